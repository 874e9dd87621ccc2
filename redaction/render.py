"""Answers as dicts whose keys stand in the documented order; orjson writes them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID, uuid5

from . import analysis
from .engine.language import languages
from .engine.numbering import clusters
from .engine.parts import nested
from .engine.redactors import Redacted, Replacement
from .engine.span import Entity
from .policy import Plan
from .schema import Options

Item = dict[str, Any]
PLACES = 4  # decimal places of a label's score


def processed(text: str, redacted: Redacted, plan: Plan) -> Item:
    """One item of `/process/text`."""
    made = redacted.replacements
    entities = [replaced(text, replacement, plan.luhn) for replacement in made] if plan.return_entity else []
    facts = _facts(text, redacted.languages)
    return {"processed_text": redacted.text, "entities": entities, "entities_present": bool(made), **facts}


def replaced(text: str, replacement: Replacement, luhn: frozenset[str] = frozenset(), offset: int = 0) -> Item:
    """One entity of `/process/text`; `text` begins at `offset` of what the entity's offsets count in."""
    entity = replacement.entity
    found = text[entity.start - offset : entity.end - offset]
    item: Item = {
        "processed_text": replacement.bare,
        "text": found,
        "location": {
            "stt_idx": entity.start,
            "end_idx": entity.end,
            "stt_idx_processed": replacement.start,
            "end_idx_processed": replacement.end,
        },
        "best_label": entity.label,
        "labels": _rounded(entity.labels),
    }
    if entity.label in luhn:
        item["validation_results"] = analysis.validations(found)
    return item


def recognized(text: str, entities: Sequence[Entity], plan: Plan, spoken: Mapping[str, float]) -> Item:
    """One item of `/ner/text`: every entity, and every smaller one inside it."""
    spans = [span for entity in entities for span in _outer_and_nested(text, entity)]
    return {"entities": spans if plan.return_entity else [], "entities_present": bool(spans), **_facts(text, spoken)}


def _outer_and_nested(text: str, entity: Entity) -> Iterator[Item]:
    yield _labelled(text, entity.start, entity.end, entity.label, entity.score)
    for span in nested(text, entity):
        yield _labelled(text, span.start, span.end, span.label, span.score)


def _labelled(text: str, start: int, end: int, label: str, score: float) -> Item:
    location = {"stt_idx": start, "end_idx": end}
    return {"text": text[start:end], "location": location, "label": label, "likelihood": score}


def analyzed(
    texts: Sequence[str],
    entities: Sequence[Sequence[Entity]],
    plan: Plan,
    options: Options,
    spoken: Sequence[Mapping[str, float]],
) -> list[Item]:
    """The items of `/analyze/text`."""
    relations = options.fields.get("relation_detection") or {}
    coreference = relations.get("coreference_resolution")
    related = bool(relations.get("enable_relation_extraction"))
    items: list[Item] = []
    for index, (text, found, known) in enumerate(zip(texts, entities, spoken, strict=True)):
        facts = _facts(text, known)
        locale = options.fields.get("locale") or next(iter(known), "en")
        read: list[Item] = [_read(text, entity, locale) for entity in found]
        if coreference:
            _refer(read, clusters(text, found, coreference), 0 if options.fields.get("link_batch") else index)
        if related:
            for item in read:
                item["relations"] = []
        items.append({"entities": read if plan.return_entity else [], "entities_present": bool(found), **facts})
    return items


def _read(text: str, entity: Entity, locale: str) -> Item:
    found = text[entity.start : entity.end]
    return {
        "text": found,
        "location": {"stt_idx": entity.start, "end_idx": entity.end},
        "best_label": entity.label,
        "labels": _rounded(entity.labels),
        "analysis_result": analysis.read(found, entity.label, locale),
    }


MENTIONS = UUID("5f4c0a6e-9a3b-4d0c-8f1e-6f1f2f3a4b5c")  # a name space of our own (RFC 9562 5.5)


def _refer(items: Sequence[Item], numbers: Sequence[int], text: int) -> None:
    """Give each entity the identifier of its cluster: stable within an answer, meaningless outside it."""
    for item, number in zip(items, numbers, strict=True):
        item["coreference_id"] = str(uuid5(MENTIONS, f"{text}:{number}"))


def _rounded(labels: Mapping[str, float]) -> dict[str, float]:
    return {label: round(score, PLACES) for label, score in labels.items()}


def _facts(text: str, known: Mapping[str, float] | None = None) -> Item:
    return {"characters_processed": len(text), "languages_detected": languages(text) if known is None else known}


def streamed(text: str, offset: int, entities: Sequence[Replacement]) -> list[Item]:
    """The entities of a piece of a stream; their offsets count from its beginning, `text` begins at `offset`."""
    return [replaced(text, replacement, offset=offset) for replacement in entities]
