from datetime import UTC, datetime
from itertools import pairwise
from xml.sax.saxutils import escape

import pytest

from agents.domain.source import ArxivSource
from agents.domain.story import Link
from agents.errors import SourceError
from agents.sources import arxiv
from agents.sources.rate_limit import Gap
from tests.sources.site import NOTHING_KNOWN, WEEK, Answer, Asked, Site

SPACES = (
    'xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom" '
    'xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/"'
)


def source(site: Site, limit: int = 400) -> ArxivSource:
    return ArxivSource(
        kind="arxiv",
        name="cs.CL",
        query="cat:cs.CL",
        url=f"{site.url}/api",
        limit=limit,
    )


def paper(
    identifier: str = "2409.00001v2",
    published: str = "2024-09-03T17:59:59Z",
    title: str = "A Paper",
    more: str = "",
) -> str:
    return (
        f"<entry><id>http://arxiv.org/abs/{identifier}</id>"
        f"<updated>2024-12-24T00:00:00Z</updated><published>{published}</published>"
        f"<title>{escape(title)}</title>{more}</entry>"
    )


def page(*entries: str, total: int | None = None) -> Answer:
    shown = len(entries) if total is None else total
    return Answer(
        f"<feed {SPACES}><opensearch:totalResults>{shown}</opensearch:totalResults>"
        f"{''.join(entries)}</feed>".encode()
    )


def error(text: str, status: int) -> Answer:
    entry = (
        "<entry><id>http://arxiv.org/api/errors#x</id><title>Error</title>"
        f"<summary>{text}</summary></entry>"
    )
    return Answer(page(entry).body, status)


def library(size: int, shown: int = 10_000) -> dict[int, Answer]:
    """The pages of a library of `size` papers, at most `shown` entries each."""
    papers = [paper(f"2409.{n:05}v1") for n in range(size)]
    return {
        start: page(*papers[start : start + min(200, shown)], total=size)
        for start in range(size)
    }


async def test_the_query_asks_for_the_window_in_gmt_newest_first(site: Site) -> None:
    site.put("/api", page(paper()))

    await arxiv.read(source(site, limit=50), WEEK, NOTHING_KNOWN, site.client())

    assert [asked.query for asked in site.asked] == [
        {
            "search_query": "(cat:cs.CL) AND "
            "submittedDate:[202409011600 TO 202409081600]",
            "start": "0",
            "max_results": "50",
            "sortBy": "submittedDate",
            "sortOrder": "descending",
        }
    ]


async def test_a_paper_is_known_by_its_first_version(site: Site) -> None:
    more = (
        "<summary>  We train\n  a \\textbf{model} on $\\alpha$. Code is available at\n"
        "  https://github.com/o/n.\n</summary>"
        "<author><name>Li Lei</name></author><author><name>Fran\\c{c}ois</name></author>"
        "<arxiv:comment>Accepted at ECCV 2024</arxiv:comment>"
        '<arxiv:primary_category term="cs.CL"/>'
        '<category term="cs.AI"/><category term="cs.CL"/>'
    )
    site.put("/api", page(paper(title="A Paper:\n  on $x$", more=more)))

    reading = await arxiv.read(source(site), WEEK, NOTHING_KNOWN, site.client())

    (one,) = reading.candidates
    assert (one.url, one.title) == (
        "https://arxiv.org/abs/2409.00001",
        "A Paper: on x",
    )
    assert one.published == datetime(2024, 9, 3, 17, 59, 59, tzinfo=UTC)
    assert one.summary == (
        "We train a model on α. Code is available at https://github.com/o/n."
    )
    assert (one.authors, one.topics) == (("Li Lei", "François"), ("cs.CL", "cs.AI"))
    assert one.note == "Accepted at ECCV 2024"
    assert one.links == (Link(label="code", url="https://github.com/o/n"),)


async def test_institutions_are_those_that_arxiv_marks(site: Site) -> None:
    more = (
        "<author><name>Ada</name><arxiv:affiliation>Dept. of Logic, Shore University, "
        "UK</arxiv:affiliation></author><author><name>Bob</name><arxiv:affiliation>"
        "OpenAI</arxiv:affiliation></author><author><name>Cy</name></author>"
    )
    site.put("/api", page(paper(more=more)))

    reading = await arxiv.read(source(site), WEEK, NOTHING_KNOWN, site.client())

    (one,) = reading.candidates
    assert one.authors == ("Ada", "Bob", "Cy")
    assert one.affiliations == ("Shore University", "OpenAI")


async def test_an_id_of_the_old_form_is_read_too(site: Site) -> None:
    site.put("/api", page(paper("astro-ph/0601001v1"), paper("math.GT/0309136")))

    reading = await arxiv.read(source(site), WEEK, NOTHING_KNOWN, site.client())

    assert [one.url for one in reading.candidates] == [
        "https://arxiv.org/abs/astro-ph/0601001",
        "https://arxiv.org/abs/math.GT/0309136",
    ]


