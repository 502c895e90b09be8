"""What a server's list of models tells before anything is asked of a model."""

import asyncio
from collections.abc import Awaitable, Callable

from agents.model.error_answer import ErrorAnswer
from agents.model.patience import Patience, Silence

Listing = Callable[[bool], Awaitable[ErrorAnswer | Silence | None]]  # with the key?


class Knock:
    """Costs no tokens; whatever is answered, somebody is there."""

    def __init__(
        self,
        listing: Listing,
        patience: Callable[[], Patience],
        sleep: Callable[[float], Awaitable[None]],
    ) -> None:
        self._listing, self._patience, self._sleep = listing, patience, sleep
        self._is_there: bool | None = None
        self._knocking = asyncio.Lock()

    def heard(self) -> None:
        """It answered something else."""
        self._is_there = True

    async def is_there(self) -> bool:
        """Asked once, where nothing tells it yet."""
        async with self._knocking:
            if self._is_there is None:
                self._is_there = not isinstance(await self._listing(True), Silence)
            return self._is_there

    async def takes_key(self) -> bool | None:
        """What the list says of our key; None where it says nothing.

        One that is shown without a key as well (OpenRouter, vLLM, Ollama) says
        nothing. Raises ModelError if nobody is there.
        """
        patience = self._patience()
        while isinstance(listed := await self._listing(True), Silence):
            if listed.timed_out:
                self._is_there = False
                return None
            await self._sleep(patience.wait_after(listed))
        self.heard()
        if _is_refusal(listed):
            return False
        if isinstance(listed, ErrorAnswer):
            return None
        return True if _is_refusal(await self._listing(False)) else None


def _is_refusal(outcome: object) -> bool:
    return isinstance(outcome, ErrorAnswer) and outcome.status in {401, 403}
