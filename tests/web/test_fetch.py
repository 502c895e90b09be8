import asyncio
import gzip
import tracemalloc
import zlib
from collections.abc import AsyncIterator

import pytest

from agents.domain.reading import Validators
from agents.errors import SourceError
from agents.web.bounds import MIB, FetchLimits
from agents.web.fetch import Web
from tests.web.conftest import Answer, Clock, OpenWeb, Script, Site, answer, redirect


async def failure(fetch: Web, url: str, **options: bool) -> SourceError:
    with pytest.raises(SourceError) as caught:
        await fetch(url, page=options.get("page", False))
    return caught.value


# Answers


async def test_an_answer_comes_with_its_body_and_lower_case_headers(
    site: Site, fetch: Web
) -> None:
    url = site.url("/feed", answer(b"<rss/>", Content_Type="text/xml", ETag='"1"'))

    fetched = await fetch(url)

    assert (fetched.status, fetched.url, fetched.body) == (200, url, b"<rss/>")
    assert fetched.headers["etag"] == '"1"'


async def test_repeated_headers_are_joined(site: Site, fetch: Web) -> None:
    url = site.url(
        "/", b"HTTP/1.1 200 OK\r\nLink: <a>\r\nlink: <b>\r\nContent-Length: 0\r\n\r\n"
    )

    assert (await fetch(url)).headers["link"] == "<a>, <b>"


async def test_the_server_learns_who_asks_and_gets_the_callers_headers(
    site: Site, fetch: Web
) -> None:
    await fetch(site.url("/", answer()), headers={"Accept": "text/x", "X-Other": "1"})

    asked = site.asked[0][1]
    assert asked["user-agent"] == "TestBot/1.0 (+mailto:team@example.org)"
    assert (asked["accept"], asked["x-other"]) == ("text/x", "1")
    assert asked["accept-encoding"] == "gzip, deflate"


async def test_no_cookie_is_kept(site: Site, fetch: Web) -> None:
    url = site.url("/", answer(Set_Cookie="a=b"))
    await fetch(url)
    await fetch(url)

    assert site.asked[1][1]["cookie"] is None


async def test_validators_make_the_request_conditional(site: Site, fetch: Web) -> None:
    url = site.url("/", answer(status=304))

    fetched = await fetch(url, validators=Validators(etag='"1"', last_modified="Mon"))

    assert (fetched.status, fetched.body) == (304, b"")
    assert site.asked[0][1]["if-none-match"] == '"1"'
    assert site.asked[0][1]["if-modified-since"] == "Mon"


async def test_an_etag_beyond_ascii_goes_back_as_it_came(
    site: Site, fetch: Web
) -> None:
    head = b'HTTP/1.1 200 OK\r\nETag: "\xe9"\r\nContent-Length: 0\r\n\r\n'
    url = site.url("/", head, answer(status=304))
    etag = (await fetch(url)).headers["etag"]

    assert (await fetch(url, validators=Validators(etag=etag))).status == 304
    assert b'if-none-match: "\xe9"' in site.asked[1][1].as_bytes()


async def test_a_304_that_nobody_asked_for_is_an_error(site: Site, fetch: Web) -> None:
    error = await failure(fetch, site.url("/", answer(status=304)))

    assert "answered 304 Not Modified" in str(error)


@pytest.mark.parametrize("status", [300, 304, 400, 401, 403, 404, 410, 451])
async def test_a_final_status_is_an_error_with_its_number_after_one_request(
    site: Site, fetch: Web, status: int
) -> None:
    error = await failure(fetch, site.url("/x", answer(status=status)))

    assert (error.status, len(site.asked)) == (status, 1)
    assert f"/x answered {status}" in str(error)


async def test_a_refusal_carries_its_body_but_does_not_print_it(
    site: Site, fetch: Web
) -> None:
    error = await failure(fetch, site.url("/x", answer(b"a secret", 400)))

    assert error.body == b"a secret"
    assert "a secret" not in str(error)


