"""What AsyncAPI says of `/ws/assistant`."""

from typing import Any

from project.sockets.asyncapi import ID, Part

from .documents import CHAIN, MESSAGES

Document = dict[str, Any]
TEXT: Document = {"type": "string"}
NUMBER: Document = {"type": "integer", "minimum": 0}
OBJECT: Document = {"type": "object"}
SHOW: Document = {"type": "boolean", "description": "Whether `start` has the prompt, and completions the `raw` text."}
OURS: Document = {"id": {**ID, "description": "Answered in numbered frames, which can be resumed."}, "show": SHOW}
NUMBERED: Document = {
    "id": ID,
    "response": {**TEXT, "description": "The answer's id, for `cancel` and `resume`."},
    "n": {**NUMBER, "description": "Its number in the answer, from 1."},
}
FAILURE: Document = {
    "type": "object",
    "required": ["status_code", "detail"],
    "properties": {"status_code": {"type": "integer"}, "detail": TEXT, "code": TEXT},
}


def question(form: Document) -> Document:
    """A question in one of its forms, with what is ours."""
    return {**form, "properties": {**form["properties"], **OURS}}


def event(name: str, data: Document = TEXT, **more: Document) -> Document:
    """A message of the server; all have an `event`."""
    properties = {"event": {"const": name}, "data": data, **NUMBERED, **more}
    return {"type": "object", "required": ["event", "data"], "properties": properties}


def control(name: str, required: tuple[str, ...] = (), **more: Document) -> Document:
    """A message of the client that asks nothing of the model."""
    properties = {"type": {"const": name}, "id": ID, **more}
    return {"type": "object", "required": ["type", *required], "properties": properties}


ASKED: dict[str, Document] = {
    "question": question(MESSAGES),
    "chain": question(CHAIN),
    "plain": {"oneOf": [TEXT, OBJECT], "description": "A text, bytes, or an object without `messages`."},
    "cancel": control("cancel", response=TEXT),
    "resume": control("resume", ("response",), response=TEXT, after=NUMBER),
    "assistant_ping": control("ping"),
}
SAID: dict[str, Document] = {
    "start": event("start", conversation=TEXT, redacted=OBJECT, prompt={"type": "array", "items": OBJECT}),
    "completion": event("completion", raw={**TEXT, "description": "As the model wrote it, where `show` asks for it."}),
    "source_documents": event("source_documents", {"oneOf": [TEXT, {"type": "array", "items": OBJECT}]}),
    "failure": event("error", FAILURE),
    "end": event("end", reason=TEXT, model=TEXT),
    "cancelled": event("cancelled"),
    "resumed": event("resumed"),
    "redacted": {"oneOf": [TEXT, OBJECT], "description": "What came, in the same kind, its texts redacted."},
    "assistant_pong": event("pong"),
}
ANSWER = ("start", "completion", "source_documents", "failure", "end")


def part() -> Part:
    """The part of `/ws/assistant`."""
    return Part(
        "assistant",
        "/ws/assistant",
        {**ASKED, **SAID},
        {
            "ask": ("question", ANSWER),
            "askChain": ("chain", ANSWER),
            "redactPlain": ("plain", ("redacted", "failure", "end")),
            "cancelAnswer": ("cancel", ("cancelled",)),
            "resumeAnswer": ("resume", ("resumed", *ANSWER)),
            "pingAssistant": ("assistant_ping", ("assistant_pong",)),
        },
        description="A language model behind redaction, in Lanarky's words. JSON, text or bytes; `?mode=` fixes one.",
    )
