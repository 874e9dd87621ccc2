"""The product's settings, and an app that notes the voice events of the server in a file."""

from project.settings import *  # noqa: F403
from project.settings import INSTALLED_APPS, VAR_DIR

INSTALLED_APPS = [*INSTALLED_APPS, "tests.live.voice_events.Events"]
VOICE_EVENTS = VAR_DIR / "voice-events"
