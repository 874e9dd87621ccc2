"""`/ws-client`: one voice client, its wire and its place in a room."""

import time
import uuid
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from channels.layers import InMemoryChannelLayer
from django.conf import settings
from django.utils import timezone

from project.auth import Presented, authenticate, recheck
from project.errors import Problem
from project.sockets import Close, Kind, Options, Session, SessionConsumer

from . import hub, pcm, rtvi, seats, signals, speech, tokens, wav, wishes
from .bleep import Tone
from .conversation import Conversation, explained
from .delay import DelayLine
from .frames import Audio, Frame, Interruption, Text, Transcription, Undecodable
from .listener import Listener
from .remote import Remote
from .serializers import Serializers
from .speaker import Speaker


class Voice(SessionConsumer):
    """Pipecat's frames and RTVI; with a room, the others of the room are heard."""

    kinds = frozenset({Kind.TEXT, Kind.BYTES})
    subprotocols = ("tacet",)

    def options(self) -> Options:
        """Bounds of the voice socket."""
        return Options(
            message_bytes=settings.VOICE_MESSAGE_BYTES,
            session_seconds=settings.VOICE_SESSION_TIMEOUT or settings.SOCKET_SESSION_SECONDS,
        )

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.name = uuid.uuid4().hex
        self.wishes = wishes.Wishes()
        self.serializers = Serializers()
        self.group = self.seat = ""
        self.rtvi = False

        async def receiving() -> Any:
            event = await receive()
            if event["type"] == "websocket.disconnect":
                await self.vacate()
            return event

        async def sending(event: Any) -> None:
            if event["type"] == "websocket.close":  # before the client knows: it may come back at once
                await self.vacate()
            await send(event)

        try:
            await super().__call__(scope, receiving, sending)
        finally:
            await self.vacate()

    async def vacate(self) -> None:
        """Leave the room, and the seat to others."""
        hub.leave(self.group, self.name)
        if self.seat:
            await seats.give_up(self.seat, self.name)

    async def admit(self, session: Session) -> None:
        asked = wishes.asked(session.scope.get("query_string", b""))
        if token := _token(session.scope):
            session.caller, granted = await tokens.redeem(token)
            asked = {**asked, **granted}
        else:
            session.caller = await authenticate(Presented.by_scope(session.scope))
        if session.caller.expires:
            session.expires_in((session.caller.expires - timezone.now()).total_seconds())
        self.wishes = wishes.read(asked)
        session.caller.require("redact")
        if self.wishes.room:
            session.caller.require("chat")
        self.serializers = Serializers(self.wishes.serializer)
        self.group = hub.group_of(session.caller.project, self.wishes.room)
        self.alone = not self.wishes.room and settings.VOICE_CLIENT_POLICY == "many"
        self.channel_layer_alias = None if self.alone else "default"  # type: ignore[misc]
        if settings.VOICE_CLIENT_POLICY == "reject_new":
            await seats.take(self.group, self.name)
            self.seat = self.group

    async def recheck(self, session: Session) -> None:
        await recheck(session.caller)

    async def talk(self, session: Session) -> None:
        self.listen(self.wishes.sample_rate, self.wishes.num_channels)
        self.conversation = Conversation(session, self)
        await self.enter()
        async for raw in session:
            async with session.guard():
                await self.take(raw)

    async def enter(self) -> None:
        """Take part in the room, and see to it that there is one client where the policy wants one."""
        self.entered = time.time()
        layer = self._layer
        remote = layer is not None and not isinstance(layer, InMemoryChannelLayer)
        self.remote = Remote(lambda event: self.publish(self.group, event)) if remote else None
        line = DelayLine(
            self.wishes.delay,
            Tone(settings.VOICE_BLEEP_FREQUENCY, settings.VOICE_BLEEP_GAIN),
            guarded=settings.VOICE_UNCHECKED_AUDIO != "relay",
        )
        self.speaker = Speaker(line, settings.VOICE_BUFFER_SECONDS, self.emit)
        self.listener: Listener | None = None
        if (recognition := speech.speech_to_text()) is not None:
            self.listener = Listener(
                recognition, settings.VOICE_STT_SECONDS, self.conversation.recognized, self.unrecognized
            )
            self.session.chore(self.listener.run())
        if self.alone:
            return
        await self.join(self.group)
        if self.wishes.room:
            hub.enter(self.group, self.name, self)
        if self.seat:
            self.session.chore(seats.keep(self.seat, self.name))
        if settings.VOICE_CLIENT_POLICY == "replace_old":
            await self.publish(self.group, {"type": "voice.replaced", "by": self.name, "at": self.entered})

    def listen(self, rate: int, channels: int) -> None:
        """Send audio with this rate and these channels from now on; zeros send it as it comes."""
        self.form = (rate, channels)
        self.converters: dict[str, pcm.Converter] = {}

    # In

    async def take(self, raw: str | bytes) -> None:
        """Act on one message. Raises Problem."""
        try:
            frame = self.serializers.read(raw)
            if isinstance(frame, Audio):
                await self.say(frame)
            elif frame is not None:
                await self.conversation.take(frame)
        except Undecodable as error:
            raise Problem(str(error), code="undecodable_frame") from None

    async def say(self, audio: Audio) -> None:
        """Let the client's audio into its delay line. Raises Undecodable."""
        audio = pcm.checked(wav.stripped(audio))
        if self.listener is not None:
            self.listener.hear(audio, self.speaker.line.position)
        await self.speaker.say(audio)

    async def unrecognized(self, error: Exception) -> None:
        """Tell the client that speech recognition failed; the sound that it did not see stays unheard."""
        await self.session.report(error, None)

    # Out

    def emit(self, audio: Audio) -> None:
        """The client's own audio, out of the delay line."""
        if self.wishes.echo:
            self.hear(audio, self.name)
        self.tell(audio)

    def tell(self, frame: Frame) -> None:
        """Give a frame to the others of the room."""
        if self.wishes.room:
            if isinstance(frame, Transcription) and not frame.user_id:
                frame = replace(frame, user_id=self.wishes.name or self.name[:8])  # others must tell speakers apart
            hub.say(self.group, frame, self.name)
            if self.remote is not None:
                self.remote.put(hub.event_of(frame, self.name))

    def hear(self, frame: Frame, speaker: str) -> None:
        """Give the client a frame that somebody in the room said."""
        if isinstance(frame, Audio):
            frame = self.converted(frame, speaker)
            if not frame.audio:  # the resampler keeps its first samples until it has enough
                return
        self.session.deliver(self.encode(frame))

    def converted(self, audio: Audio, speaker: str) -> Audio:
        """The audio as this client's wire or wish has it."""
        rate, channels = self.serializers.of(self.serializers.name).audio_format
        form = (rate or self.form[0], channels or self.form[1])
        if form == (0, 0):
            return audio
        if speaker not in self.converters:
            self.converters[speaker] = pcm.Converter(*form)
        return self.converters[speaker](audio)

    def encode(self, frame: Frame, wire: str | None = None) -> str | bytes | None:
        """The frame on a wire, by default the last message's. A peer that has spoken RTVI reads messages and audio."""
        wire = wire or self.serializers.name
        if wire == "protobuf":
            if isinstance(frame, Audio):
                frame = wav.wrapped(frame) if settings.VOICE_ADD_WAV_HEADER else frame
            elif self.rtvi and isinstance(frame, Text | Transcription | Interruption):
                frame = rtvi.as_message(frame)
        return self.serializers.of(wire).serialize(frame)

    def error_frame(self, problem: Problem, about: Any) -> Any:
        """An RTVI error, whatever the peer has spoken; a telephone is told nothing."""
        told = rtvi.error(explained(problem))
        told.data["data"] |= {"code": problem.code, "status": problem.status}
        return self.encode(told)

    def notice_frame(self, notice: dict[str, Any]) -> Any:
        """An RTVI server-message."""
        return self.encode(rtvi.message("server-message", notice))

    # From the room

    async def voice_heard(self, event: dict[str, Any]) -> None:
        """Group message: a member in another process said something."""
        if event["speaker"] != self.name and self.wishes.room and (frame := hub.frame_of(event)) is not None:
            self.hear(frame, event["speaker"])

    async def voice_replaced(self, event: dict[str, Any]) -> None:
        """Group message: another client has come for this one's place."""
        if (event["at"], event["by"]) > (self.entered, self.name):  # of two that come at once one stays
            self.session.chore(self.session.close(Close.REPLACED, "replaced"))


def _token(scope: Mapping[str, Any]) -> str | None:
    """The token of `/start`: in the path, in ?token= or as Bearer."""
    named = scope.get("url_route", {}).get("kwargs", {}).get("token")
    shown = Presented.by_scope(scope)
    for found in (named, shown.ticket(), shown.key()):
        if found is not None and (tokens.is_token(found) or found is named):
            return found
    return None


signals.bridge(Voice)
