"""How the model's server is reached: by a proxy, with other certificates."""

import gc

import certifi
import pytest

from agents.errors import ModelError
from agents.model.budget import Budget
from agents.model.capabilities import MemoryCapabilities
from agents.model.openai import Endpoint
from agents.model.patience import CallLimits
from agents.model.transport import Reach
from agents.settings.proxy import Way, proxy, way_to
from tests.model.server import KEY, Waits, chat_server, prompt, says
from tests.proxies import proxied

# httpcore2 forgets to close a connection whose SOCKS handshake fails.
_LEAKS = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
URL = "http://models.example/v1"


async def answer(reach: Reach, url: str = URL) -> str:
    limits = CallLimits(sleep=Waits(), deadline=3.0)
    door = Endpoint(url, KEY, MemoryCapabilities(), Budget(), 1, limits, reach=reach)
    async with door:
        return (await door.ask("m")(prompt())).text


@pytest.mark.parametrize("scheme", ["http", "socks5"])
@pytest.mark.parametrize("login", ["", "me:hush"])
async def test_a_model_is_asked_through_the_environments_proxy(
    scheme: str, login: str
) -> None:
    async with chat_server(lambda _: says("好的一条短讯")) as server:
        port = int(server.url.rpartition(":")[2].partition("/")[0])
        with proxied({"models.example:80": port}, login) as through:
            way = way_to(URL, {"ALL_PROXY": through.url(scheme, login)})

            text = await answer(Reach(way, "OPENAI_BASE_URL"))

    assert text == "好的一条短讯"
    assert through.asked == ["models.example:80"]


@_LEAKS
async def test_a_proxy_that_lets_nobody_through_is_named_by_its_variable() -> None:
    with proxied({}, login="me:hush") as through:
        way = way_to(URL, {"ALL_PROXY": through.url("socks5", "me:wrong-one")})
        with pytest.raises(ModelError, match="OPENAI_BASE_URL and ALL_PROXY") as caught:
            await answer(Reach(way, "OPENAI_BASE_URL"))

    told = str(caught.value)
    del caught
    gc.collect()
    assert "wrong-one" not in told


async def test_a_server_that_is_not_there_is_named_by_where_its_address_stands() -> (
    None
):
    with pytest.raises(ModelError, match="check OPENAI_BASE_URL"):
        await answer(Reach(named="OPENAI_BASE_URL"), "http://127.0.0.1:9/v1")


@_LEAKS
@pytest.mark.parametrize(
    "garbage", [b"\x00", b"\x05\x07", b"??????????", b"HTTP/1.1 4\r\n\r\n"]
)
@pytest.mark.parametrize("scheme", ["http", "socks5"])
async def test_a_proxy_that_talks_nonsense_is_no_answer(
    scheme: str, garbage: bytes
) -> None:
    with proxied({}, garbage=garbage) as through:
        way = Way(proxy=proxy(through.url(scheme)), named="HTTP_PROXY", stated=True)
        with pytest.raises(ModelError):
            await answer(Reach(way))
    gc.collect()


async def test_certificates_of_the_environment_are_loaded() -> None:
    way = way_to("https://models.example/v1", {"SSL_CERT_FILE": certifi.where()})

    async with Endpoint(
        URL, KEY, MemoryCapabilities(), Budget(), reach=Reach(way)
    ) as door:
        assert door.address == URL
