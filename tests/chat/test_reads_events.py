"""Server-sent events are the same however their bytes are cut."""

import pytest

from chat.assistant import sse

STREAM = ': hello\r\n\r\nevent: x\ndata: {"a": "ü"}\n\ndata:b\ndata: c\n\n\ndata: [DONE]'.encode()
DATA = ['{"a": "ü"}'.encode(), b"b\nc", b"[DONE]"]


@pytest.mark.parametrize("size", range(1, len(STREAM) + 1))
def test_any_cut_gives_the_same_events(size):
    reader = sse.Reader(1_000)
    pieces = [STREAM[at : at + size] for at in range(0, len(STREAM), size)]
    found = [data for piece in pieces for data in reader.take(piece)]
    assert found + list(reader.finish()) == DATA


def test_an_event_without_end_is_refused():
    reader = sse.Reader(10)
    with pytest.raises(ValueError, match="too long"):
        list(reader.take(b"data: 12345678901"))


def test_what_is_written_can_be_read():
    reader = sse.Reader(100)
    assert list(reader.take(sse.event(b"x") + sse.COMMENT + sse.event(b"y", "named"))) == [b"x", b"y"]
