"""What is said over one voice socket, apart from its sound: RTVI's messages, texts, transcripts, interruptions."""

import re
from typing import TYPE_CHECKING, Any

from django.conf import settings

from project.errors import Problem, invalid, problem_of
from project.sockets import Session
from redaction import services

from . import rtvi, transcripts, wishes
from .bleep import Span, Tone
from .frames import Frame, Hangup, Interruption, Json, Message, Text, Transcription, Undecodable
from .listener import Spoken
from .serializers import answering
from .turns import Turns

if TYPE_CHECKING:
    from .consumer import Voice

TYPE = re.compile(r"[a-z0-9-]{1,40}")
ANSWERS = ("redact", "reidentify", "detect", "config", "bleep")
DETECTION = ("policy", "project_id", "entity_detection")
OPTIONS = (*DETECTION, "processed_text", "conversation")
TONE = ("bleep_frequency", "bleep_gain")


class Conversation:
    """One client's exchange. Every message is answered, an unknown one with an error-response."""

    def __init__(self, session: Session, voice: "Voice") -> None:
        self.session = session
        self.voice = voice
        self.options: Json = {}  # of redaction, set by `config`
        self.answers_transcripts: bool = settings.VOICE_ANSWER_TRANSCRIPTS
        self.turns = Turns(session, voice, self)
        self.pending: list[str] = []  # texts of the user that wait for one that is to be answered

    async def take(self, frame: Frame) -> None:
        """Act on one frame. Raises Problem, Undecodable."""
        match frame:
            case Message():
                await self._message(frame)
            case Text():
                item = await self._redacted({"text": frame.text})
                await self._pass_on(Text(item["processed_text"], frame.id, frame.name))
            case Transcription():
                await self._transcription(frame)
            case Interruption():
                await self.turns.interrupt()
            case Hangup():
                await self.session.close()

    async def send(self, frame: Frame) -> None:
        """Send a frame on the wire of the message that is being worked on."""
        await self.session.send(self.voice.encode(frame, answering.get()))

    async def _pass_on(self, frame: Frame) -> None:
        """To the client, and to the others of its room."""
        await self.send(frame)
        self.voice.tell(frame)

    # RTVI

    async def _message(self, given: Message) -> None:
        if not rtvi.is_rtvi(given):
            raise Undecodable("A message must have the label rtvi-ai.")
        self.voice.rtvi = True
        kind = given.data.get("type")
        handler = HANDLERS.get(kind) if isinstance(kind, str) else None
        if handler is None:
            named = f" {kind}" if isinstance(kind, str) and TYPE.fullmatch(kind) else ""
            await self.send(rtvi.error_response(given, f"Unsupported type{named}"))
            return
        try:
            await handler(self, given)
        except Exception as error:
            await self.refuse(given, error)

    async def refuse(self, given: Message | None, error: Exception) -> None:
        """Answer a failure with the id of the message it concerns; one that nobody foresaw is logged as elsewhere."""
        if given is None:
            await self.session.report(error, None)
            return
        if isinstance(error, Undecodable):
            error = Problem(str(error), code="undecodable_frame")
        problem = problem_of(error)
        if problem.status >= 500 and not isinstance(error, Problem):
            await self.session.report(error, None)
        self.voice.count_error(problem)
        await self.send(rtvi.error_response(given, explained(problem)))

    async def _client_ready(self, given: Message) -> None:
        rate, channels = rtvi.plays(given)
        if (rate or channels) and self.voice.form == (0, 0):
            self.voice.listen(rate, channels)
        about = {"library": "tacet", "library_version": settings.SPECTACULAR_SETTINGS["VERSION"]}
        await self.send(rtvi.bot_ready(given, about))

    async def _client_message(self, given: Message) -> None:
        data = rtvi.data_of(given)
        kind, content = data.get("t"), data.get("d") or {}
        if kind not in ANSWERS:
            raise Problem(f"t must be one of {', '.join(ANSWERS)}.", code="invalid")
        if not isinstance(content, dict):
            raise Problem("d must be an object.", code="invalid")
        if kind in ("config", "bleep"):  # their order matters
            answer = self._config(content) if kind == "config" else self._bleep(content)
            await self.send(rtvi.server_response(given, kind, answer))
        else:
            await self.session.spawn(self._answer(given, kind, content))

    async def _answer(self, given: Message, kind: str, content: Json) -> None:
        try:
            answer = await self._answered(kind, content)
        except Exception as error:
            await self.refuse(given, error)
            return
        await self.send(rtvi.server_response(given, kind, answer))

    async def _answered(self, kind: str, content: Json) -> Any:
        if kind == "redact" and ("words" in content or content.get("final") is False):
            said = Transcription(_text(content), final=content.get("final") is not False, words=_words(content))
            heard = await self._heard(said, content)
            return {**heard.item, "held": heard.held, "bleeped": _spoken(heard.bleeped)}
        if kind == "redact":
            return await self._redacted(content)
        options = {name: self.options[name] for name in DETECTION if name in self.options} if kind == "detect" else {}
        return await services.aask(self.session.caller, kind, {**options, **content})

    def _config(self, content: Json) -> Json:
        """Set what is named; the answer is all that is in force."""
        options = {**self.options, **{name: content[name] for name in OPTIONS if name in content}}
        services.check("redact", options)
        answers = content.get("answer_transcripts", self.answers_transcripts)
        if not isinstance(answers, bool):
            raise invalid("answer_transcripts", "must be true or false")
        line = self.voice.speaker.line
        line.tone = _tone(content, line.tone)
        form = dict(zip(AUDIO, self.voice.form, strict=True))
        wanted = wishes.read({**form, **{name: content[name] for name in AUDIO if name in content}})
        if (wanted.sample_rate, wanted.num_channels) != self.voice.form:
            self.voice.listen(wanted.sample_rate, wanted.num_channels)
        if options != self.options:
            self.turns.begin_anew(options)
        self.options, self.answers_transcripts = options, answers
        audio = dict(zip(AUDIO, self.voice.form, strict=True))
        tone = {"bleep_frequency": line.tone.frequency, "bleep_gain": line.tone.gain}
        held = {"answer_transcripts": answers, "delay_ms": round(line.delay * 1000)}
        return {**self.options, **tone, **audio, **held}

    def _bleep(self, content: Json) -> Json:
        """Cover ranges of the client's own audio, in seconds since its first sample; `checked` may be heard."""
        line = self.voice.speaker.line
        tone = _tone(content, line.tone)
        asked = content.get("timestamps", [content] if "start" in content else [])
        checked = content.get("checked", [])
        if not isinstance(asked, list) or not isinstance(checked, list | dict):
            raise invalid("timestamps", "must be a list of objects with start and end")
        spans = [rtvi.span(given) for given in asked]
        free = [rtvi.span(given) for given in ([checked] if isinstance(checked, dict) else checked)]
        line.tone = tone
        late = self.cover(tuple(spans), tuple(free))
        return {"bleeped": _spoken(spans), "late_ms": round(late * 1000), "position": round(line.position, 3)}

    def cover(self, bleeped: tuple[Span, ...], checked: tuple[Span, ...]) -> float:
        """Bleep and let out spans of the client's audio; seconds that had gone before. Raises Problem 400."""
        line = self.voice.speaker.line
        try:
            late = sum(line.bleep(span) for span in bleeped)
            for span in checked:
                line.check(span)
        except OverflowError:
            raise Problem("More ranges wait than the server keeps.", code="too_many") from None
        return late

    async def _send_text(self, given: Message) -> None:
        data = rtvi.data_of(given)
        options = data.get("options") or {}
        if not isinstance(options, dict):
            raise Problem("options must be an object.", code="invalid")
        self.pending.append(_text(data, "content"))
        if options.get("run_immediately") is False:
            del self.pending[:-PENDING]
            return
        prompt = "\n".join(self.pending)
        self.pending.clear()
        await self.turns.begin(prompt, given)

    async def _disconnect(self, given: Message) -> None:
        await self.turns.interrupt()
        await self.session.close()

    async def _raw_audio(self, given: Message) -> None:
        for audio in rtvi.audios(given):
            await self.voice.say(audio)

    async def _user_transcription(self, given: Message) -> None:
        await self._transcription(rtvi.transcription(given))

    # Redaction

    async def _redacted(self, content: Json) -> Json:
        found: Json = await services.aask(self.session.caller, "redact", {**self.options, **content})
        return found

    async def _transcription(self, said: Transcription) -> None:
        heard = await self._heard(said, {})
        await self._pass_on(heard.transcription)
        await self._answer_what(said)

    async def _answer_what(self, said: Transcription) -> None:
        if said.final and self.answers_transcripts and said.text.strip():
            await self.turns.begin(said.text, None)

    async def recognized(self, spoken: Spoken) -> None:
        """Pass on what speech recognition has heard, and let its sound out, bleeped. Raises Problem.

        What is not final yet goes to the client alone, and only where its wire can say so.
        """
        said = Transcription(spoken.text, final=spoken.final, words=spoken.words)
        heard = await self._heard(said, {}) if spoken.text else None
        if spoken.located and (spoken.final or (heard and heard.checked)):
            until = spoken.end if spoken.final or heard is None else heard.checked[0][1]
            self.cover((), ((spoken.start, until),))
        if heard is None:
            return
        if spoken.final or self.voice.rtvi:
            await self.send(heard.transcription)
        if heard.bleeped and self.voice.rtvi:
            await self.send(rtvi.message("server-message", {"type": "bleeped", "timestamps": _spoken(heard.bleeped)}))
        if spoken.final:
            self.voice.tell(heard.transcription)
            await self._answer_what(said)

    async def _heard(self, said: Transcription, content: Json) -> transcripts.Heard:
        padding = (settings.VOICE_BLEEP_START_PADDING, settings.VOICE_BLEEP_END_PADDING)
        heard = await transcripts.redact(self.session.caller, said, {**self.options, **content}, padding)
        self.cover(heard.bleeped, heard.checked)
        return heard


