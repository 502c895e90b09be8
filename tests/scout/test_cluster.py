"""Candidates about the same thing become one story."""

import datetime as dt
import re
from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.domain.story import Candidate, Link, Story
from agents.scout.cluster import group
from tests import make

PAPER = "https://arxiv.org/abs/2409.01234"
REPOSITORY = "https://github.com/lab/thing"
LONG = "An informative title of one happening"
DAY = dt.timedelta(days=1)


def paper(number: int = 1234, code: str | None = None, **given: Any) -> Candidate:
    links = (Link(label="code", url=code),) if code else ()
    url = f"https://arxiv.org/abs/2409.0{number}"
    return make.candidate(
        source="arXiv", kind="arxiv", url=url, title=f"Paper {number}", links=links,
        **given,
    )  # fmt: skip


def repository(url: str = REPOSITORY, **given: Any) -> Candidate:
    return make.candidate(
        **{"source": "GitHub", "kind": "github", "url": url, "title": url[19:], **given}
    )


def members(stories: list[Story]) -> set[frozenset[str]]:
    return {frozenset(c.id for c in story.candidates) for story in stories}


def together(*candidates: Candidate) -> bool:
    return len(group(candidates)) == 1


URLS = st.sampled_from(
    [
        PAPER, "https://arxiv.org/pdf/2409.01234v2", "https://arxiv.org/abs/2409.05678",
        REPOSITORY, "https://github.com/lab/other", f"{REPOSITORY}/releases/tag/v1",
        "https://example.org/a", "http://www.example.org/a/#b", "https://example.org/b",
    ]
)  # fmt: skip
CANDIDATES = st.lists(
    st.builds(
        make.candidate,
        source=st.sampled_from(["One", "Two"]),
        kind=st.sampled_from(["arxiv", "github", "feed", "hackernews", "huggingface"]),
        url=URLS,
        title=st.sampled_from([LONG, "Another informative title of it", "Short"]),
        published=st.none()
        | st.integers(0, 200).map(lambda h: make.DAY + h * DAY / 24),
        release=st.sampled_from(["", "", "v1", "v2"]),
        links=st.lists(
            st.builds(Link, label=st.sampled_from(["code", "paper", "page"]), url=URLS),
            max_size=2,
        ).map(tuple),
        id=st.uuids().map(str),
    ),
    max_size=8,
)


@given(CANDIDATES)
def test_no_candidate_is_lost_and_none_is_doubled(candidates: list[Candidate]) -> None:
    found = Counter(c.id for story in group(candidates) for c in story.candidates)

    assert found == Counter(candidate.id for candidate in candidates)


@given(CANDIDATES, st.randoms(use_true_random=False))
def test_the_order_of_reading_makes_no_difference(
    candidates: list[Candidate], chance: Any
) -> None:
    shuffled = list(candidates)
    chance.shuffle(shuffled)

    assert group(shuffled) == group(candidates)


@given(CANDIDATES)
def test_stories_have_names_of_their_own_that_are_fit_for_a_file(
    candidates: list[Candidate],
) -> None:
    ids = [story.id for story in group(candidates)]

    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[A-Za-z0-9.-]{1,90}", id_) for id_ in ids)


def test_a_candidate_that_comes_twice_counts_once() -> None:
    one = make.candidate()

    assert [story.others for story in group([one, one])] == [()]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(PAPER, "https://arxiv.org/pdf/2409.01234v2", id="abs and pdf"),
        pytest.param(PAPER, "https://huggingface.co/papers/2409.01234", id="mention"),
        pytest.param("http://example.org/a", "https://example.org/a", id="http"),
        pytest.param(
            "https://example.org/a", "https://example.org/a?utm_source=x#b", id="utm"
        ),
        pytest.param(REPOSITORY, f"{REPOSITORY}.git", id="repository"),
    ],
)
def test_two_addresses_of_one_thing_are_one_story(one: str, other: str) -> None:
    assert together(
        make.candidate(url=one, title="One"), make.candidate(url=other, title="Other")
    )


