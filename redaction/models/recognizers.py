"""What an operator adds to what is recognized: patterns, and lists of words."""

from django.db import models

from ..validators import has_terms, is_label, is_pattern, known_check
from .policies import FRACTION
from .projects import Project


class Recognizer(models.Model):
    """A pattern of the operator's own, with words that make it likelier and a checksum that confirms it."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="recognizers")
    label = models.CharField(max_length=64, validators=[is_label], help_text="Any name: EMPLOYEE_ID")
    pattern = models.CharField(
        max_length=1_000, validators=[is_pattern], help_text="In RE2 syntax: no look-around, no back-references."
    )
    score = models.FloatField(
        default=0.6,
        validators=FRACTION,
        help_text="What a bare match is worth. Below the threshold it counts only near a context word.",
    )
    context = models.TextField(
        blank=True, help_text="Words that make a match certain when they stand near it, one a line."
    )
    check_name = models.CharField(
        "check", max_length=30, blank=True, validators=[known_check], help_text="A checksum that every match must pass."
    )
    enabled = models.BooleanField(default=True)

    class Meta:
        ordering = ("project", "label")

    def __str__(self) -> str:
        return f"{self.project}: {self.label}"


class TermList(models.Model):
    """Words and phrases that are always redacted, or never."""

    class Kind(models.TextChoices):
        BLOCK = "BLOCK", "Redact these"
        ALLOW = "ALLOW", "Leave these alone"

    project = models.ForeignKey(Project, models.CASCADE, related_name="term_lists")
    name = models.CharField(max_length=60)
    kind = models.CharField(max_length=5, choices=Kind, default=Kind.BLOCK)
    label = models.CharField(
        max_length=64, blank=True, validators=[is_label], help_text="The entity type of the terms to redact."
    )
    terms = models.TextField(validators=[has_terms], help_text="One a line. Upper and lower case are the same.")
    enabled = models.BooleanField(default=True)

    class Meta:
        ordering = ("project", "name")

    def __str__(self) -> str:
        return f"{self.project}: {self.name}"
