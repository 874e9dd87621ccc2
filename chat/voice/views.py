"""`POST /start`, which lets a client in once; `POST /bleep`, which covers a file; the page at `/voice/`."""

import asyncio
import base64

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from drf_spectacular.utils import extend_schema

from project.auth import Caller
from project.errors import invalid, json
from project.pages import page
from project.rest.endpoint import Endpoint
from project.rest.problems import problems

from ..assistant.upstreams import ECHO, configured
from . import recording, schema, speech, tokens, wishes
from .bleep import Tone

LIMINA = Tone(600.0, -3.0)
MODEL = "chat.voice.assistant.LanguageModel"
ERRORS = problems(400, 401, 403, 408, 413, 415, 429, 500, 503)


class Start(Endpoint):
    """Where the voice socket is, and a token that opens it once within five minutes, as Pipecat's `/start` answers.

    What the socket is to do goes with the token, not into the address.
    """

    @extend_schema(operation_id="start", request=schema.StartRequest, responses={200: schema.Started, **ERRORS})
    async def post(self, request: HttpRequest, caller: Caller) -> HttpResponse:
        given = schema.given(request)
        if given.get("transport") not in ("websocket", None):
            raise invalid("transport", "must be websocket")
        token = await tokens.issue(caller, wishes.fields_of(given.get("body") or {}))
        return json({"wsUrl": _address(request), "token": token})  # the JS transport refuses any other key


class Bleep(Endpoint):
    """An audio file with ranges covered by a tone; compatible with Limina's `/bleep`."""

    @extend_schema(operation_id="bleep", request=schema.BleepRequest, responses={200: schema.Bleeped, **ERRORS})
    async def post(self, request: HttpRequest, caller: Caller) -> HttpResponse:
        caller.require("redact")
        given = schema.read(schema.BleepRequest, request)
        frequency, gain = given.get("bleep_frequency"), given.get("bleep_gain")
        tone = Tone(LIMINA.frequency if frequency is None else frequency, LIMINA.gain if gain is None else gain)
        made = await asyncio.to_thread(recording.bleeped, given["file"]["data"], given["timestamps"], tone)
        return json({"bleeped_file": base64.b64encode(made).decode()})


class Page(Endpoint):
    """The page: Pipecat's own client in a browser."""

    open = True
    schema = None

    async def get(self, request: HttpRequest, caller: None) -> HttpResponse:
        echo = settings.VOICE_ASSISTANT == MODEL and await configured() == (ECHO,)
        shown = {
            "listens": speech.listens(),
            "speaks": speech.speaks(),
            "relayed": settings.VOICE_UNCHECKED_AUDIO == "relay",
            "answered": settings.VOICE_ANSWER_TRANSCRIPTS,
            "embedded": echo,
            "sizes": {"room": wishes.NAME, "name": wishes.PERSON},
        }
        elsewhere = (_address(request).rpartition("/")[0],) if settings.VOICE_HOST else ()
        return page(request, "chat/voice/page.html", shown, elsewhere)


def _address(request: HttpRequest) -> str:
    scheme = "wss" if request.is_secure() else "ws"
    if not settings.VOICE_HOST:
        return f"{scheme}://{request.get_host()}/ws-client"
    port = f":{settings.VOICE_PORT}" if settings.VOICE_PORT else ""
    return f"{scheme}://{settings.VOICE_HOST}{port}/ws-client"
