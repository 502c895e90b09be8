"""One address that an editor names, read by the reader of its kind."""

from typing import Any

import pytest

from agents.domain.reading import Page
from agents.domain.source import (
    ArxivSource,
    GitHubSource,
    HackerNewsSource,
    Source,
)
from agents.errors import SourceError
from agents.sources.single import ADDED, read_address, source_of
from tests.sources.site import Answer, Site, as_json

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"
 xmlns:os="http://a9.com/-/spec/opensearch/1.1/"><os:totalResults>{n}</os:totalResults>
{entry}</feed>"""
PAPER = """<entry><id>http://arxiv.org/abs/2409.01234v2</id><title>A paper</title>
<summary>We read.</summary><published>2024-09-02T10:00:00Z</published>
<author><name>A. Author</name></author></entry>"""
REPO: dict[str, Any] = {
    "name": "orbit",
    "full_name": "lab/orbit",
    "html_url": "https://github.com/lab/orbit",
    "owner": {"login": "lab"},
    "description": "A framework.",
    "stargazers_count": 12,
    "created_at": "2024-09-10T00:00:00Z",
}


def known(site: Site) -> tuple[Source, ...]:
    """The operator's own bases."""
    return (
        ArxivSource(name="a", kind="arxiv", query="x", url=f"{site.url}/api"),
        GitHubSource(name="g", kind="github", query="x", url=site.url),
        HackerNewsSource(name="h", kind="hackernews", url=site.url),
    )


async def no_page(url: str) -> Page:
    raise SourceError(f"{url} is not read")


async def read(site: Site, url: str) -> Any:
    return await read_address(source_of(url, known(site)), url, site.client(), no_page)


async def test_a_paper_is_asked_of_arxiv_whichever_site_shows_it(site: Site) -> None:
    site.put("/api", Answer(ATOM.format(n=1, entry=PAPER).encode()))

    found = await read(site, "https://huggingface.co/papers/2409.01234")

    assert (found.kind, found.source, found.title) == ("arxiv", ADDED, "A paper")
    assert found.url == "https://arxiv.org/abs/2409.01234"
    assert found.summary == "We read."


async def test_a_paper_that_is_not_there_is_told(site: Site) -> None:
    site.put("/api", Answer(ATOM.format(n=0, entry="").encode()))

    with pytest.raises(SourceError, match=r"arXiv knows no paper 2409\.01234"):
        await read(site, "https://arxiv.org/abs/2409.01234")


async def test_a_repository_comes_with_its_stars(site: Site) -> None:
    site.put("/repos/lab/orbit", as_json(REPO))

    found = await read(site, "https://github.com/Lab/Orbit#readme")

    assert (found.kind, found.popularity) == ("github", 12)
    assert found.published is not None
    assert found.published.day == 10


async def test_a_release_is_itself_and_not_its_repository(site: Site) -> None:
    site.put("/repos/lab/orbit", as_json(REPO))
    page = "https://github.com/lab/orbit/releases/tag/v2.0"
    release = {
        "tag_name": "v2.0",
        "html_url": page,
        "published_at": "2024-09-20T00:00:00Z",
    }
    site.put("/repos/lab/orbit/releases/tags/v2.0", as_json(release))

    found = await read(site, page)

    assert (found.title, found.release) == ("orbit v2.0", "v2.0")
    assert found.published is not None
    assert found.published.day == 20


async def test_a_post_leads_to_what_it_links(site: Site) -> None:
    post = {
        "id": 42,
        "title": "Show HN: Orbit",
        "url": "https://orbit.example/",
        "points": 99,
        "created_at_i": 1_725_500_000,
        "children": [{"id": 43}],
    }
    site.put("/items/42", as_json(post))

    found = await read(site, "https://news.ycombinator.com/item?id=42")

    assert (found.title, found.url) == ("Orbit", "https://orbit.example/")
    assert (found.popularity, found.comments) == (99, 1)
    assert [link.label for link in found.links] == ["discussion"]


async def test_a_post_that_leads_into_a_private_network_is_refused(site: Site) -> None:
    post = {
        "id": 42,
        "title": "Keys",
        "url": "http://169.254.169.254/latest/meta-data/",
        "created_at_i": 1_725_500_000,
    }
    site.put("/items/42", as_json(post))

    with pytest.raises(SourceError, match="entry with a private address for a link"):
        await read(site, "https://news.ycombinator.com/item?id=42")


async def test_whatever_else_is_a_page_with_its_own_words(site: Site) -> None:
    url = "https://example.org/a"

    async def page(asked: str) -> Page:
        return Page(url=asked, title="", text="第一行说了什么。\n第二行。")

    found = await read_address(source_of(url, ()), url, site.client(), page)

    assert (found.kind, found.title, found.summary) == ("feed", "第一行说了什么。", "")


async def test_a_page_without_anything_to_call_it_by_is_refused(
    site: Site,
) -> None:
    url = "https://example.org/a"

    async def page(asked: str) -> Page:
        return Page(url=asked, title="", text="")

    with pytest.raises(SourceError, match="without a title"):
        await read_address(source_of(url, ()), url, site.client(), page)


def test_without_an_operators_base_the_public_one_is_asked() -> None:
    found = source_of("https://arxiv.org/abs/2409.01234", ())

    assert found.name == ADDED
    assert isinstance(found, ArxivSource)
    assert found.url == ArxivSource.model_fields["url"].default
