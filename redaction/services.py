"""The only door to the engine, for views, sockets, commands and the chat: plain functions and their coroutine twins.

What comes back is what REST answers, as dicts and lists. Raises Problem where a request names what does not exist.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from project import metrics
from project.auth import Caller
from project.errors import Problem

from . import render, work
from .configuration import NOTHING, Configuration, Row, acurrent, current, tried
from .engine import detect, redactors, restore
from .engine.groups import GROUPS
from .engine.ner import observe
from .engine.span import Entity
from .live import Live
from .models import MAIN, Policy
from .policy import Plan, plan
from .schema import NONE, Body, Options

Item = dict[str, Any]
SHORT = 4_000  # characters; nobody's short text waits in one turn with a longer one

observe(metrics.observe_model)


def process(caller: Caller, body: Body) -> list[Item]:
    """The texts redacted: one item per text, as `/process/text` answers it."""
    return _process(_plan(caller, body.options), body)


async def aprocess(caller: Caller, body: Body) -> list[Item]:
    """As `process`."""
    made = await _aplan(caller, body.options)
    if sum(map(len, body.texts)) > SHORT:
        return await work.submit(_process, made, body)
    return await work.share(_process_each, (made, body))


def ner(caller: Caller, body: Body) -> list[Item]:
    """The entities of the texts, nested ones too, as `/ner/text` answers them."""
    return _ner(_plan(caller, body.options), body)


async def aner(caller: Caller, body: Body) -> list[Item]:
    """As `ner`."""
    return await work.submit(_ner, await _aplan(caller, body.options), body)


def analyze(caller: Caller, body: Body) -> list[Item]:
    """The entities of the texts, read: dates, cards, ages, as `/analyze/text` answers them."""
    return _analyze(_plan(caller, body.options), body)


async def aanalyze(caller: Caller, body: Body) -> list[Item]:
    """As `analyze`."""
    return await work.submit(_analyze, await _aplan(caller, body.options), body)


def reidentify(caller: Caller, body: Body) -> list[str]:
    """The texts with their originals put back."""
    caller.require("reidentify")
    return _reidentify(body)


async def areidentify(caller: Caller, body: Body) -> list[str]:
    """As `reidentify`."""
    caller.require("reidentify")
    return await work.submit(_reidentify, body)


def stream(caller: Caller, options: Options) -> Live:
    """A text that comes in pieces; its `take` gives what is decided."""
    return Live(_plan(caller, options))


async def astream(caller: Caller, options: Options) -> Live:
    """As `stream`; its `atake` does not block."""
    return Live(await _aplan(caller, options))


async def achoices(caller: Caller | None) -> dict[str, list[str]]:
    """The names that a request of this caller may use: groups of entity types, policies of the caller's project."""
    policies = (await acurrent()).tenant(caller.project).policies if caller else {}
    return {"groups": list(GROUPS), "policies": sorted(policies)}


def rehearse() -> None:
    """Answer one text, so that model, recognizers and language detector are loaded before a caller waits for them."""
    _process(plan(NOTHING, MAIN, None, NONE), Body(("Anna Smith lives in Paris.",), True, NONE))


def attempt(row: Row, text: str) -> Item:
    """What a text would become if the row, perhaps not saved yet, were in force in its project."""
    configuration = tried(current(), row)
    name = row.name if isinstance(row, Policy) else None
    made = plan(configuration, row.project.name, name, NONE)
    return _process(made, Body((text,), True, NONE))[0]


def _plan(caller: Caller, options: Options) -> Plan:
    return _planned(current(), caller, options)


async def _aplan(caller: Caller, options: Options) -> Plan:
    return _planned(await acurrent(), caller, options)


def _planned(configuration: Configuration, caller: Caller, options: Options) -> Plan:
    """The plan, unless the caller's key has been revoked since: a socket outlives many a key."""
    if caller.key_digest is not None and configuration.grant(caller.key_digest) is None:
        raise Problem(code="credentials_invalid")
    caller.require("redact")
    return plan(configuration, caller.project, caller.policy, options)


def _detect(made: Plan, body: Body) -> list[list[Entity]]:
    metrics.count_characters(sum(map(len, body.texts)))
    return detect.detect_many(body.texts, made.policy, linked=body.linked)


def _process_each(asked: Sequence[tuple[Plan, Body]]) -> list[list[Item]]:
    """As `_process`, for requests that came one after the other."""
    found = list(_found(asked))
    return [_processed(made, body, entities) for (made, body), entities in zip(asked, found, strict=True)]


def _found(asked: Sequence[tuple[Plan, Body]]) -> Iterator[list[list[Entity]]]:
    """The entities of each request's texts, looked for in all requests of one text together."""
    metrics.count_characters(sum(len(body.texts[0]) for _, body in asked if len(body.texts) == 1))
    short = [(made, body) for made, body in asked if len(body.texts) == 1]
    found = iter(detect.detect_each([(body.texts[0], made.policy) for made, body in short]))
    for made, body in asked:
        alone = len(body.texts) == 1
        yield [next(found)] if alone else _detect(made, body)


def _process(made: Plan, body: Body) -> list[Item]:
    return _process_each([(made, body)])[0]


def _processed(made: Plan, body: Body, entities: Sequence[Sequence[Entity]]) -> list[Item]:
    redacted = redactors.redact_many(body.texts, entities, made.policy, linked=body.linked)
    return [render.processed(text, done, made) for text, done in zip(body.texts, redacted, strict=True)]


def _ner(made: Plan, body: Body) -> list[Item]:
    entities = _detect(made, body)
    return [render.recognized(text, found, made) for text, found in zip(body.texts, entities, strict=True)]


def _analyze(made: Plan, body: Body) -> list[Item]:
    entities = _detect(made, body)
    return render.analyzed(body.texts, entities, made, body.options)


def _reidentify(body: Body) -> list[str]:
    given = body.options.fields.get("entities") or ()
    originals = [restore.Original(item["processed_text"], item["text"]) for item in given]
    sensitive = body.options.fields.get("reidentify_sensitive_fields")
    return restore.restore(body.texts, originals, sensitive=sensitive is not False)
