"""Words to entities."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice, pairwise
from types import MappingProxyType

import numpy as np

from .. import taxonomy
from .reading import Reading
from .tags import groups
from .words import Word

LEAST = 0.01  # a label below this share is not worth naming
BATCH = 256  # entities whose words are held at a time
STREETS = frozenset({"LOCATION_ADDRESS", "LOCATION_ADDRESS_STREET"})
FORMS = frozenset(
    ("NUMBER", "WHEN", "MONEY", "EMAIL_ADDRESS", "URL", "IP_ADDRESS", "FILENAME", "USERNAME", "PASSWORD")
)  # groups whose values are written without a space
GLUE = re.compile(r"[.,:/@_-]")
THOUSANDS = re.compile(r"\d{3}(?!\d)")
LONE = ("NAME_GIVEN", "NAME_FAMILY")
ALPHANUMERIC = re.compile(r"[^\W_]")
LINK = re.compile(r"[\s,.|/–—-]{0,4}")  # what may stand between two parts of one address
EDGE_BEFORE = " \t\r\n\"'“”‘’«»,.;:!?<>|"
EDGE_AFTER = " \t\r\n\"'“”‘’«»,;:<>|(["
ABBREVIATED = re.compile(r"(?:^|[\W_])[^\W\d_]{1,3}\.$")  # the stop of "Ltd." and "J.", not a sentence's


@cache
def formal(labels: tuple[str, ...]) -> frozenset[int]:
    """Numbers of the groups in `FORMS`."""
    return frozenset(number for number, (name, _) in enumerate(groups(labels)) if name in FORMS)


def runs(found: Iterable[Word], text: str, forms: frozenset[int]) -> Iterator[list[Word]]:
    """Words of one group that belong together: neighbours of which the later one does not begin an entity.

    What is written without a space is one value in a group of forms, whatever the model says of a stop between digits.
    """
    run: list[Word] = []
    for word in found:
        if run and (word.group != run[-1].group or not _goes_on(run[-1], word, text, forms)):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _goes_on(last: Word, word: Word, text: str, forms: frozenset[int]) -> bool:
    if word.group in forms and GLUE.fullmatch(text, last.end, word.start):
        return text[last.end] != "," or THOUSANDS.match(text, word.start) is not None
    return not word.begins and not text[last.end : word.start].strip()


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Leaves out white space, quotes and punctuation at the edges, as far as they belong to the sentence."""
    if text[start].isalnum() and text[end - 1].isalnum():
        return start, end
    while start < end and text[start] in EDGE_BEFORE:
        start += 1
    while start < end and text[end - 1] in EDGE_AFTER:
        end -= 1
    if text.endswith(".", start, end) and not ABBREVIATED.search(text, start, end):
        end -= 1
    for opening, closing in ("()", "[]", "{}"):
        if text.startswith(opening, start, end) and text.find(closing, start, end) < 0:
            start += 1
        if text.endswith(closing, start, end) and text.find(opening, start, end) < 0:
            end -= 1
    return start, end


@dataclass(frozen=True, slots=True)
class Table:
    """What is the same for every entity of one model."""

    labels: tuple[str, ...]
    members: tuple[tuple[int, ...], ...]  # of each group, as numbers of labels
    lineage: tuple[tuple[str, ...], ...]  # of each label: itself and its ancestors
    lineages: Mapping[str, tuple[str, ...]]  # the same by the label's name


@cache
def table(labels: tuple[str, ...]) -> Table:
    """The table of a model's labels."""
    members = tuple(tuple(labels.index(member) for member in group) for _, group in groups(labels))
    lineage = tuple((label, *taxonomy.ancestors(label)) for label in labels)
    lineages = {name: (name, *taxonomy.ancestors(name)) for name in (*labels, *LONE, "NAME")}
    return Table(labels, members, lineage, MappingProxyType(lineages))


def reading(run: list[Word], shares: list[float], notable: list[int], text: str, known: Table) -> Reading | None:
    """The entity that a run of words makes, or None if only punctuation is left of it.

    `shares` are the labels' probabilities, the mean over the run, `notable` the numbers of those that are not tiny.
    """
    label = known.labels[max(known.members[run[0].group], key=shares.__getitem__)]
    if label in LONE and _is_full_name(run, known.labels):
        label = "NAME"
    start, end = run[0].start, run[-1].end
    if label != "PASSWORD":
        start, end = trim(text, start, end)
    if not ALPHANUMERIC.search(text, start, end):
        return None
    mass = run[0].mass if len(run) == 1 else sum([word.mass for word in run]) / len(run)
    return Reading(start, end, label, mass, totals(known, shares, notable, label))


