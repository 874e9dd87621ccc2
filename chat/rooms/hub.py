"""The rooms of this process: one feed each, however many members it has here."""

import asyncio
import contextlib
import logging
from typing import Any

from channels.layers import BaseChannelLayer
from django.conf import settings

from project.loops import one_each

from . import bus, ledger
from .cursor import Cursor
from .feed import Feed
from .presence import Presence

PATIENCE = 2.0  # s, for the channel layer
LEAVE_SECONDS = 2.0  # somebody who comes back within this has not been away
IDLE = 5  # looks at the database before a room that nobody here carries is let go
IN_FLIGHT_SECONDS = 0.1  # between a commit and its news
logger = logging.getLogger(__name__)


class Hub:
    """Joins the group of each room, hears its news, and asks the database for what did not come."""

    def __init__(self) -> None:
        self.bus = bus.bus()
        self.bus.listener = self._take
        self.presence = Presence(self.bus.origin)
        self._feeds: dict[str, Feed] = {}
        self._opening: dict[str, asyncio.Task[Feed | None]] = {}
        self._channel: str | None = None
        self._hearing: asyncio.Task[None] | None = None
        self._keeping: asyncio.Task[None] | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    async def feed(self, room: str) -> Feed | None:
        """The feed of a room; None where there is no such room."""
        if feed := self._feeds.get(room):
            feed.idle = 0
            return feed
        if room not in self._opening:
            self._opening[room] = asyncio.create_task(self._open(room))
            self._opening[room].add_done_callback(lambda _: self._opening.pop(room, None))
        return await asyncio.shield(self._opening[room])

    async def _open(self, room: str) -> Feed | None:
        """Hear first, look second: what happens in between is in one of them."""
        subscribed = await self._subscribe(room)
        place = (await ledger.aplaces([room])).get(room)
        if place is None:
            return None
        feed = self._feeds[room] = Feed(room, place)
        feed.subscribed = subscribed
        if self._keeping is None or self._keeping.done():
            self._keeping = asyncio.create_task(self._keep())
        return feed

    # Who is here

    async def enter(self, cursor: Cursor) -> None:
        """A socket of the person is in the room."""
        if await self.presence.enter(cursor.room, cursor.person):
            await self._tell_presence(cursor.room, cursor.person, True)

    def leave(self, cursor: Cursor) -> None:
        """It is no more; the others are told if it does not come back at once."""
        cursor.leave()
        task = asyncio.create_task(self._leave(cursor.room, cursor.person))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _leave(self, room: str, person: str) -> None:
        await asyncio.sleep(LEAVE_SECONDS)
        if await self.presence.leave(room, person):
            await self._tell_presence(room, person, False)

    async def _tell_presence(self, room: str, person: str, online: bool) -> None:
        await bus.announce(room, {"type": "presence", "room": room, "person": person, "online": online})

    # News

    def _take(self, room: str, news: bus.News) -> None:
        if feed := self._feeds.get(room):
            feed.take(news)

    async def _subscribe(self, room: str) -> bool:
        """Join the room's group; False where the channel layer is away, which is tried again."""
        layer = bus.shared_layer()
        if layer is None:
            return True
        try:
            async with asyncio.timeout(PATIENCE):
                if self._channel is None:
                    self._channel = await layer.new_channel()
                await layer.group_add(bus.group(room), self._channel)
        except Exception as error:
            logger.warning("room without news: %s", type(error).__name__)
            return False
        if self._hearing is None or self._hearing.done():
            self._hearing = asyncio.create_task(self._hear(layer, self._channel))
        return True

    async def _hear(self, layer: BaseChannelLayer, channel: str) -> None:
        while True:
            try:
                received: dict[str, Any] = await layer.receive(channel)
            except Exception as error:
                logger.warning("channel layer failed: %s", type(error).__name__)
                await asyncio.sleep(0.5)
                continue
            if received.get("origin") == self.bus.origin:
                continue
            try:
                for news in bus.unpacked(received):
                    self._take(received["room"], news)
            except Exception as error:
                logger.error("news not understood: %s", type(error).__name__)

    # What did not come

    async def _keep(self) -> None:
        """Compare with the database again and again, for as long as there are rooms."""
        looks = 0
        while self._feeds:
            await asyncio.sleep(settings.ROOM_SYNC_SECONDS)
            looks += 1
            try:
                await self._let_go()
                await self._compare()
                if looks * settings.ROOM_SYNC_SECONDS >= settings.ROOM_PRESENCE_SECONDS / 3:
                    looks = 0
                    await self._refresh_presence()
            except Exception as error:  # the database is away: the next look may know
                logger.warning("rooms not compared: %s", type(error).__name__)

    async def _compare(self) -> None:
        feeds = dict(self._feeds)  # a room that is opened meanwhile has been looked at just now
        people = {room: {cursor.person for cursor in feed.cursors} for room, feed in feeds.items()}
        strangers = await ledger.astrangers(people)
        places = await ledger.aplaces(feeds)  # last: who lost a place because the room went is told of the room
        for room, feed in feeds.items():
            if room not in places:
                feed.end()
            for person in strangers[room]:
                feed.part(person)
            if not feed.subscribed:
                feed.subscribed = await self._subscribe(room)
        await asyncio.sleep(IN_FLIGHT_SECONDS)
        await asyncio.gather(*(feed.heal(places[room]) for room, feed in feeds.items() if room in places))

    async def _let_go(self) -> None:
        """Leave the rooms that nobody here carries any more."""
        for room, feed in list(self._feeds.items()):
            feed.idle = 0 if feed.cursors else feed.idle + 1
            if feed.idle < IDLE:
                continue
            del self._feeds[room]
            await feed.stop()
            layer = bus.shared_layer()
            back = room in self._feeds or room in self._opening
            if layer is not None and self._channel is not None and not back:
                with contextlib.suppress(Exception):
                    async with asyncio.timeout(PATIENCE):
                        await layer.group_discard(bus.group(room), self._channel)

    async def _refresh_presence(self) -> None:
        await self.presence.refresh()
        for room, person in await self.presence.sweep(list(self._feeds)):
            await self._tell_presence(room, person, False)


hub = one_each(Hub)
