"""Conversations have a lifetime, counted from the last turn."""

from datetime import timedelta

from django.utils import timezone

from project.sockets import database
from redaction import vault
from redaction.models import Conversation

from .conversing import process, reidentify


async def test_a_conversation_ends_some_days_after_its_last_turn(client, settings):
    settings.CONVERSATION_DAYS = 7
    await process(client, ["John Smith"])
    await process(client, ["Ann Lee"], "young")
    await database.run(Conversation.objects.filter(pk=1).update, used=timezone.now() - timedelta(days=6))
    await process(client, ["Mary Jones"])
    assert await reidentify(client, ["[NAME_1]"]) == ["John Smith"]
    old = timezone.now() - timedelta(days=8)
    first = await database.run(lambda: Conversation.objects.order_by("pk").first())
    await database.run(Conversation.objects.filter(pk=first.pk).update, used=old)
    assert await reidentify(client, ["[NAME_1]"]) == ["[NAME_1]"]
    assert await database.run(vault.purge) == 1
    assert await database.run(Conversation.objects.count) == 1
    assert await process(client, ["Mary Jones"]) == ["[NAME_1]"]


async def test_one_that_is_over_but_not_purged_begins_anew(client):
    await process(client, ["John Smith"])
    await database.run(Conversation.objects.update, used=timezone.now() - timedelta(days=31))
    assert await process(client, ["Mary Jones"]) == ["[NAME_1]"]
    assert await reidentify(client, ["[NAME_1]"]) == ["Mary Jones"]


async def test_a_short_life_is_counted_from_the_last_turn_too(client, settings):
    settings.CONVERSATION_DAYS = 0.01
    await process(client, ["John Smith"])
    row = await database.run(Conversation.objects.get)
    row.used -= timedelta(minutes=10)
    await database.run(row.save)
    assert await reidentify(client, ["[NAME_1]"]) == ["John Smith"]
    assert (await database.run(Conversation.objects.get)).used > row.used + timedelta(minutes=9)


async def test_zero_days_are_for_ever(client, settings):
    settings.CONVERSATION_DAYS = 0
    await process(client, ["John Smith"])
    await database.run(Conversation.objects.update, used=timezone.now() - timedelta(days=3_000))
    assert await database.run(vault.purge) == 0
    assert await reidentify(client, ["[NAME_1]"]) == ["John Smith"]
