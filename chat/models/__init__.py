"""What the chat keeps: people, rooms, redacted messages, sealed originals, and the record of who revealed what;
and which language models there are."""

from .attachments import Attachment
from .invites import Invite
from .memberships import Membership
from .messages import Mention, Message, Reaction
from .people import Person
from .reveals import Reveal
from .rooms import Room
from .upstreams import Upstream

__all__ = [
    "Attachment",
    "Invite",
    "Membership",
    "Mention",
    "Message",
    "Person",
    "Reaction",
    "Reveal",
    "Room",
    "Upstream",
]
