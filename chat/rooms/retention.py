"""What rooms keep for a time: messages, originals, invitations, files never posted, guests never seen again."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from types import MappingProxyType

from django.conf import settings
from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone

from project import tickets

from ..models import Attachment, Invite, Message, Person, Room
from ..models.rooms import new_epoch
from .numbering import locked
from .outcome import Frame, tell

UNPOSTED_HOURS = 24
BATCH = 1_000


def messages() -> int:
    """Remove the messages that are older than their rooms keep them."""
    return sum(_cut(room) for room in Room.objects.filter(retention_days__gt=0))


def _cut(room: Room) -> int:
    """Remove the beginning of a room's history. Its numbers go on; its new epoch has clients read it anew."""
    oldest = timezone.now() - timedelta(days=room.retention_days)
    last = room.messages.filter(created__lt=oldest).aggregate(last=Max("seq"))["last"]
    if last is None:
        return 0
    number = 0
    while True:
        with transaction.atomic():
            row = locked(room)
            keys = list(room.messages.filter(seq__lte=last).order_by("seq").values_list("pk", flat=True)[:BATCH])
            Message.objects.filter(pk__in=keys).delete()
            row.epoch = new_epoch()
            row.save(update_fields=["epoch"])
        number += len(keys)
        if len(keys) < BATCH:
            break
    tell(_reset(row))
    return number


def _reset(room: Room) -> Frame:
    return {
        "type": "reset",
        "room": room.public_id,
        "epoch": room.epoch,
        "seq": room.last_seq,
        "rev": room.last_rev,
    }


def originals() -> int:
    """Remove the originals whose lifetime has ended; the redacted messages stay."""
    over = Message.objects.filter(original_expires__lte=timezone.now())
    return over.update(original=None, original_expires=None)


def invites() -> int:
    """Remove the invitations that nobody can use any more."""
    return Invite.objects.filter(Q(uses=0) | Q(expires__lte=timezone.now())).delete()[0]


def attachments() -> int:
    """Remove the files that were uploaded and not posted within a day."""
    waited = timezone.now() - timedelta(hours=UNPOSTED_HOURS)
    return Attachment.objects.filter(message=None, created__lt=waited).delete()[0]


def guests() -> int:
    """Remove the guests whose tokens have ended and who are in no room and have said nothing."""
    ended = timezone.now() - timedelta(days=settings.GUEST_DAYS)
    gone = Person.objects.filter(kind=Person.Kind.GUEST, blocked=False, created__lt=ended)
    return gone.filter(memberships=None, messages=None).delete()[0]


PURGES: Mapping[str, Callable[[], int]] = MappingProxyType(
    {
        "messages": messages,
        "originals": originals,
        "invitations": invites,
        "attachments never posted": attachments,
        "guests": guests,
        "tickets": tickets.purge,
    }
)
