"""How fast an upstream may be asked: a gap between requests, a number per minute."""

import asyncio
import fcntl
import os
import tempfile
import time
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

_POLL = 0.05  # seconds between two looks at a lock that another process holds


def lock_path(name: str) -> Path:
    """A file in the system's temporary folder, one for each user of the machine."""
    return Path(tempfile.gettempdir()) / f"frontier-issue-{name}-{os.getuid()}.lock"


class Gap:
    """One request at a time, and `seconds` between the end of one and the next start.

    `async with gap.turn():` goes around each request. With `path`, all processes of
    this user on this machine keep the gap together: the file is locked during a
    request and holds the moment of its end, in monotonic seconds. A process that dies
    gives its lock back. Where the file cannot be written nobody else can have written
    it either, and the gap is kept within this process alone.
    """

    def __init__(self, seconds: float, path: Path | None = None) -> None:
        self.seconds = seconds
        self._path = path
        self._turn = asyncio.Lock()
        self._ended = float("-inf")
        self._file: int | None = None

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for the turn, and hold it for the length of the block."""
        async with self._turn:
            while (wait := self._try()) > 0:  # noqa: ASYNC110  # a file sends no event
                await asyncio.sleep(wait)
            try:
                yield
            finally:
                self._end()

    def _try(self) -> float:
        """Seconds to wait before the next look; at 0.0 the turn is ours."""
        if self._path is not None and not self._lock(self._path):
            return _POLL
        wait = _due(time.monotonic(), max(self._ended, self._read()), self.seconds)
        if wait > 0:
            self._unlock()  # who waits does not hold up who may already go
        return wait

    def _end(self) -> None:
        self._ended = time.monotonic()
        if self._file is not None:
            os.pwrite(self._file, f"{self._ended:020.6f}".encode(), 0)
            self._unlock()

    def _lock(self, path: Path) -> bool:
        """Whether this process may go on: it has the lock, or there can be none."""
        try:
            self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
        except OSError:
            return True
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._unlock()
            return False
        return True

    def _read(self) -> float:
        if self._file is None:
            return float("-inf")
        try:
            return float(os.pread(self._file, 40, 0))
        except ValueError:  # new, or not ours
            return float("-inf")

    def _unlock(self) -> None:
        if self._file is not None:
            os.close(self._file)  # which releases the lock
            self._file = None


def _due(now: float, ended: float, seconds: float) -> float:
    """Seconds until the next request may start.

    The clock starts anew with the machine, so an end in the future is an old one.

    >>> _due(now=10.0, ended=8.0, seconds=3.0)
    1.0
    >>> _due(now=10.0, ended=99.0, seconds=3.0)
    0.0
    """
    return max(0.0, ended + seconds - now) if ended <= now else 0.0


class Rate:
    """At most `limit` starts within any `seconds`; `await rate()` waits for one."""

    def __init__(self, limit: int, seconds: float = 60.0) -> None:
        self._limit = limit
        self._seconds = seconds
        self._turn = asyncio.Lock()
        self._starts: deque[float] = deque(maxlen=limit)

    async def __call__(self) -> None:
        async with self._turn:
            if len(self._starts) == self._limit:
                wait = self._starts[0] + self._seconds - time.monotonic()
                await asyncio.sleep(max(0.0, wait))
            self._starts.append(time.monotonic())
