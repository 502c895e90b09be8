import base64
import json
from datetime import UTC, datetime
from typing import Any

import pytest

from agents.domain.reading import Repository
from agents.domain.source import GitHubSource
from agents.domain.story import Link
from agents.errors import SourceError
from agents.sources import github
from tests.sources.site import NOTHING_KNOWN, WEEK, Answer, Asked, Site, as_json

SEARCH = "/search/repositories"


def source(site: Site, limit: int = 100, min_stars: int = 50) -> GitHubSource:
    return GitHubSource(
        kind="github",
        name="LLM",
        query="topic:llm",
        url=f"{site.url}/",
        limit=limit,
        min_stars=min_stars,
    )


def repo(name: str = "o/n", **more: object) -> dict[str, Any]:
    return {
        "name": name.partition("/")[2],
        "full_name": name,
        "html_url": f"https://github.com/{name}",
        "owner": {"login": name.partition("/")[0], "id": 1},
        "stargazers_count": 99,
        "created_at": "2024-09-03T00:00:00Z",
        "private": False,
        **more,
    }


def found(*repos: dict[str, Any], **more: object) -> dict[str, Any]:
    return {"total_count": len(repos), "items": list(repos), **more}


def release(**more: object) -> dict[str, Any]:
    return {
        "tag_name": "v2.0",
        "html_url": "https://github.com/o/n/releases/tag/v2.0",
        "body": "Faster.",
        "published_at": "2024-09-04T00:00:00Z",
        **more,
    }


def searches(site: Site, new: Answer, known: Answer | None = None) -> None:
    """What the search for new repositories and that for known ones answer."""

    def answer(asked: Asked) -> Answer:
        if "pushed:" in asked.query["q"]:
            return known or as_json(found())
        return new

    site.answers[SEARCH] = answer


def asked_for(site: Site) -> list[str]:
    return [asked.query["q"] for asked in site.asked if asked.path == SEARCH]


async def test_the_searches_ask_for_the_window_and_its_last_second(site: Site) -> None:
    searches(site, as_json(found()))

    reading = await github.read(source(site), WEEK, NOTHING_KNOWN, site.client())

    assert reading.status == "empty"
    assert asked_for(site) == [
        "topic:llm created:2024-09-01T16:00:00Z..2024-09-08T15:59:59Z stars:>=50",
        (
            "topic:llm created:<2024-09-01T16:00:00Z "
            "pushed:>=2024-09-01T16:00:00Z stars:>=500"
        ),
    ]


async def test_a_repository_is_read_whole(site: Site) -> None:
    one = repo(
        description="Serves models.",
        homepage="https://n.example.org",
        license={"spdx_id": "Apache-2.0"},
        topics=["llm", "inference"],
    )
    searches(site, as_json(found(one)))

    reading = await github.read(source(site), WEEK, NOTHING_KNOWN, site.client())

    (candidate,) = reading.candidates
    assert (candidate.title, candidate.url) == ("o/n", "https://github.com/o/n")
    assert candidate.published == datetime(2024, 9, 3, tzinfo=UTC)
    assert (candidate.summary, candidate.licence) == ("Serves models.", "Apache-2.0")
    assert (candidate.authors, candidate.topics) == (("o",), ("llm", "inference"))
    assert candidate.popularity == 99
    assert candidate.links == (Link(label="project", url="https://n.example.org"),)


@pytest.mark.parametrize("licence", [None, {}, {"spdx_id": "NOASSERTION"}])
async def test_a_licence_that_github_does_not_know_is_none(
    site: Site, licence: dict[str, str] | None
) -> None:
    searches(site, as_json(found(repo(license=licence, homepage=""))))

    reading = await github.read(source(site), WEEK, NOTHING_KNOWN, site.client())

    assert [(one.licence, one.links) for one in reading.candidates] == [("", ())]


async def test_forks_and_what_is_archived_are_left_out(site: Site) -> None:
    repos = repo("o/a", fork=True), repo("o/b", archived=True), repo("o/c")
    searches(site, as_json(found(*repos)))

    reading = await github.read(source(site), WEEK, NOTHING_KNOWN, site.client())

    assert [one.title for one in reading.candidates] == ["o/c"]


