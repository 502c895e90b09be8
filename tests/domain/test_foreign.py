import json
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from agents.domain.characters import whole
from agents.domain.foreign import all_whole, document, text_of

ANY = st.text(
    st.sampled_from('\0\x1b[\x85\x0c\ud83d\ude00\uffff\\u"/d8a') | st.characters()
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | ANY,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(ANY, inner, max_size=4),
    max_leaves=8,
)


def texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    parts = [*value, *value.values()] if isinstance(value, dict) else value
    return [t for part in parts for t in texts(part)] if isinstance(parts, list) else []


@given(VALUES, st.booleans())
@example(["\x9b"], False)
def test_every_text_of_a_document_is_whole(value: Any, escaped: bool) -> None:  # noqa: FBT001
    said = json.dumps(value, ensure_ascii=escaped)

    found = document(said)

    assert found == document(said.encode("utf-8", "surrogatepass"))
    assert [text for text in texts(found) if whole(text) != text] == []
    if escaped:
        assert found == all_whole(value)


def test_an_escaped_backslash_is_no_escape() -> None:
    assert document(r'["\\ud83d \\u001b", "\ud83d\ude00"]') == [r"\ud83d \u001b", "😀"]


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("", id="nothing"),
        pytest.param("{", id="cut off"),
        pytest.param(b"\xff\xfe{}", id="no UTF-8"),
        pytest.param("[" * 200_000, id="brackets"),
        pytest.param('{"a":' * 100_000, id="objects"),
        pytest.param("9" * 10_000, id="a number beyond reading"),
    ],
)
def test_what_is_no_json_is_a_value_error(said: bytes | str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        document(said)


@given(st.binary())
def test_the_text_of_any_bytes_is_whole(body: bytes) -> None:
    text = text_of(body)

    assert whole(text) == text


def test_a_mark_of_the_byte_order_is_no_text() -> None:
    assert text_of(b"\xef\xbb\xbfa") == "a"
    assert document(b"\xef\xbb\xbf{}") == {}
