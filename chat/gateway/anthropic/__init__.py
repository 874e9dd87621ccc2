"""Anthropic's Messages, translated for an upstream that speaks Chat Completions, and back."""

from collections.abc import Mapping
from typing import Any

from project.errors import Problem

from ...assistant import sse
from ..openai import message_of
from ..protocol import Events, Object, metadata
from . import answer, request
from .events import MessageEvents

TYPES = {
    400: "invalid_request_error",
    401: "authentication_error",
    403: "permission_error",
    404: "not_found_error",
    413: "request_too_large",
    429: "rate_limit_error",
    503: "overloaded_error",
    504: "timeout_error",
}


class Messages:
    """`/v1/messages`."""

    name = "anthropic"
    wait = sse.event(b'{"type": "ping"}', "ping")

    def request(self, body: Object) -> Object:
        return request.chat_of(body)

    def conversation(self, body: Mapping[str, Any]) -> object:
        return metadata(body, "conversation_id") or metadata(body, "user_id")

    def answer(self, body: Object, answered: Object) -> Object:
        return answer.message_of(answered)

    def events(self, body: Object) -> Events:
        return MessageEvents(self)

    def error(self, problem: Problem) -> Object:
        usual = "invalid_request_error" if problem.status < 500 else "api_error"
        kind = TYPES.get(problem.status, usual)
        return {"type": "error", "error": {"type": kind, "message": message_of(problem)}}
