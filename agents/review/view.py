"""What the page is told: the queue, one item with its evidence, the bench."""

from collections.abc import Iterator
from functools import lru_cache
from html import escape
from typing import Any

from agents.domain.likeness import common
from agents.domain.words import SECTIONS, Flag
from agents.formatter.layout import CATEGORIES, SECTION_HEADINGS
from agents.formatter.lint import Context, Proof, lint
from agents.formatter.lint.finding import Finding
from agents.review.desk import Sight
from agents.review.manuscript import Piece, compose
from agents.review.opened import opened
from agents.review.project import bench_id
from agents.review.proof import proof_of, unproven
from agents.review.rendering import rendered, state
from agents.review.sheet import Entry, find
from agents.review.versions import against, source_text

Json = dict[str, Any]

# Rows of the bench that the page shows, best first: the file has all, and an editor
# reads no more.
_BENCH = 200


def queue(sight: Sight) -> Json:
    rows = _rows(sight)
    here = {entry.id for entry in sight.sheet}
    return {
        "issue": sight.review["issue"],
        "items": [_line(sight, e, rows.get(e.id, {})) for e in sight.sheet],
        "sections": [
            {
                "name": name,
                "heading": SECTION_HEADINGS[name],
                "categories": _categories(sight, name),
            }
            for name in SECTIONS
        ],
        "bench": [
            {**story, "wanted": bench_id(story["url"]) in here}
            for story in sight.review["bench"][:_BENCH]
        ],
        "more_benched": max(0, len(sight.review["bench"]) - _BENCH),
    }


def item(sight: Sight, name: str, stashed: str | None) -> Json:
    _, entry = find(sight.sheet, name)
    row = _rows(sight).get(name, {})
    text = {"text": entry.text, "sha256": entry.sha256, "stashed": stashed}
    return opened(
        sight.folder,
        name,
        lambda: _line(sight, entry, row) | text | _evidence(sight, entry, row),
        _plain(entry) | text | _without_evidence(entry.text),
    )


def _evidence(sight: Sight, entry: Entry, row: Json) -> Json:
    sentences = row.get("sentences", [])
    model = sight.model.get(entry.id, "")
    return {
        "html": rendered(entry.text, sentences, source_text(row, entry, model)),
        "sentences": [{**s, "state": state(s)} for s in sentences],
        "sources": row.get("sources", []),
        "answers": row.get("answers", []),
        "why": row.get("reasons", []),
        "difference": list(difference(against(row, entry, model), entry.text)),
        "versions": [
            {
                "sha256": version["sha256"],
                "text": version["text"],
                "wish": version.get("wish", ""),
                "shown": version["sha256"] == entry.generated,
            }
            for version in row.get("versions", ())
        ],
        "lint": findings(sight, entry),
    }


def _without_evidence(text: str) -> Json:
    lists = ("sentences", "sources", "answers", "why", "difference", "versions", "lint")
    return {"html": f"<pre>{escape(text)}</pre>"} | {name: [] for name in lists}


def preview(sight: Sight, entry: Entry, text: str) -> Json:
    """What an editor sees while typing."""
    row = _rows(sight).get(entry.id, {})
    drafted = source_text(row, entry, sight.model.get(entry.id, ""))
    return {
        "html": rendered(text, row.get("sentences", []), drafted),
        "lint": findings(sight, entry, text),
    }


def findings(sight: Sight, entry: Entry, text: str | None = None) -> list[Json]:
    """What the linter says about one item, with `text` in place of its own.

    It is linted in an issue of its own: a whole one takes 100 ms at 60 items. What
    concerns two items at once is left to `check` and to publishing.
    """
    piece = Piece(entry.section, entry.category, text or entry.text)
    was = sight.manuscript
    return [
        {"rule": f.rule, "level": f.level, "message": f.message, "mend": f.mend}
        for f in _linted(
            compose(was.head, was.leads, [piece]), piece.heading, _proof(sight, entry)
        )
        if f.item == piece.heading
    ]


def _proof(sight: Sight, entry: Entry) -> Proof | None:
    return proof_of(sight, entry, _rows(sight).get(entry.id, {}))


@lru_cache(maxsize=512)
def _linted(issue: str, heading: str, proof: Proof | None) -> tuple[Finding, ...]:
    """Of each item at every key pressed: 60 that nobody changed take 1 ms, not 100."""
    proofs = {heading: proof} if proof else {}
    return tuple(lint(issue, Context(proofs=proofs, unproven=unproven)))


def difference(old: str, new: str) -> Iterator[Json]:
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


def _rows(sight: Sight) -> dict[str, Json]:
    return {row["id"]: row for row in sight.review["items"]}


def _line(sight: Sight, entry: Entry, row: Json) -> Json:
    plain = _plain(entry)

    def more() -> Json:
        bad = sum(state(sentence) == "bad" for sentence in row.get("sentences", []))
        errors = sum(one["level"] == "E" for one in findings(sight, entry))
        flags = row.get("flags", [])
        return plain | {"flags": flags, "unsupported": bad, "errors": errors}

    return opened(sight.folder, entry.id, more, plain)


def _plain(entry: Entry) -> Json:
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
