"""Handles and login names."""

import re
from collections.abc import Iterator

from ..document import Document
from ..span import Span
from .base import FunctionRecognizer, Recognizer
from .cues import cue_ends, cue_words

LABEL = "USERNAME"
HANDLE = re.compile(
    r"@(?<![\w.@/`$\\-]@)(?=[\d_.]*[^\W\d_])[^\W_][\w.\-]{0,38}(?:@[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)+)?"
    r"|@(?<![\w.@/`$\\-]@)_[\w.]{2,38}"
)
REDDIT = re.compile(r"u/(?<![\w.:/-]u/)[A-Za-z0-9_-]{3,20}(?![\w/])|/u/(?<![\w.:/-]/u/)[A-Za-z0-9_-]{3,20}(?![\w/])")
HOME = re.compile(
    r"(?:/home/|/users/|[\\/]users\\{1,2}|\\documents and settings\\)(?P<value>[^\W_][\w.\-]{1,31})(?=[\\/:\s\"']|$)"
)
SHARED_HOMES = frozenset(
    {
        "public", "default", "shared", "all", "guest", "runner", "runneradmin", "administrator", "root", "user",
        "users", "me", "profile", "login",
    }
)  # fmt: skip
# After "@" these are words of programming languages, style sheets, doc comments and chat commands, not people.
KEYWORDS = frozenset(
    {
        "springboottest", "activeprofiles",
        "property", "staticmethod", "classmethod", "dataclass", "override", "overrides", "abstractmethod",
        "cached_property", "lru_cache", "cache", "wraps", "pytest", "media", "import", "charset", "font-face",
        "keyframes", "supports", "page", "layer", "container", "apply", "tailwind", "include", "mixin", "extend",
        "use", "forward", "if", "else", "for", "each", "while", "param", "params", "return", "returns", "throws",
        "exception", "see", "since", "deprecated", "author", "version", "link", "code", "type", "typedef", "callback",
        "example", "default", "private", "public", "protected", "static", "readonly", "todo", "ts-ignore",
        "ts-expect-error", "ts-nocheck", "jest", "nullable", "notnull", "nonnull", "autowired", "bean", "component",
        "service", "repository", "controller", "restcontroller", "requestmapping", "getmapping", "postmapping",
        "test", "before", "after", "beforeeach", "aftereach", "beforeall", "afterall", "entity", "table", "column",
        "id", "transactional", "getter", "setter", "data", "builder", "suppresswarnings", "functionalinterface",
        "input", "output", "injectable", "ngmodule", "directive", "pipe", "everyone", "here", "channel", "all", "app",
        "task", "shared_task", "login_required", "require_http_methods", "receiver", "action", "api_view",
        "transaction", "admin", "register", "command", "group", "option", "click", "asyncio", "fixture", "mark",
        "parametrize", "mock", "patch", "contextmanager", "echo", "off", "on", "gmail", "hotmail", "yahoo", "outlook",
        "property_cached", "interface", "end", "implementation", "synthesize", "selector", "objc", "state", "binding",
        "published", "observedobject", "main", "escaping", "available",
    }
)  # fmt: skip
# Arrays in Perl, variables in SQL, annotations in prose on code.
SIGIL_BEFORE = re.compile(
    r"(?:\b(?:my|our|local|scalar|declare|set|select|where|and|values|exec|sort|map|grep|push|shift|foreach|"
    r"annotated with)"
    r"|[=}])[ \t]?\(?$"
)
SIGIL_AFTER = re.compile(
    r"[ \t]?(?:[=;})]|:=|, ?[@%$\"]|(?:as )?(?:int|n?varchar|n?char|datetime|date|bigint|decimal|bit)\b|"
    r"annotation|decorator)"
)
ANNOTATION = re.compile(r" (?:annotations?|decorators?)\b")
# "between?(@low, @high)", "= (@low, @high)": fields of an object in Ruby.
ARGUMENTS = re.compile(r"(?:[^\W][!?]?|= ?)\((?:@\w{1,30}, ?){0,6}$")
CODE_LINE = re.compile(
    r"[ \t]*(?:(?:SELECT|INSERT|UPDATE|DELETE|DECLARE|SET|EXEC|EXECUTE|WHERE|AND|VALUES|BEGIN)\b"
    r"|(?:declare|exec(?:ute)? \w{1,40}|set|my|our) [@$%(])"
)


