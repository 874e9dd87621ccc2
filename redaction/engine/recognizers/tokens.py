"""Keys and tokens that show by their form, as their issuers document it, what they are."""

import base64
import binascii
import json
import re
from collections.abc import Iterator

from ..document import Document
from ..span import Span
from .base import FunctionRecognizer, Recognizer

PREFIXED: tuple[str, ...] = (
    r"(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}",  # AWS access key id
    r"AIza[\w-]{35}",  # Google API key
    r"ya29\.[\w-]{20,}",  # Google OAuth
    r"GOCSPX-[\w-]{20,}",
    r"gh[pousr]_[A-Za-z0-9]{20,255}",  # GitHub
    r"github_pat_\w{22,255}",
    r"gl(?:pat|dt|rt|cbt|ptt|soat)-[\w.-]{20,}",  # GitLab
    r"xox[abeoprs]-[\w-]{10,}",  # Slack
    r"xapp-\d-[\w-]{10,}",
    r"(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{10,}",  # Stripe
    r"whsec_[A-Za-z0-9+/=]{20,}",
    r"sk-ant-[\w-]{20,}",  # Anthropic
    r"sk-(?:proj-|svcacct-|or-v1-)?[A-Za-z0-9_-]{20,}",  # OpenAI and those who followed
    r"hf_[A-Za-z0-9]{20,}",  # Hugging Face
    r"SG\.[\w-]{16,}\.[\w-]{16,}",  # SendGrid
    r"(?:AC|SK)[0-9a-f]{32}",  # Twilio
    r"npm_[A-Za-z0-9]{30,}",
    r"pypi-[\w-]{40,}",
    r"dop_v1_[0-9a-f]{64}",  # DigitalOcean
    r"shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}",  # Shopify
    r"sq0(?:atp|csp)-[\w-]{22,}",  # Square
    r"key-[0-9a-f]{32}",  # Mailgun
    r"[0-9a-f]{32}-us\d{1,2}",  # Mailchimp
    r"\d{8,10}:AA[\w-]{32,34}",  # Telegram bot
    r"[MNO][A-Za-z\d]{23,27}\.[\w-]{6}\.[\w-]{27,40}",  # Discord bot
    r"dckr_pat_[\w-]{20,}",
    r"lin_api_[A-Za-z0-9]{30,}",
    r"(?:hvs|hvb)\.[\w-]{24,}",  # HashiCorp Vault
    r"glsa_\w{32,}",  # Grafana
    r"ATATT3[\w=-]{50,}",  # Atlassian
    r"PMAK-[0-9a-f]{24}-[0-9a-f]{34}",  # Postman
    r"r8_[A-Za-z0-9]{37}",  # Replicate
    r"AGE-SECRET-KEY-1[A-Z0-9]{50,}",
    r"EAA[A-Za-z0-9]{60,}",  # Meta
)
TOKEN = re.compile(r"(?<![A-Za-z0-9_])(?:" + "|".join(PREFIXED) + r")(?<![.\-])(?![A-Za-z0-9_])")
JWT = re.compile(r"eyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?")
PEM = re.compile(r"-----BEGIN (?:[A-Z]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----")
PEM_END = re.compile(r"-----END (?:[A-Z]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----")
PEM_BODY = re.compile(r"(?:[\s\\nr]*[A-Za-z0-9+/=]{16,})*+")
AZURE = re.compile(r"(?:accountkey|sharedaccesskey|sharedaccesssignature)=(?P<value>[^;\s\"'&]{16,})")
SIGNATURE = re.compile(
    r"[?&](?:sig|signature|x-amz-signature|access_token|api_?key|token|key)=(?P<value>[\w%+/=.~-]{16,})"
)
USERINFO = re.compile(r"://[^\s/?#:@\"'<>]{0,60}:(?P<value>[^\s/?#@\"'<>]{1,80})@[\w\[]")
PLACEHOLDER = re.compile(r"[<{$*%]|\.{3}|x{4,}|your|password$|passwd$|pass$|pwd$|secret$")


def find_tokens(document: Document) -> Iterator[Span]:
    """Tokens with the documented prefix of their issuer."""
    for match in (found for run in document.long_runs for found in TOKEN.finditer(document.text, *run)):
        if is_random(match.group()):
            yield Span(*match.span(), "PASSWORD", 0.97, checked=True)


def is_random(token: str) -> bool:
    """Whether the token has figures or both cases, and is not a stand-in of one repeated character."""
    body = token[-16:]
    return len(set(body)) > 4 and (any(c.isdigit() for c in token[4:]) or not (body.islower() or body.isupper()))


def find_jwt(document: Document) -> Iterator[Span]:
    """JSON Web Tokens (RFC 7519) with a header that can be read."""
    for match in JWT.finditer(document.text) if "eyJ" in document.text else ():
        header = match.group().partition(".")[0]
        try:
            readable = isinstance(json.loads(base64.urlsafe_b64decode(header + "=" * (-len(header) % 4))), dict)
        except (ValueError, binascii.Error):
            readable = False
        yield Span(*match.span(), "PASSWORD", 0.98 if readable else 0.6, checked=readable)


def find_pem(document: Document) -> Iterator[Span]:
    """Private keys in PEM (RFC 7468), to their last line, or as far as a torn one reaches."""
    text = document.text
    if "PRIVATE KEY" not in text:
        return
    position = 0
    while begin := PEM.search(text, position):
        end = PEM_END.search(text, begin.end(), begin.end() + 20_000)
        body = PEM_BODY.match(text, begin.end())
        position = end.end() if end else body.end() if body else begin.end()
        yield Span(begin.start(), position, "PASSWORD", 0.99, checked=True)


def find_in_addresses(document: Document) -> Iterator[Span]:
    """Passwords in the user part of a URL, in its query, and in connection strings."""
    found = [*USERINFO.finditer(document.text)] if "@" in document.characters and "://" in document.text else []
    if "=" in document.characters:
        found += AZURE.finditer(document.lower)
        found += SIGNATURE.finditer(document.lower)
    for match in found:
        if not PLACEHOLDER.match(match["value"].lower()):
            yield Span(*match.span("value"), "PASSWORD", 0.95)


LABELS = frozenset({"PASSWORD"})
RECOGNIZERS: tuple[Recognizer, ...] = (
    FunctionRecognizer(LABELS, find_tokens, frozenset("_-.:AIS")),
    FunctionRecognizer(LABELS, find_jwt, frozenset(".")),
    FunctionRecognizer(LABELS, find_pem, frozenset("-")),
    FunctionRecognizer(LABELS, find_in_addresses, frozenset("@=")),
)
