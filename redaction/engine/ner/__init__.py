"""The models: they find what has a meaning rather than a form, and weigh what has only a weak form.

The same text gives the same readings of a model whatever else is served at the time.
"""

from collections.abc import Sequence

from ..shipped import ENGLISH, SHIPPED, Shipped
from . import pool, session
from .detect import detect, detect_each
from .pool import configure
from .reading import ModelInfo, Reading
from .session import observe

__all__ = ["ModelInfo", "Reading", "configure", "find", "find_each", "loaded", "model_info", "observe", "warm"]


def find(text: str, *, recall: float = 0.0, model: Shipped = ENGLISH) -> list[Reading]:
    """The model's entities in `text`, in order, never overlapping.

    `recall` is subtracted from the logit of "no entity": above 0 finds more, below 0 less. Time is linear in the
    text's length. Raises OSError if the model's files are missing.
    """
    return detect(session.model(model.home), pool.shared(), text, recall)


def find_each(asked: Sequence[tuple[str, float]], *, model: Shipped = ENGLISH) -> list[list[Reading]]:
    """As `find` for several short texts, each with its recall: what follows the network costs less for them at once."""
    return detect_each(session.model(model.home), pool.shared(), asked)


def warm(model: Shipped = ENGLISH) -> None:
    """Loads the model and runs it once, so that the first caller does not wait for it."""
    find("Nothing here.", model=model)


def loaded() -> list[Shipped]:
    """The models that this process has loaded so far."""
    return [model for model in SHIPPED.values() if session.is_loaded(model.home)]


def model_info(model: Shipped = ENGLISH) -> ModelInfo:
    """What runs. Loads the model if that has not happened yet."""
    found = session.model(model.home)
    return ModelInfo(found.name, found.version, found.labels, found.size)
