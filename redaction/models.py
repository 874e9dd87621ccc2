"""What an operator configures: projects, keys, policies, recognizers and term lists. No text of a caller is kept."""

import secrets
from datetime import timedelta
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone

from project.auth import Grant, digest

from .validators import (
    has_terms,
    is_label,
    is_mapping_of_fractions,
    is_pattern,
    is_project_name,
    is_selection,
    is_wrapped_marker,
    known_check,
    lists_filters,
)

FRACTION = [MinValueValidator(0.0), MaxValueValidator(1.0)]
MAIN = "main"


def new_secret() -> str:
    """256 random bits in hexadecimal."""
    return secrets.token_hex(32)


class Project(models.Model):
    """A tenant: its keys, policies, recognizers and terms, and the secret behind its hashed markers."""

    name = models.CharField(max_length=60, unique=True, validators=[is_project_name])
    secret = models.CharField(
        max_length=64,
        default=new_secret,
        editable=False,
        help_text="Keeps hashed markers of two projects apart; never shown.",
    )
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Policy(models.Model):
    """What to look for and what to put in its place, usable by name: `{"policy": "support-chat"}`."""

    class Kind(models.TextChoices):
        MARKER = "MARKER", "Marker: [NAME_1]"
        MASK = "MASK", "Mask: #### #####"
        SYNTHETIC = "SYNTHETIC", "Synthetic: an invented value"

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


class ApiKey(models.Model):
    """A caller's key. Only its SHA-256 is kept: 256 random bits need no slow hash."""

    class Scope(models.TextChoices):
        ALL = "redact reidentify chat", "Everything"
        REDACT = "redact", "Redact only"
        REIDENTIFY = "redact reidentify", "Redact and re-identify"

    name = models.CharField(max_length=60, help_text="Who or what uses it.")
    project = models.ForeignKey(Project, models.CASCADE, related_name="keys")
    policy = models.ForeignKey(
        Policy, models.SET_NULL, null=True, blank=True, help_text="Applies to requests that name no policy."
    )
    scopes = models.CharField(max_length=60, choices=Scope, default=Scope.ALL)
    prefix = models.CharField(max_length=12, editable=False)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    created = models.DateTimeField(auto_now_add=True)
    expires = models.DateTimeField(null=True, blank=True, help_text="Empty: never.")
    revoked = models.DateTimeField(null=True, blank=True)
    last_used = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = "API key"
        ordering = ("project", "name")

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix}…)"

    def issue(self) -> str:
        """A new key for this row, which keeps its digest only; show it now or never."""
        key = f"tacet_{secrets.token_urlsafe(32)}"
        self.prefix, self.digest = key[:12], digest(key)
        return key

    @property
    def state(self) -> str:
        """active, expired or revoked."""
        if self.revoked:
            return "revoked"
        return "expired" if self.expires and self.expires <= timezone.now() else "active"

    @classmethod
    def find(cls, key_digest: str) -> Grant | None:
        """What the key with this SHA-256 allows; None where there is no such key. From memory, 1 s old at most."""
        from .configuration import current

        return current().grant(key_digest)

    @classmethod
    async def afind(cls, key_digest: str) -> Grant | None:
        """As `find`, without blocking."""
        from .configuration import acurrent

        return (await acurrent()).grant(key_digest)

    @classmethod
    def touch(cls, key_id: int, minutes: int = 1) -> None:
        """Record that the key was used, at most once a minute."""
        now = timezone.now()
        fresh = models.Q(last_used__gte=now - timedelta(minutes=minutes))
        cls.objects.filter(pk=key_id).exclude(fresh).update(last_used=now)


class Revision(models.Model):
    """One row whose number every change of the configuration raises, so that processes notice."""

    number = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.number)
