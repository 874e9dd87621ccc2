"""The product as a gateway, for its tests: what starts it, who asks it, and what they say."""

import json
from dataclasses import dataclass

import httpx
import openai

ANNA = "Anna Schmidt"
MAIL = "anna.schmidt@example.com"
ASK = f"Write to {ANNA} at {MAIL}, please."
MASKED = "Write to [NAME_1] at [EMAIL_ADDRESS_1], please."
TOOL = {
    "type": "function",
    "function": {
        "name": "send_mail",
        "description": f"Sends a mail, but never to {MAIL}.",
        "parameters": {"type": "object", "properties": {"to": {"type": "string", "enum": [MAIL]}}, "required": ["to"]},
    },
}
PATIENCE = 60


@dataclass(frozen=True, slots=True)
class Gateway:
    """A running server and a key for it."""

    server: object
    key: str

    @property
    def url(self):
        return self.server.url

    def sdk(self):
        """The official client, as a program has it: another base URL and another key."""
        return openai.OpenAI(base_url=f"{self.url}/v1", api_key=self.key, max_retries=0, timeout=PATIENCE)

    def http(self):
        """A plain client that sends the key as Anthropic's does."""
        return httpx.Client(base_url=self.url, headers={"x-api-key": self.key}, timeout=PATIENCE)


def in_front_of(model, **settings):
    """Settings of a server that asks this model; short waits, so that tests of failures are short too."""
    return {
        "ANONYMOUS": "never",
        "UPSTREAM_BASE_URL": model.url,
        "UPSTREAM_API_KEY": "sk-of-the-upstream",
        "UPSTREAM_SILENCE_SECONDS": 2,
        "UPSTREAM_COOLDOWN_SECONDS": 0,
        "GATEWAY_PING_SECONDS": 0.2,
        **settings,
    }


def asked(text=ASK, model="mirror", **more):
    """A Chat Completions request."""
    return {"model": model, "messages": [{"role": "user", "content": text}], **more}


def events(lines):
    """The events of a stream as (name, data), comments as (None, text)."""
    name = None
    for line in lines:
        if line.startswith(":"):
            yield None, line
        elif line.startswith("event: "):
            name = line.removeprefix("event: ")
        elif line.startswith("data: "):
            data = line.removeprefix("data: ")
            yield name, data if data == "[DONE]" else json.loads(data)
            name = None


def streamed(client, path, body):
    """All events of a streamed answer."""
    with client.stream("POST", path, json={**body, "stream": True}) as response:
        if response.status_code != 200:
            response.read()
            raise AssertionError(f"{response.status_code}: {response.text}")
        return list(events(response.iter_lines()))
