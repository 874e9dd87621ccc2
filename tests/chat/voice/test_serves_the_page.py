"""The page at /voice/ says what its server can do, and may connect to where its sockets are."""

import pytest

from tests.conftest import client_of


async def served(application):
    async with client_of(application) as http:
        answer = await http.get("/voice/")
    assert answer.status_code == 200
    return answer


def sources(answer):
    policy = answer.headers["content-security-policy"]
    return dict(part.partition(" ")[::2] for part in policy.split("; "))["connect-src"]


async def test_it_connects_to_its_own_host_alone(application):
    assert sources(await served(application)) == "'self'"


async def test_it_connects_to_the_host_of_voice_where_that_is_another(application, settings):
    settings.VOICE_HOST, settings.VOICE_PORT = "voice.example", 8443
    assert sources(await served(application)) == "'self' ws://voice.example:8443"


@pytest.mark.parametrize(("unchecked", "told"), [("drop", "So nobody hears it"), ("relay", "<b>unchecked</b>")])
async def test_it_says_what_becomes_of_sound_that_nothing_checks(application, settings, unchecked, told):
    settings.VOICE_UNCHECKED_AUDIO = unchecked
    page = (await served(application)).text
    assert "This server has no speech to text" in page
    assert told in page
    assert ('name="echo"' in page) == (unchecked == "relay")


async def test_with_speech_to_text_it_shows_what_is_bleeped(application, settings):
    settings.VOICE_STT_BASE_URL = "http://127.0.0.1:1/v1"
    page = (await served(application)).text
    assert "This server has no speech to text" not in page
    assert 'id="bleeps"' in page
    assert 'name="answered"' in page


async def test_another_assistant_is_not_called_an_echo(application, settings):
    assert "built-in echo" in (await served(application)).text
    settings.VOICE_ASSISTANT = "tests.chat.voice.test_talks_rtvi.Endless"
    assert "built-in echo" not in (await served(application)).text
