"""Who is in which room, and as what."""

from typing import Any, ClassVar

from django.db import models

from .people import Person
from .rooms import Room


class Membership(models.Model):
    """One person in one room. The row stays when the person leaves, for a ban and for the authors of messages."""

    class Role(models.TextChoices):
        OWNER = "owner", "Owner"
        MODERATOR = "moderator", "Moderator"
        MEMBER = "member", "Member"
        GUEST = "guest", "Guest"

    room = models.ForeignKey(Room, models.CASCADE, related_name="memberships")
    person = models.ForeignKey(Person, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=9, choices=Role, default=Role.MEMBER)
    last_read = models.PositiveBigIntegerField(default=0, editable=False)
    joined = models.DateTimeField(auto_now_add=True)
    left = models.DateTimeField(null=True, blank=True, editable=False)
    banned = models.DateTimeField(null=True, blank=True)
    muted_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("room", "pk")
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["room", "person"], name="member_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person} in {self.room}"

    @property
    def present(self) -> bool:
        """Whether the person is in the room now."""
        return self.left is None and self.banned is None
