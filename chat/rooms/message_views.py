"""The REST paths of messages and attachments."""

from collections.abc import AsyncIterator
from typing import Any, ClassVar

import orjson
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.multipartparser import MultiPartParserError
from django.utils.http import content_disposition_header
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema

from project.auth import Caller
from project.errors import Problem, invalid, json
from project.rest.endpoint import Endpoint
from project.rest.problems import problems

from . import answers, schema, services
from .services import aperson
from .views import IN_ROOM, PAGE, ROOM, SAYS, WRITES


@extend_schema(parameters=[ROOM])
class Messages(Endpoint):
    """The messages of a room, page by page; and a new one."""

    @extend_schema(
        operation_id="list_messages",
        parameters=PAGE,
        responses={200: answers.RoomMessages, **problems(*IN_ROOM)},
    )
    async def get(self, request: HttpRequest, caller: Caller, room: str) -> HttpResponse:
        before, after, limit = (schema.number(request, name) for name in ("before", "after", "limit"))
        return json(await services.ahistory(await aperson(caller), room, before, after, limit))

    @extend_schema(
        operation_id="post_message",
        request=schema.PostRequest,
        responses={
            200: OpenApiResponse(answers.RoomMessage, "It had been posted before with this client_msg_id."),
            201: answers.RoomMessage,
            **problems(*SAYS, "attachment_not_found"),
        },
    )
    async def post(self, request: HttpRequest, caller: Caller, room: str) -> HttpResponse:
        given = {"text": "", **schema.read(schema.PostRequest, request)}
        message, created = await services.apost(await aperson(caller), room, **given)
        return json(message, status=201 if created else 200)


@extend_schema(parameters=[ROOM])
class OneMessage(Endpoint):
    """One message: its present state, another text, nothing any more."""

    @extend_schema(
        operation_id="get_message", responses={200: answers.RoomMessage, **problems(*IN_ROOM, "message_not_found")}
    )
    async def get(self, request: HttpRequest, caller: Caller, room: str, seq: int) -> HttpResponse:
        return json(await services.amessage(await aperson(caller), room, seq))

    @extend_schema(
        operation_id="edit_message",
        request=schema.EditRequest,
        responses={200: answers.RoomMessage, **problems(*SAYS, "message_not_found")},
    )
    async def patch(self, request: HttpRequest, caller: Caller, room: str, seq: int) -> HttpResponse:
        given = schema.read(schema.EditRequest, request)
        return json(await services.aedit(await aperson(caller), room, seq, given["text"]))

    @extend_schema(
        operation_id="delete_message", responses={200: answers.RoomMessage, **problems(*IN_ROOM, "message_not_found")}
    )
    async def delete(self, request: HttpRequest, caller: Caller, room: str, seq: int) -> HttpResponse:
        return json(await services.adelete(await aperson(caller), room, seq))


@extend_schema(parameters=[ROOM])
class Reactions(Endpoint):
    """Give or take back an emoji."""

    @extend_schema(
        operation_id="react_to_message",
        request=schema.ReactionRequest,
        responses={200: answers.RoomMessage, **problems(*SAYS, "message_not_found")},
    )
    async def post(self, request: HttpRequest, caller: Caller, room: str, seq: int) -> HttpResponse:
        given = schema.read(schema.ReactionRequest, request)
        return json(await services.areact(await aperson(caller), room, seq, **given))


@extend_schema(parameters=[ROOM])
class Reveals(Endpoint):
    """See what was written, if the policy allows it; who asked, and why, is recorded."""

    @extend_schema(
        operation_id="reveal_message",
        request=schema.RevealRequest,
        responses={
            200: answers.Revealed,
            **problems(*WRITES, "room_not_found", "message_not_found", "no_original"),
        },
    )
    async def post(self, request: HttpRequest, caller: Caller, room: str, seq: int) -> HttpResponse:
        given = schema.read(schema.RevealRequest, request)
        answer = json(await services.areveal(await aperson(caller), room, seq, given["reason"]))
        answer.headers["Cache-Control"] = "no-store"
        return answer


