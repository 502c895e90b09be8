"""What the page is told: the queue, one item with its evidence, the bench."""

from functools import lru_cache
from html import escape

from agents.domain.evidence import Answer, ReviewMention, ReviewSentence
from agents.domain.review import Opening, ReviewItem
from agents.domain.words import SECTIONS, Flag
from agents.formatter.fix import fix
from agents.formatter.layout import CATEGORIES, SECTION_HEADINGS
from agents.formatter.lint.rules import VOUCHED
from agents.review.desk import Snapshot
from agents.review.difference import difference
from agents.review.json_object import JsonObject
from agents.review.leads import in_order
from agents.review.linted import findings
from agents.review.opened import opened
from agents.review.project import bench_id
from agents.review.publication import shown
from agents.review.rendering import gone, rendered, state
from agents.review.sheet import SheetEntry, find, items, openings
from agents.review.versions import against, source_text
from agents.review.vocabulary import without_codes
from agents.review.whole import intro
from agents.scout.one_scale import on_one_scale

# Rows of the bench that the page shows, best first: the file has all, and an editor
# reads no more.
_BENCH = 200
_TEAM = "**应用**"
Row = ReviewItem | Opening | None


def queue(snapshot: Snapshot) -> JsonObject:
    here = {entry.id for entry in snapshot.sheet}
    listed = [
        _line(snapshot, entry, _row(snapshot, entry)) for entry in items(snapshot.sheet)
    ]
    opened = [
        _line(snapshot, entry, _row(snapshot, entry))
        for entry in openings(snapshot.sheet)
    ]
    return {
        "issue": snapshot.review.issue,
        "items": listed,
        "openings": opened,
        "order": [entry.id for entry in in_order(snapshot.sheet)],
        "clean": [row["id"] for row in listed if row["clean"]],
        "intro": intro(snapshot),
        "published": shown(snapshot),
        "sections": [
            {
                "name": name,
                "heading": SECTION_HEADINGS[name],
                "categories": _categories(snapshot, name),
            }
            for name in SECTIONS
        ],
        "bench": [
            story.dump()
            | {
                "wanted": bench_id(story.url) in here,
                "reasons": [on_one_scale(reason) for reason in story.reasons],
            }
            for story in snapshot.review.bench[:_BENCH]
        ],
        "more_benched": max(0, len(snapshot.review.bench) - _BENCH),
    }


def item(snapshot: Snapshot, name: str, stashed: str | None) -> JsonObject:
    _, entry = find(snapshot.sheet, name)
    row = _row(snapshot, entry)
    text = {"text": entry.text, "sha256": entry.sha256, "stashed": stashed}
    return opened(
        snapshot.folder,
        name,
        lambda: _line(snapshot, entry, row) | text | _evidence(snapshot, entry, row),
        _plain(entry) | text | _without_evidence(entry.text),
    )


def _row(snapshot: Snapshot, entry: SheetEntry) -> Row:
    if entry.kind == "item":
        return snapshot.review.rows.get(entry.id)
    return next((row for row in snapshot.review.openings if row.id == entry.id), None)


def _evidence(snapshot: Snapshot, entry: SheetEntry, row: Row) -> JsonObject:
    sentences = row.whole().sentences if row else ()
    item = row if isinstance(row, ReviewItem) else None
    model = _drafted(snapshot, entry, row)
    return {
        "html": rendered(entry.text, sentences, source_text(item, entry, model)),
        "sentences": [_sentence(snapshot, entry.text, one) for one in sentences],
        "sources": [source.dump() for source in item.sources] if item else [],
        "answers": [_answer(answer) for answer in item.answers] if item else [],
        "why": [on_one_scale(reason) for reason in item.reasons] if item else [],
        "score": item.score if item else 0.0,
        "difference": list(difference(against(item, entry, model), entry.text)),
        "versions": [
            {
                "sha256": version.sha256,
                "text": version.text,
                "wish": version.wish,
                "shown": version.sha256 == entry.generated,
            }
            for version in (item.versions if item else ())
        ],
        "images": [picture.dump() for picture in item.images] if item else [],
        "notes": [note.dump() for note in row.notes] if row else [],
        "lint": findings(snapshot, entry),
        "mends": fix(entry.text) != entry.text,
    }


def _answer(one: Answer) -> JsonObject:
    shown: JsonObject = one.dump()
    verdict = dict(shown.get("verdict") or {})
    verdict["reason"] = without_codes(str(verdict.get("reason", "")))
    return shown | {"verdict": verdict}


def _drafted(snapshot: Snapshot, entry: SheetEntry, row: Row) -> str:
    return row.text if isinstance(row, Opening) else snapshot.model.get(entry.id, "")


