"""The one door to the web: every bound, retry and courtesy behind one call."""

import asyncio
import copy
import random
import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from typing import Self

import httpcore
import httpx

from agents.domain.reading import Validators
from agents.errors import SourceError
from agents.ports import Fetched
from agents.settings.proxy import Proxy
from agents.web import proxied, redirect, retry
from agents.web.address import Origin, address, briefly, origin, trusted_hosts
from agents.web.authorities import authorities
from agents.web.bounds import FetchBudget, FetchLimits
from agents.web.closing import finished
from agents.web.exchange import Exchange, PassingError, SilentError, UnreachableError
from agents.web.guard import Guard, NoSuchHostError, Resolve, resolve
from agents.web.politeness import LANES, Hosts, Sleep, local
from agents.web.robots import Robots

__all__ = ["FetchLimits", "Web", "trusted_hosts"]

_KEPT = 512  # idle connections in all; a process may often hold 1,024 files


@dataclass(frozen=True)
class Errand:
    """One fetch as it was asked for."""

    url: httpx.URL
    headers: Mapping[str, str]
    page: bool = False
    gap: float = 0.0  # seconds between two tries, at least
    is_api: bool = False  # the caller sends headers of its own

    @property
    def is_conditional(self) -> bool:
        return not {"if-none-match", "if-modified-since"}.isdisjoint(self.headers)


