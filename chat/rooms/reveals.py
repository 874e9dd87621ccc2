"""Showing what was written before redaction: to whom the policy allows it, for a reason, on the record."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from project.encryption import Unreadable, unseal
from project.errors import Problem

from ..models import Message, Person, Reveal
from ..models.messages import PURPOSE
from . import fields
from .messages import found
from .outcome import Outcome
from .rights import Action, may_reveal
from .seats import Member, member

Item = dict[str, Any]
REFUSED = {
    Reveal.Outcome.FORBIDDEN: ("The room's policy does not let you see originals.", "forbidden"),
    Reveal.Outcome.NOT_KEPT: ("", "no_original"),
    Reveal.Outcome.UNREADABLE: ("The original cannot be opened with the server's keys.", "no_original"),
}


def reveal(who: Person, room_id: str, seq: Any, reason: Any) -> Outcome[Item]:
    """The original of a message. Every attempt of a member is recorded, before anything is shown. Raises Problem."""
    why = fields.reason(reason)
    with transaction.atomic():
        seat = member(who, room_id, Action.ASK_REVEAL)
        row = found(seat.room, seq)
        outcome, text = opened(row) if _allowed(seat, row) else (Reveal.Outcome.FORBIDDEN, "")
        record(row, who.public_id, who.name, why, outcome)
    if outcome != Reveal.Outcome.REVEALED:
        detail, code = REFUSED[outcome]
        raise Problem(detail, code=code)
    return Outcome({"room": seat.room.public_id, "seq": row.seq, "text": text})


def opened(row: Message) -> tuple[Reveal.Outcome, str]:
    """What was written, if it is kept, within its lifetime and readable."""
    if not row.entities:
        return Reveal.Outcome.REVEALED, row.text  # nothing was taken out
    if row.original is None or row.original_expires is None or row.original_expires <= timezone.now():
        return Reveal.Outcome.NOT_KEPT, ""
    try:
        return Reveal.Outcome.REVEALED, unseal(bytes(row.original), PURPOSE)
    except Unreadable:
        return Reveal.Outcome.UNREADABLE, ""


def record(row: Message, person: str, name: str, why: str, outcome: Reveal.Outcome) -> None:
    """Write down who wanted to see what, and what became of it."""
    Reveal.objects.create(
        room=row.room.public_id,
        room_name=row.room.name,
        seq=row.seq,
        person=person,
        person_name=name,
        reason=why,
        outcome=outcome,
    )


def _allowed(seat: Member, row: Message) -> bool:
    """By the policy now and by the one it was written under: no change exposes what was said before it."""
    author = row.author_id == seat.person.pk
    return all(may_reveal(policy, seat.role, author=author) for policy in (seat.room.reveal, row.reveal))
