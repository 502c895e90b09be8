"""Who is weighed, read and written about, and what the bench says of the others."""

from collections import Counter
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.domain.plan import Quota
from agents.domain.report import Benched
from agents.domain.story import Ranked
from agents.domain.words import SECTIONS, SectionName, StoryId
from agents.scout.select import longlist, select, to_read
from tests import make

ENTRIES = st.lists(
    st.tuples(
        st.sampled_from(SECTIONS),
        st.sampled_from(["arxiv", "github", "feed"]),
        st.sampled_from(["One", "Two"]),
        st.sampled_from(["A robot walks", "OpenAI hires", "LLM 3.2 is out", "An editor"]),
        st.booleans(),
    ),
    max_size=30,
)  # fmt: skip


def entry(number: int = 0, section: str = "practice", **given: Any) -> Ranked:
    score = given.pop("score", 99.0 - number)
    category = given.pop("category", "" if section == "news" else f"类别{number}")
    values = {
        "url": f"https://example.org/{number}",
        "title": f"AI, number {number:04}",
        "source": f"Feed {number}",
        **given,
    }
    story = make.story(**values)
    return make.ranked(story, section=section, score=score, category=category)


def quotas(
    practice: int = 10, theory: int = 7, news: int = 4
) -> dict[SectionName, Quota]:
    return cast(dict[SectionName, Quota], make.quotas(practice, theory, news))


def numbers(entries: list[Ranked]) -> list[int]:
    return [int(entry.story.lead.url.rsplit("/", 1)[1]) for entry in entries]


def chosen(
    *entries: Ranked, unread: tuple[Ranked, ...] = (), **sizes: int
) -> list[int]:
    ids = {entry.story.id for entry in unread}
    return numbers(select([*entries, *unread], ids, quotas(**sizes), 20)[0])


def benched(*entries: Ranked, **sizes: int) -> list[Benched]:
    return select(entries, (), quotas(**sizes), 20)[1]


@given(ENTRIES, st.integers(1, 20), st.tuples(*[st.integers(0, 8)] * 3))
def test_every_story_is_chosen_or_benched_and_titles_come_last(
    made: list[tuple[SectionName, str, str, str, bool]],
    items: int,
    sizes: tuple[int, int, int],
) -> None:
    entries = [
        entry(n, section, kind=kind, source=source, title=title)
        for n, (section, kind, source, title, _) in enumerate(made)
    ]
    unread = {e.story.id for e, one in zip(entries, made, strict=True) if one[4]}
    limits = quotas(*sizes)

    best, bench = select(entries, unread, limits, items)

    taken = Counter(e.section for e in best)
    assert len(best) <= items
    assert all(taken[name] <= limits[name].items for name in SECTIONS)
    assert Counter(e.story.lead.url for e in best) + Counter(b.url for b in bench) == (
        Counter(e.story.lead.url for e in entries)
    )
    assert all(b.why for b in bench)
    read_in_vain = {
        e.section
        for e in entries
        if any(b.url == e.story.lead.url and b.why.startswith(("名额", "分数")) for b in bench)
    }  # fmt: skip
    assert not any(e.story.id in unread and e.section in read_in_vain for e in best), (
        "a title was chosen while a story of its section that was read waits"
    )


def test_the_best_of_each_section_are_chosen_in_their_order() -> None:
    entries = [
        entry(n, SECTIONS[n % 3], source="arXiv", kind="arxiv") for n in range(9)
    ]

    best, bench = select(entries, (), quotas(2, 1, 1), 20)

    assert numbers(best) == [0, 1, 2, 3]
    assert [b.score for b in bench] == [95.0, 94.0, 93.0, 92.0, 91.0]
    assert (bench[0].why, bench[0].source) == ("名额已满（1 条）", "arXiv")


def test_the_bench_row_says_what_an_editor_needs_to_swap_it_in() -> None:
    left = make.ranked(make.story(), gist="一个语言模型", reasons=("选题词：智能体",))

    [row] = benched(left, practice=0)

    assert (row.title, row.url, row.source, row.published) == (
        "A new language model", make.URL, "A feed", make.DAY,
    )  # fmt: skip
    assert (row.category, row.reasons, row.gist) == (
        "大模型研发", ("选题词：智能体",), "一个语言模型",
    )  # fmt: skip


def test_a_source_fills_a_section_where_nothing_else_is_there() -> None:
    flood = [entry(n, source="Flood") for n in range(10)]

    assert len(chosen(*flood)) == 10


