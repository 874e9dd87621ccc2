"""Values that words in front of them name: "account number: 4471 0092", `"acct_no": "44710092"`."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from ..document import WORD, Document
from ..span import Span

# What may stand between a name and its value: punctuation of forms, JSON and tables, and the verb.
BRIDGE = re.compile(
    r"(?:\s*+(?:[:=#\"'`>()\[\]*|,\-–—]|\\\"|&quot;|"
    r"(?:numbers?|no|nr|num|number|nummer|numero|número|numéro|numer|código|is|was|ist|war|lautet|es|est"
    r"|è|é|era|jest|to"
    r"|är|var|ending|now|still|again|just|be|will)\b\.?))*+\s*+"
)
# "number on file with you is": the words between begin with a preposition, or another noun is what the verb is about.
GAP = re.compile(
    r"\s(?:on|for|with|at|from|in|of|to|by|here|which|that|i|you|we|bei|mit|für|para|con|en|avec|pour|chez|per|presso"
    r"|voor|bij|met|dla|w|med|för|hos|da|do|del|de)(?![^\W_])[^\d\n.;:!?]{0,36}?"
    r"(?:(?<![^\W_])(?:is|was|ist|lautet|es|est|è|é|jest|är)(?![^\W_])|[:=])\s*+[\"'#]?"
)
ABBREVIATED = frozenset({"no", "nr", "num", "acct", "acc", "idnr", "exp", "id", "kto", "tel"})


def flexible(phrase: str) -> str:
    """The phrase as a pattern.

    A space stands for any joint of an identifier or for none, and an abbreviation may have its full stop.
    """
    joined = re.escape(phrase).replace(r"\ ", r"[ _.\-/\u00a0]{0,2}")
    return joined + r"\.?" if re.split(r"[\W_]", phrase)[-1] in ABBREVIATED else joined


@cache
def cue_index(cues: frozenset[str]) -> tuple[frozenset[str], Mapping[str, re.Pattern[str]]]:
    """For each run of letters that only some phrases hold, the pattern of these, longest first.

    A phrase is filed under its longest run, and under all of it in one piece ("accountnumber"), so that a text meets
    only the patterns of words that it contains.
    """
    filed: dict[str, set[str]] = {}
    for cue in cues:
        runs = WORD.findall(cue)
        for key in {max(runs, key=len), "".join(runs)}:
            filed.setdefault(key, set()).add(cue)
    patterns = {
        key: re.compile("|".join(flexible(phrase) for phrase in sorted(phrases, key=len, reverse=True)))
        for key, phrases in filed.items()
    }
    return frozenset(patterns), patterns


def cue_words(cues: frozenset[str]) -> frozenset[str]:
    """The runs of letters, of which a text that holds a cue has one."""
    return cue_index(cues)[0]


def cue_ends(document: Document, cues: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Start and end of each cue that stands as whole words, in the order of the text, the longest at each start."""
    keys, index = cue_index(cues)
    if keys.isdisjoint(document.words):
        return
    lower = document.lower
    ends: dict[int, int] = {}
    for key in keys & document.words:
        for match in index[key].finditer(lower):
            start, end = match.span()
            if start and lower[start - 1].isalpha():
                continue
            if end < len(lower) and lower[end].isalpha() and lower[end - 1].isalpha():
                continue
            ends[start] = max(end, ends.get(start, 0))
    yield from sorted(ends.items())


@dataclass(frozen=True, slots=True)
class CueRecognizer:
    """A value right after words that name it.

    `value` is matched on the text as it is, behind the bridge; its group `value`, if there is one, is the span. A value
    that fails `check` is worth `failed_score`; at 0 it is no span. `gap` allows a few words and a verb between.
    """

    label: str
    cues: frozenset[str]
    value: re.Pattern[str]
    score: float = 0.9
    check: Callable[[str], bool] | None = None
    failed_score: float = 0.0
    proves: bool = False
    gap: bool = False
    labels: frozenset[str] = field(init=False)
    words: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "labels", frozenset({self.label}))
        object.__setattr__(self, "words", cue_words(self.cues))

    def find(self, document: Document) -> Iterator[Span]:
        done = -1
        for _, end in cue_ends(document, self.cues):
            match = self.match_after(document, end)
            if match is None:
                continue
            group = "value" if "value" in self.value.groupindex else 0
            start, stop = match.span(group)
            passed = self.check is None or self.check(match[group])
            score = self.score if passed else self.failed_score
            if score and start >= done:
                done = stop
                yield Span(start, stop, self.label, score, checked=passed and self.check is not None and self.proves)

    def match_after(self, document: Document, end: int) -> re.Match[str] | None:
        """The value behind the bridge, or behind a short gap that ends in a verb or a colon."""
        bridge = BRIDGE.match(document.lower, end)
        match = self.value.match(document.text, bridge.end() if bridge else end)
        if match is None and self.gap and (gap := GAP.match(document.lower, end)):
            bridge = BRIDGE.match(document.lower, gap.end())
            match = self.value.match(document.text, bridge.end() if bridge else gap.end())
        return match
