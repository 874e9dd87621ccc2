"""Passwords, keys and codes that words in front of them name."""

import re
from collections.abc import Iterator
from itertools import pairwise

from ..document import Document
from ..span import Span
from .base import FunctionRecognizer, Recognizer
from .cues import CueRecognizer, cue_ends, cue_words

PASSWORD_CUES = frozenset(
    {
        "password", "passwd", "passwrd", "pwd", "pw", "pword", "passcode", "passphrase", "pass phrase", "db_password",
        "db_pass", "userpassword", "dbpassword", "pass", "psw", "psk", "wpa key", "wifi key", "wi-fi key",
        "network key", "pgpassword", "sshpass", "temp password", "passwort", "kennwort", "wlan-schlüssel",
        "wlan schlüssel", "netzwerkschlüssel", "zugangscode", "contraseña", "contrasena", "clave", "clave de acceso",
        "clave del wifi", "mot de passe", "mdp", "clé wifi", "code d'accès", "parola d'ordine", "parola chiave",
        "chiave wifi", "wachtwoord", "wifi-code", "hasło", "haslo", "hasła", "hasłem", "senha", "palavra-passe",
        "palavra passe", "lösenord", "lösenordet", "passord",
    }
)  # fmt: skip
KEY_CUES = frozenset(
    {
        "api key", "apikey", "api token", "api secret", "api-key", "x-api-key", "secret", "secret key",
        "secret access key", "access key", "access token", "auth token", "authtoken", "refresh token", "bearer token",
        "client secret", "app secret", "private key", "encryption key", "signing key", "session key", "session id",
        "sessionid", "session token", "csrftoken", "phpsessid", "jsessionid", "token", "bearer", "basic", "auth key",
        "license key", "webhook secret", "account key", "shared key", "recovery code", "backup code", "recovery key",
        "api-schlüssel", "clé api", "clave api", "clave secreta", "chiave api", "api-sleutel", "klucz api",
        "chave api", "chave de api", "api-nyckel", "jeton", "jwt", "2fa secret",
    }
)  # fmt: skip
CODE_CUES = frozenset(
    {
        "pin number", "my pin", "your pin", "new pin", "his pin", "her pin", "atm pin", "pin is", "otp", "otp code",
        "one-time code", "one time code", "one-time password", "one time password", "one-time passcode",
        "verification code", "verify code", "confirmation pin", "authentication code", "auth code", "login code",
        "security pin", "security code", "access code", "door code", "gate code", "alarm code", "passcode",
        "2fa code", "sms code", "mfa code", "entry code", "unlock code", "keypad code", "safe code", "lockbox code",
        "sign-in code", "voicemail pin", "sim pin", "puk", "puk code", "tan", "pin-nummer", "geheimzahl",
        "bestätigungscode", "verifizierungscode", "einmalcode", "sicherheitscode", "türcode", "code pin",
        "code de vérification", "code de confirmation", "code de sécurité", "digicode", "código pin",
        "código de verificación", "código de acceso", "código de seguridad", "codice pin", "codice di verifica",
        "codice di sicurezza", "codice di accesso", "pincode", "verificatiecode", "toegangscode", "beveiligingscode",
        "kod pin", "kod weryfikacyjny", "kod dostępu", "kod sms", "kod do drzwi", "código de verificação",
        "código de acesso", "código de segurança", "pin-kod", "pinkod", "verifieringskod", "engångskod", "portkod",
        "säkerhetskod",
    }
)  # fmt: skip
PHRASE_CUES = frozenset(
    {
        "seed phrase",
        "recovery phrase",
        "mnemonic",
        "mnemonic phrase",
        "passphrase",
        "secret phrase",
        "backup phrase",
        "seed words",
    }
)

