"""The project's settings with what it mended taken back to what Django, DRF and Channels do as they come."""

from django.conf import global_settings

from project.settings import *  # noqa: F403
from project.settings import REDIS_URL

ROOT_URLCONF = "tests.live.stock"
ASGI_APPLICATION = "tests.live.stock.application"
APPEND_SLASH = True
DATA_UPLOAD_MAX_MEMORY_SIZE = global_settings.DATA_UPLOAD_MAX_MEMORY_SIZE
FILE_UPLOAD_MAX_MEMORY_SIZE = global_settings.FILE_UPLOAD_MAX_MEMORY_SIZE
LOGGING_CONFIG = global_settings.LOGGING_CONFIG
LOGGING = {}
REST_FRAMEWORK = {}
CHANNEL_LAYERS = {
    "default": (
        {"BACKEND": "channels_redis.core.RedisChannelLayer", "CONFIG": {"hosts": [REDIS_URL]}}
        if REDIS_URL
        else {"BACKEND": "channels.layers.InMemoryChannelLayer"}
    )
}
