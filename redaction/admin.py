"""Projects, keys, policies, recognizers and terms in Django's admin."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers

from .forms import PolicyForm, RecognizerForm, TermListForm
from .models import ApiKey, Conversation, Placeholder, Policy, Project, Recognizer, TermList
from .trying import Trying

admin.site.site_header = admin.site.site_title = "Tacet"
admin.site.index_title = "Configuration"


class InProject(admin.ModelAdmin):  # type: ignore[type-arg]  # generic in the stubs alone
    """A row of a project; the main one is proposed, which is the only one that most have."""

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """What a new row's form begins with."""
        main = Project.objects.filter(name="main").first()
        return {"project": main.pk if main else None, **super().get_changeform_initial_data(request)}


@admin.register(Project)
class ProjectAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # generic in the stubs alone
    """Tenants."""

    list_display = ("name", "created")
    search_fields = ("name",)
    readonly_fields = ("created",)

    def has_delete_permission(self, request: HttpRequest, obj: Project | None = None) -> bool:
        """The main project stays: requests without a key belong to it."""
        return super().has_delete_permission(request, obj) and (obj is None or obj.name != "main")


@admin.register(ApiKey)
class ApiKeyAdmin(InProject):
    """Keys, shown once."""

    list_display = ("name", "prefix", "project", "policy", "scopes", "status", "expires", "last_used")
    list_filter = ("project", "scopes", ("revoked", admin.EmptyFieldListFilter))
    list_select_related = ("project", "policy")
    search_fields = ("name", "prefix")
    fields = ("name", "project", "policy", "scopes", "expires", "prefix", "status", "created", "last_used")
    readonly_fields = ("prefix", "status", "created", "last_used")
    actions = ("revoke",)

    @admin.display(description="state")
    def status(self, key: ApiKey) -> str:
        """active, expired or revoked."""
        return key.state if key.pk else "new"

    @admin.action(description="Revoke selected keys")
    def revoke(self, request: HttpRequest, keys: QuerySet[ApiKey]) -> None:
        """Refuse these keys from now on; open sockets close with their next message."""
        for key in keys.filter(revoked=None):
            key.revoked = timezone.now()
            key.save(update_fields=["revoked"])
        self.message_user(request, "The keys are revoked.", messages.SUCCESS)

    def save_model(self, request: HttpRequest, obj: ApiKey, form: Any, change: bool) -> None:
        if not change:
            request.issued_key = obj.issue()  # type: ignore[attr-defined]
        super().save_model(request, obj, form, change)

    def response_add(self, request: HttpRequest, obj: ApiKey, post_url_continue: str | None = None) -> HttpResponse:
        """The one page that shows the key: not a message, which would be kept in a cookie or a session."""
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "API key",
            "key": request.issued_key,  # type: ignore[attr-defined]
            "row": obj,
        }
        response = TemplateResponse(request, "admin/redaction/apikey/issued.html", context)
        add_never_cache_headers(response)
        return response


@admin.register(Policy)
class PolicyAdmin(Trying, InProject):
    """What to look for and what to put in its place."""

    form = PolicyForm
    list_display = ("name", "project", "default", "redaction", "accuracy", "threshold")
    list_filter = ("project", "redaction", "accuracy", "default")
    list_select_related = ("project",)
    search_fields = ("name",)
    fieldsets = (
        (None, {"fields": ("project", "name", "default")}),
        ("What to look for", {"fields": ("enabled_types", "disabled_types", "filters")}),
        ("How sure to be", {"fields": ("accuracy", "threshold", "thresholds", "recall")}),
        (
            "What to put in its place",
            {"fields": ("redaction", "marker_pattern", "marker_language", "mask_character")},
        ),
        ("With a language model", {"fields": ("answers", "media")}),
    )


@admin.register(Recognizer)
class RecognizerAdmin(Trying, InProject):
    """Patterns of the operator's own."""

    form = RecognizerForm
    list_display = ("label", "project", "pattern", "score", "check_name", "enabled")
    list_filter = ("project", "enabled", "check_name")
    list_editable = ("enabled",)
    list_select_related = ("project",)
    search_fields = ("label",)


@admin.register(TermList)
class TermListAdmin(Trying, InProject):
    """Words that are always redacted, or never."""

    form = TermListForm
    list_display = ("name", "project", "kind", "label", "enabled")
    list_filter = ("project", "kind", "enabled")
    list_editable = ("enabled",)
    list_select_related = ("project",)
    search_fields = ("name",)


@admin.register(Conversation)
class ConversationAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # generic in the stubs alone
    """Conversations by size and age, to be deleted; what their placeholders stand for is shown nowhere."""

    list_display = ("__str__", "project", "size", "keep_values", "created", "used")
    list_filter = ("project", "keep_values")
    list_select_related = ("project",)
    date_hierarchy = "used"
    fields = readonly_fields = ("project", "size", "keep_values", "created", "used")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Conversation]:
        rows: QuerySet[Conversation] = super().get_queryset(request)
        return rows.annotate(placeholders_kept=Count("placeholders"))

    @admin.display(description="placeholders", ordering="placeholders_kept")
    def size(self, conversation: Conversation) -> int:
        """How many placeholders are kept."""
        return int(getattr(conversation, "placeholders_kept", 0))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Conversation | None = None) -> bool:
        return False

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """What goes with them, as a number: thousands of placeholders are no list to read, nor in the admin."""
        names = [str(one) for one in objs]
        placeholders = Placeholder.objects.filter(conversation__in=list(objs)).count()
        return names, {"conversations": len(names), "placeholders": placeholders}, set(), []
