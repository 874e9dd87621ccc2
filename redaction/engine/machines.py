"""What the form of code, logs and measurements says against a reading: no member of a module, no row of a dump, no
version and no number of goods is anybody's."""

import re
from collections.abc import Iterator

from .recognizers.domains import TLDS
from .recognizers.files import EXTENSIONS
from .recognizers.times import RATIOS
from .span import Span

NEAR = 160  # characters to either side in which a line or a number is looked at

KNOWN_FILE = re.compile(rf"\.(?:{'|'.join(EXTENSIONS.split())})$", re.IGNORECASE)
MEMBER_BEHIND = re.compile(r"[(\]]|\.[^\W\d]|/\d(?![\w/])|::")  # "shelf.take(", "[tool.lint]", "Shelf.take/2"
LAST_LABEL = re.compile(r"\.([a-z]{2,24})(?![\w.])", re.IGNORECASE)
SAID_DOT = re.compile(r"\b(?:dot|point|punkt|punto|ponto|punt|kropka|prick|slash|colon)\b", re.IGNORECASE)
ARITY = re.compile(r"[A-Z]\w*(?:\.\w+)*[!?]?")
CALLED = re.compile(r"[A-Z]\w*(?:\.\w+)+[!?]?/\d")

# Two of these in a line make it code: a call, an assignment, an operator, a statement's end.
CODE = tuple(
    re.compile(form, re.MULTILINE)
    for form in (r"\w[!?]?\(", r"[\w)\]] (?:[-+*/|:]?=) \S", r"==|!=|&&|\|\||=>|->|::|<<|\?\?", r"[)\w\]'\"]; ?|[;{}]$")
)
STATEMENT_BEHIND = re.compile(r"\)|,| ?[;=?&|]| <<")
QUOTES = "\"'`<“‘@/"

DUMP = re.compile(r"^\s*[0-9a-f]{4,16}:?\s{1,4}(?:[0-9a-f]{2,4}\s{1,2}){4}", re.IGNORECASE)  # hexdump, xxd, objdump
STAMPED = re.compile(r"^(?:<\d>)?\[ *\d+\.\d{6}\] |^(?:\S+ )?kernel: ")  # the kernel's log
PCI = re.compile(
    r"(?<![\w:])(?:[0-9a-f]{4}:)?[0-9a-f]{2}:[0-9a-f]{2}\.[0-7](?!\w|[:.]\w)"
)  # domain, bus, device, function
# A number with one point, or with an exponent: a measurement, and no part of it means anything.
MEASURED = re.compile(r"(?<![\w.,:/+])[-+]?\d+(?:\.\d+(?:e[-+]?\d+)?|e[-+]\d+)(?![\w,:/]|\.\w)", re.IGNORECASE)
EXPONENT = re.compile(r"[-+]?\d+(?:\.\d+)?e[-+]?\d+", re.IGNORECASE)
PAIR = re.compile(r"[-+]?\d{1,3}\.\d{3,}[°\s,;/]+[-+]?\d{1,3}\.\d{3,}°?")
NUMBERS = re.compile(r"[-+\d.,;°\s]+")
ROW_BEFORE, ROW_BEHIND = (
    re.compile(r"[\d.][,;\s]\s?[-+]?$"),
    re.compile(r"[,;\s]\s?[-+]?\d"),
)  # one of many numbers in a row

VERSION_BEFORE = re.compile(r"(?:[\"'\s(][~^]|[<>=~!]=\s?)$")  # "^20.11.30", ">=3.6"
SCOPED = re.compile(r"[\"'`]@[\w-]+/[\w.-]+[\"'`@]")  # "@types/node"
GOODS = re.compile(
    r"(?<![^\W_])(?:part|lot|batch|reel|sku|drawing|spare|gasket|fitting|seal|hose|belt|valve|cartridge|bolt|screw"
    r"|item|article)s?(?: (?:no|nos|number|numbers|code|codes))?\.?[ :#]{1,2}$",
    re.IGNORECASE,
)
ORDER_CODE = re.compile(r"(?<![^\W_])order(?:ing)? codes?(?: is|:|) $", re.IGNORECASE)
TECHNICAL_ID = re.compile(
    r"(?<![^\W_])(?:trace|span|job|commit|build|thread|snapshot|correlation|container|image|node|run|request|process)"
    r"[ _-]?id(?: is|[\"']?\s?[:=]|)\s{0,2}[\"'`]?$",
    re.IGNORECASE,
)

