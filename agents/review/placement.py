"""Where a new item stands: a section, a category of it, a place among the items. Pure."""

from agents.domain.words import SECTIONS, SectionName
from agents.formatter.layout import CATEGORIES
from agents.review.sheet import Sheet, items


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


def category_of(sheet: Sheet, section: SectionName, requested: str | None) -> str:
    if section == "news":
        return ""
    if requested is not None and requested.strip():
        return " ".join(
            "".join(c for c in requested if c.isalnum() or c == " ").split()
        )
    used = (entry.category for entry in items(sheet) if entry.section == section)
    return next(used, CATEGORIES[section][0])
