"""Where a redirect leads, and which headers may go along. Pure."""

from collections.abc import Mapping

import httpx

from agents.errors import SourceError
from agents.ports import Fetched
from agents.web.address import address, is_secret, origin, redacted

STATUSES = frozenset({301, 302, 303, 307, 308})


def target(url: httpx.URL, answer: Fetched) -> httpx.URL | None:
    """The next address, None for an answer that is no redirect.

    Raises SourceError when it is not http(s), or not an address at all.
    """
    location = answer.headers.get("location")
    if answer.status not in STATUSES or location is None:
        return None
    try:
        return address(str(url.join(location)))
    except httpx.InvalidURL as error:
        raise SourceError(
            f"{redacted(str(url))} redirects to something that is not a URL"
        ) from error


def carried(
    headers: Mapping[str, str], source: httpx.URL, goal: httpx.URL
) -> dict[str, str]:
    """The headers for the next hop: no key reaches another host, port or scheme."""
    if origin(source) == origin(goal) and source.scheme == goal.scheme:
        return dict(headers)
    return {name: value for name, value in headers.items() if not is_secret(name)}
