"""What each round of training reads of our own: the authored texts, variants of them, and filled templates."""

import random
from collections.abc import Iterable, Iterator
from pathlib import Path

from . import perturb, templates
from .corpus import Text, read
from .data import Example, from_text
from .gazetteer import Gazetteer
from .synthesize import Synthesizer
from .values import Values

HELD_OUT = 10  # every tenth authored text is for development
TOGETHER = 0.3  # share of the templates that stand beside another one in a text


def held_out(text: Text) -> bool:
    """Whether the text is one of those that never train. Its place in its file decides, so that it stays so."""
    return int(text.origin.rpartition("#")[2]) % HELD_OUT == HELD_OUT - 1


def authored(folders: Iterable[Path], languages: frozenset[str]) -> Iterator[Text]:
    """The texts under all folders."""
    for folder in folders:
        yield from read(folder, languages, lenient=True)  # texts may be half written while a run goes on


class Rounds:
    """Reads the folders anew for each round, so that texts added meanwhile take part.

    A round holds every authored text once as it is and `variants` times changed, and `filled` templates.
    """

    def __init__(
        self, folders: list[Path], lists: Gazetteer, languages: frozenset[str], filled: int, variants: int = 3
    ) -> None:
        self.folders, self.values, self.languages = folders, Values(lists), languages
        self.filled, self.variants = filled, variants

    def examples(self, seed: int) -> list[Example]:
        texts = [text for text in authored(self.folders, self.languages) if not held_out(text)]
        maker = Synthesizer(texts, self.values, seed)
        changed = [maker.variant(text) for _ in range(self.variants) for text in texts]
        return [
            *(from_text(text) for text in texts),
            *(from_text(text, source="variant") for text in changed),
            *self.templates(random.Random(seed)),
        ]

    def templates(self, rng: random.Random) -> Iterator[Example]:
        """Filled templates. Names of software in talk without persons may be products or nothing."""
        filler = templates.Filler(self.values, rng)
        for language in sorted(self.languages):
            known = templates.read(language)
            for _ in range(self.filled if known else 0):
                kind, template = rng.choice(known)
                text = filler.fill(template, language)
                if rng.random() < TOGETHER:
                    other = filler.fill(rng.choice(known)[1], language)
                    text = beside(text, other, rng.choice(("\n", " ", "\n\n", ". ")))
                    kind = "mixed"
                made = from_text(perturb.perturbed(rng, text), source="template")
                loose = (
                    frozenset({"PRODUCT"}) if kind in {templates.NEGATIVE, "mixed", "technical"} else frozenset[str]()
                )
                yield Example(made.text, made.choices, loose, made.weight, made.source)


def beside(first: Text, second: Text, gap: str) -> Text:
    """Two texts as one."""
    shift = len(first.text) + len(gap)
    spans = (*first.spans, *((start + shift, end + shift, label) for start, end, label in second.spans))
    return Text(f"{first.text}{gap}{second.text}", spans, first.language, first.origin)
