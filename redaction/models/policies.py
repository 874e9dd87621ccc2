"""What is looked for and what is put in its place."""

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from ..engine.policy import USUAL
from ..validators import (
    is_mapping_of_fractions,
    is_project_name,
    is_selection,
    is_wrapped_marker,
    lists_filters,
)
from .projects import Project

FRACTION = [MinValueValidator(0.0), MaxValueValidator(1.0)]


class Policy(models.Model):
    """What to look for and what to put in its place, usable by name: `{"policy": "support-chat"}`."""

    class Kind(models.TextChoices):
        MARKER = "MARKER", "Marker: [NAME_1]"
        MASK = "MASK", "Mask: #### #####"
        SYNTHETIC = "SYNTHETIC", "Synthetic: an invented value"

    class Accuracy(models.TextChoices):
        HIGH_AUTOMATIC = "high_automatic", "High, by language: the best English model, or the multilingual one"
        HIGH = "high", "High: the best English model"
        HIGH_MULTILINGUAL = "high_multilingual", "High, multilingual: ten languages"
        STANDARD_HIGH_AUTOMATIC = "standard_high_automatic", "Fast, by language: fast English, or the multilingual one"
        STANDARD_HIGH = "standard_high", "Fast: as standard"
        STANDARD_HIGH_MULTILINGUAL = "standard_high_multilingual", "Fast, multilingual: as high, multilingual"
        STANDARD = "standard", "Standard: the fast English model"

    class Answers(models.TextChoices):
        IDENTIFIERS = "IDENTIFIERS", "Identifiers: numbers, addresses of e-mail, passwords"
        EVERYTHING = "EVERYTHING", "Everything that the policy looks for, names too: words come later"

    class Media(models.TextChoices):
        SERVER = "", "As the server's setting GATEWAY_MEDIA says"
        REFUSE = "refuse", "Refuse: nobody has looked into them"
        PASS = "pass", "Pass them on unread"

    project = models.ForeignKey(Project, models.CASCADE, related_name="policies")
    name = models.CharField(
        max_length=60, validators=[is_project_name], help_text='Used in requests: {"policy": "this-name"}'
    )
    default = models.BooleanField(default=False, help_text="Applies to requests of the project that name no policy.")
    enabled_types = models.JSONField(
        default=list,
        blank=True,
        validators=[is_selection],
        help_text="Entity types and groups to look for. Empty: all but the beta types.",
    )
    disabled_types = models.JSONField(
        default=list, blank=True, validators=[is_selection], help_text="Entity types and groups to leave alone."
    )
    accuracy = models.CharField(
        max_length=26,
        choices=Accuracy,
        default=USUAL,
        help_text="Which model reads the text, where the request does not say.",
    )
    threshold = models.FloatField(default=0.5, validators=FRACTION, help_text="The least score that counts, 0 to 1.")
    thresholds = models.JSONField(
        default=dict,
        blank=True,
        validators=[is_mapping_of_fractions],
        help_text='Other thresholds for some types: {"NAME": 0.4}',
    )
    recall = models.FloatField(
        default=0.0,
        validators=[MinValueValidator(-10.0), MaxValueValidator(10.0)],
        help_text="Above 0 finds more and errs more, below 0 less. -10 to 10.",
    )
    filters = models.JSONField(
        default=list,
        blank=True,
        validators=[lists_filters],
        help_text='As in a request: [{"type": "ALLOW", "pattern": "..."}, {"type": "BLOCK", "pattern": "...", '
        '"entity_type": "TICKET"}]',
    )
    redaction = models.CharField(max_length=9, choices=Kind, default=Kind.MARKER)
    marker_pattern = models.CharField(
        max_length=40,
        default="[UNIQUE_NUMBERED_ENTITY_TYPE]",
        validators=[is_wrapped_marker],
        help_text="BEST_ENTITY_TYPE, ALL_ENTITY_TYPES, UNIQUE_NUMBERED_ENTITY_TYPE or UNIQUE_HASHED_ENTITY_TYPE, "
        "bare or between two characters.",
    )
    marker_language = models.CharField(max_length=4, default="en", help_text="Language of the markers, or auto.")
    mask_character = models.CharField(max_length=1, default="#")
    answers = models.CharField(
        max_length=11,
        choices=Answers,
        default=Answers.IDENTIFIERS,
        help_text="What is redacted in a language model's answers where the model, not the caller, wrote it.",
    )
    media = models.CharField(
        max_length=6,
        choices=Media,
        blank=True,
        default=Media.SERVER,
        help_text="Images, sound and files in requests to a language model.",
    )

    class Meta:
        verbose_name_plural = "policies"
        ordering = ("project", "name")
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["project", "name"], name="policy_name_once_per_project"),
            models.UniqueConstraint(
                fields=["project"], condition=models.Q(default=True), name="one_default_policy_per_project"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.project}: {self.name}"
