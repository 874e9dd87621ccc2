"""Each model gives the same answer whatever else is asked at the time, for texts of any size."""

import random
import threading
import time
import tracemalloc
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redaction.engine import ner, taxonomy
from redaction.engine.ner import session
from redaction.engine.ner.pool import Pool
from redaction.engine.shipped import ENGLISH, MULTILINGUAL, SHIPPED

LETTER = (
    "Dear Ms. Okello,\n\nMy name is Renata Villalobos and I live at 64 Palm Crescent, Leeds LS8 2JT. On 3 May I called "
    "Dmitri at 503-555-0182 about invoice 4471. He works for Halcyon Foods in Omaha, Nebraska.\n\nKind regards\n"
)
TEXTS = [
    LETTER,
    LETTER * 5,
    "hi im jess from leeds",
    "Redis evicts keys when maxmemory is reached.",
    "Patient: Ingrid Solheim, 58, asthma, amoxicillin 1 g",
    "我叫王小明，住在北京。",
    "a" * 5000,
    "",
    "😀 " * 300,
]


def test_it_finds_the_person_the_place_and_the_number():
    found = {(LETTER[one.start : one.end], one.label) for one in ner.find(LETTER)}
    expected = {("Renata Villalobos", "NAME"), ("64 Palm Crescent, Leeds LS8 2JT", "LOCATION_ADDRESS")}
    assert expected | {("503-555-0182", "PHONE_NUMBER"), ("Dmitri", "NAME_GIVEN")} <= found


def test_the_same_text_gives_the_same_readings_while_all_models_are_at_work():
    asked = [(text, model) for text in TEXTS for model in SHIPPED.values()]
    alone = [ner.find(text, model=model) for text, model in asked]
    order = list(range(len(asked))) * 3
    random.Random(1).shuffle(order)
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(lambda index: ner.find(asked[index][0], model=asked[index][1]), order))
    assert together == [alone[index] for index in order]


@pytest.mark.parametrize("model", SHIPPED.values(), ids=lambda model: model.name)
@given(texts=st.lists(st.one_of(st.text(max_size=80), st.sampled_from(TEXTS)), min_size=1, max_size=6))
@settings(max_examples=15, deadline=None)
def test_texts_read_together_have_the_readings_that_each_has_alone(model, texts):
    together = ner.find_each([(text, 0.0) for text in texts], model=model)
    assert together == [ner.find(text, model=model) for text in texts]


@pytest.mark.parametrize("model", SHIPPED.values(), ids=lambda model: model.name)
@given(text=st.text(max_size=400))
@settings(max_examples=20, deadline=None)
def test_readings_lie_inside_the_text_in_order_without_overlap(model, text):
    last = 0
    for one in ner.find(text, model=model):
        assert last <= one.start < one.end <= len(text)
        assert one.label in taxonomy.LABELS
        assert one.label in one.labels
        assert 0 < one.score <= 1
        assert all(0 <= share <= 1 for share in one.labels.values())
        last = one.end


def test_a_sentence_far_inside_a_long_text_is_read_as_by_itself():
    filler = "The weather was fine and nothing else happened that day. " * 60
    text = f"{filler}\n\n{LETTER}\n\n{filler}"
    names = {text[one.start : one.end] for one in ner.find(text) if one.label == "NAME"}
    assert "Renata Villalobos" in names


def test_memory_stays_bounded_for_a_long_text():
    text = (LETTER + "\n") * 60
    ner.warm()
    tracemalloc.start()
    found = ner.find(text)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(found) > 100
    assert peak < 600 * len(text)


def test_a_model_is_loaded_when_a_text_first_needs_it_and_once(monkeypatch):
    reads, read = [], session.read
    monkeypatch.setattr(session, "_loaded", {})
    monkeypatch.setattr(session, "read", lambda home: reads.append(home) or read(home))
    assert ner.loaded() == []
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda _: ner.warm(MULTILINGUAL), range(8)))
    assert reads == [MULTILINGUAL.home]
    assert ner.loaded() == [MULTILINGUAL]


def test_a_model_that_is_being_loaded_keeps_nobody_from_another_one(monkeypatch):
    ner.warm()
    held, read = threading.Event(), session.read
    monkeypatch.setattr(session, "_loaded", {ENGLISH.home: session.model(ENGLISH.home)})
    monkeypatch.setattr(session, "read", lambda home: held.wait() and read(home))
    with ThreadPoolExecutor(1) as threads:
        loading = threads.submit(ner.find, LETTER, model=MULTILINGUAL)
        try:
            assert ner.find(LETTER)
            assert not loading.done()
        finally:
            held.set()
        assert loading.result()


def test_recall_finds_no_less():
    assert len(ner.find(LETTER, recall=3.0)) >= len(ner.find(LETTER))


@pytest.mark.parametrize("model", SHIPPED.values(), ids=lambda model: model.name)
def test_the_files_of_a_model_are_whole_and_its_card_says_what_they_are(model):
    info = ner.model_info(model)
    card = (model.home / "README.md").read_text()
    for name in ("model.onnx", "tokenizer.json", "config.json"):
        assert sha256((model.home / name).read_bytes()).hexdigest() in card
    assert set(info.labels) <= set(taxonomy.LABELS)
    assert info.size <= 30_000_000
    assert info.name
    assert info.version


def test_a_pool_never_runs_more_than_its_size_at_a_time():
    pool, running, most = Pool(2), 0, 0
    lock = threading.Lock()

    def work(_: int) -> None:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        time.sleep(0.005)
        with lock:
            running -= 1

    with ThreadPoolExecutor(6) as callers:
        singles = [callers.submit(pool.run, work, number) for number in range(10)]
        batches = [callers.submit(lambda: list(pool.map(work, range(5)))) for _ in range(3)]
        for future in (*singles, *batches):
            future.result()
    assert most == 2


def test_a_pool_keeps_the_order_and_passes_errors_on():
    pool = Pool(3)
    assert list(pool.map(lambda n: n * n, range(50))) == [n * n for n in range(50)]
    with pytest.raises(ZeroDivisionError):
        list(pool.map(lambda n: 1 // (n - 3), range(10)))


def test_a_pool_needs_a_thread():
    with pytest.raises(ValueError, match="at least 1"):
        Pool(0)
