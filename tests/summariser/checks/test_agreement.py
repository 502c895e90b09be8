import pytest

from agents.summariser.checks.agreement import supported, telling
from agents.summariser.spans.figures import figures


def agrees(said: str, source: str) -> bool:
    known = figures(source)
    read = figures(said)
    alike = [figure for figure in read if figure.version] or read
    return any(supported(figure, known) for figure in alike)


@pytest.mark.parametrize(
    ("said", "source"),
    [
        pytest.param("70 亿参数", "7 billion parameters", id="billions"),
        pytest.param("70 亿", "LLaMA-3-7B", id="a size in a name"),
        pytest.param("1.5 万次", "15,312 downloads", id="rounded in scale"),
        pytest.param("2w 次", "20,000 times", id="w"),
        pytest.param("12.8 万 token", "128K tokens", id="K"),
        pytest.param("12.3 个百分点", "12.3% higher", id="points and per cent"),
        pytest.param("85%", "an accuracy of 0.85", id="a share as decimal"),
        pytest.param("得分 0.85", "85%", id="a decimal for per cent"),
        pytest.param("43.9%", "scores 43.9 on the test", id="a table without %"),
        pytest.param("近 22%", "21.8%", id="rounded per cent"),
        pytest.param("10%", "10-20% more memory", id="range, first end"),
        pytest.param("三成", "29.6% of users", id="three tenths"),
        pytest.param("三分之一", "a third of users", id="a third"),
        pytest.param("四分之三", "three-quarters of them", id="three quarters"),
        pytest.param("五成", "fell by half", id="half"),
        pytest.param("十分之一", "over 10x smaller", id="ten times smaller"),
        pytest.param("3 倍", "three times faster", id="three times"),
        pytest.param("2.6 倍", "增长257.3%", id="per cent as multiple"),
        pytest.param("300%", "a 3x increase", id="multiple as per cent"),
        pytest.param("三倍", "tripled", id="tripled"),
        pytest.param("0.3 秒", "300 ms", id="milliseconds"),
        pytest.param("3 小时", "180 minutes", id="minutes"),
        pytest.param("8 张 A100", "eight A100s", id="cards"),
        pytest.param("6.4 亿美元", "$640 million", id="dollars"),
        pytest.param("3.5 亿元", "增至3.5亿人民币", id="yuan"),
        pytest.param("1.2 GB", "安装包 1.2G", id="G is GB"),
        pytest.param("超过 3800 亿", "3856 亿", id="over"),
        pytest.param("近 60 万", "597,000", id="nearly"),
        pytest.param("约 300 人", "287 people", id="about"),
        pytest.param("十余人", "a team of 14", id="ten odd"),
        pytest.param("v0.6.0", "v0.6.0", id="version"),
        pytest.param("1.10 版", "Version 1.10 is out", id="version in words"),
        pytest.param("16", "16 GB", id="no unit may be any"),
    ],
)
def test_one_value_written_differently_agrees(said: str, source: str) -> None:
    assert agrees(said, source)


@pytest.mark.parametrize(
    ("said", "source"),
    [
        pytest.param("70 亿", "8 billion", id="digit"),
        pytest.param("7 亿", "7 billion", id="order of magnitude"),
        pytest.param("131072", "128K", id="only what is stated"),
        pytest.param("7.25B", "7B", id="more exact than the source"),
        pytest.param("24%", "24 GPUs", id="a count is no share"),
        pytest.param("10 倍", "10%", id="per cent is no multiple"),
        pytest.param("1.8 倍", "1.8%", id="decimal per cent is no multiple"),
        pytest.param("0.5 倍", "50%", id="less than one is no multiple"),
        pytest.param("50%", "0.5x", id="less than one is no multiple, reversed"),
        pytest.param("3 倍", "3 layers", id="three layers are no multiple"),
        pytest.param("3 元", "3 dollars", id="currency"),
        pytest.param("166 亿元", "净利166亿，即166亿美元", id="currency stated once"),
        pytest.param("16 MB", "16 GB, or 16 in all", id="bytes"),
        pytest.param("3 天", "3 hours", id="time"),
        pytest.param("5 名", "5%", id="people"),
        pytest.param("超过 3700 亿", "3800 亿", id="another round number"),
        pytest.param("1.1 版", "v1.10", id="1.10 is not 1.1"),
        pytest.param("Llama 3.2", "Llama 3.1 has 3 sizes", id="version of a name"),
        pytest.param("v2", "two", id="a version in words is none"),
    ],
)
def test_another_value_does_not_agree(said: str, source: str) -> None:
    assert not agrees(said, source)


@pytest.mark.parametrize(
    ("text", "checked"),
    [
        ("两种", False),
        ("三个", True),
        ("四座", True),
        ("1 次", False),
        ("2 张", True),
        ("两倍", False),
        ("三倍", True),
        ("一周", False),
        ("0.5", True),
        ("一成", True),
        ("v2", True),
        ("一万", True),
        ("1K", True),
    ],
)
def test_small_counts_in_words_are_not_checked(text: str, *, checked: bool) -> None:
    assert telling(figures(text)[0]) is checked


@pytest.mark.parametrize(
    ("source", "rounded"),
    [
        ("8,700 people", "10,000"),
        ("8,300 people", ""),
        ("11,300 people", "10,000"),
        ("11,700 people", ""),
    ],
)
def test_a_number_is_rounded_by_no_more_than_a_seventh(
    source: str, rounded: str
) -> None:
    assert agrees("1 万人", source) is bool(rounded)
