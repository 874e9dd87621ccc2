"""The models that ship, one folder of files each; `ner.session` loads them when they are first needed."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Literal

FOLDER = Path(__file__).parent / "ner" / "models"


@dataclass(frozen=True, slots=True)
class Shipped:
    """A model by name: the languages it is made for (ISO 639-1), and whether it is the best or a faster one."""

    name: str
    languages: tuple[str, ...]
    tier: Literal["best", "fast"]

    @property
    def home(self) -> Path:
        """Its folder."""
        return FOLDER / self.name


ENGLISH = Shipped("english", ("en",), "best")
MULTILINGUAL = Shipped("multilingual", ("en", "es", "fr", "de", "it", "nl", "pt", "pl", "sv", "da"), "best")
FAST = Shipped("fast", ("en",), "fast")
SHIPPED: Mapping[str, Shipped] = MappingProxyType({one.name: one for one in (ENGLISH, MULTILINGUAL, FAST)})
