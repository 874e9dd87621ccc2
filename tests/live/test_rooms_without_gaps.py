"""Two server processes, one room, everybody posts at once: no gap, no number twice, nothing stored twice.

One person has one marker, whichever process redacts.

On SQLite and on Postgres.
"""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from . import postgres, servers
from .clients import PATIENCE

POSTERS, POSTS = 8, 12


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def pair(request, tmp_path_factory):
    """Two processes on one database."""
    folder = tmp_path_factory.mktemp(request.param)
    servers.with_tables(folder)
    settings = {
        "DJANGO_SETTINGS_MODULE": "project.settings",
        "ROOM_POST_RATE": 0,
        "SECRET_KEY": "the same in both processes, " * 3,
        "DATABASE_THREADS": 4,
    }
    database, running = None, []
    try:
        if request.param == "postgres":
            database = postgres.Postgres()
            settings["DATABASE_URL"] = database.url
            migrate = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
            environment = servers.environment(folder, **settings)
            subprocess.run(migrate, cwd=servers.ROOT, check=True, env=environment)
        for _ in range(2):
            running.append(servers.serve(folder, **settings).wait_until_up("/ready"))
        yield running
    finally:
        for server in running:
            server.stop()
        if database:
            database.stop()


@pytest.fixture
def room(pair):
    """A new room of the person at this machine."""
    answer = httpx.post(f"{pair[0].url}/rooms", json={"name": "Busy"}, timeout=PATIENCE)
    assert answer.status_code == 201, answer.text
    return answer.json()["id"]


def at_once(work, times):
    with ThreadPoolExecutor(times) as threads:
        return list(threads.map(work, range(times)))


def messages(server, room):
    path = f"{server.url}/rooms/{room}/messages"
    return httpx.get(path, params={"after": 0}, timeout=PATIENCE).json()["messages"]


def test_posts_to_both_processes_at_once_leave_no_gap(pair, room):
    def work(number):
        with httpx.Client(base_url=pair[number % 2].url, timeout=PATIENCE) as client:
            path = f"/rooms/{room}/messages"
            answers = [client.post(path, json={"text": f"Line {number}, {turn}."}) for turn in range(POSTS)]
        assert {answer.status_code for answer in answers} == {201}
        return [answer.json()["seq"] for answer in answers]

    given = at_once(work, POSTERS)
    assert sorted(seq for some in given for seq in some) == list(range(1, POSTERS * POSTS + 1))
    assert all(some == sorted(some) for some in given)
    for server in pair:
        assert [item["seq"] for item in messages(server, room)] == list(range(1, POSTERS * POSTS + 1))


def test_the_same_post_sent_to_both_processes_at_once_is_stored_once(pair, room):
    def work(number):
        path = f"{pair[number % 2].url}/rooms/{room}/messages"
        return httpx.post(path, json={"text": "Once, at 12 Main Street.", "client_msg_id": "a"}, timeout=PATIENCE)

    answers = at_once(work, POSTERS)
    assert sorted(answer.status_code for answer in answers) == [200] * (POSTERS - 1) + [201]
    assert all(answer.json() == answers[0].json() for answer in answers)
    assert len(messages(pair[1], room)) == 1


def test_reactions_edits_and_posts_at_once_have_a_rev_each(pair, room):
    first = f"/rooms/{room}/messages/1"
    assert httpx.post(f"{pair[0].url}/rooms/{room}/messages", json={"text": "First."}).status_code == 201
    asks = [
        ("POST", f"/rooms/{room}/messages", {"text": "Another."}),
        ("PATCH", first, {"text": "First, edited."}),
        ("POST", f"{first}/reactions", {"emoji": "👍"}),
        ("POST", f"{first}/reactions", {"emoji": "👍", "on": False}),
    ] * 2

    def work(number):
        method, path, body = asks[number]
        return httpx.request(method, pair[number % 2].url + path, json=body, timeout=PATIENCE).json()["rev"]

    assert sorted(at_once(work, len(asks))) == list(range(2, len(asks) + 2))


def test_a_person_has_one_marker_over_both_processes(pair, room):
    people = [f"person.{number}@example.com" for number in range(6)]

    def work(number):
        path = f"{pair[number % 2].url}/rooms/{room}/messages"
        mine = people[number % 3 :] + people[: number % 3]
        answers = [httpx.post(path, json={"text": f"Mail {one}"}, timeout=PATIENCE).json()["text"] for one in mine]
        return dict(zip(mine, answers, strict=True))

    seen = at_once(work, POSTERS)
    assert all(one == seen[0] for one in seen)
    assert set(seen[0].values()) == {f"Mail [EMAIL_ADDRESS_{number}]" for number in range(1, len(people) + 1)}
