"""What is measured: chat lines, e-mails and long notes of our own corpus, markup removed."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from redaction.training.corpus import Text, read

CORPUS = Path(__file__).resolve().parents[2] / "redaction" / "training" / "corpus"
CORRESPONDENCE = ("e-mail-threads", "letters", "patient-portal-messages", "bank-messages", "insurance-claims")
LEAST, MOST = 500, 1_600  # characters of an e-mail
NOTE_CHARACTERS = 6_000


def samples() -> dict[str, list[str]]:
    """Texts by kind. A chat line has at most 160 characters, an e-mail 500 to 1,600, a long note about 6,000."""
    texts = [text for text in read(CORPUS) if text.language == "en"]
    lines = [line for text in texts if "chat" in text.domain for line in text.text.splitlines()]
    notes = [text.text for text in texts if "clinical" in text.domain or "letters" in text.domain]
    return {
        "chat line": [line for line in lines if 20 <= len(line) <= 160][:200],
        "e-mail": spread(emails(texts), 60),
        "long note": list(joined(notes, NOTE_CHARACTERS))[:8],
    }


def emails(texts: Iterable[Text]) -> list[str]:
    """Correspondence of the length of an e-mail; of shorter ones of one kind, several make one, as in a thread."""
    texts = list(texts)
    made = [
        text
        for domain in CORRESPONDENCE
        for text in joined((text.text for text in texts if text.domain == domain), LEAST)
    ]
    return [text for text in made if LEAST <= len(text) <= MOST]


def words(texts: list[str]) -> int:
    """White-space separated words."""
    return sum(len(text.split()) for text in texts)


def spread(texts: list[str], count: int) -> list[str]:
    """`count` of the texts, or all of fewer, taken evenly from the whole list."""
    step = max(1.0, len(texts) / count)
    return [texts[int(index * step)] for index in range(min(count, len(texts)))]


def joined(texts: Iterable[str], least: int) -> Iterator[str]:
    """The texts, one after the other, in pieces of at least so many characters."""
    note = ""
    for text in texts:
        note = f"{note}\n\n{text}" if note else text
        if len(note) >= least:
            yield note
            note = ""
