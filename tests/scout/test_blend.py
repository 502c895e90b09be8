"""Half the score, half the grade."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.domain.story import Ranked
from agents.domain.words import StoryId
from agents.scout.blend import blended
from agents.scout.grades import StoryGrade
from tests import make

QUOTAS = make.plan().quotas


def entry(name: str = "one", score: float = 50.0, **given: Any) -> Ranked:
    about = {key: given.pop(key) for key in ("title", "hint") if key in given}
    hint = about.pop("hint", None)
    story = make.story(url=f"https://example.org/{name}", section=hint, **about)
    return make.ranked(story, score=score, **given)


def grade(value: float = 7, **given: Any) -> StoryGrade:
    return StoryGrade.model_validate({"n": 1, "grade": value, **given})


def one(of: Ranked, said: StoryGrade, gist: str = "") -> Ranked:
    (found,) = blended([of], {of.story.id: said}, {of.story.id: gist}, QUOTAS)
    return found


def test_half_of_the_score_is_the_grade_and_the_reason_says_why() -> None:
    found = one(entry(score=40), grade(7, reason="直接用得上。"), "一个框架")

    assert (found.score, found.grade, found.gist) == (55.0, 7.0, "一个框架")
    assert found.reasons == ("命中主题：多智能体", "模型：直接用得上（7/10 分）")


def test_a_reason_without_words_tells_the_grade() -> None:
    assert one(entry(), grade(6.5)).reasons[-1] == "模型：6.5/10 分"


def test_without_any_grade_nothing_changes() -> None:
    entries = [entry("one"), entry("two", 30)]

    assert blended(entries, {}, {}, QUOTAS) == entries


def test_a_story_that_was_not_weighed_is_taken_for_the_mean() -> None:
    """By its score alone it would beat those that a strict model graded."""
    strict = {entry("a").story.id: grade(2), entry("b").story.id: grade(4)}

    a, b, left = blended(
        [entry("a", 60), entry("b", 60), entry("c", 60)], strict, {}, QUOTAS
    )

    assert (a.score, left.score, b.score) == (40.0, 45.0, 50.0)
    assert left.grade is None
    assert left.reasons[-1] == "模型没有评，按平均 3/10 分计"


@given(
    st.lists(
        st.tuples(
            st.floats(min_value=0, max_value=100),
            st.none() | st.floats(min_value=0, max_value=10),
        ),
        max_size=8,
    )
)
def test_a_score_stays_a_score_and_order_within_one_grade_stays(
    given: list[tuple[float, float | None]],
) -> None:
    entries = [entry(str(n), score) for n, (score, _) in enumerate(given)]
    grades: dict[StoryId, StoryGrade] = {
        one.story.id: grade(value)
        for one, (_, value) in zip(entries, given, strict=True)
        if value is not None
    }

    found = blended(entries, grades, {}, QUOTAS)

    assert [e.story for e in found] == [e.story for e in entries]
    assert all(0 <= e.score <= 100 for e in found)
    ungraded = [
        (before.score, after.score)
        for before, after in zip(entries, found, strict=True)
        if after.grade is None
    ]
    assert [after for _, after in sorted(ungraded)] == sorted(a for _, a in ungraded)


def test_the_models_section_wins_over_cues_and_the_operators_hint_over_both() -> None:
    said = grade(section="theory", category="具身智能")

    by_cues, by_hint = one(entry(), said), one(entry(hint="practice"), said)

    assert (by_cues.section, by_cues.category) == ("theory", "具身智能")
    assert by_hint.section == "practice"


def test_a_section_without_places_is_no_place_to_go() -> None:
    quotas = make.plan(quotas=make.quotas(news=0)).quotas
    of = entry()

    (found,) = blended([of], {of.story.id: grade(section="news")}, {}, quotas)

    assert (found.section, found.category) == ("practice", "大模型研发")


def test_a_story_that_becomes_news_has_no_category() -> None:
    found = one(entry(), grade(section="news", category="大模型研发"))

    assert (found.section, found.category) == ("news", "")


@pytest.mark.parametrize(
    ("wish", "category"),
    [
        pytest.param("其他工具", "其他工具", id="of the section"),
        pytest.param("具身智能", "具身智能", id="of another section"),
        pytest.param("语音合成工具", "大模型研发", id="new, for one story"),
        pytest.param("", "大模型研发", id="none"),
        pytest.param("<script>", "大模型研发", id="no name"),
    ],
)
def test_a_known_category_is_taken_from_the_model(wish: str, category: str) -> None:
    assert one(entry(), grade(section="practice", category=wish)).category == category


def test_a_new_category_is_made_of_three_stories() -> None:
    entries = [entry(name) for name in ("a", "b", "c")]
    said = {e.story.id: grade(category="语音合成工具") for e in entries}

    three = blended(entries, said, {}, QUOTAS)
    two = blended(entries[:2], said, {}, QUOTAS)

    assert {e.category for e in three} == {"语音合成工具"}
    assert {e.category for e in two} == {"大模型研发"}


def test_a_story_that_moves_without_a_known_category_gets_one_by_cues() -> None:
    moving = entry(title="An embodied robot", category="大模型研发")

    found = one(moving, grade(section="theory", category="没有的分类"))

    assert (found.section, found.category) == ("theory", "具身智能")
