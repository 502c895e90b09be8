"""What two headlines agree in, beside who and what was done."""

import datetime as dt

import pytest

from agents.scout.happening.entry_text import EntryText
from agents.scout.happening.shared_facts import agreed
from tests import make

ENOUGH = 3


def entry(title: str, text: str = "", day: int = 12) -> EntryText:
    when = dt.datetime(2024, 9, day, tzinfo=dt.UTC)
    return EntryText(make.candidate(title=title, summary=text, published=when))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Italy blocks DeepSeek", "意大利封禁 DeepSeek"),
        ("Apple joins OpenAI's board", "苹果加入 OpenAI 董事会"),
        ("可灵全球上线 2.0 版本", "快手发布可灵 2.0"),
        ("Baidu makes Ernie Bot free from April", "文心一言 4 月 1 日起免费"),
        ("Mistral raises 600 million euros", "Mistral 完成 6 亿欧元融资"),
    ],
)
def test_a_third_fact_makes_a_companys_news_one(one: str, other: str) -> None:
    assert agreed(entry(one), entry(other)) >= ENOUGH


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("OpenAI releases Whisper", "OpenAI 发布新模型"),
        ("Meta releases Llama 3.1 405B", "Groq 上线 Llama 3.1 405B"),  # size is no fact
        ("Mistral 发布新模型，超 Llama 3.1", "Meta 发布 Llama 3.1"),
        ("Cohere raises funds", "Nvidia raises prices"),
    ],
)
def test_who_and_a_deed_alone_are_of_many_happenings(one: str, other: str) -> None:
    assert agreed(entry(one), entry(other)) < ENOUGH


def test_what_else_both_name_is_a_fact_of_a_release_if_there_are_two() -> None:
    one = entry("Manus opens by invitation", "It beats OpenAI on GAIA.")
    other = entry("通用智能体 Manus 发布", "在 GAIA 上超过 OpenAI。")

    assert agreed(one, other) >= ENOUGH
    assert agreed(one, entry("通用智能体 Manus 发布", "超过 OpenAI。")) < ENOUGH


def test_after_two_days_it_is_other_news() -> None:
    one, other = entry("Italy blocks DeepSeek"), entry("意大利封禁 DeepSeek", day=15)

    assert agreed(one, other) == 0


def test_a_wide_comma_parts_two_figures() -> None:
    told = entry("微软推出 Phi-4，140 亿参数")

    assert told.all.sizes == {14.0}


def test_a_version_behind_a_chinese_name_is_that_of_the_product() -> None:
    one, other = entry("Ernie 4.5 is out"), entry("百度发布文心大模型 4.5")

    assert one.products == other.products


def test_a_deal_that_two_sides_tell_of_is_no_digest() -> None:
    assert not entry("OpenAI 宣布获 400 亿美元融资，软银领投").form.of_two
    assert entry("OpenAI 发布新模型，谷歌推出新芯片").form.of_two
