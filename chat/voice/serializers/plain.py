"""RTVI's JSON wire: one message a text frame."""

from typing import Any

import orjson

from .. import rtvi
from ..frames import Audio, Frame, Hangup, Json, Message, Undecodable


def loads(data: str | bytes) -> Json:
    """A JSON object. Raises Undecodable."""
    try:
        found: Any = orjson.loads(data)
    except orjson.JSONDecodeError:
        raise Undecodable("The message is not JSON.") from None
    if not isinstance(found, dict):
        raise Undecodable("The message must be a JSON object.")
    return found


class PlainSerializer:
    """Messages as they are, everything else as the message that says the same."""

    audio_format = (0, 0)

    def serialize(self, frame: Frame) -> str | None:
        """The JSON of one message."""
        if isinstance(frame, Hangup):
            return None
        if isinstance(frame, Audio):
            frame = rtvi.audio_message(frame)
        elif not isinstance(frame, Message):
            frame = rtvi.as_message(frame)
        return orjson.dumps(frame.data).decode()

    def deserialize(self, data: str | bytes) -> Frame | None:
        """The message. Raises Undecodable."""
        return Message(loads(data))
