"""What each round of training reads of our own: the authored texts, variants of them, and filled templates."""

import random
from collections.abc import Iterable, Iterator
from pathlib import Path

from . import forms, perturb, templates
from .corpus import Text, read
from .data import Example, from_text
from .gazetteer import Gazetteer
from .locales import Locales
from .synthesize import Synthesizer

HELD_OUT = 10  # every tenth authored text is for development
FORMS = 0.35  # share of forms among the short texts
SOFTWARE = frozenset({templates.NEGATIVE, "mixed", "technical"})
TOGETHER = 0.3  # share of the templates that stand beside another one in a text


def held_out(text: Text) -> bool:
    """Whether the text is one of those that never train. Its place in its file decides, so that it stays so."""
    return int(text.origin.rpartition("#")[2]) % HELD_OUT == HELD_OUT - 1


def authored(folders: Iterable[Path], languages: frozenset[str]) -> Iterator[Text]:
    """The texts under all folders, each once."""
    seen = set[str]()
    for folder in folders:
        for text in read(folder, languages, lenient=True):  # texts may be half written while a run goes on
            if text.text not in seen:
                seen.add(text.text)
                yield text


class Rounds:
    """Reads the folders anew for each round, so that texts added meanwhile take part.

    A round holds every authored text, or `most` of each language, once as it is and `variants` times changed; and
    `filled` templates and forms of each language that has some.
    """

    def __init__(
        self, folders: list[Path], lists: Gazetteer, languages: frozenset[str], filled: int, variants: int = 3,
        most: int = 100_000,
    ) -> None:  # fmt: skip
        self.folders, self.locales, self.languages = folders, Locales(lists), languages
        self.filled, self.variants, self.most = filled, variants, most

    def examples(self, seed: int) -> list[Example]:
        texts = [text for text in authored(self.folders, self.languages) if not held_out(text)]
        maker = Synthesizer(texts, self.locales, seed)
        texts = some(random.Random(seed), texts, self.most)
        changed = [maker.variant(text) for _ in range(self.variants) for text in texts]
        return [
            *(from_text(text) for text in texts),
            *(from_text(text, source="variant") for text in changed),
            *self.shorts(random.Random(seed), maker),
        ]

    def shorts(self, rng: random.Random, maker: Synthesizer) -> Iterator[Example]:
        """Filled templates and forms. Names of software in talk without persons may be products or nothing."""
        for language in sorted(self.languages):
            known = templates.read(language)
            filler = templates.Filler(self.locales.of(language, maker.pools.get(language, {})), rng)
            for _ in range(self.filled if known else 0):
                kind, text = self.short(rng, filler, known, language)
                if rng.random() < TOGETHER:
                    other = self.short(rng, filler, known, language)[1]
                    text = beside(text, other, rng.choice(("\n", " ", "\n\n", ". ")))
                    kind = "mixed"
                made = from_text(perturb.perturbed(rng, text), source="template")
                loose = frozenset({"PRODUCT"}) if kind in SOFTWARE else frozenset[str]()
                yield Example(made.text, made.choices, loose, made.weight, made.source)

    def short(
        self, rng: random.Random, filler: templates.Filler, known: list[tuple[str, str]], language: str
    ) -> tuple[str, Text]:
        """A form, or a filled template with its kind."""
        if rng.random() < FORMS:
            return "form", forms.form(rng, filler.values, language)
        kind, template = rng.choice(known)
        return kind, filler.fill(template, language)


def some(rng: random.Random, texts: Iterable[Text], most: int) -> list[Text]:
    """At most so many texts of each language."""
    by_language: dict[str, list[Text]] = {}
    for text in texts:
        by_language.setdefault(text.language, []).append(text)
    return [one for found in by_language.values() for one in rng.sample(found, min(most, len(found)))]


def beside(first: Text, second: Text, gap: str) -> Text:
    """Two texts as one."""
    shift = len(first.text) + len(gap)
    spans = (*first.spans, *((start + shift, end + shift, label) for start, end, label in second.spans))
    return Text(f"{first.text}{gap}{second.text}", spans, first.language, first.origin)
