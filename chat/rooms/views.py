"""The REST paths of rooms: a request in, a service's answer out."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema

from project.auth import Caller, Presented, authenticate
from project.errors import Problem, invalid, json
from project.limits import Rate, enforce
from project.rest.endpoint import Endpoint
from project.rest.problems import problems

from . import answers, schema, services
from .services import aperson

READS = (400, 401, 403, 429, 500, 503)
WRITES = (400, 401, 403, 408, 413, 415, 429, 500, 503)
IN_ROOM = (*READS, "room_not_found")
SAYS = (*WRITES, "room_not_found", "room_archived", "muted")
ROOM = OpenApiParameter("room", OpenApiTypes.STR, OpenApiParameter.PATH, description="The id of a room.")
PAGE = [
    OpenApiParameter(name, {"type": "integer", "minimum": least, "maximum": 2**53 - 1}, OpenApiParameter.QUERY)
    for name, least in (("before", 0), ("after", 0), ("limit", 1))
]


class Guests(Endpoint):
    """Take a name and become a guest, who can enter public rooms, and private ones by invitation.

    With an API key the guest belongs to the key's project; without, the server must be open to guests.
    """

    open = True

    @extend_schema(
        operation_id="create_guest",
        request=schema.Named,
        responses={201: answers.Guest, **problems(*WRITES)},
    )
    async def post(self, request: HttpRequest, caller: None) -> HttpResponse:
        presented = Presented.by_request(request)
        project = await self.project(presented)
        await enforce(f"guests:{presented.client}", Rate(settings.GUEST_RATE, settings.GUEST_BURST))
        given = schema.read(schema.Named, request)
        return json(await services.aguest(given["name"], project), status=201)

    async def project(self, presented: Presented) -> str:
        """To which project the guest will belong. Raises Problem 401, 403."""
        if presented.key() is not None:
            caller = await authenticate(presented)
            caller.require("chat")
            return caller.project
        if not settings.GUESTS:
            raise Problem("This server takes no guests.", code="forbidden")
        return "main"


class Me(Endpoint):
    """Who you are in chat."""

    @extend_schema(operation_id="get_me", responses={200: answers.Person, **problems(*READS)})
    async def get(self, request: HttpRequest, caller: Caller) -> HttpResponse:
        return json(services.shown(await aperson(caller)))

    @extend_schema(operation_id="rename_me", request=schema.Named, responses={200: answers.Person, **problems(*WRITES)})
    async def patch(self, request: HttpRequest, caller: Caller) -> HttpResponse:
        given = schema.read(schema.Named, request)
        who = await aperson(caller)
        await services.paced(who)
        return json(await services.arename(who, given["name"]))


class Rooms(Endpoint):
    """All rooms that you can see."""

    @extend_schema(operation_id="list_rooms", responses={200: answers.Rooms, **problems(*READS)})
    async def get(self, request: HttpRequest, caller: Caller) -> HttpResponse:
        return json(await services.arooms(await aperson(caller)))

    @extend_schema(
        operation_id="create_room", request=schema.RoomRequest, responses={201: answers.RoomSeen, **problems(*WRITES)}
    )
    async def post(self, request: HttpRequest, caller: Caller) -> HttpResponse:
        given = schema.read(schema.RoomRequest, request)
        return json(await services.acreate(await aperson(caller), given), status=201)


class Accept(Endpoint):
    """Enter a room by an invitation."""

    @extend_schema(
        operation_id="accept_invite",
        request=schema.AcceptRequest,
        responses={200: answers.RoomSeen, **problems(*WRITES, "invite_invalid", "room_archived")},
    )
    async def post(self, request: HttpRequest, caller: Caller) -> HttpResponse:
        given = schema.read(schema.AcceptRequest, request)
        return json(await services.aaccept(await aperson(caller), given["invite"]))


@extend_schema(parameters=[ROOM])
class OneRoom(Endpoint):
    """One room."""

    @extend_schema(operation_id="get_room", responses={200: answers.RoomSeen, **problems(*IN_ROOM)})
    async def get(self, request: HttpRequest, caller: Caller, room: str) -> HttpResponse:
        return json(await services.aroom(await aperson(caller), room))

    @extend_schema(
        operation_id="change_room",
        request=schema.RoomChange,
        responses={200: answers.RoomSeen, **problems(*WRITES, "room_not_found", "room_archived")},
    )
    async def patch(self, request: HttpRequest, caller: Caller, room: str) -> HttpResponse:
        given = schema.read(schema.RoomChange, request)
        return json(await services.achange(await aperson(caller), room, given))

    @extend_schema(operation_id="delete_room", responses={200: answers.RoomGone, **problems(*IN_ROOM)})
    async def delete(self, request: HttpRequest, caller: Caller, room: str) -> HttpResponse:
        return json(await services.adelete_room(await aperson(caller), room))


@extend_schema(parameters=[ROOM])
class Join(Endpoint):
    """Enter a public room."""

    @extend_schema(
        operation_id="join_room", request=None, responses={200: answers.RoomSeen, **problems(*IN_ROOM, "room_archived")}
    )
    async def post(self, request: HttpRequest, caller: Caller, room: str) -> HttpResponse:
        who = await aperson(caller)
        await services.paced(who)
        return json(await services.ajoin(who, room))


@extend_schema(parameters=[ROOM])
class Leave(Endpoint):
    """Go. The last one to go archives the room."""

    @extend_schema(
        operation_id="leave_room", request=None, responses={200: answers.Left, **problems(*IN_ROOM, "last_owner")}
    )
    async def post(self, request: HttpRequest, caller: Caller, room: str) -> HttpResponse:
        who = await aperson(caller)
        await services.paced(who)
        return json(await services.aleave(who, room))


@extend_schema(parameters=[ROOM])
class Invites(Endpoint):
    """Make an invitation. It is shown once; only its hash is kept."""

    @extend_schema(
        operation_id="create_invite",
        request=schema.InviteRequest,
        responses={201: answers.Invitation, **problems(*WRITES, "room_not_found", "room_archived")},
    )
    async def post(self, request: HttpRequest, caller: Caller, room: str) -> HttpResponse:
        given = schema.read(schema.InviteRequest, request)
        return json(await services.ainvite(await aperson(caller), room, **given), status=201)


@extend_schema(parameters=[ROOM])
class Members(Endpoint):
    """Everybody in the room."""

    @extend_schema(operation_id="list_members", responses={200: answers.RoomMembers, **problems(*IN_ROOM)})
    async def get(self, request: HttpRequest, caller: Caller, room: str) -> HttpResponse:
        return json(await services.amembers(await aperson(caller), room))


@extend_schema(parameters=[ROOM])
class OneMember(Endpoint):
    """Give a role, mute, ban."""

    @extend_schema(
        operation_id="change_member",
        request=schema.MemberChange,
        responses={
            200: answers.MemberChanged,
            **problems(*WRITES, "room_not_found", "person_not_found", "last_owner"),
        },
    )
    async def patch(self, request: HttpRequest, caller: Caller, room: str, person: str) -> HttpResponse:
        given = schema.read(schema.MemberChange, request)
        who, answer = await aperson(caller), None
        if "role" in given:
            answer = await services.aset_role(who, room, person, given["role"])
        if "muted_until" in given:
            answer = await services.amute(who, room, person, given["muted_until"])
        if "banned" in given:
            answer = await services.aban(who, room, person, given["banned"])
        if answer is None:
            raise invalid("role", "or muted_until or banned is required")
        return json(answer)

    @extend_schema(
        operation_id="remove_member",
        responses={200: answers.Left, **problems(*IN_ROOM, "person_not_found")},
    )
    async def delete(self, request: HttpRequest, caller: Caller, room: str, person: str) -> HttpResponse:
        return json(await services.aremove(await aperson(caller), room, person))
