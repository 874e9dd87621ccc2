"""What every socket is built on; docs/sockets.md is the guide."""

from .consumer import SessionConsumer
from .formats import Kind
from .options import Options
from .session import Session

__all__ = ["Kind", "Options", "Session", "SessionConsumer"]
