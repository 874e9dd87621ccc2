"""From a question to the frames of its answer."""

import asyncio
import logging
from contextlib import aclosing
from typing import Any

from project import metrics
from project.auth import Caller
from project.errors import Problem, problem_of
from project.limits import caller_rate, enforce

from .answers import Answer
from .lanarky import told
from .question import Object, Question
from .reply import DOCUMENTS, Piece, Reply

PROTOCOL = "assistant"  # in metrics
logger = logging.getLogger(__name__)


async def give(answer: Answer, caller: Caller, question: Question) -> None:
    """As `tell`, within the caller's rate."""
    await tell(answer, caller, question, paced=True)


async def tell(answer: Answer, caller: Caller, question: Question, options: Any = None, *, paced: bool = False) -> None:
    """Ask, and add what comes: start, completions, documents, an error where there is one, and always the end."""
    outcome, last, characters = "ok", Piece(), 0
    try:
        if paced:
            await enforce(caller.name, caller_rate())
        reply = await Reply.open(caller, question, options)
        answer.add("start", **_start(reply, question))
        async with aclosing(reply.pieces()) as pieces:
            async for piece in pieces:
                last = Piece(model=piece.model or last.model, finish=piece.finish or last.finish)
                characters += len(piece.text)
                _add(answer, piece, question)
                await answer.room()
    except asyncio.CancelledError:
        outcome = "cancelled"
    except Exception as error:
        problem = _problem(error)
        outcome = problem.code
        answer.add("error", told(problem), **_named(question))
    metrics.count_gateway(PROTOCOL, outcome, characters)
    reason = last.finish or "stop" if outcome == "ok" else ("cancelled" if outcome == "cancelled" else "error")
    answer.add("end", reason=reason, model=last.model, **_named(question))


def _add(answer: Answer, piece: Piece, question: Question) -> None:
    shown = question.show and piece.raw
    if piece.text or shown:
        answer.add("completion", piece.text, **({"raw": piece.raw} if question.show else {}), **_named(question))
    if piece.documents:
        answer.add(DOCUMENTS, list(piece.documents), **_named(question))


def _start(reply: Reply, question: Question) -> Object:
    shown = {"prompt": reply.prompt} if question.show else {}
    named = {"conversation": question.conversation} if question.conversation else {}
    return {"redacted": dict(reply.counts), **named, **shown, **_named(question)}


def _named(question: Question) -> Object:
    return {} if question.id is None else {"id": question.id}


def _problem(error: Exception) -> Problem:
    if isinstance(error, OverflowError):
        return Problem("The language model's answer is too long.", code="upstream_failed")
    problem = problem_of(error)
    if problem.code == "internal_error":
        logger.error("unforeseen %s amid an answer", type(error).__name__)
    return problem
