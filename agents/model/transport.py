"""The openai client with bounds: bytes, encodings, redirects, and no retries."""

from collections.abc import AsyncIterator
from typing import cast

import httpx2
import openai
from typing_extensions import override

from agents.model.patience import Limits

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
SQUEEZED = 32  # how much less a compressed body may weigh: deflate packs 1:1000
CONNECT_WITHIN = 10.0  # seconds


def open_client(url: str, key: str, limits: Limits) -> openai.AsyncOpenAI:
    """A client whose answers break off with OversizedAnswer at `limits.largest`."""

    async def bound(response: httpx2.Response) -> None:
        encoding = response.headers.get("content-encoding", "identity").lower()
        if encoding not in {"identity", "gzip", "deflate"}:
            raise OversizedAnswer(
                f"answers in an encoding nobody asked for: {encoding}"
            )
        largest = limits.largest // (1 if encoding == "identity" else SQUEEZED)
        stream = cast(httpx2.AsyncByteStream, response.stream)
        response.stream = _Bounded(stream, largest)

    timeout = httpx2.Timeout(limits.deadline, connect=CONNECT_WITHIN)
    return openai.AsyncOpenAI(
        api_key=key,
        base_url=url,
        max_retries=0,
        timeout=timeout,
        default_headers={"Accept-Encoding": "identity"},
        http_client=httpx2.AsyncClient(
            timeout=timeout,
            follow_redirects=False,  # a prompt goes where the operator said
            trust_env=httpx2.URL(url).host not in LOOPBACK,  # no proxy to our Ollama
            event_hooks={"response": [bound]},
        ),
    )


class OversizedAnswer(httpx2.ReadError):
    """A kind of RequestError, so that the client translates and closes."""


class _Bounded(httpx2.AsyncByteStream):
    """A body that ends with an error once it is larger than allowed."""

    def __init__(self, inner: httpx2.AsyncByteStream, largest: int) -> None:
        self._inner = inner
        self._left = largest

    @override
    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._inner:
            self._left -= len(chunk)
            if self._left < 0:
                raise OversizedAnswer("answers more than anyone could read")
            yield chunk

    @override
    async def aclose(self) -> None:
        await self._inner.aclose()
