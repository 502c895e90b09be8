import socket
import ssl
from pathlib import Path
from typing import Any

import httpcore
import pytest
from typing_extensions import override

from agents.errors import SourceError
from agents.web.guard import Guard, NoSuchHostError, Resolve, is_public
from tests.web.conftest import OpenWeb, Site, answer, served


@pytest.mark.parametrize(
    "address",
    [
        "93.184.215.14",
        "2606:2800:21f:cb07:6820:80da:af6b:8b2c",
        "::ffff:93.184.215.14",
        "64:ff9b::5db8:d70e",
        "2002:5db8:d70e::1",
    ],
)
def test_public_addresses_are_allowed(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("127.0.0.1", id="loopback"),
        pytest.param("::1", id="loopback v6"),
        pytest.param("0.0.0.0", id="unspecified"),  # noqa: S104
        pytest.param("::", id="unspecified v6"),
        pytest.param("10.0.0.1", id="private 10"),
        pytest.param("172.16.0.1", id="private 172.16"),
        pytest.param("192.168.1.1", id="private 192.168"),
        pytest.param("100.64.0.1", id="carrier-grade NAT"),
        pytest.param("169.254.1.1", id="link-local"),
        pytest.param("fe80::1", id="link-local v6"),
        pytest.param("fe80::1%1", id="link-local v6 with a zone"),
        pytest.param("fec0::1", id="site-local v6"),
        pytest.param("fc00::1", id="unique local v6"),
        pytest.param("224.0.0.1", id="multicast"),
        pytest.param("ff0e::1", id="multicast v6, global scope"),
        pytest.param("240.0.0.1", id="reserved"),
        pytest.param("255.255.255.255", id="broadcast"),
        pytest.param("198.18.0.1", id="benchmarks"),
        pytest.param("192.0.0.9", id="protocol assignments"),
        pytest.param("192.88.99.1", id="6to4 relay"),
        pytest.param("192.0.2.1", id="documentation"),
        pytest.param("2001:db8::1", id="documentation v6"),
        pytest.param("3fff::1", id="documentation v6, new"),
        pytest.param("2001::1", id="Teredo"),
        pytest.param("5f00::1", id="segment routing"),
        pytest.param("::ffff:127.0.0.1", id="v4 mapped"),
        pytest.param("::127.0.0.1", id="v4 compatible"),
        pytest.param("::ffff:0:127.0.0.1", id="v4 translated"),
        pytest.param("2002:7f00:1::1", id="6to4"),
        pytest.param("64:ff9b::7f00:1", id="NAT64"),
        pytest.param("64:ff9b:1::a00:1", id="local NAT64"),
    ],
)
def test_every_other_address_is_blocked(address: str) -> None:
    assert not is_public(address)


def answers(*rounds: list[str]) -> Resolve:
    """A name server that gives one list after another, then the last again."""
    left = list(rounds)

    async def ask(_host: str, _port: int) -> list[str]:
        return left.pop(0) if len(left) > 1 else left[0]

    return ask


async def blocked(open_web: OpenWeb, url: str, resolve: Resolve) -> str:
    async with open_web(resolve=resolve) as fetch:
        with pytest.raises(SourceError) as caught:
            await fetch(url)
    return str(caught.value)


@pytest.mark.parametrize(
    "found",
    [
        pytest.param(["127.0.0.1"], id="private"),
        pytest.param(["93.184.215.14", "127.0.0.1"], id="public and private together"),
        pytest.param(["::ffff:127.0.0.1"], id="mapped"),
    ],
)
async def test_a_name_with_any_private_address_is_never_dialled(
    canary: Site, open_web: OpenWeb, found: list[str]
) -> None:
    url = f"http://evil.example:{canary.port}/"

    message = await blocked(open_web, url, answers(found))

    assert f"'evil.example:{canary.port}' leads to the blocked address" in message
    assert canary.asked == []


async def as_the_system_reads_it(host: str, _port: int) -> list[str]:
    """What getaddrinfo makes of a number, in every spelling of inet_aton."""
    return [host if ":" in host else socket.inet_ntoa(socket.inet_aton(host))]


