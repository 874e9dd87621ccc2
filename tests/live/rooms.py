"""Rooms and people for the live tests, made by the shell of the server's Django."""

import json
from contextlib import contextmanager
from types import SimpleNamespace

from . import servers
from .clients import shell

CROWD = """
import json
from chat.models import Person
from chat.rooms import directory, people
owner = Person.objects.create(kind="key", reference="0", project="main", name="Owner")
made = [directory.create(owner, {{"name": name, "public": public}}).value["id"] for name, public in {rooms}]
tokens = [people.guest(f"Member {{number}}")["token"] for number in range({members})]
print(json.dumps([made, tokens]))
"""


def crowd(folder, members, rooms=(("hall", True),), **settings):
    """Public ids of new rooms, and the tokens of new guests."""
    return json.loads(shell(folder, CROWD.format(members=members, rooms=tuple(rooms)), **settings).splitlines()[-1])


@contextmanager
def two_processes(folder, **settings):
    """Two servers on one database and one Redis, and rooms' clients may say as much as they like."""
    redis = servers.Redis(folder)
    free = {"REDIS_URL": redis.url, "ROOM_POST_RATE": 0, "GUEST_RATE": 0, "SOCKET_RATE": 0, "DRAIN_SECONDS": 2}
    named = {**free, "LOG_LEVEL": "WARNING", **settings}
    started = [servers.product(folder, **named)]
    try:
        started.append(
            servers.serve(folder, DJANGO_SETTINGS_MODULE="project.settings", **named).wait_until_up("/ready")
        )
        yield SimpleNamespace(redis=redis, first=started[0], second=started[1], settings=named)
    finally:
        for running in started:
            running.stop()
        redis.kill()
