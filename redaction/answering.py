"""What is computed of requests: their texts read, replaced, restored and rendered, without a look at the database.

Each function runs on whichever thread calls it; those that end in `_each` answer requests that came one after the
other in less time than one by one.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from project import metrics

from . import render
from .engine import detect, redactors, restore
from .engine.accuracy import settled
from .engine.language import languages
from .engine.redactors import Redacted
from .engine.restoring import restored
from .engine.span import Entity
from .policy import Plan
from .schema import Body
from .vault import Vault

Item = dict[str, Any]
Asked = Sequence[tuple[Plan, Body]]
Each = Callable[[Asked], list[list[Item]]]
Languages = Mapping[str, float]


class Read(NamedTuple):
    """One request with the languages and the entities of each of its texts."""

    made: Plan
    body: Body
    spoken: Sequence[Languages]  # the answer names them, and an automatic accuracy goes by them
    entities: list[list[Entity]]


def process(made: Plan, body: Body) -> list[Item]:
    """The texts of one request redacted."""
    return process_each([(made, body)])[0]


def process_each(asked: Asked) -> list[list[Item]]:
    """The texts of each request redacted."""
    return [_redacted(read) for read in _read(asked)]


def ner_each(asked: Asked) -> list[list[Item]]:
    """The entities of each request, nested ones too."""
    return [
        [
            render.recognized(text, found, made, known)
            for text, found, known in zip(body.texts, entities, spoken, strict=True)
        ]
        for made, body, spoken, entities in _read(asked)
    ]


def analyze_each(asked: Asked) -> list[list[Item]]:
    """The entities of each request, read."""
    return [
        render.analyzed(body.texts, entities, made, body.options, spoken)
        for made, body, spoken, entities in _read(asked)
    ]


def processed(texts: Sequence[str], redacted: Sequence[Redacted], made: Plan) -> list[Item]:
    """What is said of texts that have been redacted."""
    return [render.processed(text, done, made) for text, done in zip(texts, redacted, strict=True)]


def reidentify(body: Body, kept: Vault | None) -> list[str]:
    """The texts of one request with their originals put back; those of a vault have been loaded."""
    given = body.options.fields.get("entities") or ()
    originals = [restore.Original(item["processed_text"], item["text"]) for item in given]
    sensitive = body.options.fields.get("reidentify_sensitive_fields") is not False
    texts = restore.restore(body.texts, originals, sensitive=sensitive) if originals else list(body.texts)
    return texts if kept is None else restored(texts, kept.placeholders.all(), sensitive=sensitive)


def _read(asked: Asked) -> Iterator[Read]:
    """Each request, read; those of one text are read together."""
    metrics.count_characters(sum(len(text) for _, body in asked for text in body.texts))
    spoken = [[languages(text) for text in body.texts] for _, body in asked]
    alone = [
        (body.texts[0], settled(made.policy, body.texts[0], found[0]))
        for (made, body), found in zip(asked, spoken, strict=True)
        if len(body.texts) == 1
    ]
    found = iter(detect.detect_each(alone))
    for (made, body), known in zip(asked, spoken, strict=True):
        yield Read(made, body, known, [next(found)] if len(body.texts) == 1 else _detect(made, body, known))


def _detect(made: Plan, body: Body, spoken: Sequence[Languages]) -> list[list[Entity]]:
    if body.linked:
        return detect.detect_many(body.texts, made.policy, linked=True)
    pairs = zip(body.texts, spoken, strict=True)
    return [detect.detect(text, settled(made.policy, text, found)) for text, found in pairs]


def _redacted(read: Read) -> list[Item]:
    made, body, spoken, entities = read
    redacted = redactors.redact_many(body.texts, entities, made.policy, linked=body.linked, spoken=spoken)
    return processed(body.texts, redacted, made)
