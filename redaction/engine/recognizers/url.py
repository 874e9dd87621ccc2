"""Web and network addresses with scheme, with "www.", and bare domain names."""

import re
from collections.abc import Iterator

from ..document import Document
from ..span import Span
from .base import FunctionRecognizer, Recognizer
from .domains import EXTENSIONS, RESERVED, TLDS, WORDS

REVERSED_SCHEME = re.compile(r"[a-z0-9+.\-]{1,24}")
KNOWN_SCHEME = re.compile(r"(?:jdbc:)?(?:https?|hxxps?|s?ftps?|wss?|git|ssh|file|svn|[a-z][a-z0-9+.\-]{1,23})$")
WEB_SCHEME = re.compile(r"(?:https?|hxxps?|s?ftps?)$")
BODY = re.compile(r"[^\s<>\"`{}|\\^]*+")
# A comma or semicolon ends the address where the next field of a row, not the rest of a query, follows.
CUT = re.compile(
    r"&(?:quot|lt|gt|nbsp|amp;(?:lt|gt|quot));|,(?=[\"'A-Z,]|https?:)|;(?![\w.~-]+=)|\]\(|','|[，。、；）」』】]"
    r"|(?<=[A-Za-z0-9])[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]"
)
DOT = re.compile(r"\.[^\W\d_]")  # in every bare host, and the rarest thing in it to look for
REVERSED_LABELS = re.compile(r"(?:[^\W_](?:[\w-]{0,62})(?:\.(?=[\w]))?){0,8}")
LABELS = re.compile(r"[\w-]+(?:\.[^\W_][\w-]*)*+")
PORT = re.compile(r":\d{2,5}(?!\d)")
ARITY = re.compile(r"/\d(?![\w/])")  # of a function, in Erlang's notation
PATH = re.compile(r"[/?#][^\s<>\"`{}|\\^]*+")
TRAILING = ".,;:!?'\"*_~…»”’“„"
PAIRS = {")": "(", "]": "[", "}": "{", ">": "<"}
NOT_HOSTS = frozenset(
    {
        "asp.net", "vb.net", "ado.net", "ml.net", "paint.net", "socket.io", "e.g", "i.e", "p.s", "a.m", "p.m", "org.nr",
        "reg.nr", "rek.nr", "tel.nr", "art.nr", "tlf.nr", "id.nr", "kto.nr", "ref.nr",
        "gent.ma", "gent.mi", "ill.ma", "preg.ma",
    }
)  # fmt: skip
NEWSGROUPS = frozenset({"alt", "comp", "rec", "sci", "soc", "talk", "misc", "humanities"})
CODE_OWNERS = frozenset(
    {
        "logger", "log", "logging", "console", "self", "this", "obj", "user", "os", "sys", "event", "item", "row",
        "node", "data", "request", "response", "req", "res", "e", "err", "error", "math", "json", "window",
        "document", "process", "module", "props", "state", "config", "args", "ctx",
    }
)  # fmt: skip


def trimmed(text: str, start: int, end: int) -> int:
    """The end without what belongs to the sentence: punctuation and brackets that were not opened inside."""
    cut = CUT.search(text, start, end)
    if cut is not None:
        end = cut.start()
    if text.endswith("-...", start, end):  # shortened for display
        return end
    while end > start:
        last = text[end - 1]
        opened = PAIRS.get(last)
        unbalanced = opened is not None and text.count(last, start, end) > text.count(opened, start, end)
        if last not in TRAILING and not unbalanced:
            break
        end -= 1
    return end


def find_with_scheme(document: Document) -> Iterator[Span]:
    """Addresses of RFC 3986 with an authority."""
    text, lower = document.text, document.lower
    done = 0
    mark = lower.find("://")
    while mark != -1:
        start = scheme_start(lower, mark, done)
        body = BODY.match(text, mark + 3)
        end = trimmed(text, mark + 3, body.end() if body else mark + 3)
        if start != mark and end > mark + 3 and (text[mark + 3].isalnum() or text[mark + 3] in "[/:_~@"):
            yield Span(start, end, "URL", 0.99 if WEB_SCHEME.search(lower, start, mark) else 0.9)
            done = end
        mark = lower.find("://", max(end, mark + 3))


