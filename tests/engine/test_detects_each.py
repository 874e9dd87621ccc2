"""Several texts at once have the entities that each has alone."""

import pytest

from redaction.engine.detect import LONG, detect, detect_each
from redaction.engine.policy import ACCURACIES, Block, Policy

LETTER = "Dear Mr Smith,\n\nyour card 4242 4242 4242 4242 was used in Paris on 12 May 2021.\n\nAnna Kowalska, Lyon"
CHAT = "anna lives at 12 Oak Road, call 503-555-0182"
BRIEF = "Guten Tag, ich bin Hannelore Vogt und wohne seit Mai in der Lindenstraße 4 in Kassel. Bitte rufen Sie an."
PLAIN = Policy()


@pytest.mark.parametrize(
    "asked",
    [
        [],
        [(LETTER, PLAIN)],
        [(LETTER, PLAIN), (CHAT, PLAIN), ("Nothing here.", PLAIN)],
        [(LETTER, PLAIN), (CHAT, Policy(recall=2.0)), (CHAT, Policy(block=(Block(r"\bat\b", "PLACE", 1.0),)))],
        [(LETTER, Policy(labels=frozenset({"CREDIT_CARD"}))), (CHAT, PLAIN)],
        [(LETTER, PLAIN), ("", PLAIN), (" \n", PLAIN)],
        [(LETTER, PLAIN), (BRIEF, PLAIN), (CHAT, PLAIN), (BRIEF, Policy(accuracy="high")), (CHAT, PLAIN)],
        [(text, Policy(accuracy=accuracy)) for accuracy in ACCURACIES for text in (LETTER, BRIEF, CHAT)],
        [(CHAT * (LONG // len(CHAT) + 1), PLAIN), (LETTER, PLAIN)],
    ],
)
def test_they_are_found_as_in_each_text_alone(asked):
    assert detect_each(asked) == [detect(text, policy) for text, policy in asked]