async def test_pages_are_read_up_to_the_limit(site: Site) -> None:
    def answer(asked: Asked) -> Answer:
        page = int(asked.query["page"])
        repos = [repo(f"o/n{page}-{n}") for n in range(100)]
        if "pushed:" in asked.query["q"]:
            return as_json(found())
        return as_json(found(*repos, total_count=5000))

    site.answers[SEARCH] = answer

    reading = await github.read(source(site, 250), WEEK, NOTHING_KNOWN, site.client())

    assert [a.query["page"] for a in site.asked] == ["1", "2", "3", "1"]
    assert len(reading.candidates) == 250


async def test_no_page_is_asked_for_beyond_a_thousand_results(site: Site) -> None:
    def answer(asked: Asked) -> Answer:
        page = asked.query["page"]
        repos = [repo(f"o/n{page}-{n}") for n in range(100)]
        new = "pushed:" not in asked.query["q"]
        return as_json(found(*repos, total_count=5000) if new else found())

    site.answers[SEARCH] = answer

    await github.read(source(site, 30_000), WEEK, NOTHING_KNOWN, site.client())

    assert len(asked_for(site)) == 11


@pytest.mark.parametrize(
    ("second", "note"),
    [
        pytest.param(as_json({}, 502), "only 100 repositories were read", id="fails"),
        pytest.param(as_json(found(total_count=300)), "", id="is empty"),
    ],
)
async def test_a_later_page_that_is_not_there_costs_only_itself(
    site: Site, second: Answer, note: str
) -> None:
    repos = [repo(f"o/n{n}") for n in range(100)]

    def answer(asked: Asked) -> Answer:
        if "pushed:" in asked.query["q"]:
            return as_json(found())
        first = asked.query["page"] == "1"
        return as_json(found(*repos, total_count=300)) if first else second

    site.answers[SEARCH] = answer

    reading = await github.read(source(site, 300), WEEK, NOTHING_KNOWN, site.client())

    assert len(reading.candidates) == 100
    assert note in reading.note
    assert reading.status == ("degraded" if note else "ok")


async def test_a_search_that_ran_out_of_time_degrades_the_reading(site: Site) -> None:
    searches(site, as_json(found(repo(), incomplete_results=True)))

    reading = await github.read(source(site), WEEK, NOTHING_KNOWN, site.client())

    assert (reading.status, len(reading.candidates)) == ("degraded", 1)
    assert reading.note == "GitHub ran out of time and gave some results only"


async def test_a_known_repository_counts_by_its_release_in_the_window(
    site: Site,
) -> None:
    old = "2020-01-01T00:00:00Z"
    known = [repo(f"o/{name}", created_at=old) for name in ("new", "old", "no", "odd")]
    searches(site, as_json(found()), as_json(found(*known)))
    site.put("/repos/o/new/releases/latest", as_json(release()))
    site.put("/repos/o/old/releases/latest", as_json(release(published_at=old)))
    site.put("/repos/o/odd/releases/latest", as_json(release(published_at=None)))

    reading = await github.read(source(site), WEEK, NOTHING_KNOWN, site.client())

    (one,) = reading.candidates
    assert reading.status == "ok"
    assert (one.title, one.release) == ("new v2.0", "v2.0")
    assert one.url == "https://github.com/o/new"
    assert one.published == datetime(2024, 9, 4, tzinfo=UTC)
    page = "https://github.com/o/n/releases/tag/v2.0"
    assert one.links == (Link(label="page", url=page),)


@pytest.mark.parametrize(("token", "asked"), [("", 5), ("secret", 10)])
async def test_releases_are_asked_for_within_the_hours_budget(
    site: Site, token: str, asked: int
) -> None:
    known = [repo(f"o/n{n}") for n in range(20)]
    searches(site, as_json(found()), as_json(found(*known)))

    await github.read(source(site), WEEK, NOTHING_KNOWN, site.client(token))

    assert len(site.asked) == 2 + asked


