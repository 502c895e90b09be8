"""What a URL says: the host and port that it reaches, and what may be shown of it."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from ipaddress import ip_address

import httpx

from agents.domain.fetchable import unfetchable
from agents.errors import SourceError
from agents.messages.said import said

Origin = tuple[str, int]  # a host as it is dialled (ASCII, lower case), and a port

PORTS = {"http": 80, "https": 443}

# Names under which a service takes a key: `key`, `api_key`, `accessToken`, `sig` …
KEY_LIKE = re.compile(
    r"(key|token|secret|passw(or)?d|pwd|auth|authorization|signature|sig|credentials?"
    r"|session(_?id)?)$",
    re.IGNORECASE,
)
SECRET_HEADERS = frozenset({"authorization", "cookie", "proxy-authorization"})
SHORTEST_SECRET = 8  # characters
_SHOWN = 300  # characters of an address in a message
USER_INFO = re.compile(r"(?<=//)[^/?#@\s]*@")
PARAMETER = re.compile(r"(?<=[?&;#])([^=&;#\s]+)=([^&;#\s<>\"]*)")


def is_loopback(host: str) -> bool:
    """Whether it is this machine by its very spelling."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@lru_cache(maxsize=10_000)  # twice for each source, 0.04 ms each time
def address(url: str) -> httpx.URL:
    """An absolute http(s) address without user name. Raises SourceError."""
    if fault := unfetchable(url):
        raise SourceError(
            said("{url!r} is refused; it {fault}", url=briefly(url), fault=fault)
        )
    try:
        return httpx.URL(url)
    except httpx.InvalidURL as error:
        raise SourceError(
            said("{url!r} is not a URL; correct it", url=briefly(url))
        ) from error


def origin(url: httpx.URL) -> Origin:
    return url.raw_host.decode("ascii"), url.port or PORTS[url.scheme]


def trusted_hosts(urls: Iterable[str]) -> frozenset[Origin]:
    """The exact hosts and ports of what the operator wrote, and nothing beside."""
    return frozenset(origin(address(url)) for url in urls)


def redacted(url: str) -> str:
    """A URL without user name and without the values of key-like parameters.

    >>> redacted("https://me:pw@example.org/feed?q=llm&api_key=s3cret")
    'https://example.org/feed?q=llm&api_key=REDACTED'
    """
    return PARAMETER.sub(_without_value, USER_INFO.sub("", url))


def briefly(url: httpx.URL | str) -> str:
    """An address as a message has it: redacted, and cut where it is very long."""
    text = redacted(str(url))
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def secrets_of(url: str, headers: Mapping[str, str]) -> list[str]:
    """The keys that a request carries, as far as they are long enough to tell apart."""
    sent = [value for name, value in headers.items() if is_secret(name)]
    found = [value.split()[-1] for value in sent if value.split()]
    found += [value for name, value in PARAMETER.findall(url) if KEY_LIKE.search(name)]
    return [secret for secret in found if len(secret) >= SHORTEST_SECRET]


def is_secret(header: str) -> bool:
    return header.lower() in SECRET_HEADERS or KEY_LIKE.search(header) is not None


def _without_value(parameter: re.Match[str]) -> str:
    name, _ = parameter.groups()
    return f"{name}=REDACTED" if KEY_LIKE.search(name) else parameter[0]
