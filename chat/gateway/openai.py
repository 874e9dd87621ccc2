"""Chat Completions and Completions, which are what upstreams speak: requests and answers pass as they are."""

from collections.abc import Iterator, Mapping
from typing import Any

import orjson

from project.errors import Problem

from ..assistant import sse
from .protocol import Events, Object, metadata

# What OpenAI calls the kinds of errors that have a name of their own there, by our status.
TYPES = {
    401: "authentication_error",
    403: "permission_error",
    404: "not_found_error",
    429: "rate_limit_error",
}


class Chat:
    """`/v1/chat/completions`, `/v1/completions`, `/v1/embeddings`."""

    name = "openai"
    wait = sse.COMMENT

    def request(self, body: Object) -> Object:
        return {**body, "metadata": kept} if (kept := own_metadata(body)) is not None else without_metadata(body)

    def conversation(self, body: Mapping[str, Any]) -> object:
        return metadata(body, "conversation_id") or body.get("user")

    def answer(self, body: Object, answer: Object) -> Object:
        return answer

    def events(self, body: Object) -> Events:
        return ChatEvents()

    def error(self, problem: Problem) -> Object:
        return error_of(problem)


class ChatEvents:
    """Each chunk is an event; the last one says [DONE]."""

    def take(self, chunk: Object) -> Iterator[bytes]:
        yield sse.event(orjson.dumps(chunk))

    def finish(self) -> Iterator[bytes]:
        yield sse.event(b"[DONE]")

    def fail(self, problem: Problem) -> Iterator[bytes]:
        yield sse.event(orjson.dumps(error_of(problem)))


def error_of(problem: Problem) -> Object:
    """OpenAI's error object. `param` is the first field that is wrong."""
    usual = "invalid_request_error" if problem.status < 500 else "server_error"
    param = problem.errors[0]["field"] if problem.errors else None
    kind = TYPES.get(problem.status, usual)
    return {"error": {"message": message_of(problem), "type": kind, "param": param, "code": problem.code}}


def message_of(problem: Problem) -> str:
    """A sentence for people, with the fields that are wrong."""
    fields = "; ".join(f"{error['field']}: {error['message']}" for error in problem.errors)
    return f"{problem.detail} {fields}".strip()


def own_metadata(body: Mapping[str, Any]) -> Any:
    """The metadata for the upstream: without our conversation. None where nothing is left."""
    found = body.get("metadata")
    if not isinstance(found, dict):
        return found
    return {key: item for key, item in found.items() if key != "conversation_id"} or None


def without_metadata(body: Mapping[str, Any]) -> Object:
    """The body without a field for which nothing is left."""
    return {key: item for key, item in body.items() if key != "metadata"}
