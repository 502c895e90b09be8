import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.summariser.decoy import decoy


@pytest.mark.parametrize(
    ("sentence", "opposite"),
    [
        ("模型支持函数调用和中文。", "模型不支持函数调用和中文。"),
        ("目前不支持图片和视频输入。", "已经支持图片和视频输入。"),
        ("训练数据尚未公开给研究者。", "训练数据已经公开给研究者。"),
        ("推理需要八张 80 GB 的显卡。", "推理不需要八张 80 GB 的显卡。"),
        ("它在 MMMU 上超过了 GPT-4o。", "它在 MMMU 上不如 GPT-4o。"),
        ("新版把延迟降低了四成以上。", "新版把延迟增加了四成以上。"),
        ("州长否决了这项安全法案。", "州长批准了这项安全法案。"),
        ("晴空是一家实验室的语音模型。", "晴空不是一家实验室的语音模型。"),
    ],
)
def test_a_sentence_is_turned_into_its_opposite(sentence: str, opposite: str) -> None:
    assert decoy([sentence], "a story") == opposite


def test_what_cannot_be_turned_gives_none() -> None:
    assert decoy(["权重在网上。", "作者来自两所大学。"], "a story") == ""


def test_the_plainest_contradiction_of_a_card_is_taken() -> None:
    said = ["晴空是一个模型，很小。", "晴空支持十种方言。", "它能识别语音，很快。"]

    assert decoy(said, "a story") == "晴空不支持十种方言。"


@given(st.lists(st.text(max_size=60), max_size=6), st.text(max_size=9))
def test_it_is_always_the_same_and_none_of_the_sentences(
    said: list[str], seed: str
) -> None:
    found = decoy(said, seed)

    assert found == decoy(said, seed)
    assert found not in said or not found
