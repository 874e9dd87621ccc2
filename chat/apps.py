"""Django looks for this class to know the app."""

from typing import Any

from django.apps import AppConfig


class ChatConfig(AppConfig):
    name = "chat"

    def ready(self) -> None:
        from django.db.models.signals import post_delete

        from project import keeping

        from .models import Room
        from .models.messages import PURPOSE
        from .rooms import retention

        keeping.purges.update(retention.PURGES)
        keeping.sealed.append(keeping.Sealed("chat.Message", "original", PURPOSE))
        post_delete.connect(_forget_placeholders, sender=Room)  # wherever it is deleted: REST, the admin, a command


def _forget_placeholders(**signal: Any) -> None:
    from .rooms import redacting  # with the engine, which commands start without

    redacting.deleted(**signal)
