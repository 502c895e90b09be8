"""What speaks against one happening, and what only seems to."""

import pytest

from agents.scout.happening.vetoes import veto
from tests.scout.happening.test_retold import are_one, entry


def test_versions_of_what_headlines_measure_against_are_no_other_versions() -> None:
    one = entry("基于 GPT-4o 的编程助手 Genie 诞生")

    assert veto(one, entry("编程助手 Genie 击败 GPT-4，得分全球最高")) == ""
    assert veto(one, entry("编程助手 Genie 击败 Devin 和 GPT-4")) == ""
    assert veto(entry("OpenAI 发布 GPT-4o"), entry("OpenAI 发布 GPT-4")) == "version"


COUNTED = [
    pytest.param(
        ("云平台 Groq 获 6.4 亿美元，估值 28 亿美元", "它做推理。"),
        ("英伟达的挑战者来了：Groq 估值 28 亿美元", "新一轮为 6.4 亿美元。"),
        id="who is named first",
    ),
    pytest.param(
        ("谷歌发布天气模型，30 秒内生成 22.8 天模拟结果", "模型比传统方法快。"),
        ("Nature 重磅：AI 击败传统天气模型，30 秒生成 22.8 天模拟", "预测 40 年趋势。"),
        id="where it stands",
    ),
    pytest.param(
        ("A 2GB Raspberry Pi 5 comes for $50", "Its lower price follows a tweaked, cheaper chip."),
        ("树莓派 5 推出 2GB 版本，售价 50 美元", "比 4GB 版便宜。"),
        id="what is said of it",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), COUNTED)
def test_several_figures_with_one_in_both_headlines_are_of_one_happening(
    one: tuple[str, str], other: tuple[str, str]
) -> None:
    assert are_one(entry(*one), entry(*other))
    assert are_one(entry(*other), entry(*one))


def test_a_small_number_of_both_headlines_is_no_count() -> None:
    said = "它重 310 克，电池为 5000 毫安时。"
    one, other = (
        entry("掌玩 2 平板采用 UFS 存储", said),
        entry("某平板 2 官宣新外观", said),
    )

    assert veto(one, other) == "subject"


def test_a_headline_in_the_same_words_need_not_begin_with_the_same() -> None:
    one = entry("给视频模型安上快慢两只眼睛，苹果免训练新方法秒了一切最好成绩")

    assert veto(one, entry("秒一切最好成绩！苹果免训练新方法！")) == ""
    assert veto(one, entry("山城大学的机器人学会做饭")) == "subject"


@pytest.mark.parametrize(
    ("name", "short"), [("上海交通大学", "上交大"), ("扎克伯格", "小扎")]
)
def test_who_is_called_by_a_short_name_is_nobody_else(name: str, short: str) -> None:
    assert entry(f"{name}谈平台").rows == entry(f"{short}谈平台").rows != frozenset()
