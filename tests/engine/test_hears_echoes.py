"""A name that is found once is found wherever it stands again."""

import pytest

from redaction.engine.echoes import with_echoes
from redaction.engine.span import Entity


def found(text: str, *names: tuple[str, str, float]) -> list[Entity]:
    """The first mention of each name, as the model reads it."""
    return [
        Entity(text.index(name), text.index(name) + len(name), label, {label: score}, source="model")
        for name, label, score in names
    ]


@pytest.mark.parametrize(
    ("text", "name", "label", "score", "times"),
    [
        ("Zephra called. Ask Zephra.", "Zephra", "ORGANIZATION", 0.95, 2),
        ("Zephra called. Ask Zephra.", "Zephra", "ORGANIZATION", 0.8, 1),  # not sure enough to speak for others
        ("Hope called. We hope so.", "Hope", "NAME_GIVEN", 0.99, 1),  # written otherwise
        ("Zephra called. Zephrania did not.", "Zephra", "ORGANIZATION", 0.99, 1),
        ("Ann Lee wrote. Signed, Ann Lee; cc Ann Lees", "Ann Lee", "NAME", 0.99, 2),
        ("Zephra's van. zephra.example, Zephra", "Zephra", "ORGANIZATION", 0.99, 2),
        ("Oslo is cold. Oslo!", "Oslo", "LOCATION_CITY", 0.99, 1),  # a place is not a person
        ("Al wrote to Al", "Al", "NAME_GIVEN", 0.99, 1),  # too short to be sure
    ],
)
def test_sure_names_are_found_again(text, name, label, score, times):
    entities = with_echoes(text, found(text, (name, label, score)))
    assert len(entities) == times
    assert all(text[one.start : one.end] == name and one.label == label for one in entities)


def test_the_longer_of_two_names_is_taken_and_nothing_overlaps():
    text = "Ann Lee and Ann Lee Baker met. Ann Lee Baker left; Ann Lee stayed."
    longer = Entity(12, 25, "NAME", {"NAME": 0.99}, source="model")
    entities = with_echoes(text, [*found(text, ("Ann Lee", "NAME", 0.99)), longer])
    assert [text[one.start : one.end] for one in entities] == ["Ann Lee", "Ann Lee Baker", "Ann Lee Baker", "Ann Lee"]


def test_what_another_entity_holds_stays_its():
    text = "Zephra wrote from info@Zephra.example"
    mail = Entity(18, len(text), "EMAIL_ADDRESS", {"EMAIL_ADDRESS": 1.0})
    assert len(with_echoes(text, [*found(text, ("Zephra", "ORGANIZATION", 0.99)), mail])) == 2
