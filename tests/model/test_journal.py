import asyncio
import threading

import pytest

from agents.domain.draw import FIRST, Draw
from agents.domain.reading import Message, Prompt, Reply
from agents.domain.report import Usage
from agents.domain.words import StoryId
from agents.errors import ModelError
from agents.model.budget import Budget
from agents.model.capabilities import MemoryCapabilities
from agents.model.journal import Journaled, MemoryJournal, key_of
from agents.model.openai import Endpoint
from tests.model.server import Entry, prompt
from tests.world import KEY, Body, world


class Counting:
    def __init__(self, *errors: ModelError) -> None:
        self.errors = list(errors)
        self.asked = 0

    async def __call__(self, prompt: Prompt, draw: Draw = FIRST) -> Reply:
        self.asked += 1
        await asyncio.sleep(0)
        if self.errors:
            raise self.errors.pop()
        usage = Usage(calls=1, prompt_tokens=5, completion_tokens=5)
        return Reply(text=f"{prompt.step} {draw.number}", model="m", usage=usage)


async def test_what_was_answered_is_not_asked_again() -> None:
    inner, journal, budget = Counting(), MemoryJournal(), Budget()
    await Journaled(inner, journal, "e", "m", budget)(prompt(), Draw(1))

    reply = await Journaled(inner, journal, "e", "m", budget)(prompt(), Draw(1))

    assert inner.asked == 1
    hit = Usage(journal_hits=1, journal_tokens=10)
    assert reply == Reply(text="write 1", model="m", usage=hit)
    assert budget.usage_by_step == {"write": hit}


async def test_what_an_answer_took_counts_once() -> None:
    journal = MemoryJournal()
    first = Journaled(Counting(), journal, "e", "m", Budget())
    later = Journaled(Counting(), journal, "e", "m", Budget())
    replies = [await ask(prompt()) for ask in (first, first, later, later)]

    assert [one.usage.taken_tokens for one in replies] == [10, 0, 10, 0]


async def test_two_identical_calls_at_once_are_one() -> None:
    inner = Counting()
    ask = Journaled(inner, MemoryJournal(), "e", "m", Budget())

    async with asyncio.TaskGroup() as group:
        for sample in (0, 0, 1):
            group.create_task(ask(prompt(), Draw(sample)))

    assert inner.asked == 2


async def test_an_error_is_not_kept() -> None:
    inner = Counting(ModelError("busy"))
    ask = Journaled(inner, MemoryJournal(), "e", "m", Budget())
    with pytest.raises(ModelError):
        await ask(prompt())

    reply = await ask(prompt())

    assert reply.text == "write 0"


@pytest.mark.parametrize(
    "other",
    [
        prompt(messages=(Message(role="user", content="别的"),)),
        prompt(temperature=0.2),
        prompt(max_tokens=7),
        prompt(shape=Entry),
    ],
)
def test_everything_that_decides_an_answer_is_in_its_key(other: Prompt) -> None:
    assert key_of("e", "m", other, FIRST) != key_of("e", "m", prompt(), FIRST)


def test_endpoint_model_and_sample_are_in_the_key_and_the_story_is_not() -> None:
    key = key_of("e", "m", prompt(), FIRST)

    assert key == key_of("e", "m", prompt(story_id=StoryId("s2")), FIRST)
    assert (
        len(
            {
                key,
                key_of("f", "m", prompt(), FIRST),
                key_of("e", "n", prompt(), FIRST),
                key_of("e", "m", prompt(), Draw(1)),
            }
        )
        == 4
    )


async def test_who_waits_for_a_slot_is_sent_before_an_answer_costs_us_anything() -> (
    None
):
    second = threading.Event()

    def answering(body: Body) -> str:
        if "second" in str(body["messages"]):
            second.set()
        return "好的"

    with world(answering=answering) as here:
        door = Endpoint(
            f"{here.url}/v1", KEY, MemoryCapabilities(), Budget(), concurrency=1
        )
        async with door:
            ask = Journaled(door.ask("m"), MemoryJournal(), "e", "m", Budget())
            await ask(prompt("hello"))  # what is learnt of a server, it is asked alone
            async with asyncio.TaskGroup() as group:
                first = group.create_task(ask(prompt("first")))
                waits = group.create_task(ask(prompt("second")))
                await first
                # As long as our checks: the loop stands still.
                was_sent = second.wait(5)
            await waits

    assert was_sent
