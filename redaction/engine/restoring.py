"""Restoring while a model writes: our placeholders become values again, and new personal data becomes placeholders.

What is new is redacted first, on the text as the model wrote it, in which a placeholder is an object that no entity
reaches into; what has been put back is never looked at again. The output depends on the text alone, not on how it is
cut up. Held back is at most one unfinished placeholder; where new data is looked for, also one unfinished word or run
of numbers, and with names up to the stream's next point (points.py).
"""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import takewhile
from typing import NamedTuple

from .cutting import Stretch, cut
from .detect import detect
from .holding import before_open_numbers
from .json_pieces import Json, bare
from .pieces import Lexer, Piece, Plain
from .placeholders import Placeholder
from .points import BREAK
from .policy import Policy
from .redactors.redact import same
from .restore import Original, veiled
from .span import Entity
from .stream import Delta, Detect, Stream, shifted
from .taxonomy import PCI
from .vocabulary import Vocabulary, vocabulary

# What identifies somebody by its form alone. A model's links, dates and amounts are its answer, not a leak.
IDENTIFIERS = frozenset(PCI) - {"CREDIT_CARD_EXPIRATION"} | {
    "ACCOUNT_NUMBER", "DRIVER_LICENSE", "EMAIL_ADDRESS", "HEALTHCARE_NUMBER", "IP_ADDRESS", "NUMERICAL_PII",
    "ORGANIZATION_ID", "PASSPORT_NUMBER", "PASSWORD", "PHONE_NUMBER", "SSN", "VEHICLE_ID",
}  # fmt: skip
BRIEF = 400  # characters of a piece that are read in no time
CONTEXT = 12  # words before a number that say what it is
# Every identifier has a digit, an @, or a word before it that says that it is a secret, or is longer than most words.
SUSPECT = re.compile(r"[\d@]|\S{20}")
# What a model of the context is asked about: it takes a hundred times as long as patterns, which know what names
# the few digits of a PIN or a card's code, and tells nothing of fewer digits than any other identifier has.
MODELLED = re.compile(r"\d(?:\D{0,6}\d){4}|@|\S{20}")
AMOUNT = re.compile(r"(?<![\w.,+-])(?:\d{1,3}(?:,\d{3})*\.\d\d|(?:19|20)\d\d-[01]\d-[0-3]\d)(?![\w-]|[.,]\d)")
SECRETS = ("pass", "pwd", "secret", "token", "key", "pin", "code", "kennwort", "contrase", "mot de", "senha")
UNKNOWN = re.compile(r"\[[^\W\d]\w*_\d+\]")  # a marker that is not of this conversation is no entity either


@dataclass(frozen=True, slots=True)
class Decided:
    """Text whose entities are known, from `start` of what was read."""

    start: int
    text: str
    entities: tuple[Entity, ...]

    @property
    def moved(self) -> list[Entity]:
        """The entities, counted from the start of the text."""
        return [shifted(entity, -self.start) for entity in self.entities]


class Entered(NamedTuple):
    """Text cut into pieces and yet to be looked at, from `start` of the whole; `last` says that no more comes."""

    start: int
    text: str
    last: bool = False


@dataclass(slots=True)
class Writer:
    """What has been read and not yet written: objects that stand in the text, numbers of JSON that stand bare."""

    quoting: Json | None
    read: int = 0
    objects: deque[tuple[int, int, str]] = field(default_factory=deque)
    numbers: deque[Stretch] = field(default_factory=deque)
    taboo: deque[Stretch] = field(default_factory=deque)  # the objects again, until no entity can reach them
    passed: int = 0  # up to here an object has been written

    def enter(self, pieces: Sequence[Piece]) -> str:
        """Take note of the pieces; the text to look at."""
        for piece in pieces:
            end = self.read + len(piece.text)
            if piece.output is not None:
                self.objects.append((self.read, end, piece.output))
                if not piece.encoded:
                    self.taboo.append((self.read, end))
            elif piece.number:
                self.numbers.append((self.read, end))
            self.read = end
        return "".join(piece.text for piece in pieces)

    def kept(self, start: int, end: int) -> list[Stretch]:
        """What no entity may reach into, between two offsets; the first never decreases."""
        while self.taboo and self.taboo[0][1] <= start:
            self.taboo.popleft()
        return list(takewhile(lambda stretch: stretch[0] < end, self.taboo))

    def literal(self, text: str) -> str:
        """Text as the model wrote it."""
        return self.quoting.write(text) if self.quoting else text

    def write(self, decided: Decided, put: Sequence[str]) -> str:
        """The decided text with objects and entities replaced; `put` goes with the entities."""
        return "".join(self._written(decided, put))

    def _written(self, decided: Decided, put: Sequence[str]) -> Iterator[str]:
        at, end = max(decided.start, self.passed), decided.start + len(decided.text)
        for start, stop, output in self._events(decided, put, end):
            if start > at:
                yield self.literal(decided.text[at - decided.start : start - decided.start])
            yield output
            at = self.passed = max(at, stop)
        if at < end:
            yield self.literal(decided.text[at - decided.start :])
        while self.numbers and self.numbers[0][1] <= end:
            self.numbers.popleft()

    def _events(self, decided: Decided, put: Sequence[str], end: int) -> Iterator[tuple[int, int, str]]:
        entities = deque(zip(decided.entities, put, strict=True))
        while entities or (self.objects and self.objects[0][0] < end):
            if not entities or (self.objects and self.objects[0][0] < entities[0][0].start):
                yield self.objects.popleft()
                continue
            entity, text = entities.popleft()
            while self.numbers and self.numbers[0][1] <= entity.start:
                self.numbers.popleft()
            while self.objects and self.objects[0][0] < entity.end:
                self.objects.popleft()
            if self.numbers and self.numbers[0][0] <= entity.start:
                yield entity.start, entity.end, bare(text)
            else:
                yield entity.start, entity.end, self.literal(text)