@extend_schema(parameters=[ROOM])
class Read(Endpoint):
    """Mark everything up to a message as read."""

    @extend_schema(
        operation_id="mark_read",
        request=schema.ReadRequest,
        responses={200: answers.ReadMark, **problems(*WRITES, "room_not_found")},
    )
    async def post(self, request: HttpRequest, caller: Caller, room: str) -> HttpResponse:
        given = schema.read(schema.ReadRequest, request)
        return json(await services.aread(await aperson(caller), room, given["seq"]))


@extend_schema(parameters=[ROOM])
class Search(Endpoint):
    """Search in the redacted text, newest first. What was taken out is not found."""

    @extend_schema(
        operation_id="search_messages",
        request=schema.SearchRequest,
        responses={200: answers.RoomMessages, **problems(*WRITES, "room_not_found")},
    )
    async def post(self, request: HttpRequest, caller: Caller, room: str) -> HttpResponse:
        given = schema.read(schema.SearchRequest, request)
        return json(await services.asearch(await aperson(caller), room, **given))


@extend_schema(parameters=[ROOM])
class Preview(Endpoint):
    """See a text as others would see it; nothing is stored."""

    @extend_schema(
        operation_id="preview_message",
        request=schema.PreviewRequest,
        responses={200: answers.Previewed, **problems(*SAYS)},
    )
    async def post(self, request: HttpRequest, caller: Caller, room: str) -> HttpResponse:
        given = schema.read(schema.PreviewRequest, request)
        return json(await services.apreview(await aperson(caller), room, given["text"]))


@extend_schema(parameters=[ROOM])
class Export(Endpoint):
    """The room and all its messages, redacted, one JSON object a line."""

    lean: ClassVar[bool] = False  # it streams, and the short way sends whole answers

    @extend_schema(
        operation_id="export_room",
        responses={(200, "application/x-ndjson"): OpenApiTypes.STR, **problems(*IN_ROOM)},
    )
    async def get(self, request: HttpRequest, caller: Caller, room: str) -> Any:
        items = await services.aexport(await aperson(caller), room)
        answer = StreamingHttpResponse(_lines(items), content_type="application/x-ndjson")
        answer.headers["Content-Disposition"] = f'attachment; filename="room-{room}.ndjson"'
        return answer


@extend_schema(parameters=[ROOM])
class Attachments(Endpoint):
    """Upload a text file; it is redacted and kept for a message of yours that names its id."""

    @extend_schema(
        operation_id="upload_attachment",
        request={"multipart/form-data": schema.UploadRequest},
        responses={201: answers.AttachedFile, **problems(*SAYS)},
    )
    async def post(self, request: HttpRequest, caller: Caller, room: str) -> HttpResponse:
        name, kind, content = _file(request)
        return json(await services.aupload(await aperson(caller), room, name, kind, content), status=201)


@extend_schema(parameters=[ROOM])
class OneAttachment(Endpoint):
    """A text file, redacted, to be saved: never shown as anything but text."""

    @extend_schema(
        operation_id="get_attachment",
        responses={(200, "text/plain"): OpenApiTypes.STR, **problems(*IN_ROOM, "attachment_not_found")},
    )
    async def get(self, request: HttpRequest, caller: Caller, room: str, attachment: str) -> HttpResponse:
        row = await services.aattachment(await aperson(caller), room, attachment)
        answer = HttpResponse(row.text.encode(), content_type="text/plain; charset=utf-8")
        answer.headers["Content-Disposition"] = content_disposition_header(True, row.name) or "attachment"
        answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
        return answer


async def _lines(items: AsyncIterator[dict[str, Any]]) -> AsyncIterator[bytes]:
    async for item in items:
        yield orjson.dumps(item, option=orjson.OPT_APPEND_NEWLINE)


def _file(request: HttpRequest) -> tuple[str, str, bytes]:
    """The uploaded file's name, type and bytes. Raises Problem 400, 415."""
    if request.content_type != "multipart/form-data":
        raise Problem("Send multipart/form-data with a file.", code="unsupported_media_type")
    try:
        file = request.FILES.get("file")
    except (MultiPartParserError, SuspiciousOperation, LookupError, ValueError):
        raise Problem(code="bad_request") from None
    if file is None:
        raise invalid("file", "is required")
    return file.name or "file.txt", file.content_type or "", file.read()
