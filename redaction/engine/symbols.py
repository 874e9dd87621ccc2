"""Characters in the ways in which a language model may write them: escaped, encoded, of full width, invisible.

Backslash escapes are those of Markdown and JSON (RFC 8259), references those of HTML, percent-encoding RFC 3986, also
applied twice. Compatibility forms are folded by NFKC (UAX 15).
"""

import html
import re
import unicodedata
from functools import lru_cache

MORE = -1  # the text ends before the character does
BACKSLASHES = 4
ESCAPED = frozenset("[]{}<>()_*`#-.~")
REFERENCE = re.compile(r"&(?:#[0-9]{1,6}|#[xX][0-9a-fA-F]{1,5}|[a-zA-Z]{2,8});")
REFERENCE_BEGUN = re.compile(r"&(?:#?|#[0-9]{1,6}|#[xX][0-9a-fA-F]{0,5}|[a-zA-Z]{1,8})\Z")
PERCENT = re.compile(r"%(?:25)*(?:([0-9a-fA-F]{2})|([0-9a-fA-F]?\Z)|)")  # the last group: more may follow
UNICODE = re.compile(r"u([0-9a-fA-F]{4})")
UNICODE_BEGUN = re.compile(r"u[0-9a-fA-F]{0,3}\Z")
SPECIAL = frozenset("\\&%")
INVISIBLE = frozenset("\u00ad\u034f\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufe0e\ufe0f\ufeff")


def symbol(text: str, at: int) -> tuple[str, int]:
    """The character that is written at `at`, and where it ends; end MORE where more text could make it another."""
    character = text[at]
    if character in SPECIAL:
        return _special(text, at, character)
    return (character if character.isascii() else plain(character)), at + 1


@lru_cache(maxsize=4_096)
def plain(character: str) -> str:
    """The character in its usual form; nothing for an invisible one, a space for any white space."""
    if character in INVISIBLE:
        return ""
    folded = unicodedata.normalize("NFKC", character)
    return " " if folded.isspace() else folded


def _special(text: str, at: int, character: str) -> tuple[str, int]:
    if character == "\\":
        return _escaped(text, at)
    return _referred(text, at) if character == "&" else _percent(text, at)


def _escaped(text: str, at: int) -> tuple[str, int]:
    end = at
    while end < len(text) and text[end] == "\\" and end - at < BACKSLASHES:
        end += 1
    if end == len(text):
        return "", MORE
    if match := UNICODE.match(text, end):
        return plain(chr(int(match[1], 16))), match.end()
    if UNICODE_BEGUN.match(text, end):
        return "", MORE
    return (text[end], end + 1) if text[end] in ESCAPED else ("\\", at + 1)


def _referred(text: str, at: int) -> tuple[str, int]:
    if match := REFERENCE.match(text, at):
        character = html.unescape(match.group())
        return (plain(character), match.end()) if len(character) == 1 else ("&", at + 1)
    return ("", MORE) if REFERENCE_BEGUN.match(text, at) else ("&", at + 1)


def _percent(text: str, at: int) -> tuple[str, int]:
    octets, end = bytearray(), at
    while match := PERCENT.match(text, end):
        if match[2] is not None:
            return "", MORE
        if match[1] is None or len(octets) == 4:
            break
        octets.append(int(match[1], 16))
        end = match.end()
        try:
            return plain(octets.decode()), end
        except UnicodeDecodeError as error:
            if error.reason != "unexpected end of data":
                break
    return ("", MORE) if end == len(text) else ("%", at + 1)


def folded(character: str) -> str:
    """What is compared: no case, no accents."""
    if character.isascii():
        return character.lower()
    apart = unicodedata.normalize("NFKD", character.casefold())
    return "".join(one for one in apart if not unicodedata.combining(one))
