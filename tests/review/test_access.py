from pathlib import Path

import httpx
import pytest

from agents.review.access import Key, named
from agents.review.app import app
from agents.review.desk import Desk
from agents.review.serve import TEMPLATES
from tests.review.command import reviewing

KEY = Key("right-token", 1234, named(["https://Desk.example.org/", "news.test:8443"]))


async def asked(desk: Desk, **headers: str) -> httpx.Response:
    door = httpx.ASGITransport(app=app(desk, TEMPLATES, KEY))
    async with httpx.AsyncClient(
        base_url="http://127.0.0.1", transport=door, cookies={KEY.cookie: KEY.token}
    ) as browser:
        return await browser.get("/queue", headers=headers)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.0.0.1:9000",
        "localhost",
        "localhost:1234",
        "[::1]:9000",
        "LOCALHOST:80",
        "desk.example.org",
        "DESK.example.org:8080",
        "news.test:8443",
    ],
)
async def test_a_loopback_name_of_any_port_and_an_allowed_one_are_let_in(
    desk: Desk, host: str
) -> None:
    alone = await asked(desk, host=host)
    from_page = await asked(desk, host=host, origin=f"https://{host.lower()}")

    assert (alone.status_code, from_page.status_code) == (200, 200)


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "notlocalhost",
        "desk.example.org.evil.example",
        "news.test",
        "news.test:1",
        "10.0.0.1",
        "user@127.0.0.1",
        "127.0.0.1:x",
        "[::1",
        "127.0.0.1/x",
        "",
    ],
)
async def test_any_other_host_is_refused_with_what_to_do_in_both_languages(
    desk: Desk, host: str
) -> None:
    answer = await asked(desk, host=host)

    assert answer.status_code == 403
    assert "不是审稿页的名字" in answer.text
    assert "review --host" in answer.text.splitlines()[0]
    assert "behind a reverse proxy run review --host" in answer.text.splitlines()[1]


@pytest.mark.parametrize(
    "origin",
    [
        "null",
        "http://evil.example",
        "http://127.0.0.1:1",
        "http://localhost:1234",
        "ftp://127.0.0.1:1234",
        "http://127.0.0.1:1234.evil.example",
    ],
)
async def test_an_origin_that_is_not_the_hosts_own_is_refused(
    desk: Desk, origin: str
) -> None:
    answer = await asked(desk, host="127.0.0.1:1234", origin=origin)

    assert answer.status_code == 403
    assert f"请求来自 {origin}" in answer.text
    assert f"the request comes from {origin}" in answer.text


async def test_a_name_that_is_allowed_spares_nobody_the_token(desk: Desk) -> None:
    door = httpx.ASGITransport(app=app(desk, TEMPLATES, KEY))
    async with httpx.AsyncClient(
        base_url="http://desk.example.org", transport=door
    ) as browser:
        without = await browser.get("/queue")
        await browser.get("/enter/right-token")
        within = await browser.get("/queue")

    assert (without.status_code, within.status_code) == (403, 200)
    assert "缺少令牌" in without.text
    assert "the token is missing" in without.text


async def test_a_page_is_alone_in_its_window_where_browsers_can_trust_the_way(
    desk: Desk,
) -> None:
    here = await asked(desk, host="127.0.0.1:1234")
    plain = await asked(desk, host="desk.example.org")
    proxied = {"host": "desk.example.org", "x-forwarded-proto": "https"}
    secure = await asked(desk, **proxied)

    name = "cross-origin-opener-policy"
    assert [name in a.headers for a in (here, plain, secure)] == [True, False, True]


@pytest.mark.parametrize(
    ("flags", "setting", "names"),
    [
        pytest.param(
            ("--host", "a.test", "--host", "B.test"), "c.test", "ab", id="flags"
        ),
        pytest.param((), "a.test, b.test", "ab", id="AGENTS_HOST"),
    ],
)
def test_the_command_lets_in_the_names_that_it_is_given_and_no_other(
    folder: Path, flags: tuple[str, ...], setting: str, names: str
) -> None:
    with (
        reviewing(folder, folder, *flags, AGENTS_HOST=setting) as (address, _),
        httpx.Client(timeout=240, trust_env=False) as browser,
    ):
        answers = [
            browser.get(address, headers={"Host": f"{name}.test"}).status_code
            for name in "abc"
        ]

    assert answers == [303 if name in names else 403 for name in "abc"]
