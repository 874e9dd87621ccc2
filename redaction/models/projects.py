"""Tenants."""

import secrets

from django.db import models

from ..validators import is_project_name

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
