"""The desk's sheet written into `review.json`; what others keep there stays."""

import json
import re
from functools import lru_cache
from typing import Any

from agents.domain.cut import at_break
from agents.domain.words import SectionName
from agents.review.sheet import Entry, Sheet, digest
from agents.review.unwritten import MARK
from agents.review.versions import show_version

Json = dict[str, Any]
_HERE = "the items stand here"
_SAID = ("reason", "touched", "cut", "unwritten")
_LONGEST, _SHORTEST = 40, 12  # characters of a heading's name
_ADDRESS = re.compile(r"https?://[^\s<>()\[\]]+")


def project(review: Json, sheet: Sheet) -> None:
    """Statuses, places and headings of `review` as the sheet has them.

    A bench story that was swapped in is marked as wanted.
    """
    rows = {row["id"]: row for row in review["items"]}
    here = {entry.id for entry in sheet}
    bench = {bench_id(story["url"]): story for story in review["bench"]}
    review["items"] = [
        _row(rows.get(entry.id) or _new(entry, bench.get(entry.id, {})), entry)
        for entry in sheet
    ]
    for story in review["bench"]:
        if bench_id(story["url"]) in here:
            story["wanted"] = True
        else:
            story.pop("wanted", None)


def dumped(review: Json) -> bytes:
    """As `json.dumps(review, indent=1)`, which takes 100 ms at 60 items.

    Indenting is the slow part, so each item's lines are kept.
    """
    rows = ",\n".join(
        _indented(json.dumps(row, ensure_ascii=False)) for row in review["items"]
    )
    frame = json.dumps({**review, "items": [_HERE]}, ensure_ascii=False, indent=1)
    return (frame.replace(f'  "{_HERE}"', rows, 1) + "\n").encode()


@lru_cache(maxsize=512)
def _indented(row: str) -> str:
    text = json.dumps(json.loads(row), ensure_ascii=False, indent=1)
    return "\n".join(f"  {line}" for line in text.split("\n"))


@lru_cache(maxsize=2048)
def bench_id(url: str) -> str:
    return f"bench-{digest(url)[:12]}"


def bench_entry(story: Json, section: SectionName = "news") -> Entry:
    """A stub with the story's title and address, to be written (待写).

    `section` is for a story that nobody gave one.
    """
    url = story["url"]
    return Entry(
        id=bench_id(url),
        section=story["section"] or section,
        category=story.get("category", ""),
        status="pending",
        text=f"### 【{_name(story['title'])}】\n\n原文：[{url}]({url})\n\n{MARK}\n",
        generated="",
    )


def written_entry(row: Json) -> Entry:
    """An item that was written already, by its row and its Markdown, `text`."""
    return Entry(
        id=row["id"],
        section=row["section"],
        category=row["category"],
        status="pending",
        text=row["text"],
        generated=digest(row["text"]),
    )


def _name(title: str) -> str:
    """A title as a heading has it; a long one ends where words or clauses end.

    >>> _name("A model that reads and writes long documents about nothing at all")
    'A model that reads and writes long'
    """
    name = re.sub(r"\s+", " ", re.sub(r"[【】*<>`#\[\]]", " ", title)).strip()
    return at_break(name, _LONGEST, _SHORTEST)


def _row(row: Json, entry: Entry) -> Json:
    show_version(row, entry.generated)
    row |= {
        "heading": entry.heading,
        "section": entry.section,
        "category": entry.category,
        "status": entry.status,
    }
    for name in _SAID:
        row.pop(name, None)
    return row | said(entry)


def said(entry: Entry) -> Json:
    """What a row says only where it is so."""
    told = {
        "reason": entry.reason,
        "touched": entry.touched,
        "cut": entry.cut is not None,
        "unwritten": entry.unwritten,
    }
    return {name: value for name, value in told.items() if value}


def tells(row: Json, entry: Entry) -> bool:
    """Whether the row says of the entry what it is to say: an older one may not."""
    return {name: row[name] for name in _SAID if name in row} == said(entry)


def _new(entry: Entry, story: Json) -> Json:
    """`story` is the bench's row of it, where it comes from there."""
    found = _ADDRESS.search(entry.text)
    url = found[0] if found else ""
    source = {"n": 1, "url": url, "title": "", "source": "", "published": None}
    source |= {name: story[name] for name in source if name in story}
    return {
        "id": entry.id,
        "heading": entry.heading,
        "section": entry.section,
        "category": entry.category,
        "status": entry.status,
        "sha256": entry.generated or digest(entry.text),
        "score": story.get("score", 0.0),
        "reasons": [
            "从落选换入" if entry.id.startswith("bench-") else "手工添加",
            *story.get("reasons", ()),
        ],
        "sources": [source] if found else [],
        "sentences": [],
        "flags": [],
        "answers": [],
    }
