"""The errors of an endpoint, for the documents."""

from typing import Any

from drf_spectacular.utils import OpenApiResponse
from rest_framework import serializers

from ..errors import KINDS

Shape = serializers.Serializer[Any]


class FieldProblem(Shape):
    """What is wrong with one field."""

    field = serializers.CharField()
    message = serializers.CharField()


class Problem(Shape):
    """Every error, on HTTP and on sockets; never holds any of the caller's text."""

    detail = serializers.CharField()
    code = serializers.CharField()
    errors = FieldProblem(many=True)  # type: ignore[assignment]  # a field, not the attribute of DRF


ROOMS = frozenset(
    {
        "attachment_not_found",
        "invite_invalid",
        "last_owner",
        "message_not_found",
        "muted",
        "no_original",
        "person_not_found",
        "room_archived",
        "room_not_found",
    }
)
ANSWERS = frozenset({"answer_lost", "answer_not_found"})


def problems(*given: int | str) -> dict[int, OpenApiResponse]:
    """A response for each status that names the codes it comes with.

    A status stands for all its codes but those of rooms and of answers that are resumed, which are given by name.
    """
    by_status: dict[int, list[str]] = {}
    for one in given:
        codes = [one] if isinstance(one, str) else _general(one)
        for code in codes:
            by_status.setdefault(KINDS[code].status, []).append(code)
    return {status: OpenApiResponse(Problem, _told(codes)) for status, codes in sorted(by_status.items())}


def _general(status: int) -> list[str]:
    return [code for code, kind in KINDS.items() if kind.status == status and code not in ROOMS | ANSWERS]


def _told(codes: list[str]) -> str:
    return "; ".join(f"`{code}`: {KINDS[code].detail}" for code in codes)
