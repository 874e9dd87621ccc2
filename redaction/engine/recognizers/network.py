"""Addresses of machines: IPv4, IPv6, MAC, and the numbers of phones and SIM cards."""

import ipaddress
import re
from collections.abc import Iterator

from ..document import Document
from ..span import Span
from .base import DIGITS, FunctionRecognizer, Recognizer, mentions
from .checksums import luhn
from .cues import CueRecognizer

IPV4 = re.compile(r"[0-9](?<![0-9A-Za-z_.]\d)[0-9]{0,2}(?:\.[0-9]{1,3}){3}(?![0-9A-Za-z_]|\.\d|-[a-z])")
COLONS = re.compile(r":[0-9a-f]{0,4}:")
REVERSED_HEX = re.compile(r"[0-9a-f:]{0,40}")
IPV6 = re.compile(r"[0-9a-f:]{2,39}(?:\.\d{1,3}){0,3}")
MAC_JOINT = re.compile(r"[:-][0-9a-f]{2}([:-])[0-9a-f]{2}\1|\.[0-9a-f]{4}\.")
MAC = re.compile(
    r"[0-9a-f]{2}([:-])(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}(?![0-9a-z:-])|[0-9a-f]{4}(?:\.[0-9a-f]{4}){2}(?![0-9a-z])"
)
IP_WORDS = frozenset(
    {
        "ip", "ips", "ipv4", "ipv6", "address", "addresses", "addr", "server", "host", "dns", "ping", "gateway",
        "subnet", "router", "vpn", "login", "from", "client", "remote", "adresse", "dirección", "adres", "indirizzo",
        "endereço", "adress", "ssh", "port", "src", "dst", "peer", "forwarded", "for",
    }
)  # fmt: skip
VERSION_WORDS = frozenset(
    {
        "version", "versions", "ver", "v", "release", "build", "firmware", "driver", "update", "chrome", "safari",
        "edge", "section",
    }
)  # fmt: skip


def find_ipv4(document: Document) -> Iterator[Span]:
    """Dotted quads of four octets; a version number of four parts is worth little."""
    for match in IPV4.finditer(document.text):
        octets = [int(part) for part in match.group().split(".")]
        if max(octets) < 256 and not document.before(match.start(), 7).endswith(":ffff:"):
            yield Span(*match.span(), "IP_ADDRESS", ipv4_score(document, match.start(), octets), checked=True)


def ipv4_score(document: Document, start: int, octets: list[int]) -> float:
    """How likely the quad is an address and not a version."""
    before = document.before(start, 30)
    if mentions(before[-16:], VERSION_WORDS) or (before.endswith("/") and before[-2:-1].isalpha()):
        return 0.2 if not before.endswith("://") else 0.95
    if mentions(before, IP_WORDS):
        return 0.97
    return 0.9 if max(octets) > 31 and octets[0] > 0 else 0.4


def find_colons(document: Document) -> Iterator[Span]:
    """IPv6 addresses (RFC 4291) and, on the way, MAC addresses (IEEE 802)."""
    lower = document.lower
    match = COLONS.search(lower)
    while match is not None:
        backwards = REVERSED_HEX.match(lower[max(0, match.start() - 40) : match.start()][::-1])
        start = match.start() - (backwards.end() if backwards else 0)
        run = IPV6.match(lower, start)
        end = run.end() if run else match.end()
        if not (start and lower[start - 1].isalnum()) and not lower[end : end + 1].isalnum():
            span = ipv6_span(document, start, lower[start:end])
            if span is not None:
                yield span
        match = COLONS.search(lower, max(end, match.end()))


def ipv6_span(document: Document, start: int, run: str) -> Span | None:
    """The address that the run is, without a port glued to it or the colon of the sentence."""
    if run.endswith(":") and not run.endswith("::"):
        run = run[:-1]
    try:
        ipaddress.IPv6Address(run)
    except ValueError:
        return None
    if run == "::" or not DIGITS.intersection(run):
        return None
    named = mentions(document.before(start, 30), IP_WORDS)
    score = 0.97 if named or run.count(":") > 3 else 0.8 if len(run) > 6 else 0.45
    return Span(start, start + len(run), "IP_ADDRESS", score, checked=True)


def find_mac(document: Document) -> Iterator[Span]:
    """EUI-48 in six pairs or in three groups of four."""
    lower = document.lower
    done = 0
    for joint in MAC_JOINT.finditer(lower):
        start = joint.start() - (4 if joint.group().startswith(".") else 2)
        if start < done or (start > 0 and (lower[start - 1].isalnum() or lower[start - 1] in ":-.")):
            continue
        match = MAC.match(lower, start)
        if match is not None and not DIGITS.isdisjoint(match.group()):
            done = match.end()
            yield Span(start, done, "NUMERICAL_PII", 0.9, checked=True)


RECOGNIZERS: tuple[Recognizer, ...] = (
    FunctionRecognizer(frozenset({"IP_ADDRESS"}), find_ipv4, DIGITS),
    FunctionRecognizer(frozenset({"IP_ADDRESS"}), find_colons, frozenset(":")),
    FunctionRecognizer(frozenset({"NUMERICAL_PII"}), find_mac, frozenset(":-.")),
    CueRecognizer(
        "NUMERICAL_PII",
        frozenset({"imei", "imei1", "imei2", "imei sv"}),
        re.compile(r"\d{2}[ -]?\d{6}[ -]?\d{6}[ -]?\d(?!\d)|\d{15}(?!\d)"),
        score=0.98,
        check=luhn,  # 3GPP TS 23.003 section 6.2.1
        failed_score=0.75,
        proves=True,
    ),
    CueRecognizer(
        "NUMERICAL_PII",
        frozenset({"iccid", "sim card number", "sim number", "sim serial", "sim card"}),
        re.compile(r"89\d(?:[ -]?\d){15,18}f?(?!\d)"),  # ITU-T E.118
        score=0.95,
    ),
    CueRecognizer("NUMERICAL_PII", frozenset({"imsi"}), re.compile(r"\d{14,15}(?!\d)"), score=0.95),
    CueRecognizer(
        "NUMERICAL_PII",
        frozenset({"mac", "mac address", "mac addr", "hwaddr", "ether", "mac adresse", "adresse mac", "indirizzo mac"}),
        re.compile(r"[0-9A-Fa-f]{12}(?![0-9A-Za-z])"),
        score=0.85,
        check=lambda value: not DIGITS.isdisjoint(value),
    ),
    CueRecognizer(
        "NUMERICAL_PII",
        frozenset({"idfa", "gaid", "idfv", "advertising id", "android id", "device id", "device identifier", "udid"}),
        re.compile(
            r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}|[0-9a-f]{16}(?![0-9A-Za-z])|[0-9a-f]{40}(?![0-9A-Za-z])"
        ),
        score=0.85,
    ),
)
