"""Rooms, members, moderation and the record of reveals in Django's admin.

Originals are shown in one place, to those who have the permission `chat.reveal_message`, who say why and are recorded.
Messages are not searched here: the admin sends what it looks for in an address, which is logged.
"""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from project.errors import Problem

from ..models import Attachment, Invite, Membership, Message, Person, Reveal, Room
from . import directory, redacting, wire
from .messages import empty
from .outcome import tell
from .revealing import Revealing

ROOM_VIEWS = frozenset({"admin:chat_room_delete", "admin:chat_room_changelist"})


class RoomForm(forms.ModelForm):  # type: ignore[type-arg]  # generic in the stubs alone
    """A room whose policy the project has: with another one, everything that is said would be refused."""

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        try:
            redacting.redacted(directory.policy_of(given.get("project", ""), given), "x")
        except Problem as problem:
            told = "; ".join(f"{error['field']} {error['message']}" for error in problem.errors)
            raise ValidationError(f"{problem.detail} {told}") from None
        return given


class ReadOnly(admin.ModelAdmin):  # type: ignore[type-arg]  # generic in the stubs alone
    """Rows that are looked at. They go with their room, and not otherwise."""

    actions: Any = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        with_room = request.resolver_match is not None and request.resolver_match.view_name in ROOM_VIEWS
        return with_room and super().has_delete_permission(request, obj)


@admin.register(Person)
class PersonAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # generic in the stubs alone
    """Who takes part."""

    list_display = ("name", "public_id", "kind", "project", "blocked", "created")
    list_filter = ("kind", "project", "blocked")
    search_fields = ("name", "public_id")
    fields = ("name", "public_id", "kind", "project", "blocked", "created")
    readonly_fields = ("public_id", "kind", "project", "created")
    actions = ("block", "unblock")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Their messages would go with them and leave gaps; block them, or delete their messages."""
        return False

    @admin.action(description="Block selected people", permissions=["change"])
    def block(self, request: HttpRequest, people: QuerySet[Person]) -> None:
        """Let them use the chat no more; open sockets close at the next check."""
        people.update(blocked=True)

    @admin.action(description="Unblock selected people", permissions=["change"])
    def unblock(self, request: HttpRequest, people: QuerySet[Person]) -> None:
        """Let them use the chat again."""
        people.update(blocked=False)


@admin.register(Room)
class RoomAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # generic in the stubs alone
    """Rooms and their policies."""

    form = RoomForm
    list_display = ("name", "public_id", "project", "public", "archived", "keep_originals", "reveal", "last_seq")
    list_filter = ("project", "public", "archived", "keep_originals", "reveal")
    search_fields = ("name", "public_id")
    readonly_fields = ("public_id", "last_seq", "created", "created_by")
    actions = ("archive", "reopen")
    fieldsets = (
        (None, {"fields": ("name", "topic", "project", "public", "archived")}),
        ("Redaction", {"fields": ("policy", "entity_types", "redaction")}),
        ("Keeping", {"fields": ("keep_originals", "originals_days", "reveal", "retention_days")}),
        ("Facts", {"fields": ("public_id", "last_seq", "created", "created_by")}),
    )

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A room begins with its owner, who opens it in the chat."""
        return False

    def save_model(self, request: HttpRequest, obj: Room, form: Any, change: bool) -> None:
        # Only what the form changed: the numbers of a room in use are newer than those that were read.
        obj.save(update_fields=form.changed_data or ["name"])
        if not obj.keep_originals:
            Message.objects.filter(room=obj).update(original=None, original_expires=None)
        tell(wire.room_frame(obj))

    @admin.action(description="Archive selected rooms", permissions=["change"])
    def archive(self, request: HttpRequest, rooms: QuerySet[Room]) -> None:
        """Let them be read only."""
        self._set(rooms, archived=True)

    @admin.action(description="Open selected rooms again", permissions=["change"])
    def reopen(self, request: HttpRequest, rooms: QuerySet[Room]) -> None:
        """Let them be written in again."""
        self._set(rooms, archived=False)

    def _set(self, rooms: QuerySet[Room], *, archived: bool) -> None:
        rooms.update(archived=archived)
        tell(*(wire.room_frame(room) for room in rooms.all()))


