"""One model as an Ask: learns how to ask, tries again, gives one whole answer."""

import asyncio
import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from agents.domain.draw import FIRST, Draw
from agents.domain.reading import Prompt, Reply
from agents.domain.report import Usage
from agents.messages.said import said
from agents.model.asking import Asking, Call
from agents.model.capabilities import Capabilities
from agents.model.clock import Clock
from agents.model.completion import Completion
from agents.model.error_answer import ErrorAnswer
from agents.model.pace import Pace
from agents.model.patience import CallLimits, Patience, Silence, is_busy
from agents.model.pulse import Pulse
from agents.model.reasoning_effort import Effort
from agents.model.server_memory import Known, ServerMemory

Outcome = Completion | ErrorAnswer | Silence


class Server(Protocol):
    @property
    def address(self) -> str: ...
    @property
    def concurrency(self) -> int: ...
    @property
    def limits(self) -> CallLimits: ...
    @property
    def clock(self) -> Clock: ...
    @property
    def effort(self) -> Effort | None: ...
    @property
    def today(self) -> dt.date: ...
    @property
    def tell(self) -> Callable[[str], None]: ...
    def quote(self, text: str) -> str: ...
    def without_key(self, text: str) -> str: ...
    async def is_there(self) -> bool: ...
    async def exchange(
        self, call: Call, pace: Pace, check: Callable[[], None]
    ) -> Outcome: ...


class Chat:
    """An Ask that learns.

    While nothing is known of a kind of request (plain, or in a shape), or of one as
    long, one call at a time goes ahead and learns; the others wait until it has been
    answered.
    """

    def __init__(self, server: Server, model: str, capabilities: Capabilities) -> None:
        self._server, self._model = server, model
        self._who = said(
            "model {model!r} at {address}", model=model, address=server.address
        )
        self._memory = ServerMemory(
            capabilities, f"{server.address} {model}", server.today
        )
        self._asking = Asking(
            self._who, model, self._memory, server.effort, server.tell
        )
        self._pace = Pace(
            self._who, self._memory, server.clock, server.limits, server.tell
        )
        self._pulse = Pulse(self._who, server.concurrency)
        self._first = asyncio.Lock()

    @property
    def known(self) -> Known:
        """What is known of it by now."""
        return self._memory.known

    async def __call__(self, prompt: Prompt, draw: Draw = FIRST) -> Reply:  # noqa: ARG002  # no server needs to know which draw it is
        patience = Patience(self._server.limits, self._who, self._server.quote)
        usage, floor = Usage(), 0
        while True:
            call, outcome = await self._ask(prompt, floor)
            if not isinstance(outcome, Completion):
                if wait := patience.wait_after(outcome):
                    await self._server.clock.sleep(wait)
                continue
            usage += _used(outcome)
            if outcome.fault is None:
                text = self._server.without_key(outcome.text)
                return Reply(text=text, model=self._model, usage=usage)
            patience.after_fault(outcome)
            if outcome.fault == "cut off":
                floor = 2 * call.answer_tokens

    async def _ask(self, prompt: Prompt, floor: int) -> tuple[Call, Outcome]:
        call = self._asking.call(prompt, floor)
        if self._asking.is_new(call):
            async with self._first:
                call = self._asking.call(prompt, floor)
                if self._asking.is_new(call):
                    call, outcome = await self._learn(call)
                    if not _teaches_nothing(outcome):
                        self._asking.tried(call)
                    return call, outcome
        return await self._learn(call)

    async def _learn(self, call: Call) -> tuple[Call, Outcome]:
        while True:
            outcome = await self._exchange(call)
            if isinstance(outcome, Completion):
                return call, self._asking.answered(call, outcome)
            if isinstance(outcome, Silence) or is_busy(outcome):
                return call, outcome
            if not self._asking.learn(call, outcome):
                return call, outcome
            call = self._asking.call(call.prompt, call.floor)

    async def _exchange(self, call: Call) -> Outcome:
        begun = self._pulse.begin()

        def check() -> None:
            nonlocal begun
            begun = self._pulse.begin()

        timed = replace(call, deadline=await self._deadline())
        outcome = await self._server.exchange(timed, self._pace, check)
        if isinstance(outcome, Silence):
            return self._pulse.silent(outcome, begun)
        self._pulse.answered()
        return outcome

    async def _deadline(self) -> float:
        """A model that thinks is waited for, and one that may, if anyone is there."""
        limits, known = self._server.limits, self._memory.known
        thinks = any(known.thinking.values()) or not known.took
        if limits.thinking is None or not thinks:
            return limits.deadline
        there = self._pulse.is_alive or await self._server.is_there()
        return limits.thinking if there else limits.deadline


def _teaches_nothing(outcome: Outcome) -> bool:
    """A busy server, and an answer that had too little room, tell nothing of a kind."""
    if isinstance(outcome, Completion):
        return outcome.fault == "cut off"
    return isinstance(outcome, ErrorAnswer) and is_busy(outcome)


def _used(answer: Completion) -> Usage:
    completion = answer.completion_tokens or 0
    return Usage(
        calls=1,
        prompt_tokens=answer.prompt_tokens or 0,
        completion_tokens=completion,
        thinking_tokens=min(completion, answer.thinking_tokens),
        cut_off=int(answer.fault == "cut off"),
    )
