"""The operator's proxy, for reading where there is no other way out.

The proxy resolves names, so the guard has no address to look at: it checks names and
literal addresses, in any spelling, before anything is asked.
"""

import ssl

import httpcore

from agents.errors import SourceError
from agents.messages.said import said
from agents.settings.proxy import LOOPBACK, Proxy
from agents.web.address import Origin
from agents.web.guard import is_private_name, is_public, literal
from agents.web.politeness import local
from agents.web.socks import Dialler, Socks

_EXPIRY = 5.0  # seconds that an idle connection is kept open


def check(place: Origin, trusted: frozenset[Origin]) -> None:
    """Raises SourceError for what no public host is called, unless it is trusted."""
    host, port = place
    if place in trusted:
        return
    address = literal(host)
    if address is not None:
        if not is_public(address):
            raise SourceError(
                said(
                    "'{host}:{port}' is the blocked address {literal}; only public"
                    " addresses and the operator's own hosts are fetched",
                    host=host,
                    port=port,
                    literal=address,
                )
            )
        return
    if is_private_name(host):
        raise SourceError(
            said(
                "'{host}:{port}' is a name of a private network; only public names"
                " and the operator's own hosts are fetched",
                host=host,
                port=port,
            )
        )


def near(trusted: frozenset[Origin], proxy: Proxy) -> frozenset[Origin]:
    """Our own hosts on this machine: a proxy on another one would not find them."""
    return frozenset() if proxy.host in LOOPBACK else local(trusted)


def direct(
    dialler: httpcore.AsyncNetworkBackend,
    context: ssl.SSLContext,
    at_once: int,
    kept: int,
) -> httpcore.AsyncConnectionPool:
    """Connections to whatever the dialler opens; so many at once, so many kept open."""
    return httpcore.AsyncConnectionPool(
        ssl_context=context,
        max_connections=at_once,
        max_keepalive_connections=kept,
        keepalive_expiry=_EXPIRY,
        network_backend=dialler,
    )


def pool(
    proxy: Proxy, context: ssl.SSLContext, at_once: int, kept: int
) -> httpcore.AsyncConnectionPool:
    """Connections that lead through the proxy: by CONNECT, or as it is for `http:`."""
    if proxy.scheme == "socks5":
        return direct(Socks(proxy), context, at_once, kept)
    login = proxy.login
    return httpcore.AsyncHTTPProxy(
        proxy_url=httpcore.URL(
            scheme=proxy.scheme, host=proxy.host, port=proxy.port, target="/"
        ),
        proxy_auth=login and (login[0].encode(), login[1].encode()),
        ssl_context=context,
        proxy_ssl_context=context if proxy.scheme == "https" else None,
        max_connections=at_once,
        max_keepalive_connections=kept,
        keepalive_expiry=_EXPIRY,
        network_backend=Dialler(proxy),
    )
