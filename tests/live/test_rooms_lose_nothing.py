"""Twenty people in a room over two processes, while connections, Redis and a process die: nobody misses anything."""

import asyncio
import random
from collections import Counter

from chat.client import Place, Room

from .clients import shell
from .rooms import crowd, two_processes

MEMBERS = 20
POSTS = 50  # of each
PATIENCE = 600  # s, for all of it on a machine that is busy
REDIS_AWAY = 5.0  # s
ALL = MEMBERS * POSTS
STORED = (
    "from chat.models import Message; print(Message.objects.count(), Message.objects.values('seq').distinct().count())"
)


class Crowd:
    """The members, and how to reach whichever process lives."""

    def __init__(self, running, room, tokens):
        self.servers = [running.first, running.second]
        self.room = room
        self.members = [Room(self.address, key=token, place=Place(last_seq=0)) for token in tokens]
        self.heard = [[] for _ in tokens]
        self.acknowledged = []

    def address(self):
        return f"{random.choice(self.servers).ws}/ws/rooms/{self.room}"

    async def listen(self, number):
        async for message in self.members[number]:
            self.heard[number].append((message["seq"], message["author"]["id"], message["text"]))
            if len(self.heard[number]) >= ALL:
                return

    async def talk(self, number):
        for count in range(POSTS):
            self.acknowledged.append((await self.members[number].post(f"This is what I say, {count}."))["seq"])
            await asyncio.sleep(random.uniform(0, 0.2))

    async def until(self, share):
        while len(self.acknowledged) < share * ALL:  # noqa: ASYNC110 - what is waited for is a number
            await asyncio.sleep(0.05)

    async def cut_connections(self):
        """One for each few posts: by the clock, a busy machine would do nothing but connect."""
        while True:
            said = len(self.acknowledged)
            socket = random.choice(self.members)._client._socket
            if socket is not None and socket.transport is not None:
                socket.transport.abort()
            await self.until((said + random.randint(1, 6)) / ALL)


async def disturb(running, crowd):
    """Redis goes away for a while and comes back; then a process is killed, and its members go to the other."""
    await crowd.until(0.2)
    running.redis.kill()
    await asyncio.sleep(REDIS_AWAY)
    running.redis.start()
    await crowd.until(0.6)
    crowd.servers.remove(running.second)
    running.second.process.kill()
    await asyncio.to_thread(running.second.process.wait)


async def converse(crowd, running):
    async with asyncio.timeout(PATIENCE):
        await asyncio.gather(*(member.__aenter__() for member in crowd.members))
        cutting = asyncio.create_task(crowd.cut_connections())
        disturbing = asyncio.create_task(disturb(running, crowd))
        listening = [asyncio.create_task(crowd.listen(number)) for number in range(MEMBERS)]
        await asyncio.gather(*(crowd.talk(number) for number in range(MEMBERS)))
        await disturbing
        cutting.cancel()
        await asyncio.gather(*listening)
        await asyncio.gather(*(member.close() for member in crowd.members))


def test_every_member_ends_with_the_same_gap_free_list(tmp_path):
    with two_processes(tmp_path) as running:
        (room,), tokens = crowd(tmp_path, MEMBERS, **running.settings)
        everybody = Crowd(running, room, tokens)
        asyncio.run(converse(everybody, running))
        stored = shell(tmp_path, STORED, **running.settings).splitlines()[-1]
    first = everybody.heard[0]
    assert [seq for seq, _, _ in first] == list(range(1, ALL + 1))
    assert all(heard == first for heard in everybody.heard)
    assert sorted(everybody.acknowledged) == list(range(1, ALL + 1))
    assert set(Counter(author for _, author, _ in first).values()) == {POSTS}
    assert stored == f"{ALL} {ALL}"
