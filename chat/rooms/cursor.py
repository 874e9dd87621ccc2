"""How far one socket has come in one room."""

import asyncio
import logging
from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING

import orjson

from project.errors import problem_of
from project.sockets import Session

from . import ledger
from .ledger import Place

if TYPE_CHECKING:
    from .feed import Feed

logger = logging.getLogger(__name__)
Ended = Callable[["Cursor", str], None]


class Cursor:
    """Waits for `start` or `resume`, reads what was missed, and is live from then on.

    `ended` is told, once, when the room may no longer be read here, with the code of the reason.
    """

    __slots__ = ("_begun", "_ended", "_held", "_start", "_task", "feed", "over", "person", "place", "session")

    def __init__(self, session: Session, feed: "Feed", person: str, ended: Ended) -> None:
        self.session = session
        self.feed = feed
        self.person = person
        self.place = feed.place
        self.over = False
        self._begun = False  # whether the client has said, or let pass, from where it wants the news
        self._ended = ended
        self._held: dict[Hashable, str] = {}  # what the room and its people became before the cursor was live
        self._start: asyncio.TimerHandle | None = None
        self._task: asyncio.Task[None] | None = None
        feed.cursors.add(self)

    # On the way

    def start_within(self, seconds: float) -> None:
        """Start by itself where the client says nothing."""
        self._start = asyncio.get_running_loop().call_later(seconds, self._follow)

    async def start(self) -> None:
        """Get the news from where the room was when the socket came in; does nothing once that has begun."""
        if not self._begun:
            self._cancel_start()
            await self._chase()
            self._begun = True

    async def resume(self, epoch: str | None, last_seq: int, last_rev: int | None) -> None:
        """Tell what the client missed since its place, or that its place is worth nothing."""
        self._halt()
        known = Place(epoch or self.feed.place.epoch, last_seq, last_rev or 0)
        page = await ledger.apage(self.room, known, changes=last_rev is not None)
        if page is None:
            self.end("room_not_found")
            return
        if page.reset:
            await self.session.send(self._reset_frame(page.place))
        else:
            resumed = {"from": last_seq, "to": page.place.seq, "changed": len(page.changed)}
            await self.session.send({"type": "resumed", "room": self.room, **resumed})
            for news in page.news():
                await self.session.send(news.text)
        self.place = page.place
        self._begun = True
        await self._chase()

    async def _chase(self) -> None:
        """Come to where the feed is, and go on with it."""
        while not self.over and not self.session.closed:
            feed = self.feed
            if self.place == feed.place:
                self._go_live()
                return
            if self.place.epoch != feed.place.epoch or self.place.rev > feed.place.rev:
                await feed.heal(self.place)
                if self.place.epoch != feed.place.epoch or self.place.rev > feed.place.rev:
                    self.reset(feed.place)  # the database is another one
                    return
            elif (missed := feed.since(self.place)) is not None:
                place = feed.place
                for news in missed:
                    await self.session.send(news.text)
                self.place = place
            elif not await self._read_on():
                return

    async def _read_on(self) -> bool:
        page = await ledger.apage(self.room, self.place)
        if page is None:
            self.end("room_not_found")
            return False
        if page.reset:
            await self.session.send(self._reset_frame(page.place))
        else:
            for news in page.news():
                await self.session.send(news.text)
        self.place = page.place
        return True

    def _follow(self) -> None:
        """The same beside the talk."""
        self._start = None
        self._begun = True
        self._task = asyncio.create_task(self._chase_on())

    async def _chase_on(self) -> None:
        pause = 0.2
        while True:
            try:
                await self._chase()
                return
            except Exception as error:  # the database is away: the client is told when it could resume
                logger.warning("a member waits: %s", problem_of(error).code)
                await asyncio.sleep(pause)
                pause = min(2 * pause, 2.0)

    # Live

    def tell(self, text: str, key: Hashable | None = None) -> None:
        """Send what the feed brings."""
        self.session.deliver(text, key=key)

    def hear(self, text: str, key: Hashable, *, every: bool) -> None:
        """Send what changes no message: `every` one of a key, or its last; what comes too early once this is live."""
        if self in self.feed.live:
            self.tell(text, None if every else key)
        else:
            self._held[key] = text

    def _go_live(self) -> None:
        self.feed.live[self] = None
        held, self._held = self._held, {}
        for text in held.values():
            self.tell(text)

    def fall_behind(self, place: Place) -> None:
        """There is much after the place: get it at the client's own pace."""
        self.feed.live.pop(self, None)
        self.place = place
        self._follow()

    def reset(self, place: Place) -> None:
        """The client has to ask for the history anew; live from the place on."""
        self.session.deliver(self._reset_frame(place))
        self.place = place
        self._go_live()

    # The end

    def leave(self) -> None:
        """The client has gone, or carries the room no longer."""
        self._halt()
        self.over = True
        self.feed.discard(self)

    def end(self, code: str) -> None:
        """The room may no longer be read."""
        if not self.over:
            self.leave()
            self._ended(self, code)

    @property
    def room(self) -> str:
        """Its public id."""
        return self.feed.room

    def _halt(self) -> None:
        self._cancel_start()
        self.feed.live.pop(self, None)
        if self._task is not None and self._task is not asyncio.current_task():
            self._task.cancel()

    def _cancel_start(self) -> None:
        if self._start is not None:
            self._start.cancel()
            self._start = None

    def _reset_frame(self, place: Place) -> str:
        frame = {"type": "reset", "room": self.room, "epoch": place.epoch, "seq": place.seq, "rev": place.rev}
        return orjson.dumps(frame).decode()
