import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.summariser.align import align
from tests import make
from tests.summariser.checks.labelled import STORIES

TEXT = (
    "Installation is easy.\n"
    "On August 18, 2024 the model was released with 7 billion parameters.\n"
    "It beats Falcon on most tests.\n"
    "Google did not comment.\n"
    "Speech is generated without text."
)


def quoted(sentence: str, text: str = TEXT) -> list[str]:
    found = align(sentence, (make.material(text=text),))
    return [evidence.quote for evidence in found]


@pytest.mark.parametrize(
    ("sentence", "start"),
    [
        pytest.param("它有 70 亿参数。", "On August", id="a figure"),
        pytest.param("8 月 18 日发布。", "On August", id="a date"),
        pytest.param("多数测试上超过 Falcon。", "It beats", id="a name"),
        pytest.param("谷歌没有评论。", "Google", id="a Chinese name"),
    ],
)
def test_a_sentence_finds_the_span_it_shares_something_with(
    sentence: str, start: str
) -> None:
    assert quoted(sentence)[0].startswith(start)


def test_a_meaning_is_found_in_the_other_language() -> None:
    assert quoted("不经文字直接生成语音。")[0].startswith("Speech")


def test_a_name_that_all_have_does_not_outweigh_what_one_has() -> None:
    text = "Falcon is fast.\nFalcon is small.\nFalcon asks before it deletes a file."

    assert quoted("Falcon 删除文件前会先询问。", text)[0].endswith("a file.")


def test_a_tagline_makes_way_for_the_span_that_tells_more() -> None:
    material = make.material(
        kind="readme",
        text="Falcon ranks results\n\n# Falcon\nIt ranks the results of Falcon by date.",
    )

    found = align("Falcon 按日期给结果排序。", (material,))

    assert found[0].quote == "It ranks the results of Falcon by date."


def test_chinese_finds_chinese_by_its_words() -> None:
    text = "安装很简单。\n团队把一次读入改成分段读入再合并。"

    assert quoted("一次读入改成了分段读入。", text) == [text.split("\n")[1]]


def test_a_sentence_with_nothing_in_common_finds_none() -> None:
    assert quoted("作者认为还有许多工作要做。") == []


def test_the_best_span_comes_first_and_a_far_weaker_one_not_at_all() -> None:
    text = "Falcon has 7 billion parameters and 128K tokens.\n\nFalcon is a bird."
    sentence = "Falcon 有 70 亿参数，支持 128K。"

    assert quoted(sentence, text) == [text.partition("\n")[0]]


def test_addresses_and_tags_support_nothing() -> None:
    text = "See https://example.org/Falcon and <b Falcon>.\nFalcon flies."

    assert quoted("它叫 Falcon。", text) == ["Falcon flies."]


def test_a_tie_goes_to_the_first_material() -> None:
    first, second = make.material(text="Falcon."), make.material(n=2, text="Falcon.")

    found = align("Falcon", (second, first))

    assert [evidence.source for evidence in found] == [1, 2]


def test_a_quotation_is_cut() -> None:
    text = "Falcon " + "flies on and on " * 60

    (evidence,) = align("Falcon", (make.material(text=text),))

    assert len(evidence.quote) == 600
    assert evidence.quote == text[evidence.start : evidence.end]


def test_true_sentences_with_a_figure_or_name_find_their_span() -> None:
    found = [
        bool(quoted(sentence, story.source))
        for story in STORIES
        for sentence in story.true
    ]

    assert sum(found) / len(found) >= 0.95


def test_in_a_long_material_each_sentence_finds_its_own_span() -> None:
    text = "".join(f"Model M{n} has {n}.5 billion parameters.\n" for n in range(300))
    text = text[:12_000]

    for n in range(20, 280, 20):
        assert quoted(f"模型 M{n} 已经发布。", text)[0].startswith(f"Model M{n} ")


@given(st.text(max_size=120), st.text(max_size=300))
def test_evidence_is_what_the_material_says_at_its_place(
    sentence: str, text: str
) -> None:
    for evidence in align(sentence, (make.material(text=text),)):
        assert evidence.quote == text[evidence.start : evidence.end]
