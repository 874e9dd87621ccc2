"""What happened in a room, told to its members in every process.

The database is the truth: news may be lost with the channel layer, and each process asks the database for what it
missed. So telling never fails, and never holds up the one who tells.
"""

import asyncio
import logging
import uuid
from collections import deque
from collections.abc import Callable
from dataclasses import astuple, dataclass
from typing import Any

import orjson
from channels.layers import BaseChannelLayer, InMemoryChannelLayer, get_channel_layer

from project.loops import one_each

MOST_WAITING = 10_000  # news kept while the channel layer is away; what is older is read from the database
AT_ONCE = 64  # news of one room in one message of the layer
PATIENCE = 2.0  # s, for one message of the layer
PAUSE = 0.5  # s, after a failure
FLEETING = frozenset({"delta", "typing"})  # not worth telling late
Frame = dict[str, Any]
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class News:
    """One frame as it goes to every member, encoded once. `seq` and `rev` are 0 where it changes no message."""

    kind: str
    seq: int
    rev: int
    person: str  # whom it is about, or who wrote; "" where nobody
    text: str

    @classmethod
    def of(cls, frame: Frame) -> "News":
        """From a frame of the server: {type, seq?, rev?, person? | author?, ...}."""
        about = frame.get("person") or frame.get("author") or ""
        person = about.get("id", "") if isinstance(about, dict) else about
        text = orjson.dumps(frame).decode()
        return cls(frame["type"], frame.get("seq") or 0, frame.get("rev") or 0, person, text)


Listener = Callable[[str, News], None]


class Bus:
    """The news of one event loop: to its own listener at once, to the other processes in order."""

    def __init__(self) -> None:
        self.origin = uuid.uuid4().hex
        self.listener: Listener | None = None
        self._waiting: deque[tuple[str, News]] = deque(maxlen=MOST_WAITING)
        self._telling: asyncio.Task[None] | None = None

    def tell(self, room: str, news: News) -> None:
        """Deliver here, and queue for elsewhere."""
        if self.listener is not None:
            self.listener(room, news)
        if (layer := shared_layer()) is None:
            return
        self._waiting.append((room, news))
        if self._telling is None or self._telling.done():
            self._telling = asyncio.create_task(self._tell_all(layer))

    async def flush(self) -> None:
        """Return when all has been told elsewhere, or could not be for a while."""
        if self._telling is not None:
            await asyncio.wait({self._telling}, timeout=PATIENCE)

    async def _tell_all(self, layer: BaseChannelLayer) -> None:
        while self._waiting:
            room, batch = self._batch()
            try:
                async with asyncio.timeout(PATIENCE):
                    await layer.group_send(group(room), message(self.origin, room, batch))
            except Exception as error:
                logger.warning("news wait: %s", type(error).__name__)
                late = [(room, news) for news in batch if news.kind not in FLEETING]
                free = MOST_WAITING - len(self._waiting)
                self._waiting.extendleft(reversed(late[:free]))
                await asyncio.sleep(PAUSE)

    def _batch(self) -> tuple[str, list[News]]:
        """The oldest news and those right behind it that are of the same room."""
        room, news = self._waiting.popleft()
        batch = [news]
        while self._waiting and self._waiting[0][0] == room and len(batch) < AT_ONCE:
            batch.append(self._waiting.popleft()[1])
        return room, batch


bus = one_each(Bus)


async def announce(room: str, frame: Frame) -> None:
    """Tell all members of the room, by its public id; the frame is what their sockets get. Never raises."""
    try:
        bus().tell(room, News.of(frame))
    except Exception as error:
        logger.error("not announced: %s", type(error).__name__)


def shared_layer() -> BaseChannelLayer | None:
    """The channel layer; None where no other process could hear it."""
    layer = get_channel_layer()
    return None if isinstance(layer, InMemoryChannelLayer) else layer


def group(room: str) -> str:
    """The group of a room."""
    return f"room.{room}"


def message(origin: str, room: str, batch: list[News]) -> Frame:
    """News as a message of the channel layer."""
    return {"type": "room.news", "origin": origin, "room": room, "news": [astuple(news) for news in batch]}


def unpacked(received: Frame) -> list[News]:
    """The news of such a message."""
    return [News(*fields) for fields in received["news"]]
