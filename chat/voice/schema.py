"""Requests and answers of `/start` and `/bleep`, for the documents and to refuse what cannot be."""

import base64
import binascii
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from project.errors import Problem
from project.rest import fields
from project.rest.endpoint import body
from project.rest.validation import from_serializer

from . import rtvi, wishes
from .frames import Undecodable
from .pcm import CHANNELS, RATES
from .serializers import KINDS

Object = dict[str, Any]
Shape = serializers.Serializer[Any]
OPTIONAL: Object = {"required": False, "allow_null": True}


class Number(serializers.FloatField):
    """A number, not a string of digits."""

    default_error_messages = {"invalid": "must be a number", "null": "must not be null"}

    def __init__(self, least: float, most: float, **options: Any) -> None:
        super().__init__(min_value=least, max_value=most, **options)
        self.bounds = (least, most)

    def to_internal_value(self, data: Any) -> float:
        if isinstance(data, bool) or not isinstance(data, int | float):
            self.fail("invalid")
        least, most = self.bounds
        if not least <= data <= most:
            raise serializers.ValidationError(f"must be from {least:g} to {most:g}")
        return float(data)


@extend_schema_field({"type": "string", "contentEncoding": "base64"})
class Encoded(serializers.Field[Any, Any, Any, Any]):
    """Bytes in base64. Not a CharField, whose validators look at each of millions of characters."""

    default_error_messages = {"required": "is required", "null": "must not be null"}

    def to_internal_value(self, data: Any) -> bytes:
        if not isinstance(data, str):
            raise serializers.ValidationError("must be a string")
        try:
            return base64.b64decode(data, validate=True)
        except (binascii.Error, ValueError):
            raise serializers.ValidationError("must be base64") from None


class VoiceWishes(Shape):
    """What the socket is to do."""

    room = fields.Name(max_length=wishes.NAME, allow_blank=True, **OPTIONAL)
    name = fields.Name(
        max_length=wishes.PERSON, allow_blank=True, help_text="Of the client, for the others of the room.", **OPTIONAL
    )
    audio = fields.Choice(["echo"], **OPTIONAL)
    serializer = fields.Choice(["auto", *KINDS], **OPTIONAL)
    sample_rate = fields.Whole(min_value=0, max_value=RATES[-1], help_text="Hz; 0 is as it comes.", **OPTIONAL)
    num_channels = fields.Whole(min_value=0, max_value=CHANNELS[-1], help_text="0 is as they come.", **OPTIONAL)
    delay_ms = fields.Whole(min_value=0, max_value=wishes.LONGEST_DELAY, **OPTIONAL)


class StartRequest(Shape):
    """Pipecat's request for a connection."""

    transport = fields.Choice(["websocket"], **OPTIONAL)
    body = VoiceWishes(**OPTIONAL)


class Started(Shape):
    """Where the socket is, and what opens it once."""

    wsUrl = serializers.CharField()  # Pipecat's name
    token = serializers.CharField()


class AudioFile(Shape):
    """An audio file."""

    data = Encoded()  # type: ignore[assignment]  # a field, not the attribute of DRF
    content_type = fields.Name(allow_blank=True, help_text="Not needed: the file says what it is.", **OPTIONAL)


class TimeRange(Shape):
    """Seconds since the beginning, the end exclusive."""

    start = Number(0, 1e9)
    end = Number(0, 1e9)

    def to_internal_value(self, data: Any) -> tuple[float, float]:
        try:
            return rtvi.span(data)
        except Undecodable as error:
            raise serializers.ValidationError(str(error)) from None


class BleepRequest(Shape):
    """A file, and what to cover in it."""

    file = AudioFile(error_messages={"null": "must not be null", "required": "is required"})
    timestamps = fields.Many(TimeRange(), max_length=settings.MAX_TEXTS)
    bleep_frequency = Number(0, 96_000, help_text="Hz; 600 unless said, 0 is silence.", **OPTIONAL)
    bleep_gain = Number(-200, 100, help_text="dB below full scale; -3 unless said.", **OPTIONAL)


class Bleeped(Shape):
    """The file in its own format, in base64."""

    bleeped_file = serializers.CharField()


def given(request: HttpRequest) -> Object:
    """The JSON object of the body; an empty body is an empty one. Raises Problem 400, 413, 415."""
    found = body(request) if request.body else {}
    if not isinstance(found, dict):
        raise Problem("The request must be a JSON object.", code="invalid")
    return found


def read(kind: type[Shape], request: HttpRequest) -> Object:
    """The request, checked. Raises Problem 400, 413, 415."""
    form = kind(data=given(request))
    if not form.is_valid():
        raise from_serializer(form.errors)
    made: Object = form.validated_data
    return made
