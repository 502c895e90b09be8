import unicodedata
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.domain.characters import whole
from agents.pages.plain_text import (
    clean,
    clean_lines,
    cut,
    han_share,
    language_of,
    resolved,
)

# Hypothesis finds the odd ones rarely, so they are offered by name.
ODD = st.text(
    st.sampled_from("\0\x1b[31m\x9b\x07\u200b\u200d\ufe0f\u202e\u2066\ufeffa中☀👩💻1\u20e3e\u0301")
    | st.characters()
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        pytest.param("a\0b\x08c\x7fd\x9fe", "abcde", id="control characters"),
        pytest.param("a\u202eb\u2066c\u200fd", "abcd", id="bidi controls"),
        pytest.param("a\u200bb\u2060c\u00add\ufeffe", "abcde", id="zero width"),
        pytest.param("a\U000e0041b\U000e007fc", "abc", id="tag characters"),
        pytest.param("a\ue000b\U0010fffdc", "abc", id="private use"),
        pytest.param("a\u3164b\u115fc", "abc", id="fillers"),
        pytest.param(" a \t\n\u3000\u00a0\u2003\u2800b\r\n", "a b", id="white space"),
        pytest.param("e\u0301", "é", id="NFC"),
        pytest.param("e\u200b\u0301", "é", id="NFC over what was removed"),
        pytest.param("👩\u200d💻 ☀\ufe0f 1\ufe0f\u20e3", None, id="emoji stay"),
        pytest.param("a\u200db\ufe0fc", "abc", id="joiners outside emoji go"),
        pytest.param("中文，标点「保留」。", None, id="Chinese stays"),
    ],
)
def test_only_what_a_reader_can_see_is_left(text: str, cleaned: str | None) -> None:
    assert clean(text) == (text if cleaned is None else cleaned)


@given(ODD)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert clean_lines(clean_lines(text)) == clean_lines(text)


@given(ODD)
def test_no_control_character_and_no_double_space_is_left(text: str) -> None:
    cleaned = clean(text)

    categories = {unicodedata.category(char) for char in cleaned if char != "\u200d"}
    assert categories.isdisjoint({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
    assert "  " not in cleaned
    assert cleaned == cleaned.strip()


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        pytest.param("&#xD83D;&#xDE00; &#55357;&#56832;", "😀 😀", id="two halves"),
        pytest.param("a&#xD83D;b &#xde00", "a\ufffdb \ufffd", id="half a character"),
        pytest.param("&#27;[31mred&#x1b;[0m", "red", id="a colour"),
        pytest.param("a&#1;b&#8;c&#x7F;d&#xFFFE;", "abcd", id="controls"),
        pytest.param("it&#146;s &#x93;so&#x94;", "it’s “so”", id="windows-1252"),
        pytest.param("&#0;&#99999999999;&#x110000;", "\ufffd" * 3, id="none at all"),
        pytest.param("&#60;b&#62; &#128512; &amp;#27;", None, id="all others stay"),
    ],
)
def test_a_reference_to_an_odd_character_is_read(markup: str, text: str | None) -> None:
    assert resolved(markup) == (markup if text is None else text)


@given(st.lists(st.integers(0, 0x110000).map("&#{};".format)).map("".join))
def test_markup_is_whole_in_its_references_too(markup: str) -> None:
    assert whole(unescape(resolved(markup))) == unescape(resolved(markup))


def test_paragraphs_are_kept_where_they_are_asked_for() -> None:
    text = "\n One \r\ntwo\u2028three\r\r\r\n four\u2029five \n\n"

    assert clean_lines(text) == "One\ntwo\nthree\n\nfour\n\nfive"


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [
        pytest.param("abc", 3, "abc", id="what fits stays"),
        pytest.param("abcd", 3, "ab…", id="the mark is counted"),
        pytest.param("ab cd", 4, "ab…", id="no space before the mark"),
        pytest.param("abc", 1, "…", id="room for the mark alone"),
        pytest.param("abc", 0, "", id="no room"),
        pytest.param("a👩\u200d💻b", 4, "a…", id="no emoji is torn at its joiner"),
        pytest.param("a👩\u200d💻b", 3, "a…", id="nor before it"),
        pytest.param("a👍🏽b", 3, "a…", id="nor before its skin"),
        pytest.param("a☀\ufe0fb", 3, "a…", id="nor before its selector"),
        pytest.param("a1\ufe0f\u20e3b", 4, "a…", id="nor inside a keycap"),
        pytest.param("a🇨🇳b", 3, "a…", id="nor a flag"),
        pytest.param("xx\u0331yy", 3, "x…", id="nor a letter from its mark"),
    ],
)
def test_a_cut_text_is_short_enough_and_says_so(
    text: str, limit: int, shown: str
) -> None:
    assert cut(text, limit) == shown


@given(ODD, st.integers(0, 20))
def test_a_cut_text_never_exceeds_its_limit(text: str, limit: int) -> None:
    assert len(cut(text, limit)) <= limit


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("大模型多智能体协作框架", "zh"),
        ("用 LangGraph 构建可靠的多智能体工作流", "zh"),
        ("We present a new model for the planning of agents — fast.", "en"),
        ("vLLM v0.6.0", "en"),
        ("Ein großes Modell für die Planung läuft schnell", ""),
        ("これは大規模言語モデルです", ""),
        ("이것은 대규모 언어 모델입니다", ""),
        ("12:30 — 100%", ""),
        ("", ""),
    ],
)
def test_chinese_and_english_are_told_apart_and_others_left_open(
    text: str, language: str
) -> None:
    assert language_of(text) == language


def test_the_share_of_chinese_counts_letters_only() -> None:
    assert han_share("中文ab, 12!") == 0.5
    assert han_share("12!") == 0.0
