"""Django looks for this class to know the app."""

from django.apps import AppConfig


class RedactionConfig(AppConfig):
    name = "redaction"

    def ready(self) -> None:
        from . import signals

        signals.connect()
