"""Where sentences end, in Chinese and English."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.domain.sentences import parts, sentences, spans

TEXTS = st.one_of(
    st.text(max_size=80),
    st.text(alphabet="ab1中文。！？；.!? \n”)’」e.g", max_size=80),
)


@given(TEXTS)
def test_no_character_but_space_is_lost_or_doubled(text: str) -> None:
    whole = "".join(text[start:end] for start, end in spans(text))

    assert "".join(whole.split()) == "".join(text.split())


@given(TEXTS)
def test_the_sentences_with_the_space_around_them_are_the_text(text: str) -> None:
    assert "".join(parts(text)) == text


@given(TEXTS)
def test_sentences_stand_in_order_and_without_space_around_them(text: str) -> None:
    found = list(spans(text))
    edges = [edge for span in found for edge in span]

    assert edges == sorted(edges)
    assert all(text[a:b] == text[a:b].strip() != "" for a, b in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "模型开源了。它有 7B 参数！好吗？好；行",
            ["模型开源了。", "它有 7B 参数！", "好吗？", "好；", "行"],
            id="a Chinese stop ends it without a space",
        ),
        pytest.param(
            "他说：“开源了！”大家鼓掌。",
            ["他说：“开源了！”", "大家鼓掌。"],
            id="closing quotes belong to it",
        ),
        pytest.param(
            "It scores 3.5 points. Good.",
            ["It scores 3.5 points.", "Good."],
            id="a decimal point ends nothing",
        ),
        pytest.param(
            "See e.g. Fig. 2 by J. Smith et al. in the paper. End.",
            ["See e.g. Fig. 2 by J. Smith et al. in the paper.", "End."],
            id="an abbreviation ends nothing",
        ),
        pytest.param(
            "See https://example.org/a?b=c!d now. Then!",
            ["See https://example.org/a?b=c!d now.", "Then!"],
            id="an address is not cut",
        ),
        pytest.param(
            "真的吗?是的!好", ["真的吗?", "是的!", "好"], id="Latin marks in Chinese"
        ),
        pytest.param(
            "1. Install it. 2. Run it.",
            ["1. Install it.", "2. Run it."],
            id="a list's number belongs to its sentence",
        ),
        pytest.param(
            "A heading\nA line e.g.\nAnother",
            ["A heading", "A line e.g.", "Another"],
            id="a line break always ends it",
        ),
        pytest.param("Wait... what?! Yes", ["Wait...", "what?!", "Yes"], id="runs"),
        pytest.param(" \n ", [], id="space only"),
    ],
)
def test_a_sentence_ends_where_a_reader_sees_its_end(
    text: str, expected: list[str]
) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize("piece", [".", "!", ".)", "e.g. ", "。”"])
def test_a_flood_of_marks_takes_no_time(piece: str) -> None:
    text = piece * 20_000 + "x"

    assert "".join(sentences(text)).replace(" ", "") == text.replace(" ", "")
