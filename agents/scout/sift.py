"""Stories that are not for this issue whatever their worth, each with the reason. Pure."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from agents.domain.plan import Plan
from agents.domain.story import Story, day_of
from agents.scout.unfit import unfit
from agents.scout.withdrawn import withdrawn


def sift(
    stories: Sequence[Story], plan: Plan
) -> tuple[list[Story], list[tuple[Story, str]]]:
    """Those that may be chosen, and the others."""
    reasons = [(story, _reason(story, plan)) for story in stories]
    fit = [story for story, why in reasons if not why]
    return fit, [(story, why) for story, why in reasons if why]


def _reason(story: Story, plan: Plan) -> str:
    if withdrawn(story):
        return "论文已撤稿"
    if why := unfit(story):
        return why
    lead = story.lead
    # Its source left the date open, and its page told it.
    doubtful = "date-unconfirmed" in lead.flags
    if doubtful and lead.published and lead.published not in plan.window:
        return f"页面写明发表于 {day_of(lead, ZoneInfo(plan.tz))}，不在本期之内"
    return ""
