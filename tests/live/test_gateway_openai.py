"""The official `openai` SDK against the gateway: what the model saw, and what came back."""

import json

import openai
import pytest

from .gateway import ANNA, ASK, MAIL, MASKED, TOOL, asked


@pytest.fixture
def sdk(gateway, model):
    model.clear()
    with gateway.sdk() as made:
        yield made


def prompt(model):
    return model.received[-1][2]["messages"][-1]["content"]


def test_the_model_sees_placeholders_and_the_caller_sees_values(sdk, model):
    answer = sdk.chat.completions.create(**asked())
    assert prompt(model) == MASKED
    assert answer.choices[0].message.content == f"I heard: {ASK}"
    assert answer.model_extra["x_extra"] == 5
    assert answer.usage.total_tokens == 12


def test_its_own_key_goes_to_the_upstream_and_the_callers_does_not(sdk, model, gateway):
    sdk.chat.completions.create(**asked())
    _, headers, _ = model.received[-1]
    assert headers["authorization"] == "Bearer sk-of-the-upstream"
    assert gateway.key not in str(headers)


def test_a_stream_is_restored_while_it_runs(sdk, model):
    chunks = list(sdk.chat.completions.create(**asked(stream=True, stream_options={"include_usage": True})))
    assert "".join(chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices) == f"I heard: {ASK}"
    assert [chunk.choices[0].finish_reason for chunk in chunks if chunk.choices][-1] == "stop"
    assert chunks[-1].usage.total_tokens == 12
    assert prompt(model) == MASKED


def test_every_kind_of_text_of_an_answer_is_restored(sdk):
    for name, field in (("think", "reasoning_content"), ("refuse", "refusal"), ("unknown", "provider_note")):
        chunks = sdk.chat.completions.create(**asked(model=name, stream=True))
        said = "".join(getattr(chunk.choices[0].delta, field, None) or "" for chunk in chunks)
        assert said.endswith(ASK), name


def test_tools_work_both_ways(sdk, model):
    answer = sdk.chat.completions.create(**asked(model="tools", tools=[TOOL]))
    calls = answer.choices[0].message.tool_calls
    assert json.loads(calls[0].function.arguments) == {"to": ASK, "n": 1}
    assert json.loads(calls[1].function.arguments) == {"again": ASK, "quote": '"x"'}
    assert [call.function.name for call in calls] == ["send_mail", "send_mail"]
    assert MAIL not in model.seen
    turn = [
        {"role": "user", "content": ASK},
        {"role": "assistant", "tool_calls": [call.model_dump() for call in calls]},
        *({"role": "tool", "tool_call_id": call.id, "content": json.dumps({"sent_to": MAIL})} for call in calls),
        {"role": "user", "content": f"Did {ANNA} get it?"},
    ]
    answer = sdk.chat.completions.create(model="mirror", messages=turn, tools=[TOOL])
    assert answer.choices[0].message.content == f"I heard: Did {ANNA} get it?"
    assert MAIL not in model.seen
    sent = model.received[-1][2]["messages"]
    assert json.loads(sent[1]["tool_calls"][0]["function"]["arguments"])["n"] == 1
    assert [message.get("tool_call_id") for message in sent] == [None, None, "call_0", "call_1", None]


def test_the_arguments_of_streamed_calls_are_valid_json(sdk):
    with sdk.chat.completions.stream(**asked(model="tools", tools=[TOOL])) as stream:
        for _ in stream:
            pass
        calls = stream.get_final_completion().choices[0].message.tool_calls
    assert json.loads(calls[0].function.arguments) == {"to": ASK, "n": 1}
    assert json.loads(calls[1].function.arguments) == {"again": ASK, "quote": '"x"'}


@pytest.mark.parametrize("stream", [False, True])
def test_a_value_that_needs_escapes_is_escaped_where_the_answer_is_json(sdk, stream):
    text = 'The password is "quo\\te", mail anna@example.com'
    chunks = sdk.chat.completions.create(
        **asked(text, model="json", response_format={"type": "json_object"}, stream=stream)
    )
    said = (
        chunks.choices[0].message.content if not stream else "".join(c.choices[0].delta.content or "" for c in chunks)
    )
    assert json.loads(said) == {"answer": text}


def test_probabilities_are_those_of_the_answers_tokens_or_none(sdk):
    plain = sdk.chat.completions.create(**asked("Say yes.", logprobs=True, top_logprobs=2)).choices[0]
    assert "".join(entry.token for entry in plain.logprobs.content) == plain.message.content == "I heard: Say yes."
    assert {(entry.logprob, len(entry.top_logprobs)) for entry in plain.logprobs.content} == {(-0.5, 0)}
    assert sdk.chat.completions.create(**asked(logprobs=True, top_logprobs=2)).choices[0].logprobs is None
    chunks = list(sdk.chat.completions.create(**asked("Say yes.", logprobs=True, stream=True)))
    assert {chunk.choices[0].logprobs for chunk in chunks} == {None}
    assert "".join(chunk.choices[0].delta.content or "" for chunk in chunks) == "I heard: Say yes."


