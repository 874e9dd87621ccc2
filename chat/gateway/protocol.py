"""What a protocol is: a request of it made into Chat Completions, and the answer made back."""

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from project.errors import Problem

from ..assistant import sse

Object = dict[str, Any]


class Events(Protocol):
    """A streamed answer in a protocol's own events, as bytes to send."""

    def take(self, chunk: Object) -> Iterator[bytes]:
        """What a `chat.completion.chunk` becomes."""

    def finish(self) -> Iterator[bytes]:
        """The end of a good answer."""

    def fail(self, problem: Problem) -> Iterator[bytes]:
        """The end of a bad one."""


class Speaks(Protocol):
    """One protocol."""

    name: str  # in metrics
    wait: bytes  # sent while nothing comes

    def request(self, body: Object) -> Object:
        """As a Chat Completions request. Raises Problem 400."""

    def conversation(self, body: Mapping[str, Any]) -> object:
        """What in the request names its conversation."""

    def answer(self, body: Object, answer: Object) -> Object:
        """The answer to `body`, made of a `chat.completion`."""

    def events(self, body: Object) -> Events:
        """The same, streamed."""

    def error(self, problem: Problem) -> Object:
        """The body of an error."""


def metadata(body: Mapping[str, Any], field: str) -> object:
    """A field of the request's metadata."""
    found = body.get("metadata")
    return found.get(field) if isinstance(found, dict) else None


__all__ = ["Events", "Object", "Speaks", "metadata", "sse"]
