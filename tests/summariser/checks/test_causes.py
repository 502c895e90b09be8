"""A reason and what it explains are told in one breath by the source."""

import pytest

from agents.summariser.checks.causes import unreasoned

APART = "Limited by memory, the model is trained on short text. The camera breaks in the rain."


@pytest.mark.parametrize(
    ("sentence", "source", "is_unreasoned"),
    [
        pytest.param("相机下雨时损坏，是因为模型的内存有限。", APART, True, id="of two sentences"),
        pytest.param("由于内存有限，模型在短文本上训练。", APART, False, id="of one"),
        pytest.param("因为内存有限，相机下雨时损坏。", APART, True, id="the reason first"),
        pytest.param("相机下雨时损坏。模型的内存有限。", APART, False, id="no reason is given"),
        pytest.param("模型在短文本上训练，因为内存有限。", "Memory is limited. Thus the model is trained on short text.", False, id="of one that goes on"),
        pytest.param("相机下雨时损坏，不是因为内存有限。", APART, False, id="a reason that is denied"),
    ],
)  # fmt: skip
def test_a_reason_stands_beside_what_it_explains(
    sentence: str,
    source: str,
    is_unreasoned: bool,  # noqa: FBT001
) -> None:
    assert any(unreasoned(sentence, source)) is is_unreasoned