ASSIGNED = re.compile(
    r"[\"'`*\\)\]]{0,4}[ \t]{0,4}(?:=>|:=|==?|:)[ \t*]{0,4}(?:\\?[\"'`]|&quot;)?|[\"'`]?\s?(?:</?\w+>|>)"
    r"|[\"']?,\s?(?=[\"'])[\"']"
)
SAID = re.compile(
    r"(?:[ \t]+(?:for|on|to|para|für|pour|per|voor|do|till|de|del|della|der|du)(?: [^\W\d]{1,15}){1,3})?[ \t]+"
    r"(?:is|was|ist|war|lautet|es|era|est|était|è|é|jest|to|är|var|will be|remains|changed to|set to"
    r"|reset to|=)(?![^\W_])"
    r"(?:[ \t]+(?:now|still|just|again|literally|ahora|jetzt|maintenant|adesso|nu|teraz"
    r"|agora))?[ \t]*:?[ \t]*[\"'`“‘«„]?"
)
LATER = re.compile(
    r"[^\n.;:!?\d]{0,40}?[ \t](?:is|was|it's|es|ist|war|est|è|é|jest|är|var)[ \t]+(?:now[ \t]+)?[\"'`“‘]?"
)
BESIDE = re.compile(r"[ \t]{1,2}(?:[-–—|/][ \t]{1,2})?[\"'`“‘(]?")
OWN = re.compile(
    r"(?:\b(?:my|our|mein|unser|mi|mon|mia|mijn|moje|minha|mitt|wifi|wi-fi|wlan)[ ]"
    r"|wi-?fi)[^\n.!?]{0,20}$"
)
VALUE = re.compile(r"[^\s\"'`“”‘’«»<>]{1,256}+")
QUOTED = re.compile(r"[^\"\n]{1,200}(?=\")|[^'\n]{1,200}(?=')|[^`\n]{1,200}(?=`)")
NEXT_FIELD = re.compile(r"[,;&|](?=$|[\w\-.]+\s?[=:]|\\|[\"'}{])|\\+[nrt\"']|&(?:quot|lt|amp);|\)\]|[)}\]]+[;,.]?$")
TRAILING = ".,;:)]}?…"
STAND_IN = re.compile(
    r"[*•●.\-_xX#?]+$|\*{3}|[<{\[(]|\$[{(A-Z]|%[A-Z(]|@[A-Z]|[A-Z]+_[A-Z_]+$|#\{|\.\.\.|(?:your|my|the|some|enter"
    r"|insert|new|old|test)[_-]\w*$"
    r"|(?:os|process|env|config|settings|secrets|self|this|request|req|user|args|params|form|data|props|state"
    r"|credentials)[.\[(?]"
    r"|\w+\(|\w+\.\w+\(|\w+\[|(?:[a-z_]+\.)+[a-z_]+$|/[a-z]",
    re.ASCII,
)
STATES = frozenset(
    {
        "null", "none", "nil", "undefined", "true", "false", "yes", "no", "required", "optional", "missing", "empty",
        "invalid", "valid", "expired", "incorrect", "wrong", "correct", "reset", "changed", "updated", "hidden",
        "redacted", "removed", "masked", "str", "string", "text", "int", "bool", "password", "passwd", "pass",
        "secret", "token", "key", "bytes", "any", "object", "number", "char", "varchar", "field", "input", "value",
        "protected", "manager", "policy", "strength", "reminder", "recovery", "prompt", "hash", "hint", "n/a", "tbd",
        "unknown", "unset", "default", "the", "a", "an", "to", "be", "not", "and", "or", "is", "was", "in", "on",
        "of", "for", "with", "from", "must", "should", "can", "will", "has", "have", "using", "via", "at", "by", "if",
        "it", "that", "this", "please", "we", "you", "i", "my", "your", "our", "only", "too", "very", "weak",
        "strong", "safe", "secure", "compromised", "leaked", "stolen", "locked", "public", "private", "simple",
        "complex", "useless", "obvious", "personal", "unique", "random", "needed", "again", "later", "sent",
        "stored", "encrypted", "authentication",
        "authorization", "basic", "bearer", "id", "type", "ok", "failed", "success", "denied", "accepted", "rejected",
        "same", "different", "easy", "hard", "so", "still", "now", "just", "also", "always", "never", "stronger",
        "longer", "short", "here", "there", "what", "which", "who", "when", "how", "why", "something", "falsch",
        "richtig", "erforderlich", "vergessen", "abgelaufen", "ungültig", "nicht", "und", "oder", "geändert",
        "zurückgesetzt", "incorrecta", "olvidada", "obligatoria", "requerida", "requis", "oublié", "expiré", "errata",
        "obbligatoria", "scaduta", "vereist", "onjuist", "vergeten", "verlopen", "wymagane", "błędne",
        "nieprawidłowe", "obrigatória", "incorreta", "esquecida", "obligatoriskt", "fel", "glömt", "krävs",
    }
)  # fmt: skip


