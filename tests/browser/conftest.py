"""Debian's Chromium, driven by Playwright, against a server of our own."""

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.live import servers

from .cable import Cable

CHROMIUM = "/usr/bin/chromium"
QUIET = [  # nothing but the page under test may use the network
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MICROPHONE = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]  # it beeps, and asks nobody

expect.set_options(timeout=30_000)  # the machine may be doing other things too


def pytest_collection_modifyitems(items):
    for item in items:
        if "/browser/" in str(item.path):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    running = servers.product(tmp_path_factory.mktemp("browser"))
    yield running
    running.stop()


@pytest.fixture
def cable(server):
    """Another address of the server, whose connections can be cut."""
    made = Cable(server.port)
    yield made
    made.cut()


@pytest.fixture(scope="module")
def driver():
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="module")
def browser(driver):
    chromium = driver.chromium.launch(executable_path=CHROMIUM, args=QUIET)
    yield chromium
    chromium.close()


@pytest.fixture
def open_page(browser, server):
    """Open a path of the server; the page must log no error until the test ends."""
    contexts, problems = [], []

    def opener(path="/", **options):
        context = browser.new_context(**{"base_url": server.url, **options})
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
        page.goto(path)
        return page

    opener.problems = problems
    yield opener
    for context in contexts:
        context.close()
    assert problems == []
