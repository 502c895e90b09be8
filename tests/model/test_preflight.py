from collections.abc import Callable

import pytest

from agents.errors import CredentialsError, ModelError
from agents.model.budget import Budget
from agents.model.capabilities import MemoryCapabilities
from agents.model.openai import Endpoint
from agents.model.patience import CallLimits
from agents.model.preflight import check_key
from tests.model.server import (
    KEY,
    ROOMY,
    Answer,
    Body,
    ChatServer,
    Waits,
    chat_server,
    endpoint,
    fails,
    says,
)

SHOWN = Answer('{"object": "list", "data": []}')
REFUSED = fails(401, "no")


def answers(_: Body) -> Answer:
    return says("pong")


async def checked(server: ChatServer, capabilities: MemoryCapabilities) -> None:
    async with endpoint(
        server, limits=CallLimits(sleep=Waits(), deadline=ROOMY)
    ) as door:
        await check_key(door, "m", KEY, capabilities)


async def test_a_list_that_is_only_shown_with_the_key_proves_it() -> None:
    async with chat_server(answers) as server:
        server.lists = lambda with_key: SHOWN if with_key else REFUSED
        await checked(server, MemoryCapabilities())

    assert server.listed == [True, False]
    assert server.asked == []


@pytest.mark.parametrize("status", [401, 403])
async def test_a_refused_key_ends_the_run_before_any_call(status: int) -> None:
    async with chat_server(answers) as server:
        server.lists = lambda _: fails(status, f"bad {KEY}")
        with pytest.raises(CredentialsError, match="check OPENAI_API_KEY") as caught:
            await checked(server, MemoryCapabilities())

    assert KEY not in str(caught.value)
    assert server.asked == []


@pytest.mark.parametrize(
    "lists",
    [
        pytest.param(lambda _: SHOWN, id="shown to anybody"),
        pytest.param(lambda _: Answer("", 404), id="no list"),
        pytest.param(lambda _: Answer(never=True), id="no answer"),
    ],
)
async def test_where_the_list_says_nothing_the_shortest_call_decides(
    lists: Callable[[bool], Answer],
) -> None:
    async with chat_server(answers) as server:
        server.lists = lists
        await checked(server, MemoryCapabilities())
        server.script = lambda _: REFUSED
        with pytest.raises(CredentialsError):
            await checked(server, MemoryCapabilities())

    assert len(server.asked) == 2


async def test_a_call_that_fails_for_another_reason_refuses_no_key() -> None:
    async with chat_server(lambda _: fails(400, "content filter")) as server:
        await checked(server, MemoryCapabilities())

    assert len(server.asked) == 1


async def test_a_key_that_was_taken_is_not_asked_about_again() -> None:
    capabilities = MemoryCapabilities()
    async with chat_server(answers) as server:
        await checked(server, capabilities)
        asked = len(server.asked), len(server.listed)
        await checked(server, capabilities)

    assert (len(server.asked), len(server.listed)) == asked


async def test_where_nobody_is_the_address_is_named() -> None:
    async with chat_server(answers) as server:
        pass

    with pytest.raises(ModelError, match="cannot be reached"):
        await checked(server, MemoryCapabilities())


async def test_where_nothing_is_ever_answered_the_run_ends_and_no_key_is_taken() -> (
    None
):
    capabilities = MemoryCapabilities()
    limits = CallLimits(sleep=Waits(), deadline=0.1)
    async with chat_server(lambda _: Answer(never=True)) as server:
        server.lists = lambda _: Answer(never=True)
        for _ in range(2):
            async with endpoint(server, limits=limits) as door:
                with pytest.raises(
                    ModelError, match=r"did not answer within .* by --model-timeout"
                ):
                    await check_key(door, "m", KEY, capabilities)

    assert server.listed == [True, True]


async def test_without_a_key_there_is_nothing_to_check() -> None:
    async with (
        chat_server(answers) as server,
        Endpoint(server.url, "", MemoryCapabilities(), Budget()) as door,
    ):
        await check_key(door, "m", "", MemoryCapabilities())

    assert server.listed == []
    assert server.asked == []


async def test_a_cap_that_forbids_the_shortest_call_leaves_the_key_unproven() -> None:
    capabilities = MemoryCapabilities()
    async with (
        chat_server(answers) as server,
        endpoint(server, budget=Budget(max_tokens=5)) as door,
    ):
        await check_key(door, "m", KEY, capabilities)
        await check_key(door, "m", KEY, capabilities)

    assert server.asked == []
    assert len(server.listed) == 2  # asked about again
