"""What editors made of past drafts, counted for the scout."""

from typing import Any

from agents.domain.memory import Taste
from agents.publish.gate import read_review
from agents.publish.lessons import Lesson, Lessons, compare
from agents.publish.taste import tastes
from tests.publish.conftest import Desk


def lesson(fate: str, **given: Any) -> Lesson:
    values = {"heading": "h", "section": "practice", "sources": ("A",), **given}
    return Lesson.model_validate({**values, "fate": fate})


def issue(*items: Lesson, name: str = "2024-09-30") -> Lessons:
    return Lessons(issue=name, items=items)


def test_published_items_count_for_their_source_and_category() -> None:
    past = issue(
        lesson("kept", category="大模型研发"),
        lesson("rewritten", edits=0.5, sources=("A", "B")),
        lesson("dropped", sources=("B",)),
    )

    assert tastes([past], "2024-10-31") == (
        Taste(
            about="category", name="practice 大模型研发", liked=1, of=1, usual=0.5833
        ),
        Taste(about="source", name="A", liked=1.75, of=2, usual=0.5833),
        Taste(about="source", name="B", liked=0.75, of=2, usual=0.5833),
    )


def test_what_was_held_or_added_by_hand_says_nothing() -> None:
    past = issue(lesson("dropped", held=True), lesson("added", edits=1.0))

    assert tastes([past], "2024-10-31") == ()


def test_only_what_came_before_the_draft_counts_and_only_the_last_dozen() -> None:
    old = issue(lesson("dropped", sources=("old",)), name="2023-01-01")
    lately = [
        issue(lesson("kept"), name=f"2024-{month:02}-01") for month in range(1, 13)
    ]

    found = tastes([old, *lately], "2025-01-01")

    assert [(one.name, one.of) for one in found] == [("A", 12)]
    assert tastes(lately, "2024-01-01") == ()


def test_the_lessons_know_category_and_what_was_held(desk: Desk) -> None:
    desk.decide(One="held")
    file = desk.draft / "review.json"
    review = read_review(file, file.read_text(encoding="utf-8"))

    told = {one.heading: one for one in compare(desk.text, desk.text, review)}

    assert told["【One】某实验室"].held
    assert not told["【Two】某实验室"].held
    assert told["【Two】某实验室"].category == "大模型研发"
