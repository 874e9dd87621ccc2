"""What is said on a socket of rooms, apart from the consumer that carries it."""

import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import orjson
from django.conf import settings

from project.closing import code_of
from project.errors import Problem
from project.limits import Bucket, Rate
from project.sockets import Session

from ..models import Person
from . import bus, protocol, services
from .cursor import Cursor
from .hub import hub
from .protocol import Frame, Message

START_SECONDS = 1.0  # who says nothing for so long only listens
TYPING_AGAIN = 2.0  # s; the others take it back after three times as long
TYPING = Rate(1.0, 10)
ONLINE = 500  # persons named in a welcome


class Conversation:
    """One person's exchange over one socket, about one room or several."""

    def __init__(self, session: Session, person: Person, home: str) -> None:
        self.session = session
        self.person = person
        self.home = home
        self.hub = hub()
        self.carried: dict[str, Cursor] = {}
        self._typing: dict[str, float] = {}
        self._typed = Bucket(TYPING)

    async def open(self) -> None:
        """Carry the room of the path. Raises Problem 403, 404."""
        cursor, welcome = await self._carry(self.home)
        await self.session.send(orjson.dumps(welcome).decode())
        cursor.start_within(START_SECONDS)

    def close(self) -> None:
        """The client has gone."""
        while self.carried:
            self.hub.leave(self.carried.popitem()[1])

    async def answer(self, frame: Frame) -> Message | None:
        """The answer to a frame, with its id; None where there is none. Raises Problem."""
        home = self.carried.get(self.home)
        if home is not None and not (isinstance(frame, protocol.Hello) and frame.room in (None, self.home)):
            await home.start()
        answer = await ANSWERS[type(frame)](self, frame, frame.room or self.home)
        if answer is None or frame.id is None:
            return answer
        return {"type": answer["type"], "id": frame.id, **answer}

    # Rooms

    async def hello(self, frame: protocol.Hello, room: str) -> None:
        cursor = self._cursor(room)
        if frame.last_seq is None:
            await cursor.start()
        else:
            await cursor.resume(frame.epoch, frame.last_seq, frame.last_rev)

    async def join(self, frame: protocol.Join, room: str) -> None:
        if room in self.carried:
            cursor = self.carried[room]
        else:
            if len(self.carried) >= settings.ROOM_SOCKET_ROOMS:
                raise Problem(f"A socket carries at most {settings.ROOM_SOCKET_ROOMS} rooms.", code="too_many")
            cursor, welcome = await self._carry(room)
            named = welcome if frame.id is None else {"type": "welcome", "id": frame.id, **welcome}
            await self.session.send(orjson.dumps(named).decode())
        if frame.last_seq is None:
            await cursor.start()
        else:
            await cursor.resume(frame.epoch, frame.last_seq, frame.last_rev)

    async def leave(self, frame: protocol.Leave, room: str) -> Message:
        cursor = self._cursor(room)
        del self.carried[room]
        self.hub.leave(cursor)
        return {"type": "left", "room": room}

    async def _carry(self, room: str) -> tuple[Cursor, Message]:
        """Be in the room: the cursor and the welcome. A public room is joined."""
        if (await services.aroom(self.person, room))["role"] is None:
            await services.ajoin(self.person, room)
        feed = await self.hub.feed(room)
        if feed is None:
            raise Problem(code="room_not_found")
        cursor = self.carried[room] = Cursor(self.session, feed, self.person.public_id, self._ended)
        await self.hub.enter(cursor)
        try:  # looked at once its news are heard: nothing changes between the two
            seen = await services.aroom(self.person, room)
            if seen["role"] is None:  # removed since they were let in above
                raise Problem(code="room_not_found")
        except Problem:
            del self.carried[room]
            self.hub.leave(cursor)
            raise
        return cursor, await self._welcome(cursor, seen)

    async def _welcome(self, cursor: Cursor, seen: Message) -> Message:
        place = cursor.place
        return {
            "type": "welcome",
            "room": cursor.room,
            **{name: seen[name] for name in ("name", "topic", "public", "archived", "members", "policy")},
            "seq": place.seq,
            "rev": place.rev,
            "epoch": place.epoch,
            "last_read": seen["last_read"],
            "you": {"id": self.person.public_id, "name": self.person.name, "role": seen["role"]},
            "online": await self.hub.presence.online(cursor.room, ONLINE),
            "limits": {
                "message_characters": settings.ROOM_MESSAGE_CHARACTERS,
                "history_messages": settings.ROOM_HISTORY_MESSAGES,
                "resume_messages": settings.ROOM_RESUME_MESSAGES,
                "attachments": settings.ROOM_ATTACHMENTS,
                "attachment_bytes": settings.ROOM_ATTACHMENT_BYTES,
                "rooms": settings.ROOM_SOCKET_ROOMS,
            },
        }

    def _cursor(self, room: str) -> Cursor:
        if room not in self.carried:
            raise Problem(code="not_carried")
        return self.carried[room]

    def _ended(self, cursor: Cursor, code: str) -> None:
        """The room may no longer be read here; without any other room the socket ends."""
        self.carried.pop(cursor.room, None)
        self.hub.leave(cursor)
        self.session.deliver(orjson.dumps({"type": "left", "room": cursor.room, "code": code}).decode())
        if not self.carried:
            self.session.chore(self.session.close(code_of(Problem(code=code)), code))

    # Messages

    async def post(self, frame: protocol.Post, room: str) -> Message:
        known = await self.carried[room].feed.known() if room in self.carried else None
        message, created = await services.apost(
            self.person, room, frame.text, frame.client_msg_id, frame.reply_to, frame.attachments, known
        )
        self._typing.pop(room, None)
        own = {} if frame.client_msg_id is None else {"client_msg_id": frame.client_msg_id}
        return {"type": "ack", **own, **acknowledged(message), "duplicate": not created}

    async def edit(self, frame: protocol.Edit, room: str) -> Message:
        return {"type": "ack", **acknowledged(await services.aedit(self.person, room, frame.seq, frame.text))}

    async def delete(self, frame: protocol.Delete, room: str) -> Message:
        return {"type": "ack", **acknowledged(await services.adelete(self.person, room, frame.seq))}

    async def react(self, frame: protocol.React, room: str) -> Message:
        message = await services.areact(self.person, room, frame.seq, frame.emoji, frame.on)
        return {"type": "ack", **acknowledged(message), "reactions": message["reactions"]}

    async def read(self, frame: protocol.Read, room: str) -> Message:
        return {"type": "ack", **await services.aread(self.person, room, frame.seq)}

    async def typing(self, frame: protocol.Typing, room: str) -> Message | None:
        """Tell the others, seldom; what comes too often is left out, since the next one says the same."""
        self._cursor(room)
        now, told = time.monotonic(), self._typing.get(room)
        news = told is not None if not frame.on else told is None or now - told >= TYPING_AGAIN
        if news and not self._typed.take():
            if frame.on:
                self._typing[room] = now
            else:
                del self._typing[room]
            await bus.announce(room, {"type": "typing", "room": room, "person": self.person.public_id, "on": frame.on})
        return None if frame.id is None else {"type": "ack", "room": room}

    # Questions

    async def preview(self, frame: protocol.Preview, room: str) -> Message:
        return {"type": "preview", "room": room, **await services.apreview(self.person, room, frame.text)}

    async def history(self, frame: protocol.History, room: str) -> Message:
        page = await services.ahistory(self.person, room, frame.before, frame.after, frame.limit)
        return {"type": "history", **page}

    async def reveal(self, frame: protocol.Reveal, room: str) -> Message:
        revealed = await services.areveal(self.person, room, frame.seq, frame.reason)
        return {"type": "revealed", "room": room, "seq": frame.seq, **revealed}

    async def cancel(self, frame: protocol.Cancel, room: str) -> Message:
        await services.acancel(self.person, room, frame.response)
        return {"type": "ack", "room": room}

    async def ping(self, frame: protocol.Ping, room: str) -> Message:
        return {"type": "pong"}


def acknowledged(message: Message) -> Message:
    """What an author is told of what was stored."""
    return {name: message[name] for name in ("room", "seq", "rev", "created", "text", "entities")}


Answer = Callable[[Conversation, Any, str], Awaitable[Message | None]]
ANSWERS: Mapping[type[Frame], Answer] = {kind: getattr(Conversation, kind.type) for kind in protocol.KINDS}
