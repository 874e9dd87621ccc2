"""Keys of callers."""

import secrets
from datetime import timedelta

from django.db import models
from django.utils import timezone

from project.auth import Grant, digest

from .policies import Policy
from .projects import Project


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
        from ..configuration import current

        return current().grant(key_digest)

    @classmethod
    async def afind(cls, key_digest: str) -> Grant | None:
        """As `find`, without blocking."""
        from ..configuration import acurrent

        return (await acurrent()).grant(key_digest)

    @classmethod
    def touch(cls, key_id: int, minutes: int = 1) -> None:
        """Record that the key was used, at most once a minute."""
        now = timezone.now()
        fresh = models.Q(last_used__gte=now - timedelta(minutes=minutes))
        cls.objects.filter(pk=key_id).exclude(fresh).update(last_used=now)
