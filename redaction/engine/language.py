"""Which languages a text is in."""

import re
from collections.abc import Mapping
from functools import cache

from lingua import IsoCode639_1, Language, LanguageDetector, LanguageDetectorBuilder

from . import function_words

# Those of the marker languages and of the multilingual model, and what is easily taken for one of them.
CODES = (
    "en", "es", "fr", "de", "it", "pt", "nl", "pl", "sv", "da", "nb", "fi", "cs", "ro", "hu", "tr", "ru", "uk", "hi",
    "ja", "ko", "zh", "tl", "ar",
)  # fmt: skip
# How much more often a text is English than any other language, before it is read, and how much likelier each function
# word makes its languages. On pieces of 40 characters of our corpus 88 % of the English ones are told and 83 % of those
# in eight other languages; without the words, and with English five times as likely, 80 % and 78 %.
ENGLISH_ODDS = 10
WORD_ODDS = 20
# So many more function words of English than of any other language tell it, of 40 % of short English texts, and wrongly
# of 1 text in 1,000 in other languages.
ENGLISH_LEAD = 3
LEAST = 0.01  # a language that is less likely is not worth naming
# Characters from the beginning and as many from the middle for the detector: few where these leave no doubt.
FEW, MANY = 75, 300
SURE = 0.999
SMALL = re.compile(r"(?<![\w'’-])[^\W\d_A-ZÀ-ÖØ-Þ]['’\w-]*")
# Who is named in a text and where he lives says nothing of its language, but much to the detector. Where the function
# words rather tell English, it sees the words in small letters alone, if there are these few: then of 1,500 texts in
# English with names and addresses from everywhere 6 % are taken for other languages and not 10 %, and of short texts in
# eight other languages no more than before for English.
ENGLISH_HINT = 1
FEWEST = 2
PLACES = 12  # the detector sums in no fixed order, so its last digits differ from call to call


def languages(text: str) -> dict[str, float]:
    """ISO 639-1 code -> probability above 0.01, likeliest first; nothing without letters.

    A long text is judged by its beginning and its middle, so the cost is bounded. The detector's tables are many times
    a processor's cache, which makes it a hundred times as expensive as counting function words; so it is asked about
    the texts whose words leave a doubt. Of 4,200 texts in five languages the words told 1,750, none of them wrongly; on
    25 of these the detector errs.
    """
    counts, told = by_words(text)
    if told:
        return {told: 1.0}
    found = weighed(sample(text, FEW), counts)
    if len(text) > 2 * FEW and not (found and found[0][1] >= SURE):
        found = weighed(sample(text, MANY), counts)
    return dict(found)


def by_words(text: str) -> tuple[Mapping[str, int], str | None]:
    """How many function words of each language the text has, and which language they tell, if they leave no doubt."""
    words = function_words.words(sample(text, MANY))
    counts = function_words.counts(words)
    if function_words.lead(counts, "en") >= ENGLISH_LEAD:
        return counts, "en"
    return counts, function_words.language(words)


def sample(text: str, size: int) -> str:
    """As many characters from the beginning and from the middle; a short text is its own sample."""
    return text if len(text) <= 2 * size else f"{text[:size]} {text[len(text) // 2 :][:size]}"


def weighed(sample: str, counts: Mapping[str, int]) -> tuple[tuple[str, float], ...]:
    """What the detector says, likeliest first, beside what the `counts` of function words say."""
    if not any(character.isalpha() for character in sample):
        return ()
    judged = without_names(sample) if function_words.lead(counts, "en") >= ENGLISH_HINT else sample
    values = detector().compute_language_confidence_values(judged.encode("utf-8", "replace").decode())
    names = {value.language.iso_code_639_1.name.lower(): value.value for value in values}
    most = max(counts.values(), default=0)
    before = {"en": ENGLISH_ODDS}
    odds = {
        name: value * before.get(name, 1) * WORD_ODDS ** (counts.get(name, 0) - most) for name, value in names.items()
    }
    total = sum(odds.values())
    likely = ((name, round(value / total, PLACES)) for name, value in odds.items() if value > LEAST * total)
    return tuple(sorted(likely, key=lambda one: -one[1]))


def without_names(sample: str) -> str:
    """The sample's words in small letters, where there are a few."""
    small = SMALL.findall(sample)
    return " ".join(small) if len(small) >= FEWEST else sample


def best(found: Mapping[str, float]) -> str:
    """The likeliest of the languages that a text was found to be in, English for a text without letters."""
    return next(iter(found), "en")


@cache
def detector() -> LanguageDetector:
    """One detector for the process; low accuracy mode takes 27 MB, high takes 480."""
    chosen = [Language.from_iso_code_639_1(getattr(IsoCode639_1, code.upper())) for code in CODES]
    return LanguageDetectorBuilder.from_languages(*chosen).with_low_accuracy_mode().build()
