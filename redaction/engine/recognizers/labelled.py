"""Values of no fixed form behind their name: "Order 302-5514908-7731", "Employee no. E-4471", "Plate: KV21 HRD"."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ..document import Document
from ..span import Span
from .naming import Vocabulary, spellings

# What may stand between a name and its value. The group `sign` tells that a value was announced in so many words.
CONNECTOR = re.compile(
    r"""\.?["'’)\]*]{0,3}\s{0,3}(?:\([^()\n]{1,20}\)\s?)?
    (?P<sign>
        (?:(?:numbers?|num|no|nos|nr|n[°ºo]|№|\#|id|code|ref|reference|numéro|numero|número|nummer|numer|nº|kod|koodi
            |plates?|holder|vehicle|pojazdu|kierowcy)(?![^\W\d_])[.:]?\s{0,2}){0,3}
        (?:(?:is|was|ist|lautet|est|es|è|é|jest|är|er|on)\b\s)?
        (?:[:=#|>\-–]{1,2}|：)?
    )\s{0,3}["'’([*]{0,3}""",
    re.VERBOSE | re.IGNORECASE,
)
CODE = re.compile(r"(?=[A-Za-z]{0,6}[-/]?[A-Za-z]{0,6}[-/]?\d)[A-Za-z0-9]+(?:[-/.][A-Za-z0-9]+)*(?![\w@%€])")
QUERY = ("?", "&")  # a parameter belongs to its URL
PHRASE = re.compile(r"-[a-z]{3}")  # "28-year-old"
DATE_OR_AMOUNT = re.compile(
    r"(?:19|20)\d\d|\d{4}([./-])\d{1,2}\1\d{1,2}|\d{1,2}([./-])\d{1,2}(?:\2\d{2,4})?|\d+[.]\d+"
    r"|\d+(?:st|nd|rd|th|[ap]m|h|x|k|min|kg|km|mm|cm|gb|mb|ms|s)|[a-z]{1,4} (?:19|20)\d\d"
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A name and the form of the value behind it.

    `keys` lower case, separated by `|`. `value` matches from the value's first character; `accepts` may refuse a
    match. `announced` is the score after "no", a colon or the like, `plain` after the bare name (0: not a value), and
    there a value of digits only needs at least `digits` of them. A rule without a label keeps its keys from being read
    as shorter ones.
    """

    label: str
    keys: str
    value: re.Pattern[str] = CODE
    announced: float = 0.9
    plain: float = 0.75
    digits: int = 5
    accepts: Callable[[str], bool] | None = None


class LabelledRecognizer:
    """All labelled values at once: one index of their names, then one match per name that occurs."""

    def __init__(self, rules: Iterable[Labelled]) -> None:
        self._rules: dict[str, tuple[Labelled, ...]] = {}
        for rule in rules:
            for key in spellings(rule.keys):
                self._rules[key] = (*self._rules.get(key, ()), rule)
        self.labels = frozenset(rule.label for group in self._rules.values() for rule in group if rule.label)
        self._vocabulary = Vocabulary(self._rules, longest=True)

    def find(self, document: Document) -> Iterator[Span]:
        for mention in self._vocabulary.mentions(document).found:
            connector = CONNECTOR.match(document.text, mention.end)
            at = connector.end() if connector else mention.end
            announced = mention.start == mention.end or bool(connector and connector["sign"].strip())
            in_cell = mention.start == mention.end
            if (at == mention.end and not in_cell) or document.text[mention.start - 1 : mention.start] in QUERY:
                continue
            for rule in self._rules[mention.key]:
                match = rule.value.match(document.text, at)
                score = rule.announced if announced else rule.plain
                if match and score and accepted(rule, match[0], announced):
                    yield Span(match.start(), match.end(), rule.label, score)


def accepted(rule: Labelled, value: str, announced: bool) -> bool:
    """Whether the value can be one: not a date, an amount or a short count."""
    if rule.accepts is not None:
        return rule.accepts(value)
    if DATE_OR_AMOUNT.fullmatch(value.lower()):
        return False
    if PHRASE.search(value):
        return False
    digits = sum(c.isdigit() for c in value)
    if announced:
        return len(value) >= 3 and digits >= 2
    return digits >= (rule.digits if digits == len(value) else 2) and len(value) >= 4
