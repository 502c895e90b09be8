r"""Backslashes in a model's JSON: TeX that was meant as such, and JSON's own escapes.

Models write `"\beta"` where JSON asks for `"\\beta"`, and a JSON parser reads it as a
backspace before "eta".
"""

import re

# One escape at a time, so that the second half of `\\` begins none.
_ESCAPE = re.compile(r"\\(?:u[0-9A-Fa-f]{4}|([A-Za-z]+)|(.)|\Z)", re.DOTALL)
# The commands that begin like an end of line or a tab. A word of them is one: a line
# that begins with "u" alone is rarer than a nu. Left out is what reads as a line and a
# word, such as `\nless` and `\nmid`. Backspace and form feed no answer needs.
_COMMANDS = """
    nabla natural ncong ne nearrow neg neq newcommand newline nexists ngeq ngeqslant
    ngtr ni nleftarrow nleftrightarrow nleq nleqslant nolimits nonumber norm normalsize
    not notag notin nprec npreceq nrightarrow nsubseteq nsucc nsucceq nsupseteq
    ntriangleleft ntriangleright nu nwarrow
    raisebox rangle rank rbrace rbrack rceil real ref relax renewcommand restriction
    rfloor rgroup rho right rightarrow rightarrowtail rightharpoondown rightharpoonup
    rightleftarrows rightleftharpoons rightrightarrows rightsquigarrow
    rightthreetimes risingdotseq rm rmoustache root rVert rvert rule
    tag tan tanh tau tbinom text textasciicircum textasciitilde textbackslash textbf
    textbullet textcolor textdegree textit textmd textnormal textrm textsc textsf
    textsl textstyle textsubscript textsuperscript texttt textup textwidth tfrac
    therefore theta thickapprox thicksim thinspace tilde times tiny to top triangle
    triangledown triangleleft trianglelefteq triangleq triangleright trianglerighteq
    twoheadleftarrow twoheadrightarrow
"""
_TEX = frozenset(_COMMANDS.split())
_SHORTEST = 4  # letters of a command that a capital may follow: `\timesN`
_JSON = frozenset("\"\\'")  # the last one is Python's, and json_repair's business
# What of JSON's escapes json_repair does not know.
_PLAIN = {r"\/": "/", r"\b": "", r"\f": r"\n"}


def literal(text: str) -> str:
    r"""`text` with each backslash doubled that begins no escape of JSON's.

    Of these some are read, so that all readers of what is left agree.

    >>> literal(r'"\beta\nu \times 2\n\u00e9 \\rho \alpha"')
    '"\\\\beta\\\\nu \\\\times 2\\n\\u00e9 \\\\rho \\\\alpha"'
    """
    return _ESCAPE.sub(_doubled, text) if "\\" in text else text


def _doubled(escape: re.Match[str]) -> str:
    if escape[0] in _PLAIN:
        return _PLAIN[escape[0]]
    word, sign = escape[1], escape[2]
    is_json = sign is None or sign in _JSON if word is None else _is_json(word)
    return escape[0] if is_json else f"\\{escape[0]}"


def _is_json(word: str) -> bool:
    """Whether the letters behind a backslash are an escape and what follows it."""
    begin = re.split("[A-Z]", word, maxsplit=1)[0]
    is_tex = word in _TEX or (len(begin) >= _SHORTEST and begin in _TEX)
    return word[0] in "nrt" and not is_tex
