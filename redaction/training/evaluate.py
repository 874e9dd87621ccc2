"""Measures a model on labelled sets: `python -m redaction.training.evaluate --model PATH --data PATH SET ...`."""

import argparse
import json
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from ..engine.ner.detect import Network, detect
from ..engine.ner.pool import Pool
from ..engine.ner.session import HOME, read
from .data import rows
from .scoring import Scheme, Score, Span, add, summary

Finder = Callable[[str], Iterable[Span]]

# name, file, first row, last row: what is reported and never trained on, in English and in other languages; then what
# choices are made on.
REPORTED: dict[str, tuple[str, str, int, int]] = {
    "uner_en_ewt": ("uner_en_ewt_plus", "dev", 1600, 2001),
    "wnut17": ("wnut17", "test", 0, 10**6),
    "tab_en": ("tab_en", "dev", 0, 10**6),
    "presidio_synth": ("presidio_synth", "all", 0, 10**6),
    "gold_dev_en": ("gold_dev_en", "dev", 0, 10**6),
}
FOREIGN: dict[str, tuple[str, str, int, int]] = {
    name: (name, split, 0, 10**6)
    for name, split in {
        "meddocan_es": "test", "germeval14_de": "test", "uner_pt_bosque": "test", "uner_sv_talbanken": "test",
        "uner_da_ddt": "test", "pl_pii_bench": "dev", "uner_hr_set": "test", "uner_sk_snk": "test", "turku_fi": "test",
    }.items()
}  # fmt: skip
CHOOSING: dict[str, tuple[str, str, int, int]] = {
    "uner_en_ewt_choice": ("uner_en_ewt_plus", "dev", 1400, 1600),
    "btc_dev": ("btc", "dev", 0, 400),
    "gum_dev": ("gum_open", "dev", 0, 438),
    "crossner_politics_dev": ("crossner_politics", "dev", 0, 200),
    "crossner_science_dev": ("crossner_science", "dev", 0, 200),
    "meddocan_es_dev": ("meddocan_es", "dev", 0, 40),
    "germeval14_de_dev": ("germeval14_de", "dev", 0, 400),
    "uner_pt_bosque_dev": ("uner_pt_bosque", "dev", 0, 400),
    "uner_sv_talbanken_dev": ("uner_sv_talbanken", "dev", 0, 400),
    "uner_da_ddt_dev": ("uner_da_ddt", "dev", 0, 400),
}


def finder(model: Network, pool: Pool, recall: float = 0.0, threshold: float = 0.0) -> Finder:
    """Finds with the model alone; readings with a score below `threshold` are left out."""

    def find(text: str) -> list[Span]:
        found = detect(model, pool, text, recall)
        return [(one.start, one.end, one.label) for one in found if one.score >= threshold]

    return find


def chosen(path: Path, lower: bool = False, first: int = 0, last: int = 10**6) -> Iterator[dict[str, Any]]:
    """The rows `first` to `last` of a file, the texts in lower case if `lower`."""
    for row in islice(rows(path), first, last):
        text = row["text"].lower() if lower else row["text"]
        yield row | {"text": text if len(text) == len(row["text"]) else row["text"]}


def evaluate(path: Path, scheme: Scheme, find: Finder, lower: bool = False, first: int = 0, last: int = 10**6) -> Score:
    """The score of `find` on the rows `first` to `last` of a file, the texts in lower case if `lower`."""
    score = Score()
    for row in chosen(path, lower, first, last):
        add(score, row, find(row["text"]), scheme)
    return score


def on_set(data: Path, name: str, find: Finder, lower: bool = False) -> dict[str, Any]:
    """All figures on one of the sets known by name."""
    folder, split, first, last = (REPORTED | FOREIGN | CHOOSING)[name]
    scheme = Scheme.of(json.loads((data / "mapping.json").read_text()), folder)
    return summary(evaluate(data / folder / f"{split}.jsonl", scheme, find, lower, first, last))


def line(name: str, found: dict[str, Any]) -> str:
    """The main figures of a set in one line."""
    parts = [f"{name:28} exact {found['exact']['F1']:.3f} {found['exact']['F1_95']}"]
    if "fine" in found:
        parts.append(f"fine {found['fine']['F1']:.3f}")
    parts.append(f"relaxed F1 {found['relaxed']['F1']:.3f} F2 {found['relaxed']['F2']:.3f}")
    parts.append(f"masked {found['masked']['R']:.3f} char R {found['char']['R']:.3f}")
    if "negatives" in found:
        parts.append(f"fp/1000 {found['negatives']['fp_per_1000_tokens']:.1f}")
    if "ER_direct" in found:
        parts.append(f"ER {found['ER_direct']:.3f}/{found['ER_quasi']:.3f}")
    return "  ".join(parts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=HOME)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--recall", type=float, default=0.0)
    parser.add_argument("--threshold", type=float, default=0.0)
    parser.add_argument("--lower", action="store_true", help="also in lower case")
    parser.add_argument("--types", action="store_true", help="also per type")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--json", type=Path, help="write all figures there")
    parser.add_argument("sets", nargs="*", default=[*REPORTED], help="names as in REPORTED, FOREIGN and CHOOSING")
    given = parser.parse_args()
    find = finder(read(given.model), Pool(given.threads), given.recall, given.threshold)
    every: dict[str, Any] = {}
    for name in given.sets:
        for lower in (False, True) if given.lower else (False,):
            title = f"{name}{' lower' if lower else ''}"
            every[title] = on_set(given.data, name, find, lower)
            print(line(title, every[title]), flush=True)
            for kind, one in every[title]["exact"]["types"].items() if given.types else ():
                print(f"    {kind:24} P {one['P']:.3f} R {one['R']:.3f} F1 {one['F1']:.3f} n {one['tp'] + one['fn']}")
    if given.json:
        given.json.write_text(json.dumps(every, indent=1))


if __name__ == "__main__":
    main()
