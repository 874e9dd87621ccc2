"""The model: finds what has a meaning rather than a form, and weighs what has only a weak form.

The same text gives the same readings whatever else is served at the time.
"""

from collections.abc import Sequence

from . import pool, session
from .detect import detect, detect_each
from .pool import configure
from .reading import ModelInfo, Reading
from .session import observe

__all__ = ["ModelInfo", "Reading", "configure", "find", "find_each", "model_info", "observe", "warm"]


def find(text: str, *, recall: float = 0.0) -> list[Reading]:
    """The model's entities in `text`, in order, never overlapping.

    `recall` is subtracted from the logit of "no entity": above 0 finds more, below 0 less. Time is linear in the
    text's length. Raises OSError if the model's files are missing.
    """
    return detect(session.model(), pool.shared(), text, recall)


def find_each(asked: Sequence[tuple[str, float]]) -> list[list[Reading]]:
    """As `find` for several short texts, each with its recall: what follows the network costs less for them at once."""
    return detect_each(session.model(), pool.shared(), asked)


def warm() -> None:
    """Loads the model and runs it once, so that the first caller does not wait for it."""
    find("Nothing here.")


def model_info() -> ModelInfo:
    """What runs. Loads the model if that has not happened yet."""
    model = session.model()
    return ModelInfo(model.name, model.version, model.labels, model.size)
