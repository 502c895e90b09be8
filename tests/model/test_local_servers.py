import socket

import pytest

from agents.model.local_servers import local_servers
from tests.model.server import Answer, chat_server, says

LIST = Answer('{"object": "list", "data": []}')


def port(url: str) -> int:
    return int(url.removesuffix("/v1").rpartition(":")[2])


async def test_a_server_that_lists_models_is_named_with_its_address() -> None:
    async with chat_server(lambda _: says("好")) as server:
        server.lists = lambda _: LIST
        found = await local_servers({port(server.url): "Ollama"}, within=60)

    assert found == [f"Ollama at {server.url}"]
    assert server.asked == []


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(Answer("not here", 404), id="no such path"),
        pytest.param(Answer("<html>a page for everything"), id="a page"),
        pytest.param(Answer(""), id="nothing"),
    ],
)
async def test_another_program_at_that_port_is_not_offered(answer: Answer) -> None:
    async with chat_server(lambda _: says("好")) as server:
        server.lists = lambda _: answer
        found = await local_servers({port(server.url): "vLLM"}, within=60)

    assert found == []


async def test_a_silent_program_is_not_waited_for() -> None:
    async with chat_server(lambda _: says("好")) as server:
        server.lists = lambda _: Answer(never=True)
        found = await local_servers({port(server.url): "vLLM"})

    assert found == []


async def test_where_nobody_listens_nothing_is_offered() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound, but not listening

        assert await local_servers({taken.getsockname()[1]: "Ollama"}) == []
