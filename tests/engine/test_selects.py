"""Selectors and groups."""

import pytest

from redaction.engine import taxonomy
from redaction.engine.groups import GROUPS
from redaction.engine.selectors import Selector, SelectorError, select

D = taxonomy.DEFAULT


@pytest.mark.parametrize(
    ("selectors", "labels"),
    [
        ([], D),
        ([("ENABLE", ())], D),
        ([("DISABLE", ())], D),
        ([("ENABLE", ("NAME",))], {"NAME"}),
        ([("ENABLE", ("NAME",)), ("ENABLE", ("AGE",))], {"NAME", "AGE"}),
        ([("DISABLE", ("NAME",))], D - {"NAME"}),
        ([("ENABLE", ("NAME", "AGE")), ("DISABLE", ("AGE",))], {"NAME"}),
        ([("DISABLE", ("AGE",)), ("ENABLE", ("NAME", "AGE"))], {"NAME"}),
        ([("ENABLE", ("PCI",))], set(taxonomy.PCI)),
        ([("DISABLE", ("PCI",))], D - set(taxonomy.PCI)),
        ([("ENABLE", ("TREND",))], {"TREND"}),
    ],
)
def test_selectors_combine(selectors, labels):
    assert select(Selector(*selector) for selector in selectors).labels == labels


def test_what_was_disabled_by_name_is_remembered():
    assert select([Selector("DISABLE", ("NAME_GIVEN",))]).disabled == {"NAME_GIVEN"}


def test_an_unknown_value_is_named_by_its_place_alone():
    with pytest.raises(SelectorError) as caught:
        select([Selector("ENABLE", ("NAME",)), Selector("DISABLE", ("AGE", "john@secret.example"))])
    assert (caught.value.selector, caught.value.value) == (1, 1)
    assert str(caught.value).startswith("entity_types[1].value[1]")
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("name", sorted(GROUPS))
def test_a_group_has_known_members_and_a_source(name):
    assert GROUPS[name].labels
    assert GROUPS[name].labels <= set(taxonomy.LABELS)
    assert GROUPS[name].source


@pytest.mark.parametrize(
    ("label", "groups"),
    [
        ("AGE", {"GDPR", "HIPAA_SAFE_HARBOR", "QUEBEC_PRIVACY_ACT", "APPI"}),
        ("DATE", {"HIPAA_SAFE_HARBOR", "QUEBEC_PRIVACY_ACT", "CCI"}),
        ("DATE_INTERVAL", {"HIPAA_SAFE_HARBOR", "QUEBEC_PRIVACY_ACT"}),
        ("DOB", {"CPRA", "GDPR", "HIPAA_SAFE_HARBOR", "QUEBEC_PRIVACY_ACT"}),
        ("HEALTHCARE_NUMBER", {"CPRA", "GDPR", "HIPAA_SAFE_HARBOR"}),
        ("ACCOUNT_NUMBER", {"HIPAA_SAFE_HARBOR", "CCI", "CPRA", "GDPR", "QUEBEC_PRIVACY_ACT"}),
    ],
)
def test_documented_members_are_members(label, groups):
    assert groups <= {name for name, group in GROUPS.items() if label in group.labels}


def test_what_the_documents_leave_out_is_left_out():
    everywhere = [name for name, group in GROUPS.items() if {"EVENT", "FILENAME"} & group.labels]
    assert set(everywhere) <= {"CCI"}
    assert "ORGANIZATION" not in GROUPS["GDPR"].labels
    assert {"NAME", "CONDITION"} <= GROUPS["GDPR"].labels


def test_there_are_69_types():
    assert len(taxonomy.LABELS) == len(set(taxonomy.LABELS)) == 69
    assert len(D) == 58
