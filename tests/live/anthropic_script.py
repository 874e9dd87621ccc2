"""Run by a Python that has the official `anthropic` SDK, with a gateway's URL and a key: prints, as JSON, what came."""

import json
import sys

import anthropic  # type: ignore[import-not-found]

ASK = "Write to Anna Schmidt at anna.schmidt@example.com, please."
TOOL = {
    "name": "send_mail",
    "description": "Sends a mail, but never to anna.schmidt@example.com.",
    "input_schema": {"type": "object", "properties": {"to": {"type": "string"}}, "required": ["to"]},
}


def streamed(client, **asked):
    with client.messages.stream(max_tokens=100, messages=[{"role": "user", "content": ASK}], **asked) as stream:
        kinds = [event.type for event in stream]
        return {"kinds": kinds, "message": stream.get_final_message().model_dump()}


def whole(client, messages=None, **asked):
    messages = messages or [{"role": "user", "content": ASK}]
    return client.messages.create(max_tokens=100, messages=messages, **asked).model_dump()


def refused(work):
    try:
        work()
    except anthropic.APIStatusError as error:
        found = error.body["error"] if isinstance(error.body, dict) and "error" in error.body else error.body
        return {"class": type(error).__name__, "status": error.status_code, "error": found}
    except anthropic.APIError as error:
        return {"class": type(error).__name__, "error": error.body}
    return "allowed"


def tools(client):
    first = client.messages.create(
        model="tools", max_tokens=100, tools=[TOOL], messages=[{"role": "user", "content": ASK}]
    )
    results = [
        {"type": "tool_result", "tool_use_id": block.id, "content": [{"type": "text", "text": f"Sent. {ASK}"}]}
        for block in first.content
        if block.type == "tool_use"
    ]
    history = [
        {"role": "user", "content": ASK},
        {"role": "assistant", "content": [block.model_dump() for block in first.content]},
        {"role": "user", "content": [*results, {"type": "text", "text": "Did Anna Schmidt get it?"}]},
    ]
    second = whole(client, history, model="mirror", tools=[TOOL], tool_choice={"type": "auto"})
    return {"first": first.model_dump(), "second": second}


def main(url, key):
    client = anthropic.Anthropic(base_url=url, api_key=key, max_retries=0, timeout=60)
    bearer = anthropic.Anthropic(base_url=url, auth_token=key, max_retries=0, timeout=60)
    wrong = anthropic.Anthropic(base_url=url, api_key="wrong", max_retries=0)
    image = {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": "AAAA"}}
    system = [{"type": "text", "text": "You serve Anna Schmidt.", "cache_control": {"type": "ephemeral"}}]
    return {
        "whole": whole(client, model="mirror", system=system, metadata={"user_id": "anna.schmidt"}),
        "bearer": whole(bearer, model="mirror"),
        "streamed": streamed(client, model="think"),
        "tools": tools(client),
        "streamed_tools": streamed(client, model="tools", tools=[TOOL]),
        "tokens": client.messages.count_tokens(
            model="mirror", messages=[{"role": "user", "content": ASK}]
        ).input_tokens,
        "models": [model.id for model in client.models.list()],
        "wrong": refused(lambda: whole(wrong, model="mirror")),
        "image": refused(lambda: whole(client, [{"role": "user", "content": [image]}], model="mirror")),
        "limited": refused(lambda: whole(client, model="status-429")),
        "down": refused(lambda: whole(client, model="status-500")),
        "broken": refused(lambda: streamed(client, model="broken")),
    }


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:])))  # noqa: T201
