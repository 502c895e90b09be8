"""Formulas of a page as lines of text, each once: as their TeX says. Pure.

A page holds a formula twice or three times: as MathML, drawn from letters, and as TeX.
The last is what a figure can be checked against.
"""

import re
from collections.abc import Mapping

from agents.domain.han import HAN
from agents.pages.tex_formula import formula
from agents.pages.visible import Sink

_HOLDS = re.compile(
    r"<math\b|<mjx-container\b|math/tex|\bkatex\b|mwe-math", re.IGNORECASE
)
_HINTS = ("math", "mjx", "katex")  # one of these stands in each

# What draws one formula in several ways: KaTeX, Wikipedia, MathJax.
_DRAWN = frozenset({"katex", "mwe-math-element"})
_TAGS = frozenset({"math", "mjx-container"})
# Words in a row, commands aside. A formula is none: a reader sees it drawn, so what
# only its TeX says could talk to a model behind the reader's back.
_COMMAND = re.compile(r"\\[A-Za-z]+")
_PROSE = re.compile(rf"(?:[A-Za-z]{{2,}}[,.:;!]?\s+){{4}}[A-Za-z]{{2,}}|[{HAN}]{{8}}")


def holds_formulas(html: str) -> bool:
    """Whether it may. Most entries of feeds don't, and are not searched for it."""
    lower = html.lower()
    return any(map(lower.__contains__, _HINTS)) and bool(_HOLDS.search(html))


class Formulas:
    """Stands before `Visible`, since how a formula's parts look says nothing."""

    def __init__(self, inner: Sink) -> None:
        self._inner = inner
        self._open: list[str] = []  # elements of the formula, "tex" for its TeX
        self._tex = ""
        self._noted: list[str] = []  # TeX inside
        self._drawn: dict[bool, list[str]] = {}  # letters in MathML, and around it

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if self._open:
            self._note(tag, attributes)
        elif _is_formula(tag, attributes):
            self._tex, self._noted, self._drawn = "", [], {True: [], False: []}
            self._inner.start("span", attributes)
            self._note("tex" if tag == "script" else tag, attributes)
        else:
            self._inner.start(tag, attributes)

    def _note(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "math" and not self._tex:
            self._tex = attributes.get("alttext", "")
        if tag == "annotation" and "tex" in attributes.get("encoding", "").lower():
            tag = "tex"
        self._open.append(tag)

    def data(self, text: str) -> None:
        if not self._open:
            self._inner.data(text)
        elif self._open[-1] == "tex":
            self._noted.append(text)
        elif not self._open[-1].startswith("annotation"):
            self._drawn["math" in self._open].append(text)

    def end(self, tag: str) -> None:
        if not self._open:
            self._inner.end(tag)
            return
        self._open.pop()
        if not self._open:
            self._inner.data(self._text())
            self._inner.end("span")

    def _text(self) -> str:
        tex = " ".join((self._tex or "".join(self._noted)).split())
        drawn = self._drawn[True] or self._drawn[False]
        if not tex or _PROSE.search(_COMMAND.sub(" ", tex)):
            return " ".join("".join(drawn).split())
        return formula(tex)


def _is_formula(tag: str, attributes: Mapping[str, str]) -> bool:
    if tag in _TAGS:
        return True
    if tag == "script":
        return attributes.get("type", "").lower().startswith("math/tex")
    return not _DRAWN.isdisjoint(attributes.get("class", "").split())
