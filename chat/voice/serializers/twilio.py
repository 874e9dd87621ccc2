"""Twilio's media streams: JSON in text frames, sound as mu-law of 8 kHz in base64."""

import base64
import binascii
from typing import Any

import orjson

from .. import mulaw
from ..frames import Audio, Frame, Hangup, Interruption, Undecodable
from .plain import loads

RATE = 8_000


class TwilioSerializer:
    """Sound and interruptions: a telephone has no place for anything else."""

    audio_format = (RATE, 1)

    def __init__(self) -> None:
        self.stream = ""

    def serialize(self, frame: Frame) -> str | None:
        """A `media` event, or `clear`, which empties what Twilio has not played yet. Audio must be 8 kHz mono."""
        event: dict[str, Any]
        if isinstance(frame, Audio):
            payload = base64.b64encode(mulaw.encode(frame.audio)).decode()
            event = {"event": "media", "streamSid": self.stream, "media": {"payload": payload}}
        elif isinstance(frame, Interruption):
            event = {"event": "clear", "streamSid": self.stream}
        else:
            return None
        return orjson.dumps(event).decode()

    def deserialize(self, data: str | bytes) -> Frame | None:
        """The sound of a `media` event, and the end with `stop`. Raises Undecodable."""
        event = loads(data)
        match event.get("event"):
            case "start":
                self.stream = str(event.get("streamSid", ""))
            case "media":
                return _sound(event.get("media"))
            case "stop":
                return Hangup()
            case "connected" | "mark" | "dtmf":
                pass
            case _:
                raise Undecodable("The event must be connected, start, media, mark, dtmf or stop.")
        return None


def _sound(media: Any) -> Audio:
    payload = media.get("payload") if isinstance(media, dict) else None
    if not isinstance(payload, str):
        raise Undecodable("A media event must have a payload in base64.")
    try:
        return Audio(mulaw.decode(base64.b64decode(payload, validate=True)), RATE, 1)
    except (binascii.Error, ValueError):
        raise Undecodable("A media event must have a payload in base64.") from None
