"""What holds for every recognizer of contact data, networks, money, secrets and files."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redaction.engine.document import Document
from redaction.engine.recognizers import (
    accounts,
    banks,
    cards,
    crypto,
    email,
    files,
    network,
    organizations,
    passwords,
    phone,
    tokens,
    url,
    usernames,
)
from redaction.engine.taxonomy import LABELS

MODULES = (
    accounts, banks, cards, crypto, email, files, network, organizations, passwords, phone, tokens, url, usernames,
)  # fmt: skip
RECOGNIZERS = tuple(recognizer for module in MODULES for recognizer in module.RECOGNIZERS)

FRAGMENTS = [
    "@", ".", "://", "http", "www.", ".com", "password", ": ", "=", '"', "'", "\\", "DE89", "3704 0044",
    "4111 1111", "+1", "(503)", "-555-",
    "0182", "٠١٢٣٤٥٦٧٨٩", "１２３４", "²", "İ", "ß", "card ", "iban ", "account number ", "pin ", "user ", "is ", "at ",
    "dot ", "::", "1.2.3.4",
    "eyJ", "-----BEGIN PRIVATE KEY-----", "C:\\", "/home/", ".pdf", "0x", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
    "vat ", "DE", "exp ", "04/29",
    "\n", " ", "\u00a0", "\u200b", "😀", "是", "ending in ", "ein ", "imei ", "sort code ", "20-00-00", "tel ", "%40",
    "[at]", "u/", "****", "ES",
]  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=6)), max_size=25).map("".join)

# Seeds whose repetition makes careless patterns slow.
SEEDS = [
    "a", "1", "1 ", "a.", "@", "a@", "@a", "://", "http://", "1.", "1-", "1.1.1.", "::", "a:", "(", "+1", "\\",
    "C:\\a ", "a/", "u/", " ", "\n", '"',
    "'a", "eyJa", "eyJaaaaaaaa.", "A1", "DE89 ", "password ", "password: ", "password is ", "token=", "account on ",
    "-----BEGIN PRIVATE KEY-----",
    "AAAAAAAAAAAAAAAA ", "sk-a", "1A", "0x", "a at b dot c ", "[at]", "x.pdf ", "a.b.c", "a-", "_", "é", "user=",
    "abandon ", "1234567 is your code ",
    "card ending ", "**** ", "1 2 3 4-5/6.", "[", ")", "%20", "=", "--", "https://a@", "a:b@", "ES1", "1/", "a(",
    "seed phrase a", "\t", "#",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_its_spans_lie_in_the_text_and_hold_no_blank_at_their_edges(text):
    document = Document(text)
    for recognizer in RECOGNIZERS:
        for span in recognizer.find(document):
            value = text[span.start : span.end]
            assert 0 <= span.start < span.end <= len(text)
            assert value == value.strip()
            assert span.label in recognizer.labels
            assert 0.0 < span.score <= 1.0


@pytest.mark.parametrize("recognizer", RECOGNIZERS)
def test_its_labels_are_of_the_scheme(recognizer):
    assert recognizer.labels <= set(LABELS)


def seconds(text: str, times: int = 3) -> float:
    """Time that all recognizers take together on the text, the least of several: noise only adds."""
    return min(once(Document(text)) for _ in range(times))


def once(document: Document) -> float:
    started = time.process_time()
    for recognizer in RECOGNIZERS:
        for _ in recognizer.find(document):
            pass
    return time.process_time() - started


@pytest.mark.parametrize("seed", SEEDS)
def test_its_time_grows_no_faster_than_the_text(seed):
    short, long = (seed * (length // len(seed)) for length in (10_000, 100_000))
    # Quadratic time would be a hundredfold; what is below two milliseconds is noise.
    assert seconds(long) < 40 * max(seconds(short), 0.002)
