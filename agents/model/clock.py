"""Seconds that only go on: a sleep moves them by what was asked, whoever sleeps."""

from collections.abc import Awaitable, Callable


class Clock:
    """Monotonic seconds of one run.

    A sleep that returns early, as one that takes no time in a test, is made up for:
    afterwards it is as late as whoever slept was promised.
    """

    def __init__(
        self, ticks: Callable[[], float], sleep: Callable[[float], Awaitable[None]]
    ) -> None:
        self._ticks, self._sleep = ticks, sleep
        self._ahead = 0.0

    def now(self) -> float:
        return self._ticks() + self._ahead

    async def sleep(self, seconds: float) -> None:
        until = self.now() + seconds
        await self._sleep(seconds)
        self._ahead += max(0.0, until - self.now())
