"""What is learnt from what was printed, and how a story's score comes of it."""

from dataclasses import replace
from functools import cache

from agents.domain.taste import LearntTerm, Scale, Taste
from agents.scout.learning.learnt import learnt
from agents.scout.learning.past import PastItem
from agents.scout.learning.pool import pool
from agents.scout.learning.train import train
from tests import make, weeks

GOOD, BAD = (make.story(one) for one in weeks.candidates(3, each=1))


@cache
def taught(count: int = 2) -> Taste:
    taste = train(weeks.pools(count))
    assert taste is not None
    return taste


def test_what_is_like_the_printed_gets_more_points_and_says_why() -> None:
    good, bad = learnt([GOOD, BAD], taught())

    assert good.points > 1 > bad.points
    assert good.reasons[0].startswith("编辑常选：")
    assert any(word in good.reasons[0] for word in ("porcelain", "陶", "釉"))


def test_the_score_of_a_story_depends_on_no_other_story() -> None:
    taste = taught()

    assert learnt([GOOD, BAD], taste)[0] == learnt([GOOD], taste)[0]


def test_without_a_taste_nothing_is_added() -> None:
    assert [part.points for part in learnt([GOOD], None)] == [0.0]


def test_the_same_past_teaches_the_same() -> None:
    again = train(weeks.pools(2))

    assert again
    assert again.digest == taught().digest


def test_another_past_teaches_something_else() -> None:
    assert taught(2).digest != taught(3).digest


def test_the_share_grows_with_what_was_printed() -> None:
    two, three = taught(2), taught(3)

    assert (two.positives, three.positives) == (24, 36)
    assert two.share == 24 / 54
    assert two.share < three.share


def test_nothing_is_learnt_without_something_printed_and_something_not() -> None:
    only_printed = pool(
        weeks.windows(1)[0],
        [c for c in weeks.candidates(0) if "porcelain" in c.summary],
    )
    nothing_printed = replace(weeks.pools(1)[0], printed={}, unseen=())

    assert train([]) is train([only_printed]) is train([nothing_printed]) is None


def test_nothing_is_learnt_of_words_that_no_other_text_has() -> None:
    window = weeks.windows(1)[0]
    printed = tuple(PastItem(frozenset(), text) for text in ("alpha", "—", ""))

    assert train([pool(replace(window, printed=printed), weeks.candidates(0))]) is None


def test_what_was_rejected_is_learnt_against() -> None:
    shown = PastItem(frozenset({"title:gone"}), "a quantum radio telescope")
    first, second = weeks.windows(2)
    told = replace(first, rejected=(shown,) * 24)
    pools = [pool(told, weeks.candidates(0)), pool(second, weeks.candidates(1))]
    radio = make.story(title="A quantum radio", summary="a quantum radio telescope")

    taste = train(pools)

    part = learnt([radio], taste)[0]
    assert part.points < 0
    assert part.reasons[0].startswith("编辑少选：")
    assert "telescope" in part.reasons[0]


def test_a_kind_of_source_is_measured_by_its_own_kind() -> None:
    scales = {"": Scale(0.0, 1.0), "arxiv": Scale(2.0, 0.5)}
    terms = {"agents": LearntTerm(1.0, 2.0)}
    taste = Taste(positives=1, windows=1, terms=terms, bias=0.0, scales=scales)
    said = {"title": "agents", "summary": ""}
    paper = make.story(kind="arxiv", url="https://arxiv.org/abs/2409.00001", **said)

    parts = learnt([paper, make.story(**said)], taste)

    assert [part.points for part in parts] == [0.0, 3.0]


def test_a_text_of_which_nothing_is_known_is_what_is_usual() -> None:
    part = learnt([make.story(title="Ещё", summary="")], taught())[0]

    assert (part.points, part.reasons) == (0.0, ())


def test_a_score_that_only_manner_made_gives_no_reason() -> None:
    taste = Taste(
        positives=1,
        windows=1,
        terms={"the": LearntTerm(1.0, 2.0)},
        bias=0.0,
        scales={"": Scale(0.0, 1.0)},
    )

    part = learnt([make.story(title="the", summary="the")], taste)[0]

    assert (part.points, part.reasons) == (3.0, ())
