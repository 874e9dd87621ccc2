"""The admin of rooms: moderation without originals, and originals on the record alone."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from chat.models import Membership, Message, Person, Reveal, Room
from chat.rooms import invites

from .conftest import CANARIES, PRIVATE, say

MODELS = ("person", "room", "membership", "message", "attachment", "invite", "reveal")
XSS = "<script>alert(1)</script>"


@pytest.fixture
def talk(cast):
    say(cast.member, cast.room, PRIVATE)
    say(cast.owner, cast.room, XSS)
    invites.invite(cast.owner, cast.room)
    return cast


def signed_in(name="operator", *, superuser=False, permissions=()):
    user = get_user_model().objects.create_user(name, password="a long one", is_staff=True, is_superuser=superuser)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def operator(talk):
    return signed_in(superuser=True)


@pytest.mark.parametrize("model", MODELS)
def test_every_list_opens_and_shows_no_original(operator, model):
    page = operator.get(reverse(f"admin:chat_{model}_changelist"))
    assert page.status_code == 200
    assert not any(canary in page.content.decode() for canary in CANARIES)
    assert XSS not in page.content.decode()


def test_a_message_is_shown_redacted_and_cannot_be_changed(operator):
    row = Message.objects.get(seq=1)
    url = reverse("admin:chat_message_change", args=[row.pk])
    page = operator.get(url).content.decode()
    assert "[EMAIL_ADDRESS_1]" in page
    assert not any(canary in page for canary in CANARIES)
    assert operator.post(url, {"text": "Other"}).status_code == 403
    assert operator.post(reverse("admin:chat_message_delete", args=[row.pk]), {"post": "yes"}).status_code == 403


def test_an_original_is_shown_for_a_reason_and_on_the_record(operator):
    url = reverse("admin:chat_message_reveal", args=[Message.objects.get(seq=1).pk])
    assert CANARIES[0] not in operator.get(url).content.decode()
    assert CANARIES[0] not in operator.post(url, {"reason": ""}).content.decode()
    assert not Reveal.objects.exists()
    shown = operator.post(url, {"reason": "A complaint."})
    assert PRIVATE in shown.content.decode()
    assert "no-store" in shown.headers["Cache-Control"]
    row = Reveal.objects.get()
    assert (row.seq, row.person_name, row.reason, row.outcome) == (1, "operator", "A complaint.", "revealed")


def test_without_the_permission_nothing_is_shown_and_the_attempt_is_recorded(talk):
    reader = signed_in("reader", permissions=["view_message", "view_reveal"])
    row = Message.objects.get(seq=1)
    url = reverse("admin:chat_message_reveal", args=[row.pk])
    assert "Reveal the original" not in reader.get(reverse("admin:chat_message_change", args=[row.pk])).content.decode()
    answer = reader.post(url, {"reason": "Curious."})
    assert answer.status_code == 403
    assert CANARIES[0] not in answer.content.decode()
    assert Reveal.objects.get().outcome == "forbidden"


def test_the_record_cannot_be_added_to_changed_or_deleted(operator):
    operator.post(reverse("admin:chat_message_reveal", args=[Message.objects.get(seq=1).pk]), {"reason": "Once."})
    row = Reveal.objects.get()
    assert operator.get(reverse("admin:chat_reveal_add")).status_code == 403
    assert operator.post(reverse("admin:chat_reveal_change", args=[row.pk]), {"reason": "x"}).status_code == 403
    assert operator.post(reverse("admin:chat_reveal_delete", args=[row.pk]), {"post": "yes"}).status_code == 403
    with pytest.raises(TypeError):
        row.save()
    with pytest.raises(TypeError):
        row.delete()


def act(client, model, action, rows):
    form = {"action": action, "_selected_action": [row.pk for row in rows]}
    return client.post(reverse(f"admin:chat_{model}_changelist"), form)


def test_messages_are_emptied_and_keep_their_numbers(operator):
    act(operator, "message", "take_out", Message.objects.filter(seq=1))
    row = Message.objects.get(seq=1)
    assert (row.text, row.entities, row.original) == ("", [], None)
    assert row.deleted
    assert row.rev == Room.objects.get().last_rev


def test_members_are_banned_and_forgiven(operator, talk):
    rows = Membership.objects.filter(person=talk.member)
    act(operator, "membership", "ban", rows)
    assert not rows.get().present
    act(operator, "membership", "forgive", rows)
    assert rows.get().banned is None


def test_people_are_blocked(operator, talk):
    act(operator, "person", "block", Person.objects.filter(pk=talk.member.pk))
    talk.member.refresh_from_db()
    assert talk.member.blocked


def test_a_policy_that_the_project_does_not_have_is_refused(operator):
    room = Room.objects.get()
    form = {"name": "New", "project": "main", "redaction": "MARKER", "reveal": "nobody", "originals_days": 30}
    url = reverse("admin:chat_room_change", args=[room.pk])
    for wrong in (
        {"policy": "none-such"},
        {"entity_types": '[{"type": "ENABLE", "value": ["NOPE"]}]'},
        {"entity_types": "7"},
    ):
        given = {**form, "retention_days": 0, "entity_types": "[]", **wrong}
        assert operator.post(url, given).status_code == 200
    room.refresh_from_db()
    assert (room.name, room.policy, room.entity_types) == ("Room", "", [])


def test_rooms_are_archived_changed_and_deleted_with_all_that_is_in_them(operator, talk):
    act(operator, "room", "archive", Room.objects.all())
    room = Room.objects.get()
    assert room.archived
    form = {"name": "New", "project": "main", "entity_types": "[]", "redaction": "MARKER", "reveal": "nobody"}
    url = reverse("admin:chat_room_change", args=[room.pk])
    changed = operator.post(url, {**form, "originals_days": 30, "retention_days": 0})
    assert changed.status_code == 302, changed.context["adminform"].form.errors
    room.refresh_from_db()
    assert (room.name, room.archived, room.last_seq) == ("New", False, 2)
    assert not Message.objects.exclude(original=None).exists()
    gone = operator.post(reverse("admin:chat_room_delete", args=[room.pk]), {"post": "yes"})
    assert gone.status_code == 302
    assert not Room.objects.exists()
    assert not Message.objects.exists()
