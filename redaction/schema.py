"""Requests, defined once for REST, `/ws`, OpenAPI and AsyncAPI.

DRF's serializers declare and validate the options; `parse` keeps what it has validated, because most callers send the
same options with every text.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import orjson
from rest_framework import serializers

from project.errors import Problem, invalid
from project.rest.validation import from_serializer

from . import fields
from .engine.policy import ACCURACIES

COREFERENCES = ("heuristics", "model_prediction", "combined")
LANGUAGES = ("auto", "en", "de", "es", "fr", "hi", "it", "ja", "ko", "nl", "pt", "ru", "tl", "uk", "zh")
PROJECT = r"^[a-zA-Z0-9\-_:]*\Z"
CONVERSATION = 200  # characters of a conversation's name
LABEL = r"^[A-Za-z0-9_\-]{1,64}\Z"


def conversation_field(help_text: str) -> fields.Name:
    """The name of a conversation, declared; `_conversation` reads it, because it differs from request to request."""
    return fields.Name(max_length=CONVERSATION, required=False, allow_null=True, help_text=help_text)


class EntitySelector(fields.Strict):
    """Turns entity types on or off. The first ENABLE leaves only what is enabled."""

    type = fields.Choice(["ENABLE", "DISABLE"])
    value = fields.Many(fields.Name(max_length=64), required=False, help_text="Entity types and groups of them.")


class Filter(fields.Strict):
    """A pattern of the caller's own, in RE2 syntax.

    ALLOW keeps entities whose text matches, ALLOW_TEXT leaves whatever the pattern covers in the text, BLOCK makes
    every match an entity of the type `entity_type`.
    """

    type = fields.Choice(["ALLOW", "ALLOW_TEXT", "BLOCK"])
    pattern = fields.Name(max_length=1_000)
    entity_type = fields.Name(max_length=64, pattern=LABEL, required=False, allow_null=True)
    threshold = fields.Fraction(required=False, allow_null=True, help_text="The score of a BLOCK entity, 1 by default.")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if attrs["type"] == "BLOCK" and not attrs.get("entity_type"):
            raise serializers.ValidationError({"entity_type": "is required for BLOCK"})
        return attrs


class Validation(fields.Strict):
    """A checksum to report on some entity types."""

    algorithm = fields.Choice(["luhn"])
    on_entities = fields.Many(fields.Name(max_length=64))


class EntityDetection(fields.Strict):
    """What to look for."""

    accuracy = fields.Choice(
        ACCURACIES,
        required=False,
        allow_null=True,
        help_text="Which model reads: standard a fast English one, high the best English one, _multilingual the one "
        "for ten languages, _automatic one of the two by the text's language. Left out: as the policy says, else "
        "high_automatic.",
    )
    entity_types = fields.Many(EntitySelector(), required=False, allow_null=True)
    filter = fields.Many(Filter(), required=False, allow_null=True)
    return_entity = fields.Flag(required=False, allow_null=True, help_text="False leaves `entities` empty.")
    enable_non_max_suppression = fields.Flag(required=False, allow_null=True)
    validation_options = fields.Many(Validation(), required=False, allow_null=True)


class ProcessedText(fields.Strict):
    """What to put in an entity's place."""

    type = fields.Choice(["MARKER", "MASK", "SYNTHETIC"], required=False)
    pattern = fields.Name(max_length=40, required=False, allow_null=True)
    marker_language = fields.Choice(LANGUAGES, required=False, allow_null=True)
    coreference_resolution = fields.Choice(COREFERENCES, required=False, allow_null=True)
    mask_character = fields.Name(max_length=1, required=False, allow_null=True)
    synthetic_entity_accuracy = fields.Choice(
        ["standard", "standard_multilingual", "standard_automatic"], required=False, allow_null=True
    )
    preserve_relationships = fields.Flag(required=False, allow_null=True)


class RelationDetection(fields.Strict):
    """Which mentions belong together."""

    coreference_resolution = fields.Choice(COREFERENCES, required=False, allow_null=True)
    enable_relation_extraction = fields.Flag(required=False, allow_null=True)


class DetectionRequest(serializers.Serializer[Any]):
    """What every request for detection may say."""

    project_id = fields.Name(max_length=60, pattern=PROJECT, allow_blank=True, required=False, allow_null=True)
    policy = fields.Name(max_length=60, required=False, allow_null=True, help_text="A policy of the project, by name.")
    entity_detection = EntityDetection(required=False, allow_null=True)


class NerTextRequest(DetectionRequest):
    """Texts in which to find entities."""

    text = fields.Texts()
    link_batch = fields.Flag(required=False, allow_null=True, help_text="Treat the list as one text.")


class ProcessTextRequest(NerTextRequest):
    """Texts to redact."""

    processed_text = ProcessedText(required=False, allow_null=True)
    conversation = conversation_field("A name of the caller's: requests of one conversation share their placeholders.")


class AnalyzeTextRequest(NerTextRequest):
    """Texts in which to find and read entities."""

    locale = fields.Name(max_length=35, required=False, allow_null=True, help_text="A language tag such as en-CA.")
    relation_detection = RelationDetection(required=False, allow_null=True)


