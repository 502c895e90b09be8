"""Where a new item stands: a section, a category of it, a place among the items. Pure."""

from collections.abc import Iterable

from agents.domain.words import SECTIONS, SectionName
from agents.formatter.layout import CATEGORIES
from agents.review.sheet import Change, Sheet, items, parts


def end_of(sheet: Sheet, section: SectionName, category: str) -> int:
    """Where a new last item of the category would stand."""
    floor = SECTIONS.index(section)
    after = [
        place + 1
        for place, entry in enumerate(items(sheet))
        if (entry.section, entry.category) == (section, category)
    ] or [
        place + 1
        for place, entry in enumerate(items(sheet))
        if SECTIONS.index(entry.section) <= floor
    ]
    return max(after, default=0)


def former(changes: Iterable[Change], item: str, section: SectionName) -> str | None:
    """The category that the item left when it left that section last; None if never."""
    left = [
        part.before.category
        for change in changes
        for part in parts(change)
        if part.item == item
        and part.before
        and part.after
        and part.before.section == section != part.after.section
    ]
    return left[-1] if left else None


def category_of(
    sheet: Sheet, section: SectionName, requested: str | None, own: str = ""
) -> str:
    """The one that is asked for, else that of the item's `own` name, else the first."""
    if section == "news":
        return ""
    if requested is not None and requested.strip():
        return " ".join(
            "".join(c for c in requested if c.isalnum() or c == " ").split()
        )
    used = [entry.category for entry in items(sheet) if entry.section == section]
    if own in (*used, *CATEGORIES[section]):
        return own
    return next(iter(used), CATEGORIES[section][0])
