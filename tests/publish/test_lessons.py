from hypothesis import given
from hypothesis import strategies as st

from agents.domain.review import Review
from agents.publish.lessons import Lesson, Lessons, compare, distance
from agents.publish.published_page import page
from agents.publish.publishing import reviewed
from tests.publish.conftest import Desk

NO_REVIEW = Review(issue="x", items=(), bench=())


def test_an_item_renamed_by_hand_is_found_by_its_link(desk: Desk) -> None:
    after = desk.text.replace("### 【Four】", "### 【Vier】")

    fates = {one.heading: one.fate for one in compare(desk.text, after, NO_REVIEW)}

    assert fates["【Four】某实验室"] == "rewritten"
    assert "【Vier】某实验室" not in fates


def test_an_item_that_only_the_editor_wrote_is_added(desk: Desk) -> None:
    new = "\n### 【Five】\n\n自己写的。\n\n原文：https://example.org/five\n"

    *_, last = compare(desk.text, desk.text + new, NO_REVIEW)

    assert (last.heading, last.fate) == ("【Five】", "added")


def test_the_review_knows_which_item_is_which(desk: Desk) -> None:
    """Another article of the same source is not a new version of what was cut out."""
    desk.decide(Two="held")
    new = "### 【Neu】\n\n手写。\n\n原文：https://example.org/Four\n"
    text = desk.text.replace("### 【One】", "### 【Eins】")
    desk.write(text[: text.index("### 【Four】")] + new)
    review = reviewed(desk.draft).review

    published = page(desk.text, review.dropped)
    model = (desk.draft / "model.md").read_text(encoding="utf-8")

    lessons = compare(model, published, review)

    assert {one.heading.split("】")[0]: one.fate for one in lessons} == {
        "【One": "rewritten",
        "【Two": "dropped",
        "【Three": "kept",
        "【Four": "dropped",
        "【Neu": "added",
    }
    assert [one.sources for one in lessons][:4] == [("A feed",)] * 4
    assert [one.held for one in lessons] == [False, True, False, False, False]


@given(st.text(max_size=20), st.text(max_size=20))
def test_a_distance_is_a_share_and_0_for_the_same_text(one: str, other: str) -> None:
    assert 0.0 <= distance(one, other) <= 1.0
    assert distance(one, one) == 0.0


def test_an_issue_of_added_items_alone_has_no_acceptance() -> None:
    added = Lesson(heading="a", section="news", fate="added", edits=1.0)

    lessons = Lessons(issue="x", items=(added,))

    assert (lessons.acceptance, lessons.edits) == (0.0, 0.0)
