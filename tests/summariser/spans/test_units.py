import pytest

from agents.summariser.spans.units import unit


@pytest.mark.parametrize(
    ("suffix", "kind", "worth"),
    [
        ("%", "percent", 1),
        ("\\%", "percent", 1),
        ("个百分点", "percent", 1),
        (" percentage points", "percent", 1),
        ("成", "percent", 10),
        ("倍", "times", 1),
        ("x", "times", 1),
        ("-fold", "times", 1),
        ("\\times", "times", 1),
        ("毫秒", "second", 0.001),
        (" hours", "second", 3600),
        ("个月", "month", 1),
        ("年", "month", 12),
        ("GB", "byte", 1e9),
        ("MiB", "byte", 1e6),
        ("美元", "usd", 1),
        ("元", "cny", 1),
        ("张", "count", 1),
        ("", "", 1),
        (" parrots", "", 1),
    ],
)
def test_a_unit_has_a_kind_and_a_worth(suffix: str, kind: str, worth: float) -> None:
    assert unit(suffix) == (kind, worth)


def test_a_currency_may_stand_in_front() -> None:
    assert unit("", "$") == ("usd", 1)
    assert unit("", "￥ ") == ("cny", 1)
