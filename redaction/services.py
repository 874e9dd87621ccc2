"""The only door to the engine, for views, sockets, commands and the chat: plain functions and their coroutine twins.

What comes back is what REST answers, as dicts and lists. Raises Problem where a request names what does not exist.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from django.conf import settings

from project import metrics
from project.auth import Caller
from project.errors import Problem
from project.rest.reading import deeper_than
from project.sockets import database

from . import answering, held, schema, work
from .answering import Each, Item
from .configuration import NOTHING, Configuration, Row, acurrent, current, tried
from .engine.accuracy import model_of, settled
from .engine.groups import GROUPS
from .engine.ner import loaded, model_info, observe, warm
from .engine.policy import coreference_of
from .engine.redactors import Redacted
from .engine.shipped import SHIPPED, Shipped
from .engine.taxonomy import BETA, HEALTH, PCI, PII
from .exchange import Exchange
from .held import Topic as Topic  # callers inside name it
from .live import Lasting, Live
from .models import MAIN, Policy
from .policy import Plan, plan
from .schema import NONE, Body, Options
from .vault import Named, Vault, vault
from .vault import forget as forget_conversation

TYPES = {"Personal": PII, "Health": HEALTH, "Payment": PCI, "Beta, off unless enabled": BETA}  # as pages list them
SHORT = 4_000  # characters; nobody's short text waits in one turn with a longer one

observe(metrics.observe_model)


def wanted(text: str, options: Mapping[str, Any]) -> Body:
    """A request for one text, with options as `/process/text` takes them, for callers inside. Raises Problem 400."""
    return schema.parse(schema.ProcessTextRequest, {**options, "text": text})


def process(caller: Caller, body: Body) -> list[Item]:
    """The texts redacted: one item per text, as `/process/text` answers it."""
    if body.conversation is not None:
        turn = exchange(caller, body.options, conversation=body.conversation)
        return answering.processed(body.texts, turn.redacted(body.texts), turn.plan)
    return answering.process(_plan(caller, body.options), body)


async def aprocess(caller: Caller, body: Body) -> list[Item]:
    """As `process`."""
    if body.conversation is not None:
        turn = await aexchange(caller, body.options, conversation=body.conversation)
        return answering.processed(body.texts, await turn.aredacted(body.texts), turn.plan)
    return await _shared(answering.process_each, caller, body)


def redact_in(caller: Caller, body: Body, topic: Topic, *, keep: bool = True) -> Redacted:
    """One text of a conversation that lasts until it is forgotten; without `keep` only what it would become."""
    tenant = current().tenant(caller.project)
    return held.redacted(_plan(caller, body.options), body.texts[0], tenant, topic, keep=keep)


async def aredact_in(caller: Caller, body: Body, topic: Topic, *, keep: bool = True) -> Redacted:
    """As `redact_in`."""
    tenant = (await acurrent()).tenant(caller.project)
    return await held.aredacted(await _aplan(caller, body.options), body.texts[0], tenant, topic, keep=keep)


def forget(project: str, name: str) -> None:
    """Delete a conversation that lasts, within the caller's transaction."""
    forget_conversation(current().tenant(project), name)


def ner(caller: Caller, body: Body) -> list[Item]:
    """The entities of the texts, nested ones too, as `/ner/text` answers them."""
    return answering.ner_each([(_plan(caller, body.options), body)])[0]


async def aner(caller: Caller, body: Body) -> list[Item]:
    """As `ner`."""
    return await _shared(answering.ner_each, caller, body)


def analyze(caller: Caller, body: Body) -> list[Item]:
    """The entities of the texts, read: dates, cards, ages, as `/analyze/text` answers them."""
    return answering.analyze_each([(_plan(caller, body.options), body)])[0]


async def aanalyze(caller: Caller, body: Body) -> list[Item]:
    """As `analyze`."""
    return await _shared(answering.analyze_each, caller, body)


async def aask(caller: Caller, operation: str, request: dict[str, Any]) -> Any:
    """The answer to a request that is still JSON: redact, detect, analyze or reidentify, as `/ws` answers them.

    One item for a text, a list of items for a list of texts. Raises Problem 400 where the request is not valid.
    """
    kind, field, work_on = OPERATIONS[operation]
    if deeper_than(request, settings.MAX_JSON_DEPTH):
        raise Problem(code="too_deep")
    body = schema.parse(kind, request, field)
    items: Any = await work_on(caller, body)
    return items[0] if body.single else items


def check(operation: str, options: dict[str, Any]) -> None:
    """Raise Problem 400 where the options of an operation are not valid, before there is a text."""
    kind, field, _ = OPERATIONS[operation]
    if deeper_than(options, settings.MAX_JSON_DEPTH):
        raise Problem(code="too_deep")
    schema.parse(kind, {**options, field: ""}, field)