def test_one_story_in_four_sources_is_one_story_with_four_candidates() -> None:
    titles = ("A model", "It is out: a model", "模型发布", "Show: model")
    found = [
        make.candidate(source=title, title=title, url=f"{PAPER}v{number}")
        for number, title in enumerate(titles, start=1)
    ]

    assert [len(story.candidates) for story in group(found)] == [4]


def test_a_paper_its_code_and_its_mention_are_one_story_led_by_the_paper() -> None:
    mention = make.candidate(source="HN", kind="hackernews", url=REPOSITORY)
    story, *more = group([mention, repository(), paper(code=REPOSITORY)])

    assert more == []
    assert [c.kind for c in story.candidates] == ["arxiv", "github", "hackernews"]
    assert story.id == "arxiv-2409.01234"


def test_a_repository_that_two_papers_name_merges_neither_with_it() -> None:
    found = [paper(1111, REPOSITORY), paper(2222, REPOSITORY), repository()]

    assert len(group(found)) == 3


def test_a_paper_that_names_two_repositories_merges_with_neither() -> None:
    links = tuple(
        Link(label="code", url=url) for url in (REPOSITORY, "https://github.com/a/b")
    )
    cites = paper().model_copy(update={"links": links})

    assert len(group([cites, repository(), repository("https://github.com/a/b")])) == 3


def test_the_same_paper_in_two_lists_still_has_one_code() -> None:
    twice = [paper(code=REPOSITORY), paper(code=REPOSITORY, id="in cs.AI")]

    assert together(*twice, repository())


@pytest.mark.parametrize("label", ["project", "model", "demo", "discussion", "page"])
def test_a_link_that_is_not_called_code_merges_nothing(label: str) -> None:
    link = Link.model_validate({"label": label, "url": REPOSITORY})
    names = paper().model_copy(update={"links": (link,)})

    assert not together(names, repository())


def test_a_page_called_code_merges_nothing() -> None:
    page = "https://example.org/code"

    assert not together(paper(code=page), make.candidate(url=page))


def test_two_releases_are_two_stories_and_neither_is_its_repository() -> None:
    releases = [
        make.candidate(
            url=f"{REPOSITORY}/releases/tag/{tag}", release=tag, title=LONG,
            links=(Link(label="code", url=REPOSITORY),),
        )
        for tag in ("v0.10", "v0.11")
    ]  # fmt: skip

    assert len(group([*releases, repository()])) == 3


def test_a_release_is_one_story_in_its_feed_in_the_search_and_as_a_mention() -> None:
    page = f"{REPOSITORY}/releases/tag/v1"

    assert together(
        make.candidate(url=page, release="v1", title="thing v1"),
        repository(release="v1", title="thing 1"),
        make.candidate(
            source="HN", kind="hackernews", url=page, title="Thing 1 is out"
        ),
    )


def test_a_release_elsewhere_is_its_page() -> None:
    page = "https://gitlab.com/lab/thing/-/releases/v1"

    assert together(
        make.candidate(url=page, release="v1", title="v1"),
        make.candidate(url=page, title="Thing 1", id="mention"),
    )


def entry(source: str, when: dt.datetime | None, title: str = LONG) -> Candidate:
    place = f"https://example.org/{source}/{when and when.isoformat()}"
    return make.candidate(source=source, url=place, title=title, published=when)


def test_one_title_in_two_media_within_days_is_one_story() -> None:
    assert together(entry("A", make.DAY), entry("B", make.DAY + 3 * DAY))
    assert not together(entry("A", make.DAY), entry("B", make.DAY + 5 * DAY))


def test_a_short_title_merges_nothing() -> None:
    assert not together(
        entry("A", make.DAY, "Weekly news"), entry("B", make.DAY, "Weekly news")
    )


@pytest.mark.parametrize("pause", [DAY, 7 * DAY])
def test_a_column_of_one_title_is_a_story_each_time(pause: dt.timedelta) -> None:
    column = [entry("A", make.DAY + number * pause) for number in range(5)]

    assert len(group(column)) == 5


