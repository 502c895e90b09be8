"""Who stands behind a heading: institutions before persons, two at most. Pure."""

import re
from collections.abc import Sequence

from agents.domain.cut import at_break
from agents.domain.kinds import REPOSITORY
from agents.domain.story import Candidate, Material, Ranked
from agents.formatter.typography import spaced

_MOST = 2  # names; behind them stands 等
_LENGTH = 40  # characters
_MORE = re.compile(r"\s*(?:等(?:人|机构|单位|团队|高校)?|,?\s?et al\.?)$")
_BETWEEN = re.compile(
    r"""
      \s*[、，；;]\s*
    # A comma within a name: "University of California, Berkeley"; "Apple, Inc."
    | \s*,(?!\s*(?:(?:inc|ltd|llc|corp)\b|berkeley|los\ angeles|san\ diego|irvine
        |davis|austin|madison|urbana|amherst|shenzhen))\s*
    # Both sides have to be whole: 工业和信息化部 is one.
    | (?:(?<=大学|学院|公司|集团|中心)|(?<=研究院|研究所|科学院|实验室))[和与及]
    | (?<=[A-Za-z])(?:\ ?[和与及]\ ?|\ and\ |\ &\ )(?=[A-Z])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TITLED = re.compile(
    r"教授|博士|先生|女士|院士|州长|市长|总统|总理|部长|主席|首席|创始人|记者"
    r"|\b(?:CEO|CTO|Prof|Professor|Dr)\b"
)
_REPOSITORY = re.compile(r"([\w.-]+)/[\w.-]+", re.ASCII)


def org(said: str, ranked: Ranked, materials: Sequence[Material]) -> str:
    """Never an author where an institution is known; `said` is the model's word.

    Nobody stands there where a theory text names institutions, but not whose they are.
    Behind a repository that nobody is said to have made stands its owner.
    """
    lead = ranked.story.lead
    more = _MORE.search(said) is not None
    names = [name for name in _BETWEEN.split(_MORE.sub("", said)) if name]
    others = [name for name in names if not _is_author(name, lead.authors)]
    known = [name for material in materials for name in material.affiliations]
    if others:
        return _listed(sorted(others, key=_is_titled), more=more)
    if known:
        return _listed(known[:1], more=False)
    unlabelled = any(material.unlabelled for material in materials)
    if unlabelled and ranked.section == "theory":
        return ""
    return _listed(names, more=more) or _owner(lead)


def _listed(names: Sequence[str], *, more: bool) -> str:
    """Two names, and 等 where there are more.

    >>> _listed(["甲", "乙", "丙"], more=False)
    '甲、乙等'
    """
    each = list(dict.fromkeys(names))
    for count in range(_MOST, 0, -1):
        end = "等" if more or len(each) > count else ""
        line = spaced("、".join(each[:count]) + (end if each else ""))
        if len(line) <= _LENGTH:
            return line
    return at_break(each[0], _LENGTH, 1)


def _is_titled(name: str) -> bool:
    return _TITLED.search(name) is not None


def _is_author(name: str, authors: Sequence[str]) -> bool:
    """Whether it names one of the authors, whole or by the family name."""
    name = name.strip().casefold()
    known = [author.casefold() for author in authors if author.strip()]
    return any(name in (author, author.split()[-1]) for author in known)


def _owner(lead: Candidate) -> str:
    found = _REPOSITORY.fullmatch(lead.title)
    return found[1][:_LENGTH] if found and lead.row.gives is REPOSITORY else ""
