"""Identity numbers of many countries, found by one scan of the text for all of them together."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from ..document import WORD, Document
from ..span import Span
from .base import DIGITS
from .naming import Mentions, Nearby, Vocabulary, spellings

GROUP = r"[A-Za-z]{0,6}[0-9][A-Za-z0-9]*"
RUN = re.compile(
    rf"(?<![\w@$€£+])(?:[A-Za-z]{{1,4}}[ .-]){{0,2}}{GROUP}"
    rf"(?:[ .\-/+(](?:[A-Za-z]{{1,2}}[ -])?{GROUP})*(?:[ -][A-Za-z]{{1,3}}(?![A-Za-z0-9]))?"
)
LEAD = 16  # two words of four letters with their separators, and six letters
DIGIT = re.compile(r"[0-9]")
ATOM = re.compile(r"[A-Za-z0-9]+")
SHAPE = str.maketrans("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", "9" * 10 + "A" * 52)
REPEAT = re.compile(r"(.)\{(\d+)\}")
MOST_ATOMS = 7  # groups of the longest written form, the French NIR
LONGEST = 26  # characters of the longest form with its spaces
# How far a key may stand in front and behind, and how close it must be to excuse a failed check.
BEFORE, AFTER, DIRECT = 60, 20, 25
# A key this much farther off than one in front names some other number.
FARTHER, OVERRULED = 12, 0.45
# Up to here a second number may share a key with the one before it: "passports A1234567 and B1234567".
BESIDE = 20

GENERIC = {
    "SSN": spellings(
        "social security number|social security no|social security|national id|national identity"
        "|national identification"
        "|id number|id no|identity number|identity card|identity card number|id card|identification number|personal id"
        "|personal number|personal code|citizen number|national number|ausweis|identité|documento de identidad"
    ),
    "NUMERICAL_PII": spellings(
        "tax id|tax number|tax no|tin|tax identification number|taxpayer|taxpayer number|tax reference|tax code"
        "|numéro fiscal|steuernummer|número fiscal|numero fiscale|id number|id card|identity card"
    ),
    "HEALTHCARE_NUMBER": spellings(
        "health number|health card|health card number|health insurance|health insurance number|insurance number"
        "|medical card|patient number|patient id|insured person number|carte d'assurance maladie|health id"
    ),
}


@cache
def forms(shapes: str) -> frozenset[str]:
    """The written forms of `shapes`, separated by `|`: 9 a digit, A a letter, `9{4}` four of them.

    `~` is a separator that all places share: none, space, hyphen or full stop.
    """
    expanded: set[str] = set()
    for shape in shapes.split("|"):
        full = REPEAT.sub(lambda match: match[1] * int(match[2]), shape)
        expanded |= {full.replace("~", separator) for separator in ("", " ", "-", ".")}
    return frozenset(expanded)


def words(text: str) -> frozenset[str]:
    """The words of `text`."""
    return frozenset(text.split())


def weighted(digits: str, weights: Iterable[int]) -> int:
    """The sum of digits times weights, the step that most check digits share."""
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False))


def digits_of(value: str) -> str:
    """The digits of a value without its separators."""
    return "".join(c for c in value if c.isdigit())


def is_date(digits: str, order: str = "ymd") -> bool:
    """Whether six digits can be year, month and day in `order`."""
    part = {name: int(digits[2 * index : 2 * index + 2]) for index, name in enumerate(order)}
    return 1 <= part["m"] <= 12 and 1 <= part["d"] <= 31


@dataclass(frozen=True, slots=True)
class Number:
    """A kind of number: its written forms, the words that name it, and what it is worth.

    `shapes` as `forms` reads them; `keys` lower case, separated by `|`. `bare` is the score of a valid number that
    nothing names; 0 where such a number is too common to be looked at. `check` decides validity. `unproven` is what a
    number is worth that is named directly in front but fails its check (a slip of the pen names a person all the
    same); 0 drops it. `places` are words of the country and its language: they speak for this reading.
    """

    label: str
    shapes: str
    keys: str
    bare: float = 0.0
    check: Callable[[str], bool] | None = None
    places: frozenset[str] = frozenset()
    unproven: float = 0.6
    named: float = 0.97


class Kind(NamedTuple):
    """A number with the spellings of its own keys and of those that its label's kinds share."""

    number: Number
    keys: frozenset[str]
    generic: frozenset[str]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch that has the form of a number. `loose`: it touches more digits, so where it ends is a guess."""

    start: int
    end: int
    value: str
    loose: bool


class NumberRecognizer:
    """All kinds of numbers at once: one scan yields candidates, their shape names the kinds they could be.

    A text is read once for runs of digit groups; each window of a run is looked up by its shape ("999-99-9999") in a
    table, and only the kinds listed there are checked, and those without a score of their own only where a key of
    theirs stands near. What a text costs depends on its digits, not on how many countries are known.
    """

    def __init__(self, numbers: Iterable[Number]) -> None:
        kinds = [Kind(n, spellings(n.keys), GENERIC.get(n.label, frozenset())) for n in numbers]
        self._by_shape: dict[str, tuple[Kind, ...]] = {}
        for kind in kinds:
            for form in forms(kind.number.shapes):
                self._by_shape[form] = (*self._by_shape.get(form, ()), kind)
        self._fewest = min(form.count("9") for form in self._by_shape)
        self.labels = frozenset(kind.number.label for kind in kinds)
        self.triggers = DIGITS
        self._vocabulary = Vocabulary(key for kind in kinds for key in kind.keys | kind.generic)

    def find(self, document: Document) -> Iterator[Span]:
        if not document.has_digit:
            return
        mentions: Mentions | None = None
        for run in runs(document.text):
            spans: list[Span] = []
            for candidate, kinds in self._candidates(run.start(), run.group(), document.text):
                mentions = mentions or self._vocabulary.mentions(document)
                spans.extend(read(candidate, kinds, document, mentions))
            yield from outermost(spans)

    def _candidates(self, offset: int, run: str, text: str) -> Iterator[tuple[Candidate, tuple[Kind, ...]]]:
        shape = run.translate(SHAPE)
        if shape.count("9") < self._fewest:
            return
        atoms = [match.span() for match in ATOM.finditer(run)]
        for first, (start, _) in enumerate(atoms):
            if start and run[start - 1] != " " and "9" in shape[slice(*atoms[first - 1])]:
                continue
            for last in range(first, min(first + MOST_ATOMS, len(atoms))):
                end = atoms[last][1]
                if end - start > LONGEST:
                    break
                form = shape[start:end]
                kinds = self._by_shape.get(form)
                if kinds is None or not ends_here(text, offset + end):
                    continue
                loose = " " in form and touches_digit(shape, start, end)
                closing = "(" in form and text[offset + end : offset + end + 1] == ")"
                yield Candidate(offset + start, offset + end + closing, run[start:end], loose), kinds


def runs(text: str) -> Iterator[re.Match[str]]:
    """The matches of RUN. Each has a digit at most LEAD characters behind its start, so the search leaps to digits."""
    at = 0
    while digit := DIGIT.search(text, at):
        run = RUN.search(text, max(at, digit.start() - LEAD))
        if run is None:
            return
        yield run
        at = run.end()


def read(candidate: Candidate, kinds: tuple[Kind, ...], document: Document, mentions: Mentions) -> Iterator[Span]:
    """What the candidate is worth as each kind of its shape."""
    near = tuple(mentions.near(candidate.start, candidate.end, BEFORE, AFTER)) if mentions.found else ()
    stated = {n.mention.key for n in near}
    closest = min((n.gap for n in near if n.in_front and any(n.mention.key in k.keys for k in kinds)), default=None)
    for number, keys, generic_keys in kinds:
        named = None if keys.isdisjoint(stated) else nearest(near, keys)
        generic = not named and not generic_keys.isdisjoint(stated)
        if not (named or generic or number.bare):
            continue
        valid = passes(number, candidate.value)
        if named:
            score = named_score(number, candidate, named, valid, document)
            score = min(score, OVERRULED) if overruled(named, closest) else score
        else:
            score = bare_score(number, candidate, generic, document) if valid else 0.0
        if score > 0:
            checked = valid and number.check is not None
            yield Span(candidate.start, candidate.end, number.label, round(score, 4), checked=checked)


def overruled(named: Nearby, closest: int | None) -> bool:
    """Whether a key of another kind stands so much closer in front that it names the number."""
    behind = 0 if named.in_front else 2 * FARTHER
    return closest is not None and named.gap + behind > closest + FARTHER


def passes(number: Number, value: str) -> bool:
    """Whether the check accepts the value as written or without its separators.

    Some checks of python-stdnum raise on a region or a month that their tables lack: that is not a valid number.
    """
    if number.check is None:
        return True
    for written in dict.fromkeys((value, "".join(filter(str.isalnum, value)))):
        try:
            if number.check(written):
                return True
        except (ArithmeticError, LookupError, ValueError):
            continue
    return False


def outermost(spans: list[Span]) -> Iterator[Span]:
    """The spans of one run that no longer reading of the same label covers."""
    reach: dict[str, int] = {}
    for span in sorted(spans, key=lambda s: (s.start, -s.end, -s.score)):
        if reach.get(span.label, -1) < span.end:
            yield span
            if span.score >= 0.5:
                reach[span.label] = span.end


def ends_here(text: str, end: int) -> bool:
    """Whether no further part of the same code follows: "12-34" in "12-34-56" is not a number of its own."""
    follow = text[end : end + 2]
    return not (follow[:1] in ("_", "@", "%") or (follow[:1] in ("-", "/", "+", ".", "(") and follow[1:].isalnum()))


def touches_digit(shape: str, start: int, end: int) -> bool:
    """Whether the groups beside the window hold digits, so that the window may be a part of something longer."""
    return shape[max(0, start - 2) : start] == "9 " or shape[end : end + 2] == " 9"


def nearest(near: tuple[Nearby, ...], keys: frozenset[str]) -> Nearby | None:
    """The closest mention of one of `keys`, those in front first."""
    return min((n for n in near if n.mention.key in keys), key=lambda n: (not n.in_front, n.gap), default=None)


def named_score(number: Number, candidate: Candidate, named: Nearby, valid: bool, document: Document) -> float:
    """What a named number is worth; closeness decides between two kinds that share a form."""
    if number.check is None and named.in_front and named.gap > BESIDE:
        between = document.text[named.mention.end : candidate.start]
        if any(c.isdigit() for c in between):
            return OVERRULED
    if valid:
        return number.named - 0.0005 * named.gap - (0 if named.in_front else 0.05)
    if not named.in_front or named.gap > DIRECT:
        return 0.0
    between = document.text[named.mention.end : candidate.start]
    glued = between in ("-", "_", "/")  # "PESEL-30577412206" is the name of a record, not a number with a slip in it
    return 0.0 if glued or any(c.isdigit() for c in between) else number.unproven


THINGS = words("sample samples lot batch part item sku specimen drawing probe charge muestra échantillon campione")


def mentions_thing(document: Document, start: int) -> bool:
    """Whether the last word in front says that the number counts things."""
    front = WORD.findall(document.before(start, 12))
    return bool(front) and front[-1] in THINGS


def bare_score(number: Number, candidate: Candidate, generic: bool, document: Document) -> float:
    """What a valid number is worth that no word of its own names."""
    at_home = not number.places.isdisjoint(document.words)
    if generic:
        plain = 0.8 if number.check else 0.45
        return max(number.bare, plain + (0.12 if at_home else 0))
    if candidate.loose or not number.bare or mentions_thing(document, candidate.start):
        return 0.0
    return (
        number.bare
        + (0.1 if at_home and number.bare < 0.9 else 0)
        - (0.1 if candidate.value != candidate.value.upper() else 0)
    )
