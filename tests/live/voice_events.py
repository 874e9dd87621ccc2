"""Notes each of the four voice signals, a line each: its name, and whether it carried what it should."""

import asyncio

from django.apps import AppConfig
from django.conf import settings


class Talker:
    """An assistant that talks until it is interrupted."""

    async def answer(self, prompt, caller):
        while True:
            yield prompt
            await asyncio.sleep(0.01)


class Events(AppConfig):
    name = "tests.live"
    label = "voice_events"

    def ready(self):
        from chat.voice import signals

        self.held = [
            self.note(name, getattr(signals, name)) for name in sorted(vars(signals)) if name.startswith("on_")
        ]

    def note(self, name, signal):
        def receiver(sender, transport, websocket=None, **named):
            with settings.VOICE_EVENTS.open("a") as file:
                file.write(f"{name} {sender.__name__} {'' if websocket is None else websocket.id}\n")

        signal.connect(receiver)
        return receiver
