"""One shape for every error, on HTTP and on sockets; docs/errors.md lists the codes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypedDict

import orjson
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from redis.exceptions import RedisError
from rest_framework.exceptions import APIException


@dataclass(frozen=True, slots=True)
class Kind:
    """What a code means: its HTTP status and the sentence sent where nothing more exact is known."""

    status: int
    detail: str


class FieldError(TypedDict):
    """What is wrong with one field, by its path (`entity_detection.filter[0].pattern`); never with its value."""

    field: str
    message: str


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "invalid_json": Kind(400, "The body is not valid JSON in UTF-8."),
        "invalid_utf8": Kind(400, "The bytes are not UTF-8."),
        "unexpected_frame": Kind(400, "This socket does not take this kind of frame."),
        "unknown_mode": Kind(400, "The mode must be json, text or bytes."),
        "lone_surrogate": Kind(400, "The JSON holds half of a surrogate pair, which is not a character."),
        "invalid": Kind(400, "The request is not valid."),
        "too_long": Kind(400, "A text is longer than the server accepts."),
        "too_many": Kind(400, "A list is longer than the server accepts."),
        "too_deep": Kind(400, "The JSON is nested deeper than the server accepts."),
        "invalid_pattern": Kind(400, "A pattern is not a valid RE2 expression."),
        "unknown_label": Kind(400, "A name is neither an entity type nor a group of them."),
        "unknown_policy": Kind(400, "The project has no policy of this name."),
        "unknown_stream": Kind(400, "No stream of this name is open on this socket."),
        "too_many_streams": Kind(400, "So many streams cannot be open on one socket."),
        "unknown_type": Kind(400, "The type of the message is none that this socket knows."),
        "not_carried": Kind(400, "This socket does not carry the room: join it first."),
        "bad_request": Kind(400, "The request cannot be understood."),
        "media_refused": Kind(400, "Images, sound and files are not passed on: nobody has looked into them."),
        "not_supported": Kind(400, "This is not supported here."),
        "upstream_invalid": Kind(400, "The language model does not take this request."),
        "undecodable_frame": Kind(400, "The message is not a frame that this socket takes."),
        "unsupported_audio": Kind(400, "The audio is in a format that the server does not read."),
        "credentials_missing": Kind(401, "Send an API key: x-api-key, or Authorization: Bearer."),
        "credentials_invalid": Kind(401, "The key, token or ticket is unknown, revoked, expired or already used."),
        "forbidden": Kind(403, "These credentials do not allow this."),
        "muted": Kind(403, "You are muted in this room."),
        "room_archived": Kind(403, "The room is archived."),
        "origin_refused": Kind(403, "Requests from this origin are not accepted."),
        "not_found": Kind(404, "There is nothing at this path."),
        "room_not_found": Kind(404, "There is no such room, or it is not yours to see."),
        "message_not_found": Kind(404, "The room has no such message."),
        "person_not_found": Kind(404, "Nobody of this id is in the room."),
        "attachment_not_found": Kind(404, "The room has no such attachment."),
        "answer_not_found": Kind(404, "There is no such answer any more, or it is not yours."),
        "invite_invalid": Kind(404, "The invitation is unknown, used up or expired."),
        "files_not_supported": Kind(404, "This server works on text; files are not supported."),
        "method_not_allowed": Kind(405, "This path does not answer this method."),
        "seat_taken": Kind(409, "Another client has the only place in this room."),
        "body_timeout": Kind(408, "The body took too long to arrive."),
        "last_owner": Kind(409, "The room needs an owner: make somebody else one first."),
        "no_original": Kind(410, "No original of this message is kept."),
        "message_too_big": Kind(413, "The message is larger than the server accepts."),
        "body_too_large": Kind(413, "The body is larger than the server accepts."),
        "unsupported_media_type": Kind(415, "Send JSON: Content-Type: application/json."),
        "rate_limited": Kind(429, "Too many requests; try again later."),
        "upstream_rate_limited": Kind(429, "The language model has too many requests; try again later."),
        "internal_error": Kind(500, "The server failed; the failure has been recorded without any of the text."),
        "upstream_failed": Kind(502, "The language model failed."),
        "upstream_refused": Kind(502, "The language model refused this server's credentials."),
        "busy": Kind(503, "The server has more work than it can queue; try again shortly."),
        "database_unavailable": Kind(503, "The database cannot be reached."),
        "backend_unavailable": Kind(503, "A service behind this one cannot be reached."),
        "answer_lost": Kind(503, "The process that gave the answer is gone."),
        "upstream_unavailable": Kind(503, "The language model cannot be reached."),
        "timeout": Kind(504, "The work took too long."),
        "upstream_timeout": Kind(504, "The language model took too long to answer."),
    }
)
BY_STATUS: Mapping[int, str] = MappingProxyType(
    {
        400: "bad_request",
        401: "credentials_missing",
        403: "forbidden",
        404: "not_found",
        405: "method_not_allowed",
        413: "body_too_large",
        415: "unsupported_media_type",
        429: "rate_limited",
    }
)


class Problem(Exception):
    """A refusal that the caller is told: a code for programs, a sentence for people, nothing of what they sent.

    `status` and `detail` are those of the code unless given; `extra` adds fields to the body (retry_after_ms).
    """

    def __init__(
        self,
        detail: str = "",
        *,
        code: str = "invalid",
        status: int | None = None,
        errors: Iterable[FieldError] = (),
        headers: Mapping[str, str] = MappingProxyType({}),
        **extra: Any,
    ) -> None:
        kind = KINDS.get(code, KINDS["bad_request"])
        super().__init__(code)
        self.code = code
        self.status = status or kind.status
        self.detail = detail or kind.detail
        self.errors = list(errors)
        self.headers = headers
        self.extra = extra

    def body(self) -> dict[str, Any]:
        """The object that REST answers; a socket adds `status`."""
        return {"detail": self.detail, "code": self.code, "errors": self.errors, **self.extra}


def invalid(field: str, message: str, *, code: str = "invalid") -> Problem:
    """A refusal because of one field."""
    return Problem(code=code, errors=[{"field": field, "message": message}])


def problem_of(error: BaseException) -> Problem:
    """The refusal that an exception stands for; one that is not foreseen says nothing of its cause."""
    if isinstance(error, Problem):
        return error
    if isinstance(error, APIException):
        return Problem(str(error.default_detail), code=BY_STATUS.get(error.status_code, "bad_request"))
    if isinstance(error, Http404):
        return Problem(code="not_found")
    if isinstance(error, PermissionDenied):
        return Problem(code="forbidden")
    if isinstance(error, SuspiciousOperation):
        return Problem(code="bad_request")
    if isinstance(error, DatabaseError):
        return Problem(code="database_unavailable")
    if isinstance(error, RedisError | ConnectionError):
        return Problem(code="backend_unavailable")
    if isinstance(error, TimeoutError):
        return Problem(code="timeout")
    return Problem(code="internal_error")


def json(body: object, *, status: int = 200, headers: Mapping[str, str] | None = None) -> HttpResponse:
    """A JSON response, not run through a renderer."""
    return HttpResponse(orjson.dumps(body), status=status, content_type="application/json", headers=headers)


def response(error: Problem) -> HttpResponse:
    """The error as an HTTP response."""
    return json(error.body(), status=error.status, headers=dict(error.headers))


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's 400 as JSON; the exception may quote the request, so it is not repeated."""
    return response(Problem(code="bad_request"))


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's 403 as JSON."""
    return response(Problem(code="forbidden"))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's 404 as JSON."""
    return response(Problem(code="not_found"))


def failed(request: HttpRequest) -> HttpResponse:
    """Django's 500 as JSON."""
    return response(Problem(code="internal_error"))
