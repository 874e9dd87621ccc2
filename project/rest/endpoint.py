"""DRF views whose handlers are coroutines and whose JSON passes through orjson alone."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any, ClassVar

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.http.request import RawPostDataException
from rest_framework.views import APIView

from ..auth import Caller, Presented, authenticate
from ..errors import Problem, problem_of, response
from ..limits import caller_rate, enforce
from .reading import loads

log = logging.getLogger(__name__)


class Endpoint(APIView):
    """An APIView that is asynchronous, checks who calls, and answers every failure in one shape.

    DRF describes it (OpenAPI) and validates; its parsers, renderers and negotiation, which cost more than the work on a
    short text, are left out. `open` endpoints ask for no credentials.
    """

    view_is_async = True
    open: ClassVar[bool] = False
    lean: ClassVar[bool] = True  # served without the middleware of pages

    async def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        try:
            return await answered(self, request, None if self.open else self.admit, *args, **kwargs)
        except asyncio.CancelledError:
            raise
        except Exception as error:
            return refused(error)

    async def admit(self, request: HttpRequest) -> Caller:
        """Who calls. Raises Problem 401, 403, 429."""
        caller = await authenticate(Presented.by_request(request))
        await enforce(caller.name, caller_rate())
        return caller


Admit = Callable[[HttpRequest], Awaitable[Caller]]


async def answered(
    view: APIView, request: HttpRequest, admit: Admit | None, *args: Any, **kwargs: Any
) -> HttpResponseBase:
    """What the view says to the request's method. Raises Problem 405, and as `admit`, which says who calls."""
    allowed = {"Allow": ", ".join(view.allowed_methods)}
    handler = getattr(view, (request.method or "").lower(), None)
    if handler is None or request.method not in view.allowed_methods:
        raise Problem(code="method_not_allowed", headers=allowed)
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers=allowed)
    answer: HttpResponseBase = await handler(request, await admit(request) if admit else None, *args, **kwargs)
    return answer


def refused(error: Exception) -> HttpResponse:
    """The response to an exception. One that nobody foresaw is recorded by class and place: its words may quote."""
    problem = problem_of(error)
    if problem.code == "internal_error":
        at = error.__traceback__
        while at and at.tb_next:
            at = at.tb_next
        place = f"{at.tb_frame.f_code.co_filename}:{at.tb_lineno}" if at else "?"
        log.error("unforeseen %s at %s", type(error).__name__, place)
    return response(problem)


def body(request: HttpRequest) -> Any:
    """The JSON of the request. Raises Problem 400, 413, 415."""
    kind = request.content_type or "application/json"
    if kind != "application/json" and not (kind.startswith("application/") and kind.endswith("+json")):
        raise Problem(code="unsupported_media_type")
    try:
        raw = request.body
    except (RequestDataTooBig, RawPostDataException):
        raise Problem(code="body_too_large") from None
    return loads(raw)


__all__ = ["Caller", "Endpoint", "answered", "body"]
