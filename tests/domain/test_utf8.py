import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.domain.utf8 import utf8
from agents.errors import EncodingError

TEXT = "---\ntitle: 某期\n---\n\n一段关于长视频模型的介绍。\n"


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
)
def test_every_text_is_read_as_it_was_saved(text: str) -> None:
    assert utf8(text.encode(), "issue.md") == text


def test_a_byte_order_mark_is_left_for_the_linter_to_name() -> None:
    assert utf8(TEXT.encode("utf-8-sig"), "issue.md") == "\ufeff" + TEXT


@pytest.mark.parametrize(
    ("codec", "said"),
    [
        ("gbk", "issue.md is GBK, not UTF-8"),
        ("gb18030", "issue.md is GBK, not UTF-8"),
        ("utf-16", "issue.md is UTF-16, not UTF-8"),
        ("utf-16-le", "issue.md is UTF-16, not UTF-8"),
        ("utf-16-be", "issue.md is UTF-16, not UTF-8"),
    ],
)
def test_another_encoding_is_refused_by_its_name(codec: str, said: str) -> None:
    with pytest.raises(EncodingError, match=said):
        utf8(TEXT.encode(codec), "issue.md")


@pytest.mark.parametrize("content", [TEXT.encode() + b"\xff\xfe", b"a\n\n\n\n\xe9\n"])
def test_a_damaged_file_is_refused_with_the_line(content: bytes) -> None:
    line = 6 if content.startswith(b"---") else 5
    with pytest.raises(EncodingError, match=f"issue.md is not UTF-8 in line {line};"):
        utf8(content, "issue.md")


def test_one_control_character_is_no_encoding() -> None:
    assert "\0" in utf8(f"{TEXT}\0".encode(), "issue.md")
