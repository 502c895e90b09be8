from typing import get_args

import pytest

from agents.domain.source import FeedSource, GitHubSource, HackerNewsSource, Kind
from agents.domain.story import Candidate, Link
from agents.domain.words import CandidateId
from agents.errors import SourceError
from agents.sources.client import Client
from agents.sources.registry import (
    READERS,
    full_name,
    read_discussion,
    read_repository,
    read_source,
    read_thread,
)
from tests.sources.site import NOTHING_KNOWN, SHANGHAI, WEEK, Answer, Site, as_json


def candidate(
    url: str, kind: Kind = "feed", source: str = "Blog", code: str = ""
) -> Candidate:
    return Candidate(
        id=CandidateId("1"),
        source=source,
        kind=kind,
        url=url,
        title="One",
        links=(Link(label="code", url=code),) if code else (),
    )


def test_every_kind_of_source_has_its_reader() -> None:
    assert set(READERS) == set(get_args(Kind))


async def test_a_source_is_read_by_its_kind(site: Site) -> None:
    site.put("/feed", Answer(b"<rss version='2.0'><channel/></rss>"))
    source = FeedSource(kind="feed", name="Blog", url=f"{site.url}/feed")

    reading = await read_source(site.client(), [source])(source, WEEK, NOTHING_KNOWN)

    assert reading.status == "empty"


async def test_a_repository_is_asked_for_where_its_source_was(site: Site) -> None:
    site.put("/repos/o/n/releases/latest", as_json({"tag_name": "v1", "html_url": ""}))
    source = GitHubSource(kind="github", name="LLM", query="llm", url=site.url)
    read = read_repository(site.client(), [source])

    repository = await read(candidate("https://git.corp.example/o/n", "github", "LLM"))

    assert (repository.release, repository.release_url) == ("v1", None)


PAGE = "https://news.ycombinator.com/item?id=41"
POST = Link(label="discussion", url=PAGE)


@pytest.mark.parametrize(
    ("url", "links"),
    [
        pytest.param("https://h.org/1", (POST,), id="a link"),
        pytest.param(PAGE, (), id="a text post"),
    ],
)
async def test_a_post_s_discussion_is_asked_for_once_where_its_source_was(
    site: Site, url: str, links: tuple[Link, ...]
) -> None:
    said = {"author": "ann", "text": "word " * 40, "children": []}
    site.put("/items/41", as_json({"id": 41, "children": [said]}))
    source = HackerNewsSource(kind="hackernews", name="HN", url=f"{site.url}/")
    read = read_discussion(read_thread(site.fetch), [source])
    post = candidate(url, "hackernews", "HN").model_copy(update={"links": links})

    assert (await read(post)).startswith("HN 用户 ann：word word")
    assert [asked.path for asked in site.asked] == ["/items/41"]


async def test_what_nobody_posted_on_hacker_news_has_no_discussion(site: Site) -> None:
    source = HackerNewsSource(kind="hackernews", name="HN", url=site.url)
    read = read_discussion(read_thread(site.fetch), [source])

    assert await read(candidate(PAGE)) == ""
    assert await read(candidate("https://h.org/1", "hackernews", "HN")) == ""
    assert site.asked == []


async def test_a_discussion_that_is_gone_is_a_source_error(site: Site) -> None:
    source = HackerNewsSource(kind="hackernews", name="HN", url=site.url)
    read = read_discussion(read_thread(site.fetch), [source])

    with pytest.raises(SourceError, match="404"):
        await read(candidate(PAGE, "hackernews", "HN"))


@pytest.mark.parametrize(
    ("one", "name"),
    [
        pytest.param(candidate("https://github.com/o/n"), "o/n", id="its address"),
        pytest.param(candidate("https://www.github.com/o/n.git"), "o/n", id="a clone"),
        pytest.param(
            candidate("http://github.com/o/n.js/releases/tag/v1#x"),
            "o/n.js",
            id="a part",
        ),
        pytest.param(
            candidate("https://arxiv.org/abs/1", code="https://github.com/o/n?a=b"),
            "o/n",
            id="its code",
        ),
    ],
)
def test_a_repositorys_name_is_read_from_a_candidates_links(
    one: Candidate, name: str
) -> None:
    assert full_name(one) == name


@pytest.mark.parametrize(
    "one",
    [
        pytest.param(candidate("https://github.com/o"), id="an owner"),
        pytest.param(candidate("https://h.org/o/n"), id="another host"),
        pytest.param(
            candidate("https://h.org/1", code="https://gitlab.com/o/n"), id="GitLab"
        ),
    ],
)
def test_a_candidate_without_a_repository_is_a_source_error(one: Candidate) -> None:
    with pytest.raises(SourceError, match="names no repository on GitHub"):
        full_name(one)


def test_a_polite_client_keeps_the_services_rules_and_the_secret(site: Site) -> None:
    client = Client.polite(site.fetch, SHANGHAI, "secret")

    assert "secret" not in repr(client)
    assert client.github_headers["Authorization"] == "Bearer secret"
    assert "Authorization" not in Client.polite(site.fetch, SHANGHAI).github_headers
