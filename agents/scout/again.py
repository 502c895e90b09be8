"""Stories that a better one tells already: an issue prints one of them. Pure.

They are not merged, for their texts may differ; an editor may swap them.
"""

import datetime as dt
import re
from collections.abc import Iterable
from typing import NamedTuple

from agents.domain.identity import repository
from agents.domain.kinds import PAPER
from agents.domain.organisations import ORGANISATIONS
from agents.domain.story import Ranked
from agents.domain.words import StoryId
from agents.scout.product import head_of, names_of, versioned
from agents.scout.topics import HOUSES

_ONE_EVENT = dt.timedelta(days=7)
# Who releases is no release: two of one house in a week are two.
_MAKERS = frozenset(
    re.sub(r"[ .+-]", "", name)
    for name in (*ORGANISATIONS.replace("\n", "|").split("|"), *HOUSES)
)
# A title that tells of a release, and not of what others made of the product.
_RELEASED = re.compile(
    r"发布|开源(?![大小]?模型|社区|项目|框架|版|的|巨)|推出|上线|来了|横空出世|亮相|登场|问世|放出|"
    r"\b(?:releas|launch|introduc|announc|unveil|open)",
    re.IGNORECASE,
)
# With the name that something is only measured by: 超越 GPT-4o.
_MEASURED_BY = re.compile(
    r"(?:超越|超过|赶超|击败|碾压|秒杀|媲美|对标|比肩|叫板|挑战|领先|优于|不输|吊打|打败|反超|逼近|持平"
    r"|\b(?:beat|outperform|surpass|rival|match|exceed|challeng)\w*|\bvs\.?|\bthan)"
    r"[^A-Za-z，。！？；,!?;]{0,4}[A-Za-z][\w. -]{0,20}",
    re.IGNORECASE,
)


class _Told(NamedTuple):
    """What one story is about, as far as another may be about the same."""

    title: str
    text: str  # title and gist, in lower case
    head: str  # the name before the colon, in lower case; "" for none
    released: frozenset[str]  # products, where the title tells of a release
    repositories: frozenset[str]
    moment: dt.datetime | None


def told_again(entries: Iterable[Ranked]) -> dict[StoryId, str]:
    """Why some of them would come twice, the best first; the others are not named."""
    kept: list[_Told] = []
    again: dict[StoryId, str] = {}
    for entry in entries:
        told = _told(entry)
        reasons = (why for other in kept if (why := _same(told, other)))
        if why := next(reasons, ""):
            again[entry.story.id] = why
        else:
            kept.append(told)
    return again


def _same(one: _Told, other: _Told) -> str:
    if one.repositories & other.repositories:
        return "同一仓库已有一条"
    named = _names(one.head, other.text) or _names(other.head, one.text)
    released = one.released & other.released and _at_once(one, other)
    return f"与「{other.title}」说的是同一产品" if named or released else ""


def _names(head: str, text: str) -> bool:
    """Whether a text has the name as words of its own."""
    if not head or head not in text:
        return False
    pattern = rf"(?<![a-z0-9]){re.escape(head)}(?![a-z0-9]|[-. ]\d)"
    return bool(re.search(pattern, text))


def _at_once(one: _Told, other: _Told) -> bool:
    """Media tell one release within days; without a date nothing says otherwise."""
    if one.moment is None or other.moment is None:
        return True
    return abs(one.moment - other.moment) <= _ONE_EVENT


def _told(entry: Ranked) -> _Told:
    lead = entry.story.lead
    own = _MEASURED_BY.sub(" ", lead.title)
    released = own if _RELEASED.search(own) and lead.row.gives is not PAPER else ""
    versions = (
        f"{name}{'.'.join(map(str, version))}"
        for name, version in versioned(released).items()
    )
    return _Told(
        title=lead.title,
        text=f"{own}\n{entry.gist}".lower(),
        head=head_of(lead).lower(),
        released=frozenset({*versions, *names_of(released)} - _MAKERS),
        repositories=frozenset(_repositories(entry)),
        moment=lead.published,
    )


def _repositories(entry: Ranked) -> Iterable[str]:
    for candidate in entry.story.candidates:
        code = (link.url for link in candidate.links if link.label == "code")
        for url in (candidate.url, *code):
            if repo := repository(url):
                yield repo
