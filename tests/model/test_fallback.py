import pytest

from agents.domain.draw import FIRST, Draw
from agents.domain.reading import Prompt, Reply
from agents.errors import AgentsError, BudgetError, CredentialsError, ModelError
from agents.model.fallback import Fallback
from tests.model.server import prompt


class One:
    """An Ask with one answer or one error."""

    def __init__(self, outcome: str | AgentsError) -> None:
        self.outcome = outcome
        self.asked = 0

    async def __call__(self, prompt: Prompt, draw: Draw = FIRST) -> Reply:
        self.asked += 1
        if isinstance(self.outcome, str):
            return Reply(text=f"{self.outcome}-{prompt.step}-{draw.number}", model="m")
        raise self.outcome


async def test_the_next_model_answers_where_one_cannot() -> None:
    one, two, three = One(ModelError("busy")), One("b"), One("c")

    reply = await Fallback([one, two, three])(prompt(), Draw(4))

    assert reply.text == "b-write-4"
    assert three.asked == 0


async def test_the_last_error_is_told_when_no_model_answers() -> None:
    with pytest.raises(ModelError, match="two"):
        await Fallback([One(ModelError("one")), One(ModelError("two"))])(prompt())


@pytest.mark.parametrize("error", [CredentialsError("key"), BudgetError("cap")])
async def test_a_refused_key_and_a_reached_cap_ask_no_other_model(
    error: ModelError,
) -> None:
    other = One("b")

    with pytest.raises(type(error)):
        await Fallback([One(error), other])(prompt())

    assert other.asked == 0


async def test_no_model_at_all_is_an_error() -> None:
    with pytest.raises(ModelError, match="--model"):
        await Fallback([])(prompt())
