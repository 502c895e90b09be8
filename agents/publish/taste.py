"""From what editors made of earlier drafts to what the scout is told. Pure."""

from collections import defaultdict
from collections.abc import Sequence

from agents.domain.memory import Taste
from agents.publish.lessons import Lesson, Lessons

_ISSUES = 12  # the last ones: a quarter of a year


def tastes(issues: Sequence[Lessons], before: str) -> tuple[Taste, ...]:
    """Of the issues before the draft with that id, by kind and name."""
    past = sorted(
        (one for one in issues if one.issue < before), key=lambda one: one.issue
    )
    counted = [
        item
        for one in past[-_ISSUES:]
        for item in one.items
        if item.fate != "added" and not item.held
    ]
    if not counted:
        return ()
    usual = sum(map(_liking, counted)) / len(counted)
    found: dict[tuple[str, str], list[float]] = defaultdict(list)
    for item in counted:
        for source in item.sources:
            found["source", source].append(_liking(item))
        if item.category:
            found["category", f"{item.section} {item.category}"].append(_liking(item))
    return tuple(
        Taste.model_validate(
            {
                "about": about,
                "name": name,
                "liked": round(sum(likings), 4),
                "of": len(likings),
                "usual": round(usual, 4),
            }
        )
        for (about, name), likings in sorted(found.items())
    )


def _liking(item: Lesson) -> float:
    """1 as drafted, down to a half the more was rewritten, 0 for what was dropped."""
    return 0.0 if item.fate == "dropped" else 1.0 - item.edits / 2
