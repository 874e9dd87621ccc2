"""A text's entities: recognizers and model read it, resolution decides."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache

from . import filters, ner
from .accuracy import model_of, settled
from .document import Document
from .policy import Policy
from .recognizers.base import Recognizer
from .recognizers.registry import RECOGNIZERS, SIEVE
from .resolve import resolve
from .rivals import rivals
from .shipped import Shipped
from .span import Entity, Span, stretched

Model = Callable[[str, Policy], Iterable[Span]]

DEFAULT_POLICY = Policy()
LONG = 4_000  # characters from which handing the model to another thread costs less than waiting for it
PIECE = 20_000  # characters read at once by recognizers, so that their memory does not grow with the text
OVERLAP = 400  # longer than any form and its context
CLOSED_FORMS = frozenset({"CREDIT_CARD", "EMAIL_ADDRESS", "IP_ADDRESS", "URL"})  # their grammar says all
BETWEEN_TEXTS = "\n\n"

# What is taken from the model's logit of "nothing here", beside a policy's own `recall`. On the sets that choose 0.2
# covers 0.2 points more of what is personal, for nothing in exact F1; 0.4 another 0.2 points, for half a point.
RECALL = 0.2
# Where no letter is a capital the model sees less. On five English sets that choose, in lower case, 1.0 covers 2.2
# points more than nothing, for 0.7 points of exact F1.
SMALL_RECALL = 1.0


def read(text: str, policy: Policy) -> Iterator[Span]:
    """What the model that the policy's accuracy names reads. Raises OSError where its files are missing."""
    return map(span_of, ner.find(text, recall=recall(text, policy), model=model_of(settled(policy, text))))


def read_each(asked: Sequence[tuple[str, Policy]]) -> list[Iterator[Span]]:
    """As `read` for several short texts: each model reads those that are for it."""
    turns: dict[Shipped, list[int]] = defaultdict(list)
    for index, (text, policy) in enumerate(asked):
        turns[model_of(settled(policy, text))].append(index)
    found: dict[int, list[ner.Reading]] = {}
    for model, turn in turns.items():
        readings = ner.find_each([(asked[index][0], recall(*asked[index])) for index in turn], model=model)
        found.update(zip(turn, readings, strict=True))
    return [map(span_of, found[index]) for index in range(len(asked))]


def recall(text: str, policy: Policy) -> float:
    """By how much the model is asked to find more than it would by itself."""
    return policy.recall + (SMALL_RECALL if text.islower() else RECALL)


def span_of(reading: ner.Reading) -> Span:
    """What the model read, as what anyone sees."""
    return Span(reading.start, reading.end, reading.label, reading.score, "model", labels=reading.labels)


def detect(
    text: str,
    policy: Policy = DEFAULT_POLICY,
    *,
    recognizers: Sequence[Recognizer] = RECOGNIZERS,
    model: Model | None = read,
) -> list[Entity]:
    """The entities of the text that the policy wants, sorted, not overlapping. Raises filters.PatternError.

    `model` None leaves it out. The cost is linear in the text.
    """
    if not text or text.isspace():
        return []
    wanted = policy.labels
    spans = find(text, policy, recognizers, model if needs_model(wanted) else None)
    return resolved(text, spans, policy)


def detect_each(asked: Sequence[tuple[str, Policy]]) -> list[list[Entity]]:
    """As `detect` for each of several texts; where they are short the model reads them all first, which is faster."""
    if len(asked) < 2 or not all(is_short(text) and needs_model(policy.labels) for text, policy in asked):
        return [detect(text, policy) for text, policy in asked]
    pairs = zip(asked, read_each(asked), seen_each(asked), strict=True)
    return [resolved(text, [*readings, *spans], policy) for (text, policy), readings, spans in pairs]


def is_short(text: str) -> bool:
    """Whether the text has something to find and is read in one go."""
    return len(text) < LONG and not text.isspace() and bool(text)


def chosen(recognizers: Sequence[Recognizer], document: Document, wanted: frozenset[str]) -> list[Recognizer]:
    """The recognizers whose spans count where these labels are wanted, less those that can find none."""
    counting = rivals(wanted)
    if recognizers is RECOGNIZERS:
        return SIEVE.among(SIEVE.possible(document, counting))
    return [recognizer for recognizer in recognizers if not recognizer.labels.isdisjoint(counting)]


def resolved(text: str, spans: list[Span], policy: Policy) -> list[Entity]:
    """The entities that the spans come to, less what the policy leaves alone."""
    return filters.leave_alone(text, resolve(text, spans, policy), policy)


