"""The model server of the tests ends with its test."""

import asyncio
import gc
import socket
import warnings
from urllib.parse import urlsplit

import pytest

from tests.model.server import Answer, chat_server, says


async def test_a_client_that_reads_no_more_is_not_waited_for() -> None:
    more_than_a_kernel_keeps = Answer("x" * 20_000_000)
    async with chat_server(lambda _: more_than_a_kernel_keeps) as server:
        port = urlsplit(server.url).port
        _, writer = await asyncio.open_connection("127.0.0.1", port, limit=1024)
        writer.write(b"POST /v1 HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}")
        while server.running or not server.asked:  # noqa: ASYNC110  # no event tells
            await asyncio.sleep(0)

    writer.transport.abort()
    assert all(task.done() for task in server.tasks)


@pytest.mark.parametrize("steps", range(6))
def test_a_connection_that_comes_as_it_closes_is_closed_too(steps: int) -> None:
    async def connected() -> None:
        async with chat_server(lambda _: says("好")) as server:
            address = ("127.0.0.1", urlsplit(server.url).port)
            with socket.create_connection(address):
                for _ in range(steps):
                    await asyncio.sleep(0)
                return

    with warnings.catch_warnings(record=True) as left_open:
        warnings.simplefilter("always", ResourceWarning)
        asyncio.run(connected())
        gc.collect()

    assert left_open == []
