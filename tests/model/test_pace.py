"""Calls at a rationed server, in a time of our own: minutes cost nothing."""

from itertools import cycle
from typing import get_args

import pytest

from agents.errors import ModelError
from agents.model.capabilities import MemoryCapabilities
from agents.model.openai import Endpoint
from agents.model.patience import CallLimits
from agents.model.server_memory import ServerMemory
from tests import endpoints
from tests.model.server import (
    Answer,
    Waits,
    asked_together,
    chat_server,
    endpoint,
    fails,
    played,
    prompt,
    says,
)


def timed(server: endpoints.Rationed, door: Endpoint) -> Endpoint:
    """The server's minutes are those of the door."""
    server.clock = door.clock.now
    return door


@pytest.mark.parametrize("telling", get_args(endpoints.Telling))
@pytest.mark.parametrize("calls", [8, 16])
async def test_a_pace_is_kept_to_however_it_is_told(
    calls: int, telling: endpoints.Telling
) -> None:
    capabilities = MemoryCapabilities()
    server = endpoints.Rationed(calls, telling)
    refused: list[int] = []
    async with chat_server(played(server)) as here:
        for _ in range(2):
            async with endpoint(here, capabilities=capabilities) as door:
                ask = timed(server, door).ask("m")
                before = server.refused
                replies = await asked_together(
                    ask, [prompt(str(n)) for n in range(5 * calls)]
                )
                refused.append(server.refused - before)
                server.taken.clear()  # the next run comes later

            assert len(replies) == 5 * calls

    assert refused[0] <= 0.4 * 5 * calls
    assert refused[1] <= 0.1 * 5 * calls


async def test_a_shorter_window_than_a_minute_is_found_out() -> None:
    server = endpoints.Rationed(4, window=5.0)
    async with (
        chat_server(played(server)) as here,
        endpoint(here, concurrency=4) as door,
    ):
        began = door.clock.now()
        ask = timed(server, door).ask("m")
        await asked_together(ask, [prompt(str(n)) for n in range(60)])

        assert door.clock.now() - began < 60 / 4 * 60 / 2

    assert server.refused <= 0.6 * 60


async def test_refusals_by_chance_that_tell_a_wait_make_no_pace() -> None:
    capabilities = MemoryCapabilities()
    busy = Answer("no", 429, {"Retry-After": "2"})
    answers = cycle([says("好"), says("好"), busy])
    async with chat_server(lambda _: next(answers)) as here:
        memory = ServerMemory(capabilities, f"{here.url} m")
        memory.learn(calls=3.0)  # as a wrong guess left it
        async with endpoint(here, capabilities=capabilities) as door:
            began = door.clock.now()
            await asked_together(door.ask("m"), [prompt(str(n)) for n in range(40)])

            assert door.clock.now() - began < 61 + 3 * here.failed

        known = ServerMemory(capabilities, f"{here.url} m").known

    assert here.failed >= 40 // 3
    assert known.calls is None


async def test_what_a_minute_took_of_late_is_the_least_that_is_guessed() -> None:
    capabilities = MemoryCapabilities()
    answers = iter([*[says("好")] * 20, *[fails(429, "no")] * 6])
    async with chat_server(lambda _: next(answers, says("好"))) as here:
        async with endpoint(here, capabilities=capabilities, concurrency=1) as door:
            await asked_together(door.ask("m"), [prompt(str(n)) for n in range(21)])

        known = ServerMemory(capabilities, f"{here.url} m").known

    assert here.failed == 6
    assert known.calls is not None
    assert known.calls >= 20


async def test_tokens_a_minute_are_kept_to_as_well() -> None:
    said = (
        "Rate limit reached for m on tokens per min (TPM): Limit 5000, Used 4000,"
        " Requested 1500. Please try again in 6.2s."
    )
    answers = iter([says("一"), fails(429, said)])
    async with (
        chat_server(lambda _: next(answers, says("好"))) as here,
        endpoint(here, concurrency=2) as door,
    ):
        began = door.clock.now()
        await asked_together(door.ask("m"), [prompt(str(n)) for n in range(9)])

        assert door.clock.now() - began > 60  # four of a thousand each a minute

    assert here.failed == 1


