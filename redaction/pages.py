"""The documents of the API, for programs and for people."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from project.errors import json

from . import asyncapi, guide, openapi
from .endpoint import Endpoint


class OpenApi(Endpoint):
    """The REST paths as OpenAPI 3.1."""

    open = True
    schema = None

    async def get(self, request: HttpRequest, caller: None) -> HttpResponse:
        return json(openapi.document())


class AsyncApi(Endpoint):
    """`/ws` as AsyncAPI 3.0."""

    open = True
    schema = None

    async def get(self, request: HttpRequest, caller: None) -> HttpResponse:
        return json(asyncapi.document())


class Docs(Endpoint):
    """Both documents as one page."""

    open = True
    schema = None

    async def get(self, request: HttpRequest, caller: None) -> HttpResponse:
        return render(request, "redaction/docs.html", guide.contents())
