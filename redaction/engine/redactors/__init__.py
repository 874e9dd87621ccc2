"""What is put in an entity's place."""

from .redact import redact, redact_many
from .redacted import Redacted, Replacement

__all__ = ["Redacted", "Replacement", "redact", "redact_many"]
