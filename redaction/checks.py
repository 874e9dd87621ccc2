"""System checks for the settings that the engine reads."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from .engine.shipped import SHIPPED


@register("project")  # the tag of the checks that `manage.py serve` runs
def models(**_: Any) -> list[CheckMessage]:
    """MODELS names models that ship."""
    if set(settings.MODELS) <= set(SHIPPED):
        return []
    return [Error(f"MODELS must be some of {', '.join(SHIPPED)}.", id="redaction.E001")]
