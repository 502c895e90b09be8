import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.sources.tex import readable


@pytest.mark.parametrize(
    ("text", "read"),
    [
        pytest.param("Plain text, 5% of it", "Plain text, 5% of it", id="no TeX"),
        pytest.param(
            r"$\alpha_1$ and \(\beta\)", r"$\alpha_1$ and \(\beta\)", id="maths"
        ),
        pytest.param(r"$$\text{a}$$ \text{b}", r"$$\text{a}$$ b", id="display maths"),
        pytest.param(r"\[\emph{x}\]", r"\[\emph{x}\]", id="maths in brackets"),
        pytest.param(r"\textbf{Bold \emph{and} more}", "Bold and more", id="nested"),
        pytest.param(r"{\em old} style", "old style", id="a switch"),
        pytest.param(r"5\% \& \$5 \_a \#1", "5% & $5 _a #1", id="escapes"),
        pytest.param(r"costs \$5 to \$6", "costs $5 to $6", id="escaped dollars"),
        pytest.param(
            r"\href{https://h.org}{here}", "here (https://h.org)", id="a link"
        ),
        pytest.param(r"\url{https://h.org}", "https://h.org", id="an address"),
        pytest.param(r"Schr\"{o}dinger, M\'endez", "Schrödinger, Méndez", id="accents"),
        pytest.param(r"{\'E}cole, Fran\c{c}ois", "École, François", id="more accents"),
        pytest.param(
            r"Stra{\ss}e, \O{}re, \L ukasz", "Straße, Øre, Łukasz", id="letters"
        ),
        pytest.param(r"\v{C}apek, \c Cavdar", "Čapek, Çavdar", id="lettered accents"),
    ],
)
def test_tex_is_read_as_text_and_formulas_stay(text: str, read: str) -> None:
    assert readable(text) == read


@given(st.text(alphabet=r"ab \{}$'\"c^%[]()", max_size=60))
def test_no_text_is_too_odd(text: str) -> None:
    assert isinstance(readable(text), str)
