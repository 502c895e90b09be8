"""What was published tilts the choice a little, and says so."""

from hypothesis import given
from hypothesis import strategies as st

from agents.domain.memory import Taste
from agents.scout.score import rank
from agents.scout.taste import ENOUGH, MOST, by_name, learnt
from tests import make

STORY = make.story(
    make.candidate(source="A"),
    make.candidate(source="B", url="https://example.org/two"),
)
NAMES = st.sampled_from(["A", "B", "practice 大模型研发", "practice 其他工具"])
TASTES = st.lists(
    st.integers(1, 60).flatmap(
        lambda of: st.builds(
            Taste,
            about=st.sampled_from(["source", "category"]),
            name=NAMES,
            liked=st.floats(0, of),
            of=st.just(of),
            usual=st.floats(0, 1),
        )
    ),
    max_size=6,
    unique_by=lambda taste: (taste.about, taste.name),
)


def taste(liked: float, of: int, **given: object) -> Taste:
    values = {"about": "source", "name": "A", "usual": 0.7, **given}
    return Taste.model_validate({**values, "liked": liked, "of": of})


def points(*tastes: Taste, category: str = "大模型研发") -> tuple[float, str]:
    return learnt(STORY, "practice", category, by_name(tastes))


def test_without_history_nothing_changes() -> None:
    assert points() == (0.0, "")


def test_a_few_decisions_teach_nothing() -> None:
    few = ENOUGH - 1

    assert points(taste(0, few), taste(0, few, name="B")) == (0.0, "")


def test_a_source_that_editors_like_gets_points_with_the_reason() -> None:
    assert points(taste(16, 16)) == (
        2.0,
        "编辑常用A：16 次采用率 100%（平常 70%），+2.0 分",
    )


def test_a_source_that_editors_drop_costs_a_story_only_if_no_other_has_it() -> None:
    dropped = taste(0, 60)

    assert points(dropped) == (0.0, "")
    both = points(dropped, taste(0, 60, name="B"))
    assert both == (-MOST, "编辑少用A：60 次采用率 0%（平常 70%），-3.0 分")


def test_a_category_counts_beside_the_source() -> None:
    kind = taste(16, 16, about="category", name="practice 大模型研发")

    assert points(kind)[0] == 2.0
    assert points(kind, category="其他工具") == (0.0, "")


def test_a_little_difference_needs_no_reason() -> None:
    both = taste(7.2, 10), taste(7.2, 10, name="B")

    assert points(*both) == (0.11, "")


@given(TASTES)
def test_history_moves_a_story_by_a_few_points_at_most(tastes: list[Taste]) -> None:
    plain = rank([STORY], make.plan())[0]
    tilted = rank([STORY], make.plan(tastes=tastes))[0]

    assert abs(tilted.score - plain.score) <= 2 * MOST + 0.01
    assert tilted.category == plain.category
    assert set(tilted.reasons) >= set(plain.reasons)


@given(TASTES)
def test_the_order_of_what_was_learnt_does_not_matter(tastes: list[Taste]) -> None:
    assert points(*tastes) == points(*reversed(tastes))


@given(st.integers(ENOUGH, 60), st.floats(0, 1))
def test_more_acceptance_never_costs_points(of: int, usual: float) -> None:
    found = [points(taste(n, of, usual=usual))[0] for n in range(of + 1)]

    assert found == sorted(found)
