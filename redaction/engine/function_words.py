"""A text's language by its function words, where these leave no doubt: a look into a dictionary for each word."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType

WORD = re.compile(r"[^\W\d_]+")
ENOUGH = 4  # different words that one language alone has
OUTWEIGHS = 4  # as many for each that any other language has

WORDS: Mapping[str, str] = MappingProxyType(
    {
        "en": "the and that with you your this has from not be would please they which been were their our but there "
        "can could my it by if what when who how just did does thanks she he we are about after before because since "
        "should than then them these those into only other some any very here where for have is of to at on i "
        "had his her him will an as out now more "
        # what forms and addresses say in English only, whoever and wherever they are about
        "address apt box born lives phone road street works sweden denmark norway germany italy spain poland greece "
        "switzerland austria belgium netherlands hungary brazil iceland kingdom",
        "de": "der das und ist nicht ich sie mit für auf den dem ein eine einen zu von im wir haben bitte wurde sich "
        "auch bei nach wird ihre ihren ihr als aus wenn noch nur oder über durch an will",
        "fr": "le les est vous pour une du je au des et dans que qui sur pas nous avec votre il elle mon ce cette sont "
        "par plus été aux vos ne son on",
        "es": "el los por una que con del las y su para al mi es la como pero está más no sus usted hola gracias de en "
        "se le un muy cuando",
        "it": "il che per sono di della del una gli nel alla con non è ho mi lo dei le da ha questo grazie anche dal "
        "si i la un",
        "pt": "os não uma que com para do da em meu por um seu ao na dos está você mais foi as de e se o a",
        "nl": "het een van ik niet naar mijn de en is dat op te voor met zijn wij aan ook bij er deze wordt of had",
        "pl": "nie jest się na i w z do że to jak po dla od przez oraz ale czy są był o za",
        "sv": "och är jag inte på för med att det som en av till den har om vi ett kan",
        "da": "og er jeg ikke på for med at det som en af til den har om vi et kan de i her",
        "tl": "ang ng sa mga na po ko mo ay si ni kay ako ikaw siya hindi",
        "ro": "și este nu un o la cu de pe din pentru care mai am",
    }
)


def _languages() -> dict[str, tuple[str, ...]]:
    """Each word, and the languages that have it."""
    found: dict[str, tuple[str, ...]] = {}
    for language, words in WORDS.items():
        for word in words.split():
            found[word] = (*found.get(word, ()), language)
    return found


LANGUAGES: Mapping[str, tuple[str, ...]] = MappingProxyType(_languages())
OWNERS: Mapping[str, str] = MappingProxyType({word: has[0] for word, has in LANGUAGES.items() if len(has) == 1})


def words(text: str) -> set[str]:
    """The different words of a text in lower case. Linear: for a sample."""
    return set(WORD.findall(text.lower()))


def counts(words: Iterable[str]) -> Counter[str]:
    """How many of these different words each language has."""
    return Counter(language for word in words for language in LANGUAGES.get(word, ()))


def language(words: Collection[str]) -> str | None:
    """ISO 639-1 code of the language of these different words, or None where they leave it open."""
    owned = Counter(map(OWNERS.get, words))
    del owned[None]
    (best, most), (_, second) = [*owned.most_common(2), ("", 0), ("", 0)][:2]
    return best if most >= ENOUGH and most >= OUTWEIGHS * second else None


def lead(found: Mapping[str, int], language: str) -> int:
    """How many more words the language has than any other one, of `counts`."""
    return found.get(language, 0) - max((count for name, count in found.items() if name != language), default=0)