async def test_releases_that_cannot_be_read_only_degrade_the_reading(
    site: Site,
) -> None:
    searches(site, as_json(found(repo())), as_json({"message": "busy"}, 503))

    reading = await github.read(source(site), WEEK, NOTHING_KNOWN, site.client())

    assert (reading.status, len(reading.candidates)) == ("degraded", 1)
    assert reading.note.startswith("releases were not read")


async def test_a_refused_query_is_told_in_githubs_own_words(site: Site) -> None:
    refusal = {"message": "Validation Failed", "errors": [{"message": "bad topic."}]}
    searches(site, as_json(refusal, 422))

    with pytest.raises(SourceError, match=r"Validation Failed bad topic\.") as caught:
        await github.read(source(site), WEEK, NOTHING_KNOWN, site.client())

    assert caught.value.status == 422


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        pytest.param(Answer(b""), "0 bytes", id="empty"),
        pytest.param(Answer(b"null"), "the answer: ", id="null"),
        pytest.param(Answer(b"[]"), "the answer: ", id="a list"),
        pytest.param(Answer(b'{"total_count": 1, "items": [{'), "JSON", id="cut off"),
        pytest.param(
            as_json({"total_count": 1}), "items: Field required", id="no items"
        ),
        pytest.param(
            as_json(found({"name": "n"})),
            r"1 of 1 repositories cannot be read \(full_name: Field required\)",
            id="half an item",
        ),
        pytest.param(Answer(b"<html>", status=422), "answered 422", id="422 as a page"),
    ],
)
async def test_what_github_does_not_say_is_a_source_error(
    site: Site, answer: Answer, reason: str
) -> None:
    searches(site, answer)

    with pytest.raises(SourceError, match=reason):
        await github.read(source(site), WEEK, NOTHING_KNOWN, site.client())


ODD_REPOS = [
    pytest.param(None, id="null"),
    pytest.param([], id="a list"),
    pytest.param(7, id="a number"),
    pytest.param({}, id="an empty one"),
    pytest.param(repo("o/odd", owner=None), id="no owner"),
    pytest.param(repo("o/odd", owner={"login": None}), id="an owner without a name"),
    pytest.param(repo("o/odd", topics="llm"), id="a text for topics"),
    pytest.param(repo("o/odd", topics=["a", None]), id="null among topics"),
    pytest.param(repo("o/odd", stargazers_count="many"), id="stars in words"),
    pytest.param(repo("o/odd", created_at=1725321600), id="a date as a number"),
    pytest.param(repo("o/odd", html_url={"href": "x"}), id="an object for an address"),
]


@pytest.mark.parametrize("odd", ODD_REPOS)
async def test_an_odd_repository_costs_only_itself(site: Site, odd: Any) -> None:
    searches(site, as_json(found(repo("o/a"), odd, repo("o/b"))))

    reading = await github.read(source(site), WEEK, NOTHING_KNOWN, site.client())

    assert [one.title for one in reading.candidates] == ["o/a", "o/b"]
    assert reading.status == "degraded"
    assert reading.note.startswith("1 of 3 repositories cannot be read (")


async def test_an_odd_release_costs_only_itself(site: Site) -> None:
    known = [repo(f"o/{n}", created_at="2020-01-01T00:00:00Z") for n in ("x", "y")]
    searches(site, as_json(found()), as_json(found(*known)))
    site.put("/repos/o/x/releases/latest", as_json(release(tag_name=None)))
    site.put("/repos/o/y/releases/latest", as_json(release()))
    site.put("/repos/o/x/readme", as_json({}))

    reading = await github.read(source(site), WEEK, NOTHING_KNOWN, site.client())
    alone = await github.read_repository(site.url, "o/x", site.client())

    assert [one.title for one in reading.candidates] == ["y v2.0"]
    assert reading.status == "degraded"
    assert reading.note.startswith("o/x's release: tag_name: ")
    assert alone == Repository()


async def test_a_refusal_in_mere_texts_is_told_too(site: Site) -> None:
    searches(site, as_json({"message": "No", "errors": ["not", {"code": 1}]}, 422))

    with pytest.raises(SourceError, match="GitHub refuses the query: No not"):
        await github.read(source(site), WEEK, NOTHING_KNOWN, site.client())


