"""What counts as one emoji (Unicode Technical Standard 51, section 1.4.9, read generously)."""

import re
import unicodedata

LONGEST = 16  # characters; a family of four with skin tones has 11
KEYCAP = re.compile("[0-9#*]\ufe0f?\u20e3")
FLAG_OF_A_REGION = re.compile("\U0001f3f4[\U000e0061-\U000e007a\U000e0030-\U000e0039]{3,6}\U000e007f")
FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
JOINER, SELECTORS = "\u200d", "\ufe0e\ufe0f"
TONES = "\U0001f3fb-\U0001f3ff"
REGION = re.compile("[\U0001f1e6-\U0001f1ff]")
SYMBOLS = frozenset({"So", "Sm", "Sk", "Po", "Pd"})
PLAIN = re.compile(r"[\u0000-\u2010]")  # letters and signs of ordinary text
ELEMENT = re.compile(f"(?:.[{SELECTORS}]?[{TONES}]?)")


def is_emoji(value: str) -> bool:
    """Whether the whole string is one emoji."""
    if not 0 < len(value) <= LONGEST:
        return False
    if any(form.fullmatch(value) for form in (KEYCAP, FLAG_OF_A_REGION, FLAG)):
        return True
    return all(_is_symbol(part) for part in value.split(JOINER))


def _is_symbol(part: str) -> bool:
    """One symbol, perhaps with a variation selector and a skin tone."""
    if not ELEMENT.fullmatch(part):
        return False
    symbol = part[0]
    if REGION.match(symbol):  # a letter of a flag, with which one could spell
        return False
    return unicodedata.category(symbol) in SYMBOLS and (not PLAIN.match(symbol) or symbol in "©®")