def scheme_start(lower: str, mark: int, done: int) -> int:
    """Where the scheme before "://" begins; `mark` when there is none. "seehttp://" is read as "http://"."""
    backwards = REVERSED_SCHEME.match(lower[max(done, mark - 24) : mark][::-1])
    if backwards is None:
        return mark
    start = mark - backwards.end()
    web = WEB_SCHEME.search(lower, start, mark)
    found = web or KNOWN_SCHEME.search(lower, start, mark)
    return found.start() if found else mark


def find_bare(document: Document) -> Iterator[Span]:
    """ "www.x.y", "x.com/path", "x.co.uk": hosts with a known top-level domain and no scheme."""
    lower = document.lower
    done = 0
    match = DOT.search(lower)
    while match is not None:
        dot = match.start()
        window = lower[max(done, dot - 200) : dot]
        start = dot - host_head(window)
        labels = LABELS.match(lower, start) if start < dot else None
        end = labels.end() if labels else dot + 1
        if labels is not None and end > dot:
            span = bare_span(document, start, end)
            if span is not None:
                yield span
                end = span.end
        done = max(end, dot + 1)
        match = DOT.search(lower, done)


def host_head(window: str) -> int:
    """How many characters of labels the window ends with."""
    backwards = REVERSED_LABELS.match(window[::-1])
    return backwards.end() if backwards else 0


def bare_span(document: Document, start: int, end: int) -> Span | None:
    """The bare address whose host is the stretch, with its port and path."""
    text, lower = document.text, document.lower
    if not fits(text, start, end):
        return None
    host = lower[start:end].rstrip("-")
    while host.rpartition(".")[2] not in TLDS and "." in host:  # "x.com.Please": give back the next sentence
        host = host.rpartition(".")[0]
        if not text[start + len(host) + 1].isupper():  # "javax.net.ssl": a name in code goes on
            return None
    tld = host.rpartition(".")[2]
    if "." not in host or host in NOT_HOSTS or len(host.partition(".")[0]) == 0:
        return None
    stop = start + len(host)
    port = PORT.match(text, stop)
    path = PATH.match(text, port.end() if port else stop)
    if path and text[start].isupper() and ARITY.match(text, stop):
        return None
    final = trimmed(text, stop, path.end()) if path else (port.end() if port else stop)
    score = bare_score(text[start:stop], host, tld, final > stop)
    return Span(start, final, "URL", score) if score else None


def fits(text: str, start: int, end: int) -> bool:
    """Whether nothing glued to the stretch makes it part of an e-mail address, a path or code."""
    front, behind = text[start - 1 : start], text[end : end + 1]
    if front in {"@", "/", "\\", "$", "%", "&", "_"} and front:
        return False
    return behind not in {"@", "(", "_", "\\"} or not behind


def bare_score(written: str, host: str, tld: str, has_path: bool) -> float:
    """How likely the bare host is one, by its last label and what follows."""
    labels = host.split(".")
    if labels[0].startswith("www") and len(labels) > 2:
        return 0.95
    if len(written) > 3 and not (written.islower() or written.isupper() or written.split(".")[-1].islower()):
        return 0.0
    if labels[0] in NEWSGROUPS and not has_path:
        return 0.35
    if has_path or (
        len(labels) > 2 and len(labels[-2]) > 1 and labels[0].isalnum() and tld not in RESERVED | EXTENSIONS
    ):
        return 0.9 if labels[0] not in CODE_OWNERS else 0.4
    if labels[0] in CODE_OWNERS or len(labels[-2]) < 2 or tld in EXTENSIONS:
        return 0.35
    if tld in WORDS or tld in RESERVED:
        return 0.6 if len(labels[-2]) > 3 and written.islower() else 0.3
    return 0.85


def find_urls(document: Document) -> Iterator[Span]:
    """All addresses; a bare host inside one with a scheme is not told twice."""
    full = tuple(find_with_scheme(document)) if "/" in document.characters else ()
    yield from full
    index = 0
    for span in find_bare(document):
        while index < len(full) and full[index].end <= span.start:
            index += 1
        if index == len(full) or span.end <= full[index].start:
            yield span


RECOGNIZERS: tuple[Recognizer, ...] = (FunctionRecognizer(frozenset({"URL"}), find_urls, frozenset(".:")),)
