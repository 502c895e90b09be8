import pytest

from agents.summariser.spans import numerals


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("十二", 12, id="ten leads"),
        pytest.param("二十", 20, id="tens"),
        pytest.param("三百二十", 320, id="hundreds"),
        pytest.param("一千零五", 1005, id="a gap is filled with zero"),
        pytest.param("两万", 20_000, id="two has a second word"),
        pytest.param("三千五百万", 35_000_000, id="a section of ten thousands"),
        pytest.param("一亿两千万", 120_000_000, id="hundred millions and more"),
        pytest.param("三百二十亿", 32_000_000_000, id="hundred millions"),
    ],
)
def test_chinese_numerals_have_their_value(text: str, value: float) -> None:
    assert numerals.chinese(text) == value


@pytest.mark.parametrize(
    ("text", "value"), [("seven", 7), ("Forty", 40), ("twenty-one", 21), ("dozen", 12)]
)
def test_english_numerals_have_their_value(text: str, value: float) -> None:
    assert numerals.english(text) == value


def test_digits_in_a_row_are_no_number() -> None:
    assert numerals.is_number("十五")
    assert not numerals.is_number("二〇二四")


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("三分之一", 100 / 3),
        ("四分之三", 75),
        ("百分之三十", 30),
        ("百分之 2.5", 2.5),
        ("one in five", 20),
        ("3 out of every 10", 30),
        ("two-thirds", 200 / 3),
        ("a quarter", 25),
        ("halved", 50),
    ],
)
def test_a_part_is_read_in_per_cent(text: str, percent: float) -> None:
    (part,) = numerals.parts(text)

    assert part.value == pytest.approx(percent)


def test_a_part_of_nothing_is_not_read() -> None:
    assert list(numerals.parts("2 in 0")) == []


def test_multiples_are_read() -> None:
    text = "It doubled, then tripled, then quadrupled."

    assert [value for *_, value in numerals.multiples(text)] == [2, 3, 4]
