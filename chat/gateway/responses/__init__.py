"""OpenAI's Responses, translated for an upstream that speaks Chat Completions, and back. Nothing is stored."""

from collections.abc import Mapping
from typing import Any

from project.errors import Problem

from ...assistant import sse
from ..openai import error_of
from ..protocol import Events, Object, metadata
from . import request
from .answer import response_of
from .events import ResponseEvents


class Responses:
    """`/v1/responses`."""

    name = "responses"
    wait = sse.COMMENT

    def request(self, body: Object) -> Object:
        return request.chat_of(body)

    def conversation(self, body: Mapping[str, Any]) -> object:
        return metadata(body, "conversation_id") or body.get("user")

    def answer(self, body: Object, answered: Object) -> Object:
        return response_of(body, answered)

    def events(self, body: Object) -> Events:
        return ResponseEvents(body)

    def error(self, problem: Problem) -> Object:
        return error_of(problem)
