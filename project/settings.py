"""Every setting in one place; docs/settings.md lists the variables."""

import os
import secrets
import warnings
from contextlib import suppress
from pathlib import Path
from typing import Any

import dj_database_url

from . import env

BASE_DIR = Path(__file__).resolve().parent.parent
# Requests run side by side, one core each; a library that splits one step over all cores takes them from the others and
# waits for them: milliseconds for a product of two small matrices. To be said before numpy is imported.
os.environ.update({"TOKENIZERS_PARALLELISM": "false", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"})
VAR_DIR = Path(env.text("VAR_DIR", str(BASE_DIR / "var")))  # the database of a single host and its secret

DEBUG = env.flag("DEBUG", False)


def _secret_key() -> str:
    """SECRET_KEY from the environment, else one made once and kept beside the database."""
    if given := env.text("SECRET_KEY"):
        return given
    path = VAR_DIR / "secret_key"
    VAR_DIR.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x") as file:
            path.chmod(0o600)
            file.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    return path.read_text()


SECRET_KEY = _secret_key()
ENCRYPTION_KEYS = env.names("ENCRYPTION_KEYS") or [SECRET_KEY]
ALLOWED_HOSTS = env.names("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = env.names("CSRF_TRUSTED_ORIGINS")
TRUST_PROXY = env.flag("TRUST_PROXY", False)
USE_X_FORWARDED_HOST = TRUST_PROXY
if TRUST_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

INSTALLED_APPS = [
    "daphne",
    "django.contrib.admin.apps.SimpleAdminConfig",  # urls.py discovers: commands start without the engine
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "channels",
    "corsheaders",
    "rest_framework",
    "drf_spectacular",
    "project",
    "redaction",
    "chat",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "project.urls"
ASGI_APPLICATION = "project.asgi.application"
APPEND_SLASH = False  # a redirect would lose the body of a POST

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

DATABASES: dict[str, Any] = {
    "default": dj_database_url.parse(
        env.text("DATABASE_URL", f"sqlite:///{VAR_DIR / 'tacet.sqlite3'}"), conn_max_age=60, conn_health_checks=True
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    VAR_DIR.mkdir(parents=True, exist_ok=True)
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",  # a write lock taken late is a deadlock that SQLite answers with an error
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.text("REDIS_URL")
CHANNEL_REDIS_URLS = env.names("CHANNEL_REDIS_URLS") or [REDIS_URL] * bool(REDIS_URL)  # groups are spread over them
CHANNEL_LAYERS: dict[str, Any] = {
    "default": (
        {"BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer", "CONFIG": {"hosts": CHANNEL_REDIS_URLS}}
        if CHANNEL_REDIS_URLS
        else {
            "BACKEND": "channels.layers.InMemoryChannelLayer",
            # Its own bounds drop a burst of 100 messages, and a member after a day, without a word.
            "CONFIG": {"capacity": 10_000, "group_expiry": 10 * 365 * 86_400},
        }
    )
}

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
with suppress(OSError):  # WhiteNoise warns where it is missing; a read-only image has it already
    STATIC_ROOT.mkdir(exist_ok=True)
WHITENOISE_USE_FINDERS = True  # a fresh clone serves its pages before anything has been collected
warnings.filterwarnings("ignore", message="No directory at")  # WhiteNoise, of a STATIC_ROOT that is not needed then

# Limits; docs/settings.md says what each protects.
MAX_TEXT_CHARACTERS = env.integer("MAX_TEXT_CHARACTERS", 500_000, least=1)
MAX_TEXTS = env.integer("MAX_TEXTS", 1_000, least=1)
MAX_BODY_BYTES = env.integer("MAX_BODY_BYTES", 8 * 1024 * 1024, least=1024)
MAX_JSON_DEPTH = env.integer("MAX_JSON_DEPTH", 32, least=4)
DATA_UPLOAD_MAX_MEMORY_SIZE = MAX_BODY_BYTES
STREAM_WORDS = env.integer("STREAM_WORDS", 12, least=1)
ANONYMOUS = env.text("ANONYMOUS", "loopback")  # never | loopback | always: who may call without credentials
EXAMPLES = env.flag("EXAMPLES", ANONYMOUS != "never")  # small sockets to try a client against, open to anybody
API_KEY_MODEL = "redaction.ApiKey"  # keys are found through the model, so that the project imports no app
ENGINE_THREADS = env.integer("ENGINE_THREADS", min(4, os.cpu_count() or 1), least=1)
MODELS = env.names("MODELS", "english,multilingual")  # loaded before the server is ready; others at their first text
MAX_WAITING = env.integer("MAX_WAITING", 512, least=1)
API_RATE = env.number("API_RATE", 0)  # REST requests a second from one caller; 0 is no limit
API_BURST = env.integer("API_BURST", 100, least=1)
CONVERSATION_DAYS = env.number("CONVERSATION_DAYS", 30)  # placeholders are kept so long after the last turn; 0 is ever
CORS_ALLOWED_ORIGINS = env.names("CORS_ALLOWED_ORIGINS")

CACHES: dict[str, Any] = {
    "default": (
        {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
        if REDIS_URL
        else {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": VAR_DIR / "cache"}
    )
}

REST_FRAMEWORK: dict[str, Any] = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": [],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "UNAUTHENTICATED_USER": None,
}

# Sockets and serving
DATABASE_THREADS = env.integer("DATABASE_THREADS", 8, least=1)  # per process, for the work of sockets
SOCKET_MESSAGE_BYTES = env.integer("SOCKET_MESSAGE_BYTES", MAX_BODY_BYTES, least=1024)
SOCKET_WIRE_BYTES = env.integer(
    "SOCKET_WIRE_BYTES", 2 * SOCKET_MESSAGE_BYTES, least=SOCKET_MESSAGE_BYTES
)  # up to here a message is read, and answered with 413; a larger one closes the socket
SOCKET_OUTBOX_MESSAGES = env.integer("SOCKET_OUTBOX_MESSAGES", 256, least=1)
SOCKET_OUTBOX_BYTES = env.integer("SOCKET_OUTBOX_BYTES", 1024 * 1024, least=1024)
SOCKET_SLOW_SECONDS = env.number("SOCKET_SLOW_SECONDS", 8, least=0.1)  # a client that reads nothing for so long is cut
SOCKET_WORK = env.integer("SOCKET_WORK", 16, least=1)  # messages of one socket worked on at once
SOCKET_RATE = env.number("SOCKET_RATE", 1_000)  # messages a second from one socket; 0 is no limit
SOCKET_BURST = env.integer("SOCKET_BURST", 2_000, least=1)
SOCKET_SESSION_SECONDS = env.number("SOCKET_SESSION_SECONDS", 0)
SOCKET_IDLE_SECONDS = env.number("SOCKET_IDLE_SECONDS", 0)
SOCKET_WARNING_SECONDS = env.number("SOCKET_WARNING_SECONDS", 30)
SOCKET_PING_SECONDS = env.integer("SOCKET_PING_SECONDS", 20, least=1)
SOCKET_DEFLATE = env.flag("SOCKET_DEFLATE", False)  # compression of secrets beside chosen text leaks them (CRIME)
HTTP_HEADER_SECONDS = env.number("HTTP_HEADER_SECONDS", 20, least=0.1)
HTTP_BODY_SECONDS = env.number("HTTP_BODY_SECONDS", 30, least=0.1)
FILE_UPLOAD_MAX_MEMORY_SIZE = MAX_BODY_BYTES  # Django would write a larger body to a temporary file
DRAIN_SECONDS = env.number("DRAIN_SECONDS", 25, least=1)
DRAIN_NOTICE_SECONDS = env.number("DRAIN_NOTICE_SECONDS", 0)  # not ready, but still listening
WORKER_MAX_MEGABYTES = env.integer(
    "WORKER_MAX_MEGABYTES", 0
)  # read by the supervisor: a larger worker is replaced; 0 is never
WORKER_LEAST_SECONDS = env.number("WORKER_LEAST_SECONDS", 60)  # a younger worker is not replaced for its size
METRICS = env.text("METRICS", "always")  # always | loopback | never: who may read /metrics
LOGGING_CONFIG = "project.logs.configure"
LOGGING = {"format": env.text("LOG_FORMAT", "auto"), "level": env.text("LOG_LEVEL", "INFO").upper()}
SOCKET_RECHECK_SECONDS = env.number("SOCKET_RECHECK_SECONDS", 30)  # how long a revoked key keeps its open sockets
ADDRESS_RATE = env.number("ADDRESS_RATE", 0)  # requests and handshakes a second from one address; 0 is no limit
ADDRESS_BURST = env.integer("ADDRESS_BURST", 100, least=1)
LOGIN_RATE = env.number("LOGIN_RATE", 0.1)  # tries a second of one account's password; 0 is no limit
LOGIN_BURST = env.integer("LOGIN_BURST", 10, least=1)
LOGIN_ADDRESS_RATE = env.number("LOGIN_ADDRESS_RATE", 0.2)  # tries a second from one address; 0 is no limit
LOGIN_ADDRESS_BURST = env.integer("LOGIN_ADDRESS_BURST", 20, least=1)
SOCKET_STREAMS = env.integer("SOCKET_STREAMS", 16, least=1)  # live texts open on one socket

# Rooms
GUESTS = env.flag("GUESTS", ANONYMOUS != "never")  # whether strangers may join public rooms under a name
GUEST_DAYS = env.integer("GUEST_DAYS", 30, least=1)
GUEST_RATE = env.number("GUEST_RATE", 1)  # new guests a second from one address; 0 is no limit
GUEST_BURST = env.integer("GUEST_BURST", 20, least=1)
ROOM_MESSAGE_CHARACTERS = env.integer("ROOM_MESSAGE_CHARACTERS", 10_000, least=1)
ROOM_POST_RATE = env.number("ROOM_POST_RATE", 10)  # posts, edits and reactions a second of one person; 0 is no limit
ROOM_POST_BURST = env.integer("ROOM_POST_BURST", 50, least=1)
ROOM_HISTORY_MESSAGES = env.integer("ROOM_HISTORY_MESSAGES", 200, least=1)  # of one page
ROOM_ROOMS = env.integer("ROOM_ROOMS", 200, least=1)  # of one person
ROOM_MEMBERS = env.integer("ROOM_MEMBERS", 1_000, least=1)
ROOM_INVITES = env.integer("ROOM_INVITES", 100, least=1)  # of one room, not yet used up
ROOM_REACTIONS = env.integer("ROOM_REACTIONS", 20, least=1)  # different ones at one message
ROOM_ATTACHMENTS = env.integer("ROOM_ATTACHMENTS", 5, least=0)  # of one message
ROOM_ATTACHMENT_BYTES = env.integer("ROOM_ATTACHMENT_BYTES", 256 * 1024, least=1)

ROOM_ASSISTANT = env.flag("ROOM_ASSISTANT", True)  # whether members may call the assistant into a room
ROOM_SYNC_SECONDS = env.number("ROOM_SYNC_SECONDS", 2, least=0.1)  # between looks for what the channel layer lost
ROOM_RESUME_MESSAGES = env.integer("ROOM_RESUME_MESSAGES", 1_000, least=1)  # who missed more asks for the history
ROOM_PRESENCE_SECONDS = env.number("ROOM_PRESENCE_SECONDS", 30, least=1)  # the persons of a killed process stay so long
ROOM_SOCKET_ROOMS = env.integer("ROOM_SOCKET_ROOMS", 50, least=1)  # that one socket carries

# Language models: the first one may be named here, others in the admin; where there is none, an echo answers.
UPSTREAM_BASE_URL = env.text("UPSTREAM_BASE_URL")
UPSTREAM_MODEL = env.text("UPSTREAM_MODEL")
UPSTREAM_API_KEY = bool(env.text("UPSTREAM_API_KEY"))  # the key stays in the environment, where settings cannot show it
UPSTREAM_SILENCE_SECONDS = env.number("UPSTREAM_SILENCE_SECONDS", 60, least=0.1)
UPSTREAM_COOLDOWN_SECONDS = env.number("UPSTREAM_COOLDOWN_SECONDS", 20)
UPSTREAM_MAX_BYTES = env.integer("UPSTREAM_MAX_BYTES", 32 * 1024 * 1024, least=1024)  # of an answer or an event
READINGS_SECONDS = env.integer("READINGS_SECONDS", 600, least=0)  # what was found in a message; 0: not kept
GATEWAY_MEDIA = env.text("GATEWAY_MEDIA", "refuse")  # refuse | pass: images and the like, where no policy says
GATEWAY_MAX_CHARACTERS = env.integer("GATEWAY_MAX_CHARACTERS", 2_000_000, least=1)  # of text in one request
ASSISTANT_RESUME_SECONDS = env.number("ASSISTANT_RESUME_SECONDS", 30)  # an answer waits so long for a lost client
GATEWAY_PING_SECONDS = env.number("GATEWAY_PING_SECONDS", 3, least=0.05)  # httpx gives up after 5 s of silence

# Voice; the names are those of Pipecat's server parameters where it has the same
VOICE_HOST = env.text("VOICE_HOST")  # where `POST /start` sends clients; empty is the host of the request
VOICE_PORT = env.integer("VOICE_PORT", 0)  # 0 is the port of the request
VOICE_ADD_WAV_HEADER = env.flag("VOICE_ADD_WAV_HEADER", False)
VOICE_SERIALIZER = env.text("VOICE_SERIALIZER", "auto")  # auto | protobuf | rtvi | twilio
VOICE_SESSION_TIMEOUT = env.number("VOICE_SESSION_TIMEOUT", 0)  # seconds; 0 is none
VOICE_AUDIO_OUT_SAMPLE_RATE = env.integer("VOICE_AUDIO_OUT_SAMPLE_RATE", 0)  # Hz; 0 is as it comes
VOICE_AUDIO_OUT_CHANNELS = env.integer("VOICE_AUDIO_OUT_CHANNELS", 0)  # 0 is as they come
VOICE_CLIENT_POLICY = env.text("VOICE_CLIENT_POLICY", "many")  # many | reject_new | replace_old
VOICE_MESSAGE_BYTES = env.integer("VOICE_MESSAGE_BYTES", 1024 * 1024, least=1024)  # Pipecat's clients take no more
VOICE_STT_BASE_URL = env.text("VOICE_STT_BASE_URL")  # of an endpoint with OpenAI's audio paths; it hears what is said
VOICE_STT_API_KEY = bool(env.text("VOICE_STT_API_KEY"))  # the key stays in the environment
VOICE_STT_MODEL = env.text("VOICE_STT_MODEL", "whisper-1")
VOICE_STT_LANGUAGE = env.text("VOICE_STT_LANGUAGE")  # ISO 639-1; empty lets the model find out
VOICE_STT_SECONDS = env.number("VOICE_STT_SECONDS", 1.5, least=0.2)  # of new speech after which it is read again
VOICE_STT = env.text("VOICE_STT", "chat.voice.openai_audio.Transcriber")
VOICE_TTS_BASE_URL = env.text("VOICE_TTS_BASE_URL")
VOICE_TTS_API_KEY = bool(env.text("VOICE_TTS_API_KEY"))
VOICE_TTS_MODEL = env.text("VOICE_TTS_MODEL", "tts-1")
VOICE_TTS_VOICE = env.text("VOICE_TTS_VOICE", "alloy")
VOICE_TTS = env.text("VOICE_TTS", "chat.voice.openai_audio.Synthesizer")
# How long audio waits for somebody to say what to bleep; recognition needs longer than a pipeline that has the words.
VOICE_DELAY_MS = env.integer("VOICE_DELAY_MS", 5_000 if VOICE_STT_BASE_URL else 500)
VOICE_BUFFER_SECONDS = env.number("VOICE_BUFFER_SECONDS", 10, least=0.2)  # audio of one client ahead of its time
VOICE_UNCHECKED_AUDIO = env.text("VOICE_UNCHECKED_AUDIO", "drop")  # drop | relay: audio that no transcript covers
VOICE_BLEEP_FREQUENCY = env.number("VOICE_BLEEP_FREQUENCY", 600)  # Hz; 0 is silence
VOICE_BLEEP_GAIN = env.number("VOICE_BLEEP_GAIN", -3, least=-200)  # dB relative to full scale
VOICE_BLEEP_START_PADDING = env.number("VOICE_BLEEP_START_PADDING", 0.1)  # s covered before a word; its times are rough
VOICE_BLEEP_END_PADDING = env.number("VOICE_BLEEP_END_PADDING", 0.1)
VOICE_ASSISTANT = env.text("VOICE_ASSISTANT", "chat.voice.assistant.LanguageModel")
VOICE_ANSWER_TRANSCRIPTS = env.flag("VOICE_ANSWER_TRANSCRIPTS", False)  # final transcripts ask the assistant too

# What describes the sockets.
ASYNCAPI_PARTS = [f"{name}.asyncapi.part" for name in ("redaction", "chat.rooms", "chat.assistant", "chat.voice")]

SPECTACULAR_SETTINGS: dict[str, Any] = {
    "TITLE": "Tacet",
    "VERSION": "0.1.0",
    "DESCRIPTION": "Finds personal data in text and redacts it. Compatible with Limina's text API.",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "COMPONENT_SPLIT_REQUEST": False,
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "SORT_OPERATIONS": False,
    "SERVERS": [{"url": "/"}, {"url": "/v4"}, {"url": "/v3"}],
    "SECURITY": [{"key": []}, {"bearer": []}, {}],
    "APPEND_COMPONENTS": {
        "securitySchemes": {
            "key": {"type": "apiKey", "in": "header", "name": "x-api-key"},
            "bearer": {"type": "http", "scheme": "bearer"},
        }
    },
}
