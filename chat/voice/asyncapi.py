"""What AsyncAPI says of `/ws-client`."""

from typing import Any

from project.sockets.asyncapi import Part

from . import wishes
from .conversation import ANSWERS, HANDLERS
from .rtvi import LABEL
from .serializers import KINDS

Document = dict[str, Any]
ANSWERED = ("bot-ready", "server-response", "error-response", "error", "server-message", "user-transcription")
SPOKEN = ("bot-tts-started", "bot-tts-text", "bot-tts-audio", "bot-tts-stopped")
SEND = (*ANSWERED, "bot-llm-started", "bot-llm-text", "bot-llm-stopped", *SPOKEN, "bot-interrupted")
NOTICES = ("bleeped", "prompt", "text", "warning", "bye")
STRING: Document = {"type": "string"}
INTEGER: Document = {"type": "integer", "minimum": 0}
QUERY: dict[str, Document] = {
    "room": {**STRING, "maxLength": wishes.NAME},
    "name": {**STRING, "maxLength": wishes.PERSON},
    "audio": {"const": "echo"},
    "serializer": {"enum": ["auto", *KINDS]},
    "sample_rate": INTEGER,
    "num_channels": INTEGER,
    "delay_ms": {**INTEGER, "maximum": wishes.LONGEST_DELAY},
}


def _rtvi(kinds: tuple[str, ...], description: str) -> Document:
    return {
        "type": "object",
        "description": description,
        "required": ["label", "type"],
        "properties": {
            "label": {"const": LABEL},
            "type": {"enum": list(kinds)},
            "id": STRING,
            "data": {"type": "object"},
        },
    }


MESSAGES: dict[str, Document] = {
    "voice_frame": {
        "type": "string",
        "format": "binary",
        "description": "A protobuf Frame: text, audio, transcription, message or interruption.",
    },
    "voice_request": _rtvi(tuple(HANDLERS), f"RTVI; the `t` of a client-message is one of {', '.join(ANSWERS)}."),
    "voice_answer": _rtvi(
        SEND, f"RTVI of the server; the `type` in a server-message's data is one of {', '.join(NOTICES)}."
    ),
    "voice_media": {
        "type": "object",
        "description": "An event of Twilio's media streams: mu-law of 8 kHz in base64.",
        "required": ["event"],
        "properties": {"event": STRING},
    },
}


def part() -> Part:
    """The part of `/ws-client`."""
    return Part(
        "voice",
        "/ws-client",
        MESSAGES,
        {
            "voice_frame": ("voice_frame", ("voice_frame",)),
            "voice_request": ("voice_request", ("voice_answer",)),
            "voice_media": ("voice_media", ("voice_media",)),
        },
        {"voice_heard": ("voice_frame", "voice_answer", "voice_media")},
        query=QUERY,
        content_types={"voice_frame": "application/x-protobuf"},
        description="Pipecat's frames and RTVI; each message is answered on the wire that it came on.",
    )
