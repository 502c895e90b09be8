"""The one door to the web: every bound, retry and courtesy behind one call."""

import asyncio
import random
import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from types import TracebackType
from typing import Self

import httpcore
import httpx

from agents.domain.reading import Validators
from agents.errors import SourceError
from agents.ports import Fetched
from agents.web import redirect, retry
from agents.web.address import Origin, address, redacted, trusted_hosts
from agents.web.bounds import Budget, Limits
from agents.web.exchange import Exchange, PassingError, SilentError, UnreachableError
from agents.web.guard import Guard, NoSuchHostError, Resolve, resolve
from agents.web.politeness import LANES, Hosts, Sleep, local
from agents.web.robots import Robots

__all__ = ["Limits", "Web", "trusted_hosts"]


@dataclass(frozen=True)
class Errand:
    """One fetch as it was asked for."""

    url: httpx.URL
    headers: Mapping[str, str]
    page: bool = False

    @property
    def is_conditional(self) -> bool:
        return not {"if-none-match", "if-modified-since"}.isdisjoint(self.headers)


@dataclass(eq=False)
class Web:
    """The Fetch port over the network; used as an async context manager.

    `trusted` are the hosts and ports of the operator, which may be private. `gaps`
    are seconds between two requests to a host (arXiv: 3), kept by retries too. The
    last four are seams: the name server, waiting, chance, and the certificates.
    """

    trusted: frozenset[Origin]
    user_agent: str
    limits: Limits = field(default_factory=Limits)
    now: Callable[[], float] = time.time
    gaps: Mapping[Origin, float] = field(default_factory=dict)
    resolve: Resolve = resolve
    sleep: Sleep = asyncio.sleep
    chance: Callable[[], float] = random.random
    certificates: ssl.SSLContext | None = None

    def __post_init__(self) -> None:
        context = self.certificates or httpx.create_ssl_context(trust_env=False)
        guard = Guard(self.trusted, self.resolve)
        self._pools = [
            httpcore.AsyncConnectionPool(
                ssl_context=context,
                max_connections=self.limits.at_once,
                max_keepalive_connections=self.limits.at_once,
                keepalive_expiry=5.0,
                network_backend=guard,
            )
            for _ in range(LANES)
        ]
        self._exchange = Exchange(self.limits)
        spared = local(self.trusted)
        self._hosts = Hosts(self.limits, spared, self.gaps, self.now, self.sleep)
        self._robots = Robots(self.user_agent, self._robots_txt)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for pool in self._pools:
            await pool.aclose()

    async def __call__(
        self,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        validators: Validators | None = None,
        page: bool = False,
    ) -> Fetched:
        """See the port. A wait that the server asks for is kept, up to the limit."""
        errand = Errand(address(url), self._headers(headers, validators), page)
        budget = Budget(self.limits.total)
        tries = 1
        while True:
            try:
                return await self._attempt(errand, budget)
            except PassingError as error:
                if tries == self.limits.tries:
                    raise
                await self._wait(error, tries, budget)
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

    async def _attempt(self, errand: Errand, budget: Budget) -> Fetched:
        """One try along all redirects. Raises SourceError for every failure."""
        url, headers = errand.url, errand.headers
        for _ in range(self.limits.redirects + 1):
            if errand.page:
                await self._robots.check(url)
            answer = await self._ask(url, headers, budget)
            goal = redirect.target(url, answer)
            if goal is None:
                return self._accepted(url, answer, errand)
            headers = redirect.carried(headers, url, goal)
            url = goal
        raise SourceError(
            f"{redacted(str(errand.url))} redirects more than "
            f"{self.limits.redirects} times; it is given up"
        )

    async def _ask(
        self, url: httpx.URL, headers: Mapping[str, str], budget: Budget
    ) -> Fetched:
        async with self._hosts.turn(url) as host:
            try:
                pool = self._pools[next(host.lanes)]
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
        if wait is not None and (
            retry.is_rate_limit(status, headers) or retry.is_exhausted(headers)
        ):
            self._hosts.close(url, wait)
            wait = 0.0  # the host's turn waits instead, for every request
        if status == HTTPStatus.NOT_MODIFIED and errand.is_conditional:
            return answer
        if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
            return answer
        message = f"{redacted(str(url))} answered {retry.reason(status, headers)}"
        if retry.is_passing(status, headers):
            raise PassingError(message, status, answer.body, wait)
        raise SourceError(message, status, answer.body)

    async def _wait(self, error: PassingError, tries: int, budget: Budget) -> None:
        """Wait before the next try, or give up by raising `error`'s reason."""
        if error.wait is None:
            pause = retry.backoff(tries, self.limits.pause, self.chance())
            if pause >= budget.left:
                raise error
            budget.left -= pause
            await self.sleep(pause)
        elif error.wait > self.limits.wait:
            raise SourceError(
                f"{error} and asks for a wait of {error.wait:.0f} s, more than "
                f"{self.limits.wait:.0f} s; run again then",
                error.status,
                error.body,
            ) from error
        elif error.wait:
            await self.sleep(error.wait)

    async def _robots_txt(self, url: str) -> Fetched:
        errand = Errand(address(url), self._headers(None, None))
        budget = Budget(min(self.limits.robots, self.limits.total))
        return await self._attempt(errand, budget)
