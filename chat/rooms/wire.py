"""What is sent of people, rooms and messages, over REST and sockets alike."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from ..models import Attachment, Membership, Message, Person, Room
from .rights import may_reveal

Item = dict[str, Any]
LOADED = Message.objects.select_related("room", "author").prefetch_related(
    "mentions__person", "reactions__person", "attachments"
)


def when(moment: datetime | None) -> str | None:
    """ISO 8601 in UTC with milliseconds (RFC 3339)."""
    if moment is None:
        return None
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def person(who: Person) -> Item:
    """Somebody, as the others see them."""
    return {"id": who.public_id, "name": who.name, "kind": who.kind}


def named(who: Person) -> Item:
    """Somebody, in short."""
    return {"id": who.public_id, "name": who.name}


def policy(room: Room, role: str | None) -> Item:
    """How the room redacts and keeps; `may_reveal` is about messages of others."""
    return {
        "policy": room.policy or None,
        "entity_types": room.entity_types,
        "redaction": room.redaction,
        "keep_originals": room.keep_originals,
        "originals_days": room.originals_days,
        "retention_days": room.retention_days,
        "reveal": room.reveal,
        "may_reveal": room.keep_originals and role is not None and may_reveal(room.reveal, role),
    }


def room_settings(room: Room, role: str | None) -> Item:
    """What the members can change of a room."""
    return {
        "name": room.name,
        "topic": room.topic,
        "public": room.public,
        "archived": room.archived,
        "policy": policy(room, role),
    }


def room(room: Room, membership: Membership | None, members: int, mentions: int = 0) -> Item:
    """A room, as one person sees it."""
    role = membership.role if membership else None
    read = membership.last_read if membership else 0
    return {
        "id": room.public_id,
        **room_settings(room, role),
        "project": room.project,
        "created": when(room.created),
        "seq": room.last_seq,
        "rev": room.last_rev,
        "epoch": room.epoch,
        "members": members,
        "role": role,
        "last_read": read,
        "unread": max(0, room.last_seq - read) if membership else 0,
        "mentions": mentions,
    }


def room_frame(room: Room) -> Item:
    """Tells the members what a room is like now; `may_reveal` is each one's own matter."""
    changed = room_settings(room, None)
    del changed["policy"]["may_reveal"]
    return {"type": "room", "room": room.public_id, **changed}


def member(seat: Membership) -> Item:
    """Somebody in a room."""
    return {
        **person(seat.person),
        "role": seat.role,
        "joined": when(seat.joined),
        "last_read": seat.last_read,
        "muted_until": when(seat.muted_until),
    }


def banned(seat: Membership) -> Item:
    """Somebody who may not come back."""
    return {**person(seat.person), "banned": when(seat.banned)}


def member_frame(seat: Membership) -> Item:
    """Tells the members who somebody is now; `role` is None for one who has gone."""
    return {
        "type": "member",
        "room": seat.room.public_id,
        "person": seat.person.public_id,
        "name": seat.person.name,
        "kind": seat.person.kind,
        "role": seat.role if seat.present else None,
    }


def attachment(file: Attachment) -> Item:
    """A file, without its text."""
    return {
        "id": file.public_id,
        "name": file.name,
        "media_type": file.media_type,
        "size": len(file.text.encode()),
        "entities": file.entities,
    }


def message(row: Message) -> Item:
    """A message in its present state; asks the database for what `LOADED` has not loaded."""
    return composed(
        row,
        [mention.person for mention in row.mentions.all()],
        row.attachments.all(),
        reactions((reaction.emoji, reaction.person) for reaction in row.reactions.all()),
    )


def composed(row: Message, mentioned: Iterable[Person], files: Iterable[Attachment], reacted: list[Item]) -> Item:
    """A message from its parts."""
    item = {
        "room": row.room.public_id,
        "seq": row.seq,
        "rev": row.rev,
        "author": person(row.author),
        "text": row.text,
        "entities": row.entities,
        "reply_to": row.reply_to,
        "mentions": [named(who) for who in mentioned],
        "created": when(row.created),
        "attachments": [attachment(file) for file in files],
        "reactions": reacted,
    }
    if row.edited:
        item["edited"] = when(row.edited)
    if row.deleted:
        item["deleted"] = when(row.deleted)
    return item


def reactions(given: Iterable[tuple[str, Person]]) -> list[Item]:
    """Reactions by emoji, in the order in which each was first given."""
    by: dict[str, list[str]] = {}
    for emoji, who in given:
        by.setdefault(emoji, []).append(who.public_id)
    return [{"emoji": emoji, "count": len(people), "by": people} for emoji, people in by.items()]
