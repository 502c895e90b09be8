from hypothesis import given
from hypothesis import strategies as st

from agents.domain.share import NOTHING, Share
from agents.model.need import need, needs, size
from tests import make


@given(st.integers(1, 10), st.integers(0, 9_000), st.integers(0, 400))
def test_each_thing_that_a_cap_takes_makes_a_story_cheaper_or_no_dearer(
    samples: int, thinking: int, lines: int
) -> None:
    ladder = needs((make.material(text="一句话。\n" * lines),), samples, thinking)

    tokens = [cost for _, cost in ladder]
    assert tokens == sorted(tokens, reverse=True)
    assert ladder[0][0] == Share(samples=samples, judged=True)
    assert ladder[-1] == (NOTHING, 0)


def test_the_material_is_sent_four_times_where_an_answer_is_good() -> None:
    short, long = (
        make.material(text="长" * n) for n in (100, 10_000)
    )  # neither is thin
    share = Share(samples=3, judged=True)

    def beyond(again: float) -> float:
        more = need((long,), share, 0, again) - need((short,), share, 0, again)
        return more / (size((long,)) - size((short,)))

    assert beyond(0.0) == 4
    assert beyond(1.0) == 6


def test_thin_material_costs_the_same_judged_or_not() -> None:
    thin = make.material(kind="metadata")

    *_, judged, unjudged, _ = needs((thin,), 3, 0)

    assert judged[1] == unjudged[1] > 0