def cut_off(start: bytes) -> Script:
    async def script(_: asyncio.StreamWriter) -> AsyncIterator[bytes]:
        yield start

    return script


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(answer(b"x" * 70_000, 404), id="too large"),
        pytest.param(answer(b"x", 404, Content_Encoding="gzip"), id="damaged"),
        pytest.param(cut_off(answer(b"x", 404, Content_Length="9")), id="cut"),
    ],
)
async def test_a_refusal_whose_body_cannot_be_read_is_final_all_the_same(
    site: Site, fetch: Web, words: Answer
) -> None:
    error = await failure(fetch, site.url("/x", words))

    assert (error.status, error.body, len(site.asked)) == (404, b"", 1)


# Compression and size


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        pytest.param("gzip", gzip.compress(b"text"), id="gzip"),
        pytest.param("x-gzip", gzip.compress(b"text"), id="an old name of gzip"),
        pytest.param("deflate", zlib.compress(b"text"), id="deflate"),
        pytest.param("deflate", raw_deflate(b"text"), id="deflate without its header"),
        pytest.param("identity", b"text", id="identity"),
        pytest.param(
            "gzip", gzip.compress(b"te") + gzip.compress(b"xt"), id="two gzip members"
        ),
        pytest.param("gzip", gzip.compress(b"text") + b"\0\0", id="padding after gzip"),
    ],
)
async def test_what_was_compressed_is_decompressed(
    site: Site, fetch: Web, coding: str, body: bytes
) -> None:
    fetched = await fetch(site.url("/", answer(body, Content_Encoding=coding)))

    assert fetched.body == b"text"


async def test_a_compressed_body_may_come_in_pieces(site: Site, fetch: Web) -> None:
    body = gzip.compress(b"text" * 99)

    async def pieces(_: asyncio.StreamWriter) -> AsyncIterator[bytes]:
        yield b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"
        for start in range(0, len(body), 10):
            yield body[start : start + 10]
            await asyncio.sleep(0.001)

    assert (await fetch(site.url("/", pieces))).body == b"text" * 99


@pytest.mark.parametrize("coding", ["br", "zstd", "gzip, gzip", "deflate, gzip", "gzp"])
async def test_other_and_nested_codings_are_refused(
    site: Site, fetch: Web, coding: str
) -> None:
    error = await failure(fetch, site.url("/", answer(b"x", Content_Encoding=coding)))

    assert "compressed in another way than one gzip or deflate" in str(error)
    assert len(site.asked) == 1


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"this is no gzip", id="corrupt"),
        pytest.param(gzip.compress(b"text" * 99)[:-12], id="cut off"),
    ],
)
async def test_damaged_gzip_is_an_error_and_no_quiet_week(
    site: Site, fetch: Web, body: bytes
) -> None:
    error = await failure(fetch, site.url("/", answer(body, Content_Encoding="gzip")))

    assert "sends damaged compressed data" in str(error)


