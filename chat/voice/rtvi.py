"""RTVI: JSON messages between a voice client and its bot, protocol 2.2 and the 1.x before it."""

import base64
import binascii
import uuid
from typing import Any

from .frames import Audio, Interruption, Json, Message, Text, Transcription, Undecodable, Word

LABEL = "rtvi-ai"
VERSION = "2.2.0"
LEGACY = "1."
MOST_WORDS = 5_000
PLAYS = {"@pipecat-ai/client-js": (24_000, 1)}  # plays PCM at this rate and mono, whatever a frame says


def message(kind: str, data: Any = None, id: str | None = None) -> Message:
    """A message of ours; without an id of the client's it gets one of its own."""
    body: Json = {"label": LABEL, "type": kind, "id": id or uuid.uuid4().hex[:8]}
    return Message(body if data is None else {**body, "data": data})


def is_rtvi(given: Message) -> bool:
    """Whether the message belongs to the protocol."""
    return given.data.get("label") == LABEL


def id_of(given: Message) -> str | None:
    """The id that an answer carries."""
    found = given.data.get("id")
    return found if isinstance(found, str) else None


def data_of(given: Message) -> Json:
    """The data, an object; where there is none, an empty one."""
    found = given.data.get("data")
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise Undecodable("data must be an object.")
    return found


def bot_ready(given: Message, about: Json) -> Message:
    """The answer to client-ready. A client of 1.x is told its own version: it has the same messages."""
    asked = data_of(given).get("version")
    version = asked if isinstance(asked, str) and asked.startswith(LEGACY) else VERSION
    can = {"audio_in": True, "audio_out": True, "video_in": False, "screen_in": False, "video_out": False}
    data = {"version": version, "about": about}
    if version == VERSION:
        data["capabilities"] = {**can, "metrics": False}
    return message("bot-ready", data, id_of(given))


def plays(given: Message) -> tuple[int, int]:
    """The rate and the channels that the client of a client-ready plays; zeros where it goes by the frame."""
    about = data_of(given).get("about")
    library = about.get("library") if isinstance(about, dict) else None
    return PLAYS.get(library, (0, 0)) if isinstance(library, str) else (0, 0)


def error(text: str, fatal: bool = False) -> Message:
    """Something went wrong that answers no message. `message` is what 1.x clients read."""
    return message("error", {"error": text, "message": text, "fatal": fatal})


def error_response(about: Message, text: str) -> Message:
    """A message could not be answered."""
    return message("error-response", {"error": text}, id_of(about))


def server_response(about: Message, kind: str, answer: Any) -> Message:
    """The answer to a client-message."""
    return message("server-response", {"t": kind, "d": answer}, id_of(about))


def as_message(frame: Text | Transcription | Interruption) -> Message:
    """A frame for a peer that reads messages only."""
    if isinstance(frame, Interruption):
        return message("bot-interrupted")
    if isinstance(frame, Text):
        return message("server-message", {"type": "text", "text": frame.text, "id": frame.id, "name": frame.name})
    data = {"text": frame.text, "user_id": frame.user_id, "timestamp": frame.timestamp, "final": frame.final}
    return message("user-transcription", data)


def audio_message(audio: Audio) -> Message:
    """Sound for a peer that reads JSON only."""
    data = {
        "audio": base64.b64encode(audio.audio).decode(),
        "sample_rate": audio.sample_rate,
        "num_channels": audio.num_channels,
    }
    return message("bot-tts-audio", data)


def audios(given: Message) -> list[Audio]:
    """The sound of raw-audio and raw-audio-batch. Raises Undecodable."""
    data = data_of(given)
    rate, channels = data.get("sampleRate"), data.get("numChannels", 1)
    pieces = data.get("base64AudioBatch") or [data.get("base64Audio")]
    if type(rate) is not int or type(channels) is not int or not isinstance(pieces, list):
        raise Undecodable("sampleRate and numChannels must be whole numbers, base64AudioBatch a list.")
    try:
        return [Audio(base64.b64decode(piece, validate=True), rate, channels) for piece in pieces]
    except (binascii.Error, TypeError, ValueError):
        raise Undecodable("The audio must be base64.") from None


def transcription(given: Message) -> Transcription:
    """A user-transcription, as a pipeline's observer sends it. Raises Undecodable."""
    data = data_of(given)
    text, user, when = data.get("text"), data.get("user_id") or "", data.get("timestamp") or ""
    final = data.get("final", True)
    if not (isinstance(text, str) and isinstance(user, str) and isinstance(when, str) and isinstance(final, bool)):
        raise Undecodable("text, user_id and timestamp must be strings, final true or false.")
    return Transcription(text, user, when, final=final, words=words(data.get("words")))


def words(given: Any) -> tuple[Word, ...]:
    """Words with their times, [{"word" or "text", "start", "end"}], in seconds. Raises Undecodable."""
    if given is None:
        return ()
    if not isinstance(given, list) or len(given) > MOST_WORDS:
        raise Undecodable(f"words must be a list of at most {MOST_WORDS}.")
    return tuple(map(_word, given))


def _word(given: Any) -> Word:
    text = given.get("word", given.get("text")) if isinstance(given, dict) else None
    if not isinstance(text, str):
        raise Undecodable("A word must be an object with word, start and end.")
    start, end = span(given)
    return Word(text, start, end)


def span(given: Any) -> tuple[float, float]:
    """The range of {"start", "end"} in seconds. Raises Undecodable."""
    start, end = (given.get("start"), given.get("end")) if isinstance(given, dict) else (None, None)
    if isinstance(start, bool) or isinstance(end, bool):
        raise Undecodable("start and end must be seconds.")
    if not isinstance(start, int | float) or not isinstance(end, int | float) or not 0 <= start <= end < 1e9:
        raise Undecodable("start and end must be seconds, the start before the end.")
    return float(start), float(end)
