"""Invitations."""

from django.db import models

from .memberships import Membership
from .people import Person
from .rooms import Room


class Invite(models.Model):
    """A way into a room. Only the SHA-256 of the invitation is kept: 192 random bits need no slow hash."""

    room = models.ForeignKey(Room, models.CASCADE, related_name="invites")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    role = models.CharField(max_length=9, choices=Membership.Role, default=Membership.Role.MEMBER)
    uses = models.PositiveIntegerField(default=1, help_text="How often it can still be used.")
    expires = models.DateTimeField(db_index=True)
    created = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(Person, models.CASCADE, related_name="+")

    class Meta:
        ordering = ("-created",)

    def __str__(self) -> str:
        return f"{self.room}, {self.role}"
