"""The language models behind the assistant and the gateway: one door, whoever answers.

A request goes to the upstreams in turn until one begins to answer: those that do not answer, fail (5xx), are over
their limits (429) or refuse our credentials are passed over. After the first piece there is no other: what is out is
out. Requests and answers are Chat Completions objects; nothing is redacted or restored here.
"""

import asyncio
import importlib
import re
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any, TypeVar

from project.errors import Problem

from . import breaker, checking, echo, problems
from .upstreams import Upstream, candidates, configured

Object = dict[str, Any]
CHAT, COMPLETIONS, EMBEDDINGS = "chat/completions", "completions", "embeddings"
RETRIED = frozenset({"upstream_unavailable", "upstream_failed"})
BACKOFF_SECONDS = 0.25  # doubled with each retry
# OpenAI's models that think refuse the older name of the limit, which is the only one that many other servers know.
REASONING = re.compile(r"(?:[\w.-]+/)?(?:o\d|gpt-5)(?:\b|[-_.])")
CONNECTION = "chat.assistant.connection"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Delta:
    """A piece of an answer: what was said, thought or called in it, and in the last one why it ended."""

    text: str = ""
    reasoning: str = ""
    refusal: str = ""
    calls: Sequence[Mapping[str, Any]] = ()  # `delta.tool_calls` as they came: index, id, function
    finish: str | None = None


async def astream(request: Mapping[str, Any]) -> AsyncGenerator[Delta, None]:
    """The first choice of the answer, piece by piece. Raises Problem; closing it ends the upstream request."""
    async with aclosing(achunks(request)) as chunks:
        async for chunk in chunks:
            for choice in chunk.get("choices") or ():
                if choice.get("index", 0) == 0:
                    yield delta_of(choice)


def delta_of(choice: Mapping[str, Any]) -> Delta:
    """A streamed choice as a Delta."""
    said = choice.get("delta") or {}
    return Delta(
        said.get("content") or "",
        said.get("reasoning_content") or said.get("reasoning") or "",
        said.get("refusal") or "",
        said.get("tool_calls") or (),
        choice.get("finish_reason"),
    )


async def achunks(body: Mapping[str, Any], path: str = CHAT) -> AsyncGenerator[Object, None]:
    """The answer as the upstream's own `chat.completion.chunk` objects. Raises Problem."""

    async def ask(upstream: Upstream) -> tuple[Object, AsyncGenerator[Object, None]]:
        events = _checked(await _events(upstream, path, {**body, "stream": True}), path)
        try:
            return await anext(events), events
        except StopAsyncIteration:
            raise problems.garbage() from None
        except BaseException:
            await events.aclose()
            raise

    first, events = await _first(await candidates(body.get("model")), ask)
    async with aclosing(events):
        yield first
        async for event in events:
            yield event


async def acomplete(body: Mapping[str, Any], path: str = CHAT) -> Object:
    """The answer in one piece. Raises Problem."""

    async def ask(upstream: Upstream) -> Object:
        if upstream.base_url:
            answer: Object = await (await _connection()).whole(upstream, path, _named(body, upstream))
            return checking.checked(answer, "message") if path == CHAT else answer
        _only_chats(path)
        return echo.whole(body)

    found = await candidates(body.get("model"))
    # Another model's embeddings are another space: nobody stands in.
    return await _first(found[:1] if path == EMBEDDINGS else found, ask)


async def amodels() -> list[Object]:
    """The models that callers can name: those of the rows, and of rows without one what the upstream lists."""
    named: dict[str, Object] = {}
    for upstream in await configured():
        for item in await _listed(upstream):
            named.setdefault(str(item.get("id", "")), item)
    return list(named.values())


async def _listed(upstream: Upstream) -> list[Object]:
    if upstream.model:
        return [{"id": upstream.model, "object": "model", "created": 0, "owned_by": upstream.name}]
    try:
        return await (await _connection()).models(upstream)  # type: ignore[no-any-return]
    except Problem:
        return []


async def _first(found: Sequence[Upstream], ask: Callable[[Upstream], Awaitable[T]]) -> T:
    """What the first upstream that answers answers. Raises the last one's Problem."""
    last: Problem = Problem(code="upstream_unavailable")
    for upstream in breaker.ready(found):
        for attempt in range(upstream.retries + 1):
            try:
                answer = await ask(upstream)
            except Problem as problem:
                last = problem
                if problem.code not in problems.ELSEWHERE:
                    raise
                if problem.code not in RETRIED or attempt == upstream.retries:
                    breaker.failed(upstream, problem.extra.get("retry_after_ms", 0) / 1_000)
                    break
                await asyncio.sleep(BACKOFF_SECONDS * 2**attempt)
            else:
                breaker.answered(upstream)
                return answer
    raise last


async def _events(upstream: Upstream, path: str, body: Object) -> AsyncGenerator[Object, None]:
    if upstream.base_url:
        return (await _connection()).objects(upstream, path, _named(body, upstream))  # type: ignore[no-any-return]
    _only_chats(path)
    return echo.chunks(body)


async def _checked(events: AsyncGenerator[Object, None], path: str) -> AsyncGenerator[Object, None]:
    async with aclosing(events):
        async for event in events:
            yield checking.checked(event, "delta") if path == CHAT else event


def _named(body: Mapping[str, Any], upstream: Upstream) -> Object:
    model = upstream.model_for(body.get("model"))
    if isinstance(model, str) and REASONING.match(model) and "max_tokens" in body:
        kept = {name: item for name, item in body.items() if name != "max_tokens"}
        return {"max_completion_tokens": body["max_tokens"], **kept, "model": model}
    return {**body, "model": model}


def _only_chats(path: str) -> None:
    if path != CHAT:
        raise Problem("The echo assistant answers chats only.", code="not_supported")


_loaded: Any = None


async def _connection() -> Any:
    """The module with the library, loaded off the event loop the first time; who comes meanwhile waits for it."""
    global _loaded
    if _loaded is None:  # sys.modules has it as soon as its loading begins
        _loaded = await asyncio.to_thread(importlib.import_module, CONNECTION)
    return _loaded
