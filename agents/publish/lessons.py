"""What the editors made of a draft: kept, rewritten, dropped. Pure."""

from collections.abc import Mapping, Sequence
from typing import Literal

from agents.domain.evidence import Source
from agents.domain.likeness import ratio
from agents.domain.report import Usage
from agents.domain.review import Review, ReviewItem
from agents.domain.words import Noun
from agents.publish.published_page import texts
from agents.store.drafts import digest

Fate = Literal["kept", "rewritten", "dropped", "added"]
Texts = Mapping[str, tuple[str, str]]  # section and Markdown of each item, by heading


class Lesson(Noun):
    """One item's way from the model's draft to the page.

    `edits` is the share of characters that changed: 0.0 as drafted, 1.0 all new.
    What was `held` waits for another issue: that it was dropped here says nothing.
    """

    heading: str
    section: str
    fate: Fate
    edits: float = 0.0
    sources: tuple[str, ...] = ()
    category: str = ""
    held: bool = False


class Lessons(Noun):
    """One line of `edits.jsonl`; `hours` from the draft's first decision to its last."""

    issue: str
    items: tuple[Lesson, ...]
    cost: float | None = None
    hours: float | None = None
    used: Usage | None = None  # what the draft's model took

    def count(self, fate: Fate) -> int:
        return sum(item.fate == fate for item in self.items)

    def within(self, section: str) -> "Lessons":
        """Those of one section alone."""
        items = tuple(item for item in self.items if item.section == section)
        return self.model_copy(update={"items": items})

    @property
    def drafted(self) -> int:
        return len(self.items) - self.count("added")

    @property
    def acceptance(self) -> float:
        """The share of the model's items that was published, rewritten or not."""
        published = self.count("kept") + self.count("rewritten")
        return published / self.drafted if self.drafted else 0.0

    @property
    def edits(self) -> float:
        """The mean share of characters that changed, of the published items."""
        shares = [i.edits for i in self.items if i.fate in ("kept", "rewritten")]
        return sum(shares) / len(shares) if shares else 0.0


def compare(model: str, published: str, review: Review) -> tuple[Lesson, ...]:
    """The drafted items in the model's order, then those that an editor added.

    The review knows which is which. Where it does not, an item keeps its identity by
    its heading; one whose heading was changed by hand is found again by its links.
    """
    before, after = texts(model), texts(published)
    rows = _rows(before, review)
    pairs = _pairs(before, after, rows)
    drafted = [
        _lesson(heading, section, text, after.get(pairs.get(heading, "")))
        for heading, (section, text) in before.items()
    ]
    added = [
        Lesson(heading=heading, section=section, fate="added", edits=1.0)
        for heading, (section, _) in after.items()
        if heading not in pairs.values()
    ]
    rows = {item.heading: item for item in review.items} | rows
    return tuple(
        _with_item(lesson, rows[lesson.heading]) if lesson.heading in rows else lesson
        for lesson in [*drafted, *added]
    )


def distance(before: str, after: str) -> float:
    """The share of characters that differ.

    >>> distance("一段短讯", "一段长讯")
    0.25
    """
    return round(1.0 - ratio(before, after), 4)


def _lesson(
    heading: str, section: str, text: str, after: tuple[str, str] | None
) -> Lesson:
    if after is None:
        return Lesson(heading=heading, section=section, fate="dropped")
    edits = distance(text, after[1])
    fate: Fate = "kept" if text == after[1] else "rewritten"
    return Lesson(heading=heading, section=section, fate=fate, edits=edits)


def _with_item(lesson: Lesson, item: ReviewItem) -> Lesson:
    more = {
        "sources": _names(item.sources),
        "category": item.category,
        "held": item.status == "held",
    }
    return lesson.model_copy(update=more)


def _rows(before: Texts, review: Review) -> dict[str, ReviewItem]:
    """What the review has of each drafted heading, by the drafted text."""
    by_sha = {sha: item for item in review.items for sha in item.shas}
    shas = {heading: digest(text.encode()) for heading, (_, text) in before.items()}
    return {h: by_sha[sha] for h, sha in shas.items() if sha in by_sha}


def _pairs(
    before: Texts, after: Texts, rows: Mapping[str, ReviewItem]
) -> dict[str, str]:
    """Each drafted heading with its published one."""
    pairs = {
        heading: item.heading
        for heading, item in rows.items()
        if item.printed and item.heading in after
    }
    unknown = [heading for heading in before if heading not in rows]
    pairs |= {heading: heading for heading in unknown if heading in after}
    free = [heading for heading in after if heading not in pairs.values()]
    for heading in unknown:
        if heading in pairs:
            continue
        text = before[heading][1]
        match = next((h for h in free if _last_line(after[h][1]) in text), None)
        if match is not None:
            pairs[heading] = match
            free.remove(match)
    return pairs


def _last_line(text: str) -> str:
    """Where an item names its source (docs/layout.md §5)."""
    return text.rstrip().rsplit("\n", 1)[-1]


def _names(sources: Sequence[Source]) -> tuple[str, ...]:
    named = (one.source for one in sources if "source" in one.model_fields_set)
    return tuple(dict.fromkeys(named))
