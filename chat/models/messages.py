"""Messages as everybody sees them, and their sealed originals."""

from typing import Any, ClassVar

from django.db import models

from .people import Person
from .rooms import Room

CLIENT_ID = 64  # characters
EMOJI = 32
PURPOSE = "room.original"  # what originals are sealed for


class Message(models.Model):
    """One message. `text` and `entities` are redacted; what was written is in `original`, sealed, or nowhere."""

    room = models.ForeignKey(Room, models.CASCADE, related_name="messages")
    seq = models.PositiveBigIntegerField()
    rev = models.PositiveBigIntegerField()
    author = models.ForeignKey(Person, models.CASCADE, related_name="messages")
    client_msg_id = models.CharField(max_length=CLIENT_ID, null=True)  # noqa: DJ001 - NULL is not unique, "" would be
    text = models.TextField(blank=True)
    entities = models.JSONField(default=list)
    reply_to = models.PositiveBigIntegerField(null=True)
    mentioned = models.ManyToManyField(Person, through="Mention", related_name="+")
    created = models.DateTimeField(db_index=True)
    edited = models.DateTimeField(null=True)
    deleted = models.DateTimeField(null=True)
    reveal = models.CharField(max_length=21, choices=Room.Reveal, default=Room.Reveal.NOBODY)
    original = models.BinaryField(null=True)
    original_expires = models.DateTimeField(null=True, db_index=True)

    class Meta:
        ordering = ("room", "seq")
        indexes = (models.Index(fields=["room", "rev"], name="message_by_rev"),)
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["room", "seq"], name="message_seq_once"),
            models.UniqueConstraint(fields=["room", "author", "client_msg_id"], name="message_client_id_once"),
        ]
        permissions = (("reveal_message", "Can reveal the original of a message"),)

    def __str__(self) -> str:
        return f"message {self.seq} of room {self.room_id}"


class Mention(models.Model):
    """Somebody who is named in a message."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="mentions")
    person = models.ForeignKey(Person, models.CASCADE, related_name="mentions")

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["message", "person"], name="mention_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person} in {self.message}"


class Reaction(models.Model):
    """One person's emoji at a message."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="reactions")
    person = models.ForeignKey(Person, models.CASCADE, related_name="reactions")
    emoji = models.CharField(max_length=EMOJI)

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["message", "person", "emoji"], name="reaction_once"),
        ]

    def __str__(self) -> str:
        return f"{self.emoji} of {self.person}"
