"""Rows and a request, made into the engine's frozen Policy.

The named policy lays the ground, each field of the request that is present overrides it, and what the project
recognizes besides the product's own types is added to both.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from project.errors import Problem, invalid

from .configuration import Configuration
from .engine import filters, selectors
from .engine import policy as engine
from .ground import Ground, ground_of
from .models import Policy
from .schema import Options
from .validators import MARKER

DETECTION = "entity_detection"


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do with the texts of one request.

    `luhn` names the types whose checksum is reported, `answers` what is redacted in a language model's own words,
    `media` whether images reach one: refuse, pass, or empty where the policy leaves it to the server.
    """

    policy: engine.Policy
    return_entity: bool = True
    luhn: frozenset[str] = frozenset()
    answers: str = Policy.Answers.IDENTIFIERS
    media: str = Policy.Media.SERVER


@lru_cache(maxsize=2_048)
def plan(configuration: Configuration, project: str, policy: str | None, options: Options) -> Plan:
    """The plan for a request of `project`, whose caller's own policy is `policy`. Raises Problem 400.

    Plans are kept, because most callers send the same options with every text.
    """
    tenant = configuration.tenant(project)
    ground = ground_of(tenant)
    name = options.fields.get("policy") or policy or tenant.default_policy
    row = None
    if name is not None and (row := tenant.policies.get(name)) is None:
        raise invalid("policy", "is not a policy of the project", code="unknown_policy")
    detection = {**_detection(row), **_given(options.fields.get(DETECTION))}
    replaced = {**_replaced(row), **_given(options.fields.get("processed_text"))}
    made = _policy(options, ground, row, detection, replaced)
    try:
        filters.validate(made)
    except filters.PatternError as error:
        raise _bad_pattern(detection.get("filter", ()), str(error)) from None
    validations = [item for item in detection.get("validation_options", ()) if item["algorithm"] == "luhn"]
    return Plan(
        made,
        detection.get("return_entity", True),
        frozenset(label for item in validations for label in item["on_entities"]),
        row.answers if row else Policy.Answers.IDENTIFIERS,
        row.media if row else Policy.Media.SERVER,
    )


def _policy(
    options: Options,
    ground: Ground,
    row: Policy | None,
    detection: Mapping[str, Any],
    replaced: Mapping[str, Any],
) -> engine.Policy:
    chosen = select(detection.get("entity_types", ()), ground.labels)
    rules = detection.get("filter", ())
    return engine.Policy(
        labels=chosen.labels,
        disabled=chosen.disabled,
        threshold=row.threshold if row else 0.5,
        thresholds=(row.thresholds if row else None) or engine.NO_THRESHOLDS,
        recall=row.recall if row else 0.0,
        accuracy=detection.get("accuracy", engine.USUAL),
        allow=(*ground.allow, *_patterns(rules, "ALLOW")),
        allow_text=tuple(_patterns(rules, "ALLOW_TEXT")),
        block=(*ground.block, *_blocks(rules)),
        terms=tuple(term for term in ground.terms if term.label in chosen.labels),
        locale=options.fields.get("locale"),
        redaction=redaction(replaced),
        secret=ground.tenant.secret,
        project=options.fields.get("project_id") or ground.tenant.name,
    )


def select(entity_types: Iterable[Mapping[str, Any]], own: frozenset[str]) -> selectors.Selection:
    """What the selectors of a request choose among the product's types and the project's `own`."""
    entity_types = list(entity_types)
    plain = [
        selectors.Selector(item["type"], tuple(value for value in item.get("value", ()) if value not in own))
        for item in entity_types
    ]
    try:
        chosen = selectors.select(plain)
    except selectors.SelectorError:
        raise Problem(code="unknown_label", errors=list(_unknown(entity_types, own))) from None
    named = {kind: _own(entity_types, kind, own) for kind in ("ENABLE", "DISABLE")}
    enabled = any(item["type"] == "ENABLE" and item.get("value") for item in entity_types)
    if enabled and named["ENABLE"] and not any(item.values for item in plain if item.kind == "ENABLE"):
        return selectors.Selection(named["ENABLE"] - named["DISABLE"], chosen.disabled | named["DISABLE"])
    extra = (named["ENABLE"] if enabled else own) - named["DISABLE"]
    return selectors.Selection(chosen.labels | extra, chosen.disabled | named["DISABLE"])


