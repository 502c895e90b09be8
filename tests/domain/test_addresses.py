import pytest

from agents.domain.addresses import unsourced, without_unsourced

SOURCE = """See https://example.org/a. Code: github.com/o/r, and
https://www.example.net/b_(c)?utm_source=x；https://zh.example.org/wiki/大模型"""


@pytest.mark.parametrize(
    ("said", "lacking"),
    [
        ("见 https://example.org/a。", []),
        ("见 http://www.example.org/a/ 。", []),
        ("见 https://github.com/o/r，和 example.net/b_(c)。", []),
        ("见 https://zh.example.org/wiki/大模型。", []),
        ("主页 https://example.org", []),
        ("见 https://example.org/ab。", ["https://example.org/ab"]),
        ("见 https://example.or/a。", ["https://example.or/a"]),
        ("见 https://github.com/o 。", ["https://github.com/o"]),
        ("见https://evil.example/a这篇", ["https://evil.example/a"]),
        ("www.evil.example 和 evil.com/x", ["www.evil.example", "evil.com/x"]),
        ("[https://evil.example/(a)].", ["https://evil.example/(a)"]),
        ("写信给 a@evil.com", []),
    ],
)
def test_an_address_is_a_sources_only_as_a_whole(said: str, lacking: list[str]) -> None:
    assert unsourced(said, SOURCE) == lacking


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("详见 https://evil.example/a 这篇。", "详见 这篇。"),
        ("它开源了（代码：https://evil.example/a）。", "它开源了（代码）。"),
        ("它开源了（https://evil.example/a）。", "它开源了。"),
        ('见[论文](https://evil.example/a "题")和 `https://evil.example`。', "见论文和。"),
        ("代码：<https://evil.example>", "代码"),
        ("See www.evil.example/x, and https://example.org/a.", "See, and https://example.org/a."),
        ("https://evil.example", ""),
        ("Character.ai 和 ASP.NET", "Character.ai 和 ASP.NET"),
        ("见 https://example.org/a 。", "见 https://example.org/a 。"),
    ],
)  # fmt: skip
def test_an_address_that_no_source_has_goes_and_the_words_stay(
    said: str, left: str
) -> None:
    assert without_unsourced(said, SOURCE) == left
