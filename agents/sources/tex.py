"""TeX in titles, abstracts and names → readable text; formulas stay as written."""

import re
import unicodedata

# Formulas between unescaped dollars, or \( \) and \[ \].
_FORMULA = re.compile(
    r"((?<!\\)\$\$?[^$]+(?<!\\)\$\$?|\\\((?:[^)\\]|\\(?![()]))*\\\)|\\\[(?:[^\]\\]|\\(?![][]))*\\\])"
)
_ACCENTS = {
    "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303",
    "=": "\u0304", ".": "\u0307", "c": "\u0327", "v": "\u030c", "u": "\u0306",
    "H": "\u030b", "k": "\u0328", "r": "\u030a",
}  # fmt: skip
_SYMBOLED = re.compile(r"\{?\\(['`^\"~=.]) ?\{?\\?([A-Za-z])\}?\}?")
_LETTERED = re.compile(r"\{?\\([cvuHkr])(?:\{\\?([A-Za-z])\}|\s([A-Za-z]))\}?")
_LETTERS = {
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø",
    "aa": "å", "AA": "Å", "l": "ł", "L": "Ł", "textasciitilde": "~",
}  # fmt: skip
_LETTER = re.compile(r"\{?\\(" + "|".join(_LETTERS) + r")(?![A-Za-z])(?:\{\}| )?\}?")
_WRAPPED = re.compile(
    r"\\(?:emph|textbf|textit|texttt|textsc|textsf|textrm|text|underline|mbox|url)"
    r" ?\{([^{}]*)\}"
)
_SWITCHED = re.compile(r"\{\\(?:em|bf|it|tt|sc|sf|rm) ([^{}]*)\}")
_LINKED = re.compile(r"\\href ?\{([^{}]*)\} ?\{([^{}]*)\}")
_ESCAPED = re.compile(r"\\([%&_#${}])")


def readable(text: str) -> str:
    r"""Text commands unwrapped, accents as letters, escapes as what they stand for.

    >>> readable(r"\textbf{Sch\"{o}n}: 5\% of $\alpha_1$")
    'Schön: 5% of $\\alpha_1$'
    """
    parts = _FORMULA.split(text)
    return "".join(
        part if place % 2 else _prose(part) for place, part in enumerate(parts)
    )


def _prose(text: str) -> str:
    if "\\" not in text:
        return text
    text = _SYMBOLED.sub(_accented, text)
    text = _LETTERED.sub(_accented, text)
    text = _LETTER.sub(lambda found: _LETTERS[found[1]], text)
    text = _LINKED.sub(r"\2 (\1)", text)
    for pattern in (_WRAPPED, _SWITCHED, _WRAPPED):  # one inside the other
        text = pattern.sub(r"\1", text)
    return _ESCAPED.sub(r"\1", text)


def _accented(found: re.Match[str]) -> str:
    letter = next(filter(None, found.groups()[1:]))
    return unicodedata.normalize("NFC", letter + _ACCENTS[found[1]])
