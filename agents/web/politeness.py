"""What each host is spared: too many at once, too soon, again after a refusal."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from http import HTTPStatus
from itertools import cycle, repeat

import httpx

from agents.errors import SourceError
from agents.messages.said import said
from agents.web.address import Origin, briefly, is_loopback, origin
from agents.web.bounds import FetchBudget, FetchLimits

Sleep = Callable[[float], Awaitable[None]]
Part = tuple[Origin, str]  # a path, which begins with a slash, or an API without one

# Connection pools. A host keeps to one, so that its connections are used again; the
# operator's own machine spreads over all, since httpcore's work for each request
# grows with its pool (a request that is answered at once: 7 ms with one pool, 0.9 ms
# with 8, 0.5 ms with 32).
LANES = 32


class Host:
    """One host and port, for the length of a run."""

    def __init__(
        self, place: Origin, at_once: int, gap: float, *, spared: bool
    ) -> None:
        self.slots = asyncio.Semaphore(1 if gap else at_once)
        self.gap = gap  # seconds between one answer and the next request
        lane = hash(place) % LANES
        self.lanes = repeat(lane) if spared or gap else cycle(range(LANES))
        self.free_from = 0.0  # monotonic
        self.failures = 0  # in a row
        self.has_answered = False

    def answered(self) -> None:
        self.failures = 0
        self.has_answered = True

    def failed(self, *, silent: bool = False) -> None:
        """Count one failure to connect, or a silence.

        One route that hangs does not condemn a host whose other routes answer.
        """
        if not (silent and self.has_answered):
            self.failures += 1


class Hosts:
    """All hosts of a run. `now` is in seconds since the epoch."""

    def __init__(
        self,
        limits: FetchLimits,
        local: frozenset[Origin],
        gaps: Mapping[Origin, float],
        now: Callable[[], float],
        sleep: Sleep,
    ) -> None:
        self._limits = limits
        self._local = local  # the operator's own machine need not be spared
        self._gaps = gaps
        self._now = now
        self._sleep = sleep
        self._hosts: dict[Origin, Host] = {}
        self._closed: dict[Part, float] = {}
        self._everyone = asyncio.Semaphore(limits.at_once)

    @asynccontextmanager
    async def turn(
        self, url: httpx.URL, budget: FetchBudget, *, is_api: bool
    ) -> AsyncIterator[Host]:
        """Wait until a request may go out, and hold its place until the answer.

        Raises SourceError when the host is left alone, or closed for too long.
        """
        parts = [_part(url), _api(url)] if is_api else [_part(url)]
        host = self._host(origin(url))
        async with host.slots:
            self._refuse_dead(url, host)
            await self._until_open(url, parts, budget)
            await self._until_free(url, host)
            async with self._everyone:
                try:
                    yield host
                finally:
                    host.free_from = _monotonic() + host.gap

    def close(self, url: httpx.URL, seconds: float, *, is_api: bool) -> None:
        """Send nothing more to this path before the time is over, or to its whole API.

        A feed's limit is its own, though a hundred others lie on the same host.
        """
        part = _api(url) if is_api else _part(url)
        until = self._now() + seconds
        self._closed[part] = max(until, self._closed.get(part, 0.0))

    def slow_down(self, url: httpx.URL, gap: float) -> None:
        """From now on ask its host for one thing at a time, so many seconds apart."""
        host = self._host(origin(url))
        if gap > host.gap:
            host.slots = host.slots if host.gap else asyncio.Semaphore(1)
            host.gap, host.free_from = gap, _monotonic() + gap

    def _host(self, place: Origin) -> Host:
        if place not in self._hosts:
            spared = place not in self._local
            at_once = self._limits.per_host if spared else self._limits.at_once
            gap = self._gaps.get(place, 0.0)
            self._hosts[place] = Host(place, at_once, gap, spared=spared)
        return self._hosts[place]

    def _refuse_dead(self, url: httpx.URL, host: Host) -> None:
        if host.failures >= self._limits.failures:
            raise SourceError(
                said(
                    "{url} is not asked: its host failed {failures} times in a row and"
                    " is left alone for this run",
                    url=briefly(url),
                    failures=host.failures,
                )
            )

    async def _until_open(
        self, url: httpx.URL, parts: list[Part], budget: FetchBudget
    ) -> None:
        while (wait := self._wait(parts)) > 0:
            if not budget.allows(wait):
                raise SourceError(
                    said(
                        "{url}: the rate limit of its host ends in {wait:.0f} s, more than"
                        " is waited ({most:.0f} s in all); run again then",
                        url=briefly(url),
                        wait=wait,
                        most=self._limits.wait,
                    ),
                    HTTPStatus.TOO_MANY_REQUESTS,
                )
            await self._sleep(wait)

    def _wait(self, parts: list[Part]) -> float:
        return max(self._closed.get(part, 0.0) for part in parts) - self._now()

    async def _until_free(self, url: httpx.URL, host: Host) -> None:
        if not host.gap:
            return
        wait = host.free_from - _monotonic()
        if wait > self._limits.wait:
            raise SourceError(
                said(
                    "{url} is not asked: its host wants {gap:.0f} s between two"
                    " requests, more than is waited ({wait:.0f} s)",
                    url=briefly(url),
                    gap=host.gap,
                    wait=self._limits.wait,
                )
            )
        await self._sleep(max(0.0, wait))


def local(places: frozenset[Origin]) -> frozenset[Origin]:
    """Those that are on this machine by their very spelling."""
    return frozenset(place for place in places if is_loopback(place[0]))


def _part(url: httpx.URL) -> Part:
    return origin(url), url.path


def _api(url: httpx.URL) -> Part:
    """What shares one rate limit: GitHub counts `/search` apart from all others."""
    return origin(url), url.path.split("/")[1]


def _monotonic() -> float:
    return asyncio.get_running_loop().time()
