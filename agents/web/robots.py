"""robots.txt, asked once per host and port before a page is read (RFC 9309)."""

import asyncio
from collections.abc import Awaitable, Callable

import httpx
from protego import Protego

from agents.domain.foreign import text_of
from agents.errors import SourceError
from agents.messages.said import said
from agents.ports import Fetched
from agents.web.address import Origin, briefly, origin
from agents.web.guard import NoSuchHostError

_SERVER_ERROR = 500
READ = 500 * 1024  # bytes that count, RFC 9309, section 2.5


class Robots:
    """The rules of every host of a run. `get` raises SourceError.

    A host of `strict` whose rules are out of reach is not read at all.
    """

    def __init__(
        self,
        user_agent: str,
        get: Callable[[str], Awaitable[Fetched]],
        strict: frozenset[Origin] = frozenset(),
    ) -> None:
        self._user_agent = user_agent
        self._get = get
        self._strict = strict
        # Its rules, or why they could not be had.
        self._rules: dict[Origin, Protego | SourceError] = {}
        self._asking: dict[Origin, asyncio.Lock] = {}

    async def check(self, url: httpx.URL) -> float:
        """Seconds that the host asks for between two requests; 0.0 where it does not.

        Raises SourceError when the page's host does not want it read, and when a strict
        host does not say what it wants.
        """
        place = origin(url)
        async with self._asking.setdefault(place, asyncio.Lock()):
            rules = self._rules.get(place) or await self._read(url)
            self._rules[place] = rules
        if isinstance(rules, SourceError):
            raise SourceError(
                said(
                    "{url} is not read: robots.txt of its host is out of reach: {error}",
                    url=briefly(url),
                    error=rules,
                )
            )
        if not rules.can_fetch(str(url), self._user_agent):
            raise SourceError(
                said(
                    "{url} is not read: robots.txt of its host forbids it",
                    url=briefly(url),
                )
            )
        return float(rules.crawl_delay(self._user_agent) or 0.0)

    async def _read(self, url: httpx.URL) -> Protego | SourceError:
        """A robots.txt that is missing, refused or out of reach allows everything.

        RFC 9309, section 2.3.1.3, for all of 4xx; for a server out of reach it forbids
        everything (2.3.1.4) until it answers, which is kept where many pages are asked
        for: then the error is returned. Elsewhere the page itself does not answer
        either. A host without an address is told as such: nothing forbids anything there.
        """
        try:
            found = await self._get(str(url.copy_with(raw_path=b"/robots.txt")))
        except NoSuchHostError:
            raise
        except SourceError as error:
            refused = error.status is not None and error.status < _SERVER_ERROR
            is_open = refused or origin(url) not in self._strict
            return Protego.parse("") if is_open else error
        return Protego.parse(text_of(found.body[:READ]))
