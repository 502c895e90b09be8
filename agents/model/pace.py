"""The pace of one model: calls queue at it, and a server that answers is waited for.

Told by headers or words, else learnt from the moments of refusals, where these are more
than chance: what was taken within a minute before one is what a minute takes.
"""

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from agents.domain.words import Step
from agents.errors import ModelError
from agents.model import pace_words
from agents.model.allowance import MINUTE, Allowance
from agents.model.clock import Clock
from agents.model.last_minute import LastMinute, Ticket
from agents.model.patience import LEAST_COUNTED, CallLimits
from agents.model.server_memory import ServerMemory
from agents.model.turnstile import Turnstile

_TRUSTED = 2  # refusals in a row after which a wait that the server told is doubted
# Without a refusal, after which a learnt pace is tried a little faster.
_CALM = 2 * MINUTE
_FAR: dict[Step, int] = {"write": 3, "judge": 2, "card": 1}  # from a story's end
_WORTH_TELLING = 1.25


class Pace:
    """Calls queue at it; where they are rationed, what ends a story before new ones.

    After a refusal one call goes ahead, and the others wait until it has been answered.
    """

    def __init__(
        self,
        who: str,
        memory: ServerMemory,
        clock: Clock,
        limits: CallLimits,
        tell: Callable[[str], None],
    ) -> None:
        self._who, self._memory, self._clock = who, memory, clock
        self._limits, self._tell = limits, tell
        self._queue = Turnstile()
        self._minute = LastMinute(clock.now())
        self._number = 0
        self._epoch = 0  # the first ticket after the last refusal
        self._closed = 0.0  # until then
        self._probe: Ticket | None = None
        self._probing = False
        self._probed = asyncio.Event()
        self._row = 0  # refusals since the last answer, those of a volley as one
        self._waited = 0.0  # seconds since the last answer, for no reason that was told
        self._answered = False
        self._calm = clock.now()
        self._ended = ""
        self._reported = 0.0

    def queue(self, step: Step) -> AbstractAsyncContextManager[None]:
        """Held by whoever is next, who may then ask for its `turn`."""
        is_rationed = self._memory.known.calls is not None
        return self._queue.turn(_FAR.get(step, 0) if is_rationed else 0)

    async def turn(self, tokens: int, check: Callable[[], None]) -> Ticket:
        """Wait until a call of so many tokens may go. Raises what `check` does."""
        while True:
            check()
            if self._ended:
                raise ModelError(self._ended)
            if self._probe is not None:
                await self._probed.wait()
                continue
            seconds = self._seconds(tokens)
            if seconds <= 0:
                return self._go(tokens)
            self._say()
            await self._clock.sleep(seconds)

    def answered(self, ticket: Ticket, allowance: Allowance) -> None:
        """It was taken, whatever came of it."""
        self._over(ticket)
        self._answered, self._row, self._waited = True, 0, 0.0
        self._minute.answered(ticket, self._clock.now())
        known = self._memory.known
        if ticket.bold and known.calls is not None:
            self._memory.learn(calls=2 * known.calls)  # the minute is a shorter one
        elif known.calls is not None and self._may_grow(known.calls):
            self._calm = self._clock.now()
            self._memory.learn(calls=known.calls + max(1.0, known.calls // 10))
        self._heed(allowance)
        if allowance.wait is not None:  # nothing is left until then
            wait = min(allowance.wait, MINUTE)
            self._closed = max(self._closed, self._clock.now() + wait)

    def silent(self, ticket: Ticket) -> None:
        """Nobody knows whether it was taken."""
        self._over(ticket)

    def refused(self, ticket: Ticket, allowance: Allowance) -> None:
        """Nothing more goes until the pause is over; too long a one ends the asking."""
        self._over(ticket)
        self._minute.refused(ticket)
        now, wait = self._clock.now(), allowance.wait
        self._end_where_hopeless(allowance)
        self._calm = now
        taken = self._minute.count(now)
        volley = ticket.number < self._epoch
        if not volley:
            self._epoch = self._number
            self._row += 1
        rationed = self._is_rationed(now, taken, wait)
        self._slow_down(taken, allowance, rationed=rationed)
        if volley:
            self._closed = max(self._closed, now + (wait or 0.0))
            return
        self._probing = True
        pause = self._pause(now, 0 if allowance.crowd or not rationed else taken, wait)
        self._closed = now + pause
        if wait is None or self._row > _TRUSTED or not self._answered:
            self._waited += pause
        self._end_where_it_lasts()

    def _go(self, tokens: int) -> Ticket:
        now, known = self._clock.now(), self._memory.known
        full = self._minute.surely(now)
        bold = known.calls is not None and full >= max(1, int(known.calls))
        ticket = Ticket(self._number, now, tokens, bold)
        self._number += 1
        self._minute.went(ticket)
        if self._probing:
            self._probe = ticket
            self._probed.clear()
        return ticket

    def _over(self, ticket: Ticket) -> None:
        if self._probe is ticket:
            self._probe, self._probing = None, False
            self._probed.set()

    def _seconds(self, tokens: int) -> float:
        """Until a call may go, by the pause and by what the last minute took."""
        now = self._clock.now()
        if self._closed > now or self._probing:
            return self._closed - now
        known = self._memory.known
        most = None if known.calls is None else max(1, int(known.calls))
        return self._minute.until(now, tokens, most, known.tokens) - now

    def _may_grow(self, calls: float) -> bool:
        now = self._clock.now()
        return now - self._calm > _CALM and self._minute.count(now) >= int(calls)

    def _heed(self, allowance: Allowance) -> None:
        """Headers only tighten what a refusal of this run has taught."""
        known = self._memory.known
        for part, rate in (("calls", allowance.calls), ("tokens", allowance.tokens)):
            before = getattr(known, part)
            if rate and (before is None or rate < before or not self._epoch):
                self._memory.learn(**{part: rate})

    def _is_rationed(self, now: float, taken: int, wait: float | None) -> bool:
        """Whether a full minute seems to be why; else a refusal may be chance.

        A told `wait` speaks for one where it ends with the minute's first call; more
        refusals in a row are needed against a shorter one.
        """
        chance = _TRUSTED if wait is None else 2 * _TRUSTED
        if not taken or self._row > chance:
            return self._row > chance
        if wait is not None:
            return self._minute.ends_by(now + wait)
        known = self._memory.known.calls
        return known is not None and taken + 1 >= int(known)

    def _slow_down(self, taken: int, allowance: Allowance, *, rationed: bool) -> None:
        known = self._memory.known.calls
        if allowance.crowd or (allowance.tokens and not allowance.calls):
            self._heed(allowance)
        elif allowance.calls:
            self._memory.learn(calls=allowance.calls)
        elif rationed and taken:
            guess = float(max(taken, self._minute.proven))
            self._memory.learn(calls=min(guess, known or guess))
        elif rationed and known is not None:
            self._memory.learn(calls=max(0.5, self._minute.proven, known / 2))
        elif allowance.wait is not None and known is not None:
            self._memory.learn(calls=None)  # the told wait speaks against the guess

    def _pause(self, now: float, taken: int, wait: float | None) -> float:
        """As told, with some chance; else until a part of the minute, longer each time."""
        limits, chance = self._limits, self._limits.chance()
        if wait is not None and self._row <= _TRUSTED:
            return wait + LEAST_COUNTED + 0.8 * limits.pause * chance
        if not taken:
            doubled = limits.pause * 2.0 ** min(self._row - 1, 30)
            pause = min(limits.longest_pause, doubled) * (0.5 + chance)
        else:
            part = MINUTE / taken * 2.0 ** max(1, min(self._row - _TRUSTED, 30))
            pause = min(part, self._minute.ends() - now) + chance
        return max(LEAST_COUNTED, pause, wait or 0.0)

    def _end_where_hopeless(self, allowance: Allowance) -> None:
        limits, wait = self._limits, allowance.wait or 0.0
        if allowance.day or wait > limits.longest_wait:
            self._ended = pace_words.used_up(self._who, wait)
            self._tell(self._ended + pace_words.goes_on())
        elif not self._answered and wait > limits.patience:
            self._ended = pace_words.asks_too_much(self._who, wait, limits.patience)
        if self._ended:
            raise ModelError(self._ended)

    def _end_where_it_lasts(self) -> None:
        limits = self._limits
        most = limits.lasting_patience if self._answered else limits.patience
        if self._waited > most:
            self._ended = pace_words.still_busy(self._who, self._waited)
            raise ModelError(self._ended)

    def _say(self) -> None:
        """Once, and again where it has become quite another one."""
        rate, before = self._memory.known.calls, self._reported
        if not rate:
            self._tell(pace_words.busy(self._who))
            return
        if not before or max(rate / before, before / rate) >= _WORTH_TELLING:
            self._reported = rate
            self._tell(pace_words.rationed(self._who, rate))
