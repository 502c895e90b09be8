import socket
import ssl
from pathlib import Path

import pytest

from agents.errors import SourceError
from agents.settings.proxy import proxy
from agents.web.proxied import check
from tests.proxies import Proxied, proxied
from tests.web.conftest import OpenWeb, Site, answer, redirect, served

NAME = "feeds.example"


async def said(open_web: OpenWeb, by: str, url: str, **changes: object) -> str:
    """What comes of a fetch through a proxy: the body, or the error."""
    async with open_web(proxy=proxy(by), **changes) as web:
        try:
            return (await web(url)).body.decode()
        except SourceError as error:
            return str(error)


@pytest.mark.parametrize("scheme", ["http", "socks5", "socks5h"])
async def test_a_proxy_is_told_the_name_and_leads_there(
    site: Site, open_web: OpenWeb, scheme: str
) -> None:
    site.url("/feed", answer(b"news"))
    with proxied({f"{NAME}:80": site.port}, piece=1) as way:
        body = await said(open_web, way.url(scheme), f"http://{NAME}/feed")

    assert body == "news"
    assert way.asked == [f"{NAME}:80"]
    assert site.asked[0][1]["user-agent"].startswith("TestBot/1.0")
    assert site.asked[0][1]["proxy-authorization"] is None


@pytest.mark.parametrize("scheme", ["http", "socks5"])
async def test_tls_goes_through_a_proxy_and_is_checked_here(
    certificate: Path, open_web: OpenWeb, scheme: str
) -> None:
    server_side = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server_side.load_cert_chain(certificate)
    trusting = ssl.create_default_context(cafile=certificate)
    async with served(server_side) as site:
        site.url("/", answer(b"safe"))
        ports = {"example.test:443": site.port, "other.test:443": site.port}
        with proxied(ports) as way:
            right = await said(
                open_web,
                way.url(scheme),
                "https://example.test/",
                certificates=trusting,
            )
            wrong = await said(
                open_web, way.url(scheme), "https://other.test/", certificates=trusting
            )

    assert right == "safe"
    assert "has no valid certificate" in wrong


async def test_a_proxy_may_itself_be_reached_by_tls(
    certificate: Path, open_web: OpenWeb
) -> None:
    server_side = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server_side.load_cert_chain(certificate)
    trusting = ssl.create_default_context(cafile=certificate)
    trusting.check_hostname = False  # the certificate is example.test's
    async with served(server_side) as door:
        door.url(f"http://{NAME}/", answer(b"passed on"))
        by = f"https://127.0.0.1:{door.port}"

        body = await said(open_web, by, f"http://{NAME}/", certificates=trusting)

    assert body == "passed on"


@pytest.mark.parametrize("scheme", ["http", "socks5"])
async def test_a_proxy_that_wants_a_password_gets_it(
    site: Site, open_web: OpenWeb, scheme: str
) -> None:
    site.url("/", answer(b"news"))
    with proxied({f"{NAME}:80": site.port}, login="me:hush:hush") as way:
        right = way.url(scheme, "me:hush%3Ahush")
        body = await said(open_web, right, f"http://{NAME}/")
        wrong = await said(open_web, way.url(scheme, "me:no-no"), f"http://{NAME}/")
        none = await said(open_web, way.url(scheme), f"http://{NAME}/")

    assert body == "news"
    assert "refuses its user or password" in wrong
    assert "refuses its user or password" in none
    assert "no-no" not in wrong


@pytest.mark.parametrize(
    ("url", "fault"),
    [
        ("http://127.0.0.1/", "blocked address 127.0.0.1"),
        ("http://10.0.0.1/", "blocked address 10.0.0.1"),
        ("http://169.254.1.1/", "blocked address"),
        ("http://[::1]/", "blocked address"),
        ("http://[::ffff:7f00:1]/", "blocked address"),
        ("http://2130706433/", "blocked address 127.0.0.1"),
        ("http://0x7f.1/", "blocked address 127.0.0.1"),
        ("http://127.1/", "blocked address 127.0.0.1"),
        ("http://127.0.0.1./", "blocked address"),
        ("http://127。0。0。1/", "blocked address"),
        ("http://localhost/", "private network"),
        ("http://LOCALHOST./", "private network"),
        ("http://a.localhost/", "private network"),
        ("http://router/", "private network"),
        ("http://nas.local/", "private network"),
        ("http://metadata.google.internal/", "private network"),
        ("http://wiki.corp/", "private network"),
    ],
)
@pytest.mark.parametrize("scheme", ["http", "socks5"])
async def test_names_and_literal_addresses_of_private_networks_are_not_asked_for(
    open_web: OpenWeb, url: str, fault: str, scheme: str
) -> None:
    with proxied({}) as way:
        message = await said(open_web, way.url(scheme), url)

    assert fault in message
    assert way.asked == []


