"""Language models that answer: where each is, and how long to wait for it. The key itself is never kept."""

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models

SECONDS = [MinValueValidator(0.1), MaxValueValidator(3_600.0)]
is_variable = RegexValidator(r"^[A-Za-z_][A-Za-z0-9_]*\Z", "The name of an environment variable, not the key itself.")
is_http = RegexValidator(r"^https?://\S+\Z", "An address that begins with http:// or https://")


class Upstream(models.Model):
    """One OpenAI-compatible endpoint."""

    name = models.CharField(max_length=60, unique=True, help_text="Callers may name it as their model.")
    base_url = models.CharField(
        max_length=500, validators=[is_http], help_text="As an OpenAI client takes it: http://127.0.0.1:8765/v1"
    )
    model = models.CharField(max_length=200, blank=True, help_text="Empty: the model that the caller names.")
    key_variable = models.CharField(
        max_length=100,
        blank=True,
        validators=[is_variable],
        help_text="The environment variable that holds the key, never the key itself. Empty: no key.",
    )
    connect_seconds = models.FloatField(default=5.0, validators=SECONDS, help_text="Until it accepts the connection.")
    silence_seconds = models.FloatField(
        default=60.0, validators=SECONDS, help_text="Without a byte, at the beginning or amid an answer."
    )
    retries = models.PositiveSmallIntegerField(
        default=1, validators=[MaxValueValidator(5)], help_text="Before the next endpoint is asked."
    )
    priority = models.IntegerField(default=0, help_text="The highest is asked first; the others when it fails.")
    enabled = models.BooleanField(default=True)

    class Meta:
        ordering = ("-priority", "name")

    def __str__(self) -> str:
        return self.name
