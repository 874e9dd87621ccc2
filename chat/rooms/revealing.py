"""The page of the admin on which an original is revealed: for a reason, on the record, stored by no browser."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.cache import add_never_cache_headers

from ..models import Message, Reveal
from ..models.reveals import REASON
from .reveals import opened, record

if TYPE_CHECKING:
    Base = admin.ModelAdmin[Any]
else:
    Base = object

RIGHT = "chat.reveal_message"


class Reason(forms.Form):
    """Why it must be seen."""

    reason = forms.CharField(max_length=REASON)


class Revealing(Base):
    """Adds the page to the admin of messages."""

    change_form_template = "admin/chat/message/change_form.html"

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.reveal, cacheable=False)
        return [path("<int:key>/reveal", view, name="chat_message_reveal"), *super().get_urls()]

    def reveal(self, request: HttpRequest, key: int) -> HttpResponse:
        """Ask for the reason, then record it and show the original."""
        row = Message.objects.select_related("room", "author").filter(pk=key).first()
        if row is None:
            raise Http404
        if not request.user.has_perm(RIGHT):
            self._record(request, row, "", Reveal.Outcome.FORBIDDEN)
            raise PermissionDenied
        form = Reason(request.POST or None)
        shown: dict[str, Any] = {"form": form, "row": row}
        if form.is_valid():
            outcome, text = opened(row)
            self._record(request, row, form.cleaned_data["reason"], outcome)
            shown.update(outcome=outcome.label, text=text)
        context = {**self.admin_site.each_context(request), "opts": self.opts, "title": "Reveal a message", **shown}
        response = TemplateResponse(request, "admin/chat/message/reveal.html", context)
        add_never_cache_headers(response)
        return response

    def change_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The message, with a way to the page for those who may."""
        extra = {**(kwargs.pop("extra_context", None) or {}), "may_reveal": request.user.has_perm(RIGHT)}
        kwargs["extra_context"] = extra
        return super().change_view(request, *args, **kwargs)

    def _record(self, request: HttpRequest, row: Message, why: str, outcome: Reveal.Outcome) -> None:
        record(row, f"user:{request.user.pk}"[:16], request.user.get_username()[:60], why, outcome)
