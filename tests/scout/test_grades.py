"""What can be used of a model's answer about a batch."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.model.answer import AnswerError, parse
from agents.scout.grades import Grades, StoryGrade


def row(**given: Any) -> dict[str, Any]:
    usual = {
        "n": 1,
        "reason": "用得上",
        "grade": 7,
        "section": "theory",
        "category": "具身智能",
        "gist": "一个平台",
    }
    return {**usual, **given}


def read(*rows: Any) -> dict[int, StoryGrade]:
    answer = json.dumps({"stories": list(rows)}, ensure_ascii=False)
    return parse(answer, Grades).by_number(3)


def test_the_reason_stands_before_the_grade() -> None:
    assert list(StoryGrade.model_fields)[:3] == ["n", "reason", "grade"]


@pytest.mark.parametrize(
    ("said", "grade"),
    [(7, 7.0), (7.5, 7.5), ("8", 8.0), ("6.5 分", 6.5), ("9/10", 9.0), (0, 0.0)],
)
def test_a_grade_may_be_written_in_several_ways(said: object, grade: float) -> None:
    assert read(row(grade=said))[1].grade == grade


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param(row(n=2, grade=11), id="grade of another scale"),
        pytest.param(row(n=2, grade=-1), id="grade below none"),
        pytest.param(row(n=2, grade="很高"), id="grade in words"),
        pytest.param(row(n=2, grade=None), id="no grade"),
        pytest.param(row(n=2, grade=True), id="a yes"),
        pytest.param(row(n="二"), id="no number"),
        pytest.param("2", id="no object"),
        pytest.param(None, id="nothing"),
        pytest.param(row(n=4), id="number of no story"),
        pytest.param(row(n=0), id="number below the first"),
    ],
)
def test_what_is_wrong_with_one_story_costs_that_one(wrong: object) -> None:
    assert list(read(row(n=1), wrong, row(n=3))) == [1, 3]


def test_a_number_that_is_given_twice_says_nothing() -> None:
    assert list(read(row(n=1), row(n=2), row(n=2, grade=1))) == [1]


def test_what_is_left_out_or_null_is_empty() -> None:
    told = read({"n": 1, "grade": 5}, row(n=2, reason=None, gist=3, category=None))

    assert (told[1].reason, told[1].gist, told[1].section) == ("", "", None)
    assert (told[2].reason, told[2].gist, told[2].category) == ("", "", "")


@pytest.mark.parametrize(
    ("said", "section"),
    [
        ("practice", "practice"), ("Theory", "theory"), ("🤠 更新闻！认知向", "news"),
        ("实践", "practice"), ("其他", None), ("", None), (None, None), (3, None),
    ],
)  # fmt: skip
def test_a_section_may_be_named_in_either_language(
    said: object, section: str | None
) -> None:
    assert read(row(section=said))[1].section == section


@pytest.mark.parametrize(
    "answer",
    ['{"stories": []}', '{"stories": "none"}', '{"stories": [{"n": 1, "grade": 80}]}'],
)
def test_an_answer_of_which_nothing_can_be_used_is_asked_for_again(answer: str) -> None:
    with pytest.raises(AnswerError, match="stories"):
        parse(answer, Grades)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_no_answer_makes_reading_it_raise_anything_else(said: object) -> None:
    try:
        parse(json.dumps({"stories": said}), Grades)
    except AnswerError:
        return
    assert isinstance(said, list)