def needs_model(labels: frozenset[str]) -> bool:
    """Whether any label takes a reading of the context."""
    return not labels <= CLOSED_FORMS


def find(text: str, policy: Policy, recognizers: Sequence[Recognizer], model: Model | None) -> list[Span]:
    """Everything that anyone sees in the text; on a long text the model reads while the recognizers do."""
    if model is None:
        return list(seen(text, policy, recognizers))
    if len(text) < LONG:
        return [*model(text, policy), *seen(text, policy, recognizers)]
    reading = reader().submit(model, text, policy)
    spans = list(seen(text, policy, recognizers))
    return [*reading.result(), *spans]


@cache
def reader() -> ThreadPoolExecutor:
    """Threads that wait for the model; the model's own pool does the work."""
    return ThreadPoolExecutor(max_workers=4, thread_name_prefix="detect")


def seen(text: str, policy: Policy, recognizers: Sequence[Recognizer]) -> Iterator[Span]:
    """What patterns see: the product's, the operator's, the caller's."""
    for start, end in pieces(text):
        document = Document(text[start:end])
        torn = end - start if end < len(text) else end + 1  # what touches the cut is read whole in the next piece
        for recognizer in chosen(recognizers, document, policy.labels):
            for span in recognizer.find(document):
                if span.end < torn:
                    yield span if start == 0 else moved(span, start)
    yield from seen_by_policy(text, policy)


def seen_by_policy(text: str, policy: Policy) -> Iterator[Span]:
    """What the operator's and the caller's patterns see."""
    yield from filters.found_terms(policy.terms, Document(text)) if policy.terms else ()
    yield from filters.blocked(policy.block, text)


def seen_each(requests: Sequence[tuple[str, Policy]]) -> list[list[Span]]:
    """As `seen` for each of several short texts: one recognizer reads them all, and then the next."""
    spans: list[list[Span]] = [[] for _ in requests]
    documents = [Document(text) for text, _ in requests]
    possible = [
        SIEVE.possible(document, rivals(policy.labels))
        for document, (_, policy) in zip(documents, requests, strict=True)
    ]
    for recognizer, places in SIEVE.together(possible):
        for place in places:
            spans[place] += recognizer.find(documents[place])
    for (text, policy), found in zip(requests, spans, strict=True):
        found += seen_by_policy(text, policy)
    return spans


def moved(span: Span, by: int) -> Span:
    """The span, counted from the start of the whole text."""
    return stretched(span, span.start + by, span.end + by)


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """Overlapping stretches of a long text, cut at white space where there is some; twice seen is once resolved."""
    start = 0
    while len(text) - start > PIECE + OVERLAP:
        end = start + PIECE
        while end > start + PIECE - OVERLAP and not text[end].isspace():
            end -= 1
        yield start, end + OVERLAP
        start = end
    yield start, len(text)


def detect_many(
    texts: Sequence[str],
    policy: Policy = DEFAULT_POLICY,
    *,
    linked: bool = False,
    recognizers: Sequence[Recognizer] = RECOGNIZERS,
    model: Model | None = read,
) -> list[list[Entity]]:
    """The entities of each text; `linked` texts are read as one, so that each is context to the others."""
    if not linked or len(texts) < 2:
        return [detect(text, policy, recognizers=recognizers, model=model) for text in texts]
    entities = detect(BETWEEN_TEXTS.join(texts), policy, recognizers=recognizers, model=model)
    return list(apart(texts, entities))


def apart(texts: Sequence[str], entities: Sequence[Entity]) -> Iterator[list[Entity]]:
    """The entities of the joined texts, each given to the texts that it lies in, counted from their starts."""
    start = index = 0
    for text in texts:
        end = start + len(text)
        while index < len(entities) and entities[index].end <= start:
            index += 1
        at = index
        mine: list[Entity] = []
        while at < len(entities) and entities[at].start < end:
            mine.append(within(entities[at], start, end))
            at += 1
        yield mine
        start = end + len(BETWEEN_TEXTS)


def within(entity: Entity, start: int, end: int) -> Entity:
    """The part of the entity in `start:end`, counted from `start`."""
    nested = tuple(moved(span, -start) for span in entity.nested if start <= span.start and span.end <= end)
    low, high = max(entity.start, start) - start, min(entity.end, end) - start
    return Entity(low, high, entity.label, entity.labels, nested, entity.source)
