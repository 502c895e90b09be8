"""The model server of the tests ends with its test."""

import asyncio
from urllib.parse import urlsplit

from tests.model.server import Answer, chat_server


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
