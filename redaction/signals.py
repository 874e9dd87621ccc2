"""Every change of the configuration raises its revision, in the transaction of the change."""

from typing import Any

from django.db.models import F, Model
from django.db.models.signals import post_delete, post_save

from .models import ApiKey, Policy, Project, Recognizer, Revision, TermList

WATCHED: tuple[type[Model], ...] = (Project, Policy, Recognizer, TermList, ApiKey)


def raise_revision(**_: Any) -> None:
    """Count up, and let this process look at once."""
    from .configuration import holder

    if not Revision.objects.filter(pk=1).update(number=F("number") + 1):
        Revision.objects.create(pk=1, number=1)
    holder.forget()


def connect() -> None:
    """Watch the models."""
    for model in WATCHED:
        post_save.connect(raise_revision, sender=model, dispatch_uid=f"revision:{model.__name__}:save")
        post_delete.connect(raise_revision, sender=model, dispatch_uid=f"revision:{model.__name__}:delete")