async def test_half_an_emoji_is_told_from_a_whole_one(site: Site) -> None:
    torn = json.dumps(found(repo(description="a \ud83d b \ud83d\ude00")))
    searches(site, Answer(torn.encode()))
    readme = "# Title \ud83d\ude00 \ud83d".encode("utf-8", "surrogatepass")
    content = base64.b64encode(readme).decode()
    site.put("/repos/o/n/readme", as_json({"content": content, "encoding": "base64"}))

    reading = await github.read(source(site), WEEK, NOTHING_KNOWN, site.client())
    told = await github.read_repository(site.url, "o/n", site.client())

    assert [one.summary for one in reading.candidates] == ["a \ufffd b 😀"]
    assert told.readme == "# Title 😀 \ufffd"


async def test_the_token_goes_along_and_is_never_shown(site: Site) -> None:
    searches(site, as_json(found()))
    client = site.client("secret")

    await github.read(source(site), WEEK, NOTHING_KNOWN, client)
    await github.read(source(site), WEEK, NOTHING_KNOWN, site.client())

    first, _, without, _ = site.asked
    assert first.headers["authorization"] == "Bearer secret"
    assert first.headers["accept"] == "application/vnd.github+json"
    assert first.headers["x-github-api-version"] == "2022-11-28"
    assert "authorization" not in without.headers
    assert "secret" not in repr(client)


async def test_readme_and_release_are_read(site: Site) -> None:
    content = base64.encodebytes("# 你好\n\nText.".encode()).decode()
    page = "https://github.com/o/n/blob/main/README.md"
    site.put(
        "/repos/o/n/readme",
        as_json({"content": content, "encoding": "base64", "html_url": page}),
    )
    site.put("/repos/o/n/releases/latest", as_json(release()))

    repository = await github.read_repository(site.url, "o/n", site.client())

    assert repository == Repository(
        readme="# 你好\n\nText.",
        readme_url=page,
        release="v2.0",
        release_url="https://github.com/o/n/releases/tag/v2.0",
        release_text="Faster.",
        release_published=datetime(2024, 9, 4, tzinfo=UTC),
    )


async def test_a_repository_without_readme_and_release_is_no_error(site: Site) -> None:
    assert await github.read_repository(site.url, "o/n", site.client()) == Repository()


@pytest.mark.parametrize("encoding", ["none", "base64"])
async def test_a_readme_too_large_for_the_api_is_left_out(
    site: Site, encoding: str
) -> None:
    site.put("/repos/o/n/readme", as_json({"content": "", "encoding": encoding}))

    repository = await github.read_repository(site.url, "o/n", site.client())

    assert (repository.readme, repository.readme_url) == ("", None)


async def test_a_long_readme_is_cut(site: Site) -> None:
    content = base64.b64encode(b"word " * 50_000).decode()
    site.put("/repos/o/n/readme", as_json({"content": content, "encoding": "base64"}))

    repository = await github.read_repository(site.url, "o/n", site.client())

    assert 50_000 < len(repository.readme) <= 60_000


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        pytest.param(
            as_json({"content": "a", "encoding": "base64"}), "base64", id="not base64"
        ),
        pytest.param(as_json({}, 500), "answered 500", id="500"),
        pytest.param(as_json([]), "o/n: the answer", id="a list"),
    ],
)
async def test_a_readme_that_cannot_be_read_is_a_source_error(
    site: Site, answer: Answer, reason: str
) -> None:
    site.put("/repos/o/n/readme", answer)

    with pytest.raises(SourceError, match=reason):
        await github.read_repository(site.url, "o/n", site.client())


@pytest.mark.parametrize("name", ["../../user", "o", "o/n/x", "o/n?x", "", "o/.."])
async def test_only_a_repositorys_name_is_asked_for(site: Site, name: str) -> None:
    with pytest.raises(SourceError, match="not the name of a GitHub repository"):
        await github.read_repository(site.url, name, site.client())

    assert site.asked == []
