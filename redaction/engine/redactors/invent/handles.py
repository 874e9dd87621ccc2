"""E-mail addresses, user names, URLs and file names that follow the invented people."""

import re
import unicodedata

from ...policy import Policy
from . import fakers
from .casting import Cast
from .seeds import chance
from .shape import scrambled

RUN = re.compile(r"[^\W\d_]+|\d+")
SCHEME = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]*://|www\.)?(?P<host>[^/?#:]+)(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
PUBLIC = frozenset(
    {
        "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "yahoo.com", "icloud.com", "aol.com", "gmx.de",
        "gmx.net", "web.de", "protonmail.com", "proton.me", "live.com", "msn.com", "mail.ru", "yandex.ru", "orange.fr",
    }
)  # fmt: skip
EXTENSION = re.compile(r"\.[A-Za-z0-9]{1,5}$")
SHORTEST = 3  # letters of a name that are looked for inside a handle


def ascii_form(name: str) -> str:
    """A name as people write it in addresses; empty where its script does not allow that."""
    plain = unicodedata.normalize("NFKD", name.replace("ß", "ss")).encode("ascii", "ignore").decode().lower()
    return "".join(character for character in plain if character.isalnum())


def known_names(cast: Cast) -> dict[str, str]:
    """How the real names look in an address -> how their stand-ins do."""
    found: dict[str, str] = {}
    for word, role in sorted(cast.roles.items()):
        form = ascii_form(word)
        if len(form) >= SHORTEST:
            found[form] = ascii_form(cast.word(word, role)) or "person"
    for (_, word), made in sorted(cast.stand_ins.items()):
        form = ascii_form(word)
        if len(form) >= SHORTEST:
            found.setdefault(form, ascii_form(made) or "person")
    return found


def handle(value: str, cast: Cast, policy: Policy) -> str:
    """A handle with the names in it replaced by their stand-ins, other words by invented ones, digits by digits."""
    known = known_names(cast)
    return RUN.sub(lambda match: run(match.group(), known, cast, policy), value)


def run(part: str, known: dict[str, str], cast: Cast, policy: Policy) -> str:
    """One run of letters or digits of a handle."""
    source = chance(policy, "handle", part.casefold())
    if part.isdigit():
        return scrambled(part, source)
    low = part.lower()
    made = known.get(low) or compound(low, known, cast)
    if not made and len(part) == 1:
        return next((form[0] for name, form in known.items() if name[0] == low), scrambled(part, source))
    made = made or ascii_form(fakers.call("en", source, "last_name"))
    return made.upper() if part.isupper() else made.capitalize() if part[0].isupper() else made


def compound(low: str, known: dict[str, str], cast: Cast) -> str:
    """johnsmith, jsmith and smithj in the names of the stand-ins."""
    for name, form in known.items():
        for rest, made in ((low.removesuffix(name), "{}{}"), (low.removeprefix(name), "{1}{0}")):
            if rest == low:
                continue
            other = known.get(rest)
            if other is None and len(rest) == 1:
                full = cast.initials.get((rest, name))
                other = ascii_form(cast.word(full, "given"))[:1] if full else "x"
            if other:
                return made.format(other, form)
    return ""


def domain(value: str, cast: Cast, policy: Policy) -> str:
    """A domain that nobody owns (RFC 2606); providers that everybody uses stay."""
    low = value.lower()
    if low in PUBLIC:
        return value
    source = chance(policy, "domain", low)
    return f"{ascii_form(fakers.call('en', source, 'last_name'))}.example"


def email(value: str, cast: Cast, policy: Policy) -> str:
    """An e-mail address whose local part follows the invented person."""
    local, at, host = value.rpartition("@")
    if not at:
        return handle(value, cast, policy)
    return f"{handle(local, cast, policy)}@{domain(host, cast, policy)}"


def url(value: str, cast: Cast, policy: Policy) -> str:
    """A URL of the same form on an invented host."""
    match = SCHEME.fullmatch(value)
    if not match:
        return handle(value, cast, policy)
    return (match["scheme"] or "") + domain(match["host"], cast, policy) + handle(match["rest"], cast, policy)


def filename(value: str, cast: Cast, policy: Policy) -> str:
    """A path of the same form; the extension stays."""
    extension = EXTENSION.search(value)
    cut = extension.start() if extension else len(value)
    return handle(value[:cut], cast, policy) + value[cut:]