def _is_full_name(run: list[Word], labels: tuple[str, ...]) -> bool:
    """Whether one word is rather a first name and another one rather a surname."""
    if len(run) < 2:
        return False
    given, family = (labels.index(label) for label in LONE)
    first = {bool(word.shares[given] > word.shares[family]) for word in run}
    return len(first) > 1


def totals(known: Table, shares: list[float], notable: list[int], label: str) -> dict[str, float]:
    """Probability per label, a parent's with its children's added."""
    sums = dict.fromkeys(known.lineages[label], 0.0)
    for index in notable:
        share = shares[index]
        for name in known.lineage[index]:
            sums[name] = sums.get(name, 0.0) + share
    return {name: total if total < 1.0 else 1.0 for name, total in sums.items() if total >= LEAST or name == label}


def joined(first: Reading, second: Reading) -> Reading:
    """Two parts of one address as one."""
    labels = {
        name: max(first.labels.get(name, 0), second.labels.get(name, 0)) for name in (*first.labels, *second.labels)
    }
    score = min(first.score, second.score)
    labels["LOCATION_ADDRESS"] = max(labels.get("LOCATION_ADDRESS", 0), score)
    return Reading(first.start, second.end, "LOCATION_ADDRESS", score, labels)


def addresses(found: list[Reading], text: str) -> list[Reading]:
    """A run of place parts that holds a street is one address, over commas and line breaks."""
    if STREETS.isdisjoint([item.label for item in found]):
        return found
    chains: list[list[Reading]] = []
    for item in found:
        if chains and _linked(chains[-1][-1], item, text):
            chains[-1].append(item)
        else:
            chains.append([item])
    return [whole for chain in chains for whole in _one_address(chain)]


def _linked(first: Reading, second: Reading, text: str) -> bool:
    places = taxonomy.is_a(first.label, "LOCATION") and taxonomy.is_a(second.label, "LOCATION")
    return places and LINK.fullmatch(text, first.end, second.start) is not None


def _one_address(chain: list[Reading]) -> list[Reading]:
    if len(chain) == 1 or STREETS.isdisjoint(part.label for part in chain):
        return chain
    if any(a.label == b.label == "LOCATION_ADDRESS" for a, b in pairwise(chain)):
        return chain
    whole = chain[0]
    for part in chain[1:]:
        whole = joined(whole, part)
    return [whole]


def readings(found: Iterable[Word], text: str, labels: tuple[str, ...]) -> list[Reading]:
    """The entities in the text's order; they never overlap."""
    return readings_each([found], [text], labels)[0]


def readings_each(
    found: Sequence[Iterable[Word]], texts: Sequence[str], labels: tuple[str, ...]
) -> list[list[Reading]]:
    """As `readings` for each of several texts."""
    known, forms = table(labels), formal(labels)
    pairs = zip(found, texts, strict=True)
    every = ((place, run) for place, (words, text) in enumerate(pairs) for run in runs(words, text, forms))
    made: list[list[Reading]] = [[] for _ in texts]
    while batch := list(islice(every, BATCH)):
        for (place, run), shares in zip(batch, _means([run for _, run in batch]), strict=True):
            if item := reading(run, *shares, texts[place], known):
                made[place].append(item)
    return [addresses(items, text) for items, text in zip(made, texts, strict=True)]


def _means(every: list[list[Word]]) -> Iterator[tuple[list[float], list[int]]]:
    """The mean of the shares in each run, and which labels' are not tiny."""
    lengths = np.array(list(map(len, every)))
    shares = np.concatenate([word.shares for run in every for word in run]).reshape(int(lengths.sum()), -1)
    means = np.add.reduceat(shares, np.cumsum(lengths) - lengths, axis=0)
    means /= lengths[:, None]
    notable: list[list[int]] = [[] for _ in every]
    for row, column in zip(*map(np.ndarray.tolist, np.nonzero(means >= LEAST / 4)), strict=True):
        notable[row].append(column)
    return zip(means.tolist(), notable, strict=True)
