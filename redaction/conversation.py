"""What is said on `/ws`, apart from the socket that carries it."""

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings

from project.auth import Caller
from project.errors import Problem, invalid
from project.rest.reading import loads

from . import schema, services
from .live import Live

Message = dict[str, Any]
NAME = 60  # characters of a stream's name
ID = 200  # characters of a request's id


@dataclass(frozen=True, slots=True)
class Said:
    """One message that could be read: its JSON, and its `id` where it has one."""

    message: Message
    id: str | int | None

    @property
    def pipelined(self) -> bool:
        """Whether its answer may come out of order; the pieces of a stream never may."""
        return self.id is not None and "stream" not in self.message


@dataclass(slots=True)
class Conversation:
    """One caller's exchange: requests, pings, and the streams that are open."""

    caller: Caller
    streams: dict[str, Live] = field(default_factory=dict)

    def read(self, raw: str | bytes) -> Said:
        """The message of one frame. Raises Problem 400."""
        message = loads(raw.encode("utf-8", "surrogatepass") if isinstance(raw, str) else raw)
        if not isinstance(message, dict):
            raise Problem("A message must be a JSON object.", code="invalid")
        return Said(message, _id(message))

    async def answer(self, said: Said) -> Any:
        """The answer to a message: an object, or for a list of texts without an `id` a list. Raises Problem."""
        message = said.message
        if message.get("type") == "ping":
            return named(said.id, {"type": "pong"})
        if "stream" in message:
            return named(said.id, await self._stream(message))
        body = schema.parse(schema.ProcessTextRequest, message)
        items = await services.aprocess(self.caller, body)
        if body.single:
            return named(said.id, items[0])
        return items if said.id is None else {"id": said.id, "items": items}

    async def _stream(self, message: Message) -> Message:
        part = schema.parse_part(message)
        stream = self.streams.get(part.name)
        if stream is None:
            if part.append is None:
                raise invalid("stream", "is not open on this socket", code="unknown_stream")
            if len(self.streams) >= settings.SOCKET_STREAMS:
                raise invalid("stream", f"at most {settings.SOCKET_STREAMS} can be open", code="too_many_streams")
            stream = await services.astream(self.caller, part.options, conversation=part.conversation)
            self.streams[part.name] = stream
        if part.end:
            del self.streams[part.name]
        item = {"stream": part.name, **await stream.atake(part.append or "", end=part.end)}
        return {**item, "end": True} if part.end else item

    @staticmethod
    def refusal(problem: Problem, said_id: str | int | None) -> Message:
        """An error in band: the object that REST answers, its status, and the id."""
        return named(said_id, {**problem.body(), "status": problem.status})


def named(said_id: str | int | None, answer: Message) -> Message:
    """The answer with the id of what it answers in front."""
    return answer if said_id is None else {"id": said_id, **answer}


def _id(message: Message) -> str | int | None:
    given = message.get("id")
    if given is None or (isinstance(given, int) and not isinstance(given, bool)):
        return given
    if isinstance(given, str) and len(given) <= ID:
        return given
    raise invalid("id", f"must be a whole number or a string of at most {ID} characters")
