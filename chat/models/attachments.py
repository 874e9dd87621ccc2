"""Text files, redacted before they are stored."""

from django.db import models

from .messages import Message
from .people import Person, random_name
from .rooms import Room

NAME = 120  # characters


def new_attachment_id() -> str:
    """`a_` and 14 random characters."""
    return f"a_{random_name(14)}"


class Attachment(models.Model):
    """One file. Without a message it has been uploaded and not been posted yet."""

    public_id = models.CharField(max_length=16, unique=True, default=new_attachment_id, editable=False)
    room = models.ForeignKey(Room, models.CASCADE, related_name="attachments")
    person = models.ForeignKey(Person, models.CASCADE, related_name="attachments")
    message = models.ForeignKey(Message, models.CASCADE, null=True, related_name="attachments")
    name = models.CharField(max_length=NAME)
    media_type = models.CharField(max_length=60)
    text = models.TextField(blank=True)
    entities = models.PositiveIntegerField(default=0, help_text="How many were replaced.")
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.public_id