def find_secrets(document: Document) -> Iterator[Span]:
    """What is assigned to a password or key, or said to be one."""
    for cues, minimum in ((PASSWORD_CUES, 3), (KEY_CUES, 8)):
        done = 0
        for _, end in cue_ends(document, cues):
            span = secret_after(document, end, minimum) if end >= done else None
            if span is not None:
                done = span.end
                yield span


def secret_after(document: Document, end: int, minimum: int) -> Span | None:
    """The secret behind a cue that ends at `end`; the looser the joint, the more it must look like one."""
    lower, text = document.lower, document.text
    for joint, strict in ((ASSIGNED, False), (SAID, minimum > 3), (BESIDE, True), (LATER, True)):
        match = joint.match(lower, end)
        if match is None:
            continue
        quote = text[match.end() - 1]
        value = value_at(text, match.end(), quote if quote in "\"'`" else "")
        if value is None or not minimum <= value.end - value.start:
            continue
        secret = text[value.start : value.end]
        if is_stand_in(secret) or (joint is not ASSIGNED and "://" in secret):
            if joint is ASSIGNED:
                return None
            continue
        strong = looks_random(secret, minimum)
        if strong or (not strict and minimum == 3 and is_plain_choice(joint is ASSIGNED, secret, quote)):
            return Span(value.start, value.end, "PASSWORD", 0.95 if strong and not strict else 0.85 if strong else 0.7)
        if joint is SAID and minimum == 3 and is_last_word(document, end, value):
            return Span(value.start, value.end, "PASSWORD", 0.6)
    return None


def is_last_word(document: Document, cue_end: int, value: Span) -> bool:
    """Whether "my password is sunnyday" ends its sentence there, in a word that is not about passwords."""
    word = document.text[value.start : value.end]
    closed = document.text[value.end : value.end + 1] in {"", ".", ",", "!", "\n"}
    own = OWN.search(document.before(cue_end, 40)) is not None
    return (
        own and closed and len(word) > 5 and word.isalpha() and not word.lower().endswith(("ed", "ing", "able", "en"))
    )


def value_at(text: str, start: int, quote: str) -> Span | None:
    """The stretch of the value: to its closing quote, or to a blank or the next field, without the sentence's marks."""
    if quote:
        close = text.find(quote, start, start + 200)
        if close > start and "\n" not in text[start:close]:
            end = close - 1 if text[close - 1] == "\\" else close
            return Span(start, end, "PASSWORD", 1.0)
    match = VALUE.match(text, start)
    if match is None:
        return None
    cut = NEXT_FIELD.search(match.group())
    value = match.group()[: cut.start()] if cut else match.group()
    kept = value.rstrip(TRAILING)
    if kept and value[len(kept) :].startswith(")") and "(" in kept:
        kept += ")"
    return Span(start, start + len(kept), "PASSWORD", 1.0) if kept else None


SHARE = re.compile(r"\d{1,4}/\d{1,4}")  # tests that pass, of all


def is_stand_in(value: str) -> bool:
    """Whether the value is a mask, a variable, a call or a word about passwords rather than one."""
    return (
        value.lower() in STATES
        or SHARE.fullmatch(value) is not None
        or STAND_IN.match(value) is not None
        or len(set(value)) == 1
    )


def looks_random(value: str, minimum: int) -> bool:
    """Whether no plain word is written like this: figures with letters, or signs inside."""
    figures = any(c.isdigit() for c in value)
    letters = any(c.isalpha() for c in value)
    signs = any(not c.isalnum() and c not in "-'.,/_ " for c in value[:-1]) or ("_" in value and figures)
    mixed = any(a.islower() and b.isupper() for a, b in pairwise(value))
    if minimum > 3:
        return (figures and letters) or len(value) >= 20 or (figures and signs)
    return (
        (figures and letters and len(value) > 3)
        or (signs and letters)
        or (mixed and len(value) > 5)
        or (figures and len(value) > 4)
    )


def is_plain_choice(assigned: bool, value: str, quote: str) -> bool:
    """Whether a plain word may be the password: it is assigned or quoted, one word, of some length."""
    word = value.replace("-", "").replace("_", "").replace(" ", "")
    return (assigned or quote in "\"'`“‘«„") and len(value) >= 4 and word.isalnum()


