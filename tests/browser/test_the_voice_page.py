"""What a person sees, hears and does at `/voice/`: Pipecat's own client, with Chromium's microphone that beeps."""

import re

import pytest
from playwright.sync_api import expect

from chat.assistant import echo
from tests.live import servers
from tests.live.speech import SpeechServer

from .conftest import CHROMIUM, MICROPHONE, QUIET

TEXT = "My name is John Smith, john.smith@harbour.example."
HIDDEN = "My name is [NAME_1], [EMAIL_ADDRESS_1]."
HEARD = "My name is [NAME_1] today."  # what the speech server makes of any sound


@pytest.fixture(scope="module")
def browser(driver):
    chromium = driver.chromium.launch(executable_path=CHROMIUM, args=[*QUIET, *MICROPHONE])
    yield chromium
    chromium.close()


@pytest.fixture(scope="module")
def speech():
    running = SpeechServer()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def listening(tmp_path_factory, speech):
    """A server with speech to text and text to speech."""
    folder = tmp_path_factory.mktemp("listening")
    running = servers.product(folder, VOICE_STT_BASE_URL=speech.url, VOICE_TTS_BASE_URL=speech.url)
    yield running
    running.stop()


def connected(page, room="", name=""):
    page.get_by_label("Room", exact=True).fill(room)
    page.get_by_label("Your name there").fill(name)
    page.get_by_role("button", name="Connect", exact=True).click()
    place = " to " * bool(room) + room + " as " * bool(name) + name
    expect(page.locator("#status-text")).to_have_text(f"Connected{place}")
    return page


def written(page, text=TEXT):
    page.get_by_role("textbox", name="Write instead of speaking").fill(text)
    page.keyboard.press("Enter")
    return page


def level(page):
    return page.get_by_role("meter", name="Microphone level")


PLAYED = """const start = AudioBufferSourceNode.prototype.start;
    AudioBufferSourceNode.prototype.start = function (when) {
      document.documentElement.dataset.played = this.buffer.sampleRate;
      return start.call(this, when);
    };"""


def addressee(page):
    return page.get_by_role("combobox", name="To")


def line(page, who, nth=-1):
    return page.locator(f'.line[data-who="{who}"] .text').nth(nth)


def test_it_connects_and_the_level_moves(open_page):
    page = connected(open_page("/voice/"))
    expect(level(page)).to_have_attribute("aria-valuetext", "loud enough")


def test_what_is_written_leaves_redacted_and_comes_back_whole(open_page):
    page = written(connected(open_page("/voice/")))
    expect(line(page, "asked")).to_have_text(HIDDEN)
    expect(line(page, "asked").locator("mark")).to_have_count(2)
    expect(line(page, "assistant")).to_have_text(f"{echo.ABOUT} You said: {TEXT}")
    written(page, "John Smith again, and Anna Schmidt.")
    expect(line(page, "asked")).to_have_text("[NAME_1] again, and [NAME_2].")


def test_it_says_that_nothing_is_heard_without_speech_to_text(open_page):
    page = open_page("/voice/")
    expect(page.locator(".notice").first).to_contain_text("This server has no speech to text")
    expect(page.locator(".notice").first).to_contain_text("nobody hears it")
    expect(page.locator(".notice").last).to_contain_text("built-in echo")
    expect(page.locator("#bleeps")).to_have_count(0)


def test_what_is_said_appears_while_it_is_said_and_is_bleeped(open_page, listening):
    page = connected(open_page("/voice/", base_url=listening.url))
    expect(page.locator(".notice")).to_have_count(1)
    expect(line(page, "me", 0)).to_have_text(re.compile(r"^My name is\b"))
    expect(line(page, "me", 0)).to_have_text(HEARD)
    expect(line(page, "me", 0).locator("mark")).to_have_text("[NAME_1]")
    expect(page.locator("#bleeps li").last).to_have_text(re.compile(r"^0:0\d\.\d to 0:0\d\.\d$"))
    expect(page.locator("#waveform")).to_have_attribute("aria-label", re.compile("bleeped"))
    expect(page.locator("#held")).to_have_text("The shaded 5 s are still held back.")


def test_muting_ends_what_was_said(open_page, listening):
    page = connected(open_page("/voice/", base_url=listening.url))
    expect(line(page, "me", 0)).to_have_text(re.compile(r"^My name is\b"))
    page.get_by_role("button", name="Mute").click()
    expect(page.get_by_role("button", name="Unmute")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".line.open")).to_have_count(0)
    expect(level(page)).to_have_attribute("aria-valuetext", "silent")
    page.get_by_role("button", name="Unmute").click()
    expect(level(page)).to_have_attribute("aria-valuetext", "loud enough")


def test_the_assistant_answers_what_is_said_where_it_is_to(open_page, listening, speech):
    page = open_page("/health", base_url=listening.url)
    page.add_init_script(PLAYED)
    page.goto("/voice/")
    page.get_by_label("The assistant answers what I say").check()
    connected(page)
    expect(line(page, "me", 0)).to_have_text(HEARD)
    page.get_by_role("button", name="Mute").click()
    expect(line(page, "asked", 0)).to_have_text(HEARD)
    expect(line(page, "assistant", 0)).to_have_text(f"{echo.ABOUT} You said: My name is John Smith today.")
    assert any(path.endswith("/audio/speech") for path, _ in speech.received)
    expect(page.locator("html")).to_have_attribute("data-played", "24000")