def test_an_entry_that_its_source_gives_again_is_the_same_story() -> None:
    assert together(entry("A", make.DAY), entry("A", make.DAY + DAY / 24))


@pytest.mark.parametrize("text", ["", "The same words under each of four links. " * 4])
def test_a_feed_that_leads_elsewhere_under_one_title_welds_nothing(text: str) -> None:
    told = [entry(f"Source{n}", make.DAY, f"{LONG}, number {n}{n}") for n in range(3)]
    column = [
        make.candidate(
            source="Column", url=one.url, title=LONG, summary=text, published=make.DAY
        )
        for one in told
    ]

    stories = group([*told, *column])

    assert [len({one.source for one in story.candidates}) for story in stories] == [
        2
    ] * 3


def test_without_a_date_a_title_merges_nothing() -> None:
    assert not together(entry("A", None), entry("B", None))
    assert not together(entry("A", None), entry("B", make.DAY))


def test_three_entries_of_one_guid_are_three_stories() -> None:
    guids = [
        make.candidate(url=f"https://example.org/{n}", title=f"Entry {n}")
        for n in (1, 2, 3)
    ]

    assert members(group(guids)) == {frozenset({guid.id}) for guid in guids}


def test_the_best_primary_source_leads() -> None:
    url, text = "https://example.org/a", "x" * 100
    worse = {
        "weight": make.candidate(id="0", url=url, weight=0.5, summary=text),
        "teaser": make.candidate(id="1", url=url, summary="teaser"),
        "later": make.candidate(
            id="2", url=url, summary=text, published=make.DAY + DAY
        ),
        "undated": make.candidate(id="3", url=url, summary=text, published=None),
        "mention": make.candidate(id="4", url=url, kind="hackernews", summary=text),
    }
    best = make.candidate(id="9", url=url, summary=text)

    for why, other in worse.items():
        assert group([other, best])[0].lead == best, why


def test_a_story_is_called_the_same_in_every_run() -> None:
    names = [
        group([candidate])[0].id
        for candidate in (
            paper(),
            repository(),
            repository(release="v1"),
            make.candidate(url="https://例子.中国/路径?a=1"),
        )
    ]

    assert names == [
        "arxiv-2409.01234",
        "github-lab-thing-" + names[1][-8:],
        "release-lab-thing-v1-" + names[2][-8:],
        "url-xn-fsqu00a-xn-fiqs8s-e8-b7-af-e5-be-84-a-1-" + names[3][-8:],
    ]


def test_arxiv_tells_a_paper_itself_and_the_daily_list_before_its_code() -> None:
    code = Link(label="code", url=REPOSITORY)
    voted = make.candidate(
        source="HF", kind="huggingface", url=PAPER, popularity=45, links=(code,)
    )

    with_arxiv, with_code = group([paper(), voted]), group([voted, repository()])

    assert [story.lead.kind for story in with_arxiv] == ["arxiv"]
    assert [story.lead.kind for story in with_code] == ["huggingface"]
    assert with_arxiv[0].id == with_code[0].id


def test_a_bare_link_to_a_post_keeps_nobody_from_telling_it_in_other_words() -> None:
    title, url = "Learning to reason with LLMs", "https://openai.com/index/reason"
    post = make.candidate(
        source="OpenAI",
        url=url,
        title=title,
        summary="OpenAI presents o1, a model trained with reinforcement learning to"
        " work through a long internal chain of thought before it answers.",
    )
    link = make.candidate(
        source="Hacker News", url=url, title="Learning to Reason with LLMs", summary=""
    )
    told = make.candidate(
        source="机器之心",
        url="https://example.org/o1",
        title="OpenAI 发布推理模型 o1：先想清楚，再开口回答",
        summary="OpenAI 推出 o1-preview 与 o1-mini，回答之前先作一段很长的内部思维链。",
    )

    assert together(post, link, told)