@dataclass(slots=True)
class Restoring:
    """One text that a model writes. `take` gives what is decided, `finish` the rest; then it is spent.

    With `policy` new data is looked for: identifiers, and with `all_labels` all that the policy names, read every
    `words` words. `json` says that the text is JSON source, such as a tool call's arguments.
    Not for use by several threads at once.
    """

    vocabulary: Vocabulary
    policy: Policy | None = None
    all_labels: bool = False
    json: bool = False
    words: int = 12
    detect: Detect = detect
    reader: Plain | Json = field(init=False)
    writer: Writer = field(init=False)
    stream: Stream | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        inner = Lexer(self.vocabulary)
        source = Json(inner, Lexer(self.vocabulary)) if self.json else None
        self.reader = source or Plain(inner)
        self.writer = Writer(source)
        if self.policy is not None:
            self.stream = self._stream(self.policy)

    def _stream(self, policy: Policy) -> Stream:
        if self.all_labels:
            found, words = self.detect, self.words
            return Stream(policy, words=words, detect=partial(outside, found), kept=self._kept, replacing=same)
        own = {term.label for term in policy.terms} | {rule.label for rule in policy.block}
        return Stream(
            replace(policy, labels=policy.labels & (IDENTIFIERS | own)),
            words=1,
            recall=0,
            detect_from=partial(identifiers, self.detect),
            context=CONTEXT,
            open_words=before_open_numbers,
            kept=self._kept,
            replacing=same,
        )

    def _kept(self, start: int, end: int) -> list[Stretch]:
        return self.writer.kept(start, end)

    def read(self, text: str) -> Decided:
        """What is decided with this piece of the text."""
        return self.decide(self.enter(text))

    def end(self) -> Decided:
        """No more text comes: what was held back."""
        return self.decide(self.leave())

    def enter(self, text: str) -> Entered:
        """The first half of `read`, which looks for placeholders alone."""
        return Entered(self.writer.read, self.writer.enter(self.reader.take(text)))

    def leave(self) -> Entered:
        """The first half of `end`."""
        return Entered(self.writer.read, self.writer.enter(self.reader.finish()), last=True)

    def light(self, entered: Entered) -> bool:
        """Whether the second half costs so little that no other thread need take it: no model is asked."""
        if self.stream is None or not (entered.last or BREAK.search(entered.text)):
            return True
        if self.all_labels:
            return not entered.last and not self.stream.due(entered.text)
        return not modelled(self.stream.undecided + entered.text)

    def decide(self, entered: Entered) -> Decided:
        """The second half: what is decided with what has been entered."""
        text = entered.text
        if self.stream is None:
            return Decided(entered.start, text, ())
        start = self.stream.decided
        deltas: list[Delta] = [self.stream.append(text)] if text else []
        if entered.last:
            deltas.append(self.stream.end())
        entities = tuple(one.entity for delta in deltas for one in delta.entities)
        return Decided(start, "".join(delta.text for delta in deltas), self._whole(entities))

    def _whole(self, entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """Entities in bare numbers of JSON cover the whole number, so that what takes its place can be quoted."""
        if not self.writer.numbers or not entities:
            return entities
        made: list[Entity] = []
        for entity in entities:
            for low, high in self.writer.numbers:
                if low < entity.end and high > entity.start:
                    entity = replace(entity, start=low, end=high, nested=())
            if not made or made[-1].end <= entity.start:
                made.append(entity)
        return tuple(made)

    def write(self, decided: Decided, put: Sequence[str]) -> str:
        """What is written for what was decided; `put` goes in the place of its entities."""
        return self.writer.write(decided, put)


def outside(found: Detect, text: str, policy: Policy) -> Sequence[Entity]:
    """The entities of a text outside markers of whatever kind."""
    entities = found(text, policy)
    markers = [match.span() for match in UNKNOWN.finditer(text)] if entities else []
    return cut(text, entities, markers) if markers else entities


def identifiers(found: Detect, text: str, undecided: int, policy: Policy) -> Sequence[Entity]:
    """The identifiers in a text that is undecided from there on; most texts can have none, and cost nothing."""
    if modelled(text[undecided:]):
        return outside(found, text, policy)
    if SUSPECT.search(text, undecided) or secretive(text):
        return outside(partial(found, model=None), text, policy)  # type: ignore[call-arg]
    return ()


def modelled(text: str) -> bool:
    """Whether something in the text can be an identifier that only its context tells; an amount or a date is none."""
    return MODELLED.search(text) is not None and MODELLED.search(AMOUNT.sub("", text)) is not None


def secretive(text: str) -> bool:
    """Whether something in the text says that a secret may stand near."""
    plain = text.lower()
    return any(word in plain for word in SECRETS)


def restored(texts: Sequence[str], placeholders: Sequence[Placeholder], *, sensitive: bool = True) -> list[str]:
    """Whole texts with the values of a conversation put back; with `sensitive` false sensitive ones masked."""
    known = placeholders if sensitive else [covered(placeholder) for placeholder in placeholders]
    words = vocabulary(known, ("[", "]"), "auto")
    return ["".join(map(text_of, Lexer(words).whole(text))) for text in texts]


def covered(placeholder: Placeholder) -> Placeholder:
    """The placeholder with its value masked, if its type is sensitive."""
    value = placeholder.value
    if value is None:
        return placeholder
    return replace(placeholder, reveal=partial(veiled, Original("", value, placeholder.label)))


def text_of(piece: Piece) -> str:
    """What a piece comes to."""
    return piece.text if piece.output is None else piece.output
