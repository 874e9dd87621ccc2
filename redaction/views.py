"""The REST paths: a body in, a service's answer out."""

from django.http import HttpRequest, HttpResponse
from drf_spectacular.utils import extend_schema

from project.auth import TICKET_SECONDS, Caller, Presented, authenticate, issue_ticket
from project.errors import Problem, json
from project.pages import page
from project.rest.endpoint import Endpoint, body
from project.rest.problems import problems

from . import about, answers, schema, services

USUAL = (400, 401, 403, 408, 413, 415, 429, 500, 503)


class ProcessText(Endpoint):
    """Redact texts."""

    @extend_schema(
        operation_id="process_text",
        request=schema.ProcessTextRequest,
        responses={200: answers.ProcessedItem(many=True), **problems(*USUAL)},
    )
    async def post(self, request: HttpRequest, caller: Caller) -> HttpResponse:
        return json(await services.aprocess(caller, schema.parse(schema.ProcessTextRequest, body(request))))


class NerText(Endpoint):
    """Find entities, nested ones too, and replace nothing."""

    @extend_schema(
        operation_id="ner_text",
        request=schema.NerTextRequest,
        responses={200: answers.RecognizedItem(many=True), **problems(*USUAL)},
    )
    async def post(self, request: HttpRequest, caller: Caller) -> HttpResponse:
        return json(await services.aner(caller, schema.parse(schema.NerTextRequest, body(request))))


class AnalyzeText(Endpoint):
    """Find entities and read them: dates by locale, card numbers, ages; mentions of one thing share an identifier."""

    @extend_schema(
        operation_id="analyze_text",
        request=schema.AnalyzeTextRequest,
        responses={200: answers.AnalyzedItem(many=True), **problems(*USUAL)},
    )
    async def post(self, request: HttpRequest, caller: Caller) -> HttpResponse:
        return json(await services.aanalyze(caller, schema.parse(schema.AnalyzeTextRequest, body(request))))


class ReidentifyText(Endpoint):
    """Put the originals back."""

    @extend_schema(
        operation_id="reidentify_text",
        request=schema.ReidentifyTextRequest,
        responses={200: answers.REIDENTIFIED, **problems(*USUAL)},
    )
    async def post(self, request: HttpRequest, caller: Caller) -> HttpResponse:
        given = schema.parse(schema.ReidentifyTextRequest, body(request), "processed_text")
        return json(await services.areidentify(caller, given))


class FilesByUri(Endpoint):
    """Files are not supported; the path says so plainly, so that a program that asks for it learns why."""

    @extend_schema(operation_id="process_files_uri", request=None, responses=problems(401, 404, 429))
    async def post(self, request: HttpRequest, caller: Caller) -> HttpResponse:
        raise Problem(code="files_not_supported")


class FilesByContent(Endpoint):
    """Files are not supported; the path says so plainly, so that a program that asks for it learns why."""

    @extend_schema(operation_id="process_files_base64", request=None, responses=problems(401, 404, 429))
    async def post(self, request: HttpRequest, caller: Caller) -> HttpResponse:
        raise Problem(code="files_not_supported")


class Tickets(Endpoint):
    """A one-use ticket for a socket, where a browser cannot send a key: `/ws?token=...`, within 60 s."""

    @extend_schema(
        operation_id="create_ticket", request=None, responses={201: answers.Ticket, **problems(401, 403, 429, 503)}
    )
    async def post(self, request: HttpRequest, caller: Caller) -> HttpResponse:
        return json({"token": await issue_ticket(caller), "expires_in": TICKET_SECONDS}, status=201)


class Home(Endpoint):
    """The API level that the server is compatible with, as JSON; the page where the caller asks for HTML."""

    open = True

    @extend_schema(operation_id="version", auth=[], responses={200: answers.Version})
    async def get(self, request: HttpRequest, caller: None) -> HttpResponse:
        if request.get_preferred_type(["application/json", "text/html"]) == "text/html":
            return page(request, "redaction/page.html", await services.achoices(await self.visitor(request)))
        return json(about.version())

    async def visitor(self, request: HttpRequest) -> Caller | None:
        """Who looks at the page, if the server knows; the page is the same for strangers, without policies."""
        try:
            return await authenticate(Presented.by_request(request))
        except Problem:
            return None


class Diagnostics(Endpoint):
    """What the server runs on."""

    @extend_schema(operation_id="diagnostics", responses={200: answers.Diagnostics, **problems(401)})
    async def get(self, request: HttpRequest, caller: Caller) -> HttpResponse:
        return json(about.diagnostics())
