"""What the page is told: the queue, one item with its evidence, the bench."""

from collections.abc import Iterator
from functools import lru_cache
from html import escape

from agents.domain.likeness import common
from agents.domain.review import ReviewItem
from agents.domain.words import SECTIONS, Flag
from agents.formatter.layout import CATEGORIES, SECTION_HEADINGS
from agents.formatter.lint import lint
from agents.formatter.lint.finding import Finding
from agents.review.desk import Sight
from agents.review.manuscript import Piece, compose
from agents.review.opened import opened
from agents.review.project import bench_id
from agents.review.rendering import rendered, state
from agents.review.sheet import Entry, find
from agents.review.shown import Shown
from agents.review.versions import against, source_text

# Rows of the bench that the page shows, best first: the file has all, and an editor
# reads no more.
_BENCH = 200
_NOTHING = ReviewItem(
    id="", heading="", section="news", category="", status="pending", sha256=""
)


def queue(sight: Sight) -> Shown:
    rows = sight.review.rows
    here = {entry.id for entry in sight.sheet}
    return {
        "issue": sight.review.issue,
        "items": [_line(sight, e, rows.get(e.id)) for e in sight.sheet],
        "sections": [
            {
                "name": name,
                "heading": SECTION_HEADINGS[name],
                "categories": _categories(sight, name),
            }
            for name in SECTIONS
        ],
        "bench": [
            story.told() | {"wanted": bench_id(story.url) in here}
            for story in sight.review.bench[:_BENCH]
        ],
        "more_benched": max(0, len(sight.review.bench) - _BENCH),
    }


def item(sight: Sight, name: str, stashed: str | None) -> Shown:
    _, entry = find(sight.sheet, name)
    row = sight.review.rows.get(name)
    text = {"text": entry.text, "sha256": entry.sha256, "stashed": stashed}
    return opened(
        sight.folder,
        name,
        lambda: _line(sight, entry, row) | text | _evidence(sight, entry, row),
        _plain(entry) | text | _without_evidence(entry.text),
    )


def _evidence(sight: Sight, entry: Entry, row: ReviewItem | None) -> Shown:
    told = row.whole() if row else _NOTHING
    model = sight.model.get(entry.id, "")
    return {
        "html": rendered(entry.text, told.sentences, source_text(row, entry, model)),
        "sentences": [s.told() | {"state": state(s)} for s in told.sentences],
        "sources": [source.told() for source in told.sources],
        "answers": [answer.told() for answer in told.answers],
        "why": list(told.reasons),
        "difference": list(difference(against(row, entry, model), entry.text)),
        "versions": [
            {
                "sha256": version.sha256,
                "text": version.text,
                "wish": version.wish,
                "shown": version.sha256 == entry.generated,
            }
            for version in told.versions
        ],
        "lint": findings(sight, entry),
    }


def _without_evidence(text: str) -> Shown:
    lists = ("sentences", "sources", "answers", "why", "difference", "versions", "lint")
    return {"html": f"<pre>{escape(text)}</pre>"} | {name: [] for name in lists}


def preview(sight: Sight, entry: Entry, text: str) -> Shown:
    """What an editor sees while typing."""
    row = sight.review.rows.get(entry.id)
    drafted = source_text(row, entry, sight.model.get(entry.id, ""))
    return {
        "html": rendered(text, row.sentences if row else (), drafted),
        "lint": findings(sight, entry, text),
    }


def findings(sight: Sight, entry: Entry, text: str | None = None) -> list[Shown]:
    """What the linter says about one item, with `text` in place of its own.

    It is linted in an issue of its own: a whole one takes 100 ms at 60 items. What
    concerns two items at once is left to `check` and to publishing.
    """
    piece = Piece(entry.section, entry.category, text or entry.text)
    was = sight.manuscript
    return [
        {"rule": f.rule, "level": f.level, "message": f.message, "mend": f.mend}
        for f in _linted(compose(was.head, was.leads, [piece]))
        if f.item == piece.heading
    ]


@lru_cache(maxsize=512)
def _linted(issue: str) -> tuple[Finding, ...]:
    """Of each item at every key pressed: 60 that nobody changed take 1 ms, not 100."""
    return tuple(lint(issue))


def difference(old: str, new: str) -> Iterator[Shown]:
    """Runs of kept, added and dropped characters; Chinese has no words to compare."""
    here, there = 0, 0
    for start, begin, length in common(old, new):
        for kind, text in (
            ("del", old[here:start]),
            ("ins", new[there:begin]),
            ("same", old[start : start + length]),
        ):
            if text:
                yield {"kind": kind, "text": text}
        here, there = start + length, begin + length


def _line(sight: Sight, entry: Entry, row: ReviewItem | None) -> Shown:
    plain = _plain(entry)

    def more() -> Shown:
        told = row.whole() if row else _NOTHING
        bad = sum(state(sentence) == "bad" for sentence in told.sentences)
        errors = sum(one["level"] == "E" for one in findings(sight, entry))
        flags = list(told.flags)
        return plain | {"flags": flags, "unsupported": bad, "errors": errors}

    return opened(sight.folder, entry.id, more, plain)


def _plain(entry: Entry) -> Shown:
    """As it stands where its row cannot be opened."""
    flags: list[Flag] = ["program-error"]
    return {
        "id": entry.id,
        "heading": entry.heading,
        "section": entry.section,
        "category": entry.category,
        "status": entry.status,
        "reason": entry.reason,
        "touched": entry.touched,
        "unwritten": entry.unwritten,
        "cut": entry.cut is not None,
        "sha256": entry.sha256,
        "errors": 0,
        "flags": flags,
        "unsupported": 0,
    }


def _categories(sight: Sight, section: str) -> list[str]:
    used = [e.category for e in sight.sheet if e.section == section and e.category]
    usual = next(CATEGORIES[name] for name in SECTIONS if name == section)
    return list(dict.fromkeys([*used, *usual]))
