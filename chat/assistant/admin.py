"""Language models in Django's admin."""

from django.contrib import admin

from ..models import Upstream


@admin.register(Upstream)
class UpstreamAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # generic in the stubs alone
    """Language models that answer."""

    list_display = ("name", "base_url", "model", "priority", "enabled")
    list_editable = ("priority", "enabled")
    search_fields = ("name", "base_url", "model")
    fieldsets = (
        (None, {"fields": ("name", "base_url", "model", "key_variable", "enabled")}),
        ("When it fails", {"fields": ("priority", "connect_seconds", "silence_seconds", "retries")}),
    )
