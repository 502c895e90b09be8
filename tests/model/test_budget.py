import asyncio
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.domain.report import Usage
from agents.domain.words import StoryId
from agents.errors import BudgetError, SettingsError
from agents.model.budget import (
    Budget,
    Price,
    estimate,
)
from agents.model.need import budget_allows
from tests.model.server import prompt

PRICE = Price(prompt=2.0, completion=8.0)


async def test_what_a_call_took_is_booked_under_its_step() -> None:
    budget = Budget(price=PRICE)

    async with budget.spend("write", 100, 50) as bill:
        bill.settle(90, 40)
    async with budget.spend("card", 10, 5) as bill:
        bill.settle(10, None)

    assert budget.usage_by_step["write"].prompt_tokens == 90
    assert budget.usage_by_step["card"].completion_tokens == 5
    total = budget.total
    assert (total.calls, total.prompt_tokens, total.completion_tokens) == (2, 100, 45)
    assert total.cost == pytest.approx(0.00056)


async def test_without_a_price_no_cost_is_told() -> None:
    budget = Budget()
    async with budget.spend("write", 10, 10):
        pass

    assert budget.total.cost is None
    assert budget.total.completion_tokens == 10


async def test_a_call_that_does_not_fit_is_not_made() -> None:
    budget = Budget(max_tokens=100)

    with pytest.raises(BudgetError, match="up to 101 tokens does not fit"):
        async with budget.spend("write", 61, 40):
            pass


async def test_money_has_a_cap_of_its_own() -> None:
    budget = Budget(max_cost=0.001, price=PRICE)
    async with budget.spend("write", 400, 0):
        pass

    with pytest.raises(BudgetError):
        async with budget.spend("write", 0, 100):
            pass


def test_a_cap_on_money_needs_a_price() -> None:
    with pytest.raises(SettingsError, match="--max-cost"):
        Budget(max_cost=1.0)


async def test_a_call_that_may_fit_later_waits_for_the_running_ones() -> None:
    budget = Budget(max_tokens=100)
    order: list[str] = []
    started, end = asyncio.Event(), asyncio.Event()

    async def first() -> None:
        async with budget.spend("write", 40, 40) as bill:
            started.set()
            await end.wait()
            order.append("first")
            bill.settle(5, 5)

    async def second() -> None:
        await started.wait()
        asyncio.get_running_loop().call_soon(end.set)
        async with budget.spend("write", 40, 40):
            order.append("second")

    async with asyncio.TaskGroup() as group:
        group.create_task(first())
        group.create_task(second())

    assert order == ["first", "second"]


async def test_a_server_that_takes_more_than_reserved_is_reserved_more() -> None:
    budget = Budget(max_tokens=1000)
    async with budget.spend("write", 50, 50) as bill:
        bill.settle(100, 200)

    with pytest.raises(BudgetError, match="up to 900 tokens"):
        async with budget.spend("write", 150, 150):
            pass


async def test_a_cancelled_call_is_booked_as_reserved() -> None:
    budget = Budget(max_tokens=100)

    async def hang() -> None:
        async with budget.spend("write", 30, 30):
            await asyncio.Event().wait()

    task = asyncio.create_task(hang())
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])

    assert budget.total.prompt_tokens == 30


calls = st.lists(
    st.tuples(
        st.integers(0, 60),  # reserved for the prompt
        st.integers(0, 60),  # and the answer
        st.floats(0, 1),  # how much of it is used
        st.integers(0, 3),  # turns of the loop it takes
        st.sampled_from(["settled", "uncounted", "refused"]),
    ),
    max_size=12,
)


@given(st.integers(0, 300), calls)
async def test_a_cap_is_never_exceeded_in_any_order_of_events(
    cap: int, calls: list[tuple[int, int, float, int, str]]
) -> None:
    budget = Budget(max_tokens=cap)

    async def call(asked: int, told: int, share: float, turns: int, end: str) -> None:
        try:
            async with budget.spend("write", asked, told) as bill:
                for _ in range(turns):
                    await asyncio.sleep(0)
                if end == "settled":
                    bill.settle(int(asked * share), int(told * share))
                elif end == "refused":
                    bill.free()
        except BudgetError:
            return

    async with asyncio.TaskGroup() as group:
        for values in calls:
            group.create_task(call(*values))

    used = budget.total.prompt_tokens + budget.total.completion_tokens
    assert used <= cap


def test_what_comes_before_the_stories_takes_a_small_part_of_what_is_left() -> None:
    asked = prompt(max_tokens=980)
    needed = estimate(message.content for message in asked.messages) + 980
    enough = math.ceil(2 * needed / 0.15)

    assert budget_allows(Budget(), [asked, asked])
    assert budget_allows(Budget(max_tokens=enough), [asked, asked])
    assert not budget_allows(Budget(max_tokens=enough - 10), [asked, asked])
    assert budget_allows(Budget(max_tokens=0), [])
    assert not budget_allows(Budget(max_tokens=0), [asked])


async def test_what_the_journal_answers_counts_against_the_caps() -> None:
    """So that a rerun comes to the same draft, though it costs nothing."""
    budget = Budget(max_tokens=100)
    budget.earlier = 30
    budget.tally.add("write", Usage(journal_hits=1, journal_tokens=40), StoryId("a"))

    assert budget.left == 30
    assert budget.taken(budget.tally.of(StoryId("a"))) == 40
    with pytest.raises(BudgetError):
        async with budget.spend("write", 20, 11):
            pass
    assert budget.refused


async def test_a_cap_on_money_is_shared_out_by_money() -> None:
    budget = Budget(max_tokens=1_000_000, max_cost=0.32, price=PRICE)
    async with budget.spend("write", 1_000, 0, StoryId("a")):
        pass

    assert budget.cap == pytest.approx(100_000)
    assert budget.taken(budget.tally.of(StoryId("a"))) == 625


@pytest.mark.parametrize(
    ("text", "real"),
    [
        pytest.param("前沿技术分享会每周发现有意思的技术", 17, id="Chinese, 1 each"),
        pytest.param("The quick brown fox jumps over the lazy dog", 9, id="English"),
        pytest.param('{"a": [1, 2, 3]}', 13, id="JSON"),
    ],
)
def test_an_estimate_is_rather_too_high(text: str, real: int) -> None:
    assert estimate([text]) >= real


def test_every_message_costs_something() -> None:
    assert estimate(["", ""]) == 16
