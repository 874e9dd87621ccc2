"""Django looks for this class to know the app."""

from django.apps import AppConfig


class ChatConfig(AppConfig):
    name = "chat"
