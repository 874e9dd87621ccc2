"""Who may ask a language model, in whose words the refusal is told, and which conversation is meant."""

import json

import pytest

from tests.conftest import aissue

CHAT, MESSAGES = "/v1/chat/completions", "/v1/messages"
ASKED = {"model": "any", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}


@pytest.mark.parametrize(("path", "kind"), [(CHAT, "permission_error"), (MESSAGES, "permission_error")])
async def test_a_key_needs_the_scope_chat(client, path, kind):
    key = await aissue("narrow", scopes="redact")
    answer = await client.post(path, json=ASKED, headers={"x-api-key": key})
    assert (answer.status_code, answer.json()["error"]["type"]) == (403, kind)


@pytest.mark.parametrize(
    ("raw", "code"), [(b"{", "invalid_json"), (b"[]", "invalid"), (b"[" * 99 + b"]" * 99, "too_deep")]
)
async def test_what_is_no_request_is_refused_in_its_words(client, raw, code):
    answer = await client.post(CHAT, content=raw, headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, code)


async def test_other_methods_are_refused(client):
    answer = await client.get(CHAT)
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST, OPTIONS")


@pytest.mark.parametrize(
    ("headers", "more", "conversation"),
    [
        ({"X-Conversation-Id": "c"}, {"user": "u"}, "c"),
        ({}, {"metadata": {"conversation_id": "m"}}, "m"),
        ({}, {"user": "u"}, "u"),
        ({}, {"user": "u" * 300}, "8b5089b4"),
        ({}, {}, None),
    ],
)
async def test_a_conversation_is_named_by_header_or_request(client, headers, more, conversation):
    answer = await client.post(CHAT, json={**ASKED, **more}, headers=headers)
    named = answer.headers.get("x-conversation-id")
    assert (named and named[: len(conversation)]) == conversation


async def test_the_name_of_a_conversation_has_a_bound(client):
    answer = await client.post(CHAT, json=ASKED, headers={"X-Conversation-Id": "c" * 201})
    assert answer.status_code == 400


async def test_the_policy_of_the_key_holds(client):
    from project.sockets import database
    from redaction.models import Policy, Project

    def made():
        project, _ = Project.objects.get_or_create(name="main")
        return Policy.objects.create(project=project, name="mail", enabled_types=["EMAIL_ADDRESS"])

    key = await aissue("mail only", policy=await database.run(made))
    body = {**ASKED, "messages": [{"role": "user", "content": "Anna Schmidt, anna@example.com"}]}
    answer = await client.post(CHAT, json=body, headers={"Authorization": f"Bearer {key}"})
    assert answer.headers["x-redacted-entities"] == "EMAIL_ADDRESS=1"
    assert answer.json()["choices"][0]["message"]["content"].endswith("Anna Schmidt, anna@example.com")


@pytest.mark.parametrize(("said", "statuses"), [("pass", {200}), ("refuse", {400}), ("", {400})])
async def test_the_policy_of_the_key_says_whether_images_pass(client, said, statuses):
    from project.sockets import database
    from redaction.models import Policy, Project

    def made():
        project, _ = Project.objects.get_or_create(name="main")
        return Policy.objects.create(project=project, name="looks", media=said)

    headers = {"x-api-key": await aissue("looks", policy=await database.run(made))}
    source = {"type": "base64", "media_type": "image/png", "data": "AAAA"}
    image = {"type": "image_url", "image_url": {"url": "data:image/png;base64,AAAA"}}
    asked = {**ASKED, "messages": [{"role": "user", "content": [image]}]}
    message = {**ASKED, "messages": [{"role": "user", "content": [{"type": "image", "source": source}]}]}
    part = {"type": "input_image", "image_url": "data:x"}
    response = {"model": "any", "input": [{"role": "user", "content": [part]}]}
    paths = {CHAT: asked, MESSAGES: message, "/v1/responses": response, f"{MESSAGES}/count_tokens": message}
    answers = [await client.post(path, json=body, headers=headers) for path, body in paths.items()]
    assert {answer.status_code for answer in answers} == statuses
    plain = await client.post(CHAT, json=ASKED, headers=headers)
    assert plain.status_code == 200


async def test_an_answer_of_the_echo_streams(client):
    answer = await client.post(CHAT, json={**ASKED, "stream": True})
    lines = [line for line in answer.text.splitlines() if line.startswith("data: ")]
    assert lines[-1] == "data: [DONE]"
    said = [json.loads(line[6:])["choices"][0]["delta"].get("content") or "" for line in lines[:-1]]
    assert "".join(said).endswith("You said: Hi")
    assert answer.headers["cache-control"] == "no-store"
