from hypothesis import given
from hypothesis import strategies as st

from agents.publish.gate import Review
from agents.publish.lessons import Lesson, Lessons, compare, distance
from tests.publish.conftest import Desk

NO_REVIEW = Review(issue="x", items=())


def test_an_item_renamed_by_hand_is_found_by_its_link(desk: Desk) -> None:
    after = desk.text.replace("### 【Four】", "### 【Vier】")

    fates = {one.heading: one.fate for one in compare(desk.text, after, NO_REVIEW)}

    assert fates["【Four】某实验室"] == "rewritten"
    assert "【Vier】某实验室" not in fates


def test_an_item_that_only_the_editor_wrote_is_added(desk: Desk) -> None:
    new = "\n### 【Five】\n\n自己写的。\n\n原文：https://example.org/five\n"

    *_, last = compare(desk.text, desk.text + new, NO_REVIEW)

    assert (last.heading, last.fate) == ("【Five】", "added")


@given(st.text(max_size=20), st.text(max_size=20))
def test_a_distance_is_a_share_and_0_for_the_same_text(one: str, other: str) -> None:
    assert 0.0 <= distance(one, other) <= 1.0
    assert distance(one, one) == 0.0


def test_an_issue_of_added_items_alone_has_no_acceptance() -> None:
    added = Lesson(heading="a", section="news", fate="added", edits=1.0)

    lessons = Lessons(issue="x", items=(added,))

    assert (lessons.acceptance, lessons.edits) == (0.0, 0.0)
