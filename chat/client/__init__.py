"""Clients of the server's sockets, which come back and resume. They need the `websockets` package and nothing else."""

from .connection import Client, Failed, Refused
from .room import Place, Room

__all__ = ["Client", "Failed", "Place", "Refused", "Room"]
