"""Run by a Python that has presidio-analyzer and spaCy: what its patterns find, without a model for names.

Reads a JSON list of texts on stdin, writes a list of [start, end, entity type] for each.
"""

import json
import sys

import spacy
from presidio_analyzer import AnalyzerEngine
from presidio_analyzer.nlp_engine import NerModelConfiguration, SpacyNlpEngine


class Blank(SpacyNlpEngine):  # type: ignore[misc]
    """Tokens and nothing more."""

    def __init__(self) -> None:
        super().__init__(ner_model_configuration=NerModelConfiguration())
        self.nlp = {"en": spacy.blank("en")}

    def load(self) -> None:
        """It is there already."""


def main() -> None:
    analyzer = AnalyzerEngine(nlp_engine=Blank(), supported_languages=["en"])
    texts: list[str] = json.load(sys.stdin)
    found = [analyzer.analyze(text=text, language="en") for text in texts]
    json.dump([[(one.start, one.end, one.entity_type) for one in some] for some in found], sys.stdout)


if __name__ == "__main__":
    main()
