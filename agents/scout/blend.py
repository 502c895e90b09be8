"""Half the score, half the grade: what a model's word changes of a story. Pure."""

import re
from collections.abc import Mapping, Sequence
from statistics import fmean

from agents.domain.plan import Quota
from agents.domain.story import Ranked
from agents.domain.words import SectionName, StoryId
from agents.scout.assign import text_of
from agents.scout.categorise import category_of, settle
from agents.scout.gist import REASON, line
from agents.scout.grades import BEST, StoryGrade
from agents.scout.terms import Words

Quotas = Mapping[SectionName, Quota]
_FULL = 100 / BEST
_STOP = re.compile(r"[。；，、\s]+$")


def blended(
    ranked: Sequence[Ranked],
    grades: Mapping[StoryId, StoryGrade],
    gists: Mapping[StoryId, str],
    quotas: Quotas,
) -> list[Ranked]:
    """In the same order. Nothing changes where there is no grade at all.

    One that has none is taken for the mean of the others: else it would be compared
    by another measure than they are, for better or worse.
    """
    if not grades:
        return list(ranked)
    mean = round(fmean(one.grade for one in grades.values()), 1)
    placed = [_placed(entry, grades.get(entry.story.id), quotas) for entry in ranked]
    wishes = {id_: grade.category for id_, grade in grades.items()}
    return [
        _graded(entry.model_copy(update={"gist": gists.get(id_, "")}), grades[id_])
        if (id_ := entry.story.id) in grades
        else _ungraded(entry, mean)
        for entry in settle(placed, wishes, quotas)
    ]


def _placed(entry: Ranked, grade: StoryGrade | None, quotas: Quotas) -> Ranked:
    """In the section of the operator's hint, else of the model's word, if it has places."""
    section = grade.section if grade else None
    if section in (None, entry.section) or entry.story.lead.section is not None:
        return entry
    if not quotas[section].items:
        return entry
    words = Words(text_of(entry.story))
    category = category_of(section, entry.story, words, quotas)
    return entry.model_copy(update={"section": section, "category": category})


def _graded(entry: Ranked, grade: StoryGrade) -> Ranked:
    changes = {
        "score": _half(entry.score, grade.grade),
        "reasons": (*entry.reasons, _reason(grade)),
        "grade": grade.grade,
    }
    return entry.model_copy(update=changes)


def _ungraded(entry: Ranked, mean: float) -> Ranked:
    reason = f"模型没有评，按平均 {mean:g}/{BEST} 分计"
    changes = {
        "score": _half(entry.score, mean),
        "reasons": (*entry.reasons, reason),
    }
    return entry.model_copy(update=changes)


def _half(score: float, grade: float) -> float:
    return round((score + _FULL * grade) / 2, 2)


def _reason(grade: StoryGrade) -> str:
    reason = _STOP.sub("", line(grade.reason, REASON))
    said = f"{grade.grade:g}/{BEST} 分"
    return f"模型：{reason}（{said}）" if reason else f"模型：{said}"