def in_code(document: Document, start: int, end: int) -> bool:
    """Whether the sign stands for a variable or an annotation in code."""
    if ANNOTATION.match(document.lower, end):
        return True
    if SIGIL_BEFORE.search(document.before(start, 16)) and SIGIL_AFTER.match(document.lower, end):
        return True
    if ARGUMENTS.search(document.before(start, 80)):
        return True
    return (
        CODE_LINE.match(document.text, document.text.rfind("\n", max(0, start - 200), start) + 1, start + 1) is not None
    )


TIME_OR_PRICE = re.compile(r"\d+(?:[:.]\d+)?(?:am|pm|h|hz|mhz|ghz|x|k|uhr|px|%|kg)?$")
CODE_BEHIND = re.compile(
    r"\. ?(?:com|org|net|de|fr|es|it|nl|pl|pt|se|co|edu)(?![^\W_])|\(|/[\w.-]|\s*\n\s*(?:@\w|(?:async )?def |class "
    r"|(?:public|private|protected|static|final|export|function|func|fun|val|var) )"
)
CUES = frozenset(
    {
        "username", "user name", "usernames", "userid", "user id", "user-id", "login", "login name", "login id",
        "loginid", "logon", "user", "usr", "uname", "screen name", "screenname", "handle", "gamertag", "gamer tag",
        "nick", "nickname", "psn", "psn id", "steam id", "steam", "discord", "snapchat", "snap", "insta", "instagram",
        "ig", "tiktok", "twitter", "telegram", "skype", "skype id", "kik", "wechat", "line id", "xbox", "twitch",
        "benutzername", "benutzer", "nutzername", "anmeldename", "usuario", "nombre de usuario", "identifiant",
        "nom d'utilisateur", "utilisateur", "pseudo", "nome utente", "utente", "gebruikersnaam", "gebruiker",
        "nazwa użytkownika", "użytkownik", "nome de utilizador", "nome de usuário", "usuário", "utilizador",
        "användarnamn", "användare", "inloggningsnamn", "samaccountname", "ssh user", "db_user", "dbuser", "auid",
    }
)  # fmt: skip
LOOSE = frozenset(
    {
        "wechat", "kik", "user", "login", "benutzer", "usuario", "utilisateur", "utente", "gebruiker", "usuário",
        "handle", "pseudo", "steam", "line id", "discord", "instagram", "insta", "ig", "twitter", "snap", "telegram",
        "snapchat", "tiktok", "nick", "twitch", "skype", "utilizador", "användare", "użytkownik", "logon", "nickname",
        "identifiant", "xbox", "user id",
    }
)  # fmt: skip
ASSIGNED = re.compile(r"[\"'`*\\]{0,3}[ \t]{0,3}(?P<sign>=>|:=|=|:)(?P<blank>[ \t]{0,4})\\?[\"'`]?|[\"']?>")
SAID = re.compile(r"[ \t]+(?:is|was|ist|lautet|es|est|è|é|jest|to|är|will be|like|as|=)[ \t]+:?[\"'`“‘]?(?=[^\s])")
BESIDE = re.compile(r"[ \t][\"'`“‘(]?")
VALUE = re.compile(r"@?[^\W_][\w.\-+]{1,39}(?:\\[\w.-]{2,30})?#?(?:(?<=#)\d{4})?")
ENDS = frozenset({"", "\n", ",", ";", "|", "\t", '"', "'", "\r", "<"})
NOT_NAMES = frozenset(
    {
        "null", "none", "nil", "undefined", "true", "false", "required", "optional", "invalid", "unknown", "name",
        "string", "str", "int", "password", "the", "and", "not", "is", "was", "id", "your", "my", "a", "an", "to",
        "failed", "success", "successful", "ok", "error", "anonymous", "page", "screen", "button", "form", "in", "on",
        "at", "for", "from", "with", "here", "too", "self", "request", "user", "username", "login", "email", "me",
        "taken", "available", "wrong", "guest", "system", "session", "agent", "root", "admin",
    }
)  # fmt: skip


