"""The errors of an endpoint, for the documents."""

from drf_spectacular.utils import OpenApiResponse

from project.errors import KINDS

from .answers import Problem


def problems(*statuses: int) -> dict[int, OpenApiResponse]:
    """A response for each status that names the codes it comes with."""
    return {status: OpenApiResponse(Problem, _codes(status)) for status in statuses}


def _codes(status: int) -> str:
    return "; ".join(f"`{code}`: {kind.detail}" for code, kind in KINDS.items() if kind.status == status)
