"""What is shown of a story to a model that weighs it: neither its source nor its score.

Pure.
"""

import datetime as dt
import re
from collections.abc import Mapping
from zoneinfo import ZoneInfo

from agents.domain.injection import addresses_a_model
from agents.domain.kinds import PAPER, POST, REPOSITORY, Thing
from agents.domain.plan import Plan
from agents.domain.story import Candidate, Story, day_of
from agents.domain.words import Noun, StoryId

OPENING = 400  # characters of a text
_KINDS: Mapping[Thing, str] = {PAPER: "论文", REPOSITORY: "代码仓库", POST: "文章"}
_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]+", re.IGNORECASE)


class ShownStory(Noun):
    """`title` and `text` are foreign; `kind` and `age` are ours."""

    id: StoryId
    title: str
    text: str
    kind: str
    age: str
    addresses_a_model: bool  # shown or as it was found


def shown(story: Story, plan: Plan) -> ShownStory:
    """The same on each day on which the window is drafted."""
    byline = _byline(story)
    summaries = (one.summary for one in story.candidates if _bare(one.summary, byline))
    found = next(summaries, "")
    title = _bare(story.lead.title, byline)
    text = _bare(found, byline)[:OPENING]
    return ShownStory(
        id=story.id,
        title=title,
        text=text,
        addresses_a_model=addresses_a_model(f"{title}\n{text}")
        or addresses_a_model(f"{story.lead.title}\n{found[: 2 * OPENING]}"),
        kind="，另有".join(dict.fromkeys(map(_kind, story.candidates))),
        age=_age(day_of(story.lead, ZoneInfo(plan.tz)), plan.cutoff),
    )


def _kind(candidate: Candidate) -> str:
    if candidate.release:
        return "新版本"
    return "网友的帖子" if candidate.row.is_mention else _KINDS[candidate.row.gives]


def _age(day: dt.date | None, last: dt.date) -> str:
    """Counted from the window's last day."""
    if day is None:
        return "日期未确认"
    days = max(0, (last - day).days)
    return f"{days} 天前" if days else "当天"


def _byline(story: Story) -> re.Pattern[str]:
    """Where a text names its own source as who reports, not as what it is about."""
    names = sorted({re.escape(one.source) for one in story.candidates})
    return re.compile(
        rf"[【\[]?(?:{'|'.join(names)})\s*(?:报道|原创|导读|投稿|编辑部|[|｜]\s*公众号)[】\]]?"
    )


def _bare(text: str, byline: re.Pattern[str]) -> str:
    """One line without addresses and bylines."""
    start = byline.sub(" ", _ADDRESS.sub(" ", text[: 20 * OPENING]))
    return " ".join(start.split())
