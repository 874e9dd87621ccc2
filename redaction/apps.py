"""Django looks for this class to know the app."""

from django.apps import AppConfig


class RedactionConfig(AppConfig):
    name = "redaction"

    def ready(self) -> None:
        from project import keeping

        from . import checks, signals  # noqa: F401 - importing registers the checks

        signals.connect()
        keeping.purges["conversations"] = _forget_conversations
        keeping.sealed += [
            keeping.Sealed("redaction.Placeholder", field, "placeholder") for field in ("sealed", "stand_in")
        ]


def _forget_conversations() -> int:
    from . import vault  # with the engine, which commands start without

    return vault.purge()
