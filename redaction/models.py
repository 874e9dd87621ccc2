"""What an operator configures, and what stands for what in a conversation.

Projects, keys, policies, recognizers and term lists hold no text of a caller; of conversations the values behind
placeholders are kept, sealed, for as long as CONVERSATION_DAYS says.
"""

import secrets
from datetime import timedelta
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone

from project.auth import Grant, digest

from .engine.policy import USUAL
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


class Conversation(models.Model):
    """Turns that share their placeholders. Its name is the caller's and may say who talks, so only a digest is kept."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="conversations")
    digest = models.CharField(max_length=64, editable=False)
    keep_values = models.BooleanField(default=True, editable=False, help_text="Whether values can be put back.")
    created = models.DateTimeField(default=timezone.now, editable=False)
    used = models.DateTimeField(default=timezone.now, editable=False, db_index=True)

    class Meta:
        ordering = ("-used",)
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["project", "digest"], name="conversation_once_per_project")
        ]

    def __str__(self) -> str:
        return self.digest[:12]


class Placeholder(models.Model):
    """What stands for a value in a conversation. The value is sealed, and found by a keyed digest."""

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="placeholders")
    digest = models.CharField(max_length=64)
    label = models.CharField(max_length=64)
    tail = models.CharField(max_length=12)
    ours = models.BooleanField(default=True)
    sealed = models.BinaryField(null=True)
    stand_in = models.BinaryField(null=True)

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["conversation", "digest"], name="one_placeholder_per_value"),
            models.UniqueConstraint(fields=["conversation", "label", "tail"], name="one_value_per_placeholder"),
        ]

    def __str__(self) -> str:
        return f"{self.label}_{self.tail}"


class Revision(models.Model):
    """One row whose number every change of the configuration raises, so that processes notice."""

    number = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.number)
