"""Entity types in the languages of markers."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

TABLE = Path(__file__).with_name("words.tsv")  # one row per entity type, one column per language


@cache
def tables() -> Mapping[str, Mapping[str, str]]:
    """Language -> entity type -> word."""
    head, *rows = (line.split("\t") for line in TABLE.read_text("utf-8").splitlines())
    columns = {language: {row[0]: row[index] for row in rows} for index, language in enumerate(head) if index}
    return MappingProxyType(columns)


LANGUAGES = frozenset({"en", *tables()})


def translated(label: str, language: str) -> str:
    """The word for an entity type; itself in English and where it is a caller's own."""
    return label if language == "en" else tables()[language].get(label, label)


@cache
def labels_by_word() -> Mapping[str, str]:
    """Word of any language -> entity type."""
    found: dict[str, str] = {}
    for words in tables().values():
        for label, word in words.items():
            found.setdefault(word, label)
    for label in next(iter(tables().values())):
        found[label] = label
    return MappingProxyType(found)