# "[A-Za-z_]" in a pattern, "_SYS_4$" behind the kind of thing that it names, "CFLAGS +=", a logger's name.
CHARACTERS = re.compile(r"\[\^?(?:\\?[\w.]-\w|\\\w|[\w.+*?-])*\w-\w(?:\\?[\w.]-\w|\\\w|[\w.+*?-])*\]")
OBJECT = re.compile(
    r"\b(?:name|table|segment|view|column|index|sequence|schema|object|package|function) [\"'`]_?$", re.IGNORECASE
)
CAPITALS = re.compile(r"[A-Z][A-Z0-9_]+\$?")
ASSIGNED = re.compile(r" ?[-+:?]?= ?\S| ?:=")
LOGGER = re.compile(r"\b(?:logger|component|module|class|thread|driver)[\"']? ?[:=] ?[\"']?$")
DASHED = re.compile(r"(?<![\w-])\d+(?:-\d+)+(?![\w-])")
DAY = re.compile(
    r"(?:1[5-9]|2[0-3])\d\d-\d\d?(?:-\d\d?)?|\d\d?-\d\d?(?:-(?:\d\d|(?:1[5-9]|2[0-3])\d\d))?|(?:1[89]|20)\d\d-(?:1[89]|20)\d\d"
)
LITTLE = 0.5  # how sure the model may be where it took a part of a longer number

NUMBERED = frozenset(
    {
        "NUMERICAL_PII", "SSN", "PHONE_NUMBER", "ACCOUNT_NUMBER", "BANK_ACCOUNT", "ROUTING_NUMBER", "CREDIT_CARD",
        "HEALTHCARE_NUMBER", "ORGANIZATION_ID", "PASSPORT_NUMBER", "DRIVER_LICENSE", "VEHICLE_ID", "MEDICAL_CODE",
        "LOCATION_COORDINATE", "IP_ADDRESS", "PASSWORD", "CVV", "TIME",
    }
)  # fmt: skip
TORN = frozenset({"NUMERICAL_PII", "ACCOUNT_NUMBER", "MEDICAL_CODE", "PASSWORD", "IP_ADDRESS", "CVV", "SSN"})
OWNED = NUMBERED - {"LOCATION_COORDINATE", "IP_ADDRESS", "CVV", "TIME", "MEDICAL_CODE"}
NAMED = frozenset({"USERNAME", "FILENAME", "URL"})


def refutes(text: str, span: Span) -> bool:
    """Whether the stretch and what stands around it have a form of machines that the reading does not fit."""
    if span.source == "model":
        return refutes_model(text, span)
    if span.label == "URL":
        return is_attribute(text, span)
    return span.label in OWNED and GOODS.search(text, max(0, span.start - 32), span.start) is not None


def refutes_model(text: str, span: Span) -> bool:
    """What the form says against a reading of the model."""
    label = span.label
    if "[" in text[max(0, span.start - 40) : span.start] and within(text, span, CHARACTERS):
        return True
    if label in NAMED:
        return is_member(text, span)
    before = text[max(0, span.start - 80) : span.start]
    if label == "DATE":
        return VERSION_BEFORE.search(before) is not None or is_no_day(text, span)
    if label == "TIME" and RATIOS.search(re.sub(r"\d+:$", "", before)):
        return True
    if label == "PASSWORD" and OBJECT.search(before) and CAPITALS.fullmatch(text, span.start, span.end):
        return True
    if label in OWNED and (announced(before) or is_torn(text, span)):
        return True
    return label in NUMBERED and is_measured(text, span)


def announced(before: str) -> bool:
    """Whether it is said that a number is one of goods or of a thing in a machine."""
    return any(form.search(before) for form in (GOODS, ORDER_CODE, TECHNICAL_ID))


def is_torn(text: str, span: Span) -> bool:
    """Whether the reading, not a sure one, is a part of a number with hyphens."""
    if span.score >= LITTLE or not text[span.start : span.end].isdecimal():
        return False
    return any(match.span() != (span.start, span.end) for match in around(text, span, DASHED))


def is_no_day(text: str, span: Span) -> bool:
    """Whether the reading is, or lies in, a number with hyphens that is none of a calendar."""
    return any(not DAY.fullmatch(match[0]) for match in around(text, span, DASHED))


