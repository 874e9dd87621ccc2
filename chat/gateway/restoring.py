"""An answer on its way back: each text of it through a Restorer of its own path, everything else at once.

A path is where a text stands: `choices[0].delta.content`, the arguments of the second tool call, a field that nobody
knows. Pieces of one path are one text, however they are cut and whatever comes between them. What a Restorer still
holds leaves before the `finish_reason` of its choice.
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any, Protocol

from .probabilities import LOGPROBS, bare
from .tails import Object, Path, begun, chunk_of, ended, says, texts

# Structure, which is never restored: what the upstream or the caller's program named, and what is no text.
KEPT = frozenset(
    {
        "b64_json", "data", "embedding", "finish_reason", "format", "id", "model", "object", "role", "service_tier",
        "system_fingerprint", "type",
    }
)  # fmt: skip
LISTS = frozenset({"data"})  # ... unless it is a list of objects
FUNCTIONS = frozenset({"function", "function_call", "custom"})


class Restores(Protocol):
    """What a Restorer does here."""

    async def atake(self, text: str) -> str: ...
    async def afinish(self) -> str: ...


class Makes(Protocol):
    """What an Exchange does here."""

    def restorer(self, *, new: bool = True, json: bool = False) -> Restores: ...


@dataclass(slots=True)
class Restoring:
    """The texts of one answer. `json`: the answer itself is JSON, as a response format asked for."""

    exchange: Makes
    json: bool = False
    characters: int = 0
    _open: dict[int, dict[Path, Restores]] = field(default_factory=dict)

    async def chunks(self, chunk: Object) -> AsyncIterator[Object]:
        """A chunk restored; before one that ends a choice, the choice's rest."""
        choices = chunk.get("choices")
        if not isinstance(choices, list):
            yield await self.whole(chunk)
            return
        made = {
            key: item if _passes(key, item) else await self._whole_field(key, item, ())
            for key, item in chunk.items()
            if key != "choices"
        }
        made["choices"] = [await self._choice(choice) for choice in choices]
        ending = [_index(choice) for choice in choices if isinstance(choice, dict) and choice.get("finish_reason")]
        tails = {at: tail for at in ending if (tail := await self._tail(at))}
        if tails:
            if any(map(says, made["choices"])):
                yield begun(made)
                made = ended(made)
            yield chunk_of(made, tails)
        if not choices or not all(map(_held_back, choices, made["choices"])):
            yield made

    async def rest(self) -> AsyncIterator[Object]:
        """What is still held where an answer ended without saying so."""
        tails = {at: tail for at in list(self._open) if (tail := await self._tail(at))}
        if tails:
            yield chunk_of({"object": "chat.completion.chunk"}, tails)

    async def whole(self, value: Any, path: Path = ()) -> Any:
        """An answer in one piece."""
        if isinstance(value, dict):
            made = {key: await self._whole_field(key, item, path) for key, item in value.items()}
            if made.get(LOGPROBS) is not None:
                made[LOGPROBS] = bare(made[LOGPROBS], value.get("message"), made.get("message"))
            return made
        if isinstance(value, list):
            return [await self.whole(item, (*path, at)) for at, item in enumerate(value)]
        return await self.text(value, path) if isinstance(value, str) and value else value

    async def text(self, text: str, path: Path = ()) -> str:
        """One text that is complete."""
        restorer = self._restorer(path)
        self.characters += len(text)
        return await restorer.atake(text) + await restorer.afinish()

    async def _whole_field(self, key: str, value: Any, path: Path) -> Any:
        if _kept(key, value, path) or key == LOGPROBS:
            return value
        return await self.whole(value, (*path, key))

    async def _choice(self, choice: Any) -> Any:
        return await self._pieces(choice, self._open.setdefault(_index(choice), {}), ())

    async def _pieces(self, value: Any, streams: dict[Path, Restores], path: Path) -> Any:
        """A part of a streamed choice; each text is a piece of the text of its path."""
        if isinstance(value, dict):
            return {
                key: item if _passes(key, item) else await self._piece(key, item, streams, path)
                for key, item in value.items()
            }
        if isinstance(value, list):
            return [await self._pieces(item, streams, (*path, _place(item, at))) for at, item in enumerate(value)]
        if not isinstance(value, str) or not value:
            return value
        return await self._take(value, streams, path)

    async def _piece(self, key: str, value: Any, streams: dict[Path, Restores], path: Path) -> Any:
        if _kept(key, value, path):
            return value
        if key == LOGPROBS:
            return None  # what they are of is known when it has been restored, and may then be longer or shorter
        return await self._pieces(value, streams, (*path, key))

    async def _take(self, text: str, streams: dict[Path, Restores], path: Path) -> str:
        if path not in streams:
            streams[path] = self._restorer(path)
        self.characters += len(text)
        return await streams[path].atake(text)

    async def _tail(self, choice: int) -> dict[Path, str]:
        """The ends of a choice's texts, which are then over."""
        ends = {path: await restorer.afinish() for path, restorer in self._open.pop(choice, {}).items()}
        return {path: end for path, end in ends.items() if end}

    def _restorer(self, path: Path) -> Restores:
        last = path[-1] if path else ""
        return self.exchange.restorer(json=last == "arguments" or (self.json and last == "content"))


def _passes(key: str, value: Any) -> bool:
    """Whether a field is structure or no text at a glance, as most of a chunk's are."""
    return not isinstance(value, str | dict | list) or (key in KEPT and isinstance(value, str))


def _kept(key: str, value: Any, path: Path) -> bool:
    if key in KEPT:
        return not (key in LISTS and isinstance(value, list | dict))
    return key == "name" and bool(path) and path[-1] in FUNCTIONS


def _index(choice: Any) -> int:
    at = choice.get("index", 0) if isinstance(choice, dict) else 0
    return at if isinstance(at, int) else 0


def _place(item: Any, at: int) -> int:
    """Which item of a list a piece belongs to: what it says, else where it stands."""
    said = item.get("index", at) if isinstance(item, dict) else at
    return said if isinstance(said, int) else at


def _held_back(given: Any, made: Any) -> bool:
    """Whether all that a choice brought was text, and all of that is held back now."""
    if not isinstance(made, dict) or made.get("finish_reason"):
        return False
    return any(texts(given)) and not any(texts(made))
