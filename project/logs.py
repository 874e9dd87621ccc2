"""Structured logs that hold no text of users and no tokens: one JSON object or one console line per record.

An exception is logged as its class and the place in our code where it passed, never with its message or its locals,
which may quote what a user wrote. Records of libraries keep their template and lose their arguments for that reason.
"""

import logging
import logging.config
import sys
import threading
from collections.abc import MutableMapping
from types import TracebackType
from typing import Any

import structlog

OURS = ("project", "redaction", "chat", "access")
EXTRAS = ("request_id", "code", "count", "seconds")
Record = MutableMapping[str, Any]
ErrorInfo = tuple[type[BaseException] | None, BaseException | None, TracebackType | None]


def place(traceback: TracebackType | None) -> str:
    """File, line and function of the innermost frame."""
    while traceback is not None and traceback.tb_next is not None:
        traceback = traceback.tb_next
    if traceback is None:
        return ""
    code = traceback.tb_frame.f_code
    return f"{code.co_filename.rsplit('/', 1)[-1]}:{traceback.tb_lineno} {code.co_name}"


def without_private_parts(logger: Any, method: str, event: Record) -> Record:
    """Drop what may quote a user."""
    record: logging.LogRecord | None = event.get("_record")
    arguments = event.pop("positional_args", ())
    if record is not None and record.name.split(".")[0] not in OURS:
        template = arguments and isinstance(record.msg, str)
        event["event"] = record.msg if template else f"message of {record.name}"
    info: ErrorInfo | BaseException | bool | None = event.pop("exc_info", None)
    event.pop("stack_info", None)
    if info is True:
        info = sys.exc_info()
    if isinstance(info, BaseException):
        info = (type(info), info, info.__traceback__)
    if isinstance(info, tuple) and info[0] is not None:
        event["error"] = info[0].__name__
        event["at"] = place(info[2])
    return event


def _shared() -> list[Any]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(allow=EXTRAS),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        without_private_parts,
    ]


def configure(options: dict[str, Any]) -> None:
    """Set up logging; Django calls this with LOGGING, {"format": json | console | auto, "level": name}."""
    style = options["format"]
    if style == "auto":
        style = "console" if sys.stderr.isatty() else "json"
    renderer = (
        structlog.dev.ConsoleRenderer(colors=False) if style == "console" else structlog.processors.JSONRenderer()
    )
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_shared(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    formatter = {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": _shared(),
        "pass_foreign_args": True,
        "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
    }
    quiet = {"handlers": [], "level": "WARNING", "propagate": True}
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {"structured": formatter},
            "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "structured"}},
            "root": {"handlers": ["stderr"], "level": "WARNING"},
            "loggers": {
                **{name: {"level": options["level"]} for name in OURS},
                "django": quiet,
                "django.request": {**quiet, "level": "ERROR"},  # the access log has the 4xx
                "django.server": quiet,
            },
        }
    )


def catch_the_rest() -> None:
    """Exceptions that nobody caught: their class and place, in place of a traceback on stderr."""
    log = logging.getLogger("project")

    def uncaught(kind: type[BaseException], error: BaseException | None, traceback: TracebackType | None) -> None:
        log.critical("uncaught exception", exc_info=(kind, error or kind(), traceback))

    def in_thread(args: threading.ExceptHookArgs) -> None:
        uncaught(args.exc_type, args.exc_value, args.exc_traceback)

    sys.excepthook = uncaught
    threading.excepthook = in_thread
