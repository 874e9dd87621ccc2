"""What is said, redacted; and when it is said, so that the sound of it can be bleeped."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from project.auth import Caller
from redaction import services

from .bleep import Span
from .frames import Transcription, Word
from .tail import open_tail

Item = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Heard:
    """A transcript for others, and what it says of the sound: what to cover, what may be heard."""

    transcription: Transcription
    bleeped: tuple[Span, ...]
    checked: tuple[Span, ...]
    held: int  # characters at the end that an unfinished transcript does not show yet
    item: Item  # the whole answer of /process/text for what is shown


async def redact(caller: Caller, given: Transcription, options: Item, padding: tuple[float, float]) -> Heard:
    """Redact a transcript. `padding`: seconds covered before and after a word. Raises Problem."""
    text = given.text or " ".join(word.text for word in given.words)
    item = await services.aask(caller, "redact", {**options, "text": text, **_with_entities(options)})
    keep = len(text) if given.final else open_tail(text, item["entities"])
    shown = _shown(item, keep)
    bleeped, checked = _sound(text, given.words, shown["entities"], keep, padding)
    return Heard(replace(given, text=shown["processed_text"]), bleeped, checked, len(text) - keep, shown)


def _with_entities(options: Item) -> Item:
    """Places are needed here even where the caller's options leave them out."""
    return {"entity_detection": {**(options.get("entity_detection") or {}), "return_entity": True}}


def _shown(item: Item, keep: int) -> Item:
    """The answer for the first `keep` characters of the text; no entity lies across that place."""
    entities = [entity for entity in item["entities"] if entity["location"]["end_idx"] <= keep]
    end = keep
    if entities:
        last = entities[-1]["location"]
        end += last["end_idx_processed"] - last["end_idx"]
    present = bool(entities) or item["entities_present"]
    return {**item, "processed_text": item["processed_text"][:end], "entities": entities, "entities_present": present}


def _sound(
    text: str, words: Sequence[Word], entities: Sequence[Item], keep: int, padding: tuple[float, float]
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """What to cover and what may be heard. A word that is not in the text is covered: nothing is known of it."""
    bleeped: list[Span] = []
    shown: list[Word] = []
    places = deque((entity["location"]["stt_idx"], entity["location"]["end_idx"]) for entity in entities)
    at = 0
    for word in words:
        found = text.find(word.text.strip(), at) if word.text.strip() else at
        if found < 0:
            bleeped.append(_padded(word, padding))
            continue
        start, at = found, found + len(word.text.strip())
        if at > keep:
            break
        shown.append(word)
        while places and places[0][1] <= start:
            places.popleft()
        if places and places[0][0] < at:
            bleeped.append(_padded(word, padding))
    checked = ((shown[0].start, shown[-1].end),) if shown else ()
    return tuple(bleeped), checked


def _padded(word: Word, padding: tuple[float, float]) -> Span:
    before, after = padding
    return max(0.0, word.start - before), word.end + after
