"""Pipecat's binary wire: one protobuf Frame a message."""

import orjson
from google.protobuf.message import DecodeError

from .. import frames_pb2
from ..frames import Audio, Frame, Hangup, Interruption, Message, Text, Transcription, Undecodable
from .plain import loads


class ProtobufSerializer:
    """Every frame as it is."""

    audio_format = (0, 0)

    def serialize(self, frame: Frame) -> bytes | None:
        """The bytes of one Frame."""
        if isinstance(frame, Hangup):
            return None
        if isinstance(frame, Audio):
            made = _audio(frame)
        elif isinstance(frame, Message):
            made = _message(frame)
        else:
            made = _plain(frame)
        return bytes(made.SerializeToString())

    def deserialize(self, data: str | bytes) -> Frame | None:
        """The frame. Raises Undecodable on bytes that are no Frame, or a Frame that holds none."""
        try:
            read = frames_pb2.Frame.FromString(data if isinstance(data, bytes) else data.encode())
        except DecodeError:
            raise Undecodable("The message is not a protobuf Frame.") from None
        return _read(read)


def _audio(frame: Audio) -> frames_pb2.Frame:
    body = frames_pb2.AudioRawFrame(
        id=frame.id,
        name=frame.name,
        audio=frame.audio,
        sample_rate=frame.sample_rate,
        num_channels=frame.num_channels,
        pts=frame.pts,
    )
    return frames_pb2.Frame(audio=body)


def _message(frame: Message) -> frames_pb2.Frame:
    return frames_pb2.Frame(message=frames_pb2.MessageFrame(data=orjson.dumps(frame.data).decode()))


def _plain(frame: Text | Transcription | Interruption) -> frames_pb2.Frame:
    if isinstance(frame, Text):
        return frames_pb2.Frame(text=frames_pb2.TextFrame(id=frame.id, name=frame.name, text=frame.text))
    if isinstance(frame, Interruption):
        return frames_pb2.Frame(interruption=frames_pb2.InterruptionFrame(id=frame.id, name=frame.name))
    body = frames_pb2.TranscriptionFrame(
        id=frame.id, name=frame.name, text=frame.text, user_id=frame.user_id, timestamp=frame.timestamp
    )
    return frames_pb2.Frame(transcription=body)


def _read(read: frames_pb2.Frame) -> Frame:
    match read.WhichOneof("frame"):
        case "audio":
            body = read.audio
            pts = body.pts if body.HasField("pts") else None
            return Audio(body.audio, body.sample_rate, body.num_channels, body.id, body.name, pts)
        case "text":
            return Text(read.text.text, read.text.id, read.text.name)
        case "transcription":
            said = read.transcription
            return Transcription(said.text, said.user_id, said.timestamp, said.id, said.name)
        case "message":
            return Message(loads(read.message.data))
        case "interruption":
            return Interruption(read.interruption.id, read.interruption.name)
        case _:
            raise Undecodable("The Frame holds none of text, audio, transcription, message and interruption.")
