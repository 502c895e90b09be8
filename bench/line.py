"""A line with a latency, as `ssh -L` over one: to another port of this machine."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress


@asynccontextmanager
async def line(port: int, there_and_back: float) -> AsyncIterator[int]:
    """The port at this end; seconds until an answer to what is asked here can come.

    A connection is accepted at once and is there one such time later, as `ssh` opens
    its channel. Nothing limits how much goes over.
    """
    tasks: set[asyncio.Task[None]] = set()

    async def joined(here: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        await asyncio.sleep(there_and_back)
        there, forth = await asyncio.open_connection("127.0.0.1", port)
        for reader, writer in ((here, forth), (there, back)):
            tasks.add(asyncio.create_task(_carried(reader, writer, there_and_back / 2)))

    async with await asyncio.start_server(joined, "127.0.0.1", 0) as listening:
        yield listening.sockets[0].getsockname()[1]
        for task in tasks:
            task.cancel()


async def _carried(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, later: float
) -> None:
    """Each piece by itself that much later, in its order."""
    loop = asyncio.get_running_loop()
    with suppress(OSError):
        while some := await reader.read(65536):
            loop.call_later(later, writer.write, some)
    loop.call_later(later, writer.close)
