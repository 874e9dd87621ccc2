"""The record of who revealed what, and why."""

from typing import Any

from django.db import models

REASON = 500  # characters


class Reveal(models.Model):
    """One attempt to see an original. It names room, message and person by their ids, so that it outlives them."""

    class Outcome(models.TextChoices):
        REVEALED = "revealed", "Revealed"
        FORBIDDEN = "forbidden", "Refused: not allowed"
        NOT_KEPT = "not_kept", "Refused: no original is kept"
        UNREADABLE = "unreadable", "Refused: no key opens it"

    room = models.CharField(max_length=16, db_index=True)
    room_name = models.CharField(max_length=80)
    seq = models.PositiveBigIntegerField()
    person = models.CharField(max_length=16, db_index=True)
    person_name = models.CharField(max_length=60)
    reason = models.CharField(max_length=REASON)
    outcome = models.CharField(max_length=10, choices=Outcome)
    created = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        ordering = ("-created", "-pk")

    def __str__(self) -> str:
        return f"{self.person_name}, message {self.seq} of {self.room_name}: {self.outcome}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write it once."""
        if self.pk is not None:
            raise TypeError("a record of a reveal is not changed")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Never."""
        raise TypeError("a record of a reveal is not deleted")
