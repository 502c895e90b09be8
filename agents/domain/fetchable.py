"""Whether an address can be fetched at all, by its spelling alone. Pure."""

import re
from contextlib import suppress
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from agents.messages.said import said

_NUMBERS = re.compile(r"[0-9]+(?:\.[0-9]+){3}|.*:.*")  # an IP address, or meant as one


def unfetchable(url: str) -> str:
    """What keeps an address from being fetched, as a predicate; "" for nothing.

    Nobody is asked: its host may have no address all the same. Names are those of
    IDNA 2008, as httpx has them, in letters and in punycode: an emoji is none.
    """
    parts = _taken_apart(url)
    if parts is None:
        return said("is no address")
    if parts.scheme not in ("http", "https"):
        return said("is not http or https")
    if not parts.hostname:
        return said("has no host")
    if "@" in parts.netloc:
        return said("has a user in it")
    return "" if _is_host(parts.hostname) else said("has a host name that cannot exist")


def _taken_apart(url: str) -> SplitResult | None:
    """None for brackets without an address, and for a port that is none."""
    with suppress(ValueError):
        parts = urlsplit(url)
        return parts if parts.port != 0 else None  # beyond 65,535: ValueError
    return None


def _is_host(name: str) -> bool:
    try:
        if _NUMBERS.fullmatch(name):
            ip_address(name)
        elif not name.isascii() or "xn--" in name:
            _check_name(name)
    except ValueError:  # idna's own errors are such, too
        return False
    return True


def _check_name(name: str) -> None:
    import idna  # noqa: PLC0415  # loads slowly, and few names need it

    if not name.isascii():
        idna.encode(name)
    for label in name.split("."):
        if label.startswith("xn--"):
            idna.decode(label)
