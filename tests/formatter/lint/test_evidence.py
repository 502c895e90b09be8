import datetime as dt

import pytest

from agents.formatter.lint.evidence import unproven
from agents.formatter.lint.finding import Proof


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("9 月 25 日", "on September 25"),
        ("2,860 个样本", "2860 samples"),
        ("1.15 万名", "some 11,500 writers"),
        ("GitHub 3.4 万星", "34123 stars"),
        ("70 亿参数", "a 7B model"),
        ("7B 参数", "7 billion"),
        ("3 个阶段", "three stages"),
        ("36% 的讨论", "36 percent"),
        ("SAM2、Phi-3 与 v0.10", "nothing"),
        ("", ""),
    ],
)
def test_a_number_is_proven_in_any_usual_writing(text: str, source: str) -> None:
    assert list(unproven(text, Proof(text=source))) == []


@pytest.mark.parametrize(
    ("text", "source", "missing"),
    [
        ("提升 37%", "36 percent", ["37"]),
        ("12 万星", "34123 stars", ["12 万"]),
        ("9 月 25 日", "25 August", ["9"]),
    ],
)
def test_a_number_of_no_source_is_named(
    text: str, source: str, missing: list[str]
) -> None:
    assert list(unproven(text, Proof(text=source))) == missing


def test_a_day_without_separators_is_the_day_of_the_event() -> None:
    event = dt.date(2024, 8, 21)

    assert list(unproven("公开于 20240821", Proof(event=event))) == []
    assert list(unproven("公开于 20240822", Proof(event=event))) == ["20240822"]
    assert list(unproven("公开于 20240821", Proof(text="2024-08-21"))) == []
