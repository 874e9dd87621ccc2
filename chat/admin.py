"""The chat's rows in Django's admin."""

from .assistant import admin as assistant
from .rooms import admin as rooms

__all__ = ["assistant", "rooms"]
