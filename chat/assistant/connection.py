"""One upstream, asked through the `openai` library: bytes in, JSON objects out, every failure a Problem.

Objects stay as they came, so that fields which the library does not know pass. Imported late: the library takes a
second and 50 MB, which a server without an upstream does not need.
"""

import os
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

import httpx2
import openai
import orjson
from django.conf import settings

from project.errors import Problem
from project.loops import one_each

from . import checking, problems, sse
from .upstreams import Upstream

Object = dict[str, Any]
MOST_CONNECTIONS = 2_000
IDLE_SECONDS = 30.0  # an open connection saves handshakes; most servers close theirs after a minute or more
DONE = b"[DONE]"

_clients: Callable[[], dict[Any, openai.AsyncOpenAI]] = one_each(dict)


def client(upstream: Upstream) -> openai.AsyncOpenAI:
    """The client of an upstream, kept with its connections as long as nothing about it changes."""
    key = os.environ.get(upstream.key_variable, "") if upstream.key_variable else ""
    kept = _clients()
    if (found := kept.get((upstream, key))) is None:
        timeout = httpx2.Timeout(upstream.silence_seconds, connect=upstream.connect_seconds)
        limits = httpx2.Limits(
            max_connections=MOST_CONNECTIONS, max_keepalive_connections=100, keepalive_expiry=IDLE_SECONDS
        )
        found = kept[upstream, key] = openai.AsyncOpenAI(
            api_key=key or "none",  # the library insists on one; servers without keys do not look
            base_url=upstream.base_url,
            max_retries=0,  # ours know whom else to ask
            timeout=timeout,
            http_client=openai.DefaultAsyncHttpxClient(timeout=timeout, limits=limits),
        )
    return found


async def objects(upstream: Upstream, path: str, body: Object) -> AsyncGenerator[Object, None]:
    """The events of a streamed answer. Raises Problem; closing the iterator closes the request."""
    async with _asked(upstream, path, body) as response:
        if "text/event-stream" not in response.headers.get("content-type", "text/event-stream"):
            yield checking.as_chunk(_whole(await _read(response)))  # it does not stream
            return
        reader = sse.Reader(settings.UPSTREAM_MAX_BYTES)
        ended = False
        async for piece in response.iter_bytes():
            for data in _taken(reader, piece):
                if data == DONE:
                    return
                found = _whole(data)
                ended = ended or finished(found)
                yield found
        for data in reader.finish():
            if data != DONE:
                found = _whole(data)
                ended = ended or finished(found)
                yield found
            else:
                ended = True
        if not ended:
            raise problems.cut()


async def whole(upstream: Upstream, path: str, body: Object) -> Object:
    """An answer in one piece. Raises Problem."""
    async with _asked(upstream, path, body) as response:
        return _whole(await _read(response))


async def models(upstream: Upstream) -> list[Object]:
    """What the upstream says that it has. Raises Problem."""
    async with translated(), client(upstream).models.with_streaming_response.list() as response:
        listed = _whole(await _read(response)).get("data")
    return [item for item in listed or () if isinstance(item, dict)]


def finished(event: Object) -> bool:
    """Whether a choice says that it is over."""
    choices = event.get("choices")
    return isinstance(choices, list) and any(
        isinstance(choice, dict) and choice.get("finish_reason") for choice in choices
    )


def _create(upstream: Upstream, path: str, body: Object) -> AbstractAsyncContextManager[Any]:
    """The request; everything goes as `extra_body`, so that the library neither checks nor drops a field."""
    made = client(upstream)
    if path == "chat/completions":
        return made.chat.completions.with_streaming_response.create(model="", messages=[], extra_body=body)
    if path == "completions":
        return made.completions.with_streaming_response.create(model="", prompt="", extra_body=body)
    return made.embeddings.with_streaming_response.create(model="", input="", encoding_format="float", extra_body=body)


@asynccontextmanager
async def _asked(upstream: Upstream, path: str, body: Object) -> AsyncIterator[Any]:
    async with translated(), _create(upstream, path, body) as response:
        yield response


@asynccontextmanager
async def translated() -> AsyncIterator[None]:
    """The library's exceptions, and those of the connection amid an answer, as Problems."""
    try:
        yield
    except (openai.APITimeoutError, httpx2.TimeoutException):
        raise Problem(code="upstream_timeout") from None
    except openai.APIStatusError as error:
        raise _of_status(error) from None
    except openai.APIConnectionError:
        raise Problem(code="upstream_unavailable") from None
    except (httpx2.TransportError, httpx2.DecodingError):
        raise problems.cut() from None
    except openai.OpenAIError:
        raise problems.garbage() from None


def _of_status(error: openai.APIStatusError) -> Problem:
    return problems.of_status(error.status_code, error.response.headers.get("retry-after"), error.body)


async def _read(response: Any) -> bytes:
    """The body, no longer than UPSTREAM_MAX_BYTES."""
    pieces = bytearray()
    async for piece in response.iter_bytes():
        pieces += piece
        if len(pieces) > settings.UPSTREAM_MAX_BYTES:
            raise problems.garbage()
    return bytes(pieces)


def _taken(reader: sse.Reader, piece: bytes) -> list[bytes]:
    try:
        return list(reader.take(piece))
    except ValueError:
        raise problems.garbage() from None


def _whole(raw: bytes) -> Object:
    try:
        found = orjson.loads(raw)
    except orjson.JSONDecodeError:
        raise problems.garbage() from None
    if not isinstance(found, dict):
        raise problems.garbage()
    if found.get("error"):
        raise problems.of_event(found["error"])
    return found