async def test_a_day_s_quota_ends_the_asking_and_says_how_it_goes_on() -> None:
    notes: list[str] = []
    server = endpoints.Rationed(1000, a_day=5)
    async with (
        chat_server(played(server)) as here,
        endpoint(here, tell=notes.append, concurrency=1) as door,
    ):
        ask = timed(server, door).ask("m")
        for n in range(5):
            await ask(prompt(str(n)))
        for n in range(5):
            with pytest.raises(ModelError, match="has used up its quota"):
                await ask(prompt(f"more {n}"))

    assert len(here.asked) == 6
    assert len(notes) == 1
    assert "the same command goes on where it stopped" in notes[0]


@pytest.mark.parametrize(
    ("wait", "waited"), [("1800", True), ("3500", True), ("3700", False)]
)
async def test_a_server_that_has_answered_is_waited_for_up_to_an_hour(
    wait: str, *, waited: bool
) -> None:
    answers = iter([says("一"), Answer("", 429, {"Retry-After": wait})])
    async with (
        chat_server(lambda _: next(answers, says("好"))) as here,
        endpoint(here) as door,
    ):
        await door.ask("m")(prompt())
        if waited:
            assert (await door.ask("m")(prompt("二"))).text == "好"
        else:
            with pytest.raises(ModelError, match="asks to wait 3700 seconds"):
                await door.ask("m")(prompt("二"))

    assert len(here.asked) == 2 + waited


async def test_a_server_that_fell_busy_is_given_up_after_ten_minutes() -> None:
    answers = iter([says("一")])
    async with (
        chat_server(lambda _: next(answers, fails(429, "no"))) as here,
        endpoint(here) as door,
    ):
        await door.ask("m")(prompt())
        began = door.clock.now()
        with pytest.raises(ModelError, match="still busy"):
            await door.ask("m")(prompt("二"))

        assert 500 < door.clock.now() - began <= 601

    assert len(here.asked) < 60


async def test_a_server_that_always_says_wait_a_second_is_not_asked_each_second() -> (
    None
):
    answers = iter([says("一")])
    busy = Answer("", 429, {"Retry-After": "1"})
    async with (
        chat_server(lambda _: next(answers, busy)) as here,
        endpoint(here) as door,
    ):
        await door.ask("m")(prompt())
        with pytest.raises(ModelError, match="still busy"):
            await door.ask("m")(prompt("二"))

    assert len(here.asked) < 60


async def test_too_many_at_once_makes_fewer_go_at_once() -> None:
    def crowded(_: object) -> Answer:
        if here.running > 2:
            return fails(429, "max organization concurrency: 2")
        return says("好")

    async with chat_server(crowded) as here, endpoint(here) as door:
        ask = door.ask("m")
        await ask(prompt())
        began = door.clock.now()
        await asked_together(ask, [prompt(str(n)) for n in range(24)])

        assert door.clock.now() - began < 60

    assert here.failed <= 12


async def test_what_a_header_allows_anew_is_believed() -> None:
    capabilities = MemoryCapabilities()
    headers = {"x-ratelimit-limit-requests": "600"}
    async with chat_server(lambda _: Answer(says("好").body, headers=headers)) as here:
        ServerMemory(capabilities, f"{here.url} m").learn(calls=2.0)
        async with endpoint(here, capabilities=capabilities) as door:
            began = door.clock.now()
            await asked_together(door.ask("m"), [prompt(str(n)) for n in range(20)])

            assert door.clock.now() - began < 30


async def test_the_pace_is_said_once() -> None:
    notes: list[str] = []
    server = endpoints.Rationed(8, "limits")
    async with (
        chat_server(played(server)) as here,
        endpoint(here, tell=notes.append) as door,
    ):
        ask = timed(server, door).ask("m")
        await asked_together(ask, [prompt(str(n)) for n in range(30)])

    assert len(notes) == 1
    assert "takes 8 calls a minute" in notes[0]


async def test_waiting_calls_end_with_the_run() -> None:
    limits = CallLimits(sleep=Waits(), patience=1)
    async with (
        chat_server(lambda _: fails(429, "no")) as here,
        endpoint(here, limits=limits) as door,
    ):
        for _ in range(2):
            with pytest.raises(ModelError, match="still busy"):
                await door.ask("m")(prompt())

    assert len(here.asked) <= 3
