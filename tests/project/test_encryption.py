"""What is sealed is unreadable without the key, and keys can be changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from project.checks import encryption_keys
from project.encryption import Unreadable, reseal, seal, unseal

OLD, NEW = "an old secret of more than thirty-two characters", "a new secret of more than thirty-two characters"


@given(st.text())
def test_it_gives_back_what_it_sealed(text):
    assert unseal(seal(text, "tests"), "tests") == text


def test_it_shows_nothing_of_the_text_and_never_the_same_twice():
    once, again = seal("John Smith", "tests"), seal("John Smith", "tests")
    assert once != again
    assert b"John" not in once


def test_what_is_sealed_for_one_purpose_cannot_be_read_for_another():
    with pytest.raises(Unreadable):
        unseal(seal("John Smith", "tests"), "others")


@pytest.mark.parametrize("position", [0, 20, -1])
def test_it_notices_damage(position):
    sealed = bytearray(seal("John Smith", "tests"))
    sealed[position] ^= 1
    with pytest.raises(Unreadable):
        unseal(bytes(sealed), "tests")


def test_keys_are_rotated_without_loss(settings):
    settings.ENCRYPTION_KEYS = [OLD]
    sealed = seal("John Smith", "tests")
    settings.ENCRYPTION_KEYS = [NEW, OLD]
    assert unseal(sealed, "tests") == "John Smith"
    moved = reseal(sealed, "tests")
    settings.ENCRYPTION_KEYS = [NEW]
    assert unseal(moved, "tests") == "John Smith"
    with pytest.raises(Unreadable):
        unseal(sealed, "tests")
    with pytest.raises(Unreadable):
        reseal(sealed, "tests")


@pytest.mark.parametrize(("keys", "wrong"), [([NEW], 0), ([NEW, OLD], 0), ([], 1), (["short"], 1), ([NEW, "short"], 1)])
def test_a_short_or_missing_key_is_an_error_of_the_settings(settings, keys, wrong):
    settings.ENCRYPTION_KEYS = keys
    assert len(encryption_keys()) == wrong
