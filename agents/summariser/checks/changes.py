"""By how much or to how much something changed: 降了 6.3% is no 降到 6.3%.

Only where each place of the figure in the source tells which of the two it is.
"""

import re
from collections.abc import Iterator

from agents.domain.han import HAN
from agents.summariser.checks.agreement import same, telling
from agents.summariser.spans.figures import figures

_TIMES = "times"  # 3x faster is as well 3 times as fast
_NEAR = 48  # characters around a figure that tell
_ABOUT = r"(?:了?\s?(?:大?约|近|将近|最[多高]|超过?|平均|至少|逾|整整)?\s?)"
_CHANGE = r"(?:[增扩][长加大至]?|[升涨跌降减缩]|提[高升]|[上下][升降涨跌]|降低|减[少小轻]|缩[短小减])"
_BEGINS = (
    r"(?:reduc|increas|improv|gain|drop|declin|decreas|boost|ris|rose|fall|fell|gr[eo]w"
    r"|cut|sav|speed|accelerat|short|lower|rais)"
)
_SOME = (
    r"(?:\s(?:about|around|roughly|nearly|almost|over|more than|at least|an?|average|up to"
    r"|approximately|only|just|as \w+ as))*\s[$€£]?"
)
_TO = re.compile(
    rf"{_CHANGE}[{HAN}]?[到至为](?:原来的|原先的)?{_ABOUT}$|(?<!up)(?<!close)\sto{_SOME}$",
    re.IGNORECASE,
)
_BY = re.compile(
    rf"{_CHANGE}{_ABOUT}$|\sby{_SOME}$|{_BEGINS}\w*(?:\s(?:in|of)\s[\w\s-]{{1,30}})?\sof{_SOME}$",
    re.IGNORECASE,
)
_BY_BEHIND = re.compile(
    r"\s(?:(?:average|relative|absolute|overall|further)\s)?(?:reduction|increase"
    r"|improvement|gain|drop|decline|decrease|boost|growth|rise|speed-?up|higher|lower"
    r"|faster|less|fewer|better)\b",
    re.IGNORECASE,
)


def mistaken(sentence: str, source: str) -> Iterator[str]:
    """The figures that are told as the outcome of a change there, as its size here."""
    theirs = figures(source)
    for figure in filter(telling, figures(sentence)):
        mine = _kind(sentence, *figure.place, figure.unit)
        kinds = {
            _kind(source, *one.place, one.unit) for one in theirs if same(figure, one)
        }
        if mine and kinds == {"by" if mine == "to" else "to"}:
            yield sentence[figure.start : figure.end]


def _kind(text: str, start: int, end: int, unit: str) -> str:
    before = text[max(0, start - _NEAR) : start]
    if _TO.search(before):
        return "to"
    is_by = _BY.search(before) or (unit != _TIMES and _BY_BEHIND.match(text, end))
    return "by" if is_by else ""