async def test_a_redirect_does_not_get_around_the_check(
    site: Site, canary: Site, open_web: OpenWeb
) -> None:
    site.url("/", redirect(f"http://127.0.0.1:{canary.port}/"))
    with proxied({f"{NAME}:80": site.port}) as way:
        message = await said(open_web, way.url(), f"http://{NAME}/")

    assert "blocked address" in message
    assert way.asked == [f"{NAME}:80"]
    assert canary.asked == []


async def test_the_operators_own_hosts_are_asked_for_whatever_their_name(
    site: Site, open_web: OpenWeb
) -> None:
    site.url("/", answer(b"ours"))
    trusted = frozenset({("wiki.corp", 80), site.origin})
    with proxied(
        {"wiki.corp:80": site.port, f"127.0.0.1:{site.port}": site.port}
    ) as way:
        named = await said(open_web, way.url(), "http://wiki.corp/", trusted=trusted)
        here = await said(open_web, way.url(), site.url("/"), trusted=trusted)

    assert (named, here) == ("ours", "ours")
    assert way.asked == ["wiki.corp:80", f"127.0.0.1:{site.port}"]


async def test_a_proxy_elsewhere_is_not_asked_for_our_own_machine(
    site: Site, open_web: OpenWeb
) -> None:
    url = site.url("/", answer(b"ours"))

    assert await said(open_web, "http://proxy.example:3128", url) == "ours"


@pytest.mark.parametrize("scheme", ["http", "socks5"])
async def test_a_host_that_the_proxy_does_not_reach_is_an_error_that_says_so(
    open_web: OpenWeb, scheme: str
) -> None:
    with proxied({}) as way:
        message = await said(open_web, way.url(scheme), "https://nowhere.example/")

    assert "proxy" in message
    assert "nowhere.example" in message


@pytest.mark.parametrize("scheme", ["http", "socks5"])
async def test_a_proxy_that_is_not_there_is_named(
    open_web: OpenWeb, scheme: str
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    by = f"{scheme}://me:hush@127.0.0.1:{port}"

    message = await said(open_web, by, f"https://{NAME}/")

    assert f"the proxy {scheme}://127.0.0.1:{port} does not answer" in message
    assert "hush" not in message


@pytest.mark.parametrize(
    "garbage",
    [b"\x00", b"HTTP/1.1 400 Bad\r\n\r\n", b"\x05\x00\x04\x00", b"\x05\x07", b"?" * 9],
)
@pytest.mark.parametrize("by", ["http", "socks5"])
async def test_a_proxy_that_talks_nonsense_is_an_error(
    open_web: OpenWeb, by: str, garbage: bytes
) -> None:
    with proxied({}, garbage=garbage) as way:
        message = await said(open_web, way.url(by), f"https://{NAME}/")

    assert message


async def test_without_a_proxy_none_is_asked_whatever_the_environment_says(
    site: Site, open_web: OpenWeb, monkeypatch: pytest.MonkeyPatch
) -> None:
    with proxied({}) as way:
        for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name, way.url())
        async with open_web() as web:
            await web(site.url("/", answer()))

    assert way.asked == []


@pytest.mark.parametrize(
    "host",
    ["93.184.215.14", "example.org", "2606:2800:21f:cb07::1", "xn--fiqs8s.example"],
)
def test_public_names_and_addresses_are_asked_for(host: str) -> None:
    check((host, 443), frozenset())


def test_what_a_proxy_is_called_shows_no_password() -> None:
    way = proxy("socks5://me:hush@proxy.example:1080")

    assert "hush" not in f"{way!r}{way}{way.model_dump_json()}{way.address}"
    assert isinstance(Proxied({}).url(), str)
