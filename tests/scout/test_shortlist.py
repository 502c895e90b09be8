"""Who goes into the issue, and the bench with reasons."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.domain.plan import Quota
from agents.domain.report import Benched
from agents.domain.story import Link, Ranked
from agents.domain.words import SECTIONS, SectionName
from agents.scout.shortlist import shortlist
from tests import make

REPOSITORY = "https://github.com/lab/thing"
ENTRIES = st.lists(
    st.builds(
        lambda section, kind, source, title, url: (section, kind, source, title, url),
        st.sampled_from(SECTIONS),
        st.sampled_from(["arxiv", "github", "feed"]),
        st.sampled_from(["One", "Two"]),
        st.sampled_from(["An AI model", "LLM 3.2 is out", "A text editor"]),
        st.sampled_from([REPOSITORY, "https://example.org/"]),
    ),
    max_size=30,
)


def entry(number: int = 0, section: str = "practice", **given: Any) -> Ranked:
    values = {
        "url": f"https://example.org/{number}",
        "title": f"AI, number {number:04}",
        "source": f"Feed {number}",
        **given,
    }
    return make.ranked(make.story(**values), section=section, score=99.0 - number)


def quotas(
    practice: int = 10, theory: int = 7, news: int = 4
) -> dict[SectionName, Quota]:
    return cast(dict[SectionName, Quota], make.quotas(practice, theory, news))


def chosen(
    entries: list[Ranked], limits: Mapping[SectionName, Quota], items: int = 20
) -> list[str]:
    return [e.story.lead.title for e in shortlist(entries, limits, items)[0]]


def benched(*entries: Ranked) -> list[Benched]:
    return shortlist(entries, quotas(), 20)[1]


@given(
    ENTRIES, st.integers(1, 20), st.tuples(*[st.integers(0, 8)] * 3)
)  # fmt: skip
def test_no_quota_is_exceeded_and_every_story_is_chosen_or_benched_with_a_reason(
    made: list[tuple[str, str, str, str, str]], items: int, sizes: tuple[int, int, int]
) -> None:
    entries = [
        entry(n, section, kind=kind, source=source, title=title, url=url + str(n))
        for n, (section, kind, source, title, url) in enumerate(made)
    ]
    limits = quotas(*sizes)

    best, bench = shortlist(entries, limits, items)

    taken = Counter(e.section for e in best)
    assert len(best) <= items
    assert all(taken[name] <= limits[name].items for name in SECTIONS)
    assert Counter(e.story.lead.url for e in best) + Counter(b.url for b in bench) == (
        Counter(e.story.lead.url for e in entries)
    )
    assert all(b.why for b in bench)


def test_the_best_of_each_section_are_chosen_in_their_order() -> None:
    entries = [entry(n, SECTIONS[n % 3]) for n in range(9)]

    best, bench = shortlist(entries, quotas(2, 1, 1), 20)

    assert [e.score for e in best] == [99.0, 98.0, 97.0, 96.0]
    assert [b.score for b in bench] == [95.0, 94.0, 93.0, 92.0, 91.0]
    assert bench[0] == Benched(
        title="AI, number 0004", url="https://example.org/4", section="theory",
        score=95.0, why="名额已满（1 条）",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        (21, (10, 7, 4)), (60, (10, 7, 4)), (20, (9, 7, 4)), (10, (5, 3, 2)),
        (3, (1, 1, 1)), (1, (1, 0, 0)),
    ],
)  # fmt: skip
def test_quotas_shrink_in_proportion_to_what_the_issue_holds(
    items: int, expected: tuple[int, int, int]
) -> None:
    entries = [entry(n, SECTIONS[n % 3]) for n in range(60)]

    best, _ = shortlist(entries, quotas(), items)

    taken = Counter(e.section for e in best)
    assert tuple(taken[name] for name in SECTIONS) == expected


def test_a_section_without_a_quota_gets_nothing() -> None:
    only: dict[SectionName, Quota] = {"news": Quota(items=4)}

    assert chosen([entry(0), entry(1, "news")], only) == ["AI, number 0001"]


def test_what_is_off_topic_takes_no_place() -> None:
    off = entry(0, title="A text editor", summary="", source="A feed")

    assert chosen([off, entry(1)], quotas(practice=1)) == ["AI, number 0001"]
    assert [b.why for b in benched(off)] == ["与人工智能无关"]


def test_no_feed_fills_more_than_half_of_a_section() -> None:
    flood = [entry(n, source="Flood") for n in range(10)]

    assert len(chosen([*flood, entry(99)], quotas())) == 6
    assert benched(*flood)[0].why == "Flood 已有 5 条"


def test_a_search_may_fill_a_section() -> None:
    papers = [entry(n, source="arXiv", kind="arxiv") for n in range(10)]

    assert len(chosen(papers, quotas(), items=21)) == 10


def test_a_small_section_may_have_three_of_one_feed() -> None:
    flood = [entry(n, source="Flood") for n in range(4)]

    assert len(chosen(flood, quotas(practice=4))) == 3


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"url": f"{REPOSITORY}/releases/tag/v2"}, id="its release"),
        pytest.param({"url": "https://github.com/Lab/Thing/issues/1"}, id="its issue"),
        pytest.param({"links": (Link(label="code", url=REPOSITORY),)}, id="its paper"),
    ],
)
def test_no_repository_comes_twice(other: dict[str, Any]) -> None:
    repository = entry(0, url=REPOSITORY, kind="github")

    assert [b.why for b in benched(repository, entry(1, **other))] == [
        "同一仓库已有一条"
    ]


def test_two_pages_that_mention_a_repository_may_both_come() -> None:
    link = (Link(label="page", url=REPOSITORY),)

    assert benched(entry(0, links=link), entry(1, links=link)) == []


@pytest.mark.parametrize("moment", [make.DAY + dt.timedelta(7), None])
def test_one_release_told_by_two_media_comes_once(moment: dt.datetime | None) -> None:
    first = entry(0, title="Qwen2.5 is an open LLM")

    assert [
        b.why for b in benched(first, entry(1, title="大模型 Qwen 2.5 开源", published=moment))
    ] == ["与「Qwen2.5 is an open LLM」说的是同一产品"]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param({"title": "LLM Qwen2.5"}, {"title": "LLM Qwen2"}, id="versions"),
        pytest.param(
            {"title": "AI in September 2024"}, {"title": "LLM of September 2024"}, id="year"
        ),
        pytest.param({"title": "LLM GPT-4o"}, {"title": "LLM GPT-4"}, id="longer names"),
        pytest.param(
            {"title": "LLM Qwen2.5"},
            {"title": "LLM Qwen2.5", "published": make.DAY + dt.timedelta(8)},
            id="a week later",
        ),
        pytest.param(
            {"title": "GPT-4 and law", "kind": "arxiv"},
            {"title": "GPT-4 and art", "kind": "arxiv"},
            id="two papers that study one model",
        ),
    ],
)  # fmt: skip
def test_two_things_with_a_version_in_their_titles_may_both_come(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    assert benched(entry(0, **one), entry(1, **other)) == []
