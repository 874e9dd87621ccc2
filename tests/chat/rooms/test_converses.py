"""What is said on a socket of a room, and what comes back."""

import pytest

from .talking import alocal, amake_room, key_of, talker


@pytest.fixture
async def pair(application):
    """Two people in a room."""
    room = await amake_room()
    ann, ben = await key_of("ann"), await key_of("ben")
    async with talker(application, room, ann) as one, talker(application, room, ben) as two:
        yield one, two


async def test_a_post_comes_to_everybody_redacted_and_its_author_gets_an_ack(pair):
    one, two = pair
    ack = await one.ask(type="post", text="Mail ann@example.com", client_msg_id="c1")
    assert (ack["seq"], ack["text"], ack["duplicate"]) == (1, "Mail [EMAIL_ADDRESS_1]", False)
    message = await two.hear("message")
    assert (message["seq"], message["text"]) == (1, "Mail [EMAIL_ADDRESS_1]")
    assert message["author"] == {"id": one.welcome["you"]["id"], "name": "ann", "kind": "key"}


async def test_a_post_that_is_sent_again_is_acknowledged_and_stored_once(pair):
    one, two = pair
    first = await one.ask(type="post", text="Hello.", client_msg_id="c1")
    again = await one.ask(type="post", text="Hello.", client_msg_id="c1")
    assert (again["seq"], again["duplicate"]) == (first["seq"], True)
    await one.ask(type="post", text="Next.", client_msg_id="c2")
    assert [(await two.hear("message"))["text"] for _ in range(2)] == ["Hello.", "Next."]


@pytest.mark.parametrize("bare", ["Mail ann@example.com", b"Mail ann@example.com"])
async def test_bare_text_and_bytes_are_posts(pair, bare):
    one, two = pair
    await one.socket.send_to(**{"text_data" if isinstance(bare, str) else "bytes_data": bare})
    assert (await two.hear("message"))["text"] == "Mail [EMAIL_ADDRESS_1]"
    assert (await one.hear("ack"))["seq"] == 1


async def test_editing_deleting_and_reacting_change_the_message_for_everybody(pair):
    one, two = pair
    await one.ask(type="post", text="Helo.")
    await one.ask(type="edit", seq=1, text="Hello, ann@example.com.")
    await two.ask(type="react", seq=1, emoji="👍")
    await one.ask(type="delete", seq=1)
    changes = [frame for frame in await one.settled() if frame["type"] == "changed"]
    assert [frame["rev"] for frame in changes] == sorted(frame["rev"] for frame in changes)
    assert (await one.ask(type="history"))["messages"][0]["text"] == ""


async def test_a_preview_shows_what_others_would_see_and_tells_nobody(pair):
    one, two = pair
    assert (await one.ask(type="preview", text="I am at ann@example.com"))["text"] == "I am at [EMAIL_ADDRESS_1]"
    assert [frame for frame in await two.settled() if frame["type"] == "message"] == []


async def test_others_see_who_types_and_when_it_ends(pair):
    one, two = pair
    me = one.welcome["you"]["id"]
    for _ in range(5):
        await one.say(type="typing")
    assert (await two.hear("typing")) | {"room": ""} == {"type": "typing", "room": "", "person": me, "on": True}
    await one.say(type="typing", on=False)
    assert (await two.hear("typing"))["on"] is False
    assert [frame for frame in await one.settled() if frame["type"] == "typing"] == []


async def test_typing_ends_by_itself(pair, monkeypatch):
    monkeypatch.setattr("chat.rooms.feed.TYPING_SECONDS", 0.1)
    one, two = pair
    await one.say(type="typing")
    assert [(await two.hear("typing"))["on"] for _ in range(2)] == [True, False]


async def test_a_read_mark_is_told_and_kept(pair):
    one, two = pair
    await one.ask(type="post", text="Hello.")
    assert (await two.ask(type="read", seq=1))["seq"] == 1
    mark = await one.hear("read")
    assert (mark["person"], mark["seq"]) == (two.welcome["you"]["id"], 1)


async def test_history_comes_in_pages(pair):
    one, _ = pair
    for number in range(5):
        await one.ask(type="post", text=f"This is number {number}.")
    page = await one.ask(type="history", before=5, limit=2)
    assert ([message["seq"] for message in page["messages"]], page["more"]) == ([3, 4], True)


async def test_one_socket_carries_several_rooms(pair, application):
    one, _ = pair
    second = await amake_room("second")
    who = await alocal(second)
    assert (await one.ask(type="join", room=second.public_id))["type"] == "welcome"
    async with talker(application, second) as local:
        await local.ask(type="post", text="In the second room.")
        message = await one.hear("message")
        assert (message["room"], message["author"]["id"]) == (second.public_id, who.public_id)
        assert (await one.ask(type="leave", room=second.public_id))["type"] == "left"
        await local.ask(type="post", text="Who hears this?")
        assert [frame for frame in await one.settled() if frame["type"] == "message"] == []
    assert (await one.ask(type="typing", room=second.public_id))["code"] == "not_carried"


async def test_errors_carry_the_id_and_the_socket_stays_open(pair):
    one, _ = pair
    for frame, code in (
        ({"type": "edit", "seq": 9, "text": "x"}, "message_not_found"),
        ({"type": "post", "text": ""}, "invalid"),
        ({"type": "post", "text": "x", "room": "0123456789abcdef"}, "room_not_found"),
        ({"type": "nonsense"}, "unknown_type"),
        ({"type": "reveal", "seq": 9, "reason": "why"}, "message_not_found"),
    ):
        assert (await one.ask(**frame))["code"] == code
    await one.socket.send_to(bytes_data=b"\xff")
    assert (await one.error())["code"] == "invalid_utf8"
    assert await one.settled() == []


async def test_who_posts_too_fast_is_told_when_to_go_on(pair, settings):
    settings.ROOM_POST_RATE, settings.ROOM_POST_BURST = 0.5, 1
    one, _ = pair
    await one.ask(type="post", text="One.")
    refused = await one.ask(type="post", text="Two.")
    assert (refused["code"], refused["retry_after_ms"] > 0) == ("rate_limited", True)