@dataclass(eq=False)
class Web:
    """The Fetch port over the network; used as an async context manager.

    `trusted` are the hosts and ports of the operator, which may be private. `gaps`
    are seconds between two requests to a host (arXiv: 3), kept by retries too. The
    next four are seams: the name server, waiting, chance, and the certificates. A
    `proxy` resolves names itself. Of the hosts of `pages` many pages are read, if
    their robots.txt says that they may.
    """

    trusted: frozenset[Origin]
    user_agent: str
    limits: FetchLimits = field(default_factory=FetchLimits)
    now: Callable[[], float] = time.time
    gaps: Mapping[Origin, float] = field(default_factory=dict)
    pages: frozenset[Origin] = frozenset()
    resolve: Resolve = resolve
    sleep: Sleep = asyncio.sleep
    chance: Callable[[], float] = random.random
    certificates: ssl.SSLContext | None = None
    proxy: Proxy | None = None

    def __post_init__(self) -> None:
        context = self.certificates or authorities()
        guard, kept = Guard(self.trusted, self.resolve), _KEPT // LANES
        at_once = self.limits.at_once
        self._direct = [
            proxied.direct(guard, context, at_once, kept) for _ in range(LANES)
        ]
        self._proxied, self._near = [], None
        if self.proxy is not None:
            self._near = proxied.near(self.trusted, self.proxy)
            self._proxied = [
                proxied.pool(self.proxy, context, at_once, kept) for _ in range(LANES)
            ]
        self._pools = [*self._direct, *self._proxied]
        self._exchange = Exchange(self.limits)
        spared = local(self.trusted)
        self._hosts = Hosts(self.limits, spared, self.gaps, self.now, self.sleep)
        # By its product alone: a rule for a word of its comment is not for us.
        product = self.user_agent.partition("/")[0]
        self._robots = Robots(product, self._robots_txt, self.pages)

    @property
    def hurried(self) -> "Web":
        """The same way out, by which each address is tried once."""
        twin = copy.copy(self)
        twin.limits = replace(self.limits, tries=1)
        return twin

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_failure: object) -> None:
        await finished(self._close())

    async def _close(self) -> None:
        for pool in self._pools:
            await pool.aclose()

    async def __call__(
        self,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        validators: Validators | None = None,
        page: bool = False,
        gap: float = 0.0,
    ) -> Fetched:
        """See the port. A wait that the server asks for is kept, up to the limit."""
        sent = self._headers(headers, validators)
        errand = Errand(address(url), sent, page, gap, is_api=bool(headers))
        budget = FetchBudget(self.limits.total, self.limits.wait)
        tries = 1
        while True:
            try:
                return await self._attempt(errand, budget)
            except PassingError as error:
                if tries == self.limits.tries:
                    raise
                await self._wait(error, tries, errand, budget)
                tries += 1

    def _headers(
        self, headers: Mapping[str, str] | None, validators: Validators | None
    ) -> dict[str, str]:
        sent = {"user-agent": self.user_agent, "accept": "*/*"}
        sent |= {name.lower(): value for name, value in (headers or {}).items()}
        sent["accept-encoding"] = "gzip, deflate"
        if validators and validators.etag:
            sent["if-none-match"] = validators.etag
        if validators and validators.last_modified:
            sent["if-modified-since"] = validators.last_modified
        return sent

    async def _attempt(self, errand: Errand, budget: FetchBudget) -> Fetched:
        """One try along all redirects. Raises SourceError for every failure."""
        url, headers = errand.url, errand.headers
        move = redirect.Move()
        for _ in range(self.limits.redirects + 1):
            if errand.page:
                self._hosts.slow_down(url, await self._robots.check(url))
            answer = await self._ask(url, headers, errand, budget)
            goal = redirect.target(url, answer)
            if goal is None:
                accepted = self._accepted(url, answer, errand)
                return accepted.model_copy(update={"moved": move.address})
            move.follow(answer.status, goal)
            headers = redirect.carried(headers, url, goal)
            url = goal
        raise redirect.endless(errand.url, self.limits.redirects)

    def _way_to(self, url: httpx.URL) -> list[httpcore.AsyncConnectionPool]:
        """By which way a host is reached. Raises SourceError where none may be."""
        place = origin(url)
        if self._near is None or place in self._near:
            return self._direct
        proxied.check(place, self.trusted)
        return self._proxied

    async def _ask(
        self,
        url: httpx.URL,
        headers: Mapping[str, str],
        errand: Errand,
        budget: FetchBudget,
    ) -> Fetched:
        async with self._hosts.turn(url, budget, is_api=errand.is_api) as host:
            try:
                pool = self._way_to(url)[next(host.lanes)]
                answer = await self._exchange(pool, url, headers, budget)
            except (UnreachableError, NoSuchHostError):
                host.failed()
                raise
            except SilentError:
                host.failed(silent=True)
                raise
            host.answered()
            return answer

    def _accepted(self, url: httpx.URL, answer: Fetched, errand: Errand) -> Fetched:
        status, headers = answer.status, answer.headers
        wait = retry.named_wait(headers, self.now())
        is_limited = retry.is_rate_limit(status, headers)
        if wait is not None and (is_limited or retry.is_exhausted(headers)):
            # The next turn waits instead, and so does every other request.
            is_api = errand.is_api and is_limited
            self._hosts.close(url, wait, is_api=is_api)
            wait = 0.0
        if status == HTTPStatus.NOT_MODIFIED and errand.is_conditional:
            return answer
        if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
            return answer
        message = f"{briefly(url)} {retry.reason(status, headers)}"
        if retry.is_passing(status, headers):
            raise PassingError(message, status, answer.body, wait)
        raise SourceError(message, status, answer.body)

    async def _wait(
        self, error: PassingError, tries: int, errand: Errand, budget: FetchBudget
    ) -> None:
        """Wait before the next try, or give up by raising `error`'s reason."""
        if error.wait is None:
            pause = retry.backoff(tries, self.limits.pause, self.chance())
            pause = max(pause, errand.gap)
            if pause >= budget.left:
                raise error
            budget.left -= pause
            await self.sleep(pause)
        elif not budget.allows(error.wait):
            raise SourceError(
                retry.too_long(error, error.wait, self.limits.wait),
                error.status,
                error.body,
            ) from error
        elif pause := max(error.wait, errand.gap):
            await self.sleep(pause)

    async def _robots_txt(self, url: str) -> Fetched:
        errand = Errand(address(url), self._headers(None, None))
        budget = FetchBudget(min(self.limits.robots, self.limits.total), patience=0.0)
        return await self._attempt(errand, budget)
