import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.domain.characters import concealed, visible, visible_url, whole

ANY = st.text(
    st.sampled_from("\0\x07\t\r\n\x0c\x1b[]31m\\\x7f\x85\x9b\x9c\x9d\ud83d\ude00\udc80\uffffa中😀")
    | st.characters()
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        pytest.param("\ud83d\ude00!", "😀!", id="two halves of an emoji"),
        pytest.param("a\ud83db\udc80", "a\ufffdb\ufffd", id="half an emoji"),
        pytest.param("\ude00\ud83d", "\ufffd\ufffd", id="the wrong way round"),
        pytest.param("a\0b\x08c\x7fd\x9fe", "abcde", id="controls"),
        pytest.param("a\tb\r\nc", "a\tb\r\nc", id="tabs and line ends stay"),
        pytest.param("a\x0bb\x0cc", "a\nb\nc", id="ends of lines and pages"),
        pytest.param("a\x1cb\x1fc\x85d", "a b c d", id="separators"),
        pytest.param("\x1b[31mred\x1b[0m", "red", id="terminal colours"),
        pytest.param("a\x1b]0;title\x07b\x1b]8;;x\x1b\\c", "abc", id="terminal titles"),
        pytest.param("a\x9b31mb\x1b(Bc", "abc", id="other terminal sequences"),
        pytest.param("a\ufffeb\uffffc", "abc", id="what no XML may hold"),
        pytest.param("中文 👩\u200d💻\u202e", None, id="all else stays"),
    ],
)
def test_a_text_is_made_whole(text: str, mended: str | None) -> None:
    assert whole(text) == (text if mended is None else mended)


@given(ANY)
def test_a_whole_text_is_unicode_without_controls_and_stays(text: str) -> None:
    mended = whole(text)

    assert mended.encode().decode() == mended
    assert not {c for c in mended if unicodedata.category(c) == "Cc"} - set("\t\r\n")
    assert whole(mended) == mended


@given(
    st.text(
        st.characters(
            exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"
        )
    )
)
def test_nothing_but_what_is_broken_changes(text: str) -> None:
    assert whole(text) == text


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])), st.data())
def test_a_character_that_was_torn_is_joined_again(
    text: str, data: st.DataObject
) -> None:
    units = text.encode("utf-16-le")
    at = 2 * data.draw(st.integers(0, len(units) // 2))
    parts = (units[:at], units[at:])

    torn = "".join(part.decode("utf-16-le", "surrogatepass") for part in parts)

    assert whole(torn) == whole(text)


@pytest.mark.parametrize(
    "storm", ["\x9d", "\x1b]", "\x1b[0", "\x9b;", "\x1b ", "\ud83d"]
)
def test_a_storm_of_broken_characters_ends(storm: str) -> None:
    assert len(whole(storm * 100_000)) <= 300_000


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("a\u202eb\u2066c", "abc", id="bidi controls"),
        pytest.param("a\u200bb\ufeffc\u00add", "abcd", id="zero width"),
        pytest.param("a\x00b\x1b[31m", "ab[31m", id="controls"),
        pytest.param("a\tb\r\n\u3000 c", "a b c", id="white space"),
        pytest.param("a\U000e0041b", "ab", id="tags"),
        pytest.param("a\ue000b\ufdd0", "ab", id="private use and noncharacters"),
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