async def test_the_window_is_half_open_though_arxivs_is_not(site: Site) -> None:
    first, after = "2024-09-01T16:00:00Z", "2024-09-08T16:00:00Z"
    papers = paper("2409.00001", first), paper("2409.00002", after)
    site.put("/api", page(*papers))

    reading = await arxiv.read(source(site), WEEK, NOTHING_KNOWN, site.client())

    assert [one.url[-1] for one in reading.candidates] == ["1"]


@pytest.mark.parametrize("shown", [200, 90])
async def test_all_pages_are_read_however_short_they_are(
    site: Site, shown: int
) -> None:
    pages = library(450, shown)
    site.answers["/api"] = lambda asked: pages[int(asked.query["start"])]

    reading = await arxiv.read(source(site, 1000), WEEK, NOTHING_KNOWN, site.client())

    assert (reading.status, len(reading.candidates)) == ("ok", 450)


async def test_no_more_than_the_limit_is_asked_for(site: Site) -> None:
    pages = library(450)
    site.answers["/api"] = lambda asked: pages[int(asked.query["start"])]

    reading = await arxiv.read(source(site, 250), WEEK, NOTHING_KNOWN, site.client())

    assert [asked.query["max_results"] for asked in site.asked] == ["200", "50"]
    assert len(reading.candidates) == 250


async def test_a_gap_lies_between_two_requests(site: Site) -> None:
    pages = library(450)
    site.answers["/api"] = lambda asked: pages[int(asked.query["start"])]
    client = site.client(gap=Gap(0.05))

    await arxiv.read(source(site, 450), WEEK, NOTHING_KNOWN, client)

    times = [asked.at for asked in site.asked]
    assert len(times) == 3
    assert min(b - a for a, b in pairwise(times)) >= 0.05


async def test_an_empty_page_that_should_not_be_is_asked_for_again(site: Site) -> None:
    def answer(_: Asked) -> Answer:
        return page(total=1) if len(site.asked) < 3 else page(paper())

    site.answers["/api"] = answer

    reading = await arxiv.read(source(site), WEEK, NOTHING_KNOWN, site.client())

    assert (reading.status, len(reading.candidates)) == ("ok", 1)


async def test_pages_that_stay_empty_degrade_the_reading(site: Site) -> None:
    pages = library(450)
    pages[200] = page(total=450)
    site.answers["/api"] = lambda asked: pages[int(asked.query["start"])]

    reading = await arxiv.read(source(site), WEEK, NOTHING_KNOWN, site.client())

    assert (reading.status, len(reading.candidates)) == ("degraded", 200)
    assert "only 200 entries were read" in reading.note
    assert "an empty page at 200 of 450 papers" in reading.note
    assert len(site.asked) == 4


async def test_a_library_that_gives_nothing_at_all_is_an_error(site: Site) -> None:
    site.put("/api", page(total=9))

    with pytest.raises(SourceError, match="empty page at 0 of 9"):
        await arxiv.read(source(site), WEEK, NOTHING_KNOWN, site.client())


async def test_a_week_without_papers_is_empty(site: Site) -> None:
    site.put("/api", page())

    reading = await arxiv.read(source(site), WEEK, NOTHING_KNOWN, site.client())

    assert reading.status == "empty"


async def test_entries_that_cannot_be_identified_are_counted(site: Site) -> None:
    site.put("/api", page(paper("not-an-id"), paper()))

    reading = await arxiv.read(source(site), WEEK, NOTHING_KNOWN, site.client())

    assert (reading.status, len(reading.candidates)) == ("degraded", 1)
    assert reading.note == "1 entries without an arXiv id"


@pytest.mark.parametrize("status", [200, 400])
async def test_a_refused_query_is_told_in_arxivs_own_words(
    site: Site, status: int
) -> None:
    site.put("/api", error("incorrect id format", status))

    with pytest.raises(SourceError, match="incorrect id format"):
        await arxiv.read(source(site), WEEK, NOTHING_KNOWN, site.client())


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        pytest.param(Answer(b"<html>busy</html>"), "not an arXiv answer", id="a page"),
        pytest.param(Answer(b""), "0 bytes", id="empty"),
        pytest.param(Answer(page(paper()).body[:-40]), "not well-formed", id="cut off"),
        pytest.param(
            Answer(f"<feed {SPACES}/>".encode()), "totalResults", id="no total"
        ),
        pytest.param(Answer(b"Rate exceeded.", status=400), "answered 400", id="400"),
        pytest.param(error("busy", 503), "answered 503", id="503"),
    ],
)
async def test_anything_else_is_a_source_error(
    site: Site, answer: Answer, reason: str
) -> None:
    site.put("/api", answer)

    with pytest.raises(SourceError, match=reason):
        await arxiv.read(source(site), WEEK, NOTHING_KNOWN, site.client())
