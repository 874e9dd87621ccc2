"""Pictures of the pages: light, dark and on a phone. `python -m tests.browser.screenshots FOLDER`."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from playwright.sync_api import Page, sync_playwright

from tests.browser.conftest import CHROMIUM, MICROPHONE, QUIET
from tests.live import servers
from tests.live.speech import SpeechServer

TEXT = """Hi, this is Renske Okonjo, born on 4 March 1988. Could somebody call me on +44 20 7946 0958?
I moved to 27 Quay Street, Bristol BS1 4DB last June."""
DRAFT = "@Jonas please call Marta Nowak on +48 22 555 01 23"
LOOKS: dict[str, Any] = {
    "light": {"viewport": {"width": 1280, "height": 800}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1280, "height": 800}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}, "color_scheme": "light", "device_scale_factor": 2},
}


def demo(folder: Path) -> str:
    """Fill a room in the server's database; its id."""
    settings = servers.environment(folder, DJANGO_SETTINGS_MODULE="project.settings")
    done = subprocess.run(
        [sys.executable, "manage.py", "demo"],
        cwd=servers.ROOT,
        env=settings,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.split()[-1]


def main(target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        servers.with_tables(folder)
        room = demo(folder)
        server = servers.serve(folder, DJANGO_SETTINGS_MODULE="project.settings").wait_until_up("/ready")
        speech = SpeechServer()
        (folder / "listening").mkdir()
        listening = servers.product(folder / "listening", VOICE_STT_BASE_URL=speech.url)
        try:
            for body in ({"name": "Billing"}, {"name": "Night shift", "topic": "Who is there, who is not"}):
                post(server.url, "/rooms", body)
            post(server.url, "/rooms", {"name": "Announcements", "public": True})
            with sync_playwright() as playwright:
                chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET, *MICROPHONE])
                for look, options in LOOKS.items():
                    context = chromium.new_context(base_url=server.url, **options)
                    take(context.new_page(), look, room, target)
                    talk(context.new_page(), look, listening.url, target)
                    context.close()
                chromium.close()
        finally:
            listening.stop()
            speech.stop()
            server.stop()


def take(page: Page, look: str, room: str, target: Path) -> None:
    """All pictures in one look."""
    page.goto("/")
    page.get_by_role("textbox", name="Your text").fill(TEXT)
    page.locator("#result mark").first.wait_for()
    page.screenshot(path=target / f"redact-{look}.png")
    page.goto("/chat/")
    page.locator("#public-rooms a, #own-rooms a").first.wait_for()
    page.screenshot(path=target / f"rooms-{look}.png")
    page.goto(f"/chat/#{room}")
    page.locator(".message").first.wait_for()
    page.screenshot(path=target / f"chat-{look}.png")
    page.locator("#text").fill(DRAFT)
    page.locator("#preview mark").first.wait_for()
    page.screenshot(path=target / f"preview-{look}.png")
    page.locator("#text").fill("")
    line = page.locator('[data-seq="3"]')
    line.focus()
    page.keyboard.press("v")
    page.get_by_label("Reason").fill("The customer asked which card it was.")
    page.screenshot(path=target / f"reason-{look}.png")
    page.keyboard.press("Enter")
    page.locator(".revealed").wait_for()
    page.screenshot(path=target / f"revealed-{look}.png")
    page.keyboard.press("Escape")
    page.locator("#people-open").click()
    if not page.locator("#people").is_visible():  # it had been open
        page.locator("#people-open").click()
    page.screenshot(path=target / f"people-{look}.png")
    page.goto("/chat/")
    page.get_by_role("link", name="Billing").click()
    page.locator("#settings-open").click()
    page.get_by_label("Look for").select_option("DISABLE")
    page.get_by_text("Types and groups").click()
    page.screenshot(path=target / f"settings-{look}.png")
    page.keyboard.press("Escape")
    page.locator("#settings").wait_for(state="hidden")
    page.locator("#room-name").click()
    page.keyboard.press("?")
    page.screenshot(path=target / f"keys-{look}.png")


def talk(page: Page, look: str, listening: str, target: Path) -> None:
    """The page at /voice/: where nothing listens, and where something does."""
    page.goto("/voice/")
    page.screenshot(path=target / f"voice-idle-{look}.png", full_page=True)
    page.goto(f"{listening}/voice/")
    page.get_by_label("Room", exact=True).fill("standup")
    page.get_by_label("Your name there").fill("Renske")
    page.get_by_role("button", name="Connect", exact=True).click()
    page.locator("#bleeps li").first.wait_for()
    page.locator(".line mark").first.wait_for()
    page.locator("#source").fill(TEXT)
    page.keyboard.press("Enter")
    page.locator('.line[data-who="assistant"]:not(.open)').wait_for()
    page.screenshot(path=target / f"voice-{look}.png", full_page=look == "phone")


def post(url: str, path: str, body: dict[str, Any]) -> None:
    request = Request(url + path, json.dumps(body).encode(), {"content-type": "application/json"})
    with urlopen(request, timeout=30):
        pass


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "project.settings")
    main(Path(sys.argv[1]))
