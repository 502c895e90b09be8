"""The door to one OpenAI-compatible server: one bounded request at a time and slot."""

import asyncio
import datetime as dt
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Self

from agents.messages.said import said
from agents.model.asking import Call
from agents.model.budget import Budget
from agents.model.capabilities import Capabilities
from agents.model.chat import Chat
from agents.model.clock import Clock
from agents.model.completion import Completion
from agents.model.error_answer import ErrorAnswer
from agents.model.knock import Knock
from agents.model.last_minute import Ticket
from agents.model.pace import Pace
from agents.model.patience import CallLimits, Patience, Silence, is_busy
from agents.model.reasoning_effort import Effort
from agents.model.redaction import quotable, redact, shown
from agents.model.server_memory import UNDATED, ServerMemory, in_words
from agents.model.slots import Slot, Slots
from agents.model.transport import Reach, checked_key, checked_url
from agents.web.closing import finished

if TYPE_CHECKING:
    from agents.model.openai_client import OpenAIClient

PUBLIC = "https://api.openai.com/v1"
NO_KEY = "no-key-needed"  # the client insists on one; local servers ignore it
LISTED_WITHIN = 10.0  # seconds


class Endpoint:
    """One server. `ask(model)` gives an Ask; all of them share its slots and budget.

    An async context manager. At most `concurrency` requests run at once; a call
    that waits for its next try holds no slot.
    """

    def __init__(  # noqa: PLR0913  # a setting each
        self,
        base_url: str | None,
        api_key: str,
        capabilities: Capabilities,
        budget: Budget,
        concurrency: int = 8,
        limits: CallLimits | None = None,
        *,
        reach: Reach | None = None,
        effort: Effort | None = None,
        today: dt.date = UNDATED,
        tell: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._reach = reach or Reach()
        self._url = checked_url(base_url or PUBLIC, self._reach.named)
        self._key = checked_key(api_key.strip() or NO_KEY)
        self._budget = budget
        self._capabilities = capabilities
        self.concurrency = concurrency
        self.limits = limits or CallLimits()
        self.clock = Clock(self.limits.ticks, self.limits.sleep)
        self.effort: Effort | None = effort
        self.today, self.tell = today, tell
        self._memory = ServerMemory(capabilities, self.address, today)
        self._slots = Slots(
            concurrency,
            self.limits.ticks,
            self._memory.known.at_once,
            lambda width: self._memory.learn(at_once=width),
        )
        self._knock = Knock(
            self._models,
            lambda: Patience(self.limits, self.address, self.quote),
            self.limits.sleep,
        )
        self._chats: dict[str, Chat] = {}
        self._client: OpenAIClient | None = None
        self._opening = asyncio.Lock()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_failure: object) -> None:
        if self._client is not None:
            await finished(self._client.close())

    @property
    def address(self) -> str:
        """For messages and keys: without userinfo and query."""
        return shown(self._url)

    def ask(self, model: str) -> Chat:
        """A model of this server as an Ask; always the same one, which remembers."""
        if model not in self._chats:
            self._chats[model] = Chat(self, model, self._capabilities)
        return self._chats[model]

    def quote(self, text: str) -> str:
        """A foreign message as one short line without our key."""
        return quotable(text, [self._key])

    def without_key(self, text: str) -> str:
        return redact(text, [self._key])

    async def exchange(
        self, call: Call, pace: Pace, check: Callable[[], None]
    ) -> Completion | ErrorAnswer | Silence:
        """One request. Raises before it what `check` and the pace do, or BudgetError.

        The check waits for the slot: meanwhile the server may have fallen silent.
        """
        client = await self._opened()
        async with (
            self._turn(call, pace, check) as (slot, ticket),
            self._budget.spend(
                call.step, call.prompt_tokens, call.answer_tokens, call.prompt.story_id
            ) as bill,
        ):
            self._slots.started(slot)
            outcome = await client.complete(call.body, call.deadline)
            if isinstance(outcome, Completion):
                bill.settle(
                    outcome.prompt_tokens,
                    outcome.completion_tokens,
                    outcome.thinking_tokens,
                    cut_off=outcome.fault == "cut off",
                )
            elif isinstance(outcome, ErrorAnswer) or outcome.unsent:
                bill.free(refused=isinstance(outcome, ErrorAnswer))
            return self._learnt(outcome, pace, slot, ticket)

    @asynccontextmanager
    async def _turn(
        self, call: Call, pace: Pace, check: Callable[[], None]
    ) -> AsyncIterator[tuple[Slot, Ticket]]:
        """Whoever is first of its model's queue takes a slot, and waits for its time."""
        async with AsyncExitStack() as ends:
            async with pace.queue(call.step):
                slot = await self._slots.enter()
                ends.callback(self._slots.leave, slot)
                ticket = await pace.turn(call.prompt_tokens + call.answer_tokens, check)
                ends.callback(pace.silent, ticket)
            yield slot, ticket

    def _learnt(
        self,
        outcome: Completion | ErrorAnswer | Silence,
        pace: Pace,
        slot: Slot,
        ticket: Ticket,
    ) -> Completion | ErrorAnswer | Silence:
        """What the slots and the pace learn from it. Raises where the pace ends."""
        if isinstance(outcome, Silence):
            crowded = outcome.timed_out and self._slots.late(slot)
            return replace(outcome, crowded=crowded)
        self._knock.heard()
        if isinstance(outcome, ErrorAnswer) and is_busy(outcome):
            if outcome.allowance.crowd:
                self._slots.narrow()
            pace.refused(ticket, outcome.allowance)
            return outcome
        pace.answered(ticket, outcome.allowance)
        if isinstance(outcome, Completion):
            self._slots.answered(slot, outcome.completion_tokens or 0)
        return outcome

    async def is_there(self) -> bool:
        return await self._knock.is_there()

    async def takes_key(self) -> bool | None:
        """What its list of models says of our key; None where that says nothing."""
        return True if self._key == NO_KEY else await self._knock.takes_key()

    def known(self) -> dict[str, list[str]]:
        """What was learnt so far, in words, of the server and of each of its models."""
        found = {self.address: list(in_words(self._memory.known))}
        for model, chat in self._chats.items():
            found[model] = list(in_words(chat.known))
        return {name: words for name, words in found.items() if words}

    async def _models(self, with_key: bool) -> ErrorAnswer | Silence | None:  # noqa: FBT001  # a Listing
        client = await self._opened()
        deadline = min(LISTED_WITHIN, self.limits.deadline)
        listed = await client.models(deadline, with_key=with_key)
        if isinstance(listed, Silence) and listed.timed_out:
            self.tell(
                said(
                    "{address} has not answered within {seconds:g} seconds; it is given"
                    " {more:g} more for its first answer",
                    address=self.address,
                    seconds=deadline,
                    more=self.limits.deadline,
                )
            )
        return listed

    async def _opened(self) -> "OpenAIClient":
        """Loaded beside the event loop, by who asks first; a rerun asks nothing."""
        async with self._opening:
            if self._client is None:
                self._client = await asyncio.to_thread(self._made)
            return self._client

    def _made(self) -> "OpenAIClient":
        from agents.model.openai_client import OpenAIClient  # noqa: PLC0415

        return OpenAIClient(self._url, self._key, self.limits, self._reach)
