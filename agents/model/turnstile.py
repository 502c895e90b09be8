"""One at a time, in the order of coming; what is urgent goes first."""

import asyncio
import heapq
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count


class Turnstile:
    """A lock with ranks: of those that wait the lowest rank is next."""

    def __init__(self) -> None:
        self._held = False
        self._number = count()
        self._waiting: list[tuple[int, int, asyncio.Future[None]]] = []

    @asynccontextmanager
    async def turn(self, rank: int) -> AsyncIterator[None]:
        if self._held:
            await self._wait(rank)
        self._held = True
        try:
            yield
        finally:
            self._next()

    async def _wait(self, rank: int) -> None:
        mine = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (rank, next(self._number), mine))
        try:
            await mine
        except asyncio.CancelledError:
            if mine.done() and not mine.cancelled():  # it was its turn already
                self._next()
            raise

    def _next(self) -> None:
        """Held on behalf of whoever is next, so that nobody slips in between."""
        while self._waiting:
            _, _, turn = heapq.heappop(self._waiting)
            if not turn.done():
                turn.set_result(None)
                return
        self._held = False
