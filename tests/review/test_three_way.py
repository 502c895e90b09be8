"""Where the page and the file both changed, nothing of either is lost."""

from hypothesis import given
from hypothesis import strategies as st

from agents.review.three_way import merged, paragraphs

HEAD = "### 【名】\n\n"
BASE = f"{HEAD}一。\n\n二。\n\n三。\n"

PARAGRAPH = st.sampled_from(["一。", "二。", "三。", "四。", "五。"])
TEXT = st.lists(PARAGRAPH, max_size=6).map(lambda rows: HEAD + "\n\n".join(rows) + "\n")


def normal(text: str) -> str:
    return "\n\n".join(paragraphs(text)) + "\n"


@given(TEXT, TEXT)
def test_one_who_changed_nothing_takes_what_the_other_wrote(
    base: str, other: str
) -> None:
    assert merged(base, base, other).text == normal(other)
    assert merged(base, other, base).text == normal(other)
    assert merged(base, other, other).text == normal(other)


@given(TEXT, TEXT, TEXT)
def test_each_new_paragraph_of_both_is_in_what_comes_of_it(
    base: str, mine: str, theirs: str
) -> None:
    kept = paragraphs(merged(base, mine, theirs).text)

    new = {*paragraphs(mine), *paragraphs(theirs)} - {*paragraphs(base)}
    assert new <= set(kept)


def test_two_paragraphs_changed_by_two_editors_need_no_choice() -> None:
    found = merged(BASE, BASE.replace("一。", "甲。"), BASE.replace("三。", "丙。"))

    assert found.clean
    assert found.text == f"{HEAD}甲。\n\n二。\n\n丙。\n"


def test_one_paragraph_changed_by_both_is_there_twice() -> None:
    found = merged(BASE, BASE.replace("二。", "我的。"), BASE.replace("二。", "他的。"))

    assert not found.clean
    assert found.text == f"{HEAD}一。\n\n他的。\n\n我的。\n\n三。\n"
    assert [p.kind for p in found.parts] == ["same", "same", "both", "same"]


def test_an_item_keeps_one_heading() -> None:
    mine, theirs = BASE.replace("名", "甲"), BASE.replace("名", "乙")
    found = merged(BASE, mine, theirs)

    assert (found.clean, found.text) == (False, mine)


def test_blank_lines_of_code_part_nothing() -> None:
    assert paragraphs("a\n\n```\nb\n\nc\n```\n\n\nd\n") == (
        "a",
        "```\nb\n\nc\n```",
        "d",
    )
