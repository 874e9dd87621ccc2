"""`python -m tests.bench.parts`: where the time of one e-mail goes, part by part, in ms of CPU time per text.

Each round goes over all parts in turn; printed is the least of the rounds, since noise only adds.
"""

import asyncio
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

import django
import orjson

from . import load, process
from .report import say
from .server import server
from .texts import samples

ROUNDS = 5
CONCURRENCY = 50
Part = Callable[[], object]


def main(kind: str = "e-mail") -> None:
    django.setup()
    texts = samples()[kind][:60]
    parts = [*model_parts(texts), *rule_parts(texts), *request_parts(texts)]
    least = [float("inf")] * len(parts)
    for _ in range(ROUNDS):
        for index, (_, part) in enumerate(parts):
            start = time.process_time()
            part()
            least[index] = min(least[index], time.process_time() - start)
    say(f"{kind}: {sum(map(len, texts)) / len(texts):.0f} characters on average; ms of CPU time per text")
    for (name, _), seconds in zip(parts, least, strict=True):
        say(f"{name:32}{seconds / len(texts) * 1e3:8.3f}")
    for name, seconds in served(texts):
        say(f"{name:32}{seconds / len(texts) * 1e3:8.3f}")


def model_parts(texts: list[str]) -> Iterator[tuple[str, Part]]:
    """The way from text to the model's readings."""
    from redaction.engine import ner
    from redaction.engine.ner import decode, session, tokenize
    from redaction.engine.ner.windows import windows
    from redaction.engine.ner.words import words as words_of

    model = session.model()
    found = [tokenize.pieces(model.tokenizer, model.continues, text) for text in texts]
    cuts = [windows(text, pieces) for text, pieces in zip(texts, found, strict=True)]
    runs = [(pieces, cut) for pieces, windows in zip(found, cuts, strict=True) for cut in windows]
    logits = [model.logits(pieces, cut.start, cut.end) for pieces, cut in runs]
    words = [
        words_of(pieces, cut.start, cut.end, out, model.grouping, 0.0, model.temperature)
        for (pieces, cut), out in zip(runs, logits, strict=True)
    ]
    owners = [text for text, windows in zip(texts, cuts, strict=True) for _ in windows]
    yield "tokenizer", each(lambda text: model.tokenizer.encode(text).ids, texts)
    yield (
        "pieces, with the tokenizer",
        each(lambda text: tokenize.pieces(model.tokenizer, model.continues, text), texts),
    )
    yield "windows", each(lambda pair: windows(*pair), list(zip(texts, found, strict=True)))
    yield "bare model", each(lambda run: model.logits(run[0], run[1].start, run[1].end), runs)
    yield (
        "words",
        each(
            lambda pair: words_of(
                pair[0][0], pair[0][1].start, pair[0][1].end, pair[1], model.grouping, 0.0, model.temperature
            ),
            list(zip(runs, logits, strict=True)),
        ),
    )
    yield (
        "readings",
        each(lambda pair: decode.readings(pair[0], pair[1], model.labels), list(zip(words, owners, strict=True))),
    )
    yield "the model's whole work", each(lambda text: ner.find(text), texts)


def rule_parts(texts: list[str]) -> Iterator[tuple[str, Part]]:
    """Recognizers, resolution, replacement."""
    from redaction.engine import detect, language, redactors
    from redaction.engine.document import Document
    from redaction.engine.policy import Policy
    from redaction.engine.recognizers.registry import MODULES, RECOGNIZERS
    from redaction.engine.resolve import resolve

    policy = Policy()

    def facts(text: str) -> None:
        document = Document(text)
        document.words, document.characters, document.long_runs  # noqa: B018 - computed on demand

    def ready(text: str) -> Document:
        facts(text)
        return Document(text)

    yield "facts of the document", each(facts, texts)
    documents = [Document(text) for text in texts]
    for document in documents:
        document.words, document.characters, document.long_runs  # noqa: B018
    for module in MODULES:
        name = module.__name__.rpartition(".")[2]
        yield f"recognizers: {name}", each(partial(reading, module.RECOGNIZERS), documents)
    yield "recognizers together", each(lambda text: list(detect.seen(text, policy, RECOGNIZERS)), texts)
    spans = [[*detect.read(text, policy), *detect.seen(text, policy, RECOGNIZERS)] for text in texts]
    yield "resolution", each(lambda pair: resolve(pair[0], pair[1], policy), list(zip(texts, spans, strict=True)))
    found = [(text, detect.detect(text, policy)) for text in texts]
    yield "redaction", each(lambda pair: redactors.redact(pair[0], pair[1], policy), found)
    yield "languages", each(language.languages, texts)
    yield "detection and redaction", each(lambda text: redactors.redact(text, detect.detect(text), policy), texts)
    eights = [[(text, policy) for text in texts[at : at + 8]] for at in range(0, len(texts), 8)]
    yield "detection, eight at once", each(detect.detect_each, eights)


def request_parts(texts: list[str]) -> Iterator[tuple[str, Part]]:
    """What stands around the engine in a request."""
    from project.rest.reading import loads
    from redaction import render, schema
    from redaction.configuration import Configuration, Tenant
    from redaction.engine import detect, redactors
    from redaction.policy import plan

    bodies = [orjson.dumps({"text": [text]}) for text in texts]
    configuration = Configuration(0, {"main": Tenant("main", bytes(32))}, {})
    made = plan(configuration, "main", None, schema.NONE)

    def parse(body: bytes) -> object:
        options = schema.parse(schema.ProcessTextRequest, loads(body)).options
        return plan(configuration, "main", None, options)

    done = [(text, redactors.redact(text, detect.detect(text), made.policy)) for text in texts]
    yield "schema and policy", each(parse, bodies)
    yield "answer, with languages", each(lambda pair: orjson.dumps(render.processed(pair[0], pair[1], made)), done)


def served(texts: list[str]) -> Iterator[tuple[str, float]]:
    """CPU seconds of a server's process for all texts, over HTTP and over sockets."""
    with server() as running:
        for name, client in (("REST", load.over_http), ("/ws", load.over_sockets)):
            seconds = []
            for _ in range(ROUNDS + 1):
                before = process.cpu_seconds(running.pid)
                asyncio.run(client(running.url, texts, CONCURRENCY))
                seconds.append(process.cpu_seconds(running.pid) - before)
            yield f"{name}, {CONCURRENCY} at once", min(seconds[1:])


def reading(recognizers: Iterable[Any], document: Any) -> None:
    """Let them all read one document."""
    for recognizer in recognizers:
        list(recognizer.find(document))


def each(work: Callable[[Any], object], items: Iterable[Any]) -> Part:
    """The work on every item."""

    def part() -> None:
        for item in items:
            work(item)

    return part


if __name__ == "__main__":
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "project.settings")
    main(*sys.argv[1:])
