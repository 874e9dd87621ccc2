"""The "try it" panel of the admin: what a text would become, before anything is saved. The text is kept nowhere."""

from typing import TYPE_CHECKING, Any, cast

from django.contrib import admin
from django.db.models import Model
from django.forms import ModelForm
from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, path
from django.views.decorators.debug import sensitive_post_parameters

from project.errors import Problem

from . import services
from .configuration import Row

if TYPE_CHECKING:
    Base = admin.ModelAdmin[Any]
else:
    Base = object

LONGEST = 20_000  # characters of a sample


class Trying(Base):
    """Adds the panel to a model's form in the admin."""

    change_form_template = "admin/redaction/trying.html"

    def get_urls(self) -> list[URLPattern]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_try"
        view = self.admin_site.admin_view(sensitive_post_parameters()(self.attempt))
        return [path("try", view, name=name), *super().get_urls()]

    def attempt(self, request: HttpRequest) -> JsonResponse:
        """The form as it stands, applied to the sample: redacted text, entities and model, or what is wrong."""
        row = self._row(request)
        if not (self.has_change_permission(request, row) if row else self.has_add_permission(request)):
            return JsonResponse({"errors": {"": ["You may not change this."]}}, status=403)
        form: ModelForm[Any] = self.get_form(request, row, change=row is not None)(request.POST, instance=row)
        if not form.is_valid():
            return JsonResponse({"errors": form.errors.get_json_data()}, status=400)
        try:
            item = services.attempt(cast(Row, form.save(commit=False)), request.POST.get("sample", "")[:LONGEST])
        except Problem as problem:
            return JsonResponse({"errors": {"": [{"message": problem.detail}]}}, status=400)
        entities = [{"text": entity["text"], "label": entity["best_label"]} for entity in item["entities"]]
        return JsonResponse({"processed_text": item["processed_text"], "entities": entities, "model": item["model"]})

    def _row(self, request: HttpRequest) -> Model | None:
        key = request.POST.get("row", "")
        return self.get_queryset(request).filter(pk=key).first() if key.isdigit() else None
