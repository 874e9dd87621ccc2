"""What else happens when somebody posts: called by `services`, filled by what takes part in rooms as a member."""

from collections.abc import Awaitable, Callable
from typing import Any

from ..models import Person

before: list[Callable[[Person, str, Any], Awaitable[None]]] = []  # the author, the room, the text as it was written
after: list[Callable[[dict[str, Any]], None]] = []  # the message, as members get it
cancel: list[Callable[[str, str], Awaitable[None]]] = []  # a room, and an answer that is being given in it
