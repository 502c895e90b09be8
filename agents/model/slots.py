"""How many calls a server does at once, learnt from the times of its answers.

What was in flight together and took as much longer is no gain: then fewer go at once.
The setting is never exceeded.
"""

import asyncio
import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

_SHORTEST = 0.1  # seconds of an answer: of quicker ones our own work takes a part
_ENOUGH = 3  # answers by which a width is judged
_NO_GAIN, _GAIN = 0.6, 0.75  # of the width that is of use
_ALONE = 8  # answers to a call that had the server for itself


@dataclass
class Slot:
    """One call in flight; `alone` as long as it had no company."""

    begun: float
    alone: bool


class Slots:
    """A semaphore whose width follows what is of use."""

    def __init__(
        self,
        most: int,
        ticks: Callable[[], float],
        width: int | None,
        keep: Callable[[int], None],
    ) -> None:
        self._most, self._ticks, self._keep = most, ticks, keep
        self._width = min(most, width or most)
        self._flying: list[Slot] = []
        self._waiting: deque[asyncio.Future[None]] = deque()
        self._alone: deque[tuple[float, int]] = deque(maxlen=_ALONE)  # seconds, tokens
        self._halved = -math.inf
        self._begin()

    @property
    def width(self) -> int:
        return self._width

    async def enter(self) -> Slot:
        while len(self._flying) >= self._width:
            turn = asyncio.get_running_loop().create_future()
            self._waiting.append(turn)
            try:
                await turn
            except asyncio.CancelledError:
                if turn in self._waiting:
                    self._waiting.remove(turn)
                self._wake()  # the place that it may have been given is another's
                raise
        for other in self._flying:
            other.alone = False
        slot = Slot(self._ticks(), alone=not self._flying)
        self._flying.append(slot)
        return slot

    def started(self, slot: Slot) -> None:
        """It is sent only now: it waited for its pace, or for the budget."""
        slot.begun = self._ticks()

    def leave(self, slot: Slot) -> None:
        self._flying.remove(slot)
        self._wake()

    def answered(self, slot: Slot, tokens: int) -> None:
        """Before it leaves; `tokens` of its answer, by which long ones take longer."""
        seconds = self._ticks() - slot.begun
        if slot.alone:
            self._alone.append((seconds, max(1, tokens)))
        expected = self._expected(tokens)
        if slot.begun < self._since or expected < _SHORTEST:
            return
        self._answers += 1
        self._seconds += seconds
        self._expectation += expected
        self._judge()

    def late(self, slot: Slot) -> bool:
        """A deadline passed: whether others in flight may be why. Then halved, once."""
        if slot.alone or self._most == 1:
            return False
        if slot.begun > self._halved:
            self._halved = self._ticks()
            self._widen(max(1, min(self._width, len(self._flying)) // 2))
        return True

    def narrow(self) -> None:
        """The server says that they were too many at once."""
        self._widen(max(1, min(self._width, len(self._flying)) - 1))

    def _judge(self) -> None:
        """By what was answered since the last change; what is in flight may be long."""
        if self._answers < _ENOUGH:
            return
        of_use = len(self._flying) * min(1.0, self._expectation / self._seconds)
        if of_use < _NO_GAIN * len(self._flying) and len(self._flying) > 1:
            self._widen(max(1, math.ceil(of_use)))
        elif self._answers >= 2 * self._width + _ENOUGH:
            gain = of_use >= _GAIN * self._width
            self._widen(min(self._most, 2 * self._width) if gain else self._width)

    def _expected(self, tokens: int) -> float:
        """Seconds that it would take alone: the longer, by time and by its length."""
        if not self._alone:
            return 0.0
        seconds = sorted(seconds for seconds, _ in self._alone)
        each = sorted(seconds / tokens for seconds, tokens in self._alone)
        middle = len(self._alone) // 2
        return max(seconds[middle], each[middle] * tokens)

    def _widen(self, width: int) -> None:
        if width != self._width:
            self._width = width
            self._keep(width)
        self._begin()
        self._wake()

    def _begin(self) -> None:
        """Judge anew from here."""
        self._since = self._ticks()
        self._seconds = self._expectation = 0.0
        self._answers = 0

    def _wake(self) -> None:
        free = self._width - len(self._flying)
        while self._waiting and free > 0:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(None)
                free -= 1
