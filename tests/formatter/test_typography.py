import pytest
from hypothesis import given

from agents.formatter.typography import spaced
from tests.formatter.strategies import HOSTILE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("开源LLM模型7B版", "开源 LLM 模型 7B 版"),
        ("占比36%的", "占比 36% 的"),
        ("很好,但是慢;对吗?是!", "很好，但是慢；对吗？是！"),
        ("很好. 但是慢.", "很好。但是慢。"),
        ("第3.5版,v2.发布", "第 3.5 版，v2. 发布"),
        ("问题:慢", "问题：慢"),
        ("测试(中英)样本(EN)等", "测试（中英）样本（EN）等"),
        ("自我对抗 (Self-Play) 的", "自我对抗 (Self-Play) 的"),
        ("他说\"不错\"和'还行'", "他说“不错”和‘还行’"),
        ('称之为 "Hello, world" 的', "称之为“Hello, world”的"),
        ('"agent" 是', "“agent”是"),
        ("等等...好……吧…", "等等……好……吧……"),
        ("北约--战略", "北约——战略"),
        ("很好 ，真的 “是” 吗", "很好，真的“是”吗"),
        ("10:30 开会", "10:30 开会"),
    ],
)
def test_chinese_text_is_set_as_the_house_does(text: str, expected: str) -> None:
    assert spaced(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        'Latin (only), "quoted"... it\'s',
        "用 `a,中(b)` 试",
        "见 https://a.cn/a,b?x=(1) 吧",
        "写信给 a.b@c.cn 吧",
        "“Yes, we can! (1:1)”他说",
        "对象\ufffc符",
    ],
)
def test_code_addresses_and_latin_quotations_stay(text: str) -> None:
    assert spaced(text) == text


@given(HOSTILE)
def test_setting_twice_changes_nothing(text: str) -> None:
    assert spaced(spaced(text)) == spaced(text)


def test_code_keeps_its_letters_and_punctuation_whatever_its_fence() -> None:
    assert spaced("用``a`,b``和`c,中`写") == "用``a`,b``和`c,中`写"


@pytest.mark.parametrize("text", ["``中", "``中`a,b", "'中中", "(中中", '"中'])
def test_a_mark_that_nothing_closes_is_text(text: str) -> None:
    assert spaced(spaced(text)) == spaced(text)
