import pytest

from agents.domain.story import Material
from agents.domain.thin import is_thin
from tests import make

TOLD = (
    "The notes say how it was trained, what it was compared with and where it fails. "
    * 3
)


@pytest.mark.parametrize(
    ("materials", "thin"),
    [
        pytest.param((make.material(kind="metadata", text=TOLD),), True, id="a teaser"),
        pytest.param((make.material(text=TOLD),), False, id="a page"),
        pytest.param(
            (make.material(text="Loading, please wait."),), True, id="a shell"
        ),
        pytest.param(
            (make.material(text="某实验室发布了模型。" * 8),), False, id="Chinese"
        ),
        pytest.param(
            (make.material(title=TOLD[:200].strip(), text=TOLD[:200].strip()),),
            True,
            id="its title once more",
        ),
        pytest.param(
            (
                make.material(kind="metadata", text="A tool."),
                make.material(n=2, kind="discussion", text="HN 用户 a：slow."),
            ),
            False,
            id="with a discussion",
        ),
    ],
)
def test_thin_is_what_has_a_title_and_half_a_sentence(
    materials: tuple[Material, ...], *, thin: bool
) -> None:
    assert is_thin(materials) == thin
