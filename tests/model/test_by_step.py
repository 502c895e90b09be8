from agents.domain.draw import FIRST, Draw
from agents.domain.reading import Prompt, Reply
from agents.model.by_step import ByStep
from agents.ports import Ask
from tests.model.server import prompt


def named(name: str) -> Ask:
    async def ask(prompt: Prompt, draw: Draw = FIRST) -> Reply:
        return Reply(text=f"{prompt.step} {draw.number}", model=name)

    return ask


async def test_a_step_with_a_model_of_its_own_is_answered_by_it() -> None:
    ask = ByStep(named("writer"), {"judge": named("judge")})

    written = await ask(prompt(), Draw(2))
    judged = await ask(prompt(step="judge"), Draw(1))

    assert (written.model, written.text) == ("writer", "write 2")
    assert (judged.model, judged.text) == ("judge", "judge 1")
