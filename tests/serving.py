"""Servers of the tests; nothing of them goes on when their block is left."""

import asyncio
import ssl
import threading
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager
from socketserver import TCPServer
from typing import Any

Serve = Callable[
    [asyncio.StreamReader, asyncio.StreamWriter], Coroutine[Any, Any, None]
]


@contextmanager
def serving(server: TCPServer) -> Iterator[int]:
    """The port of one of the standard library, answering from a thread of its own."""
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@asynccontextmanager
async def listening(
    serve: Serve, tasks: set[asyncio.Task[None]], context: ssl.SSLContext | None = None
) -> AsyncIterator[int]:
    """The port of one in this loop; `tasks` serve, a connection each."""

    def ended(task: asyncio.Task[None], writer: asyncio.StreamWriter) -> None:
        tasks.discard(task)
        if task.cancelled():  # before its first step too, in which it closes nothing
            writer.transport.abort()

    def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.create_task(serve(reader, writer))
        tasks.add(task)
        task.add_done_callback(lambda task: ended(task, writer))

    server = await asyncio.start_server(accept, "127.0.0.1", 0, ssl=context)
    (listener,) = server.sockets
    try:
        yield listener.getsockname()[1]
    finally:
        # asyncio leaves the transport open that it makes for a server closed meanwhile.
        asyncio.get_running_loop().remove_reader(listener)
        for _ in range(3):  # steps from an accepted connection to its task
            await asyncio.sleep(0)
        server.close()
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)
