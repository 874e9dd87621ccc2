"""Django looks for this class to know the app."""

from django.apps import AppConfig


class ProjectConfig(AppConfig):
    name = "project"

    def ready(self) -> None:
        from . import checks  # noqa: F401  registers them
