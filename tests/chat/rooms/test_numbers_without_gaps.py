"""Posts at once in one room never share a number and leave no gap: threads, each with its own connection."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

from chat.models import Message, Room
from chat.rooms import messages, services
from chat.rooms.redacting import Redacted
from project.errors import Problem

from .conftest import say

THREADS = 8


def at_once(work, times=THREADS):
    """Do it in so many threads that begin together; their results."""
    barrier = Barrier(times)

    def begin(number):
        barrier.wait()
        try:
            return work(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as threads:
        return list(threads.map(begin, range(times)))


def numbers():
    return list(Message.objects.order_by("seq").values_list("seq", flat=True))


def posted(who, room, text, **options):
    """Post what needs no redaction, so that the threads meet in the database."""
    draft = messages.draft(who, room, text, **options)
    if not isinstance(draft, messages.Draft):
        return draft, False
    return messages.store(who, draft, Redacted(text, [])).value


def test_posts_at_once_are_numbered_without_gaps(cast):
    people = (cast.owner, cast.moderator, cast.member, cast.guest)

    def work(number):
        return [posted(people[number % 4], cast.room, f"{number}.{turn}")[0]["seq"] for turn in range(5)]

    given = at_once(work)
    assert sorted(seq for some in given for seq in some) == list(range(1, 41))
    assert numbers() == list(range(1, 41))
    assert all(some == sorted(some) for some in given)
    room = Room.objects.get()
    assert (room.last_seq, room.last_rev) == (40, 40)


def test_the_same_post_at_once_is_stored_once(cast):
    given = at_once(lambda _: posted(cast.member, cast.room, "Once.", client_msg_id="a"))
    assert sum(created for _, created in given) == 1
    assert all(item == given[0][0] for item, _ in given)
    assert numbers() == [1]
    assert Room.objects.get().last_seq == 1


def test_posts_that_fail_among_others_leave_no_gap(cast):
    def work(number):
        try:
            return posted(cast.member, cast.room, "Hi.", reply_to=99 if number % 2 else None)
        except Problem as problem:
            return problem.code

    given = at_once(work)
    assert given.count("invalid") == THREADS // 2
    assert numbers() == list(range(1, THREADS // 2 + 1))


def test_changes_and_posts_at_once_never_share_a_rev(cast):
    say(cast.member, cast.room)

    def work(number):
        if number % 2:
            return posted(cast.member, cast.room, "Hi.")[0]["rev"]
        return messages.react(cast.owner, cast.room, 1, "👍", number % 4 == 0).value["rev"]

    assert sorted(at_once(work)) == list(range(2, THREADS + 2))


def test_with_redaction_too(cast):
    at_once(lambda number: services.post(cast.member, cast.room, f"Mail {number}@example.com"), 4)
    assert numbers() == [1, 2, 3, 4]
