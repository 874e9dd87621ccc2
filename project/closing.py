"""Why a socket is closed: the codes, what each asks of the client, and what Daphne alone can send of them.

44xx asks the client to come back (after the cause is mended where there is one), 45xx is final.
"""

from enum import IntEnum
from typing import Any

from .errors import Problem


class Close(IntEnum):
    """Close codes: RFC 6455 section 7.4 below 4000, this project's above."""

    NORMAL = 1000
    GOING_AWAY = 1001
    UNSUPPORTED = 1003
    INVALID_DATA = 1007
    POLICY = 1008
    TOO_BIG = 1009
    INTERNAL = 1011
    RESTART = 1012
    TRY_LATER = 1013
    BAD_FRAME = 4400
    UNAUTHENTICATED = 4401
    FORBIDDEN = 4403
    NOT_FOUND = 4404
    TIMEOUT = 4408
    REPLACED = 4409
    TOO_SLOW = 4413
    RATE_LIMITED = 4429
    UNAVAILABLE = 4499
    FAILED = 4500


# Daphne without our protocol raises on these and the client sees 1011 (autobahn allows 1000 and 3000-4999).
PORTABLE = {
    Close.GOING_AWAY: Close.UNAVAILABLE,
    Close.UNSUPPORTED: Close.BAD_FRAME,
    Close.INVALID_DATA: Close.BAD_FRAME,
    Close.POLICY: Close.FORBIDDEN,
    Close.TOO_BIG: Close.TOO_SLOW,
    Close.INTERNAL: Close.FAILED,
    Close.RESTART: Close.UNAVAILABLE,
    Close.TRY_LATER: Close.UNAVAILABLE,
}

# Milliseconds before a client should come back. Draining: the next process is up already; a rate: let the bucket fill.
RETRY_AFTER_MS = {
    Close.GOING_AWAY: 1_000,
    Close.RESTART: 500,
    Close.TRY_LATER: 5_000,
    Close.TIMEOUT: 0,
    Close.TOO_SLOW: 1_000,
    Close.RATE_LIMITED: 10_000,
    Close.UNAVAILABLE: 2_000,
}

EXPIRY = {  # what ran out: its code in the warning, and the close code
    "session": ("session_timeout", Close.TIMEOUT),
    "idle": ("idle_timeout", Close.TIMEOUT),
    "credentials": ("credentials_expired", Close.UNAUTHENTICATED),
}

DIRECT_WRITE = "tacet.write"  # scope["extensions"]: {"write"} sends a text at once, or says that it cannot
NATIVE_CLOSE = "tacet.close"  # scope["extensions"]: the server sends every code, and reasons too
RESERVED = frozenset({1004, 1005, 1006, 1015})  # RFC 6455 section 7.4.1: never in a frame
REASON_BYTES = 123  # RFC 6455 section 5.5: a control frame carries 125 bytes, two of them the code


def portable(code: int, native: bool) -> int:
    """The code to send: as given where the server can, else its 4xxx twin. A plain int: autobahn takes no subclass."""
    if code in RESERVED or not 1000 <= code <= 4999:
        return int(Close.FAILED)
    return int(code if native else PORTABLE.get(code, code))  # type: ignore[call-overload]


def bye(code: int, reason: str) -> dict[str, Any]:
    """The notice sent before a close that is not the client's wish."""
    after = RETRY_AFTER_MS.get(code)  # type: ignore[call-overload]
    return {"type": "bye", "code": int(code), "reason": reason, "retry": after is not None, "after_ms": after or 0}


BY_CODE = {"seat_taken": Close.TRY_LATER}  # the place will be free again


def code_of(problem: Problem) -> int:
    """The close code for a socket that is refused with this problem."""
    if problem.code in BY_CODE:
        return BY_CODE[problem.code]
    if problem.status >= 500:
        return Close.UNAVAILABLE if problem.status in (502, 503, 504) else Close.FAILED
    code = 4000 + problem.status
    return code if code in set(Close) else Close.BAD_FRAME


def clip(reason: str) -> str:
    """The reason, cut to what a close frame carries, never within a character."""
    return reason.encode()[:REASON_BYTES].decode(errors="ignore")
