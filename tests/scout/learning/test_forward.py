"""When what was learnt is used: enough of it, and past windows chosen no worse."""

from collections.abc import Callable, Sequence

import pytest

from agents.domain.story import Story
from agents.domain.taste import Taste
from agents.domain.words import StoryId, Window
from agents.scout.learning.forward import Score, forward, learn
from agents.scout.learning.learnt import learnt
from agents.scout.learning.measure import ndcg
from agents.scout.learning.past import past
from agents.scout.learning.pool import pool
from tests import make, weeks


def scoring(prior: Callable[[Story], float]) -> Score:
    def score(
        stories: Sequence[Story], window: Window, taste: Taste | None
    ) -> dict[StoryId, float]:
        assert all(s.lead.published and s.lead.published in window for s in stories)
        share = taste.share if taste else 0.0
        return {
            story.id: (1 - share) * prior(story) + share * part.points
            for story, part in zip(stories, learnt(stories, taste), strict=True)
        }

    return score


blind = scoring(lambda story: 0.0)  # noqa: ARG005  # it knows nothing
contrary = scoring(lambda story: -0.1 if "porcelain" in story.lead.summary else 0.1)


def test_what_chooses_past_windows_better_is_used() -> None:
    learning = learn(weeks.pools(3), blind)

    assert learning.why == ""
    assert learning.used is learning.taste is not None
    assert [one.positives for one in learning.replayed] == [0, 12, 24]
    assert all(one.learnt > one.prior for one in learning.replayed[1:])


def test_a_window_is_chosen_by_what_the_windows_before_it_teach_alone() -> None:
    two = forward(weeks.pools(2), blind)
    three = forward(weeks.pools(3), blind)

    assert three[:2] == two


def test_recall_is_told_by_section() -> None:
    last = forward(weeks.pools(2), blind)[-1]

    (recall,) = last.recall
    assert (recall.section, recall.printed, recall.learnt) == ("practice", 12, 12)
    assert recall.prior < 12


@pytest.mark.parametrize(
    ("count", "said"),
    [
        pytest.param(0, "0 printed items in 0 windows are too few", id="nothing"),
        pytest.param(1, "12 printed items in 1 window are too few", id="one window"),
    ],
)
def test_too_little_is_not_used_and_says_so(count: int, said: str) -> None:
    learning = learn(weeks.pools(count), blind)

    assert learning.used is None
    assert learning.why.startswith(said)


def test_without_candidates_to_tell_them_from_nothing_is_learnt() -> None:
    learning = learn([pool(one, ()) for one in weeks.windows(2)], blind)

    assert learning.taste is None
    assert "keeps no other candidates" in learning.why


def test_what_could_not_be_tried_on_a_past_window_is_not_used() -> None:
    first, second = weeks.windows(2)

    learning = learn([pool(first, weeks.candidates(0)), pool(second, ())], blind)

    assert "can be chosen again" in learning.why


def test_what_chooses_past_windows_worse_is_not_used() -> None:
    odd = range(1, 2 * weeks.EACH, 2)
    issues = [weeks.issue(0), weeks.issue(1, numbers=odd)]
    pools = [
        pool(one, weeks.candidates(week))
        for week, one in enumerate(past(issues, (), make.NOW, make.TZ))
    ]

    learning = learn(pools, contrary)

    assert learning.used is None
    assert learning.taste is not None
    assert "less well" in learning.why


def test_ndcg_is_one_where_all_that_was_printed_comes_first() -> None:
    assert ndcg([True, True, False]) == 1.0
    assert ndcg([False] * 20 + [True]) == 0.0
    assert ndcg([]) == 0.0
