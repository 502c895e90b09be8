"""What code knows of a story for certain, as the writer and the checks are told. Pure."""

from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

from agents.domain.kinds import PAPER, REPOSITORY
from agents.domain.story import Material, Story, day_of
from agents.summariser.stated import licence_of, model_of

_AUTHORS = 8
_AFFILIATIONS = 4


def facts(story: Story, tz: str, materials: Sequence[Material] = ()) -> str:
    """What code knows for certain, one fact a line; stars change and stay out.

    The day is that of the issue's time zone, as the card prints it.
    """
    lead = story.lead
    day = day_of(lead, ZoneInfo(tz), materials)
    lines = [
        f"标题：{lead.title}",
        f"发布日期：{day:%Y-%m-%d}" if day else "发布日期：未确认",
    ]
    if lead.authors:
        more = " 等" if len(lead.authors) > _AUTHORS else ""
        role = "作者" if lead.row.gives in (PAPER, REPOSITORY) else "报道者或发布者"
        lines.append(f"{role}：{'、'.join(lead.authors[:_AUTHORS])}{more}")
    known = dict.fromkeys(name for one in materials for name in one.affiliations)
    for label, value in (
        ("机构", "、".join(_nested(known)[:_AFFILIATIONS])),
        ("备注", lead.note),
        ("许可证", licence_of(lead, materials)),
        ("默认模型", model_of(lead, materials)),
        ("版本", lead.release),
    ):
        if value:
            lines.append(f"{label}：{value}")
    return "\n".join(lines)


def _nested(names: Iterable[str]) -> list[str]:
    """Each institution once, its parts behind it in brackets.

    >>> _nested(["清华大学", "清华大学深圳研究院", "MIT"])
    ['清华大学（清华大学深圳研究院）', 'MIT']
    """
    listed = list(names)
    parents = {
        name: min((o for o in listed if o != name and o in name), key=len, default="")
        for name in listed
    }
    parts = {name: [one for one in listed if parents[one] == name] for name in listed}
    return [
        f"{name}（{'、'.join(parts[name])}）" if parts[name] else name
        for name in listed
        if not parents[name]
    ]
