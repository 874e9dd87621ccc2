"""E-mail addresses: as written, and as people hide them from robots."""

import re
from collections.abc import Iterator

from ..document import Document
from ..span import Span
from .base import FunctionRecognizer, Recognizer
from .domains import TLDS

MAX_LOCAL = 64  # RFC 5321 section 4.5.3.1.1
REVERSED_LOCAL = re.compile(r"[\w.+\-%&'!#$*~]{1,64}")
LABEL = r"[^\W_]++(?:-++[^\W_]++)*+"
DOMAIN = re.compile(rf"{LABEL}(?:\.{LABEL})++")
ADDRESS_LITERAL = re.compile(r"\[(?:IPv6:)?[0-9a-fA-F:.]{3,45}\]")
QUOTED = re.compile(r'"[^"\n\s@]*(?: [^"\n\s@]+){0,4}"$')
# What an escape in JSON or a URL leaves glued to the front of the local part.
# Chinese, Japanese and Korean are written without blanks, so an address in ASCII may stand in the middle of a run.
CJK_BEFORE = re.compile(r".*[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af](?=[ -~])")
CJK_BEHIND = re.compile(r"(?<=[a-zA-Z0-9])[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
ESCAPES = re.compile(r"^.*%[0-9a-fA-F]{2}|^u00[0-9a-f]{2}|^[nrt](?=\w)")
IMAGE_SCALES = frozenset({"png", "jpg", "jpeg", "gif", "svg", "webp", "css", "js", "ts", "json", "tgz", "git"})

AT = r"(?:at|arroba|ät|chiocciola|apenstaartje|małpa|snabel-?a|arobase)"
DOT = r"(?:dot|punkt|punto|ponto|point|punt|kropka)"
BRACKETED_AT = re.compile(rf"[\[({{<]\s*(?:{AT}|@)\s*[\])}}>]\s*")
BRACKETED_DOMAIN = re.compile(
    rf"[\w-]+(?:(?:\s*[\[({{<]\s*(?:{DOT}|\.)\s*[\])}}>]\s*|\s+{DOT}\s+|\.)[^\W_][\w-]*){{1,5}}"
)
LOCAL_BEFORE = re.compile(rf"[^\W_][\w.+-]*(?:\s+{DOT}\s+[\w+-]+|\s*[\[({{<]\s*{DOT}\s*[\])}}>]\s*[\w+-]+){{0,3}}$")
SPOKEN_AT = re.compile(rf"\s{AT}\s(?P<domain>[^\W_][\w-]*(?:\s{DOT}\s[^\W_][\w-]*){{1,4}})(?!\w)")


def find_addresses(document: Document) -> Iterator[Span]:
    """Addresses of RFC 5322 as they occur in mail, chat, HTML, JSON and logs."""
    text = document.text
    done = 0
    at = text.find("@")
    while at != -1:
        span = address_at(text, at, done)
        if span is not None:
            done = span.end
            yield span
        at = text.find("@", at + 1)


def address_at(text: str, at: int, done: int) -> Span | None:
    """The address around the "@" at `at`, which may reach back to `done`."""
    start = local_start(text, at, done)
    if start == at or (start and text[start - 1] == "@") or is_userinfo(text, start, at):
        return None
    literal = ADDRESS_LITERAL.match(text, at + 1)
    if literal is not None:
        return Span(start, literal.end(), "EMAIL_ADDRESS", 0.9)
    domain = DOMAIN.match(text, at + 1)
    if domain is None:
        return None
    host = known_part(CJK_BEHIND.split(domain.group(), maxsplit=1)[0])
    tld = host.rpartition(".")[2].lower()
    if len(tld) < 2 or not (tld.isalpha() or tld.startswith("xn--")) or tld in IMAGE_SCALES:
        return None
    end = at + 1 + len(host)
    if text[start:at].lower() in {"git", "hg", "svn"} and text[end : end + 1] in {":", "/"}:
        return None
    return Span(start, end, "EMAIL_ADDRESS", 0.99 if tld in TLDS else 0.9)


def local_start(text: str, at: int, done: int) -> int:
    """Where the local part begins; `at` when there is none."""
    low = max(done, at - MAX_LOCAL)
    if at and text[at - 1] == '"':
        quoted = QUOTED.search(text, low, at)
        return quoted.start() if quoted and len(quoted.group()) > 2 else at
    if text.endswith("...", low, at):  # archives of mailing lists shorten addresses: "webmas...@acme.com"
        shortened = REVERSED_LOCAL.match(text[low : at - 3][::-1])
        return at - 3 - shortened.end() if shortened and text[at - 4] not in "." else at
    backwards = REVERSED_LOCAL.match(text[low:at][::-1])
    if backwards is None or text[at - 1] == ".":
        return at
    start = at - backwards.end()
    local = text[start:at]
    if start and (text[start - 1] == "\\" or "%" in local):
        start += escape.end() if (escape := ESCAPES.match(local)) else 0
    elif "%" in local and (escape := ESCAPES.match(local)):
        start += escape.end()
    if not local.isascii() and (glued := CJK_BEFORE.match(text, start, at)):
        start = glued.end()
    dots = text.rfind("..", start, at)
    if dots != -1:
        start = dots + 2
    while start < at and text[start] in ".'*!#$~&%-":
        start += 1
    return start


def is_userinfo(text: str, start: int, at: int) -> bool:
    """Whether "x@" is the user of a URL ("ssh://git@host", "https://user:pass@host")."""
    scheme = text.rfind("://", max(0, start - 100), at)
    return scheme != -1 and not any(c in "/?#" or c.isspace() for c in text[scheme + 3 : at])


def known_part(host: str) -> str:
    """The host without a following sentence that lacks its space ("x@y.com.Please")."""
    head, _, last = host.rpartition(".")
    if last.lower() not in TLDS and "." in head and head.rpartition(".")[2].lower() in TLDS:
        return head
    return host


def find_hidden(document: Document) -> Iterator[Span]:
    """ "name [at] host [dot] com", "name at host dot com"."""
    lower = document.lower
    if not document.characters.isdisjoint("[({<"):
        for match in BRACKETED_AT.finditer(lower):
            domain = BRACKETED_DOMAIN.match(lower, match.end())
            front = lower[max(0, match.start() - 9) : match.start()]
            at = match.start() - len(front) + len(front.rstrip())
            yield from hidden_span(document, at, domain.span() if domain else None)
    if not document.words.isdisjoint(DOT_WORDS):
        for match in SPOKEN_AT.finditer(lower):
            yield from hidden_span(document, match.start(), match.span("domain"))


def hidden_span(document: Document, at: int, domain: tuple[int, int] | None) -> Iterator[Span]:
    """The hidden address whose local part ends at `at`, if its last label is a top-level domain."""
    if domain is None:
        return
    local = LOCAL_BEFORE.search(document.lower, max(0, at - MAX_LOCAL), at)
    tld = re.split(r"[^\w-]+", document.lower[slice(*domain)])[-1]
    if local is not None and tld in TLDS:
        yield Span(local.start(), domain[1], "EMAIL_ADDRESS", 0.9)


DOT_WORDS = frozenset({"dot", "punkt", "punto", "ponto", "point", "punt", "kropka"})
AT_WORDS = frozenset({"at", "arroba", "ät", "chiocciola", "apenstaartje", "małpa", "snabel", "snabela", "arobase"})


def find_hidden_if_named(document: Document) -> Iterator[Span]:
    """Skips texts in which nobody says "at"."""
    if AT_WORDS.isdisjoint(document.words) and "@" not in document.characters:
        return iter(())
    if DOT_WORDS.isdisjoint(document.words) and document.characters.isdisjoint("[({<"):
        return iter(())
    return find_hidden(document)


RECOGNIZERS: tuple[Recognizer, ...] = (
    FunctionRecognizer(frozenset({"EMAIL_ADDRESS"}), find_addresses, frozenset("@")),
    FunctionRecognizer(frozenset({"EMAIL_ADDRESS"}), find_hidden_if_named),
)
