"""Rooms and their policy."""

import secrets

from django.core.validators import MaxValueValidator
from django.db import models

from .people import Person

NAME = 80  # characters
TOPIC = 250
DAYS = 3_650


def new_room_id() -> str:
    """16 characters that are safe in a URL: 96 random bits, so that no list of guesses finds a private room."""
    return secrets.token_urlsafe(12)


def new_epoch() -> str:
    """What names one unbroken history of a room."""
    return secrets.token_urlsafe(6)


class Room(models.Model):
    """A conversation. `last_seq` numbers its messages without gaps, `last_rev` everything that happens to them."""

    class Redaction(models.TextChoices):
        MARKER = "MARKER", "Marker: [NAME_1]"
        MASK = "MASK", "Mask: #### #####"
        SYNTHETIC = "SYNTHETIC", "Synthetic: an invented value"

    class Reveal(models.TextChoices):
        NOBODY = "nobody", "Nobody"
        OWNER = "owner", "Owners"
        MODERATORS = "moderators", "Owners and moderators"
        AUTHOR_AND_MODERATORS = "author_and_moderators", "The author, owners and moderators"
        MEMBERS = "members", "Everybody but guests"

    public_id = models.CharField(max_length=16, unique=True, default=new_room_id, editable=False)
    name = models.CharField(max_length=NAME)
    topic = models.CharField(max_length=TOPIC, blank=True)
    project = models.CharField(max_length=60, default="main")
    public = models.BooleanField(default=False, help_text="Everybody of the project may find and join it.")
    archived = models.BooleanField(default=False, help_text="Can be read, and nothing in it changes.")
    policy = models.CharField(max_length=60, blank=True, help_text="A redaction policy of the project, by name.")
    entity_types = models.JSONField(
        default=list, blank=True, help_text='As in a request: [{"type": "DISABLE", "value": ["ORGANIZATION"]}]'
    )
    redaction = models.CharField(max_length=9, choices=Redaction, default=Redaction.MARKER)
    keep_originals = models.BooleanField(default=False, help_text="Keep what was written, encrypted.")
    originals_days = models.PositiveSmallIntegerField(default=30, validators=[MaxValueValidator(DAYS)])
    reveal = models.CharField(max_length=21, choices=Reveal, default=Reveal.NOBODY)
    retention_days = models.PositiveSmallIntegerField(
        default=0, validators=[MaxValueValidator(DAYS)], help_text="Messages are removed after so many days; 0: never."
    )
    last_seq = models.PositiveBigIntegerField(default=0, editable=False)
    last_rev = models.PositiveBigIntegerField(default=0, editable=False)
    epoch = models.CharField(max_length=8, default=new_epoch, editable=False)
    created = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(Person, models.SET_NULL, null=True, editable=False, related_name="+")

    class Meta:
        ordering = ("name", "pk")
        indexes = (models.Index(fields=["project", "public"], name="room_by_project"),)

    def __str__(self) -> str:
        return f"{self.name} ({self.public_id})"
