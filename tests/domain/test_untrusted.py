from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from agents.domain.untrusted import datamarked, marker, tagless

TEXTS = st.lists(st.text(max_size=200), max_size=4)


@given(TEXTS)
def test_no_text_contains_the_mark(texts: list[str]) -> None:
    mark = marker(texts)

    assert not any(mark in text for text in texts)


def test_a_text_that_quotes_a_mark_gets_a_longer_one() -> None:
    """Nobody can write his own mark; the pieces of a text may hold it by chance."""
    texts = ["one", "two"]
    mark = marker(texts)

    assert marker(texts) == mark
    assert marker([*texts, mark]) != mark


def test_equal_texts_get_equal_marks_so_that_the_journal_answers() -> None:
    assert marker(["a", "b"]) == marker(["a", "b"]) != marker(["b", "a"])


@given(st.text(max_size=300))
def test_no_foreign_line_stands_without_the_mark(text: str) -> None:
    lines = datamarked(text, "m").splitlines()

    assert all(line.startswith("m| ") for line in lines)


@given(st.text(max_size=300))
def test_each_line_that_is_cited_has_a_number_of_its_own(text: str) -> None:
    numbers = count(7)
    lines = datamarked(text, "m", numbers).splitlines()

    assert [line.partition("| ")[0] for line in lines] == [
        f"m {7 + n}" for n in range(len(lines))
    ]


@given(st.text(max_size=300))
def test_no_text_can_open_or_close_a_tag(text: str) -> None:
    assert not set("<>") & set(datamarked(text, "m") + tagless(text))


def test_empty_lines_are_left_out() -> None:
    assert datamarked("a\n\n </source>", "m") == "m| a\nm|  ‹/source›"
