"""A change is told by how much or to how much as the source tells it."""

import pytest

from agents.summariser.checks.changes import mistaken

SIZE = "with an average error reduction of 6.3% on the benchmark"


@pytest.mark.parametrize(
    ("sentence", "source", "is_mistaken"),
    [
        pytest.param("平均误差降到了 6.3%。", SIZE, True, id="a size told as the outcome"),
        pytest.param("平均误差降低了 6.3%。", SIZE, False, id="a size"),
        pytest.param("误差降低了约 6.3%。", "The error falls to about 6.3%.", True, id="an outcome told as a size"),
        pytest.param("误差降到 6.3%。", "The error falls to 6.3%.", False, id="an outcome"),
        pytest.param("最多提高 10%。", "It improves by up to 10%.", False, id="up to is no outcome"),
        pytest.param("成功率提升到原来的 10 倍。", "成功率提升了 10 倍。", True, id="in Chinese"),
        pytest.param("速度提高到 3 倍。", "It is 3x faster.", False, id="3x faster may be either"),
        pytest.param("误差降到 6.3%。", "The error is 6.3%.", False, id="the source tells neither"),
        pytest.param("误差降到 5%。", "Fell by 5%, that is from 10% to 5%.", False, id="the source tells both"),
    ],
)  # fmt: skip
def test_a_size_of_a_change_is_no_outcome(
    sentence: str,
    source: str,
    is_mistaken: bool,  # noqa: FBT001
) -> None:
    assert any(mistaken(sentence, source)) is is_mistaken
