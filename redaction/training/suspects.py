"""Unmarked stretches of the corpus that look like something the guideline marks; a person decides."""

import re
from collections.abc import Iterator

from .corpus import Text

UNIT = "seconds?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|months?|years?|yrs?|decades?"
COUNT = r"\d+|a few|several|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|couple of"
MONTH = (
    "Jan(?:uary)?|Feb(?:ruary)?|March|Apr(?:il)?|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov|November|Dec"
)
SHAPES: dict[str, re.Pattern[str]] = {
    "DURATION": re.compile(rf"\b(?:{COUNT})[ -](?:{UNIT})\b", re.I),
    "MONEY": re.compile(
        r"[$€£¥₹₦]\s?\d|\d\s?(?:[$€£¥₹₦]|(?:USD|EUR|GBP|dollars|euros?|pounds|bucks|quid|rupees|naira)\b)"
    ),
    "DATE": re.compile(
        rf"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:{MONTH})|last (?:week|month|year|night)|"
        r"next (?:week|month|year)|(?:19|20)\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{4}-\d\d-\d\d)\b",
        re.I,
    ),
    "TIME": re.compile(r"\b\d{1,2}[:.]\d\d\b|\b\d{1,2} ?[ap]\.?m\b|\bo'clock\b|\b(?:noon|midnight)\b", re.I),
    "EMAIL_ADDRESS": re.compile(r"\S@\S"),
    "USERNAME": re.compile(r"(?<!\S)@\w"),
    "URL": re.compile(r"https?://|\bwww\.|\w\.(?:com|org|net|example|io)\b"),
    "FILENAME": re.compile(r"\w\.(?:pdf|docx?|xlsx?|csv|jpe?g|png|zip|txt|mp[34]|wav|log|json|py|ya?ml)\b", re.I),
    "number": re.compile(r"\d[\d -]{5,}\d|\d{5,}"),
    "title": re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Lady|Judge|Officer|Sgt|PC)\.? [A-Z]"),
    "AGE": re.compile(r"\b\d{1,3}[ -](?:yo|y/o|year)", re.I),
    "LANGUAGE or ORIGIN": re.compile(
        r"\b(?:English|French|German|Spanish|Italian|Polish|Arabic|Hindi|Mandarin|Chinese|Indian|American|British|"
        r"Russian|Turkish|Portuguese|Dutch|Irish|Scottish|Welsh|Japanese|Korean|African|European|Asian)\b"
    ),
}


def suspects(text: Text) -> Iterator[str]:
    """A label and the stretch for each unmarked look-alike, and each repeat of a marked name left unmarked."""
    hidden = list(text.text)
    for start, end, _ in text.spans:
        hidden[start:end] = "\x00" * (end - start)
    rest = "".join(hidden)
    for label, shape in SHAPES.items():
        for match in shape.finditer(rest):
            yield f"{label}? ...{rest[max(0, match.start() - 20) : match.end() + 15]!r}"
    for value in {text.text[start:end] for start, end, label in text.spans if label not in {"AGE", "GENDER"}}:
        parts = {value, *value.split()} if value.istitle() and value.replace(" ", "").isalpha() else {value}
        for part in parts:
            if len(part) > 3 and re.search(rf"(?<!\w){re.escape(part)}(?!\w)", rest):
                yield f"marked elsewhere: {part!r}"
