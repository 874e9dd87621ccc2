"""Who takes part."""

import secrets
from string import ascii_letters, digits
from typing import Any, ClassVar

from django.db import models

ALPHABET = ascii_letters + digits
NAME = 60  # characters


def random_name(length: int) -> str:
    """A name that nobody guesses: 5.95 bits a character."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def new_person_id() -> str:
    """`p_` and 12 random characters."""
    return f"p_{random_name(12)}"


class Person(models.Model):
    """Somebody in chat: a user, a key, a guest, or whoever sits at this machine. Made when first seen."""

    class Kind(models.TextChoices):
        USER = "user", "User"
        KEY = "key", "API key"
        GUEST = "guest", "Guest"
        LOCAL = "local", "This machine"

    public_id = models.CharField(max_length=16, unique=True, default=new_person_id, editable=False)
    kind = models.CharField(max_length=5, choices=Kind, editable=False)
    reference = models.CharField(max_length=64, blank=True, editable=False, help_text="Which user, key or guest.")
    project = models.CharField(max_length=60, editable=False)
    name = models.CharField(max_length=NAME, help_text="What the others see.")
    blocked = models.BooleanField(default=False, help_text="May no longer use the chat.")
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "people"
        ordering = ("name",)
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["kind", "reference", "project"], name="person_once"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.public_id})"
