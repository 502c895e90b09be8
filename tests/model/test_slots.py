"""What a server does at once, in a time of our own."""

import asyncio
import heapq
import random
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from agents.model.budget import Budget
from agents.model.capabilities import MemoryCapabilities
from agents.model.openai import Endpoint
from agents.model.patience import CallLimits
from agents.model.server_memory import ServerMemory
from agents.model.slots import Slots
from tests import endpoints
from tests.model.server import asked_together, prompt
from tests.world import KEY, world


@dataclass
class Machine:
    """Serves `at_once` calls at a time, in their order; a late one is served all the same."""

    at_once: int
    now: float = 0.0
    free: list[float] = field(default_factory=list)
    ends: list[tuple[float, int, asyncio.Future[None]]] = field(default_factory=list)
    running: int = 0
    most_running: int = 0
    number: int = 0

    def ticks(self) -> float:
        return self.now

    def serve(self, seconds: float) -> float:
        """When a call that arrives now is answered."""
        while len(self.free) < self.at_once:
            self.free.append(0.0)
        begin = max(self.now, heapq.heappop(self.free))
        heapq.heappush(self.free, begin + seconds)
        return begin + seconds

    async def until(self, moment: float) -> None:
        future = asyncio.get_running_loop().create_future()
        self.number += 1
        heapq.heappush(self.ends, (moment, self.number, future))
        await future

    async def run(self, tasks: list[asyncio.Task[None]]) -> None:
        while not all(task.done() for task in tasks):
            for _ in range(20):
                await asyncio.sleep(0)
            if self.ends:
                self.now, _, future = heapq.heappop(self.ends)
                future.set_result(None)


async def calls(
    machine: Machine,
    slots: Slots,
    count: int,
    seconds: Callable[[int], float],
    deadline: float = 90.0,
    tokens: Callable[[int], int] = lambda _: 200,
) -> int:
    """Make them all, each again after its deadline; how many deadlines passed."""
    late = 0

    async def one(number: int) -> None:
        nonlocal late
        while True:
            slot = await slots.enter()
            machine.running += 1
            machine.most_running = max(machine.most_running, machine.running)
            slots.started(slot)
            end = machine.serve(seconds(number))
            in_time = end <= machine.now + deadline
            await machine.until(min(end, machine.now + deadline))
            if in_time:
                slots.answered(slot, tokens(number))
            else:
                late += 1
                slots.late(slot)
            machine.running -= 1
            slots.leave(slot)
            if in_time:
                return

    first = asyncio.create_task(one(0))
    await machine.run([first])
    tasks = [asyncio.create_task(one(number)) for number in range(1, count)]
    await machine.run(tasks)
    return late


def slots_of(machine: Machine, most: int = 8, width: int | None = None) -> Slots:
    return Slots(most, machine.ticks, width, lambda _: None)


@pytest.mark.parametrize("at_once", [1, 2, 3])
async def test_a_server_that_does_few_things_at_once_gets_few(at_once: int) -> None:
    machine = Machine(at_once)
    slots = slots_of(machine)

    await calls(machine, slots, 80, lambda _: 0.5)

    assert slots.width <= 2 * at_once
    assert machine.now <= 1.1 * 80 * 0.5 / at_once + 0.5


async def test_the_deadlines_of_one_slot_cost_little_time() -> None:
    machine = Machine(1)

    late = await calls(machine, slots_of(machine), 40, lambda _: 0.5, 3.0)

    assert late <= 8
    assert machine.now <= 1.4 * 40 * 0.5


async def test_a_server_that_does_all_at_once_gets_all() -> None:
    machine = Machine(8)
    slots = slots_of(machine)

    await calls(machine, slots, 80, lambda _: 0.5)

    assert slots.width == 8
    assert machine.now <= 0.5 + 80 / 8 * 0.5


async def test_answers_of_any_length_are_no_sign_of_a_crowd() -> None:
    chance = random.Random(1)  # noqa: S311  # lengths, no secrets
    lengths = [chance.choice([100, 400, 1600, 5000]) for _ in range(200)]
    machine = Machine(64)
    slots = slots_of(machine)

    await calls(
        machine,
        slots,
        200,
        lambda number: lengths[number] / 80,
        tokens=lambda number: lengths[number],
    )

    assert slots.width == 8


async def test_a_width_that_was_learnt_too_small_grows_again() -> None:
    machine = Machine(8)
    slots = slots_of(machine, width=1)

    await calls(machine, slots, 60, lambda _: 0.5)

    assert slots.width == 8


async def test_a_deadline_that_passed_in_company_halves_what_is_in_flight_once() -> (
    None
):
    machine = Machine(8)
    slots = slots_of(machine)
    entered = [await slots.enter() for _ in range(8)]

    found = [slots.late(slot) for slot in entered]

    assert found == [True] * 8
    assert slots.width == 4


async def test_a_deadline_that_passed_alone_is_no_sign_of_a_crowd() -> None:
    slots = slots_of(Machine(1))
    slot = await slots.enter()

    assert not slots.late(slot)
    assert slots.width == 8


async def test_the_setting_is_never_exceeded() -> None:
    machine = Machine(64)
    slots = slots_of(machine, most=3, width=50)

    await calls(machine, slots, 60, lambda _: 0.5)

    assert machine.most_running == 3


async def test_whoever_is_cancelled_while_it_waits_leaves_its_place_to_the_next() -> (
    None
):
    machine = Machine(1)
    slots = slots_of(machine, most=1)
    slot = await slots.enter()
    waiting = [asyncio.create_task(slots.enter()) for _ in range(3)]
    await asyncio.sleep(0)
    waiting[0].cancel()
    await asyncio.sleep(0)
    slots.leave(slot)
    waiting[1].cancel()  # it was woken, and is gone before it comes
    await asyncio.wait(waiting[:2])
    await waiting[2]

    assert [task.cancelled() for task in waiting] == [True, True, False]


async def test_a_local_server_with_one_slot_answers_all_within_its_deadlines() -> None:
    """Answers of a sixth of the deadline, eight calls at once."""
    limits = CallLimits(deadline=1.5)
    capabilities = MemoryCapabilities()
    with world(limited=endpoints.OneSlot(0.25)) as here:
        url = f"{here.url}/v1"
        async with Endpoint(url, KEY, capabilities, Budget(), 8, limits) as door:
            prompts = [prompt(str(n)) for n in range(16)]
            replies = await asked_together(door.ask("m"), prompts)

    assert len(replies) == 16
    known = ServerMemory(capabilities, url).known
    assert known.at_once is not None
    assert known.at_once < 8
