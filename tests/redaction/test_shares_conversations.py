"""Conversations under concurrency: one value one placeholder over threads, and nobody gets another's value."""

import asyncio
import random
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from project.auth import Caller
from redaction import services
from redaction.configuration import current
from redaction.engine.placeholders import Mention
from redaction.models import Placeholder
from redaction.schema import NONE
from redaction.vault import Named, vault

CALLER = Caller("anonymous")
PEOPLE = ["John Smith", "Mary Jones", "Peter Brown", "Susan Clark", "Robert Hall"]
THREADS = 8


def opened(name="c", **options):
    made = vault(Named(current().tenant("main"), "", name), **options)
    made.load()
    return made


@pytest.mark.parametrize("keep_values", [True, False])
def test_threads_agree_on_every_placeholder(transactional_db, keep_values):
    values = [Mention("NAME", f"Person {number}") for number in range(30)]
    values += [Mention("EMAIL_ADDRESS", f"p{number}@example.com") for number in range(10)]
    current()

    def work(seed):
        try:
            chooser = random.Random(seed)
            made = opened(keep_values=keep_values)
            mine = chooser.sample(values, len(values))
            for start in range(0, len(mine), 5):
                made.allot(mine[start : start + 5], ours=True)
            found = [made.placeholders.find(one.label, one.text) for one in values]
            return [(one.label, one.tail) for one in found]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(THREADS) as pool:
        results = list(pool.map(work, range(THREADS)))
    assert all(result == results[0] for result in results)
    assert len(set(results[0])) == len(values)
    assert sorted(int(tail) for label, tail in results[0] if label == "NAME") == list(range(1, 31))
    assert Placeholder.objects.count() == len(values)


def test_one_vault_may_serve_several_threads(transactional_db):
    made = opened()
    values = [Mention("NAME", f"Person {number}") for number in range(40)]

    def work(start):
        try:
            made.allot(values[start : start + 10], ours=True)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(work, [0, 5, 10, 15, 20, 25, 30, 0]))
    again = opened().placeholders
    tails = {again.find("NAME", one.text).tail for one in values}
    assert tails == {made.placeholders.find("NAME", one.text).tail for one in values}
    assert len(tails) == len(values)


async def test_a_hundred_conversations_keep_their_values(application):
    """The same names in different roles: NAME_1 is somebody else in each, and a canary is in one alone."""

    async def talk(number):
        chooser = random.Random(number)
        names = chooser.sample(PEOPLE, 3)
        canary = f"canary{number}x@example.com"
        for _ in range(2):
            turn = await services.aexchange(CALLER, NONE, conversation=f"c{number}")
            [sent] = await turn.aredact([f"{names[0]} sent {names[1]} a letter about {names[2]}, see {canary} for it."])
            assert sent == "[NAME_1] sent [NAME_2] a letter about [NAME_3], see [EMAIL_ADDRESS_1] for it."
            restorer = turn.restorer()
            answer = "Ask [NAME_3], [name_2] or **[NAME_1]** at [EMAIL_ADDRESS_1]; not [NAME_4] or [EMAIL_ADDRESS_2]. "
            got = ""
            for start in range(0, len(answer), 7):
                got += await restorer.atake(answer[start : start + 7])
                await asyncio.sleep(0)
            got += await restorer.afinish()
            expected = f"Ask {names[2]}, {names[1]} or **{names[0]}** at {canary}; not [NAME_4] or [EMAIL_ADDRESS_2]. "
            assert got == expected

    await asyncio.gather(*(talk(number) for number in range(100)))
