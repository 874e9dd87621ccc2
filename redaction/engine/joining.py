"""Neighbours that are one thing: given and family name, the parts of one address."""

import re
from collections.abc import Iterable, Sequence

from . import names
from .span import Entity, Span
from .taxonomy import coarse, is_a

BETWEEN_PARTS = re.compile(r"[ \t]*,?[ \t]*(?:\r?\n[ \t]*)?")
STREETS = frozenset({"LOCATION_ADDRESS", "LOCATION_ADDRESS_STREET"})
ADDRESS_PARTS = STREETS | {"LOCATION", "LOCATION_CITY", "LOCATION_STATE", "LOCATION_ZIP", "LOCATION_COUNTRY"}
# Two of these hardly ever follow one another with nothing but a space between: "data" "engineer" is one occupation.
# Conditions do: joined, exact F1 on maccrobat_en (dev) falls from .72 to .69.
PHRASES = frozenset({"EVENT", "OCCUPATION", "ORGANIZATION", "ORGANIZATION_MEDICAL_FACILITY"})


def join(text: str, entities: Iterable[Entity]) -> list[Entity]:
    """The entities with neighbours made one where the annotation guideline has one span."""
    joined: list[Entity] = []
    run: list[Entity] = []
    for entity in entities:
        if run and continues(text, run[-1], entity):
            run.append(entity)
            continue
        joined += closed(text, run)
        run = [entity]
    return joined + closed(text, run)


def continues(text: str, left: Entity, right: Entity) -> bool:
    """Whether two neighbours can be parts of one thing."""
    if left.source == "block" or right.source == "block":
        return False
    between = text[left.end : right.start] if right.start - left.end <= 8 else "?"
    if left.label in PHRASES and coarse(left.label) == coarse(right.label) and left.source == right.source == "model":
        return between == " "
    if is_a(left.label, "NAME") and is_a(right.label, "NAME") and between == ", ":
        return quoted(text, left, right)
    if left.label == "NAME_GIVEN" and right.label in ("NAME_GIVEN", "NAME_FAMILY"):
        return between == " "
    places = left.label in ADDRESS_PARTS or is_postcode(text, left, right)
    return places and right.label in ADDRESS_PARTS and BETWEEN_PARTS.fullmatch(between) is not None


def quoted(text: str, left: Entity, right: Entity) -> bool:
    """Whether two names and a comma fill a pair of quotes, as a table in CSV has them: "Hernandez, Luis"."""
    return text[left.start - 1 : left.start] == text[right.end : right.end + 1] == '"'


def is_postcode(text: str, number: Entity, street: Entity) -> bool:
    """Whether a bare number of up to six digits, whatever the model took it for, stands right before a street."""
    value = text[number.start : number.end]
    aged = number.label == "AGE" and number.source == "pattern"
    return street.label in STREETS and not aged and len(value) <= 6 and value.isdecimal()


def closed(text: str, run: Sequence[Entity]) -> list[Entity]:
    """A run as one entity where it makes one: a full name, or places around a street."""
    if len(run) < 2:
        return list(run)
    if run[0].label in PHRASES:
        return [merged(text, run, max(run, key=lambda part: (part.score, -part.start)).label)]
    if is_a(run[0].label, "NAME"):
        whole = run[-1].label == "NAME_FAMILY" or quoted(text, run[0], run[-1])
        return [merged(text, run, "NAME")] if whole else list(run)
    return [merged(text, run, "LOCATION_ADDRESS")] if any(part.label in STREETS for part in run) else list(run)


def merged(text: str, run: Sequence[Entity], label: str) -> Entity:
    """One entity over the run, its parts nested, its score that of its best part."""
    parts = [Span(part.start, part.end, part.label, part.score, part.source) for part in run]
    inner = [span for part in run for span in part.nested]
    labels = {label: max(part.score for part in run)}
    if label == "LOCATION_ADDRESS":
        labels["LOCATION"] = max(part.labels.get("LOCATION", part.score) for part in run)
    nested = tuple(sorted((*parts, *inner), key=lambda span: (span.start, -span.end)))
    whole = Entity(run[0].start, run[-1].end, label, labels, nested, run[0].source)
    return names.with_parts(text, whole) if label == "NAME" else whole
