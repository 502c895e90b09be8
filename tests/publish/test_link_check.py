from pathlib import Path

import pytest

from agents.errors import SourceError
from agents.ports import Fetched
from agents.publish.link_check import check, verdict
from agents.web.bounds import FetchLimits
from agents.web.fetch import Web
from tests.publish.conftest import FakeFetch, html

PAGES = Path(__file__).parents[3] / "shared/cases/gate_pages.tsv"
PAPER = "https://arxiv.org/abs/2409.00001"


@pytest.mark.parametrize(
    ("url", "body", "goal", "state"),
    [
        ("https://example.org/a", "<title>A page</title>", "", "ok"),
        ("http://example.org/a", "", "https://www.example.org/b", "ok"),
        ("https://example.org/a", "", "https://parked.example/", "dead"),
        ("https://doi.org/10.1/x", "", "https://publisher.example/x", "ok"),
        ("https://example.org/a", "<title>404 Not Found</title>", "", "dead"),
        ("https://example.org/a", "<title>页面不存在 - 站点</title>", "", "dead"),
        ("https://example.org/a", "<title>Status code 404 explained</title>", "", "ok"),
        ("https://example.org/a", "<title>A</title><h1>404</h1>", "", "dead"),
        ("https://a.vercel.app/x", "", "https://b.vercel.app/", "dead"),
        ("https://news.bbc.co.uk/1", "", "https://www.bbc.co.uk/1", "ok"),
        (PAPER, "<title>P</title>This paper has been withdrawn by X", "", "dead"),
        (PAPER, "Comments: 9 pages; withdrawn by the authors", "", "dead"),
        (PAPER, "Abstract: This submission has been removed by arXiv.", "", "dead"),
        (PAPER, "[v1] Mon (9 KB) [v2] Tue (1 KB) <i>(withdrawn)</i>", "", "dead"),
        (f"{PAPER}v1", "[v1] Mon (9 KB) [v2] Tue <i>(withdrawn)</i>", "", "noted"),
        (PAPER, "Comments: withdrawn from ICML, now at NeurIPS", "", "ok"),
        (PAPER, "Abstract: We count 'This paper has been withdrawn'.", "", "ok"),
        (f"{PAPER}v1", "<title>P</title>[v1] Mon [v2] Tue", "", "noted"),
        (f"{PAPER}v2", "<title>P</title>[v1] Mon [v2] Tue", "", "ok"),
        (PAPER, "<title>P</title>[v1] Mon [v2] Tue", "", "ok"),
        (
            "https://github.com/a/b",
            "This repository was archived by the owner on Sep 1",
            "",
            "noted",
        ),
    ],
)
def test_an_answer_tells_whether_a_link_still_leads_to_what_it_names(
    url: str, body: str, goal: str, state: str
) -> None:
    found, _ = verdict(url, html(body, goal or url))

    assert found == state


@pytest.mark.parametrize(
    ("url", "goal", "state"),
    [
        ("https://example.org/a/post", "https://example.org/", "dead"),
        ("https://example.org/a/post", "https://www.example.org/index.html", "dead"),
        ("https://example.org/a/post", "https://example.org/en", "dead"),
        ("https://example.org/a/post", "https://example.org/zh-cn/home", "dead"),
        ("https://blog.example.org/post", "https://example.org", "dead"),
        ("https://example.org/?p=12", "https://example.org/", "dead"),
        ("https://example.org/post", "https://example.org/404.html", "dead"),
        ("https://example.org/post", "https://example.org/news/post", "ok"),
        ("https://example.org/docs", "https://docs.example.org/", "ok"),
        ("https://example.org/", "https://example.org/en", "ok"),
        ("https://example.org", "https://www.example.org/index.html", "ok"),
        ("https://example.org/?utm_source=x", "https://example.org/", "ok"),
        ("https://example.org/404", "https://example.org/404/", "ok"),
    ],
)
def test_a_deep_link_that_ends_at_the_front_door_is_dead(
    url: str, goal: str, state: str
) -> None:
    found, _ = verdict(url, html("<title>Example</title>", goal))

    assert found == state


@pytest.mark.parametrize("goal", ["https://parked.example/", "https://example.org/404"])
def test_a_very_long_address_is_cut_in_the_reason(goal: str) -> None:
    _, why = verdict("https://example.org/a", html("", f"{goal}?{'a' * 9000}"))

    assert f"{goal}?aaa" in why
    assert len(why) < 400


@pytest.mark.skipif(not PAGES.exists(), reason="the shared cases are not here")
def test_pages_that_were_misjudged_get_the_right_verdict() -> None:
    for row in PAGES.read_text("utf-8").splitlines():
        url, goal, title, text, state = row.split("\t")
        long = "Eight paragraphs make an article, and no notice has as many. " * 30
        shown = f"<p>{long}</p>" if "八段" in text else text
        found, why = verdict(url, html(f"<title>{title}</title>{shown}", goal))
        assert (found == "dead") == (state == "dead"), (row, why)


def test_a_file_is_not_read_as_a_page() -> None:
    pdf = Fetched(
        url=PAPER,
        status=200,
        headers={"content-type": "application/pdf"},
        body=b"<title>404</title>",
    )

    assert verdict(PAPER, pdf) == ("ok", "")


@pytest.mark.parametrize(
    ("status", "state"),
    [(404, "dead"), (410, "dead"), (403, "unchecked"), (None, "unchecked")],
)
async def test_only_what_is_gone_for_sure_is_dead(
    status: int | None, state: str
) -> None:
    url = "https://example.org/a"
    fetch = FakeFetch({url: SourceError("no", status)})

    [checked] = await check({url: "【A】"}, fetch)

    assert (checked.heading, checked.state) == ("【A】", state)


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("https://example.org/a is not asked: it is left alone", "is not asked: it is"),
        ("https://example.org/a?… 503", "503"),
        ("https://example.org/a: no answer", "no answer"),
        ("https://other.org/b redirects to itself", "https://other.org/b redirects"),
        ("no answer", "no answer"),
    ],
)
async def test_an_address_is_named_once_in_what_is_said_of_it(
    fault: str, told: str
) -> None:
    url = "https://example.org/a?b=c"

    [checked] = await check({url: "【A】"}, FakeFetch({url: SourceError(fault)}))

    assert checked.reason.startswith(told)


async def test_a_paper_is_asked_for_by_its_own_page() -> None:
    fetch = FakeFetch()

    await check({"https://arxiv.org/pdf/2409.00001v1": "【A】"}, fetch)

    assert fetch.asked == [PAPER]


async def test_a_host_of_this_network_is_never_asked() -> None:
    url = "http://127.0.0.1:9/"
    async with Web(frozenset(), "TestBot/1.0", FetchLimits(tries=1)) as web:
        [checked] = await check({url: "【A】"}, web)

    assert checked.state == "unchecked"


def test_a_version_of_thousands_of_digits_is_none() -> None:
    page = f"<title>A paper</title>[v{'9' * 5_000}]"

    url = "https://arxiv.org/abs/2409.00001v1"

    assert verdict(url, html(page, url)) == ("ok", "")
