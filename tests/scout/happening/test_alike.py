"""What may be one happening told twice, of which an issue prints one."""

import datetime as dt
from collections.abc import Mapping
from itertools import combinations
from typing import Any

import pytest

from agents.scout.happening.alike import alike
from agents.scout.happening.entry_text import EntryText
from agents.scout.happening.vetoes import veto
from tests import make
from tests.scout.happening.test_pairs import PAIRS, both, is_one, named


def entry(title: str, summary: str = "", days: float = 0) -> EntryText:
    return EntryText(
        make.candidate(
            title=title,
            summary=summary,
            source=title,
            published=make.DAY + dt.timedelta(days),
        )
    )


TOLD_TWICE = [
    pytest.param(
        ("智谱开源视频模型 CogVideoX，可以商用", ""),
        ("智谱版 Sora 开源了，一张显卡就能生成视频", ""),
        id="each names what the other does not",
    ),
    pytest.param(
        ("AMD 花 49 亿美元收购一家 AI 基础设施公司", "它想抗衡英伟达。"),
        ("AMD 收购服务器制造商 ZT Systems，作价 49 亿美元", ""),
        id="one sum",
    ),
    pytest.param(
        (
            "Moorgate agent framework reaches 3.0 with durable queues",
            "Moorgate 3.0 keeps queues of agents.",
        ),
        ("智能体框架 Moorgate 3.0 发布，支持持久队列", ""),
        id="a version behind a verb",
    ),
    pytest.param(
        ("谷歌向研究者开放 HeAR 声学模型", "它听咳嗽声辨别疾病。"),
        ("谷歌的 AI 听咳嗽就能诊断疾病", "模型名为 HeAR，用 3 亿条音频训练。"),
        id="another side of it",
    ),
]


@pytest.mark.parametrize(("one", "other"), TOLD_TWICE)
def test_much_that_both_tell_outweighs_what_one_of_them_leaves_out(
    one: tuple[str, str], other: tuple[str, str]
) -> None:
    assert alike(entry(*one), entry(*other))
    assert alike(entry(*other), entry(*one))


@pytest.mark.parametrize(("one", "other"), TOLD_TWICE)
def test_days_later_more_must_be_told_by_both(
    one: tuple[str, str], other: tuple[str, str]
) -> None:
    assert not alike(entry(*one), entry(*other, days=6))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("宁德时代在苏州成立新能源公司", "宁德时代在湖北成立新能源公司"),
        ("气象台发布暴雨黄色预警，山城有大雨", "气象台发布暴雨黄色预警，海湾有大雨"),
    ],
)
def test_a_form_that_is_filled_in_anew_tells_of_another_happening_days_later(
    one: str, other: str
) -> None:
    assert not alike(entry(one), entry(other, days=3))


def test_a_bare_heading_without_a_day_is_not_told_by_all_that_name_its_field() -> None:
    heading = EntryText(make.candidate(title="地图可视化", published=None))

    assert not alike(heading, entry("高德地图宣布升级导航功能：优先规划盲道路线"))


def test_a_headline_that_comes_again_within_days_is_the_same() -> None:
    said = "实验室今年更缺人了，欢迎来信"

    assert alike(entry(said), entry(said, days=5))


NAMED = [
    ("Brambleton: agents that read spreadsheets", "Brambleton lets agents of language models read sheets."),
    ("Tarnish: debug your agents", "Tarnish records what agents of language models do, step by step."),
    ("Wickerflow – workflows of agents", "Wickerflow draws the workflows of agents of language models."),
    ("Larchmont：给智能体用的终端", "Larchmont 是给大模型智能体用的终端，开源。"),
    ("Sedgewright：给智能体用的浏览器", "Sedgewright 是给大模型智能体用的浏览器，开源。"),
    ("Dunnock – A memory for LLM agents", ""),
    ("Yarrowmap – Memory graphs for LLM agents", ""),
]  # fmt: skip


def test_things_with_names_of_their_own_are_never_one_for_what_they_are_for() -> None:
    entries = [entry(*given) for given in NAMED]
    pairs = list(combinations(entries, 2))

    assert [(a.title.text, b.title.text) for a, b in pairs if alike(a, b)] == []
    assert all(veto(a, b) for a, b in pairs)


NAMED_AGAIN = [
    ("智能体调用记录查看器 Brambleton 开源", ""),
    ("Why we let agents read with Sheetwise", "We tried Brambleton and others."),
    ("基于 Brambleton 的智能体来了", ""),
    ("A garden in Brambleton opens", ""),
]


def test_a_name_that_a_headline_begins_with_is_one_thing_where_another_is_about_it() -> (
    None
):
    thing = entry("Brambleton: log viewer for agents", "Brambleton shows their calls.")
    found = [alike(thing, entry(*given)) for given in NAMED_AGAIN]

    assert found == [True, False, False, False]
    assert not alike(thing, entry(*NAMED_AGAIN[0], days=8))


