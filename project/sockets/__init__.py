"""What every socket is built on; docs/sockets.md is the guide."""

from ..closing import Close
from .consumer import SessionConsumer
from .formats import Kind
from .options import Options
from .session import Session

__all__ = ["Close", "Kind", "Options", "Session", "SessionConsumer"]
