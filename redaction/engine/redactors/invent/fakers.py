"""Faker's generators, one per locale and thread: making one takes 20 ms, and one must not be shared while seeded."""

import random
import threading
from collections.abc import Callable
from functools import cache
from typing import Any

from faker import Factory

LOCALES = {
    "en": "en_US", "de": "de_DE", "fr": "fr_FR", "es": "es_ES", "it": "it_IT", "nl": "nl_NL", "pt": "pt_BR",
    "pl": "pl_PL", "sv": "sv_SE", "da": "da_DK", "nb": "no_NO", "fi": "fi_FI", "cs": "cs_CZ", "ro": "ro_RO",
    "hu": "hu_HU", "tr": "tr_TR", "ru": "ru_RU", "uk": "uk_UA", "hi": "hi_IN", "ja": "ja_JP", "ko": "ko_KR",
    "zh": "zh_CN", "tl": "fil_PH", "ar": "ar_AA", "el": "el_GR", "he": "he_IL",
}  # fmt: skip
SCRIPTS = (  # first and last character, languages of the script, the first being the one to fall back on
    ("\u3040", "\u30ff", ("ja",)),
    ("\uac00", "\ud7af", ("ko",)),
    ("\u4e00", "\u9fff", ("zh", "ja")),
    ("\u0400", "\u04ff", ("ru", "uk")),
    ("\u0900", "\u097f", ("hi",)),
    ("\u0600", "\u06ff", ("ar",)),
    ("\u0370", "\u03ff", ("el",)),
    ("\u0590", "\u05ff", ("he",)),
)
OTHER_SCRIPTS = frozenset(language for _, _, languages in SCRIPTS for language in languages)

kept = threading.local()


def language_of(mention: str, language: str) -> str:
    """The language to invent in: that of the text where its script is the mention's, else one of the script."""
    for low, high, languages in SCRIPTS:
        if any(low <= character <= high for character in mention):
            return language if language in languages else languages[0]
    return "en" if language in OTHER_SCRIPTS or language not in LOCALES else language


def generator(language: str, chance: random.Random) -> Any:
    """This thread's generator of the language, drawing from `chance`."""
    made: dict[str, Any] = kept.__dict__.setdefault("generators", {})
    if language not in made:
        made[language] = Factory.create(LOCALES[language], use_weighting=False)
    made[language].random = chance
    return made[language]


def call(language: str, chance: random.Random, *methods: str) -> str:
    """What the first of these methods that the locale has gives; the English one where it has none."""
    for chosen in (language, "en"):
        fake = generator(chosen, chance)
        for method in methods:
            make: Callable[[], object] | None = getattr(fake, method, None)
            if make is not None:
                return str(make())
    return ""


@cache
def names_of(language: str, gender: str) -> frozenset[str]:
    """The first names of a gender that the locale knows, in lower case."""
    for provider in Factory.create(LOCALES[language]).providers:
        names = getattr(provider, f"first_names_{gender}", None)
        if names:
            return frozenset(str(name).casefold() for name in names)
    return frozenset()


def gender_of(given: str, language: str) -> str:
    """male or female where the lists know the name as one of them only, else nothing."""
    name = given.casefold()
    for chosen in dict.fromkeys((language, "en")):
        male, female = name in names_of(chosen, "male"), name in names_of(chosen, "female")
        if male != female:
            return "male" if male else "female"
    return ""