def find_handles(document: Document) -> Iterator[Span]:
    """ "@mossy_toad", "@tom@mastodon.social", but no decorator, annotation, at-rule or scope of a package."""
    text = document.text
    for match in HANDLE.finditer(text):
        start, end = match.start(), match.end()
        while text[end - 1] in ".-":
            end -= 1
        name = text[start + 1 : end]
        if (
            len(name) < 2
            or name.lower() in KEYWORDS
            or TIME_OR_PRICE.match(name.lower())
            or CODE_BEHIND.match(text, end)
        ):
            continue
        if in_code(document, start, end):
            continue
        if name.lower().partition(".")[0] in KEYWORDS or text[end : end + 1] == "@":
            continue
        yield Span(start, end, LABEL, 0.9 if text[end : end + 1] not in {"=", ":", "{"} else 0.75)


def find_in_paths(document: Document) -> Iterator[Span]:
    """The owner of a home directory, and Reddit's "u/name"."""
    lower = document.lower
    if "u/" in lower:
        for match in REDDIT.finditer(document.text):
            yield Span(*match.span(), LABEL, 0.9)
    if "home" in document.words or "users" in document.words or "settings" in document.words:
        for match in HOME.finditer(lower):
            if match["value"] not in SHARED_HOMES:
                yield Span(*match.span("value"), LABEL, 0.8)


def find_named(document: Document) -> Iterator[Span]:
    """ "username is grumpycat42", "user=s_moreau", `"login": "tgrey"`."""
    for start, end in cue_ends(document, CUES):
        loose = document.lower[start:end] in LOOSE
        span = name_after(document, end, loose)
        if span is not None:
            yield span


def name_after(document: Document, end: int, loose: bool) -> Span | None:
    """The name behind a cue that ends at `end`; behind a loose cue and a blank it must look like a login."""
    text, lower = document.text, document.lower
    for joint in (ASSIGNED, SAID, BESIDE):
        match = joint.match(lower, end)
        value = VALUE.match(text, match.end()) if match else None
        if match is None or value is None:
            continue
        stop = value.end()
        while text[stop - 1] in ".-+#":
            stop -= 1
        name = text[value.start() : stop]
        if (
            len(name) < 2
            or name.lower() in NOT_NAMES
            or (text[stop : stop + 1] in {"@", "(", "[", "/"} and text[stop : stop + 1])
        ):
            return None
        login = any(c.isdigit() or c in "_.\\" for c in name) and any(c.isalpha() for c in name)
        glued = joint is ASSIGNED and (not match.groupdict().get("blank") or match.group()[-1:] in "\"'`")
        alone = text[stop : stop + 1] in ({"", "\n", "|", "\t", '"', "\r", "<"} if loose else ENDS)
        digits_only = name.isdigit()
        if login or (
            not digits_only
            and ((glued and (alone or not loose)) or (joint is ASSIGNED and alone) or (joint is SAID and not loose))
        ):
            return Span(value.start(), stop, LABEL, 0.92 if login and joint is not BESIDE else 0.8)
        return None
    return None


RECOGNIZERS: tuple[Recognizer, ...] = (
    FunctionRecognizer(frozenset({LABEL}), find_handles, frozenset("@")),
    FunctionRecognizer(frozenset({LABEL}), find_in_paths, frozenset("/\\")),
    FunctionRecognizer(frozenset({LABEL}), find_named, words=cue_words(CUES)),
)
