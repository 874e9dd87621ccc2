"""How processes notice that the configuration has changed."""

from django.db import models


class Revision(models.Model):
    """One row whose number every change of the configuration raises, so that processes notice."""

    number = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.number)
