"""How long one call is waited for: a server that is there, and a model that thinks."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

from agents.model.asking import Call
from agents.model.capabilities import MemoryCapabilities
from agents.model.chat import Chat
from agents.model.clock import Clock
from agents.model.completion import Completion
from agents.model.pace import Pace
from agents.model.patience import CallLimits
from agents.model.reasoning_effort import Effort
from agents.model.server_memory import UNDATED
from tests.model.server import (
    Answer,
    Waits,
    chat_server,
    endpoint,
    prompt,
    says,
)


@dataclass
class Noted:
    """A Server that answers at once and notes how long it would have been waited for."""

    thinking: int = 0
    there: bool = True
    deadlines: list[float] = field(default_factory=list)
    limits: CallLimits = field(
        default_factory=lambda: CallLimits(sleep=Waits(), thinking=600.0)
    )
    address: str = "http://127.0.0.1/v1"
    concurrency: int = 8
    effort: Effort | None = None
    today: dt.date = UNDATED
    knocks: int = 0

    @property
    def clock(self) -> Clock:
        return Clock(self.limits.ticks, self.limits.sleep)

    def tell(self, message: str) -> None: ...

    def quote(self, text: str) -> str:
        return text

    def without_key(self, text: str) -> str:
        return text

    async def is_there(self) -> bool:
        self.knocks += 1
        return self.there

    async def exchange(
        self,
        call: Call,
        pace: Pace,  # noqa: ARG002
        check: Callable[[], None],  # noqa: ARG002
    ) -> Completion:
        self.deadlines.append(call.deadline)
        told = self.thinking + 1
        return Completion("好", completion_tokens=told, thinking_tokens=self.thinking)


async def deadlines(*servers: Noted) -> list[list[float]]:
    """Of two calls in each of these runs, one after the other."""
    capabilities = MemoryCapabilities()
    for server in servers:
        ask = Chat(server, "m", capabilities)
        await ask(prompt())
        await ask(prompt())
    return [server.deadlines for server in servers]


async def test_a_model_that_thinks_is_given_ten_minutes() -> None:
    assert await deadlines(Noted(2_500), Noted(2_500)) == [[600, 600], [600, 600]]


async def test_a_model_that_does_not_think_is_given_less_once_that_is_known() -> None:
    assert await deadlines(Noted(), Noted()) == [[600, 90], [90, 90]]


async def test_where_nobody_seems_to_be_the_first_call_is_not_waited_for_as_long() -> (
    None
):
    first, second = Noted(2_500, there=False), Noted(2_500, there=False)

    assert await deadlines(first, second) == [[90, 600], [90, 600]]
    assert first.knocks == second.knocks == 1


async def test_what_the_operator_says_holds_for_any_model() -> None:
    server = Noted(2_500, limits=CallLimits(sleep=Waits(), deadline=7.0))

    assert await deadlines(server) == [[7.0, 7.0]]
    assert server.knocks == 0


async def test_a_server_that_says_anything_at_all_is_there() -> None:
    async with chat_server(lambda _: says("好")) as here, endpoint(here) as door:
        assert await door.is_there()
        assert await door.is_there()

    assert len(here.listed) == 1


async def test_a_silent_server_is_not_there_and_it_is_told_that_it_is_waited_for() -> (
    None
):
    limits = CallLimits(sleep=Waits(), deadline=0.1)
    told: list[str] = []
    async with (
        chat_server(lambda _: says("好")) as here,
        endpoint(here, limits=limits, tell=told.append) as door,
    ):
        here.lists = lambda _: Answer(never=True)

        assert not await door.is_there()
        assert not await door.is_there()

    (line,) = told
    assert line.endswith(
        "has not answered within 0.1 seconds; it is given 0.1 more for its first answer"
    )
