"""A text that arrives in pieces, redacted as soon as it is sure.

What is decided, and when, depends on the text alone: it is read at points that the text sets (points.py), each time
with what came before as context, and what may still become part of something longer is held back (holding.py). So
any cutting of one text into chunks gives the same output, and each word is read a bounded number of times.

Later words can change a reading; what has been emitted stays. Patterns of filters see a window, not the whole text.
"""

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace

from . import detect as detection
from .accuracy import is_automatic, settled
from .cutting import Stretch, cut, remainders
from .holding import before_open_words, limit
from .language import SURE, by_words, languages
from .numbering import Numbering
from .points import Point, Scanner
from .policy import Marker, Policy
from .redactors.redact import Replace, languages_of, put, replacer
from .redactors.redacted import Replacement
from .span import Entity

WORDS = 12
CONTEXT = 5  # points whose text is read again as left-hand context: up to 60 words, so a word is read six times
LONGEST_HOLD = 1_000  # characters
# What is out cannot be taken back, and half a sentence tells the model less. On 124 texts a stream masks .98 of what
# the whole text has with this much more recall, .94 without; one entity in 25 is more than the whole text has.
RECALL = 1.0

Detect = Callable[[str, Policy], Sequence[Entity]]
DetectFrom = Callable[[str, int, Policy], Sequence[Entity]]
Kept = Callable[[int, int], Sequence[Stretch]]


@dataclass(frozen=True, slots=True)
class Delta:
    """Text that is final, and the entities in it; all offsets count from the start of the stream."""

    text: str
    entities: tuple[Replacement, ...]


