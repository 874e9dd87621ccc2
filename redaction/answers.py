"""What is answered, for the documents; `render` makes the answers themselves."""

from typing import Any

from rest_framework import serializers

from . import fields

Shape = serializers.Serializer[Any]


class Location(Shape):
    """Code points of the text, ends exclusive."""

    stt_idx = serializers.IntegerField()
    end_idx = serializers.IntegerField()


class ProcessedLocation(Location):
    """Where an entity stood, and where its replacement stands."""

    stt_idx_processed = serializers.IntegerField()
    end_idx_processed = serializers.IntegerField()


def scores(help_text: str) -> serializers.DictField:
    """A mapping of names to numbers from 0 to 1."""
    return serializers.DictField(child=serializers.FloatField(), help_text=help_text)


class ValidationResult(Shape):
    """What a checksum says."""

    formatted = serializers.CharField()
    validation_method = serializers.CharField()
    status = serializers.ChoiceField(["valid", "invalid"])


class ProcessedEntity(Shape):
    """One entity and what stands in its place."""

    processed_text = serializers.CharField(help_text="Without brackets.")
    text = serializers.CharField()
    location = ProcessedLocation()
    best_label = serializers.CharField(help_text="The most specific label.")
    labels = scores("Every label that holds, parents included.")
    validation_results = ValidationResult(many=True, required=False)


class Facts(Shape):
    """What every item ends with."""

    entities_present = serializers.BooleanField()
    characters_processed = serializers.IntegerField(help_text="Code points.")
    languages_detected = scores("ISO 639-1 code to probability.")


class ProcessedItem(Facts):
    """One text, redacted."""

    processed_text = serializers.CharField()
    entities = ProcessedEntity(many=True)


class StreamedItem(Shape):
    """What is decided of a live text; locations count from its beginning."""

    stream = serializers.CharField()
    delta = serializers.CharField(help_text="Final: it never changes.")
    entities = ProcessedEntity(many=True)
    end = serializers.BooleanField(required=False, help_text="The stream has ended.")


class RecognizedEntity(Shape):
    """One entity."""

    text = serializers.CharField()
    location = Location()
    label = serializers.CharField()  # type: ignore[assignment]  # a field, not the attribute of DRF
    likelihood = serializers.FloatField()


class RecognizedItem(Facts):
    """The entities of one text, nested ones too."""

    entities = RecognizedEntity(many=True)


class Subtype(Shape):
    """A part of a date."""

    label = serializers.CharField()  # type: ignore[assignment]  # a field, not the attribute of DRF
    formatted = serializers.CharField()


class AnalysisResult(Shape):
    """What the entity's text says, in normal form."""

    formatted = serializers.CharField(allow_null=True)
    subtypes = Subtype(many=True, required=False)
    validation_results = ValidationResult(many=True, required=False)


class AnalyzedEntity(Shape):
    """One entity, read."""

    text = serializers.CharField()
    location = Location()
    best_label = serializers.CharField()
    labels = scores("Every label that holds, parents included.")
    analysis_result = AnalysisResult()
    coreference_id = serializers.UUIDField(required=False)
    relations = fields.Many(serializers.DictField(), required=False)


class AnalyzedItem(Facts):
    """The entities of one text, read."""

    entities = AnalyzedEntity(many=True)


class Version(Shape):
    """Which server this is."""

    app_version = serializers.CharField(help_text="The API level that this server is compatible with.")
    name = serializers.CharField()
    version = serializers.CharField()


class LoadedModel(Shape):
    """A model in memory."""

    name = serializers.CharField(help_text="As MODELS has it.")
    version = serializers.CharField(help_text="Its card's name and version.")
    tier = serializers.ChoiceField(["best", "fast"])
    languages = fields.Many(serializers.CharField())
    bytes = serializers.IntegerField(help_text="Of its network's file.")


class Diagnostics(Shape):
    """What the server runs on."""

    platform = serializers.CharField()
    cpu_count = serializers.IntegerField()
    container_version = serializers.CharField()
    cpu_name = serializers.CharField()
    gpu_info = serializers.CharField(allow_null=True)
    version = serializers.CharField()
    python = serializers.CharField()
    models = LoadedModel(many=True, help_text="Loaded so far.")


class Ticket(Shape):
    """A one-use ticket."""

    token = serializers.CharField()
    expires_in = serializers.IntegerField(help_text="Seconds.")


REIDENTIFIED: serializers.ListSerializer[Any] = serializers.ListSerializer(child=serializers.CharField())
