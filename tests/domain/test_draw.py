import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.domain.draw import Draw
from agents.summariser.steps import EXTRACT

draws = st.builds(
    Draw,
    sample=st.integers(0, EXTRACT),
    repairs=st.booleans(),
    time=st.integers(0, 100),
)


@pytest.mark.parametrize(
    ("draw", "number"),
    [
        pytest.param(Draw(), 0, id="the first"),
        pytest.param(Draw(2), 2, id="another sample"),
        pytest.param(Draw(2, repairs=True), 1_002, id="its repair"),
        pytest.param(
            Draw(2, time=3), 30_002, id="the same, written for the fourth time"
        ),
    ],
)
def test_a_journal_of_an_earlier_version_still_answers(draw: Draw, number: int) -> None:
    assert draw.number == number


@given(draws, draws)
def test_two_draws_never_have_one_number(one: Draw, other: Draw) -> None:
    assert (one.number == other.number) == (one == other)
