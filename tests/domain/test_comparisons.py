import pytest

from agents.domain.comparisons import is_another


@pytest.mark.parametrize(
    ("headline", "is_its"),
    [
        ("某公司发布 ReadAI", True),
        ("ReadAI 来了", True),
        ("ReadAI 级别的模型，一张卡就够", False),
        ("全面超越 ReadAI", False),
        ("碾压开源巨头 ReadAI", False),
        ("对标最强的「ReadAI」", False),
        ("ReadAI 平替开源了", False),
        ("开源 ReadAI 级模型", False),
        ("ReadAI 仅一天被超越", False),
        ("BookAI beats ReadAI", False),
        ("A ReadAI-like reader", False),
        ("ReadAI's rival is here", False),
    ],
)
def test_what_a_thing_is_measured_by_is_another_thing(
    headline: str, *, is_its: bool
) -> None:
    start = headline.index("ReadAI")

    assert is_another(headline, start, start + len("ReadAI")) is not is_its
