"""Bodies arrive as they were sent: white space, nothing at all, megabytes, and at exactly the path that was meant."""

import pytest

from .clients import post


@pytest.mark.trap(16)
@pytest.mark.parametrize("text", ["  indented\n", "\tA\r\n", "", " "])
def test_a_text_keeps_its_white_space(product, text):
    (item,) = post(product, "/process/text", {"text": [text]}).json()
    assert item["processed_text"] == text


@pytest.mark.trap(16)
def test_a_mistake_is_answered_in_the_one_shape_of_errors(product):
    answer = post(product, "/process/text", {"text": [{"a": 1}]})
    assert answer.status_code == 400
    assert set(answer.json()) == {"detail", "code", "errors"}


@pytest.mark.trap(15)
def test_a_path_with_a_slash_too_many_is_not_redirected(product):
    answer = post(product, "/process/text/", {"text": ["Hi"]})
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


@pytest.mark.trap(17)
def test_a_body_of_three_megabytes_passes(product):
    texts = ["\u3000" * 499_999 + "x"] * 2
    items = post(product, "/process/text", {"text": texts}).json()
    assert [item["characters_processed"] for item in items] == [500_000, 500_000]
