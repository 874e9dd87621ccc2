"""What a client asks of its voice socket, in the query of its address or in the body of `POST /start`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

from django.conf import settings

from project.errors import Problem, invalid

from .pcm import CHANNELS, RATES
from .serializers import KINDS

NAME = 128  # characters of a room's name
PERSON = 64  # characters of a client's name
LONGEST_DELAY = 10_000  # ms
NAMES = ("room", "name", "audio", "serializer", "sample_rate", "num_channels", "delay_ms")


@dataclass(frozen=True, slots=True)
class Wishes:
    """One socket's part in voice. Zeros of rate and channels take audio as it comes."""

    room: str = ""
    name: str = ""
    echo: bool = False
    serializer: str = "auto"
    sample_rate: int = 0
    num_channels: int = 0
    delay_ms: int = 500

    @property
    def delay(self) -> float:
        """Seconds."""
        return self.delay_ms / 1000


def asked(query: bytes) -> dict[str, Any]:
    """The wishes of a query string, unread; other parameters are not ours."""
    given = parse_qs(query.decode("latin-1"))
    return {name: given[name][-1] for name in NAMES if name in given}


def read(given: Mapping[str, Any]) -> Wishes:
    """The wishes, the settings where nothing is said. Raises Problem 400 on what cannot be."""
    room, audio = given.get("room", ""), given.get("audio", "")
    if not isinstance(room, str) or len(room) > NAME:
        raise invalid("room", f"must be a string of at most {NAME} characters")
    name = given.get("name", "")
    if not isinstance(name, str) or len(name) > PERSON:
        raise invalid("name", f"must be a string of at most {PERSON} characters")
    if audio not in ("", "echo"):
        raise invalid("audio", "must be echo, or left out")
    serializer = given.get("serializer", settings.VOICE_SERIALIZER)
    if serializer not in ("auto", *KINDS):
        raise invalid("serializer", f"must be one of auto, {', '.join(KINDS)}")
    rate = number(given, "sample_rate", settings.VOICE_AUDIO_OUT_SAMPLE_RATE, RATES, 0)
    channels = number(given, "num_channels", settings.VOICE_AUDIO_OUT_CHANNELS, CHANNELS, 0)
    delay = number(given, "delay_ms", settings.VOICE_DELAY_MS, range(LONGEST_DELAY + 1), 0)
    return Wishes(room, name, audio == "echo", serializer, rate, channels, delay)


def number(given: Mapping[str, Any], name: str, default: int, allowed: range, other: int) -> int:
    """A whole number, or its digits. Raises Problem 400."""
    raw = given.get(name, default)
    value = int(raw) if isinstance(raw, str) and raw.isascii() and raw.isdigit() and len(raw) < 10 else raw
    if type(value) is not int or (value not in allowed and value != other):
        raise invalid(name, "is not a number that is possible here")
    return value


def fields_of(body: Any) -> dict[str, Any]:
    """The wishes in the body of `/start`, checked. Raises Problem 400."""
    if not isinstance(body, dict):
        raise Problem("body must be an object.", code="invalid")
    given = {name: body[name] for name in NAMES if body.get(name) is not None}
    read(given)
    return given
