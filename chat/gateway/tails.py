"""The ends of a choice's texts, written as one more piece of the answer."""

from collections.abc import Iterator, Mapping
from typing import Any

Object = dict[str, Any]
Path = tuple[str | int, ...]


def chunk_of(head: Mapping[str, Any], tails: Mapping[int, Mapping[Path, str]]) -> Object:
    """A chunk that carries the ends of these choices' texts, otherwise as `head`."""
    kept = {key: item for key, item in head.items() if key not in ("choices", "usage")}
    return {**kept, "choices": [_choice(at, found) for at, found in tails.items()]}


def says(choice: Any) -> bool:
    """Whether a choice of a chunk brings text."""
    return isinstance(choice, dict) and any(texts([choice.get("delta"), choice.get("text")]))


def begun(chunk: Object) -> Object:
    """A chunk that brings text and an end, without the end."""
    kept = {key: item for key, item in chunk.items() if key not in ("choices", "usage")}
    return {**kept, "choices": [{**choice, "finish_reason": None} for choice in chunk["choices"]]}


def ended(chunk: Object) -> Object:
    """The same without the text."""
    return {**chunk, "choices": [_silent(choice) for choice in chunk["choices"]]}


def _silent(choice: Object) -> Object:
    empty: Object = {"delta": {}} if "delta" in choice else {"text": ""}
    return {**choice, **empty}


def _choice(at: int, tails: Mapping[Path, str]) -> Object:
    made: Object = {"index": at, "finish_reason": None}
    for path, tail in tails.items():
        _put(made, path, tail)
    return made


def _put(made: Any, path: Path, tail: str) -> None:
    """Set the text at a path, making what is missing on the way; items of lists carry their index."""
    key, *rest = path
    if not rest:
        made[key] = tail
    elif isinstance(rest[0], str):
        _put(made.setdefault(key, {}), tuple(rest), tail)
    else:
        items = made.setdefault(key, [])
        item = next((item for item in items if item["index"] == rest[0]), None)
        if item is None:
            item = {"index": rest[0]}
            items.append(item)
        if rest[1:]:
            _put(item, tuple(rest[1:]), tail)


def texts(value: Any) -> Iterator[str]:
    """Every text in a piece."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