def test_who_says_it_before_a_colon_is_no_name_of_a_thing() -> None:
    said = "chip maker Nimbra cuts 3,000 jobs in Dresden"

    assert alike(entry(f"Exclusive: {said}"), entry(f"Report: {said}"))


def test_a_headline_that_tells_of_two_is_like_each_of_them() -> None:
    both = entry("谷歌发布 Tiny-9B 小模型，英伟达同日开源竞品")

    assert alike(both, entry("谷歌终于发布小模型 Tiny-9B，手机可跑"))
    assert not alike(
        entry("科技早报：谷歌发布 Tiny-9B 小模型"), entry("谷歌终于发布小模型 Tiny-9B")
    )


def test_a_name_in_quotation_marks_that_both_say_beside_one_company_is_one() -> None:
    one = entry("谷歌团队的告别作！首提「出题人-答题人」赛局，让模型说清楚")
    other = entry(
        "谷歌清晨放出新研究，黑盒又亮了一点",
        "它名为 Asker-Solver Play（出题人—答题人赛局）。",
    )
    elsewhere = entry(
        "微软清晨放出新研究，黑盒又亮了一点", "它也谈到出题人—答题人赛局。"
    )
    game = entry("谷歌显卡卖得好，全靠游戏《出题人答题人》")

    assert alike(one, other)
    assert not alike(one, elsewhere)
    assert not alike(game, entry("谷歌手机也能玩《出题人答题人》"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            ("某高校创业团队的视频模型全球上线，生成一段只需 30 秒", "国外的 Runway、Luma 都有了对手。"),
            ("Runway 深夜有大动作，Gen-9 图生视频上线，11 秒的片子让你想个不停", ""),
            id="a measure's unit, and a name in passing",
        ),
        pytest.param(
            ("国产硬件卖了 20 万个，主打 GPT-4o 吊坠", "它能实时转写。"),
            ("国产！首个实时视频通话面世", "不是等了很久的 GPT-4o，是智谱。"),
            id="a rival that one text names",
        ),
    ],
)  # fmt: skip
def test_what_only_the_texts_have_in_common_makes_nothing_alike(
    one: tuple[str, str], other: tuple[str, str]
) -> None:
    assert not alike(entry(*one), entry(*other))


def test_a_telling_figure_of_both_texts_stands_for_what_headlines_leave_out() -> None:
    one = entry(
        "视频会议里全是“假人”，香港一公司被骗", "香港警方称，职员开会后转账 2 亿港元。"
    )
    other = "AI 换脸骗局升级，金额创当地纪录"
    said = "财务人员在视频会议后转账 {}，香港警队已经立案。"

    assert alike(one, entry(other, said.format("2 亿港元"), days=1))
    assert not alike(one, entry(other, said.format("一大笔钱"), days=1))


def test_another_figure_in_the_same_words_tells_of_another_happening() -> None:
    said = "主力合约日内跌幅扩大至"

    assert not alike(entry(f"工业硅{said} 3%"), entry(f"集运欧线{said} 10%"))


@pytest.mark.parametrize("other", ["Qwen2 72B", "Qwen2.5 7B"])
def test_another_version_or_size_is_never_outweighed(other: str) -> None:
    said = "阿里开源 {}，可以商用，超越 GPT-4o"

    assert alike(entry(said.format("Qwen2.5 72B")), entry(said.format("Qwen2.5 72B")))
    assert not alike(entry(said.format("Qwen2.5 72B")), entry(said.format(other)))


def test_neither_order_nor_less_time_between_makes_two_of_one() -> None:
    def holds(pair: Mapping[str, Any]) -> bool:
        one, other = both(pair)
        first, second = sorted((one, other), key=lambda c: c.published or make.DAY)
        later = (second.published or make.DAY) + dt.timedelta(days=1)
        put_off = second.model_copy(update={"published": later})
        told = alike(EntryText(one), EntryText(other))
        if told != alike(EntryText(other), EntryText(one)):
            return False
        return told or not alike(EntryText(first), EntryText(put_off))

    assert [named(pair) for pair in PAIRS if not holds(pair)] == []


def test_few_of_two_happenings_wait_and_few_that_are_one_come_twice() -> None:
    def once(pair: dict[str, Any]) -> bool:
        one, other = both(pair)
        return is_one(pair) or alike(EntryText(one), EntryText(other))

    waiting = [pair for pair in PAIRS if not pair["same"] and once(pair)]
    twice = [pair for pair in PAIRS if pair["same"] and not once(pair)]

    assert len(waiting) <= 0.05 * len(PAIRS)
    assert len(twice) <= 0.05 * len(PAIRS)
