"""What OpenAPI says of `POST /assistant`."""

from typing import Any

from project.rest.problems import problems

from .question import NAME, ROLES

Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
NAMED: Schema = {**TEXT, "maxLength": NAME}
MESSAGE: Schema = {
    "type": "object",
    "required": ["role", "content"],
    "properties": {"role": {"enum": sorted(ROLES)}, "content": TEXT},
}
FIELDS: Schema = {
    "model": {**NAMED, "description": "A model or an upstream; without it the first one's."},
    "policy": {**NAMED, "description": "A policy of the project; without it the key's."},
    "conversation": {**NAMED, "description": "Placeholders stay the same within a conversation."},
}
MESSAGES: Schema = {
    "type": "object",
    "required": ["messages"],
    "properties": {"messages": {"type": "array", "items": MESSAGE, "minItems": 1}, **FIELDS},
}
PAIRS: Schema = {"type": "array", "items": {"type": "array", "items": TEXT, "minItems": 2, "maxItems": 2}}
CHAIN: Schema = {
    "type": "object",
    "required": ["chat_history"],
    "properties": {"chat_history": PAIRS, "mode": {"enum": ["json", "text"]}, **FIELDS},
    "description": "LangChain's form: beside the history one text under any name, which is what is asked.",
}
EVENTS = "Events `completion`, `source_documents` and `error`, and comments while the model thinks; ends with the body."
ASK: Schema = {
    "operation_id": "assistant",
    "tags": ["assistant"],
    "request": {"application/json": {"oneOf": [MESSAGES, CHAIN]}},
    "responses": {(200, "text/event-stream"): {"type": "object", "description": EVENTS}}
    | problems(400, 401, 403, 408, 413, 415, 429, 500, 503),
}
