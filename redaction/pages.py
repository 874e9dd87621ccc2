"""The documents of the API, for programs and for people."""

from django.http import HttpRequest, HttpResponse

from project.errors import json
from project.pages import page
from project.rest.endpoint import Endpoint

# The documents are imported when they are asked for: what makes them costs a fifth of the server's start.


class OpenApi(Endpoint):
    """The REST paths as OpenAPI 3.1."""

    open = True
    schema = None

    async def get(self, request: HttpRequest, caller: None) -> HttpResponse:
        from . import openapi

        return json(openapi.document())


class AsyncApi(Endpoint):
    """The sockets as AsyncAPI 3.0."""

    open = True
    schema = None

    async def get(self, request: HttpRequest, caller: None) -> HttpResponse:
        from project.sockets import asyncapi

        return json(asyncapi.document())


class Docs(Endpoint):
    """Both documents as one page."""

    open = True
    schema = None

    async def get(self, request: HttpRequest, caller: None) -> HttpResponse:
        from . import guide

        return page(request, "redaction/docs.html", guide.contents())
