"""Two people at `/chat/`: what one writes, what the other sees, what the database holds."""

import re

from playwright.sync_api import expect

from .chatting import connected, guest, messages, new_room, say, stored, texts, write

SAID = "Please call Maria Rossi on +39 02 1234 5678."
SEEN = "Please call [NAME_1] on [PHONE_NUMBER_1]."


def test_what_the_other_sees_and_the_database_holds_is_redacted(open_page, server):
    ann = open_page("/chat/")
    room = new_room(ann)
    bob = guest(open_page, "Bob", room)
    say(ann, SAID)
    expect(messages(bob)).to_have_count(1)
    assert texts(bob) == texts(ann) == [SEEN]
    assert SEEN in stored(server)
    assert not any("Rossi" in text for text in stored(server))
    marker = bob.locator("mark.marker").first
    expect(marker).to_have_attribute("title", "redacted: name")
    expect(marker.locator(".visually-hidden")).to_have_text(" (redacted: name)")
    expect(bob.locator("#said")).to_contain_text("Local: Please call [NAME_1]")


def test_one_sees_while_typing_what_the_others_will_see(open_page, server):
    ann = open_page("/chat/")
    new_room(ann)
    before = len(stored(server))
    write(ann).press_sequentially(SAID)
    expect(ann.locator("#preview-text mark")).to_have_count(2)
    expect(ann.locator("#preview-text")).to_contain_text("[PHONE_NUMBER_1]")
    expect(ann.locator("#preview-summary")).to_have_text("Redacted: 1 name, 1 phone number")
    assert len(stored(server)) == before
    write(ann).fill("")
    expect(ann.locator("#preview")).to_be_hidden()


def test_who_was_away_gets_exactly_what_was_missed(open_page, cable):
    ann = open_page("/chat/")
    room = new_room(ann)
    bob = guest(open_page, "Bob", room, base_url=cable.url)
    say(bob, "One.")
    expect(messages(ann)).to_have_count(1)
    bob.evaluate("window.same = true")
    cable.cut()
    expect(bob.locator("#banner")).to_contain_text("The connection was lost")
    for text in ("Two.", "Three.", "Four."):
        say(ann, text)
    ann.locator('[data-seq="1"]').focus()
    ann.keyboard.press("+")
    ann.get_by_role("button", name="heart").click()
    expect(ann.get_by_role("button", name="❤️ from you")).to_be_visible()
    write(bob).fill("Five, written while away.")
    write(bob).press("Enter")
    expect(bob.locator(".message.pending")).to_contain_text("Will be sent when the connection is back.")
    assert texts(bob) == ["One."]
    cable.mend()
    expect(messages(bob)).to_have_count(5)
    assert texts(bob) == texts(ann) == ["One.", "Two.", "Three.", "Four.", "Five, written while away."]
    expect(bob.locator('[data-seq="1"] .reaction')).to_have_count(1)
    expect(bob.locator("#banner")).to_contain_text("3 messages came in meanwhile")
    assert bob.evaluate("window.same")  # the page was not loaded anew
    open_page.problems.clear()  # Chromium logs every refused connection


def test_a_guest_finds_the_public_room_and_not_the_private_one(open_page):
    ann = open_page("/chat/")
    new_room(ann, "Hall of guests")
    private = new_room(ann, "Back office", public=False)
    bob = guest(open_page, "Bob")
    expect(bob.get_by_role("link", name="Hall of guests")).to_be_visible()
    expect(bob.get_by_role("link", name="Back office")).to_have_count(0)
    bob.goto(f"/chat/#{private}")
    expect(bob.locator(".notice")).to_contain_text("There is no such room")
    bob.get_by_role("link", name="Hall of guests").click()
    connected(bob)
    expect(ann.locator("#me-name")).to_have_text("Local")
    open_page.problems.clear()  # Chromium logs the refusal


def test_an_invitation_lets_a_guest_into_a_private_room(open_page):
    ann = open_page("/chat/")
    new_room(ann, "Back office", public=False)
    ann.get_by_role("button", name="Invite").click()
    ann.get_by_role("button", name="Make an invitation").click()
    field = ann.get_by_label("Give this address to them")
    expect(field).to_have_value(re.compile(r"/chat/#inv_"))
    address = field.input_value()
    bob = guest(open_page, "Bob")
    bob.goto(address)
    expect(bob.locator("#room-name")).to_have_text("Back office")
    connected(bob)


