"""Several models in the operator's order: the next one answers where one cannot."""

from collections.abc import Sequence

from agents.domain.draw import FIRST, Draw
from agents.domain.reading import Prompt, Reply
from agents.errors import BudgetError, ModelError
from agents.messages.said import said
from agents.ports import Ask


class Fallback:
    """An Ask. A refused key and a reached cap concern every model and end the call."""

    def __init__(self, asks: Sequence[Ask]) -> None:
        self._asks = tuple(asks)

    async def __call__(self, prompt: Prompt, draw: Draw = FIRST) -> Reply:
        """Raises the last model's ModelError if none answers."""
        last = ModelError(said("no model is set; give --model"))
        for ask in self._asks:
            try:
                return await ask(prompt, draw)
            except BudgetError:
                raise
            except ModelError as error:
                last = error
        raise last