@admin.register(Membership)
class MembershipAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # generic in the stubs alone
    """Who is in which room."""

    list_display = ("person", "room", "role", "joined", "left", "banned", "muted_until")
    list_filter = ("role", ("banned", admin.EmptyFieldListFilter), ("left", admin.EmptyFieldListFilter))
    list_select_related = ("person", "room")
    search_fields = ("person__name", "room__name")
    fields = ("room", "person", "role", "muted_until", "joined", "left", "banned")
    readonly_fields = ("room", "person", "joined", "left", "banned")
    actions = ("ban", "forgive", "unmute")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        with_room = request.resolver_match is not None and request.resolver_match.view_name in ROOM_VIEWS
        return with_room and super().has_delete_permission(request, obj)

    def save_model(self, request: HttpRequest, obj: Membership, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        tell(wire.member_frame(obj))

    @admin.action(description="Ban from the room", permissions=["change"])
    def ban(self, request: HttpRequest, seats: QuerySet[Membership]) -> None:
        """Show them out for good."""
        now = timezone.now()
        self._set(seats, banned=now, left=now)

    @admin.action(description="Lift the ban", permissions=["change"])
    def forgive(self, request: HttpRequest, seats: QuerySet[Membership]) -> None:
        """Let them join again."""
        self._set(seats, banned=None)

    @admin.action(description="Let them speak again", permissions=["change"])
    def unmute(self, request: HttpRequest, seats: QuerySet[Membership]) -> None:
        """End a mute."""
        self._set(seats, muted_until=None)

    def _set(self, seats: QuerySet[Membership], **values: Any) -> None:
        keys = [seat.pk for seat in seats]
        Membership.objects.filter(pk__in=keys).update(**values)
        changed = Membership.objects.filter(pk__in=keys).select_related("room", "person")
        tell(*(wire.member_frame(seat) for seat in changed))


@admin.register(Message)
class MessageAdmin(Revealing, ReadOnly):
    """Messages, redacted."""

    list_display = ("room", "seq", "author", "created", "shown", "deleted")
    list_filter = (("deleted", admin.EmptyFieldListFilter), "created", "room")
    list_select_related = ("room", "author")
    fields = ("room", "seq", "author", "created", "edited", "deleted", "text", "reply_to", "original_expires")
    actions = ("take_out",)
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Message]:
        found: QuerySet[Message] = super().get_queryset(request).defer("original")
        return found

    @admin.display(description="text")
    def shown(self, row: Message) -> str:
        """The beginning of the redacted text."""
        return row.text if len(row.text) <= 80 else f"{row.text[:79]}…"

    def has_take_out_permission(self, request: HttpRequest) -> bool:
        """Those who may change messages may empty them."""
        return request.user.has_perm("chat.change_message")

    @admin.action(description="Delete the content of selected messages", permissions=["take_out"])
    def take_out(self, request: HttpRequest, rows: QuerySet[Message]) -> None:
        """Empty them; their numbers stay, so that nothing is missing."""
        for row in rows.select_related("room", "author"):
            tell(*empty(row).frames)
        self.message_user(request, "The messages are empty now.", messages.SUCCESS)


@admin.register(Attachment)
class AttachmentAdmin(ReadOnly):
    """Files, redacted."""

    list_display = ("public_id", "name", "room", "person", "media_type", "entities", "created")
    list_select_related = ("room", "person")
    fields = ("public_id", "name", "room", "person", "media_type", "entities", "created", "text")


@admin.register(Invite)
class InviteAdmin(ReadOnly):
    """Invitations that can still be used; deleting one takes it back."""

    list_display = ("room", "role", "uses", "expires", "created_by", "created")
    list_select_related = ("room", "created_by")
    actions = ("delete_selected",)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return request.user.has_perm("chat.delete_invite")


@admin.register(Reveal)
class RevealAdmin(ReadOnly):
    """Who revealed what, and why. Nobody changes it."""

    list_display = ("created", "person_name", "person", "room_name", "seq", "outcome", "reason")
    list_filter = ("outcome", "created")
    date_hierarchy = "created"

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False
