"""Hard caps on tokens and money: what a call may cost is reserved before it is made."""

import asyncio
import math
import re
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from pydantic import Field

from agents.domain.han import HAN
from agents.domain.report import Usage
from agents.domain.words import Noun, Step, StoryId
from agents.errors import BudgetError, SettingsError
from agents.messages.said import said

HAN_RUN = re.compile(f"[{HAN}]+")
TOKENS_PER_HAN = 1.3  # tokenisers need 0.6 to 1.3
BYTES_PER_TOKEN = 3  # English needs about 4, code and figures about 3
TOKENS_PER_MESSAGE = 8
PER_MILLION = 1_000_000
NO_STORY = StoryId("")

PROMPT_SHARE = 0.8  # of a story's tokens, for their price


class Price(Noun):
    """Money for a million tokens, in the operator's currency."""

    prompt: float = Field(ge=0)
    completion: float = Field(ge=0)

    def of(self, prompt_tokens: float, completion_tokens: float) -> float:
        asked = prompt_tokens * self.prompt
        return (asked + completion_tokens * self.completion) / PER_MILLION


def estimate(texts: Iterable[str]) -> int:
    """Tokens of these messages, rather too many than too few."""
    tokens = 0.0
    for text in texts:
        han = "".join(HAN_RUN.findall(text))
        other = len(text.encode()) - len(han.encode())
        tokens += (
            TOKENS_PER_MESSAGE + len(han) * TOKENS_PER_HAN + other / BYTES_PER_TOKEN
        )
    return math.ceil(tokens)


class Tally:
    """What was used so far, in all, by step, and by what it was about."""

    def __init__(self) -> None:
        self._by_step: dict[Step, Usage] = {}
        self._by_story: dict[StoryId, Usage] = {}

    def add(self, step: Step, usage: Usage, story_id: StoryId = NO_STORY) -> None:
        self._by_step[step] = self._by_step.get(step, Usage()) + usage
        self._by_story[story_id] = self.of(story_id) + usage

    def of(self, story_id: StoryId) -> Usage:
        return self._by_story.get(story_id, Usage())

    @property
    def total(self) -> Usage:
        return sum(self._by_step.values(), start=Usage())

    @property
    def by_step(self) -> dict[Step, Usage]:
        return dict(sorted(self._by_step.items()))


class Bill:
    """One request's reservation; `settle` says what it really took."""

    def __init__(self, prompt_tokens: int, completion_tokens: int) -> None:
        self.prompt_tokens = prompt_tokens
        self.completion_tokens = completion_tokens
        self.settled = Usage(
            calls=1, prompt_tokens=prompt_tokens, completion_tokens=completion_tokens
        )

    def settle(
        self,
        prompt_tokens: int | None,
        completion_tokens: int | None,
        thinking_tokens: int = 0,
        *,
        cut_off: bool = False,
    ) -> None:
        """None: the server did not count, so the reservation stands."""
        asked = self.prompt_tokens if prompt_tokens is None else prompt_tokens
        completion = (
            self.completion_tokens if completion_tokens is None else completion_tokens
        )
        self.settled = Usage(
            calls=1,
            prompt_tokens=asked,
            completion_tokens=completion,
            thinking_tokens=min(completion, thinking_tokens),
            cut_off=int(cut_off),
        )

    def free(self, *, refused: bool = False) -> None:
        """The request took nothing: it was refused, or nobody heard it."""
        self.settled = Usage(refused=int(refused))