def test_else_no_feed_fills_more_than_half_of_a_section() -> None:
    flood = [entry(n, source="Flood") for n in range(10)]
    others = [entry(n, score=10.0 - n / 10) for n in range(20, 25)]

    assert chosen(*flood, *others) == [0, 1, 2, 3, 4, 20, 21, 22, 23, 24]


def test_a_search_may_fill_a_section() -> None:
    papers = [entry(n, source="arXiv", kind="arxiv") for n in range(10)]
    others = [entry(n, score=50.0) for n in range(20, 25)]

    assert chosen(*papers, *others) == list(range(10))


@pytest.mark.parametrize(
    "titles",
    [
        pytest.param(["Humanoid {} walks", "机器人{}会走路", "A robot named {}"], id="topic"),
        pytest.param(["OpenAI hires {}", "ChatGPT reads {}", "OpenAI and {}"], id="house"),
    ],
)  # fmt: skip
def test_the_news_have_at_most_two_of_one_kind(titles: list[str]) -> None:
    told = [title.format(word) for title in titles for word in ("Ann", "Bob")]
    alike = [entry(n, "news", title=title) for n, title in enumerate(told)]
    others = [
        entry(20 + n, "news", title=title, score=20.0)
        for n, title in enumerate(("A court decides", "Rice grows", "Paris meets"))
    ]

    picked = chosen(*alike, *others)

    assert len([n for n in picked if n < 20]) == 2


def test_between_two_of_like_worth_the_new_category_comes() -> None:
    rich = [entry(n, category="大模型研发") for n in range(3)]
    other = entry(9, category="大模型产品形态", score=96.5)

    assert chosen(*rich, other, practice=3) == [0, 1, 9]
    [left] = benched(*rich, other, practice=3)
    assert left.why == "分数够，但本期里类别「大模型研发」已有 2 条"


def test_the_bench_says_whether_the_issue_or_the_reading_list_was_counted() -> None:
    rich = [entry(n, category="大模型研发") for n in range(4)]
    other = entry(9, category="大模型产品形态", score=95.5)

    _, [unprinted] = select([*rich, other], (), quotas(practice=4), 4)
    _, [unread] = to_read([*rich, other], quotas(practice=2), 2)

    assert unprinted.why == "分数够，但本期里类别「大模型研发」已有 3 条"
    assert unread.why == "分数够，但通读名单里类别「大模型研发」已有 3 条"


def test_at_most_a_few_are_discovered_late() -> None:
    late = [entry(n, flags=("late-discovery",)) for n in range(6)]
    others = [entry(n, score=70.0) for n in range(20, 30)]

    assert len([n for n in chosen(*late, *others) if n < 20]) == 3


def test_what_was_read_as_title_only_comes_last_in_the_whole_issue() -> None:
    titles = (entry(0, "news"), entry(1, "practice"))
    read = [entry(n) for n in range(5, 25)]

    assert chosen(*read, unread=titles, practice=30) == list(range(5, 25))
    assert chosen(*read[:3], unread=titles, practice=30) == [0, 1, 5, 6, 7]


def test_the_longlist_is_shared_over_the_sections_and_never_shorter_than_a_hundred() -> (
    None
):
    entries = [entry(n, "theory" if n < 200 else "news") for n in range(230)]

    kept, rest = longlist(entries, quotas(), 20)
    bench = list(rest)

    assert Counter(e.section for e in kept) == {"theory": 70, "news": 30}
    assert len(bench) == 130
    assert bench[0].why == "分数不够进入初选（共 100 条）"


def test_a_large_issue_has_a_longer_longlist() -> None:
    entries = [entry(n) for n in range(400)]

    assert len(longlist(entries, quotas(practice=200), 200)[0]) == 320


def test_somewhat_more_is_read_than_there_are_places() -> None:
    entries = [entry(n, SECTIONS[n % 3]) for n in range(90)]

    kept, bench = to_read(entries, quotas(), 20)

    assert Counter(e.section for e in kept) == {"practice": 15, "theory": 11, "news": 6}
    assert {b.why for b in bench} == {
        "没有进入通读名单（15 条）", "没有进入通读名单（11 条）", "没有进入通读名单（6 条）",
    }  # fmt: skip


@given(ENTRIES)
def test_the_order_of_what_was_read_decides_nothing(
    made: list[tuple[SectionName, str, str, str, bool]],
) -> None:
    entries = [
        entry(n, section, kind=kind, source=source, title=title)
        for n, (section, kind, source, title, _) in enumerate(made)
    ]
    unread: set[StoryId] = set()

    assert select(entries, unread, quotas(), 7) == (
        select(entries[::-1], unread, quotas(), 7)
    )
