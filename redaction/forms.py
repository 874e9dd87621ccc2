"""The admin's forms: lists to choose from in place of JSON, and the checks that need two fields."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import FilteredSelectMultiple

from .engine.checks import CHECKS
from .engine.groups import GROUPS
from .engine.taxonomy import BETA, HEALTH, PCI, PII
from .models import Policy, Recognizer, TermList
from .schema import LANGUAGES


def choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """Entity types and groups, and the types that operators have added."""
    own = Recognizer.objects.values_list("label", flat=True).distinct()
    return [
        ("Groups", [(name, name) for name in GROUPS]),
        ("Personal", [(label, label) for label in PII]),
        ("Health", [(label, label) for label in HEALTH]),
        ("Payment", [(label, label) for label in PCI]),
        ("Beta", [(label, label) for label in BETA]),
        ("Own", [(label, label) for label in own]),
    ]


class PolicyForm(forms.ModelForm):  # type: ignore[type-arg]  # generic in the stubs alone
    """A policy."""

    class Meta:
        model = Policy
        fields = "__all__"  # noqa: DJ007  # the admin's fieldsets decide
        widgets = {"mask_character": forms.TextInput(attrs={"size": 1})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, title in (("enabled_types", "enabled types"), ("disabled_types", "disabled types")):
            if name in self.fields:
                self.fields[name] = forms.MultipleChoiceField(
                    choices=choices(),
                    required=False,
                    help_text=self.fields[name].help_text,
                    widget=FilteredSelectMultiple(title, is_stacked=False),
                )
        if "marker_language" in self.fields:
            given = self.fields["marker_language"]
            self.fields["marker_language"] = forms.ChoiceField(
                choices=[(code, code) for code in LANGUAGES], initial=given.initial, help_text=given.help_text
            )


class RecognizerForm(forms.ModelForm):  # type: ignore[type-arg]  # generic in the stubs alone
    """A recognizer."""

    class Meta:
        model = Recognizer
        fields = "__all__"  # noqa: DJ007
        widgets = {
            "pattern": forms.TextInput(attrs={"class": "vLargeTextField", "spellcheck": "false"}),
            "check_name": forms.Select(choices=[("", "none"), *((name, name) for name in sorted(CHECKS))]),
        }


class TermListForm(forms.ModelForm):  # type: ignore[type-arg]  # generic in the stubs alone
    """A term list."""

    class Meta:
        model = TermList
        fields = "__all__"  # noqa: DJ007

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("kind") == TermList.Kind.BLOCK and not cleaned.get("label"):
            self.add_error("label", "Terms to redact need an entity type.")
        return cleaned
