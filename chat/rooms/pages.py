"""The page at `/chat/`, and signing in on the way to it."""

from typing import Any

from django.conf import settings
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse

from project.auth import Presented, authenticate
from project.errors import Problem
from project.logins import Paced
from project.pages import guarded, page
from project.rest.endpoint import Endpoint
from redaction import services

from ..models.rooms import DAYS, TOPIC
from ..models.rooms import NAME as ROOM_NAME
from . import fields

SIZES = {"room_name": ROOM_NAME, "topic": TOPIC, "person_name": fields.PERSON_NAME, "days": DAYS}


class Chat(Endpoint):
    """The same page for everybody; who looks at it is the page's own question."""

    open = True
    lean = False  # the form that signs out needs Django's cookie against forged requests
    schema = None

    async def get(self, request: HttpRequest, caller: None) -> HttpResponse:
        known = await services.achoices(await _visitor(request))
        context = {**known, "types": services.TYPES, "sizes": SIZES, "guests": settings.GUESTS}
        return page(request, "chat/page.html", context)


class Login(LoginView):
    """Name and password of an account of the admin."""

    template_name = "chat/login.html"
    authentication_form = Paced
    next_page = "/chat/"

    def render_to_response(self, context: dict[str, Any], **response: Any) -> HttpResponse:
        return guarded(super().render_to_response(context, **response))


class Logout(LogoutView):
    """Back to the page as nobody in particular."""

    next_page = "/chat/"


async def _visitor(request: HttpRequest) -> Any:
    try:
        return await authenticate(Presented.by_request(request))
    except Problem:
        return None