class StreamRequest(DetectionRequest):
    """A piece of a live text."""

    processed_text = ProcessedText(required=False, allow_null=True)
    conversation = conversation_field("As in a request; it counts in the message that opens the stream.")
    stream = fields.Name(max_length=60, help_text="The caller's name for the stream.")
    append = fields.Name(max_length=500_000, allow_blank=True, required=False)
    end = fields.Flag(required=False)


class Replaced(fields.Strict):
    """A placeholder and what it stands for."""

    processed_text = fields.Name(max_length=1_000)
    text = fields.Name(max_length=100_000, allow_blank=True)


class ReidentifyTextRequest(serializers.Serializer[Any]):
    """Redacted texts and what their placeholders stand for."""

    processed_text = fields.Texts()
    entities = fields.Many(Replaced(), required=False, allow_null=True)
    conversation = conversation_field("The conversation that the placeholders are of; `entities` may then be left out.")
    model = fields.Name(max_length=200, allow_blank=True, required=False, allow_null=True)
    reidentify_sensitive_fields = fields.Flag(required=False, allow_null=True)
    project_id = fields.Name(max_length=60, pattern=PROJECT, allow_blank=True, required=False, allow_null=True)


@dataclass(frozen=True, slots=True)
class Options:
    """Everything in a request but its texts. Equal requests have equal `key`s, so that work on them can be kept."""

    key: bytes
    fields: Mapping[str, Any]

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Options) and self.key == other.key


@dataclass(frozen=True, slots=True)
class Body:
    """A valid request: its texts, whether they came as one string, its options, and its conversation."""

    texts: tuple[str, ...]
    single: bool
    options: Options
    conversation: str | None = None

    @property
    def linked(self) -> bool:
        """Whether the texts share one numbering and one context."""
        return bool(self.options.fields.get("link_batch"))


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a stream: text to append, its end, or both. The options count in the message that opens it."""

    name: str
    append: str | None
    end: bool
    options: Options
    conversation: str | None = None


Kind = type[serializers.Serializer[Any]]
NONE = Options(b"", {})
PIECE = frozenset({"stream", "append", "end", "conversation"})
KEPT = 16_384  # bytes of options up to which they are worth keeping
ORIGINALS = "entities"  # what placeholders stand for is a caller's text, of which nothing is kept


def parse(kind: Kind, data: object, texts: str = "text") -> Body:
    """A valid `Body` from the JSON of a request, or an Problem that names each bad field.

    `texts` is the field that holds the texts; fields that `kind` does not know are ignored at the top level only.
    """
    if not isinstance(data, dict):
        raise Problem("The request must be a JSON object.", code="invalid")
    options = _options(kind, data, frozenset({texts, "conversation"}))
    if texts not in data:
        raise invalid(texts, "is required")
    raw = data[texts]
    named = _conversation(data) if "conversation" in _names(kind) else None
    return Body(fields.texts(raw, texts), isinstance(raw, str), options, named)


def _conversation(data: dict[str, Any]) -> str | None:
    name = data.get("conversation")
    if name is not None and not (isinstance(name, str) and 1 <= len(name) <= CONVERSATION):
        raise invalid("conversation", f"must be a string of 1 to {CONVERSATION} characters")
    return name


@lru_cache(maxsize=16)
def _names(kind: Kind) -> tuple[str, ...]:
    return tuple(kind().fields)


def _options(kind: Kind, data: dict[str, Any], content: frozenset[str]) -> Options:
    """The fields of `data` that `kind` knows and that are not `content`, validated."""
    given = {name: data[name] for name in _names(kind) if name in data and name not in content}
    if not given:
        return NONE
    key = orjson.dumps(given, option=orjson.OPT_SORT_KEYS)
    validated = _validated if len(key) <= KEPT and ORIGINALS not in given else _validated.__wrapped__
    return validated(kind, key, content)


@lru_cache(maxsize=4_096)
def _validated(kind: Kind, key: bytes, content: frozenset[str]) -> Options:
    serializer = kind(data=orjson.loads(key))
    for name in content:
        serializer.fields.pop(name, None)
    if not serializer.is_valid():
        raise from_serializer(serializer.errors)
    return Options(key, serializer.validated_data)


def parse_options(kind: Kind, data: dict[str, Any]) -> Options:
    """The options alone, for a caller that has its text elsewhere. Raises Problem 400."""
    return _options(kind, data, PIECE)


def parse_part(data: dict[str, Any]) -> Part:
    """A piece of a stream from a message. Raises Problem 400."""
    name = data["stream"]
    if not isinstance(name, str) or not 1 <= len(name) <= 60:
        raise invalid("stream", "must be a string of 1 to 60 characters")
    append, end = data.get("append"), data.get("end", False)
    if append is not None and not isinstance(append, str):
        raise invalid("append", "must be a string")
    if end not in (True, False, "true", "false"):
        raise invalid("end", "must be true or false")
    ends = end in (True, "true")
    if append is None and not ends:
        raise invalid("append", "is required unless end is true")
    text = None if append is None else fields.texts(append, "append")[0]
    return Part(name, text, ends, parse_options(StreamRequest, data), _conversation(data))
