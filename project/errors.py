"""What is answered when a request or a message cannot be served: one shape over REST and on sockets."""

from collections.abc import Iterable
from typing import Any, TypedDict

from django.db import DatabaseError
from redis.exceptions import RedisError
from rest_framework.exceptions import APIException


class FieldError(TypedDict):
    """One field that was not understood, named by its path in the request."""

    field: str
    message: str


class Problem(Exception):
    """A refusal with a code for programs and a sentence for people; holds nothing that the caller sent.

    `extra` adds fields to the body, for example retry_after_ms.
    """

    def __init__(
        self, detail: str, *, code: str = "invalid", status: int = 400, errors: Iterable[FieldError] = (), **extra: Any
    ) -> None:
        super().__init__(code)
        self.detail = detail
        self.code = code
        self.status = status
        self.errors = list(errors)
        self.extra = extra

    def body(self) -> dict[str, Any]:
        """The object that REST answers; a socket adds `status`."""
        return {"detail": self.detail, "code": self.code, "errors": self.errors, **self.extra}


def problem_of(error: BaseException) -> Problem:
    """The refusal that an exception stands for; one that is not foreseen says nothing of its cause."""
    if isinstance(error, Problem):
        return error
    if isinstance(error, APIException):
        return Problem(str(error.default_detail), code=str(error.default_code), status=error.status_code)
    if isinstance(error, DatabaseError):
        return Problem("The database cannot be reached.", code="database_unavailable", status=503)
    if isinstance(error, RedisError | ConnectionError):
        return Problem("A service behind this one cannot be reached.", code="backend_unavailable", status=503)
    if isinstance(error, TimeoutError):
        return Problem("The work took too long.", code="timeout", status=504)
    return Problem("The server failed to do this.", code="internal_error", status=500)