def reidentify(caller: Caller, body: Body) -> list[str]:
    """The texts with their originals put back, those that the request brings and those of its conversation."""
    caller.require("reidentify")
    kept = _vault(current(), caller, body)
    if kept is not None:
        kept.load()
    return answering.reidentify(body, kept)


async def areidentify(caller: Caller, body: Body) -> list[str]:
    """As `reidentify`."""
    caller.require("reidentify")
    kept = _vault(await acurrent(), caller, body)
    if kept is not None:
        await database.run(kept.load)
    return await work.submit(answering.reidentify, body, kept)


def stream(caller: Caller, options: Options, *, conversation: str | None = None) -> Live:
    """A text that comes in pieces; its `take` gives what is decided."""
    if conversation is not None:
        return Lasting(exchange(caller, options, conversation=conversation))
    return Live(_plan(caller, options))


async def astream(caller: Caller, options: Options, *, conversation: str | None = None) -> Live:
    """As `stream`; its `atake` does not block."""
    if conversation is not None:
        return Lasting(await aexchange(caller, options, conversation=conversation))
    return Live(await _aplan(caller, options))


def exchange(
    caller: Caller, options: Options, *, conversation: str | None = None, keep_values: bool = True
) -> Exchange:
    """Texts that share their placeholders, with those of the conversation, where one is named."""
    configuration = current()
    made = _exchange(configuration, caller, options, conversation, keep_values)
    if made.vault is not None:
        made.vault.load()
    return made


async def aexchange(
    caller: Caller, options: Options = NONE, *, conversation: str | None = None, keep_values: bool = True
) -> Exchange:
    """One turn with a language model, or as `exchange`. Raises Problem where the request names what does not exist.

    `keep_values` false, here or when the conversation began, keeps nothing of which values could be put back.
    """
    made = _exchange(await acurrent(), caller, options, conversation, keep_values)
    if made.vault is not None:
        await database.run(made.vault.load)
    return made


def _exchange(
    configuration: Configuration, caller: Caller, options: Options, conversation: str | None, keep_values: bool
) -> Exchange:
    made = _planned(configuration, caller, options)
    if conversation is None:
        return Exchange(made, caller=caller.name)
    coreference = coreference_of(made.policy.redaction)
    named = Named(configuration.tenant(caller.project), options.fields.get("project_id") or "", conversation)
    kept = vault(named, keep_values=keep_values, coreference=coreference)
    return Exchange(made, conversation, kept, caller.name)


def _vault(configuration: Configuration, caller: Caller, body: Body) -> Vault | None:
    """The vault of the conversation that a request for originals names."""
    if body.conversation is None:
        return None
    part = body.options.fields.get("project_id") or ""
    return vault(Named(configuration.tenant(caller.project), part, body.conversation))


async def achoices(caller: Caller | None) -> dict[str, list[str]]:
    """The names that a request of this caller may use: groups of entity types, policies of the caller's project."""
    policies = (await acurrent()).tenant(caller.project).policies if caller else {}
    return {"groups": list(GROUPS), "policies": sorted(policies)}


def rehearse() -> None:
    """Answer one text, so that models, recognizers and language detector are loaded before a caller waits for them."""
    for name in settings.MODELS:
        warm(SHIPPED[name])
    answering.process(plan(NOTHING, MAIN, None, NONE), Body(("Anna Smith lives in Paris.",), True, NONE))


def models() -> list[Item]:
    """The models that this process has loaded so far."""
    return [_model(one) for one in loaded()]


def _model(shipped: Shipped) -> Item:
    info = model_info(shipped)
    return {
        "name": shipped.name,
        "version": f"{info.name} {info.version}",
        "tier": shipped.tier,
        "languages": list(shipped.languages),
        "bytes": info.size,
    }


def attempt(row: Row, text: str) -> Item:
    """What a text would become if the row, perhaps not saved yet, were in force in its project; `model` read it."""
    configuration = tried(current(), row)
    name = row.name if isinstance(row, Policy) else None
    made = plan(configuration, row.project.name, name, NONE)
    item = answering.process(made, Body((text,), True, NONE))[0]
    return {**item, "model": model_of(settled(made.policy, text, item["languages_detected"])).name}


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


async def _shared(each: Each, caller: Caller, body: Body) -> list[Item]:
    """What `each` says of the request, asked together with others that wait where the texts are short."""
    request = (await _aplan(caller, body.options), body)
    if sum(map(len, body.texts)) > SHORT:
        return (await work.submit(each, [request]))[0]
    return await work.share(each, request)


OPERATIONS: dict[str, tuple[schema.Kind, str, Callable[[Caller, Body], Awaitable[Any]]]] = {
    "redact": (schema.ProcessTextRequest, "text", aprocess),
    "detect": (schema.NerTextRequest, "text", aner),
    "analyze": (schema.AnalyzeTextRequest, "text", aanalyze),
    "reidentify": (schema.ReidentifyTextRequest, "processed_text", areidentify),
}
