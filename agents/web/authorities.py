"""The certificate authorities that everybody trusts."""

import ssl
from functools import cache

import httpx


@cache
def authorities() -> ssl.SSLContext:
    """Read once a process: it takes some 20 ms."""
    return httpx.create_ssl_context(trust_env=False)