def bomb(size: int) -> bytes:
    packer = zlib.compressobj(wbits=16 + zlib.MAX_WBITS)
    chunk = bytes(MIB)
    return b"".join(packer.compress(chunk) for _ in range(size // MIB)) + packer.flush()


async def test_a_gzip_bomb_stops_at_the_limit_within_little_memory(
    site: Site, open_web: OpenWeb
) -> None:
    url = site.url("/", answer(bomb(64 * MIB), Content_Encoding="gzip"))
    tracemalloc.start()

    async with open_web(limits=FetchLimits()) as fetch:
        error = await failure(fetch, url)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert "sends more than 15 MiB" in str(error)
    assert len(site.asked) == 1
    assert peak < 48 * MIB


async def endless(writer: asyncio.StreamWriter) -> AsyncIterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\n\r\n"
    while not writer.is_closing():
        yield bytes(64 * 1024)


async def endless_headers(writer: asyncio.StreamWriter) -> AsyncIterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\n"
    while not writer.is_closing():
        yield b"X-Flood: " + b"x" * 4096 + b"\r\n"


async def test_an_endless_body_stops_at_the_limit(
    site: Site, open_web: OpenWeb
) -> None:
    async with open_web(limits=FetchLimits(body=MIB)) as fetch:
        error = await failure(fetch, site.url("/", endless))

    assert "sends more than 1 MiB" in str(error)


async def test_headers_are_bounded(site: Site, fetch: Web) -> None:
    error = await failure(fetch, site.url("/", answer(X_Big="x" * 70_000)))

    assert "65536 bytes of headers" in str(error)
    await failure(fetch, site.url("/flood", endless_headers))


# Time and broken connections


async def drip(_: asyncio.StreamWriter) -> AsyncIterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\n\r\n"
    while True:
        yield b"x"
        await asyncio.sleep(0.05)


async def hang(_: asyncio.StreamWriter) -> AsyncIterator[bytes]:
    await asyncio.sleep(60)
    yield b""


async def test_a_drip_of_bytes_ends_at_the_total_deadline(
    site: Site, open_web: OpenWeb
) -> None:
    async with open_web(limits=FetchLimits(total=0.5)) as fetch:
        error = await failure(fetch, site.url("/", drip))

    assert "took longer than 0.5 s" in str(error)
    assert len(site.asked) <= 1  # a busy machine may not even have sent it


async def test_a_silent_server_is_asked_again_within_one_deadline(
    site: Site, open_web: OpenWeb
) -> None:
    async with open_web(limits=FetchLimits(read=0.3, pause=0.01)) as fetch:
        error = await failure(fetch, site.url("/", hang))

    assert "went silent for 0.3 s" in str(error)
    assert len(site.asked) == 3


async def test_no_pause_is_begun_that_the_deadline_does_not_allow(
    site: Site, open_web: OpenWeb, clock: Clock
) -> None:
    async with open_web(limits=FetchLimits(pause=31.0)) as fetch:
        await failure(fetch, site.url("/", answer(status=500)))

    assert (len(site.asked), clock.slept) == (1, [])


async def reset(writer: asyncio.StreamWriter) -> AsyncIterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nhalf"
    writer.transport.abort()


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(
            cut_off(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nhalf"),
            id="less than Content-Length",
        ),
        pytest.param(
            cut_off(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab"),
            id="in a chunk",
        ),
        pytest.param(reset, id="reset"),
        pytest.param(cut_off(b""), id="no answer"),
        pytest.param(cut_off(b"SSH-2.0-OpenSSH\r\n\r\n"), id="not HTTP"),
    ],
)
async def test_an_answer_that_breaks_off_is_tried_three_times_and_is_an_error(
    site: Site, fetch: Web, words: Script
) -> None:
    error = await failure(fetch, site.url("/", words))

    assert "broke off its answer" in str(error)
    assert len(site.asked) == 3


async def test_a_second_try_may_succeed(site: Site, fetch: Web) -> None:
    url = site.url("/", cut_off(b""), answer(status=502), answer(b"at last"))

    assert (await fetch(url)).body == b"at last"


# Retries


async def test_who_is_in_a_hurry_asks_once_by_the_same_way(
    site: Site, fetch: Web
) -> None:
    url = site.url("/", answer(status=503))

    with pytest.raises(SourceError, match="503"):
        await fetch.hurried(url)

    assert len(site.asked) == 1


async def test_a_server_error_is_tried_three_times_with_growing_pauses(
    site: Site, fetch: Web, clock: Clock
) -> None:
    error = await failure(fetch, site.url("/", answer(status=503)))

    assert (error.status, len(site.asked)) == (503, 3)
    assert clock.slept == [0.01, 0.02]


async def test_retry_after_is_kept(site: Site, fetch: Web, clock: Clock) -> None:
    url = site.url("/", answer(status=503, Retry_After="2"), answer(b"ok"))

    assert (await fetch(url)).body == b"ok"
    assert clock.slept == [2.0]


async def test_a_429_waits_as_told_and_then_succeeds(
    site: Site, fetch: Web, clock: Clock
) -> None:
    date = "Sun, 01 Sep 2024 00:01:40 GMT"
    url = site.url("/", answer(status=429, Retry_After=date), answer(b"ok"))

    assert (await fetch(url)).body == b"ok"
    assert clock.slept == [100.0]


async def test_a_429_that_names_no_time_is_tried_again_all_the_same(
    site: Site, fetch: Web, clock: Clock
) -> None:
    assert (await fetch(site.url("/", answer(status=429), answer(b"ok")))).body == b"ok"
    assert clock.slept == [0.01]


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("value", ["121", "Thu, 01 Jan 2099 00:00:00 GMT"])
async def test_a_wait_beyond_the_cap_gives_up_at_once_and_says_so(
    site: Site, fetch: Web, clock: Clock, status: int, value: str
) -> None:
    error = await failure(
        fetch, site.url("/", answer(status=status, Retry_After=value))
    )

    assert "more than is waited (120 s in all); run again then" in str(error)
    assert error.status == status
    assert (len(site.asked), clock.slept) == (1, [])


@pytest.mark.parametrize("status", [429, 503])
async def test_the_waits_of_one_fetch_count_together(
    site: Site, fetch: Web, clock: Clock, status: int
) -> None:
    error = await failure(fetch, site.url("/", answer(status=status, Retry_After="70")))

    assert "run again then" in str(error)
    assert (len(site.asked), clock.slept) == (2, [70.0])


def rate_limited(status: int, reset_at: float) -> bytes:
    return answer(
        status=status,
        X_RateLimit_Remaining="0",
        X_RateLimit_Reset=str(int(reset_at)),
    )


@pytest.mark.parametrize("status", [403, 429])
async def test_a_rate_limit_is_waited_for_until_its_reset(
    site: Site, fetch: Web, clock: Clock, status: int
) -> None:
    reset_at = clock.time + 30
    url = site.url("/api/x", rate_limited(status, reset_at), answer(b"ok"))

    assert (await fetch(url)).body == b"ok"
    assert clock.time >= reset_at


API = {"Accept": "application/vnd.github+json"}


async def test_after_a_rate_limit_nothing_is_sent_to_the_api_before_its_reset(
    site: Site, fetch: Web, clock: Clock
) -> None:
    url = site.url("/repos/x", rate_limited(403, clock.time + 3600), answer(b"ok"))
    with pytest.raises(SourceError, match="rate limit") as first:
        await fetch(url, headers=API)
    with pytest.raises(SourceError, match="rate limit") as second:
        await fetch(site.url("/repos/y"), headers=API)
    await fetch(site.url("/search/z", answer()), headers=API)

    assert (first.value.status, second.value.status) == (429, 429)
    assert site.paths == ["/repos/x", "/search/z"]


async def test_the_rate_limit_of_one_feed_is_not_that_of_its_neighbours(
    site: Site, fetch: Web, clock: Clock
) -> None:
    limited = rate_limited(429, clock.time + 3600)
    await failure(fetch, site.url("/feeds/busy", limited))
    fetched = await fetch(site.url("/feeds/other", answer(b"ok")))

    assert fetched.body == b"ok"
    assert clock.slept == []


async def test_the_last_request_that_a_limit_allows_is_not_followed_by_one_too_many(
    site: Site, fetch: Web, clock: Clock
) -> None:
    reset_at = clock.time + 30
    last = answer(b"1", X_RateLimit_Remaining="0", X_RateLimit_Reset=str(int(reset_at)))
    url = site.url("/search/x", last)
    await fetch(url, headers=API)
    await fetch(site.url("/search/other", answer()), headers=API)
    before = clock.time

    await fetch(url, headers=API)

    assert before < reset_at <= clock.time


async def test_a_403_with_requests_left_is_plainly_forbidden(
    site: Site, fetch: Web
) -> None:
    url = site.url("/", answer(status=403, X_RateLimit_Remaining="7"))

    assert str(await failure(fetch, url)).endswith("answered 403 Forbidden")


# Redirects


async def test_redirects_are_followed_and_the_last_address_is_named(
    site: Site, fetch: Web
) -> None:
    site.url("/a/b", redirect("../c?x=1", 301))
    site.url("/c?x=1", redirect(site.url("/d"), 307))
    site.url("/d", answer(b"here"))

    fetched = await fetch(site.url("/a/b"))

    assert (fetched.body, fetched.url) == (b"here", site.url("/d"))


@pytest.mark.parametrize(
    ("hops", "moved"),
    [
        pytest.param((), "", id="none"),
        pytest.param((301,), "/1", id="301"),
        pytest.param((308, 301), "/2", id="both in a row"),
        pytest.param((302, 303, 307), "", id="for today only"),
        pytest.param((301, 302), "/1", id="ended by a temporary one"),
        pytest.param((302, 301), "", id="begun by a temporary one"),
    ],
)
async def test_only_an_unbroken_chain_of_permanent_redirects_is_a_move(
    site: Site, fetch: Web, hops: tuple[int, ...], moved: str
) -> None:
    for place, status in enumerate(hops):
        site.url(f"/{place}", redirect(f"/{place + 1}", status))
    site.url(f"/{len(hops)}", answer(b"here"))

    fetched = await fetch(site.url("/0"))

    assert fetched.body == b"here"
    assert fetched.moved == (site.url(moved) if moved else "")


async def test_a_move_is_told_with_a_304_too_and_hides_keys(
    site: Site, fetch: Web
) -> None:
    url = site.url("/old", redirect("/new?api_key=s3cretkey", 301))
    site.url("/new?api_key=s3cretkey", answer(status=304))

    fetched = await fetch(url, validators=Validators(etag='"one"'))

    assert fetched.status == 304
    assert fetched.moved == site.url("/new?api_key=REDACTED")


async def test_a_redirect_loop_ends_after_five_hops(site: Site, fetch: Web) -> None:
    error = await failure(fetch, site.url("/loop", redirect("/loop")))

    assert "redirects more than 5 times" in str(error)
    assert len(site.asked) == 6


@pytest.mark.parametrize(
    "goal",
    [
        *("file:///etc/passwd", "gopher://127.0.0.1/", "javascript:1", "http://u:p@x/"),
        *("http://8.8.8.8:99999/", "http://[::1]:0/", "https://xn--a.example/"),
    ],
)
async def test_a_redirect_to_anything_but_a_plain_web_address_is_refused(
    site: Site, fetch: Web, goal: str
) -> None:
    error = await failure(fetch, site.url("/", redirect(goal)))

    assert "is refused" in str(error)
    assert "u:p" not in str(error)


@pytest.mark.parametrize("goal", ["http://x:port/", "http://[zz]/", "//[::1"])
async def test_a_redirect_to_no_address_is_an_error(
    site: Site, fetch: Web, goal: str
) -> None:
    error = await failure(fetch, site.url("/", redirect(goal)))

    assert "not a URL" in str(error)


async def test_a_very_long_address_is_cut_in_what_is_said_of_it(
    site: Site, fetch: Web
) -> None:
    error = await failure(fetch, site.url("/", redirect(f"/gone?{'a' * 9000}")))

    assert str(error).startswith(f"{site.url('/gone')}?aaa")
    assert str(error).endswith("aaa… answered 404 Not Found")
    assert len(str(error)) < 350


async def test_a_redirect_without_a_place_to_go_is_an_error(
    site: Site, fetch: Web
) -> None:
    assert "answered 302" in str(
        await failure(fetch, site.url("/", answer(status=302)))
    )


async def test_a_redirect_to_another_port_of_a_trusted_host_reaches_nobody(
    site: Site, canary: Site, fetch: Web
) -> None:
    error = await failure(fetch, site.url("/", redirect(canary.url("/steal"))))

    assert "blocked address" in str(error)
    assert canary.asked == []
    assert len(site.asked) == 1


async def test_no_key_goes_along_to_another_host(
    site: Site, canary: Site, open_web: OpenWeb
) -> None:
    url = site.url("/", redirect(canary.url("/", answer())))
    sent = {
        "Authorization": "Bearer x",
        "Cookie": "a=b",
        "X-API-Key": "k",
        "Accept": "y",
    }

    async with open_web(trusted=frozenset({site.origin, canary.origin})) as fetch:
        await fetch(url, headers=sent)

    asked = canary.asked[0][1]
    assert site.asked[0][1]["authorization"] == "Bearer x"
    assert [asked[name] for name in sent] == [None, None, None, "y"]


async def test_keys_stay_on_the_same_host(site: Site, fetch: Web) -> None:
    site.url("/b", answer())

    await fetch(site.url("/a", redirect("/b")), headers={"Authorization": "Bearer x"})

    assert site.asked[1][1]["authorization"] == "Bearer x"


# Addresses and secrets


@pytest.mark.parametrize(
    "url",
    ["/etc/passwd", "file:///etc/passwd", "ftp://x/", "http://", "http://a:b@x/", "\0"],
)
async def test_only_absolute_web_addresses_are_fetched(fetch: Web, url: str) -> None:
    await failure(fetch, url)


async def test_messages_hide_keys_in_the_address(site: Site, fetch: Web) -> None:
    error = await failure(fetch, site.url("/x?q=llm&api_key=s3cret"))

    assert "/x?q=llm&api_key=REDACTED answered 404" in str(error)


async def test_a_header_that_cannot_be_written_is_not_quoted(
    site: Site, fetch: Web
) -> None:
    with pytest.raises(SourceError) as caught:
        await fetch(site.url("/"), headers={"Authorization": "Bearer s3cret\n"})

    assert "a header is not valid" in str(caught.value)
    assert "s3cret" not in str(caught.value)


# Courtesy


def robots(site: Site, text: str, status: int = 200) -> None:
    site.url("/robots.txt", answer(text.encode(), status))


async def test_a_page_that_robots_txt_forbids_is_not_read(
    site: Site, fetch: Web
) -> None:
    robots(site, "User-agent: testbot\nDisallow: /private\n")

    error = await failure(fetch, site.url("/private/x", answer(b"x")), page=True)

    assert "robots.txt of its host forbids it" in str(error)
    assert site.paths == ["/robots.txt"]


async def test_robots_txt_is_asked_once_and_for_pages_only(
    site: Site, fetch: Web
) -> None:
    robots(site, "User-agent: *\nDisallow: /private\n")
    async with asyncio.TaskGroup() as group:
        for path in ("/a", "/b"):
            group.create_task(fetch(site.url(path, answer(b"x")), page=True))
    await fetch(site.url("/private/feed", answer(b"x")))

    assert site.paths[0] == "/robots.txt"
    assert sorted(site.paths[1:]) == ["/a", "/b", "/private/feed"]


@pytest.mark.parametrize("status", [401, 403, 404, 500])
async def test_a_robots_txt_that_cannot_be_read_allows_the_page(
    site: Site, fetch: Web, status: int
) -> None:
    robots(site, "User-agent: *\nDisallow: /\n", status)

    assert (await fetch(site.url("/a", answer(b"x")), page=True)).body == b"x"
    assert site.paths == ["/robots.txt", "/a"]


@pytest.mark.parametrize("status", [500, 503])
async def test_a_host_of_papers_whose_robots_txt_is_out_of_reach_is_asked_nothing(
    site: Site, open_web: OpenWeb, status: int
) -> None:
    robots(site, "", status)

    async with open_web(pages=frozenset({site.origin})) as fetch:
        errors = [
            await failure(fetch, site.url(path, answer(b"x")), page=True)
            for path in ("/html/1", "/pdf/1")
        ]

    for error in map(str, errors):
        assert "robots.txt of its host is out of reach" in error
        assert f"/robots.txt answered {status}" in error
        assert "forbids" not in error
    assert set(site.paths) == {"/robots.txt"}


async def test_a_host_of_papers_without_an_address_is_told_as_such(
    site: Site, open_web: OpenWeb
) -> None:
    async def resolve(_host: str, _port: int) -> list[str]:
        raise OSError

    async with open_web(pages=frozenset({site.origin}), resolve=resolve) as fetch:
        error = await failure(fetch, site.url("/html/1", answer(b"x")), page=True)

    assert "has no address" in str(error)


@pytest.mark.parametrize("status", [401, 404])
async def test_a_host_of_papers_without_a_robots_txt_is_read(
    site: Site, open_web: OpenWeb, status: int
) -> None:
    robots(site, "", status)

    async with open_web(pages=frozenset({site.origin})) as fetch:
        found = await fetch(site.url("/html/1", answer(b"x")), page=True)

    assert found.body == b"x"


async def test_the_delay_that_a_robots_txt_asks_for_is_kept_one_page_at_a_time(
    site: Site, fetch: Web, clock: Clock
) -> None:
    robots(site, "User-agent: *\nCrawl-delay: 15\n")

    async with asyncio.TaskGroup() as group:
        for path in ("/a", "/b", "/c"):
            group.create_task(fetch(site.url(path, answer(b"x")), page=True))

    assert len(clock.slept) == 3
    assert min(clock.slept) > 14


async def test_a_host_that_asks_for_hours_between_two_pages_is_left_alone(
    site: Site, fetch: Web, clock: Clock
) -> None:
    robots(site, "User-agent: *\nCrawl-delay: 7200\n")

    error = await failure(fetch, site.url("/a", answer(b"x")), page=True)

    assert "wants 7200 s between two requests" in str(error)
    assert clock.slept == []


async def test_a_redirected_page_obeys_the_robots_txt_of_where_it_leads(
    site: Site, canary: Site, open_web: OpenWeb
) -> None:
    robots(canary, "User-agent: *\nDisallow: /\n")
    url = site.url("/", redirect(canary.url("/x", answer())))

    async with open_web(trusted=frozenset({site.origin, canary.origin})) as fetch:
        await failure(fetch, url, page=True)

    assert canary.paths == ["/robots.txt"]


async def test_a_host_that_cannot_be_reached_is_left_alone(open_web: OpenWeb) -> None:
    closed = await asyncio.start_server(lambda _reader, _writer: None, "127.0.0.1", 0)
    port = closed.sockets[0].getsockname()[1]
    closed.close()
    await closed.wait_closed()
    url = f"http://127.0.0.1:{port}/"

    async with open_web(trusted=frozenset({("127.0.0.1", port)})) as fetch:
        first = await failure(fetch, url)
        second = await failure(fetch, url)

    assert "cannot be reached" in str(first)
    assert "failed 3 times in a row and is left alone for this run" in str(second)


async def test_one_hanging_route_does_not_condemn_a_host_that_answers(
    site: Site, open_web: OpenWeb
) -> None:
    url = site.url("/", answer(b"fine"))

    async with open_web(limits=FetchLimits(read=1.0, pause=0.01)) as fetch:
        await fetch(url)
        await failure(fetch, site.url("/hang", hang))
        fetched = await fetch(url)

    assert fetched.body == b"fine"


async def test_a_host_that_only_hangs_is_left_alone(
    site: Site, open_web: OpenWeb
) -> None:
    async with open_web(limits=FetchLimits(read=0.05, pause=0.01)) as fetch:
        await failure(fetch, site.url("/hang", hang))
        error = await failure(fetch, site.url("/hang"))

    assert "left alone" in str(error)


async def test_a_host_with_a_gap_gets_one_request_after_another(
    site: Site, open_web: OpenWeb, clock: Clock
) -> None:
    url = site.url("/", answer(status=503), answer(b"ok"))

    async with open_web(gaps={site.origin: 3.0}) as fetch:
        await fetch(url)

    assert clock.slept[0] == 0.0
    assert clock.slept[1] == 0.01  # the retry's own pause
    assert 2.9 < clock.slept[2] <= 3.0


async def at_once(site: Site, fetch: Web, requests: int, wanted: int) -> int:
    """How many of the requests the server saw at once, at most; it waits for some."""
    inside = highest = 0
    together = asyncio.Barrier(wanted)

    async def counted(_: asyncio.StreamWriter) -> AsyncIterator[bytes]:
        nonlocal inside, highest
        inside += 1
        highest = max(highest, inside)
        await together.wait()
        await asyncio.sleep(0.02)  # for one that comes too early
        inside -= 1
        yield answer(b"x", Connection="close")

    url = site.url("/", counted)
    async with asyncio.TaskGroup() as group:
        for _ in range(requests):
            group.create_task(fetch(url))
    return highest


async def test_the_operators_own_machine_gets_all_connections(
    site: Site, open_web: OpenWeb
) -> None:
    async with open_web(limits=FetchLimits(per_host=2, at_once=6)) as fetch:
        assert await at_once(site, fetch, requests=12, wanted=6) == 6


async def test_another_host_gets_a_few_connections_at_once(
    site: Site, open_web: OpenWeb
) -> None:
    async def resolve(_host: str, _port: int) -> list[str]:
        return ["127.0.0.1"]

    host = frozenset({("feeds.example", site.port)})
    async with open_web(
        limits=FetchLimits(per_host=2), trusted=host, resolve=resolve
    ) as fetch:
        highest = await at_once(
            Site(site.port, site.routes, site.asked, "feeds.example"), fetch, 6, 2
        )

    assert highest == 2


async def test_an_interruption_while_it_closes_leaves_no_connection_open(
    site: Site, open_web: OpenWeb
) -> None:
    url = site.url("/", *[answer()] * 3)
    web = open_web()
    for _ in range(3):  # the operator's own machine: each by another pool
        await web(url)

    closing = asyncio.create_task(web.__aexit__(None, None, None))
    await asyncio.sleep(0)
    closing.cancel()
    await asyncio.wait([closing])

    assert [pool.connections for pool in web._pools if pool.connections] == []  # noqa: SLF001