CODE = re.compile(
    r"(?:[A-Z]{1,3}-)?(?:\d{3}[ -]\d{3,4}|\d{4,8})(?![\w%€$£]|[.,:/-]\d|[ ]\d{3})|(?=[A-Z]*\d)[A-Z0-9]{5,8}(?![\w])"
)
BACKWARDS = re.compile(
    r"(?P<value>[0-9](?<![^\W\d_]{2}.)(?<![\d.,/]\d)(?:[0-9]{2}[ -][0-9]{3}|[0-9]{3,7}))[ \t]{1,2}(?:is|as|es|est|ist"
    r"|è|jest|to|é|är)[ \t]"
    r"(?:your|the|my|tu|su|votre|ton|dein|ihr|il tuo|uw|je|twój|o seu|din)[^\n.!?]{0,40}?"
    r"(?:code|otp|pin|passcode|código|codice|kod|password)(?![^\W_])"
)
# "your code: 482913", "your Uber code is 4821", but no code that everybody may know.
OWN_CODE = re.compile(
    r"(?:your|ihr|dein|tu|su|votre|ton|tuo|uw|je|twój|seu|din)[ ](?P<kind>(?:[^\W\d_]+[ ]){0,2})(?:code"
    r"|código|codice|kod)"
    r"(?:[ ](?:is|es|est|ist|è|jest|to|é|är))?[: ]{1,3}(?P<value>\d{3}[ -]\d{3}|\d{4,8})(?![\w%€$£]|[.,:/-]\d)"
)
OWNERS = frozenset({"your", "ihr", "dein", "tu", "su", "votre", "ton", "tuo", "uw", "je", "twój", "seu", "din"})
PUBLIC_CODES = frozenset(
    {
        "reservation", "order", "tracking", "student", "employee", "member", "customer", "reference", "gift", "team",
        "class", "course", "zip", "post", "postal", "area", "country", "promo", "promotion", "coupon", "discount",
        "voucher", "tax", "bar", "qr", "color", "colour", "source", "dress", "error", "referral", "product", "status",
        "exit", "item", "booking", "job",
    }
)  # fmt: skip
CODE_PREFIX = re.compile(r"(?<![^\W_])[A-Z]-$")
BACKWARDS_WORDS = frozenset({"code", "otp", "pin", "passcode", "código", "codice", "kod", "password"})
PHRASE = re.compile(r"[\"'“]?(?P<value>[a-z]{3,8}(?:[ -][a-z]{3,8}){3,23})(?=[\"'”.]?\s*(?:$|\n))")


def find_sent_codes(document: Document) -> Iterator[Span]:
    """ "482913 is your verification code"."""
    if not BACKWARDS_WORDS.isdisjoint(document.words):
        for match in BACKWARDS.finditer(document.lower):
            start, end = match.span("value")
            start -= 2 if CODE_PREFIX.search(document.text, max(0, start - 3), start) else 0
            yield Span(start, end, "PASSWORD", 0.95)
        for match in OWN_CODE.finditer(document.lower) if not OWNERS.isdisjoint(document.words) else ():
            if PUBLIC_CODES.isdisjoint(match["kind"].split()):
                yield Span(*match.span("value"), "PASSWORD", 0.85)


HEADER = re.compile(
    r"(?:proxy-)?authorization[\"']?\s?[:=]\s?[\"']?(?:bearer|basic|token|apikey|digest)\s+(?P<value>[\w.~+/=-]{6,})"
)


def find_headers(document: Document) -> Iterator[Span]:
    """Credentials in an HTTP header (RFC 9110 section 11.6.2)."""
    for match in HEADER.finditer(document.lower):
        yield Span(*match.span("value"), "PASSWORD", 0.97)


PIN_CUES = frozenset({"pin", "pin code", "pincode", "pin-code"})


def is_not_postcode(value: str) -> bool:
    """Whether the code cannot be an Indian postcode, which is called PIN too and has six figures."""
    return sum(c.isdigit() for c in value) != 6


LABELS = frozenset({"PASSWORD"})
RECOGNIZERS: tuple[Recognizer, ...] = (
    FunctionRecognizer(LABELS, find_secrets, words=cue_words(PASSWORD_CUES) | cue_words(KEY_CUES)),
    FunctionRecognizer(LABELS, find_headers, words=frozenset({"authorization"})),
    FunctionRecognizer(LABELS, find_sent_codes, frozenset("0123456789")),
    CueRecognizer("PASSWORD", CODE_CUES, CODE, score=0.9, gap=True),
    CueRecognizer("PASSWORD", PIN_CUES, CODE, score=0.9, check=is_not_postcode, failed_score=0.45),
    CueRecognizer("PASSWORD", PHRASE_CUES, PHRASE, score=0.9),
)
