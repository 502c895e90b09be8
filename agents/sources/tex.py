"""TeX in titles, abstracts and names → text as a reader sees it."""

import re
import unicodedata

from agents.pages.tex_formula import formula

# Formulas between unescaped dollars that hold no money, or \( \) and \[ \].
_FORMULA = re.compile(
    r"((?<!\\)\$\$[^$]+(?<!\\)\$\$|(?<![\\$])\$(?=[^\s$])[^$]*(?<![\s\\])\$(?!\d)"
    r"|\\\((?:[^)\\]|\\(?![()]))*\\\)|\\\[(?:[^\]\\]|\\(?![][]))*\\\])"
)
# Escaped once more, for Markdown: \\(x\\), \textbf\{x\}.
_TWICE = re.compile(r"\\(\\[()])")
_BRACED = re.compile(r"\\(?:text[a-z]*|emph|url|cite[a-z]*|math[a-z]+|underline)\\\{")
_BRACE = re.compile(r"\\([{}])")
_ALPHABET = re.compile(
    r"\\(?:mathcal|mathbb|mathscr|mathfrak|bar|hat|tilde)\s*\{(\w)\}"
)
_SCRIPT = re.compile(r"([_^])\{([^{}]*)\}")
_SIGNS = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν",
    "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ", "varphi": "φ",
    "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ",
    "Lambda": "Λ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
    "infty": "∞", "in": "∈", "subset": "⊂", "ell": "ℓ", "log": "log", "exp": "exp",
    "quad": " ", "qquad": " ", "ldots": "…", "dots": "…", "textless": "<", "textgreater": ">",
    "ast": "*", "star": "*", "vert": "|", "mid": "|", "langle": "⟨", "rangle": "⟩", "cap": "∩",
    "leftarrow": "←", "leftrightarrow": "↔", "partial": "∂", "nabla": "∇", "dagger": "†",
    "textasciitilde": "~", "textbackslash": "\\", "gg": "≫", "ll": "≪", "equiv": "≡",
}  # fmt: skip
_SIGN = re.compile(rf"\\({'|'.join(_SIGNS)})(?![A-Za-z])(?:\{{\}})?")
_ACCENTS = {
    "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303",
    "=": "\u0304", ".": "\u0307", "c": "\u0327", "v": "\u030c", "u": "\u0306",
    "H": "\u030b", "k": "\u0328", "r": "\u030a",
}  # fmt: skip
_SYMBOLED = re.compile(r"\{?\\(['`^\"~=.]) ?\{?\\?([A-Za-z])\}?\}?")
_LETTERED = re.compile(r"\{?\\([cvuHkr])(?:\{\\?([A-Za-z])\}|\s([A-Za-z]))\}?")
_LETTERS = {
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø",
    "aa": "å", "AA": "Å", "l": "ł", "L": "Ł",
}  # fmt: skip
_LETTER = re.compile(r"\{?\\(" + "|".join(_LETTERS) + r")(?![A-Za-z])(?:\{\}| )?\}?")
_WRAPPED = re.compile(
    r"\\(?:emph|textbf|textit|texttt|textsc|textsf|textrm|text|underline|mbox|url)"
    r" ?\{([^{}]*)\}"
)
_SWITCHED = re.compile(r"\{\\(?:em|bf|it|tt|sc|sf|rm) ([^{}]*)\}")
_LINKED = re.compile(r"\\href ?\{([^{}]*)\} ?\{([^{}]*)\}")
_NOTED = re.compile(r"[ ~]?\\footnote ?\{([^{}]*)\}")
_CITED = re.compile(r"\\cite[a-z]* ?\{([^{}]*)\}")
_MARKED = re.compile(r"[ ~]?\\(?:label|ref|eqref) ?\{[^{}]*\}")
_OWN = re.compile(r"\\([A-Za-z]{2,})\{\}")  # a paper's own word for itself
_CAPITALS = re.compile(r"(?<![\w\\_^}])\{([A-Z]+)\}")  # kept so by {BibTeX}
_ESCAPED = re.compile(r"\\([%&_#${}])")
_SPACED = re.compile(r"(?<=[A-Za-z.,)'\"])~(?=[A-Za-z($\\])|\\[ ,;](?!\d)")
_QUOTED = re.compile(r"``([^`'\"]{1,200})(?:''|\")")
_DASHED = re.compile(r"(?<=\w)(---?)(?=\w)")
_NEST = 4  # wrappers within one another


def readable(text: str) -> str:
    r"""Commands and simple formulas as what they stand for; other formulas as written.

    >>> readable(r"\textbf{Sch\"{o}n}: 5\% of $\mathbf{x}_{1}$, $\frac{a}{b}$")
    'Schön: 5% of x_1, $\\frac{a}{b}$'
    """
    if not any(sign in text for sign in ("\\", "$", "``", "~", "--", "{")):
        return text
    if _BRACED.search(text):
        text = _BRACE.sub(r"\1", text)
    text = _FORMULA.sub(_simple, _TWICE.sub(r"\1", text))
    parts = _FORMULA.split(text)
    return "".join(
        part if place % 2 else _prose(part) for place, part in enumerate(parts)
    )


def _simple(found: re.Match[str]) -> str:
    """Without its borders where nothing of TeX is left of it."""
    inner = found[0].strip("$") if found[0].startswith("$") else found[0][2:-2]
    shown = formula(_ALPHABET.sub(r"\1", inner.replace("~", " ")))
    shown = _signs(_SCRIPT.sub(r"\1\2", shown))
    return found[0] if re.search(r"[\\{}$]", shown) else shown.strip()


def _signs(text: str) -> str:
    return _SIGN.sub(lambda found: _SIGNS[found[1]], text)


def _prose(text: str) -> str:
    text = _QUOTED.sub(r'"\1"', _SPACED.sub(" ", text))
    text = _DASHED.sub(lambda found: "–" if found[1] == "--" else "—", text)
    return _CAPITALS.sub(r"\1", _commands(text) if "\\" in text else text)


def _commands(text: str) -> str:
    text = _SYMBOLED.sub(_accented, text)
    text = _LETTERED.sub(_accented, text)
    text = _LETTER.sub(lambda found: _LETTERS[found[1]], text)
    text = _LINKED.sub(r"\2 (\1)", _MARKED.sub("", _signs(text)))
    text = _CITED.sub(r"[\1]", text)
    text = _OWN.sub(r"\1", text)
    for _ in range(_NEST):
        for pattern in (_WRAPPED, _SWITCHED):
            text = pattern.sub(r"\1", text)
    return _ESCAPED.sub(r"\1", _NOTED.sub(r" (\1)", text))


def _accented(found: re.Match[str]) -> str:
    letter = next(filter(None, found.groups()[1:]))
    return unicodedata.normalize("NFC", letter + _ACCENTS[found[1]])
