"""What is measured: chat lines, e-mails and long notes of our own corpus, markup removed."""

from pathlib import Path

from redaction.training.corpus import read

CORPUS = Path(__file__).resolve().parents[2] / "redaction" / "training" / "corpus"
NOTE_CHARACTERS = 6_000


def samples() -> dict[str, list[str]]:
    """Texts by kind. A chat line has at most 160 characters, an e-mail 500 to 1,600, a long note about 6,000."""
    texts = [text for text in read(CORPUS) if text.language == "en"]
    lines = [line for text in texts if "chat" in text.domain for line in text.text.splitlines()]
    emails = [text.text for text in texts if 500 <= len(text.text) <= 1_600]
    return {
        "chat line": [line for line in lines if 20 <= len(line) <= 160][:200],
        "e-mail": emails[:60],
        "long note": _join([text.text for text in texts if "clinical" in text.domain or "letters" in text.domain])[:8],
    }


def words(texts: list[str]) -> int:
    """White-space separated words."""
    return sum(len(text.split()) for text in texts)


def _join(texts: list[str]) -> list[str]:
    notes: list[str] = []
    note = ""
    for text in texts:
        note = f"{note}\n\n{text}" if note else text
        if len(note) >= NOTE_CHARACTERS:
            notes.append(note)
            note = ""
    return notes