def test_one_hears_oneself_as_the_others_do(open_page, listening):
    page = open_page("/health", base_url=listening.url)
    page.add_init_script(PLAYED)
    page.goto("/voice/")
    page.get_by_label("Hear myself as the others do").check()
    connected(page)
    expect(page.locator("html")).to_have_attribute("data-played", "24000")


def test_others_in_the_room_read_it_under_a_name(open_page, listening):
    one = connected(open_page("/voice/", base_url=listening.url), "standup", "Renske")
    other = open_page("/voice/", base_url=listening.url)
    other.get_by_label("Use the microphone").uncheck()
    other.get_by_label("Room", exact=True).fill("standup")
    other.get_by_role("button", name="Connect", exact=True).click()
    expect(other.locator("#status-text")).to_have_text("Connected to standup, without a microphone")
    expect(other.get_by_role("button", name="Mute")).to_be_disabled()
    addressee(one).select_option("room")
    written(one)
    expect(other.locator('.line[data-who="other"] .text').filter(has_text="EMAIL")).to_have_text(HIDDEN)
    expect(other.locator('.line[data-who="other"] .who').first).to_have_text("Renske")
    expect(one.locator('.line[data-who="me"] .text').filter(has_text="EMAIL")).to_have_text(HIDDEN)
    addressee(other).select_option("room")
    written(other, "Hello from Anna Schmidt.")
    expect(line(one, "other")).to_have_text("Hello from [NAME_1].")


def test_it_disconnects_and_connects_again(open_page):
    page = written(connected(open_page("/voice/")))
    expect(line(page, "assistant")).to_contain_text("John Smith")
    page.get_by_role("button", name="Disconnect").click()
    expect(page.locator("#status-text")).to_have_text("Not connected")
    expect(page.get_by_role("button", name="Send")).to_be_disabled()
    expect(level(page)).to_have_attribute("aria-valuenow", "0")
    written(connected(page), "It is Anna Schmidt.")
    expect(line(page, "asked")).to_have_text("It is [NAME_1].")
    expect(level(page)).to_have_attribute("aria-valuetext", "loud enough")


def test_a_lost_connection_is_said_in_plain_words(browser, cable):
    page = browser.new_context(base_url=cable.url).new_page()
    page.goto("/voice/")
    connected(page)
    cable.cut()
    expect(page.get_by_role("alert")).to_have_text("The connection was lost.")
    expect(page.locator("#status-text")).to_have_text("Not connected")
    page.get_by_role("button", name="Connect", exact=True).click()
    expect(page.get_by_role("alert")).to_have_text("The server could not be reached. Is it running?")
    page.context.close()


def test_a_taken_place_is_said_in_plain_words(open_page, tmp_path):
    strict = servers.product(tmp_path, VOICE_CLIENT_POLICY="replace_old")
    try:
        first = connected(open_page("/voice/", base_url=strict.url), "booth")
        connected(open_page("/voice/", base_url=strict.url), "booth")
        expect(first.get_by_role("alert")).to_have_text("Somebody else took the only place in this room.")
    finally:
        strict.stop()


def test_without_a_microphone_one_writes(driver, server):
    chromium = driver.chromium.launch(executable_path=CHROMIUM, args=QUIET)
    page = chromium.new_page(base_url=server.url)
    page.goto("/voice/")
    page.get_by_role("button", name="Connect", exact=True).click()
    expect(page.locator("#status-text")).to_have_text("Connected, without a microphone")
    expect(page.get_by_role("alert")).to_contain_text("You can write meanwhile.")
    expect(line(written(page), "asked")).to_have_text(HIDDEN)
    page.get_by_role("button", name="Disconnect").click()
    expect(page.locator("#status-text")).to_have_text("Not connected")
    chromium.close()


def test_it_works_with_the_keyboard_alone(open_page):
    page = open_page("/voice/")
    page.get_by_label("Room", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#status-text")).to_have_text("Connected")
    expect(page.get_by_role("textbox", name="Write instead of speaking")).to_be_focused()
    page.keyboard.type("I am John Smith.")
    page.keyboard.press("Enter")
    expect(line(page, "asked")).to_have_text("I am [NAME_1].")
    expect(page.locator("#news")).to_contain_text("John Smith.")
    page.get_by_role("button", name="Mute").focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Unmute")).to_be_focused()


def test_markup_stays_text(open_page):
    page = written(connected(open_page("/voice/")), "<img src=x onerror=\"document.title='owned'\"> <b>bold</b>")
    expect(line(page, "assistant")).to_contain_text("<b>bold</b>")
    assert page.locator(".line img, .line .text b").count() == 0
    assert "owned" not in page.title()


def test_it_does_not_scroll_sideways_on_a_phone(open_page):
    page = written(connected(open_page("/voice/", viewport={"width": 360, "height": 740})))
    expect(line(page, "assistant")).to_contain_text("John Smith")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_its_policy_lets_nothing_in_from_elsewhere(open_page):
    page = open_page("/voice/")
    policy = page.request.get("/voice/").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert not re.search("unsafe|blob|worker", policy)
