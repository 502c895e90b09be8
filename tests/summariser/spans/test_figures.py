import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.summariser.spans.figures import figures


def read(text: str) -> list[tuple[float, str]]:
    """Value and unit of each reading."""
    return [(figure.value, figure.unit) for figure in figures(text)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        pytest.param("70 亿参数", 7e9, "", id="Chinese scale"),
        pytest.param("7B", 7e9, "", id="letter"),
        pytest.param("7 billion parameters", 7e9, "", id="English scale"),
        pytest.param("51,000 stars", 51_000, "", id="thousands separated"),
        pytest.param("2w 条", 20_000, "count", id="w for ten thousand"),
        pytest.param("1.5 万次", 15_000, "count", id="decimal with scale"),
        pytest.param("500 多万人", 5_000_000, "count", id="more than"),
        pytest.param("15 万亿 token", 15e12, "token", id="two scales"),
        pytest.param("三百二十亿参数", 32e9, "", id="Chinese numerals"),
        pytest.param("一百多万次", 1_000_000, "count", id="numerals and more"),
        pytest.param("五大板块", 5, "", id="a numeral before 大"),
        pytest.param("$640 million", 640e6, "usd", id="dollars in front"),
        pytest.param("6.4 亿美元", 640e6, "usd", id="dollars behind"),
        pytest.param("350 ms", 0.35, "second", id="milliseconds are seconds"),
        pytest.param("14-second clips", 14, "second", id="hyphen"),
        pytest.param("24GB", 24e9, "byte", id="bytes"),
        pytest.param("１２ 个", 12, "count", id="full-width digits"),
        pytest.param("12.3 个百分点", 12.3, "percent", id="points"),
        pytest.param("十二个多百分点", 12, "percent", id="points in numerals"),
        pytest.param("三成", 30, "percent", id="tenths"),
        pytest.param(r"\(1.71\times\)", 1.71, "times", id="TeX times"),
        pytest.param("threefold", 3, "times", id="fold"),
        pytest.param("two dozen people", 24, "", id="dozens"),
        pytest.param("twice as fast", 2, "times", id="twice"),
    ],
)
def test_a_figure_has_a_value_and_a_unit(text: str, value: float, unit: str) -> None:
    (figure,) = figures(text)

    assert figure.value == pytest.approx(value)
    assert figure.unit == unit


@pytest.mark.parametrize(
    "text", ["十分重要", "千万不要", "第三名", "上千条提示", "数十人", "四处", "周一"]
)
def test_vague_words_idioms_and_ordinals_are_no_figures(text: str) -> None:
    assert not figures(text)


def test_a_resolution_is_two_numbers() -> None:
    assert read("1280x768") == [(1280, ""), (768, "")]


def test_cards_before_a_model_are_no_multiple() -> None:
    assert read("8x A100")[0] == (8, "")


def test_the_first_number_of_a_range_takes_the_unit_of_the_last() -> None:
    assert read("10–20%") == [(10, ""), (10, "percent"), (20, "percent")]
    assert (3e4, "") in read("3 到 5 万")


def test_a_list_takes_the_unit_of_its_last_number() -> None:
    assert (5, "percent") in read("5、10 和 20%")
    assert (0, "") in read("0 到 5 万")


def test_a_version_keeps_its_digits() -> None:
    found = figures("v1.10 与 4.41.0")

    assert [(figure.digits, figure.version) for figure in found] == [
        ("1.10", True),
        ("4.41.0", True),
    ]


@pytest.mark.parametrize("text", ["Llama 3.1", "1.10 版", "升级到 3.2", "Qwen2.5"])
def test_a_decimal_behind_a_name_may_be_a_version(text: str) -> None:
    assert {figure.version for figure in figures(text)} == {True, False}


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("超过 3800 亿", "more"),
        ("more than 3800", "more"),
        ("1,000+", "more"),
        ("近 60 万", "less"),
        ("不到 600", "less"),
        ("约 300", "about"),
        ("提高 300", ""),
    ],
)
def test_words_of_approximation_are_heard(text: str, bound: str) -> None:
    assert figures(text)[0].bound == bound


@given(
    st.text(
        alphabet="一二三十百千万亿两第 1234567890.,%倍vVxBK个元-–到$成约分之",
        max_size=40,
    )
)
def test_any_text_can_be_read(text: str) -> None:
    found = figures(text)

    assert [f.start for f in found] == sorted(f.start for f in found)
    assert all(0 <= f.start < f.end <= len(text) for f in found)


@given(st.integers(0, 10**9))
def test_a_number_written_out_is_read_back(number: int) -> None:
    assert figures(f"共 {number:,} 个")[0].value == number
