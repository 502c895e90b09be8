"""The desk's sheet written into `review.json`; what others keep there stays."""

import json
import re
from functools import lru_cache
from typing import Any

from agents.review.sheet import Entry, Sheet, digest
from agents.review.versions import show_version

Json = dict[str, Any]
_HERE = "the items stand here"
_SAID = ("reason", "touched", "cut")
_ADDRESS = re.compile(r"https?://[^\s<>()\[\]]+")


def project(review: Json, sheet: Sheet) -> None:
    """Statuses, places and headings of `review` as the sheet has them.

    A bench story that was swapped in is marked as wanted.
    """
    rows = {row["id"]: row for row in review["items"]}
    here = {entry.id for entry in sheet}
    review["items"] = [_row(rows.get(entry.id), entry) for entry in sheet]
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


def bench_entry(story: Json) -> Entry:
    """A stub with the story's title and address: L26 holds it back until written."""
    name = re.sub(r"\s+", " ", re.sub(r"[【】*<>`#\[\]]", " ", story["title"])).strip()
    url = story["url"]
    text = (
        f"### 【{name[:40].strip()}】\n\n原文：[{url}]({url})\n\n"
        "待核实：这条从落选里换入，还没有正文。\n"
    )
    return Entry(
        id=bench_id(url),
        section=story["section"],
        category="",
        status="pending",
        text=text,
        generated=digest(text),
    )


def _row(row: Json | None, entry: Entry) -> Json:
    if row is None:
        row = _new(entry)
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
    }
    return {name: value for name, value in told.items() if value}


def tells(row: Json, entry: Entry) -> bool:
    """Whether the row says of the entry what it is to say: an older one may not."""
    return {name: row[name] for name in _SAID if name in row} == said(entry)


def _new(entry: Entry) -> Json:
    found = _ADDRESS.search(entry.text)
    url = found[0] if found else ""
    source = {"n": 1, "url": url, "title": "", "source": "", "published": None}
    return {
        "id": entry.id,
        "heading": entry.heading,
        "section": entry.section,
        "category": entry.category,
        "status": entry.status,
        "sha256": entry.generated or digest(entry.text),
        "score": 0.0,
        "reasons": ["从落选换入" if entry.id.startswith("bench-") else "手工添加"],
        "sources": [source] if found else [],
        "sentences": [],
        "flags": [],
        "answers": [],
    }
