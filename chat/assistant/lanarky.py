"""Lanarky's words for an answer (its version 0.8.8): events on a socket, and server-sent ones."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import orjson

from project.errors import Problem

from ..gateway.protocol import Events
from . import sse
from .question import Object
from .reply import DOCUMENTS, said_in

# Where readers of server-sent events split lines: the standard's own, and httpx everywhere that str.splitlines does.
BREAKS = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
END: Object = {"data": "", "event": "end"}


def token(text: str, chain: bool, bare: bool) -> str:
    """The data of a completion: LangChain's is a JSON string, unless the client reads `bare` texts."""
    return orjson.dumps({"token": text}).decode() if chain and not bare else text


def event(frame: Mapping[str, Any], *, chain: bool, bare: bool) -> Object | None:
    """A frame of ours as Lanarky's; None where it has none."""
    kind = frame["event"]
    if kind == "completion":
        return {"data": token(frame["data"], chain, bare), "event": kind} if frame["data"] else None
    if kind == DOCUMENTS:
        return {"data": documents(frame["data"]), "event": kind}
    if kind == "error":
        return short(frame["data"])
    return END if kind == "end" else None


def documents(found: Any) -> str:
    """The data of LangChain's documents: a JSON string."""
    return orjson.dumps({DOCUMENTS: found}).decode()


def told(problem: Problem) -> Object:
    """What an error event says of a problem."""
    return {"status_code": problem.status, **problem.body()}


def failed(problem: Problem) -> Object:
    """An error as an event of a socket."""
    return short(told(problem))


def short(told: Mapping[str, Any]) -> Object:
    """An error as Lanarky's two fields; which fields of the question are wrong stands in the sentence."""
    wrong = "; ".join(f"{error['field']}: {error['message']}" for error in told.get("errors", ()))
    detail = f"{told['detail']} {wrong}".strip()
    return {"data": {"status_code": told["status_code"], "detail": detail}, "event": "error"}


def sent(name: str, data: str) -> bytes:
    """A server-sent event; a line of it for each line of the data."""
    lines = "".join(f"data: {line}\n" for line in BREAKS.split(data))
    return f"event: {name}\n{lines}\n".encode("utf-8", "replace")


class Lanarky:
    """The words of `POST /assistant`, as the gateway's streams need them."""

    name = "assistant"
    wait = sse.COMMENT

    def request(self, body: Object) -> Object:
        return body

    def conversation(self, body: Mapping[str, Any]) -> object:
        return body.get("conversation")

    def answer(self, body: Object, answer: Object) -> Object:
        return answer

    def events(self, body: Object) -> Events:
        return Sent("messages" not in body, body.get("mode") == "text")

    def error(self, problem: Problem) -> Object:
        return told(problem)


class Sent:
    """An answer as server-sent events: completions, documents, an error; its end is the end of the body."""

    def __init__(self, chain: bool, bare: bool) -> None:
        self._chain, self._bare = chain, bare
        self._returned = False  # the last text ended in half of a line end, which counts for the whole

    def take(self, chunk: Object) -> Iterator[bytes]:
        said = said_in(chunk)
        text = said.removeprefix("\n") if self._returned else said
        self._returned = said.endswith("\r") or (self._returned and not said)
        if text:
            yield sent("completion", token(text, self._chain, self._bare))
        if isinstance(found := chunk.get(DOCUMENTS), list):
            yield sent(DOCUMENTS, documents(found))

    def finish(self) -> Iterator[bytes]:
        return iter(())

    def fail(self, problem: Problem) -> Iterator[bytes]:
        yield sent("error", orjson.dumps(told(problem)).decode())
