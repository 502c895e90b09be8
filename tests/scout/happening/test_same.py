"""Laws of telling one happening in several words, for any text."""

import datetime as dt
from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.domain.story import Candidate
from agents.scout.cluster import group
from agents.scout.happening.analysed_text import AnalysedText
from agents.scout.happening.digests import is_list, is_round, parts
from agents.scout.happening.entry_text import EntryText
from agents.scout.happening.figures import figures, sizes
from agents.scout.happening.keys import near
from agents.scout.happening.same import points, same
from agents.scout.happening.vetoes import veto
from tests import make

PIECES = st.sampled_from(
    [
        "Meta", "发布", "releases", "Llama 3.1", "Llama 3", "405B", "8B", "开源", "谷歌",
        "OpenAI", "SearchGPT", "裁员 1.5 万人", "cuts 15,000 jobs", "英特尔", "Intel",
        "$4.9 billion", "49 亿美元", "实测", "：", "，", "vs", "超越", "12%", "涨", "跌",
        "Part 2", "第三集", "GPT-4o mini", "\n", "“", "②", "🚀", "Ａ", "1.", "v0.5.3",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, min_size=1, max_size=12).map(" ".join) | st.text(
    min_size=1, max_size=60
).filter(str.strip)
ENTRIES = st.lists(
    st.builds(
        make.candidate,
        id=st.uuids().map(str),
        source=st.sampled_from(["One", "Two", "Three"]),
        kind=st.sampled_from(["arxiv", "github", "feed", "hackernews"]),
        url=st.integers(0, 40).map(lambda n: f"https://example.org/{n}"),
        title=TEXTS,
        summary=TEXTS | st.just(""),
        published=st.none()
        | st.integers(0, 400).map(lambda h: make.DAY + dt.timedelta(hours=h)),
    ),
    max_size=10,
)


@settings(deadline=None)
@given(ENTRIES, st.randoms(use_true_random=False))
def test_nothing_is_lost_or_doubled_and_order_makes_no_difference(
    entries: list[Candidate], chance: Any
) -> None:
    shuffled = list(entries)
    chance.shuffle(shuffled)
    stories = group(entries)

    assert Counter(c.id for s in stories for c in s.candidates) == Counter(
        entry.id for entry in entries
    )
    assert group(shuffled) == stories
    assert len({story.id for story in stories}) == len(stories)


@settings(deadline=None)
@given(ENTRIES)
def test_being_the_same_has_no_direction(entries: list[Candidate]) -> None:
    told = [EntryText(entry) for entry in entries[:4]]
    for one in told:
        for other in told:
            assert same(one, other) == same(other, one)
            assert bool(veto(one, other)) == bool(veto(other, one))
            assert points(one, other) == pytest.approx(points(other, one))


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_can_be_looked_at(text: str) -> None:
    said = AnalysedText(text, is_headline=True)

    assert said.names >= said.odd
    assert {said.deed} <= said.deeds | {""}
    assert figures(text) == said.figures
    assert sizes(text, said.figures) == said.sizes
    assert isinstance(is_round(text) or is_list(text), bool)
    assert len(parts(text)) <= len(text)


def test_many_entries_of_one_word_are_not_all_held_against_each_other() -> None:
    many = [
        make.candidate(
            id=f"{n}", source=f"{n}", title="Telegram and Durov", summary="", url=f"https://e.org/{n}"
        )
        for n in range(300)
    ]  # fmt: skip

    assert len(set(near(many))) < 300 * 20


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("raises $4.9B", "融资 49 亿美元"),
        ("15,000 jobs", "1.5 万人"),
        ("half a billion dollars", "5 亿美元"),
        ("four of six", "六个里的四个"),
        ("12.3 percent", "12.3%"),
    ],
)
def test_a_figure_is_one_in_both_languages(one: str, other: str) -> None:
    assert figures(one) & figures(other)


@pytest.mark.parametrize(
    "text", ["2024-08-14", "in 2024", "8 月 14 日", "Ideogram 2.0", "(1929-2024)"]
)
def test_dates_and_versions_are_no_figures(text: str) -> None:
    assert figures(text) == set()


@pytest.mark.parametrize(
    "text", ["狂揽 4K Star", "3.7K 星", "9,000+ stars", "5 万颗星"]
)
def test_stars_grow_by_the_hour_and_are_no_figures(text: str) -> None:
    assert figures(text) == set()


@pytest.mark.parametrize(
    ("text", "size"),
    [("Llama 3.1 405B", 405), ("1230 亿参数", 123), ("a 2-billion-parameter model", 2)],
)
def test_sizes_of_models_are_told_in_thousand_millions(text: str, size: int) -> None:
    assert sizes(text, figures(text)) == {size}


@pytest.mark.parametrize(
    "title",
    [
        "AI 周报：三件大事",
        "Hacker News Daily Top 30",
        "一周热门：甲发布模型；乙开源代码；丙完成融资",
        "OpenAI Shrinks GPT-4o, Meta Withholds Models From Europe, Investors Hoard GPUs",
        "OpenAI 发布 GPT-4o mini，Mistral 联合英伟达推出竞品",
    ],
)
def test_a_digest_is_known_by_its_headline(title: str) -> None:
    assert is_round(title)


@pytest.mark.parametrize(
    "title",
    [
        "OpenAI 与康泰纳仕达成内容合作",
        "Intel to cut 15,000 jobs, suspend its dividend",
        "马斯克再次起诉 OpenAI",
        "不花一分钱！模型微调限时免费，每日附赠百万训练 token",
        "突发！OpenAI 换了首席执行官，微软不知情",
    ],
)
def test_one_piece_of_news_is_no_digest(title: str) -> None:
    assert not is_round(title)


def test_products_have_versions_and_variants() -> None:
    found = AnalysedText(
        "GPT-4o mini, Llama 3.1 405B, over 20 in August 14, Qwen2-VL"
    ).products

    assert {(p.name, p.version, *sorted(p.variants)) for p in found} == {
        ("gpt", "4o", "mini"),
        ("llama", "3.1"),
        ("qwen", "2", "vl"),
    }


def test_who_drops_a_lawsuit_sues_nobody_and_brings_nothing_out() -> None:
    assert set(AnalysedText("Musk drops lawsuit against OpenAI").deeds) == {
        "settle",
        "sue",
    }
    assert AnalysedText("Musk drops lawsuit against OpenAI").deed == "settle"
    assert AnalysedText("Musk drops Grok 2").deed == "release"


def test_two_sums_are_two_deals_unless_both_entries_know_both() -> None:
    def told(title: str, summary: str) -> EntryText:
        return EntryText(make.candidate(title=title, summary=summary))

    first = told("Amazon gives Anthropic $2.75 billion", "Now it is 4 billion dollars.")
    more = told("亚马逊再向 Anthropic 投资 40 亿美元", "总额达到 80 亿美元。")
    same_deal = told("Anthropic 获 40 亿美元", "亚马逊先前给过 27.5 亿美元。")

    assert veto(first, more) == "figure"
    assert veto(first, same_deal) == ""
