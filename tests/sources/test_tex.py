import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.sources.tex import readable


@pytest.mark.parametrize(
    ("text", "read"),
    [
        pytest.param("Plain text, 5% of it", "Plain text, 5% of it", id="no TeX"),
        pytest.param(r"$\alpha_1$ and \(\beta\)", "α_1 and β", id="maths"),
        pytest.param(r"$\mathbf{x}_{i} \in \mathbb{R}^d$", "x_i ∈ R^d", id="letters of maths"),
        pytest.param(r"up to \textbf{11.66$\times$}", "up to 11.66×", id="maths in bold"),
        pytest.param(r"$$\text{a}$$ \text{b}", "a b", id="display maths"),
        pytest.param(
            r"$\frac{\alpha}{2}$ \textbf{b}, \[\emph{x}\]", r"$\frac{\alpha}{2}$ b, \[\emph{x}\]",
            id="maths that is more than a line",
        ),
        pytest.param("$5 a month, or $10-$20", "$5 a month, or $10-$20", id="money"),
        pytest.param("for $5 and of $n$ lines", "for $5 and of n lines", id="money beside maths"),
        pytest.param(
            r"(2.17\\(\downarrow\\)) \\(\textbf\{Ba\}\\)ckdoor \textit\{a \emph\{b\}\}",
            "(2.17↓) Backdoor a b", id="escaped for Markdown",
        ),
        pytest.param(r"as in~\cite{a,b}, ``so''~(C)", 'as in [a,b], "so" (C)', id="what only TeX shows"),
        pytest.param("vision--language; 46~75%", "vision–language; 46~75%", id="dashes"),
        pytest.param(r"\textit{Deep Net (\method{})}", "Deep Net (method)", id="a word of its own"),
        pytest.param("({BOOK} {N}atural {a})", "(BOOK Natural {a})", id="capitals kept"),
        pytest.param(r"our code\footnote{\url{https://h.org}}", "our code (https://h.org)", id="a note"),
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
)  # fmt: skip
def test_tex_is_read_as_a_reader_sees_it(text: str, read: str) -> None:
    assert readable(text) == read


@given(st.text(alphabet=r"ab \{}$'\"c^%[]()", max_size=60))
def test_no_text_is_too_odd(text: str) -> None:
    assert isinstance(readable(text), str)
