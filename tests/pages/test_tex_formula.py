"""A formula as a line of text, whose figures can be checked."""

import pytest

from agents.pages.tex_formula import formula


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"\mathbf{28.4}\pm 0.3\,\%", "28.4±0.3%"),
        (r"\displaystyle 41.8", "41.8"),
        (r"\bf 28.4", "28.4"),
        (r"1{,}024", "1,024"),
        (r"\textbf{\mathrm{88.1}}_{\pm 0.2}", "88.1_{±0.2}"),
        (r"3.7\times", "3.7×"),
        (r"\mathcal{L}=\alpha x", r"\mathcal{L}=\alpha x"),
        (r"\bfloat", r"\bfloat"),
        ("", ""),
    ],
)
def test_a_simple_formula_is_what_a_reader_sees(tex: str, text: str) -> None:
    assert formula(tex) == text