def _sentence(snapshot: Snapshot, text: str, one: ReviewSentence) -> JsonObject:
    """`gone` is one that the text has no more; it keeps its place for the others."""
    more = {"state": state(one), "support": one.borne, "checked": one.checked}
    more |= {"gone": gone(text, one.text)}
    fields = one.dump() | more
    names = {entry.id: entry.heading for entry in snapshot.sheet}
    proofs = [
        proof.dump() | {"heading": names.get(proof.item, "")}
        if isinstance(proof, ReviewMention)
        else proof.dump()
        for proof in one.evidence
    ]
    return fields | {"evidence": proofs, "flags": list(one.flags)}


def _without_evidence(text: str) -> JsonObject:
    lists = ("sentences", "sources", "answers", "why", "difference", "versions")
    more: JsonObject = {name: [] for name in (*lists, "images", "notes", "lint")}
    more |= {"html": f"<pre>{escape(text)}</pre>", "score": 0.0, "mends": False}
    return more


def preview(snapshot: Snapshot, entry: SheetEntry, text: str) -> JsonObject:
    """What an editor sees while typing."""
    row = _row(snapshot, entry)
    item = row if isinstance(row, ReviewItem) else None
    drafted = source_text(item, entry, _drafted(snapshot, entry, row))
    return {
        "html": rendered(text, row.sentences if row else (), drafted),
        "lint": findings(snapshot, entry, text),
        "mends": fix(text) != text,
    }


def _line(snapshot: Snapshot, entry: SheetEntry, row: Row) -> JsonObject:
    plain = _plain(entry)

    def more() -> JsonObject:
        drafted = row.whole().sentences if row else ()
        here = tuple(one for one in drafted if not gone(entry.text, one.text))
        sentences = tuple(one for one in here if not one.checked)
        found = findings(snapshot, entry)
        errors = sum(one["level"] == "E" for one in found)
        hints = any(one["rule"] in VOUCHED for one in found)
        said = row.flags if isinstance(row, ReviewItem) else ()
        flags = [flag for flag in said if not _settled(flag, drafted, sentences)]
        line = plain | {
            "flags": flags,
            "unsupported": sum(state(one) == "bad" for one in sentences),
            "support": _support(here),
            "unchecked": sum(one.borne == "weak" for one in sentences),
            "errors": errors,
            "hints": hints,
            "notes": sum(not one.settled_at for one in row.notes) if row else 0,
        }
        if isinstance(row, Opening):
            review = snapshot.review
            return line | {"stale": review.stale(row), "idle": review.idle(row)}
        ready = entry.status == "pending" and entry.cut is None and not entry.unwritten
        bad = any(_counts(entry.text, one) for one in sentences)
        asks = flags or errors or bad or hints or line["notes"]
        return line | {"clean": ready and not asks}

    return opened(snapshot.folder, entry.id, more, plain)


def _settled(
    flag: str, drafted: tuple[ReviewSentence, ...], left: tuple[ReviewSentence, ...]
) -> bool:
    """Whether each sentence that has the flag was checked by an editor, or is gone."""

    def bears(one: ReviewSentence) -> bool:
        return flag in one.flags or (flag == "unsupported" and one.borne == "none")

    return any(map(bears, drafted)) and not any(map(bears, left))


@lru_cache(maxsize=4096)
def _counts(text: str, sentence: ReviewSentence) -> bool:
    """Whether it stands there without support; the team's own words ask for none."""
    if state(sentence) == "ok":
        return False
    rows = (row for row in text.split("\n") if not row.startswith(_TEAM))
    return sentence.text in "\n".join(rows)


def _support(sentences: tuple[ReviewSentence, ...]) -> JsonObject:
    kinds = [one.borne for one in sentences]
    return {kind: kinds.count(kind) for kind in ("exact", "weak", "none")}


def _plain(entry: SheetEntry) -> JsonObject:
    """As it stands where its row cannot be opened."""
    flags: list[Flag] = ["program-error"]
    return {
        "id": entry.id,
        "kind": entry.kind,
        **entry.placed,
        "reason": entry.reason,
        "touched": entry.touched,
        "changed": entry.sha256 != entry.generated,
        "unwritten": entry.unwritten,
        "cut": entry.cut is not None,
        "sha256": entry.sha256,
        "errors": 0,
        "flags": flags,
        "unsupported": 0,
        "support": _support(()),
        "unchecked": 0,
        "notes": 0,
        "hints": False,
        "stale": False,
        "idle": False,
        "clean": False,
    }


def _categories(snapshot: Snapshot, section: str) -> list[str]:
    used = [e.category for e in snapshot.sheet if e.section == section and e.category]
    usual = next(CATEGORIES[name] for name in SECTIONS if name == section)
    return list(dict.fromkeys([*used, *usual]))
