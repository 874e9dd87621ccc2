"""The sockets of the documents that Tacet is compatible with, each in its few lines."""

from http.cookies import SimpleCookie
from urllib.parse import parse_qs

from project.errors import Problem
from project.sockets import Kind, Session, SessionConsumer

TEXT_ONLY = frozenset({Kind.TEXT})
GROUP = "examples.clients"


class Hello(SessionConsumer):
    """Cerebrium's endpoint: one greeting, then goodbye."""

    async def talk(self, session: Session) -> None:
        await session.send("Hello, WebSocket!")
        await session.close()


class Echo(SessionConsumer):
    """FastAPI's first socket."""

    kinds = TEXT_ONLY

    async def talk(self, session: Session) -> None:
        async for text in session:
            await session.send(f"Message text was: {text}")


class Items(SessionConsumer):
    """FastAPI's socket with a path parameter, a cookie or token, and a query parameter that is a whole number."""

    kinds = TEXT_ONLY
    refuse_at_handshake = True

    async def admit(self, session: Session) -> None:
        query = parse_qs(session.scope["query_string"].decode("latin-1"))
        self.item = session.scope["url_route"]["kwargs"]["item_id"]
        self.credential = cookie(session, "session") or query.get("token", [""])[-1]
        self.q = whole_number(query["q"][-1]) if "q" in query else None
        if not self.credential:
            raise Problem("A session cookie or a token is needed.", code="credentials_missing", status=403)

    async def talk(self, session: Session) -> None:
        async for text in session:
            await session.send(f"Session cookie or query token value is: {self.credential}")
            if self.q is not None:
                await session.send(f"Query parameter q is: {self.q}")
            await session.send(f"Message text was: {text}, for item ID: {self.item}")


class Clients(SessionConsumer):
    """FastAPI's broadcast; members may be connected to any process."""

    kinds = TEXT_ONLY
    refuse_at_handshake = True
    channel_layer_alias = "default"

    async def admit(self, session: Session) -> None:
        self.number = whole_number(session.scope["url_route"]["kwargs"]["client_id"])

    async def talk(self, session: Session) -> None:
        await self.join(GROUP)
        async for text in session:
            await session.send(f"You wrote: {text}")
            await self.broadcast(f"Client #{self.number} says: {text}")
        await self.part(GROUP)
        await self.broadcast(f"Client #{self.number} left the chat")

    async def broadcast(self, text: str) -> None:
        """To every member, this one too where it is still here."""
        await self.publish(GROUP, {"type": "session.deliver", "payload": text})


class Capitalise(SessionConsumer):
    """Lanarky's first socket, for JSON, text and bytes."""

    envelope = "data"

    async def talk(self, session: Session) -> None:
        async for message in session:
            await session.send({"data": message["data"].capitalize()})


class Mirror(SessionConsumer):
    """Every message as it came."""

    kinds = frozenset({Kind.TEXT, Kind.BYTES})

    async def talk(self, session: Session) -> None:
        async for message in session:
            await session.send(message)


def cookie(session: Session, name: str) -> str:
    """A cookie of the handshake, empty where it is not there."""
    headers = dict(session.scope["headers"])
    morsel = SimpleCookie(headers.get(b"cookie", b"").decode("latin-1")).get(name)
    return morsel.value if morsel else ""


def whole_number(raw: str) -> int:
    """The number. Raises Problem 403, which is what the tutorial's server answers."""
    try:
        return int(raw)
    except ValueError:
        raise Problem("A whole number is expected.", code="invalid_parameter", status=403) from None
