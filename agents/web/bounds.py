"""How much of an answer is taken: bytes, seconds, tries, and what is decompressed."""

import asyncio
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True)
class FetchLimits:
    """Sizes in bytes, times in seconds. The defaults are those of docs/hostile.md §1."""

    body: int = 15 * MIB  # as received, and again as decompressed
    complaint: int = 64 * 1024  # the body of a refusal
    headers: int = 64 * 1024
    redirects: int = 5
    tries: int = 3
    total: float = 30.0  # one fetch with its redirects and tries, without polite waits
    connect: float = 10.0
    read: float = 20.0  # silence; arXiv may think for 15 s before it answers
    pause: float = 0.5  # before the second try; doubled before the third
    wait: float = 120.0  # what a server may ask one fetch to wait, in all
    robots: float = 10.0  # one robots.txt
    per_host: int = 4  # requests at once to one host
    at_once: int = 64  # requests at once in all
    failures: int = 3  # in a row, until a host is left alone


class FetchBudget:
    """What one fetch may still take: seconds of its own, and waits that were asked for.

    The waits count together, or a host that always says "a minute more" never ends.
    """

    def __init__(self, seconds: float, patience: float) -> None:
        self.left = seconds
        self.patience = patience

    def allows(self, wait: float) -> bool:
        """Whether there is patience for a wait; if so, it is taken."""
        if wait > self.patience:
            return False
        self.patience -= wait
        return True

    @asynccontextmanager
    async def spend(self) -> AsyncIterator[None]:
        """Take the time of the block. Raises TimeoutError when nothing is left."""
        loop = asyncio.get_running_loop()
        start = loop.time()
        try:
            async with asyncio.timeout(self.left):
                yield
        finally:
            self.left -= loop.time() - start


class TooLargeError(Exception):
    """Headers or body pass their limit."""


class CodingError(Exception):
    """The body is compressed in a way that was not asked for."""


class Inflater:
    """Undoes one content coding, never holding more than `limit` bytes.

    Raises CodingError, TooLargeError, and zlib.error for damaged data.
    """

    def __init__(self, coding: str, limit: int) -> None:
        names = [name.strip().lower() for name in coding.split(",")]
        names = [name for name in names if name not in ("", "identity")]
        if names not in ([], ["gzip"], ["x-gzip"], ["deflate"]):
            raise CodingError
        self._coding = names[0] if names else ""
        self._stream: zlib._Decompress | None = None
        self._limit = limit
        self._parts: list[bytes] = []
        self._size = 0

    def feed(self, chunk: bytes) -> None:
        if not self._coding:
            self._keep(chunk)
            return
        while chunk:
            if self._stream is None:
                self._stream = self._opened(chunk)
            stream = self._stream
            self._keep(stream.decompress(chunk, self._limit - self._size + 1))
            chunk = stream.unconsumed_tail
            if stream.eof:
                chunk = self._next_member(stream.unused_data)

    def whole(self) -> bytes:
        """All of the body. Raises zlib.error when it ends in the middle."""
        if self._stream is not None and not self._stream.eof:
            raise zlib.error("the compressed data ends in the middle")
        return b"".join(self._parts)

    def _keep(self, data: bytes) -> None:
        self._size += len(data)
        if self._size > self._limit:
            raise TooLargeError
        self._parts.append(data)

    def _opened(self, start: bytes) -> "zlib._Decompress":
        """Some servers send `deflate` without the zlib header of RFC 1950."""
        if self._coding != "deflate":
            return zlib.decompressobj(16 + zlib.MAX_WBITS)
        wrapped = start[0] & 0x0F == zlib.DEFLATED
        return zlib.decompressobj(zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS)

    def _next_member(self, rest: bytes) -> bytes:
        """RFC 1952 lets gzip members follow one another; other trailers are ignored."""
        if self._coding == "deflate" or not rest.startswith(b"\x1f\x8b"):
            return b""
        self._stream = None
        return rest
