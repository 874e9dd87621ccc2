"""Django looks for this class to know the app."""

from django.apps import AppConfig


class ChatConfig(AppConfig):
    name = "chat"

    def ready(self) -> None:
        from django.db.models.signals import post_delete

        from project import keeping

        from .models import Room
        from .models.messages import PURPOSE
        from .rooms import redacting, retention

        keeping.purges.update(retention.PURGES)
        keeping.sealed.append(keeping.Sealed("chat.Message", "original", PURPOSE))
        post_delete.connect(redacting.deleted, sender=Room)  # wherever it is deleted: REST, the admin, a command
