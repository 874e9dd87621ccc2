"""One room in one process: its news in order, passed on to every local member who has come so far."""

import asyncio
import contextlib
import logging
from bisect import bisect_left
from collections import deque
from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any

import orjson

from ..models import Room
from . import ledger
from .bus import News
from .ledger import Place

if TYPE_CHECKING:
    from .cursor import Cursor

KEPT = 512  # steps that a member who is a little behind gets without the database
EARLY = 10_000  # news held until those before them have come
GAP_SECONDS = 0.1  # news that overtook each other come within this; what does not is lost
AT_ONCE = 32  # more than this a member gets at the pace at which they read
TYPING_SECONDS = 6.0  # somebody who types says so again within this
logger = logging.getLogger(__name__)


class Feed:
    """Its `live` cursors are all at `place`; the others are on their way there."""

    def __init__(self, room: str, place: Place) -> None:
        self.room = room
        self.place = place
        self.row: Room | None = None  # the room as it was when it last changed
        self.subscribed = False
        self.idle = 0  # looks at the database since the last member went
        self.cursors: set[Cursor] = set()
        self.live: dict[Cursor, None] = {}
        self._steps: deque[tuple[int, list[News]]] = deque(maxlen=KEPT)  # from which rev, and what came then
        self._early: dict[int, News] = {}
        self._typing: dict[str, asyncio.TimerHandle] = {}
        self._reading = asyncio.Lock()
        self._healing = False
        self._tasks: set[asyncio.Task[None]] = set()

    # News

    def take(self, news: News) -> None:
        """What the bus brought: passed on in the order of `rev`, each change once."""
        if news.kind == "reset":
            self._later(self._look())
        elif not news.rev:
            self._pass_on(news)
        elif news.rev <= self.place.rev:
            return
        elif news.rev == self.place.rev + 1 and not self._reading.locked():
            self._advance(news)
            self._take_early()
        else:
            if len(self._early) < EARLY:
                self._early[news.rev] = news
            self._heal_later()

    def since(self, place: Place) -> list[News] | None:
        """All news after the place; None where the database has to be asked."""
        if place.epoch != self.place.epoch:
            return None
        steps = self._steps
        at = bisect_left(steps, place.rev, key=lambda step: step[0])
        if at == len(steps) or steps[at][0] != place.rev:
            return None
        return [news for index in range(at, len(steps)) for news in steps[index][1]]

    def _advance(self, news: News) -> None:
        self._steps.append((self.place.rev, [news]))
        self.place = Place(self.place.epoch, max(self.place.seq, news.seq), news.rev)
        if news.kind == "message" and news.person in self._typing:
            self._typing.pop(news.person).cancel()
        for cursor in list(self.live):
            cursor.tell(news.text)

    def _take_early(self) -> None:
        while news := self._early.pop(self.place.rev + 1, None):
            self._advance(news)
        if self._early:
            self._early = {rev: news for rev, news in self._early.items() if rev > self.place.rev}

    # What the bus lost

    async def heal(self, known: Place | None = None) -> None:
        """Read from the database what has not come; with a place that is `known` to be, at least up to there."""
        async with self._reading:
            if known is not None and not self.is_behind(known):  # another has read it meanwhile
                return
            page = await ledger.apage(self.room, self.place)
            if page is None:
                self.end()
            elif page.reset:
                self._reset(page.place)
            elif page.place.rev > self.place.rev:
                self._catch_up(page)
        self._take_early()

    def _catch_up(self, page: ledger.Page) -> None:
        before, news = self.place, page.news()
        self._steps.append((before.rev, news))
        self.place = page.place
        if len(news) > AT_ONCE:
            for cursor in list(self.live):
                cursor.fall_behind(before)
            return
        for cursor in list(self.live):
            for item in news:
                cursor.tell(item.text)

    def _reset(self, place: Place) -> None:
        """The history has been cut: what the members hold is worth nothing."""
        self._steps.clear()
        self._early.clear()
        self.place = place
        for cursor in list(self.live):
            cursor.reset(place)

    def _heal_later(self) -> None:
        if not self._healing:
            self._healing = True
            self._later(self._heal_gap())

    def _later(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _look(self) -> None:
        try:
            await self.heal()
        except Exception as error:  # the database is away: the hub's next look may know
            logger.warning("a gap stays: %s", type(error).__name__)

    async def _heal_gap(self) -> None:
        behind = self.place.rev
        await asyncio.sleep(GAP_SECONDS)
        self._healing = False
        if self._early and self.place.rev == behind:
            await self._look()
        elif self._early:
            self._heal_later()

    def is_behind(self, place: Place) -> bool:
        """Whether the database is further."""
        return place.epoch != self.place.epoch or place.rev > self.place.rev

    # News that change no message

    def _pass_on(self, news: News) -> None:
        if news.kind == "typing":
            self._note_typing(news)
            return
        if news.kind in STATES:  # those who are on their way have to know it too
            key = (news.kind, self.room, news.person)
            for cursor in list(self.cursors):
                cursor.hear(news.text, key, every=news.kind not in COALESCED)
        else:
            for cursor in list(self.live):
                cursor.tell(news.text)
        if news.kind == "member" and orjson.loads(news.text).get("role") is None:
            self.part(news.person)
        elif news.kind == "room":
            self.row = None
            if orjson.loads(news.text).get("deleted"):
                self.end()

    async def known(self) -> Room | None:
        """The room, as the news have it: its policy may have changed since."""
        if self.row is None:
            self.row = await ledger.arow(self.room)
        return self.row

    def _note_typing(self, news: News) -> None:
        """Pass it on, and take it back where nobody says that it has ended."""
        on = orjson.loads(news.text)["on"]
        before = self._typing.pop(news.person, None)
        if before is not None:
            before.cancel()
        if on:
            off = News("typing", 0, 0, news.person, typing_frame(self.room, news.person, False))
            self._typing[news.person] = asyncio.get_running_loop().call_later(TYPING_SECONDS, self._note_typing, off)
        if on == (before is None):
            for cursor in list(self.live):
                if cursor.person != news.person:
                    cursor.tell(news.text, key=("typing", self.room, news.person))

    # Members

    def part(self, person: str) -> None:
        """The person may no longer read the room."""
        for cursor in [cursor for cursor in self.cursors if cursor.person == person]:
            cursor.end("forbidden")

    def end(self) -> None:
        """The room is no more."""
        for cursor in list(self.cursors):
            cursor.end("room_not_found")

    def discard(self, cursor: "Cursor") -> None:
        """It has gone."""
        self.cursors.discard(cursor)
        self.live.pop(cursor, None)

    async def stop(self) -> None:
        """Wait for nothing more."""
        for handle in self._typing.values():
            handle.cancel()
        for task in list(self._tasks):
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task


STATES = frozenset({"room", "member", "presence", "read"})
COALESCED = frozenset({"presence", "read"})


def typing_frame(room: str, person: str, on: bool) -> str:
    """Somebody types, or no longer."""
    return orjson.dumps({"type": "typing", "room": room, "person": person, "on": on}).decode()
