import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.domain.characters import concealed, visible, visible_url


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("a\u202eb\u2066c", "abc", id="bidi controls"),
        pytest.param("a\u200bb\ufeffc\u00add", "abcd", id="zero width"),
        pytest.param("a\x00b\x1b[31m", "ab[31m", id="controls"),
        pytest.param("a\tb\r\n\u3000 c", "a b c", id="white space"),
        pytest.param("a\U000e0041b", "ab", id="tags"),
        pytest.param("a\ud800b\ue000c\ufdd0", "abc", id="surrogate, private, non-"),
        pytest.param("a\u3164b\ufe01c", "abc", id="fillers and selectors"),
        pytest.param("👩‍💻 ❤️ 1️⃣", "👩‍💻 ❤️ 1️⃣", id="what an emoji needs"),
        pytest.param("a\ufe0fb\u200dc 1\ufe0f", "abc 1", id="the same elsewhere"),
        pytest.param("\U0001faff", "\U0001faff", id="an emoji newer than Python"),
    ],
)
def test_a_reader_gets_only_what_can_be_seen(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_a_visible_text_stays_and_hides_nothing(text: str) -> None:
    shown = visible(text)

    assert visible(shown) == shown
    assert concealed(shown) == []


@pytest.mark.parametrize("char", ["\t", "\u2028", "\x85", "\u202e", "\u200d", "\ufe0f"])
def test_what_is_concealed_is_named(char: str) -> None:
    assert concealed(f"a{char}b") == [char]


def test_a_space_of_another_kind_is_not_concealed() -> None:
    assert concealed("a\u3000b\u00a0c") == []


def test_an_address_keeps_its_letters_and_loses_what_cannot_be_seen() -> None:
    assert visible_url("https://a.cn/中\u200b\x00") == "https://a.cn/中%E2%80%8B%00"
