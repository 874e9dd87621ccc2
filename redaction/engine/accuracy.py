"""Which model reads a text under each name of `entity_detection.accuracy`."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from .language import languages
from .policy import Accuracy, Policy
from .shipped import ENGLISH, FAST, MULTILINGUAL, Shipped

MODELS: Mapping[Accuracy, Shipped] = MappingProxyType(
    {
        "standard": FAST,
        "standard_high": FAST,
        "standard_high_multilingual": MULTILINGUAL,
        "high": ENGLISH,
        "high_multilingual": MULTILINGUAL,
    }
)
# What an automatic name stands for where the text is English, and where it is not.
AUTOMATIC: Mapping[Accuracy, tuple[Accuracy, Accuracy]] = MappingProxyType(
    {
        "standard_high_automatic": ("standard_high", "standard_high_multilingual"),
        "high_automatic": ("high", "high_multilingual"),
    }
)
# Below this probability of English a text is read as another language. The English model loses 30 points of F1 on other
# languages, the multilingual one far less on English, but most texts are English. At one in four, of sentences from the
# web 5 % of the English ones go to the multilingual model, and at most 1 % of the Portuguese, Swedish, Danish and
# German ones to the English model; of chat lines of 40 characters in four languages 10 %.
LEAST_ENGLISH = 0.25


def is_english(found: Mapping[str, float]) -> bool:
    """Whether the English model reads a text that was found to be in these languages.

    A text without letters counts as English, and so does one that is too short or too mixed to tell.
    """
    return not found or found.get("en", 0.0) >= LEAST_ENGLISH


def is_automatic(policy: Policy) -> bool:
    """Whether the text decides which model reads it."""
    return policy.accuracy in AUTOMATIC


def settled(policy: Policy, text: str, found: Mapping[str, float] | None = None) -> Policy:
    """The policy with an accuracy that names one model: an automatic one is settled by the text's languages.

    `found` is what `languages` says of the text, where that is known already.
    """
    pair = AUTOMATIC.get(policy.accuracy)
    if pair is None:
        return policy
    english = is_english(languages(text) if found is None else found)
    return replace(policy, accuracy=pair[0] if english else pair[1])


def model_of(policy: Policy) -> Shipped:
    """The model that a settled policy names. Raises KeyError for an automatic one."""
    return MODELS[policy.accuracy]
