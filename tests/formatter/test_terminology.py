"""The words of the house."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.domain.issue import Issue, Paragraph, TextRun
from agents.domain.memory import Terminology
from agents.formatter.card import CardAnswer
from agents.formatter.terminology import enforced, in_house_words, mine, new_terms
from tests import make


def issue(*texts: str) -> Issue:
    blocks = tuple(Paragraph(text=(TextRun(text=text),)) for text in texts)
    return make.issue(practice=(), news=(make.item(name="一条", blocks=blocks),))


HOUSE = mine(
    [
        issue(
            "LongVILA 与 PyTorch，Claude 和 Sora。",
            "大模型、大模型、大模型、智能体、智能体、智能体",
        )
    ]
)


@pytest.mark.parametrize(
    ("text", "house"),
    [
        ("longvila 用 pytorch", "LongVILA 用 PyTorch"),
        ("LONGVILA", "LongVILA"),
        ("openai 的 Llm，Github 上有", "OpenAI 的 LLM，GitHub 上有"),
        ("大语言模型与大型语言模型", "大模型与大模型"),
        ("一个 AI 代理 帮忙", "一个智能体帮忙"),
        ("AI 代理商与代理服务器", "AI 代理商与代理服务器"),
        ("LongVila 自己这样写", "LongVila 自己这样写"),
        ("sora 与 claude", "sora 与 Claude"),
        (
            "`import pytorch`，https://x.cn/pytorch",
            "`import pytorch`，https://x.cn/pytorch",
        ),
        ("他说“大语言模型 openai”", "他说“大语言模型 openai”"),
        ("longvila/pytorch.py 与 longvila_1b", "longvila/pytorch.py 与 longvila_1b"),
        ("longvila-7b、longvila.cpp", "longvila-7b、longvila.cpp"),
    ],
)
def test_the_house_spells_as_the_archive_does(text: str, house: str) -> None:
    assert enforced(HOUSE, text) == house


@pytest.mark.parametrize(
    "texts",
    [
        ("大模型两次，大模型",),
        ("大模型，大模型，大模型", "大语言模型，大语言模型"),
        ("LongVILA 与 LongVila",),
    ],
)
def test_without_a_clear_preference_nothing_is_changed(texts: Iterable[str]) -> None:
    words = mine([issue(*texts)])

    said = enforced(words, "大语言模型 longvila")

    assert said == "大语言模型 longvila"


@pytest.mark.parametrize("archived", ["Llama", "LLaMA"])
def test_the_other_spelling_of_a_family_is_another_name(archived: str) -> None:
    other = {"Llama": "LLaMA", "LLaMA": "Llama"}[archived]

    assert enforced(mine([issue(f"{archived} 模型")]), other) == other


@given(
    st.lists(
        st.sampled_from(
            ["openai", "大语言模型", "大型", "智能代理", "AI 代理", " ", "“", "”", "`",
             "longvila", "，", "x", "/", "人", "LLM"]
        )
    ).map("".join)
)  # fmt: skip
def test_what_is_in_house_words_is_not_changed_again(text: str) -> None:
    once = enforced(HOUSE, text)

    assert enforced(HOUSE, once) == once


def test_an_empty_archive_knows_the_seed_only() -> None:
    words = mine([])

    assert enforced(words, "openai 的大语言模型") == "OpenAI 的大语言模型"
    assert enforced(Terminology(), "openai") == "OpenAI"


def test_a_card_is_set_in_house_words_and_its_quotations_are_not() -> None:
    said = CardAnswer.model_validate(
        {
            "name": "pytorch",
            "lead": "用 pytorch 写。",
            "parts": [{"label": "特点", "text": "大语言模型", "points": ["llm"]}],
            "application": "openai 的接口",
            "quotes": [{"text": "大语言模型", "by": "openai"}],
        }
    )

    house = in_house_words(HOUSE, said)

    assert (house.name, house.lead) == ("pytorch", "用 PyTorch 写。")
    assert (house.parts[0].text, house.parts[0].points) == ("大模型", ["LLM"])
    assert house.application == "OpenAI 的接口"
    assert house.quotes[0].text == "大语言模型"


def test_terms_that_the_archive_never_used_are_listed_once() -> None:
    blocks = tuple(
        Paragraph(text=(TextRun(text=text),))
        for text in (
            "用 KVCache 和 PyTorch 加速 OneModel。",
            "KVCache 又来",
            "`GPTQ` 与 Sora",
        )
    )
    one = make.card(item=make.item(name="模型 OneModel", org="", blocks=blocks))

    assert new_terms(HOUSE, [one]) == [
        {"term": "KVCache", "heading": "【模型 OneModel】"}
    ]


def test_a_term_that_the_house_calls_otherwise_comes_with_the_houses_word() -> None:
    words = mine(
        [
            issue(
                "解码器（LLaMA）",
                "常用的对比学习（SCCL），以及 Theory of Mind（心智理论）",
            )
        ]
    )
    blocks = (
        Paragraph(
            text=(TextRun(text="采用心灵理论（theory of mind），做对比学习（SCCL）"),)
        ),
    )
    one = make.card(item=make.item(name="一条", org="", blocks=blocks))

    assert dict(words.chinese) == {"sccl": "对比学习", "theory of mind": "心智理论"}
    assert new_terms(words, [one]) == [
        {"term": "theory of mind", "heading": "【一条】", "chinese": "心智理论"}
    ]
