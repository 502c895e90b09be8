import pytest

from agents.errors import ModelError
from agents.model.patience import Silence
from agents.model.pulse import Pulse

LATE = Silence("late", timed_out=True)


def test_calls_that_were_silent_while_another_was_answered_prove_nothing() -> None:
    pulse = Pulse("m", 8)
    pulse.answered()
    begun = [pulse.begin() for _ in range(20)]
    pulse.answered()

    for one in begun:
        pulse.silent(LATE, one)

    pulse.begin()


def test_who_was_silent_since_the_last_answer_is_not_asked_again() -> None:
    pulse = Pulse("m", 8)
    pulse.answered()

    for _ in range(8):
        pulse.silent(LATE, pulse.begin())

    with pytest.raises(ModelError, match="did not answer 8 times in a row"):
        pulse.begin()
