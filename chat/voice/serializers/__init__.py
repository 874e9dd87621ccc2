"""The wires that a voice socket speaks, and which of them a message is of."""

from contextvars import ContextVar
from typing import Protocol

from ..frames import Frame, Undecodable
from .plain import PlainSerializer, loads
from .protobuf import ProtobufSerializer
from .twilio import TwilioSerializer

Wire = str | bytes


class FrameSerializer(Protocol):
    """One socket's wire of one kind. May keep what the peer said of itself, so each socket has its own."""

    audio_format: tuple[int, int]  # rate and channels that the wire carries; zeros carry any

    def serialize(self, frame: Frame) -> Wire | None:
        """The frame on this wire; None where the wire has no place for it."""

    def deserialize(self, data: Wire) -> Frame | None:
        """The frame of a message; None where there is nothing to do about it. Raises Undecodable."""


KINDS: dict[str, type[FrameSerializer]] = {
    "protobuf": ProtobufSerializer,
    "rtvi": PlainSerializer,
    "twilio": TwilioSerializer,
}


# Of the message that a task works on: its answer leaves on that wire, whatever has been read since.
answering: ContextVar[str | None] = ContextVar("answering", default=None)


class Serializers:
    """The wires of one socket: each message is read as what it is, and `name` is the last one's."""

    def __init__(self, kind: str = "auto") -> None:
        """`kind` is one of KINDS for a socket that speaks nothing else, or auto."""
        self.fixed = kind in KINDS
        self.name = kind if self.fixed else "protobuf"
        self._made: dict[str, FrameSerializer] = {}

    def of(self, name: str) -> FrameSerializer:
        """The wire of that name."""
        if name not in self._made:
            self._made[name] = KINDS[name]()
        return self._made[name]

    def read(self, data: Wire) -> Frame | None:
        """The frame of a message. Raises Undecodable."""
        if not self.fixed:
            self.name = kind_of(data)
        answering.set(self.name)
        return self.of(self.name).deserialize(data)


def kind_of(data: Wire) -> str:
    """Which of KINDS a message is: binary is protobuf, a JSON object with `event` is Twilio's, any other text RTVI."""
    if isinstance(data, bytes):
        return "protobuf"
    try:
        return "twilio" if "event" in loads(data) else "rtvi"
    except Undecodable:
        return "rtvi"