class Budget:
    """`max_tokens` counts prompt and answer; `max_cost` needs a price.

    Used and reserved together never exceed a cap. A request that would fit once
    the running ones are settled waits for them; any other raises BudgetError. A
    server that takes more than was reserved raises the later reservations alike.
    Once it is closed every later request raises BudgetError.

    The caps are those of a draft, not of a process: what an answer took counts
    whether it was asked for now or, as the journal has it, by an earlier process. So a
    rerun and a run that goes on come to the same draft. `earlier` are the tokens of
    which this process sees nothing more.
    """

    def __init__(
        self,
        max_tokens: int | None = None,
        max_cost: float | None = None,
        price: Price | None = None,
    ) -> None:
        if max_cost is not None and price is None:
            raise SettingsError(
                said(
                    "--max-cost cannot hold while the model's price is unknown; cap"
                    " --max-tokens-total instead, or give the price"
                )
            )
        self._max_tokens = math.inf if max_tokens is None else max_tokens
        self._max_cost = math.inf if max_cost is None else max_cost
        self._price = price
        self._open: list[Bill] = []
        self._settled = asyncio.Event()
        self._dearer = 1.0
        self._closed = False
        self.tally = Tally()
        self.earlier = 0
        self.refused = False  # a call, for it did not fit

    @property
    def total(self) -> Usage:
        return self.tally.total

    @property
    def usage_by_step(self) -> dict[Step, Usage]:
        return self.tally.by_step

    @property
    def cap(self) -> float:
        """Tokens of a typical story's mix; inf without a cap."""
        return min(self._max_tokens, self._in_mix(self._max_cost))

    @property
    def left(self) -> float:
        """Of the cap."""
        return max(0.0, self.cap - self.taken(self.tally.total) - self.earlier)

    def taken(self, usage: Usage) -> int:
        """What this counts against the cap: as tokens, or as money where that is less."""
        if self._in_mix(self._max_cost) < self._max_tokens:
            return math.ceil(self._in_mix(usage.cost or 0.0)) + usage.journal_tokens
        return usage.taken_tokens

    def _in_mix(self, money: float) -> float:
        one = self._cost(PROMPT_SHARE, 1 - PROMPT_SHARE)
        return money / one if one else math.inf

    @property
    def _before(self) -> int:
        return self.earlier + self.tally.total.journal_tokens

    def close(self) -> None:
        self._closed = True

    @asynccontextmanager
    async def spend(
        self,
        step: Step,
        prompt_tokens: int,
        completion_tokens: int,
        story_id: StoryId = NO_STORY,
    ) -> AsyncIterator[Bill]:
        """Reserve, let one request run, and book what its bill says. BudgetError."""
        bill = await self._reserve(prompt_tokens, completion_tokens)
        try:
            yield bill
        finally:
            self._open.remove(bill)
            self._book(step, bill, story_id)
            self._settled.set()
            self._settled = asyncio.Event()

    async def _reserve(self, prompt_tokens: int, completion_tokens: int) -> Bill:
        while True:
            if self._closed:
                raise BudgetError(
                    said("the last answer could not be kept; none is asked for")
                )
            bill = Bill(
                math.ceil(prompt_tokens * self._dearer),
                math.ceil(completion_tokens * self._dearer),
            )
            if self._fits([*self._open, bill]):
                self._open.append(bill)
                return bill
            if not self._fits([bill]):
                self.refused = True
                raise BudgetError(
                    said(
                        "a call of up to {prompt_tokens} tokens does not fit into what is"
                        " left of the budget; raise --max-tokens-total or --max-cost to go"
                        " on",
                        prompt_tokens=bill.prompt_tokens + bill.completion_tokens,
                    )
                )
            await self._settled.wait()

    def _fits(self, bills: list[Bill]) -> bool:
        used = self.tally.total
        asked = used.prompt_tokens + sum(bill.prompt_tokens for bill in bills)
        completion = used.completion_tokens + sum(
            bill.completion_tokens for bill in bills
        )
        before = self._before
        mixed = self._cost(PROMPT_SHARE * before, (1 - PROMPT_SHARE) * before)
        return asked + completion + before <= self._max_tokens and (
            self._cost(asked, completion) + mixed <= self._max_cost
        )

    def _book(self, step: Step, bill: Bill, story_id: StoryId) -> None:
        used = bill.settled
        asked, completion = used.prompt_tokens, used.completion_tokens
        cost = None if self._price is None else self._price.of(asked, completion)
        self.tally.add(step, used.model_copy(update={"cost": cost}), story_id)
        reserved = max(1, bill.prompt_tokens + bill.completion_tokens)
        self._dearer *= max(1.0, (asked + completion) / reserved)

    def _cost(self, prompt_tokens: float, completion_tokens: float) -> float:
        if self._price is None:
            return 0.0
        return self._price.of(prompt_tokens, completion_tokens)
