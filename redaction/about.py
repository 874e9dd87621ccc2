"""What the server is and runs on."""

import os
import platform
from functools import cache
from typing import Any

from . import services

APP_VERSION = "4.2.0"  # the API level that programs written for Limina's container compare with
VERSION = "0.1.0"


def version() -> dict[str, str]:
    """The answer of `GET /`."""
    return {"app_version": APP_VERSION, "name": "tacet", "version": VERSION}


def diagnostics() -> dict[str, Any]:
    """The answer of `GET /diagnostics`; `models` are those that this process has loaded so far."""
    return {**_machine(), "models": services.models()}


@cache
def _machine() -> dict[str, Any]:
    return {
        "platform": platform.platform(),
        "cpu_count": os.cpu_count() or 1,
        "container_version": APP_VERSION,
        "cpu_name": _cpu_name(),
        "gpu_info": None,
        "version": VERSION,
        "python": platform.python_version(),
    }


def _cpu_name() -> str:
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as lines:
            for line in lines:
                if line.startswith("model name"):
                    return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()
