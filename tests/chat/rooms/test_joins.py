"""Coming and going, invitations, roles."""

from datetime import timedelta

import pytest
from django.utils import timezone

from chat.models import Invite, Membership, Person, Room
from chat.rooms import directory, history, invites, members
from project.errors import Problem

from .conftest import make_person, make_room, say, seat


def refused(do, *args, **options):
    with pytest.raises(Problem) as problem:
        do(*args, **options)
    return problem.value.code


def test_a_public_room_is_joined_and_what_was_said_counts_as_read(cast):
    room = make_room(cast.owner, public=True)["id"]
    say(cast.owner, room)
    joined = members.join(cast.stranger, room)
    assert (joined.value["role"], joined.value["unread"]) == ("member", 0)
    assert [(frame["type"], frame["role"]) for frame in joined.frames] == [("member", "member")]
    assert members.join(cast.stranger, room).frames == ()


def test_a_private_room_is_not_joined(cast):
    assert refused(members.join, cast.stranger, cast.room) == "room_not_found"


def test_a_room_has_so_many_members_and_a_person_so_many_rooms(cast, settings):
    rooms = [make_room(cast.owner, public=True)["id"] for _ in range(2)]
    settings.ROOM_MEMBERS = 1
    assert refused(members.join, cast.stranger, rooms[0]) == "too_many"
    settings.ROOM_MEMBERS, settings.ROOM_ROOMS = 10, 1
    members.join(cast.stranger, rooms[0])
    assert refused(members.join, cast.stranger, rooms[1]) == "too_many"
    assert refused(directory.create, cast.stranger, {"name": "Third"}) == "too_many"


def test_the_last_owner_stays_while_others_do(cast):
    assert refused(members.leave, cast.owner, cast.room) == "last_owner"
    assert refused(members.set_role, cast.owner, cast.room, cast.owner.public_id, "member") == "last_owner"
    members.set_role(cast.owner, cast.room, cast.member.public_id, "owner")
    members.leave(cast.owner, cast.room)
    assert refused(history.history, cast.owner, cast.room) == "room_not_found"


def test_a_room_that_everybody_has_left_is_archived(cast):
    room = make_room(cast.owner)["id"]
    members.leave(cast.owner, room)
    assert Room.objects.get(public_id=room).archived


def test_an_invitation_is_good_for_so_many(cast):
    token = invites.invite(cast.owner, cast.room, uses=2).value["invite"]
    one, two, three = (make_person(name) for name in ("One", "Two", "Three"))
    assert invites.accept(one, token).value["role"] == "member"
    assert invites.accept(one, token).frames == ()
    invites.accept(two, token)
    assert refused(invites.accept, three, token) == "invite_invalid"


def test_an_invitation_ends(cast):
    token = invites.invite(cast.owner, cast.room, hours=1).value["invite"]
    Invite.objects.update(expires=timezone.now() - timedelta(seconds=1))
    assert refused(invites.accept, cast.stranger, token) == "invite_invalid"


def test_only_a_hash_of_an_invitation_is_kept(cast):
    token = invites.invite(cast.owner, cast.room).value["invite"]
    assert token not in str(Invite.objects.values().get())


@pytest.mark.parametrize("token", ["", "inv_", "x" * 101, None, 7])
def test_a_wrong_invitation_is_refused(cast, token):
    assert refused(invites.accept, cast.stranger, token) in ("invite_invalid", "invalid", "too_long")


def test_nobody_invites_to_a_higher_role_than_their_own(cast):
    assert refused(invites.invite, cast.moderator, cast.room, role="owner") == "forbidden"
    assert invites.invite(cast.moderator, cast.room, role="moderator").value["role"] == "moderator"


def test_a_guest_of_the_server_becomes_a_member_at_most(cast):
    token = invites.invite(cast.owner, cast.room, role="moderator").value["invite"]
    guest = make_person("Gus", kind=Person.Kind.GUEST)
    assert invites.accept(guest, token).value["role"] == "member"


def test_the_banned_and_those_of_other_projects_are_not_let_in_by_invitations(cast):
    token = invites.invite(cast.owner, cast.room, uses=5).value["invite"]
    members.ban(cast.owner, cast.room, cast.member.public_id)
    assert refused(invites.accept, cast.member, token) == "invite_invalid"
    assert refused(invites.accept, make_person("Other", project="other"), token) == "invite_invalid"
    assert invites.accept(make_person("Gus", kind=Person.Kind.GUEST, project="other"), token).value["role"] == "member"


def test_a_muted_member_reads_and_says_nothing_until_then(cast):
    until = timezone.now() + timedelta(hours=1)
    members.mute(cast.moderator, cast.room, cast.member.public_id, until.isoformat())
    with pytest.raises(Problem) as problem:
        say(cast.member, cast.room)
    assert problem.value.code == "muted"
    assert 3_500_000 < problem.value.extra["retry_after_ms"] <= 3_600_000
    assert history.history(cast.member, cast.room)["messages"] == []
    Membership.objects.update(muted_until=timezone.now() - timedelta(seconds=1))
    say(cast.member, cast.room)


@pytest.mark.parametrize("until", ["tomorrow", 7, "2026-01-01T00:00:00", "9999-01-01T00:00:00Z"])
def test_a_mute_has_an_end(cast, until):
    assert refused(members.mute, cast.owner, cast.room, cast.member.public_id, until) == "invalid"


def test_a_ban_ends_a_membership_and_can_be_lifted(cast):
    Room.objects.update(public=True)
    gone = members.ban(cast.moderator, cast.room, cast.member.public_id)
    assert gone.frames[0]["role"] is None
    assert refused(members.join, cast.member, cast.room) == "forbidden"
    assert refused(say, cast.member, cast.room) == "forbidden"
    members.ban(cast.moderator, cast.room, cast.member.public_id, False)
    assert members.join(cast.member, cast.room).value["role"] == "member"


def test_somebody_who_is_not_there_cannot_be_moderated(cast):
    for person in ("p_nobody", cast.stranger.public_id, "a\0b"):
        assert refused(members.remove, cast.owner, cast.room, person) == "person_not_found"


def test_members_are_listed_owners_first(cast):
    seat(make_person("aaron"), cast.room, "member")
    listed = members.members(cast.guest, cast.room)["members"]
    assert [one["name"] for one in listed] == ["Owner", "Moderator", "aaron", "Member", "Guest"]
