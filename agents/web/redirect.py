"""Where a redirect leads, and which headers may go along. Pure."""

from collections.abc import Mapping

import httpx

from agents.errors import SourceError
from agents.messages.said import said
from agents.ports import Fetched
from agents.web.address import address, briefly, is_secret, origin, redacted

STATUSES = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})


def target(url: httpx.URL, answer: Fetched) -> httpx.URL | None:
    """The next address, None for an answer that is no redirect.

    Raises SourceError when it is not http(s), or not an address at all.
    """
    location = answer.headers.get("location")
    if answer.status not in STATUSES or location is None:
        return None
    try:
        goal = str(url.join(location))
    except (httpx.InvalidURL, ValueError) as error:
        raise SourceError(
            said("{url} redirects to something that is not a URL", url=briefly(url))
        ) from error
    return address(goal)


class Move:
    """Where an unbroken chain of permanent redirects led (RFC 9110, 15.4.2, 15.4.9).

    A temporary one ends it: what comes after belongs to an address for today.
    """

    def __init__(self) -> None:
        self.address = ""
        self._is_unbroken = True

    def follow(self, status: int, goal: httpx.URL) -> None:
        self._is_unbroken = self._is_unbroken and status in _PERMANENT
        if self._is_unbroken:
            self.address = redacted(str(goal))


def carried(
    headers: Mapping[str, str], source: httpx.URL, goal: httpx.URL
) -> dict[str, str]:
    """The headers for the next hop: no key reaches another host, port or scheme."""
    if origin(source) == origin(goal) and source.scheme == goal.scheme:
        return dict(headers)
    return {name: value for name, value in headers.items() if not is_secret(name)}


def endless(url: httpx.URL, most: int) -> SourceError:
    return SourceError(
        said(
            "{url} redirects more than {most} times; it is given up",
            url=briefly(url),
            most=most,
        )
    )
