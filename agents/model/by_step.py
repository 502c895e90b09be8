"""One step may have a model of its own: the judge need not be the writer."""

from collections.abc import Mapping

from agents.domain.draw import FIRST, Draw
from agents.domain.reading import Prompt, Reply
from agents.domain.words import Step
from agents.ports import Ask


class ByStep:
    """An Ask that hands a step's prompts to that step's Ask, all others to `rest`."""

    def __init__(self, rest: Ask, own: Mapping[Step, Ask]) -> None:
        self._rest = rest
        self._own = own

    async def __call__(self, prompt: Prompt, draw: Draw = FIRST) -> Reply:
        return await self._own.get(prompt.step, self._rest)(prompt, draw)