def _own(entity_types: Iterable[Mapping[str, Any]], kind: str, own: frozenset[str]) -> frozenset[str]:
    return frozenset(
        value for item in entity_types if item["type"] == kind for value in item.get("value", ()) if value in own
    )


def _unknown(entity_types: Iterable[Mapping[str, Any]], own: frozenset[str]) -> Iterator[Any]:
    for index, item in enumerate(entity_types):
        for position, value in enumerate(item.get("value", ())):
            try:
                value in own or selectors.expand(value, index, position)
            except selectors.SelectorError:
                field = f"{DETECTION}.entity_types[{index}].value[{position}]"
                yield {"field": field, "message": "is neither an entity type nor a group"}


def redaction(given: Mapping[str, Any]) -> engine.Redaction:
    """What `processed_text` asks for."""
    kind = given.get("type", "MARKER")
    if kind == "MASK":
        return engine.Mask(given.get("mask_character", "#"))
    coreference = given.get("coreference_resolution", "heuristics")
    if kind == "SYNTHETIC":
        return engine.Synthetic(coreference)
    opening, keyword, closing = _wrapped(given.get("pattern", "[UNIQUE_NUMBERED_ENTITY_TYPE]"))
    return engine.Marker(keyword, opening, closing, given.get("marker_language", "en"), coreference)


def _wrapped(pattern: str) -> tuple[str, Any, str]:
    if not MARKER.fullmatch(pattern):
        raise invalid(
            "processed_text.pattern",
            "must be BEST_ENTITY_TYPE, ALL_ENTITY_TYPES, UNIQUE_NUMBERED_ENTITY_TYPE or UNIQUE_HASHED_ENTITY_TYPE, "
            "bare or inside one character each side",
        )
    if pattern[0].isalpha():
        return "", pattern, ""
    return pattern[0], pattern[1:-1], pattern[-1]


def _given(fields: Mapping[str, Any] | None) -> dict[str, Any]:
    """The fields that are there: null counts as left out."""
    return {name: value for name, value in (fields or {}).items() if value is not None}


def _detection(row: Policy | None) -> dict[str, Any]:
    """A policy's row as the `entity_detection` of a request."""
    if row is None:
        return {}
    types = [{"type": "ENABLE", "value": row.enabled_types}, {"type": "DISABLE", "value": row.disabled_types}]
    chosen = [item for item in types if item["value"]]
    return {"accuracy": row.accuracy, "entity_types": chosen, "filter": row.filters or []}


def _replaced(row: Policy | None) -> dict[str, Any]:
    """A policy's row as the `processed_text` of a request."""
    if row is None:
        return {}
    return {
        "type": row.redaction,
        "pattern": row.marker_pattern,
        "marker_language": row.marker_language,
        "mask_character": row.mask_character,
    }


def _patterns(rules: Iterable[Mapping[str, Any]], kind: str) -> Iterator[str]:
    return (rule["pattern"] for rule in rules if rule["type"] == kind)


def _blocks(rules: Iterable[Mapping[str, Any]]) -> Iterator[engine.Block]:
    for rule in rules:
        if rule["type"] == "BLOCK":
            threshold = rule.get("threshold")
            yield engine.Block(rule["pattern"], rule["entity_type"], 1.0 if threshold is None else threshold)


def _bad_pattern(rules: Iterable[Mapping[str, Any]], otherwise: str) -> Problem:
    """Which of the filters' patterns RE2 refuses, and why."""
    errors: list[Any] = []
    for index, rule in enumerate(rules):
        try:
            filters.compiled(rule["pattern"])
        except filters.PatternError as error:
            errors.append({"field": f"{DETECTION}.filter[{index}].pattern", "message": str(error)})
    return Problem(code="invalid_pattern", errors=errors or [{"field": "policy", "message": otherwise}])
