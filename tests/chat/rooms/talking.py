"""Rooms for the tests: made in the database, spoken in over sockets of the application."""

import asyncio
import json
from contextlib import asynccontextmanager

from chat.models import Membership, Person, Room
from chat.rooms import people
from project.auth import Caller
from project.sockets import database
from tests.conftest import aissue, socket_of

PATIENCE = 20  # s, of any one answer


def make_room(name="hall", public=True, **fields):
    return Room.objects.create(name=name, public=public, **fields)


amake_room = database.threaded(make_room)


@database.threaded
def alocal(room, role="owner"):
    """Whoever is at this machine, with a place in the room."""
    who = people.person(Caller("anonymous"))
    Membership.objects.get_or_create(room=room, person=who, defaults={"role": role})
    return who


@database.threaded
def seat(room, person_id, **fields):
    """Give a person a place in the room."""
    person = Person.objects.get(public_id=person_id)
    return Membership.objects.update_or_create(room=room, person=person, defaults=fields)[0]


class Talker:
    """One client of a room."""

    def __init__(self, communicator):
        self.socket = communicator
        self.welcome = None

    async def say(self, **frame):
        await self.socket.send_to(text_data=json.dumps(frame))

    async def hear(self, kind=None):
        """The next frame; of that type, where one is named, passing over the others."""
        async with asyncio.timeout(PATIENCE):
            while True:
                frame = json.loads(await self.socket.receive_from(PATIENCE))
                if kind is None or frame.get("type") == kind:
                    return frame

    async def error(self):
        """The next error frame."""
        while "status" not in (frame := await self.hear()):
            pass
        return frame

    async def ask(self, **frame):
        """The frame that carries the id of what is said."""
        name = f"q{id(frame)}"
        await self.say(id=name, **frame)
        while (answer := await self.hear()).get("id") != name:
            pass
        return answer

    async def start(self, **place):
        """Say hello, and return when it has been read."""
        await self.say(type="hello", **place)
        return await self.settled()

    async def settled(self):
        """What came until everything said before has been answered."""
        await self.say(type="ping", id="settled")
        came = []
        while (frame := await self.hear()).get("id") != "settled":
            came.append(frame)
        return came

    async def closed(self):
        """The close code, and the frames before it."""
        frames = []
        async with asyncio.timeout(PATIENCE):
            while (event := await self.socket.receive_output(PATIENCE))["type"] != "websocket.close":
                frames.append(json.loads(event["text"]))
        return event["code"], frames


@asynccontextmanager
async def talker(application, room, key=None, path=None, **place):
    """Somebody in a room: the holder of a key, or whoever is at this machine."""
    headers = [(b"x-api-key", key.encode())] if key else []
    address = path or f"/ws/rooms/{room.public_id}"
    communicator = socket_of(application, address, headers=headers)
    connected, _ = await communicator.connect(PATIENCE)
    assert connected
    made = Talker(communicator)
    if place.pop("greeted", True):
        made.welcome = await made.hear("welcome")
        await made.start(**place)
    yield made
    await communicator.disconnect()


async def key_of(name, **fields):
    return await aissue(name, **fields)
