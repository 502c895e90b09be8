"""Is there a model server on this machine? Offered by name, never used in silence."""

import asyncio
from collections.abc import Mapping
from contextlib import suppress

from agents.messages.said import said

# Where they listen if nobody says otherwise.
PORTS: Mapping[int, str] = {
    11434: "Ollama",
    1234: "LM Studio",
    8000: "vLLM",
    8080: "llama.cpp",
}
_HOST = "127.0.0.1"
WITHIN = 0.3  # seconds for all of them together
_LONGEST = 64 * 1024  # bytes of an answer that are looked at


async def local_servers(
    ports: Mapping[int, str] = PORTS, within: float = WITHIN
) -> list[str]:
    """`Ollama at http://127.0.0.1:11434/v1` for each that lists models, by port order.

    Only this machine is asked, for its list of models and nothing else.
    """
    async with asyncio.TaskGroup() as group:
        tasks = {port: group.create_task(_lists_models(port, within)) for port in ports}
    return [
        said("{name} at {url}", name=name, url=f"http://{_HOST}:{port}/v1")
        for port, name in ports.items()
        if tasks[port].result()
    ]


async def _lists_models(port: int, within: float) -> bool:
    """Whether it answers GET /v1/models with a list, as no other program does."""
    with suppress(OSError, TimeoutError):
        async with asyncio.timeout(within):
            reader, writer = await asyncio.open_connection(_HOST, port)
            try:
                writer.write(
                    f"GET /v1/models HTTP/1.1\r\nHost: {_HOST}:{port}\r\n"
                    "Connection: close\r\n\r\n".encode()
                )
                await writer.drain()
                answer = b""
                while len(answer) < _LONGEST and (part := await reader.read(_LONGEST)):
                    answer += part
            finally:
                writer.close()
        return answer[8:12] == b" 200" and b'"data"' in answer
    return False