def test_an_original_is_shown_for_a_reason_and_on_the_record(open_page, server):
    ann = open_page("/chat/")
    room = new_room(ann, keep_originals=True, reveal="members")
    bob = guest(open_page, "Bob", room)
    say(bob, SAID)
    expect(messages(ann)).to_have_count(1)
    messages(ann).first.hover()
    ann.get_by_role("button", name="Show the original").click()
    ann.get_by_label("Reason").fill("The customer waits for a call.")
    ann.get_by_role("button", name="Show it").click()
    expect(ann.locator(".revealed .original")).to_have_text(SAID)
    expect(ann.locator(".revealed")).to_contain_text("Hidden again in")
    assert stored(server, "reason", "chat_reveal")[-1] == "The customer waits for a call."
    assert stored(server, "outcome", "chat_reveal")[-1] == "revealed"
    ann.get_by_role("button", name="Hide it now").click()
    expect(ann.locator(".revealed")).to_have_count(0)
    messages(bob).first.hover()
    expect(bob.get_by_role("button", name="Reply")).to_be_visible()
    expect(bob.get_by_role("button", name="Show the original")).to_have_count(0)


def test_messages_are_changed_deleted_answered_and_reacted_to(open_page, server):
    ann = open_page("/chat/")
    room = new_room(ann)
    bob = guest(open_page, "Bob", room)
    say(ann, "I am John Smith.")
    write(ann).press("ArrowUp")
    expect(write(ann)).to_have_value("I am John Smith.")
    write(ann).fill("I am Jane Miller.")
    write(ann).press("Enter")
    expect(bob.locator(".edited")).to_have_text(" edited")
    assert texts(bob) == ["I am [NAME_2]."]  # another person than before
    messages(bob).first.hover()
    bob.get_by_role("button", name="Reply").click()
    say(bob, "Welcome.")
    expect(ann.locator(".quote")).to_contain_text("Local I am [NAME_2].")
    messages(ann).nth(1).hover()
    ann.get_by_role("button", name="React").click()
    ann.get_by_role("button", name="thumbs up").click()
    expect(bob.get_by_role("button", name="👍 from Local")).to_have_text("👍1")
    bob.get_by_role("button", name="👍 from Local").click()
    expect(ann.locator(".reaction .count")).to_have_text("2")
    messages(ann).first.hover()
    ann.get_by_role("button", name="Delete", exact=True).click()
    ann.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(bob.locator(".message.deleted")).to_have_count(1)
    assert texts(bob)[0] == "This message was deleted."
    assert "I am [NAME_2]." not in stored(server)


def test_a_file_is_redacted_before_anybody_can_open_it(open_page):
    ann = open_page("/chat/")
    room = new_room(ann)
    bob = guest(open_page, "Bob", room)
    file = {"name": "notes.txt", "mimeType": "text/plain", "buffer": b"Maria Rossi, maria@rossi.example"}
    ann.locator("#file").set_input_files(file)
    expect(ann.locator("#files")).to_contain_text("2 redacted")
    write(ann).press("Enter")
    bob.get_by_role("button", name="notes.txt").click()
    expect(bob.locator("#opened-text")).to_have_text("[NAME_1], [EMAIL_ADDRESS_1]")
    with bob.expect_download() as download:
        bob.get_by_role("button", name="Save").click()
    assert download.value.suggested_filename == "notes.txt"


def test_presence_typing_unread_and_read_marks_are_shown(open_page):
    ann = open_page("/chat/")
    room = new_room(ann)
    bob = guest(open_page, "Bob", room)
    expect(ann.locator(".person.here")).to_have_count(2)
    write(bob).press_sequentially("He")
    expect(ann.locator("#typing")).to_have_text("Bob is typing…")
    write(bob).fill("")
    expect(ann.locator("#typing")).to_have_text("")
    say(ann, "Seen?")
    expect(ann.locator(".seen")).to_contain_text("Read by Bob")
    new_room(ann, "Elsewhere", public=False)
    say(bob, "@Local are you there?")
    expect(ann.locator(f'[data-room="{room}"]')).to_contain_text("1 unread message, you are named in 1")
    ann.locator(f'[data-room="{room}"]').click()
    expect(ann.locator(".unread")).to_have_text("New")
    expect(ann.locator(".mention.mine")).to_have_text("@Local")
    expect(ann.locator(f'[data-room="{room}"] .count-badge')).to_have_count(0)
    bob.close()
    expect(ann.locator(".person.here")).to_have_count(1)