@pytest.mark.parametrize(
    "host", ["2130706433", "0x7f.1", "127.1", "[::ffff:7f00:1]", "127。0。0。1"]
)
async def test_no_spelling_of_a_host_gets_around_the_check(
    canary: Site, open_web: OpenWeb, host: str
) -> None:
    url = f"http://{host}:{canary.port}/"

    message = await blocked(open_web, url, as_the_system_reads_it)

    assert "blocked address" in message
    assert canary.asked == []


async def test_a_name_without_address_is_an_error_at_once(open_web: OpenWeb) -> None:
    asked: list[str] = []

    async def nowhere(host: str, _port: int) -> list[str]:
        asked.append(host)
        raise socket.gaierror("unknown")

    message = await blocked(open_web, "http://nowhere.example/", nowhere)

    assert "'nowhere.example' has no address" in message
    assert asked == ["nowhere.example"]


async def test_a_label_that_no_name_server_takes_is_an_error() -> None:
    with pytest.raises(NoSuchHostError):
        await Guard(frozenset()).connect_tcp("a" * 64 + ".example", 80)


class Dialled(httpcore.AsyncMockBackend):
    """A network that notes what it dials."""

    def __init__(self) -> None:
        super().__init__([])
        self.addresses: list[str] = []

    @override
    async def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, *_: Any, **__: Any
    ) -> httpcore.AsyncNetworkStream:
        self.addresses.append(host)
        return await super().connect_tcp(host, port)


async def test_exactly_the_checked_address_is_dialled_and_not_the_name() -> None:
    """A rebinding name server would answer with loopback if it were asked again."""
    network = Dialled()
    rebinding = answers(["93.184.215.14"], ["127.0.0.1"])
    guard = Guard(frozenset(), rebinding, network)

    await guard.connect_tcp("evil.example", 80)
    with pytest.raises(SourceError, match="blocked address"):
        await guard.connect_tcp("evil.example", 80)

    assert network.addresses == ["93.184.215.14"]


async def test_the_next_address_is_dialled_when_the_first_does_not_answer(
    site: Site,
) -> None:
    """127.0.0.2 is loopback too, but the server listens on 127.0.0.1 only."""
    guard = Guard(
        frozenset({("feeds.example", site.port)}), answers(["127.0.0.2", "127.0.0.1"])
    )

    stream = await guard.connect_tcp("feeds.example", site.port)

    assert stream.get_extra_info("server_addr") == ("127.0.0.1", site.port)
    await stream.aclose()


async def test_httpcore_asks_the_guard_for_every_connection(canary: Site) -> None:
    """The public seam that all of this hangs on; a new httpcore must keep it."""
    async with httpcore.AsyncConnectionPool(network_backend=Guard(frozenset())) as pool:
        with pytest.raises(SourceError, match="blocked address"):
            await pool.request("GET", canary.url("/"))

    assert canary.asked == []


@pytest.mark.parametrize(
    ("host", "fault"),
    [
        pytest.param("example.test", None, id="the certificate's own name"),
        pytest.param("other.test", "has no valid certificate", id="another name"),
    ],
)
async def test_tls_checks_the_name_and_not_the_dialled_address(
    certificate: Path, open_web: OpenWeb, host: str, fault: str | None
) -> None:
    server_side = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server_side.load_cert_chain(certificate)
    async with served(server_side) as site:
        site.url("/", answer(b"safe"))
        async with open_web(
            trusted=frozenset({(host, site.port)}),
            resolve=answers(["127.0.0.1"]),
            certificates=ssl.create_default_context(cafile=certificate),
        ) as fetch:
            try:
                said = (await fetch(f"https://{host}:{site.port}/")).body.decode()
            except SourceError as error:
                said = str(error)

    assert (fault or "safe") in said


async def test_a_certificate_that_nobody_vouches_for_is_refused(
    certificate: Path, open_web: OpenWeb
) -> None:
    server_side = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server_side.load_cert_chain(certificate)
    async with served(server_side) as site:
        here = ("example.test", site.port)
        async with open_web(
            trusted=frozenset({here}),
            resolve=answers(["127.0.0.1"]),
            certificates=None,
        ) as fetch:
            with pytest.raises(SourceError, match="has no valid certificate"):
                await fetch(f"https://example.test:{site.port}/")

    assert site.asked == []
