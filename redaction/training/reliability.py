"""How far a score can be believed: `python -m redaction.training.reliability --out docs/reliability.svg`.

Of the entities that the whole engine finds in the authored texts that never trained, the share that is right (same
coarse type, at least half of the union shared) is set beside the mean score, per tenth of the scale.
"""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..engine.detect import detect
from ..engine.policy import Policy
from ..engine.taxonomy import LABELS, coarse
from .corpus import Text
from .rounds import authored, held_out
from .scoring import matches

EVERYTHING = Policy(labels=frozenset(LABELS), threshold=0.05)
BINS = 10
SIDE, EDGE = 300, 46  # pixels of the plot and of the space around it
COLOURS = {"pattern": "#0b6e99", "model": "#c2410c"}
DASHES = {"pattern": "none", "model": "5 3"}

Judged = tuple[float, bool]


@dataclass(frozen=True, slots=True)
class Bin:
    """Entities whose scores lie in one stretch of the scale: their mean score, the share that is right, how many."""

    score: float
    right: float
    count: int


def judged(texts: Iterable[Text]) -> dict[str, list[Judged]]:
    """Score and rightness of every entity found, by its source."""
    found: dict[str, list[Judged]] = {source: [] for source in COLOURS}
    for text in texts:
        entities = detect(text.text, EVERYTHING)
        spans = [(one.start, one.end, one.label) for one in entities]
        _, right = matches(list(text.spans), spans, coarse, relaxed=True)
        for number, entity in enumerate(entities):
            found.setdefault(entity.source, []).append((entity.score, number in right))
    return found


def bins(answers: Sequence[Judged], number: int = BINS) -> Iterator[Bin]:
    """The answers in equal stretches of the scale, empty ones left out."""
    for index in range(number):
        low, high = index / number, (index + 1) / number
        part = [one for one in answers if low <= one[0] < high or (one[0] == high == 1)]
        if part:
            yield Bin(
                sum(score for score, _ in part) / len(part), sum(right for _, right in part) / len(part), len(part)
            )


def error(found: Sequence[Bin]) -> float:
    """Expected calibration error: the mean distance of score and share, weighted by number (Naeini et al. 2015)."""
    total = sum(one.count for one in found)
    return sum(abs(one.score - one.right) * one.count for one in found) / total if total else 0.0


def plot(series: dict[str, list[Bin]]) -> str:
    """An SVG picture: mean score from left to right, share that is right upwards, the area of a dot its number."""
    size = SIDE + 2 * EDGE
    marks = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" font-family="sans-serif" font-size="12" '
        f'role="img" aria-label="Share of right entities by score"><rect width="{size}" height="{size}" fill="#fff"/>',
        f'<path d="M{EDGE} {EDGE}V{EDGE + SIDE}H{EDGE + SIDE}" fill="none" stroke="#555"/>',
        f'<path d="M{EDGE} {EDGE + SIDE}L{EDGE + SIDE} {EDGE}" stroke="#bbb" stroke-dasharray="4 4"/>',
        f'<text x="{size / 2}" y="{size - 8}" text-anchor="middle">score</text>',
        f'<text x="12" y="{size / 2}" text-anchor="middle" transform="rotate(-90 12 {size / 2})">share right</text>',
    ]
    for tick in (0.0, 0.5, 1.0):
        marks.append(f'<text x="{across(tick):.0f}" y="{EDGE + SIDE + 18}" text-anchor="middle">{tick:g}</text>')
        marks.append(f'<text x="{EDGE - 8}" y="{up(tick) + 4:.0f}" text-anchor="end">{tick:g}</text>')
    for row, (name, found) in enumerate(series.items()):
        marks += drawn(name, found, row)
    return "\n".join([*marks, "</svg>\n"])


def drawn(name: str, found: Sequence[Bin], row: int) -> Iterator[str]:
    """The line of one source, and its place in the legend."""
    colour = COLOURS[name]
    points = " ".join(f"{across(one.score):.1f},{up(one.right):.1f}" for one in found)
    yield f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-dasharray="{DASHES[name]}"/>'
    total = max((one.count for one in found), default=1)
    for one in found:
        radius = 2 + 6 * (one.count / total) ** 0.5
        place = f'cx="{across(one.score):.1f}" cy="{up(one.right):.1f}" r="{radius:.1f}"'
        title = f"<title>{one.count} of score {one.score:.2f}: {one.right:.2f} right</title>"
        yield f'<circle {place} fill="{colour}">{title}</circle>'
    yield f'<circle cx="{EDGE + 20}" cy="{EDGE + 12 + 18 * row}" r="5" fill="{colour}"/>'
    legend = f"{name}: {sum(one.count for one in found)} entities, error {error(found):.3f}"
    yield f'<text x="{EDGE + 32}" y="{EDGE + 16 + 18 * row}">{legend}</text>'


def across(share: float) -> float:
    """Where a score lies from left to right."""
    return EDGE + SIDE * share


def up(share: float) -> float:
    """Where a share lies from top to bottom."""
    return EDGE + SIDE * (1 - share)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, nargs="*", default=[Path(__file__).parent / "corpus"])
    parser.add_argument("--languages", nargs="*", default=["en"])
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    texts = [text for text in authored(given.corpus, frozenset(given.languages)) if held_out(text)]
    series = {source: list(bins(answers)) for source, answers in judged(texts).items() if source in COLOURS}
    for source, found in series.items():
        print(f"{source}: error {error(found):.3f}")
        for one in found:
            print(f"  score {one.score:.2f}  right {one.right:.2f}  {one.count}")
    if given.out:
        given.out.write_text(plot(series), "utf-8")


if __name__ == "__main__":
    main()
