"""What stands for what in a conversation."""

from typing import Any, ClassVar

from django.db import models
from django.utils import timezone

from .projects import Project


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
