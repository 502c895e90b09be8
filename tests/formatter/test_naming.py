"""The name is the product and what it is for; its maker stands behind the brackets."""

import pytest

from agents.formatter.naming import is_long_winded, product_name, short_use


@pytest.mark.parametrize(
    ("name", "who", "expected"),
    [
        ("OpenAI 推理模型 o1", "OpenAI", "推理模型 o1"),
        ("Meta SAM2 视觉分割", "Meta", "SAM2 视觉分割"),
        ("阿里云开源模型家族 Qwen2.5", "阿里云", "开源模型家族 Qwen2.5"),
        ("全新的多模态语言模型 Qwen2-VL", "", "多模态语言 Qwen2-VL"),
        ("开放视觉语言模型 Molmo", "某研究所", "视觉语言模型 Molmo"),
        ("对话与代码模型 DeepSeek-V2.5", "深度求索", "对话与代码 DeepSeek-V2.5"),
        ("Chat2DB 数据库统筹管理工具", "", "Chat2DB 数据库统筹管理"),
    ],
)
def test_the_name_keeps_the_product_and_a_short_use(
    name: str, who: str, expected: str
) -> None:
    assert product_name(name, who) == expected


@pytest.mark.parametrize(
    ("name", "who"),
    [
        ("DeepSeek 对话模型 V2.5", "DeepSeek"),
        ("Molmo", "Molmo"),
        ("Metaverse 评测 Arena", "Meta"),
        ("o1", "OpenAI"),
        ("思维链适用范围分析", ""),
        ("桌面评测 Windows Agent Arena", "微软、卡内基梅隆大学等"),
        ("视频生成 PixelDance、Seaweed", "火山引擎"),
        ("用 LLM 写测试的 Cover", ""),
        ("开源模型", ""),
    ],
)
def test_a_name_that_would_lose_its_product_stays(name: str, who: str) -> None:
    assert product_name(name, who) == name


def test_what_a_use_is_never_shortened_to() -> None:
    assert short_use("开放模型") == "开放模型"
    assert short_use("新一代语言模型框架平台") == "语言模型框架"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("视频生成 豆包 Pixel 和 Sea", False),
        ("视觉分割 SAM2", False),
        ("开源模型家族 Qwen2.5", False),
        ("科研想法的人机盲评", False),
        ("极限量化 1.58 位微调", False),
        ("LongVILA", True),
        ("面向超长视频的多模态理解 LongVILA", True),
    ],
)
def test_a_product_with_no_use_or_a_long_one_is_told(
    name: str,
    expected: bool,  # noqa: FBT001
) -> None:
    assert is_long_winded(name) is expected


def test_a_word_that_ends_in_model_is_not_cut_in_two() -> None:
    assert short_use("二十亿参数端侧小模型") == "二十亿参数端侧小模型"