def is_member(text: str, span: Span) -> bool:
    """Whether a model's file, address or login is a name in code."""
    if span.label == "URL":
        return not is_host(text, span) or is_attribute(text, span)
    if span.label == "FILENAME":
        return is_function(text, span)
    found, line = text[span.start : span.end], line_of(text, span)
    if within(text, span, SCOPED) or LOGGER.search(text, max(0, span.start - 20), span.start):
        return True
    if CAPITALS.fullmatch(found) and ASSIGNED.match(text, span.end):
        return True
    return "_" in found and STAMPED.match(line) is not None


def is_host(text: str, span: Span) -> bool:
    """Whether the stretch can be an address: one with a scheme or a path, spoken, or with a domain that exists."""
    found = text[span.start : span.end]
    if ARITY.fullmatch(found) and text[span.end : span.end + 1] in {"/", "("}:
        return False
    if "/" in text[max(0, span.start - 1) : span.end + 1]:
        return not CALLED.fullmatch(found)
    if SAID_DOT.search(text, span.start, span.end + 60):
        return True
    return any(end.lower() in TLDS for end in LAST_LABEL.findall(found))


def is_function(text: str, span: Span) -> bool:
    """Whether the name of a file is one of a module or what it holds; a name without a dot is no file's."""
    found = text[span.start : span.end]
    if KNOWN_FILE.search(found) or any(character.isspace() for character in found):
        return "&&" in found
    if (
        "." not in re.split(r"[\\/]", found)[-1]
        or CALLED.fullmatch(found)
        or ("/" not in found and found.count(".") > 1)
    ):
        return True
    return MEMBER_BEHIND.match(text, span.end) is not None or is_code(line_of(text, span))


def is_attribute(text: str, span: Span) -> bool:
    """Whether a bare host of two labels is a field of an object in a line of code."""
    found = text[span.start : span.end]
    if found.count(".") != 1 or "/" in found or (span.start and text[span.start - 1] in QUOTES):
        return False
    return STATEMENT_BEHIND.match(text, span.end) is not None and is_code(line_of(text, span))


def is_measured(text: str, span: Span) -> bool:
    """Whether a model's number is a measurement, a part of one, the address of a device in a machine, or of a dump."""
    found = text[span.start : span.end]
    if DUMP.match(line_of(text, span)) or within(text, span, PCI):
        return True
    if span.label == "LOCATION_COORDINATE":
        return NUMBERS.fullmatch(found) is not None and not is_pair(text, span)
    if span.label == "IP_ADDRESS":
        return re.fullmatch(r"[\d.]+", found) is not None and not re.fullmatch(r"\d{1,3}(?:\.\d{1,3}){2,3}", found)
    if span.label in TORN and any(match.span() != (span.start, span.end) for match in around(text, span, MEASURED)):
        return True
    return within(text, span, EXPONENT)


def is_pair(text: str, span: Span) -> bool:
    """Whether latitude and longitude can be meant: two numbers, precise enough, and no more of them in the row."""
    if not PAIR.fullmatch(text, span.start, span.end):
        return False
    exact = all(len(part) > 3 for part in re.findall(r"\.(\d+)", text[span.start : span.end]))
    return exact or not (
        ROW_BEFORE.search(text, max(0, span.start - 4), span.start) or ROW_BEHIND.match(text, span.end)
    )


def is_code(line: str) -> bool:
    """Whether the line looks like a statement of a programming language."""
    return sum(form.search(line) is not None for form in CODE) > 1


def line_of(text: str, span: Span) -> str:
    """The line that the stretch begins in, as far as it is near."""
    start = text.rfind("\n", max(0, span.start - NEAR), span.start) + 1 or max(0, span.start - NEAR)
    end = text.find("\n", span.end, span.end + NEAR)
    return text[start : end if end != -1 else span.end + NEAR]


def around(text: str, span: Span, form: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """What has this form and holds the stretch."""
    for match in form.finditer(text, max(0, span.start - 40), span.end + 40):
        if match.start() <= span.start and span.end <= match.end():
            yield match


def within(text: str, span: Span, form: re.Pattern[str]) -> bool:
    """Whether something of this form holds the stretch."""
    return next(around(text, span, form), None) is not None