@dataclass(slots=True)
class Stream:
    """One live text. `append` gives what has become final, `end` the rest; after that the stream is spent.

    `words`: the text is read at least every so many words. `recall` is added to the policy's. `numbering` may go on
    from an earlier text. `context` points are read again as left-hand context, `open_words` says where the words at the
    end that decide nothing yet begin. `detect_from` is `detect` that is also told where in its text the undecided
    begins. `kept` names stretches of the stream, between two offsets of it, that are no entity's; `replacing` stands in
    for what the policy puts. Not for use by several threads at once.
    """

    policy: Policy
    words: int = WORDS
    recall: float = RECALL
    detect: Detect = detection.detect
    numbering: Numbering | None = None
    context: int = CONTEXT
    open_words: Callable[[str, int, int], int] = before_open_words
    detect_from: DetectFrom | None = None
    kept: Kept | None = None
    replacing: Replace | None = None
    _text: str = ""  # what may still be needed, from the oldest context on
    _base: int = 0  # where it starts in the stream
    _decided: int = 0  # offsets into `_text` from here on
    _written: int = 0  # characters given out
    _points: deque[int] = field(init=False)
    _scanner: Scanner = field(init=False)
    _reading: Policy = field(init=False)
    _spoken: Mapping[str, float] | None = None  # the languages, since there was no doubt
    _ended: bool = False

    def __post_init__(self) -> None:
        self._scanner = Scanner(self.words)
        self._points = deque([0], maxlen=self.context)
        self._reading = replace(self.policy, recall=self.policy.recall + self.recall)
        redaction = self.policy.redaction
        if self.numbering is None:
            self.numbering = Numbering(redaction.coreference if isinstance(redaction, Marker) else "heuristics")

    @property
    def decided(self) -> int:
        """How many code points of the text so far are decided; entities to come start there or later."""
        return self._base + self._decided

    @property
    def undecided(self) -> str:
        """What has been taken and not decided."""
        return self._text[self._decided :]

    def due(self, chunk: str) -> bool:
        """Whether the text is read when this comes."""
        return any(copy(self._scanner).points(self._text + chunk))

    def append(self, chunk: str) -> Delta:
        """Take more of the text; what is final by now. Raises ValueError after `end`."""
        if self._ended:
            raise ValueError("the stream has ended")
        self._text += chunk
        deltas = [self._read(point) for point in self._scanner.points(self._text)]
        self._forget()
        return joined(deltas)

    def end(self) -> Delta:
        """No more text comes: all that was held back."""
        if self._ended:
            raise ValueError("the stream has ended")
        self._ended = True
        if self._decided == len(self._text):
            return Delta("", ())
        return self._read(Point(len(self._text), firm=True), last=True)

    def _read(self, point: Point, last: bool = False) -> Delta:
        """Read up to the point and emit what is decided there."""
        start = min(self._points[0], self._decided)
        self._points.append(point.at)
        if not last and self._undecidable(point):
            return Delta("", ())
        window = self._text[start : point.at]
        entities = [shifted(entity, start) for entity in self._found(window, start)]
        until = point.at
        if not last:
            until = limit(self._text, self._decided, point, entities, LONGEST_HOLD, self.open_words)
        return self._emit(list(self._between(entities, until)), until, window)

    def _undecidable(self, point: Point) -> bool:
        """Whether all that is not decided is open words, so that reading it would decide nothing."""
        if point.firm or point.at - self._decided > LONGEST_HOLD:
            return False
        return self.open_words(self._text, self._decided, point.at) <= self._decided

    def _found(self, window: str, start: int) -> Sequence[Entity]:
        """The entities of the window, less what is kept from them."""
        undecided = max(0, self._decided - start)
        reading = self._settled(window)
        if self.detect_from is None:
            entities = self.detect(window, reading)
        else:
            entities = self.detect_from(window, undecided, reading)
        if not entities or self.kept is None:
            return entities
        origin = self._base + start
        kept = [(low - origin, high - origin) for low, high in self.kept(origin, origin + len(window))]
        return cut(window, entities, kept) if kept else entities

    def _settled(self, window: str) -> Policy:
        """The policy for this window. Once the languages are sure only the words change them: the detector is dear."""
        if not is_automatic(self._reading):
            return self._reading
        _, told = by_words(window)
        if told:
            self._spoken = {told: 1.0}
        found = self._spoken or languages(window)
        if max(found.values(), default=0.0) >= SURE:
            self._spoken = found
        return settled(self._reading, window, found)

    def _between(self, entities: Sequence[Entity], until: int) -> Iterator[Entity]:
        """The entities in what is now decided; of one whose beginning is out already, the rest."""
        for entity in entities:
            if self._decided <= entity.start and entity.end <= until:
                yield entity
            elif entity.start < self._decided < entity.end:
                for start, end in remainders(self._text, entity.start, min(entity.end, until), [(0, self._decided)]):
                    yield replace(entity, start=start, end=end, nested=())

    def _emit(self, entities: Sequence[Entity], until: int, sample: str) -> Delta:
        """Give out the text up to `until`."""
        origin, self._decided = self._decided, until
        if until == origin:
            return Delta("", ())
        if self.replacing is None:
            self.replacing = replacer(languages_of(sample, self.policy), (), self.policy, self.numbering)
        made = put(self._text[origin:until], [shifted(entity, -origin) for entity in entities], self.replacing)
        written, self._written = self._written, self._written + len(made.text)
        moved = (
            replace(
                replacement,
                entity=shifted(replacement.entity, self._base + origin),
                start=replacement.start + written,
                end=replacement.end + written,
            )
            for replacement in made.replacements
        )
        return Delta(made.text, tuple(moved))

    def _forget(self) -> None:
        """Drop what no later reading needs; once per append, so that a long chunk is not copied at every point."""
        keep = min(self._points[0], self._decided)
        if not keep:
            return
        self._text = self._text[keep:]
        self._base += keep
        self._decided -= keep
        self._scanner.shift(keep)
        self._points = deque((at - keep for at in self._points), maxlen=self.context)


def shifted(entity: Entity, by: int) -> Entity:
    """The entity, counted from elsewhere."""
    if not by:
        return entity
    nested = tuple(detection.moved(span, by) for span in entity.nested)
    return replace(entity, start=entity.start + by, end=entity.end + by, nested=nested)


def joined(deltas: Sequence[Delta]) -> Delta:
    """Deltas in order as one."""
    return Delta("".join(delta.text for delta in deltas), tuple(one for delta in deltas for one in delta.entities))
