"""Retention and keys: what is past its time goes, what is sealed is sealed anew."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from chat.models import Attachment, Invite, Membership, Message, Person, Room
from chat.rooms import history, invites, reveals
from project import tickets
from project.errors import Problem

from .conftest import PRIVATE, make_person, say


def aged(rows, **ages):
    """Make rows older: field=days."""
    rows.update(**{field: timezone.now() - timedelta(days=days) for field, days in ages.items()})


def run(command):
    out = StringIO()
    call_command(command, stdout=out)
    return dict(line.split(": ", 1) for line in out.getvalue().splitlines())


def test_messages_older_than_the_room_keeps_them_go_and_numbers_go_on(cast):
    Room.objects.update(retention_days=7)
    epoch = Room.objects.get().epoch
    for _ in range(3):
        say(cast.member, cast.room)
    aged(Message.objects.filter(seq__lte=2), created=8)
    assert run("purge")["messages"] == "2"
    assert [row["seq"] for row in history.history(cast.member, cast.room)["messages"]] == [3]
    assert Room.objects.get().epoch != epoch
    assert say(cast.member, cast.room)["seq"] == 4
    assert run("purge")["messages"] == "0"


def test_many_messages_go_in_parts(cast, monkeypatch):
    from chat.rooms import retention

    monkeypatch.setattr(retention, "BATCH", 2)
    Room.objects.update(retention_days=1)
    for _ in range(5):
        say(cast.member, cast.room)
    aged(Message.objects.all(), created=2)
    assert run("purge")["messages"] == "5"


def test_a_room_without_retention_keeps_its_messages(cast):
    say(cast.member, cast.room)
    aged(Message.objects.all(), created=3_000)
    assert run("purge")["messages"] == "0"


def test_originals_go_at_the_end_of_their_life_and_messages_stay(cast):
    say(cast.member, cast.room, PRIVATE)
    aged(Message.objects.all(), original_expires=1)
    assert run("purge")["originals"] == "1"
    row = Message.objects.get()
    assert row.original is None
    assert row.text
    with pytest.raises(Problem) as refused:
        reveals.reveal(cast.owner, cast.room, 1, "Late.")
    assert refused.value.code == "no_original"


def test_an_original_past_its_life_is_not_shown_before_it_is_purged(cast):
    say(cast.member, cast.room, PRIVATE)
    aged(Message.objects.all(), original_expires=1)
    with pytest.raises(Problem):
        reveals.reveal(cast.owner, cast.room, 1, "Late.")


def test_invitations_files_and_guests_that_came_to_nothing_go(cast):
    for _ in range(3):
        invites.invite(cast.owner, cast.room)
    used, old, _ = Invite.objects.order_by("pk")
    Invite.objects.filter(pk=used.pk).update(uses=0)
    aged(Invite.objects.filter(pk=old.pk), expires=1)
    room = Room.objects.get()
    for name in ("old", "new"):
        Attachment.objects.create(room=room, person=cast.member, name=name, media_type="text/plain")
    aged(Attachment.objects.filter(name="old"), created=2)
    for name in ("seen", "unseen", "fresh"):
        make_person(name, kind=Person.Kind.GUEST)
    aged(Person.objects.filter(name__in=["seen", "unseen"]), created=31)
    Membership.objects.create(room=room, person=Person.objects.get(name="seen"))
    counts = run("purge")
    assert (counts["invitations"], counts["attachments never posted"], counts["guests"]) == ("2", "1", "1")
    assert not Person.objects.filter(name="unseen").exists()


def test_tickets_in_files_go_when_nobody_used_them(transactional_db, settings, tmp_path):
    backend = "django.core.cache.backends.filebased.FileBasedCache"
    settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": tmp_path}}
    kept = tickets.issue(tickets.Holder())
    tickets.issue(tickets.Holder(), seconds=-1)
    assert run("purge")["tickets"] == "1"
    assert len(list(tmp_path.iterdir())) == 1
    assert tickets.redeem(kept) == tickets.Holder()


def test_originals_are_sealed_with_the_first_key_so_that_the_old_one_can_go(cast, settings):
    settings.ENCRYPTION_KEYS = ["old" * 20]
    say(cast.member, cast.room, PRIVATE)
    settings.ENCRYPTION_KEYS = ["new" * 20, "old" * 20]
    assert run("rotatekeys")["chat.Message.original"] == "1 sealed, 0 unreadable"
    settings.ENCRYPTION_KEYS = ["new" * 20]
    assert reveals.reveal(cast.owner, cast.room, 1, "To see.").value["text"] == PRIVATE


def test_what_no_key_opens_is_counted_and_said(cast, settings):
    settings.ENCRYPTION_KEYS = ["old" * 20]
    say(cast.member, cast.room, PRIVATE)
    settings.ENCRYPTION_KEYS = ["new" * 20]
    with pytest.raises(CommandError):
        run("rotatekeys")
    with pytest.raises(Problem) as refused:
        reveals.reveal(cast.owner, cast.room, 1, "To see.")
    assert refused.value.code == "no_original"
