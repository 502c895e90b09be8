"""What code knows of a story for certain, as the writer and the checks are told. Pure."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from agents.domain.story import Material, Story, day_of
from agents.summariser.stated import licence_of, model_of

_AUTHORS = 8
_AFFILIATIONS = 4


def facts(story: Story, tz: str, materials: Sequence[Material] = ()) -> str:
    """What code knows for certain, one fact a line; stars change and stay out.

    The day is that of the issue's time zone, as the card prints it.
    """
    lead = story.lead
    day = day_of(lead, ZoneInfo(tz))
    lines = [f"标题：{lead.title}", f"日期：{day:%Y-%m-%d}" if day else "日期：未确认"]
    if lead.authors:
        more = " 等" if len(lead.authors) > _AUTHORS else ""
        lines.append(f"作者：{'、'.join(lead.authors[:_AUTHORS])}{more}")
    known = [name for material in materials for name in material.affiliations]
    for label, value in (
        ("机构", "、".join(known[:_AFFILIATIONS])),
        ("备注", lead.note),
        ("许可证", licence_of(lead, materials)),
        ("默认模型", model_of(lead, materials)),
        ("版本", lead.release),
    ):
        if value:
            lines.append(f"{label}：{value}")
    return "\n".join(lines)
