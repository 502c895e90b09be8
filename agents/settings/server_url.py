"""Addresses that the operator writes: of the model's server, of the database. Pure."""

import re
from urllib.parse import urlsplit

_DATABASE = re.compile(r"postgres(?:ql)?://\S+")
_SERVER = re.compile(r"https?://[^\s/?#@\\]+(?:/[^\s?#]*)?")


def is_server(url: str) -> bool:
    """Whether it is a plain http(s) address, without user and query."""
    if not _SERVER.fullmatch(url) or not url.isprintable():
        return False
    import idna  # noqa: PLC0415  # who names no server plans without it

    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
        named = host if host.isascii() else idna.encode(host)
    except ValueError:  # brackets, a port of letters or beyond 65535, no name
        return False
    return bool(named) and port != 0


def is_database(address: str) -> bool:
    return _DATABASE.fullmatch(address) is not None


def tells_password(address: str) -> bool:
    user, at, _ = address.partition("://")[2].rpartition("@")
    return bool(at and ":" in user) or "password=" in address
