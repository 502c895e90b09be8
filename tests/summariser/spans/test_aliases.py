import pytest

from agents.summariser.spans import aliases


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("谷歌发布新模型", "Google released a model"),
        ("清华团队", "Tsinghua University"),
        ("清华团队", "THUDM/LongWriter"),
        ("字节跳动开源", "by ByteDance"),
        ("通义千问", "Qwen2.5"),
        ("山姆·奥特曼说", "Sam Altman said"),
        ("麻省理工的研究者", "researchers at MIT"),
        ("字节旗下", "豆包大模型"),
    ],
)
def test_a_chinese_name_is_found_under_its_latin_name(said: str, source: str) -> None:
    assert aliases.missing(said, source) == []


@pytest.mark.parametrize(
    ("said", "source", "absent"),
    [
        ("微软发布新模型", "Google released a model", ["微软"]),
        ("阿里巴巴与腾讯", "Tencent alone", ["阿里巴巴"]),
        ("脸书的元数据", "metadata of Google", ["脸书"]),
        ("黄仁勋和马斯克", "Musk said", ["黄仁勋"]),
    ],
)
def test_a_chinese_name_that_the_source_has_under_no_name_is_missing(
    said: str, source: str, absent: list[str]
) -> None:
    assert aliases.missing(said, source) == absent


@pytest.mark.parametrize("text", ["每个参数占 2 字节", "东北大学", "让人联想到电影"])
def test_a_name_within_another_word_is_none(text: str) -> None:
    assert aliases.missing(text, "") == []


def test_a_name_outside_the_table_is_not_alarmed() -> None:
    assert aliases.missing("某位让-皮埃尔说", "") == []
    assert aliases.patterns("Nobody") == []
