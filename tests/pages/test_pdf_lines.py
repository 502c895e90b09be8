"""Whatever the worker says, a document is made of it; garbled pages are none."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.pages.pdf_lines import Page, pages_of, readable
from agents.pages.pdf_text import document
from tests.laws import costly

PIECE = st.tuples(
    st.text(max_size=40)
    | st.sampled_from(["1 Introduction", "References", "Table 1: x"]),
    st.sampled_from([0.0, 6.0, 10.0, 12.0, 20.0]),
    st.integers(0, 3),
    st.floats(),
    st.floats(0, 600),
    st.floats(0, 800) | st.floats(),
)
PAGES = st.lists(st.lists(st.lists(PIECE, max_size=4), max_size=12), max_size=4)


def said(*pages: object) -> list[Page]:
    return pages_of("\n".join(map(json.dumps, pages)).encode())


def page_of(text: str) -> list[list[tuple[str, float, int, float, float, float]]]:
    lines = [text[n : n + 80] for n in range(0, len(text), 80)]
    return [[(line, 10, 0, 72, 500, 700 - 12 * n)] for n, line in enumerate(lines)]


@given(PAGES)
@costly
def test_a_document_is_made_of_whatever_lines_there_are(pages: list[object]) -> None:
    found = document(said(*pages))

    assert all(one.text == " ".join(one.text.split()) for one in found.passages)


PROSE = "The machine reads the fields and tells the farmer what it has seen there. " * 9


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("(cid:12)(cid:7) (cid:31)" * 30, id="numbers of glyphs"),
        pytest.param("\ufffd\ufffd \ue001\ue002 a" * 30, id="no letters known"),
        pytest.param(
            "".join(chr(ord(c) + 3) if c.isalpha() else c for c in PROSE.lower()),
            id="other letters than are seen",
        ),
    ],
)
def test_a_garbled_page_has_no_text_and_the_others_stay(text: str) -> None:
    pages = readable(said(page_of(text), page_of(PROSE)))

    assert [len(page) for page in pages] == [len(page_of(PROSE))]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(PROSE, id="English"),
        pytest.param("农田治理年度报告说明了机器读取农田的情况。" * 20, id="Chinese"),
        pytest.param("27.3 31.9 8 12 BLEU GPT NLL " * 20, id="a table"),
        pytest.param(
            "Die Maschine liest die Felder und sagt es den Bauern. " * 9, id="German"
        ),
    ],
)
def test_a_page_in_any_language_is_read(text: str) -> None:
    (page,) = readable(said(page_of(text)))

    assert len(page) == len(page_of(text))


def test_letters_that_stand_for_others_become_those() -> None:
    ((line,),) = said([[("e\ufb03cient \u2f00\u2f08 \U0001d465", 10, 0, 72, 90, 700)]])

    assert line.text == "efficient 一人 x"
