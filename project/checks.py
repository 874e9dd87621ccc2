"""Django's system checks for our settings: a server that is set wrongly says so before it starts."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register

TAG = "project"
LEAST_KEY = 32  # characters of an encryption key
CHOICES = {
    "ANONYMOUS": ("never", "loopback", "always"),
    "METRICS": ("always", "loopback", "never"),
    "GATEWAY_MEDIA": ("refuse", "pass"),
    "VOICE_SERIALIZER": ("auto", "protobuf", "rtvi", "twilio"),
    "VOICE_CLIENT_POLICY": ("many", "reject_new", "replace_old"),
    "VOICE_UNCHECKED_AUDIO": ("drop", "relay"),
}


@register(TAG)
def choices(**_: Any) -> list[CheckMessage]:
    """Settings that are one of a few words."""
    return [
        Error(f"{name} must be one of {', '.join(words)}.", id="project.E001")
        for name, words in CHOICES.items()
        if getattr(settings, name) not in words
    ]


@register(TAG)
def key_model(**_: Any) -> list[CheckMessage]:
    """API_KEY_MODEL names a model that can look keys up."""
    try:
        model = apps.get_model(settings.API_KEY_MODEL)
    except (LookupError, ValueError):
        return [Warning("API_KEY_MODEL names no installed model: no key is known.", id="project.W003")]
    missing = [name for name in ("afind", "touch") if not hasattr(model, name)]
    return [Error(f"The model of API_KEY_MODEL has no {', '.join(missing)}.", id="project.E003")] if missing else []


@register(TAG)
def encryption_keys(**_: Any) -> list[CheckMessage]:
    """Keys that nobody guesses: a secret is stretched no further than its own length."""
    if not settings.ENCRYPTION_KEYS or any(len(key) < LEAST_KEY for key in settings.ENCRYPTION_KEYS):
        return [Error(f"Each of ENCRYPTION_KEYS must have at least {LEAST_KEY} characters.", id="project.E004")]
    return []


@register(TAG)
def message_sizes(**_: Any) -> list[CheckMessage]:
    """A text that REST takes must fit into a socket message."""
    if settings.SOCKET_MESSAGE_BYTES < settings.MAX_BODY_BYTES:
        return [
            Warning("SOCKET_MESSAGE_BYTES is below MAX_BODY_BYTES: sockets refuse what REST takes.", id="project.W001")
        ]
    return []


@register(deploy=True)
def open_to_all(**_: Any) -> list[CheckMessage]:
    """ANONYMOUS=always lets anyone in who reaches the port."""
    if settings.ANONYMOUS == "always":
        return [Warning("ANONYMOUS=always: whoever reaches the port may use it without a key.", id="project.W002")]
    return []