AUDIO = ("sample_rate", "num_channels")
PENDING = 16  # texts that are kept until one is to be answered
HANDLERS = {
    "client-ready": Conversation._client_ready,
    "client-message": Conversation._client_message,
    "send-text": Conversation._send_text,
    "disconnect-bot": Conversation._disconnect,
    "raw-audio": Conversation._raw_audio,
    "raw-audio-batch": Conversation._raw_audio,
    "user-transcription": Conversation._user_transcription,
}


def explained(problem: Problem) -> str:
    """A problem in one sentence and the fields it concerns."""
    fields = "; ".join(f"{error['field']} {error['message']}" for error in problem.errors)
    return f"{problem.detail} {fields}".strip()


def _text(content: Json, field: str = "text") -> str:
    text = content.get(field)
    if not isinstance(text, str):
        raise invalid(field, "must be a string")
    return text


def _words(content: Json) -> Any:
    return rtvi.words(content.get("words"))


def _tone(content: Json, tone: Tone) -> Tone:
    """The tone with what the content names of it. Raises Problem 400."""
    frequency, gain = (content.get(name) for name in TONE)
    for name, value, least, most in (("bleep_frequency", frequency, 0, 20_000), ("bleep_gain", gain, -200, 0)):
        if value is not None and (
            isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most
        ):
            raise invalid(name, f"must be a number from {least} to {most}")
    return Tone(tone.frequency if frequency is None else frequency, tone.gain if gain is None else gain)


def _spoken(spans: Any) -> list[Json]:
    return [{"start": start, "end": end} for start, end in spans]
