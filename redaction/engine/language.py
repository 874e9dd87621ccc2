"""Which languages a text is in."""

from functools import cache, lru_cache

from lingua import IsoCode639_1, Language, LanguageDetector, LanguageDetectorBuilder

# Those of the marker languages and of the multilingual model, and what is easily taken for one of them.
CODES = (
    "en", "es", "fr", "de", "it", "pt", "nl", "pl", "sv", "da", "nb", "fi", "cs", "ro", "hu", "tr", "ru", "uk", "hi",
    "ja", "ko", "zh", "tl", "ar",
)  # fmt: skip
HEAD = 300  # characters that decide a long text, with as many from its middle; 0.5 ms together


def languages(text: str) -> dict[str, float]:
    """ISO 639-1 code -> probability above 0, likeliest first, not rounded; nothing for a text without letters.

    A long text is judged by its beginning and its middle, so the cost is bounded.
    """
    sample = text if len(text) <= 2 * HEAD else f"{text[:HEAD]} {text[len(text) // 2 :][:HEAD]}"
    if not any(character.isalpha() for character in sample):
        return {}
    return dict(weighed(sample))


@lru_cache(maxsize=1)
def weighed(sample: str) -> tuple[tuple[str, float], ...]:
    """What the detector says; the last answer is kept, as one request asks for it more than once."""
    values = detector().compute_language_confidence_values(sample.encode("utf-8", "replace").decode())
    return tuple((value.language.iso_code_639_1.name.lower(), value.value) for value in values if value.value > 0)


def best(text: str) -> str:
    """The likeliest language, English for a text without letters."""
    return next(iter(languages(text)), "en")


@cache
def detector() -> LanguageDetector:
    """One detector for the process; low accuracy mode takes 27 MB, high takes 480."""
    chosen = [Language.from_iso_code_639_1(getattr(IsoCode639_1, code.upper())) for code in CODES]
    return LanguageDetectorBuilder.from_languages(*chosen).with_low_accuracy_mode().build()
