"""A formula as a line of text: TeX without what only sets its look. Pure."""

import re

_LOOK = re.compile(
    r"\\(?:displaystyle|textstyle|scriptstyle|left|right|big|Big|bigg|Bigg|limits"
    r"|nolimits|bf|bfseries|it|rm|small|footnotesize|scriptsize|tiny|!|,|;|:)(?![A-Za-z])"
)
_WRAPPED = re.compile(
    r"\\(?:mathbf|mathrm|mathit|mathsf|mathtt|mathnormal|boldsymbol|bm|text|textbf"
    r"|textit|textrm|texttt|textsc|mbox|operatorname|underline|hbox)\*?\s*\{([^{}]*)\}"
)
_SIGNS = {
    "times": "×", "pm": "±", "approx": "≈", "sim": "~", "leq": "≤", "le": "≤",
    "geq": "≥", "ge": "≥", "neq": "≠", "to": "→", "rightarrow": "→", "cdot": "·",
    "uparrow": "↑", "downarrow": "↓", "percent": "%", "ldots": "…", "dots": "…",
}  # fmt: skip
_SIGN = re.compile(rf"\\({'|'.join(_SIGNS)})(?![A-Za-z])\s?")
_ESCAPED = re.compile(r"\\([%&_#${}])")
_NEST = 4  # wrappers within one another


def formula(tex: str) -> str:
    r"""What a reader sees of simple ones, so that their figures can be checked.

    >>> formula(r"\mathbf{28.4}\pm 0.3\,\%")
    '28.4±0.3%'
    """
    text = _LOOK.sub("", " ".join(tex.split()))
    for _ in range(_NEST):
        text = _WRAPPED.sub(r"\1", text)
    text = _SIGN.sub(lambda found: _SIGNS[found[1]], text)
    return _ESCAPED.sub(r"\1", text.replace("{,}", ",")).strip()
