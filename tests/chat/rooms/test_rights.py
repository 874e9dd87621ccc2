"""Who may do what: the table, tried with the services themselves."""

import pytest

from chat.models import Membership, Room
from chat.rooms import directory, history, invites, members, messages, rights
from chat.rooms.rights import Action, may, may_reveal, outranks
from project.errors import Problem

from .conftest import ROLES, make_person, say, seat

ALL, STAFF, OWNERS = set(ROLES), {"owner", "moderator"}, {"owner"}
ALLOWED = {
    Action.READ: ALL,
    Action.SEARCH: ALL,
    Action.LEAVE: ALL,
    Action.POST: ALL,
    Action.REACT: ALL,
    Action.EDIT_OWN: ALL,
    Action.DELETE_OWN: ALL,
    Action.ASK_REVEAL: ALL,
    Action.DELETE_ANY: STAFF,
    Action.INVITE: STAFF,
    Action.EXPORT: STAFF,
    Action.MODERATE: STAFF,
    Action.CHANGE: STAFF,
    Action.POLICY: OWNERS,
    Action.ROLES: OWNERS,
    Action.ARCHIVE: OWNERS,
    Action.DELETE_ROOM: OWNERS,
}
DOING = {
    Action.READ: lambda who, room, other: history.history(who, room),
    Action.SEARCH: lambda who, room, other: history.search(who, room, "a"),
    Action.POST: lambda who, room, other: say(who, room),
    Action.REACT: lambda who, room, other: messages.react(who, room, 1, "👍"),
    Action.DELETE_ANY: lambda who, room, other: messages.delete(who, room, 1),
    Action.INVITE: lambda who, room, other: invites.invite(who, room, role="guest"),
    Action.EXPORT: lambda who, room, other: list(history.export(who, room)),
    Action.MODERATE: lambda who, room, other: members.remove(who, room, other.public_id),
    Action.CHANGE: lambda who, room, other: directory.change(who, room, {"topic": "New"}),
    Action.POLICY: lambda who, room, other: directory.change(who, room, {"redaction": "MASK"}),
    Action.ROLES: lambda who, room, other: members.set_role(who, room, other.public_id, "member"),
    Action.ARCHIVE: lambda who, room, other: directory.change(who, room, {"archived": True}),
    Action.DELETE_ROOM: lambda who, room, other: directory.delete(who, room),
}


@pytest.fixture
def other(cast):
    """A guest of the room who has said something."""
    made = make_person("Other")
    seat(made, cast.room, "guest")
    say(made, cast.room)
    return made


@pytest.mark.parametrize("action", Action)
def test_the_table_is_what_is_documented(action):
    assert {role for role in ROLES if may(role, action)} == ALLOWED[action]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("action", DOING)
def test_services_keep_to_the_table(cast, other, action, role):
    who = getattr(cast, role)
    if role in ALLOWED[action]:
        DOING[action](who, cast.room, other)
    else:
        with pytest.raises(Problem) as refused:
            DOING[action](who, cast.room, other)
        assert refused.value.code == "forbidden"


@pytest.mark.parametrize("action", DOING)
def test_strangers_do_nothing_and_learn_nothing(cast, other, action):
    with pytest.raises(Problem) as refused:
        DOING[action](cast.stranger, cast.room, other)
    assert refused.value.code == "room_not_found"


@pytest.mark.parametrize("action", DOING)
@pytest.mark.parametrize("state", ["left", "banned"])
def test_those_who_have_left_or_are_banned_do_nothing(cast, other, action, state):
    from django.utils import timezone

    Membership.objects.filter(person=cast.owner).update(**{state: timezone.now()})
    with pytest.raises(Problem) as refused:
        DOING[action](cast.owner, cast.room, other)
    assert refused.value.code == "room_not_found"


@pytest.mark.parametrize("action", [Action.POST, Action.REACT, Action.INVITE, Action.CHANGE, Action.POLICY])
def test_nothing_changes_in_an_archived_room(cast, other, action):
    Room.objects.update(archived=True)
    with pytest.raises(Problem) as refused:
        DOING[action](cast.owner, cast.room, other)
    assert refused.value.code == "room_archived"


def test_an_archived_room_can_be_read_and_opened_again(cast, other):
    Room.objects.update(archived=True)
    assert history.history(cast.guest, cast.room)["messages"]
    assert directory.change(cast.owner, cast.room, {"archived": False}).value["archived"] is False


@pytest.mark.parametrize("actor", ROLES)
@pytest.mark.parametrize("target", ROLES)
def test_nobody_moderates_their_equals(actor, target):
    assert outranks(actor, target) == (ROLES.index(actor) < ROLES.index(target))


@pytest.mark.parametrize(
    ("policy", "may_see"),
    [
        ("nobody", set()),
        ("owner", {"owner"}),
        ("moderators", {"owner", "moderator"}),
        ("author_and_moderators", {"owner", "moderator"}),
        ("members", {"owner", "moderator", "member"}),
    ],
)
def test_who_may_reveal_under_which_policy(policy, may_see):
    assert {role for role in ROLES if may_reveal(policy, role)} == may_see
    assert all(
        may_reveal(policy, role, author=True) == (role in may_see or policy == "author_and_moderators")
        for role in ROLES
    )


def test_every_policy_of_the_model_is_in_the_table():
    assert set(rights.REVEALING) == set(Room.Reveal.values)
    assert set(rights.LEAST) == set(Action)
