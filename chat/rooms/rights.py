"""Who may do what in a room: one table, and the order of roles."""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType

ROLES = ("guest", "member", "moderator", "owner")  # each may do what those before it may


class Action(Enum):
    """What can be done in a room by its members."""

    READ = "read messages, members, attachments; mark as read"
    SEARCH = "search in the redacted text"
    LEAVE = "leave"
    POST = "post, upload, preview, type"
    REACT = "react"
    EDIT_OWN = "edit one's own message"
    DELETE_OWN = "delete one's own message"
    ASK_REVEAL = "ask for an original; the room's policy decides"
    DELETE_ANY = "delete anybody's message"
    INVITE = "make invitations"
    EXPORT = "export the redacted messages"
    MODERATE = "mute, remove and ban those of a lower role"
    CHANGE = "change name and topic"
    POLICY = "change the policy, publish the room"
    ROLES = "give roles"
    ARCHIVE = "archive the room and open it again"
    DELETE_ROOM = "delete the room"


LEAST: Mapping[Action, str] = MappingProxyType(
    {
        Action.READ: "guest",
        Action.SEARCH: "guest",
        Action.LEAVE: "guest",
        Action.POST: "guest",
        Action.REACT: "guest",
        Action.EDIT_OWN: "guest",
        Action.DELETE_OWN: "guest",
        Action.ASK_REVEAL: "guest",
        Action.DELETE_ANY: "moderator",
        Action.INVITE: "moderator",
        Action.EXPORT: "moderator",
        Action.MODERATE: "moderator",
        Action.CHANGE: "moderator",
        Action.POLICY: "owner",
        Action.ROLES: "owner",
        Action.ARCHIVE: "owner",
        Action.DELETE_ROOM: "owner",
    }
)
SAYING = frozenset({Action.POST, Action.REACT, Action.EDIT_OWN})  # what a muted member may not
FROZEN = SAYING | {Action.INVITE, Action.CHANGE, Action.POLICY}  # what nobody may in an archived room
REVEALING: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "nobody": frozenset(),
        "owner": frozenset({"owner"}),
        "moderators": frozenset({"owner", "moderator"}),
        "author_and_moderators": frozenset({"owner", "moderator", "author"}),
        "members": frozenset({"owner", "moderator", "member"}),
    }
)


def rank(role: str) -> int:
    """The place of a role, 0 for guests."""
    return ROLES.index(role)


def may(role: str, action: Action) -> bool:
    """Whether a member of this role may."""
    return rank(role) >= rank(LEAST[action])


def may_reveal(policy: str, role: str, *, author: bool = False) -> bool:
    """Whether a member of this role may see originals under this policy, or the author their own."""
    return role in REVEALING[policy] or (author and "author" in REVEALING[policy])


def outranks(role: str, other: str) -> bool:
    """Whether a member may moderate another: nobody their equals."""
    return rank(role) > rank(other)
