"""Every recognizer of the product, in one tuple."""

from .base import Recognizer

RECOGNIZERS: tuple[Recognizer, ...] = ()
