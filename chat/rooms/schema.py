"""Requests of the REST paths, for the documents and to refuse what they do not describe."""

from typing import Any

from django.http import HttpRequest
from rest_framework import serializers

from project.errors import Problem, invalid
from project.rest import fields
from project.rest.endpoint import body
from project.rest.validation import from_serializer

from ..models.messages import CLIENT_ID, EMOJI
from ..models.people import NAME as PERSON_NAME
from ..models.reveals import REASON
from ..models.rooms import DAYS, TOPIC, Room
from ..models.rooms import NAME as ROOM_NAME
from .fields import MOST
from .history import QUERY
from .invites import MOST_HOURS, MOST_USES
from .rights import ROLES

TEXT = 500_000  # characters; the setting ROOM_MESSAGE_CHARACTERS has the last word


class Named(fields.Strict):
    """A display name."""

    name = fields.Name(max_length=PERSON_NAME)


class EntityTypes(fields.Strict):
    """Turns entity types on or off, as in `/process/text`."""

    type = fields.Choice(["ENABLE", "DISABLE"])
    value = fields.Many(fields.Name(max_length=64), max_length=200)


class RoomChange(fields.Strict):
    """What can be changed of a room."""

    name = fields.Name(max_length=ROOM_NAME, required=False)
    topic = fields.Name(max_length=TOPIC, required=False, allow_blank=True)
    public = fields.Flag(required=False)
    archived = fields.Flag(required=False)
    policy = fields.Name(max_length=60, required=False, allow_blank=True, allow_null=True)
    entity_types = fields.Many(EntityTypes(), max_length=200, required=False)
    redaction = fields.Choice(Room.Redaction.values, required=False)
    keep_originals = fields.Flag(required=False)
    originals_days = fields.Whole(min_value=1, max_value=DAYS, required=False)
    reveal = fields.Choice(Room.Reveal.values, required=False)
    retention_days = fields.Whole(min_value=0, max_value=DAYS, required=False, help_text="0: for ever.")


class RoomRequest(RoomChange):
    """A new room."""

    name = fields.Name(max_length=ROOM_NAME)


class InviteRequest(fields.Strict):
    """Whom to let in: how many, as what, until when."""

    role = fields.Choice(ROLES, required=False)
    uses = fields.Whole(min_value=1, max_value=MOST_USES, required=False)
    hours = fields.Whole(min_value=1, max_value=MOST_HOURS, required=False)


class AcceptRequest(fields.Strict):
    """An invitation."""

    invite = fields.Name(max_length=100)


class MemberChange(fields.Strict):
    """What can be changed of a member."""

    role = fields.Choice(ROLES, required=False)
    muted_until = fields.Name(
        max_length=40, required=False, allow_null=True, help_text="ISO 8601 with its offset; null lets them speak."
    )
    banned = fields.Flag(required=False)


class PostRequest(fields.Strict):
    """A message; it is redacted before it is stored."""

    text = fields.Name(max_length=TEXT, allow_blank=True, required=False, help_text="Empty only with attachments.")
    client_msg_id = fields.Name(
        max_length=CLIENT_ID, required=False, allow_null=True, help_text="A retry with the same one stores nothing."
    )
    reply_to = fields.Whole(min_value=1, max_value=MOST, required=False, allow_null=True)
    attachments = fields.Many(fields.Name(max_length=16), max_length=100, required=False)


class EditRequest(fields.Strict):
    """What a message says instead."""

    text = fields.Name(max_length=TEXT, allow_blank=True)


class PreviewRequest(fields.Strict):
    """A text to see as others would see it."""

    text = fields.Name(max_length=TEXT)


class ReactionRequest(fields.Strict):
    """An emoji, given or taken back."""

    emoji = fields.Name(max_length=EMOJI)
    on = fields.Flag(required=False)


class RevealRequest(fields.Strict):
    """Why the original must be seen; it is recorded."""

    reason = fields.Name(max_length=REASON)


class ReadRequest(fields.Strict):
    """Up to which message everything has been read."""

    seq = fields.Whole(min_value=0, max_value=MOST)


class SearchRequest(fields.Strict):
    """What to look for in the redacted text. In a body, because addresses are logged."""

    query = fields.Name(max_length=QUERY)
    before = fields.Whole(min_value=0, max_value=MOST, required=False, allow_null=True)
    limit = fields.Whole(min_value=1, max_value=MOST, required=False, allow_null=True)


class UploadRequest(serializers.Serializer[Any]):
    """A text file."""

    file = serializers.FileField()


def read(kind: type[fields.Strict], request: HttpRequest) -> dict[str, Any]:
    """The valid JSON of a request. Raises Problem 400, 413, 415."""
    given = body(request)
    if not isinstance(given, dict):
        raise Problem("The request must be a JSON object.", code="invalid")
    serializer = kind(data=given)
    if not serializer.is_valid():
        raise from_serializer(serializer.errors)
    return dict(serializer.validated_data)


def number(request: HttpRequest, name: str) -> int | None:
    """A whole number of the query string; None where it is not there. Raises Problem 400."""
    given = request.GET.get(name)
    if given is None:
        return None
    if not given.isascii() or not given.isdigit() or len(given) > 16:
        raise invalid(name, f"must be a whole number from 0 to {MOST}")
    return int(given)