def test_completions_and_embeddings_are_redacted_too(sdk, model):
    assert sdk.completions.create(model="mirror", prompt=ASK).choices[0].text == f"{ASK} and so on"
    chunks = sdk.completions.create(model="mirror", prompt=ASK, stream=True)
    assert "".join(chunk.choices[0].text for chunk in chunks) == f"{ASK} and so on"
    vectors = sdk.embeddings.create(model="mirror", input=[ASK, "plain"], encoding_format="float")
    assert vectors.data[1].embedding == [0.5, 0.25]
    assert MAIL not in model.seen
    assert ANNA not in model.seen


def test_tokens_in_place_of_text_are_refused(sdk):
    with pytest.raises(openai.BadRequestError, match="tokens cannot be read"):
        sdk.embeddings.create(model="mirror", input=[[1, 2, 3]])


def test_models_are_those_of_the_upstream(sdk):
    assert [item.id for item in sdk.models.list()] == ["listed"]
    assert sdk.models.retrieve("listed").id == "listed"
    with pytest.raises(openai.NotFoundError):
        sdk.models.retrieve("other")


def test_responses_answer_and_stream(sdk, model):
    answer = sdk.responses.create(model="mirror", instructions=f"You serve {ANNA}.", input=ASK)
    assert answer.output_text == f"I heard: {ASK}"
    assert answer.status == "completed"
    with sdk.responses.stream(model="think", input=ASK) as stream:
        kinds = [event.type for event in stream]
        final = stream.get_final_response()
    assert final.output_text == f"Yes: {ASK}"
    assert kinds[:2] == ["response.created", "response.in_progress"]
    assert kinds[-1] == "response.completed"
    assert ANNA not in model.seen


def test_responses_call_tools(sdk, model):
    tool = {"type": "function", **TOOL["function"]}
    with sdk.responses.stream(model="tools", input=ASK, tools=[tool]) as stream:
        for _ in stream:
            pass
        final = stream.get_final_response()
    calls = [item for item in final.output if item.type == "function_call"]
    assert json.loads(calls[0].arguments) == {"to": ASK, "n": 1}
    history = [
        {"role": "user", "content": ASK},
        *({"type": "function_call", "call_id": c.call_id, "name": c.name, "arguments": c.arguments} for c in calls),
        *({"type": "function_call_output", "call_id": c.call_id, "output": MAIL} for c in calls),
    ]
    sdk.responses.create(model="mirror", input=history, tools=[tool])
    sent = model.received[-1][2]["messages"]
    assert [message["role"] for message in sent] == ["user", "assistant", "tool", "tool"]
    assert len(sent[1]["tool_calls"]) == 2
    assert MAIL not in model.seen


@pytest.mark.parametrize(
    "more", [{"previous_response_id": "resp_1"}, {"background": True}, {"tools": [{"type": "web_search"}]}]
)
def test_what_responses_would_need_a_store_or_a_platform_for_is_refused(sdk, more):
    with pytest.raises(openai.BadRequestError) as caught:
        sdk.responses.create(model="mirror", input="Hi", **more)
    assert caught.value.code == "not_supported"


def test_images_are_refused_by_default(sdk):
    image = {"type": "image_url", "image_url": {"url": "data:image/png;base64,AAAA"}}
    with pytest.raises(openai.BadRequestError) as caught:
        sdk.chat.completions.create(model="mirror", messages=[{"role": "user", "content": [image]}])
    assert caught.value.code == "media_refused"


def test_headers_count_what_was_redacted(sdk):
    raw = sdk.chat.completions.with_raw_response.create(**asked(), extra_headers={"X-Conversation-Id": "c-1"})
    assert raw.headers["x-redacted-entities"] == "EMAIL_ADDRESS=1, NAME=1"
    assert raw.headers["x-conversation-id"] == "c-1"


def test_users_are_named_by_a_digest(sdk, model):
    sdk.chat.completions.create(**asked(user="anna.schmidt"))
    first = model.received[-1][2]["user"]
    sdk.chat.completions.create(**asked(user="anna.schmidt"))
    assert model.received[-1][2]["user"] == first
    assert first.startswith("user_")
    assert "anna" not in first


def test_placeholders_stay_the_same_while_a_history_grows(sdk, model):
    history = [{"role": "user", "content": f"I am {ANNA}."}, {"role": "assistant", "content": f"Hello {ANNA}!"}]
    for text in (f"Mail me at {MAIL}.", "My colleague Peter Weber is ill.", f"Did Peter Weber write to {ANNA}?"):
        history.append({"role": "user", "content": text})
        sdk.chat.completions.create(model="mirror", messages=history)
    first, last = (received[2]["messages"] for received in (model.received[0], model.received[-1]))
    assert last[: len(first)] == first
    assert last[-1]["content"] == "Did [NAME_2] write to [NAME_1]?"


def test_a_key_without_the_scope_is_refused(gateway):
    with pytest.raises(openai.AuthenticationError):
        openai.OpenAI(base_url=f"{gateway.url}/v1", api_key="wrong", max_retries=0).models.list()
