"""The model: finds what has a meaning rather than a form, and weighs what has only a weak form.

The same text gives the same readings whatever else is served at the time.
"""

from . import decode, pool, session
from .pool import configure
from .reading import ModelInfo, Reading
from .tokenize import pieces as tokenize
from .windows import Window, windows

__all__ = ["ModelInfo", "Reading", "configure", "find", "model_info", "warm"]


def find(text: str, *, recall: float = 0.0) -> list[Reading]:
    """The model's entities in `text`, in order, never overlapping.

    `recall` is subtracted from the logit of "no entity": above 0 finds more, below 0 less. Time is linear in the
    text's length. Raises OSError if the model's files are missing.
    """
    model = session.model()
    pieces = tokenize(model.tokenizer, model.continues, text)

    def read(window: Window) -> list[decode.Word]:
        logits = model.logits(pieces, window.start, window.end)
        kept = logits[window.kept_from - window.start : window.kept_to - window.start]
        chances = decode.probabilities(kept, recall, model.temperature)
        return decode.words(pieces, window.kept_from, window.kept_to, chances, model.groups)

    cuts = windows(text, pieces)
    threads = pool.shared()
    results = (threads.run(read, cut) for cut in cuts) if len(cuts) == 1 else threads.map(read, cuts)
    return decode.readings((word for result in results for word in result), text, model.labels)


def warm() -> None:
    """Loads the model and runs it once, so that the first caller does not wait for it."""
    find("Nothing here.")


def model_info() -> ModelInfo:
    """What runs. Loads the model if that has not happened yet."""
    model = session.model()
    return ModelInfo(model.name, model.version, model.labels, model.size)
