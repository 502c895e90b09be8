"""The desk's sheet written into `review.json`; what others keep there stays."""

import re
from functools import lru_cache

from pydantic_core import to_json

from agents.domain.cut import at_break
from agents.domain.review import Opening, Review, ReviewItem, Spare
from agents.domain.words import SectionName
from agents.review.sheet import Sheet, SheetEntry, digest
from agents.review.unwritten import MARK
from agents.review.versions import Written, show_version

_LONGEST, _SHORTEST = 40, 12  # characters of a heading's name
_CLAUSE = re.compile(r"[，。；：！？!?;|—–]|[:,](?= )|(?<= )-(?= )")
_DANGLING = re.compile(  # words that something has to follow
    r"(?: (?:a|an|the|of|in|on|at|to|by|as|is|are|and|or|for|from|with|via|into|over"
    r"|that|which|through|using|towards?|between|its|their))+$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://[^\s<>()\[\]]+")


def project(review: Review, sheet: Sheet) -> Review:
    """With the statuses, places and headings that the sheet has.

    A bench story that was swapped in is marked as wanted.
    """
    rows = review.rows
    here = {entry.id for entry in sheet}
    bench = {bench_id(story.url): story for story in review.bench}
    items = (
        _row(rows.get(entry.id) or _new(entry, bench.get(entry.id)), entry)
        for entry in sheet
        if entry.kind == "item"
    )
    leads = (_opening(_row_of(review, e), e) for e in sheet if e.kind == "opening")
    spare = (_wanted(story, bench_id(story.url) in here) for story in review.bench)
    more = {"items": tuple(items), "bench": tuple(spare)}
    if found := tuple(leads):
        more["openings"] = found
    elif review.openings:
        more["openings"] = ()
    return review.model_copy(update=more)


def _wanted(story: Spare, wanted: bool) -> Spare:  # noqa: FBT001  # what it is named for
    return story if story.wanted == wanted else story.but(wanted=wanted)


def dumped(review: Review) -> bytes:
    """As `json.dumps(review, indent=1)`, which takes 100 ms at 60 items."""
    return to_json(review.dump(), indent=1) + b"\n"


@lru_cache(maxsize=2048)
def bench_id(url: str) -> str:
    return f"bench-{digest(url)[:12]}"


def bench_entry(story: Spare, section: SectionName = "news") -> SheetEntry:
    """A stub with the story's title and address, to be written (待写).

    `section` is for a story that nobody gave one.
    """
    url = story.url
    return SheetEntry(
        id=bench_id(url),
        section=story.section or section,
        category=story.category,
        status="pending",
        text=f"### 【{_name(story.title)}】\n\n原文：[{url}]({url})\n\n{MARK}\n",
        generated="",
    )


def written_entry(row: Written) -> SheetEntry:
    """An item that was written already, by its row and its Markdown, `text`."""
    text = str(row["text"])
    where = {name: row[name] for name in ("id", "section", "category")}
    more = {"status": "pending", "text": text, "generated": digest(text)}
    return SheetEntry.model_validate({**where, **more})


def _name(title: str) -> str:
    """A title as a heading has it; a long one ends where a clause or a phrase ends.

    >>> _name("General OCR Theory: Towards OCR-2.0 via a Unified End-to-end Model")
    'General OCR Theory'
    >>> _name("A model that reads and writes a lot of the documents of others")
    'A model that reads and writes a lot'
    """
    name = re.sub(r"\s+", " ", re.sub(r"[【】*<>`#\[\]]", " ", title)).strip()
    if len(name) <= _LONGEST:
        return name
    ends = [found.start() for found in _CLAUSE.finditer(name[: _LONGEST + 1])]
    if whole := [at for at in ends if at >= _SHORTEST]:
        return name[: whole[-1]].strip()
    return _DANGLING.sub("", at_break(name, _LONGEST, _SHORTEST))


def _row(row: ReviewItem, entry: SheetEntry) -> ReviewItem:
    shown = show_version(row, entry.generated).model_copy(update=entry.placed)
    return shown.but(**_extra(entry))


def _row_of(review: Review, entry: SheetEntry) -> Opening | None:
    """One that does not say where it stands is known by its text."""
    for row in review.openings:
        nowhere = not row.section and digest(row.text) == entry.generated
        if row.id == entry.id or nowhere:
            return row
    return None


def _opening(row: Opening | None, entry: SheetEntry) -> Opening:
    place = {"section": entry.section, "category": entry.category}
    if row is None:
        row = Opening.model_validate({**place, "text": entry.text, "items": []})
    row = row.model_copy(update={**place, "status": entry.status})
    said = {name: value for name, value in _extra(entry).items() if name != "unwritten"}
    return row.but(**said, key="" if row.own_id == entry.id else entry.id)


def _extra(entry: SheetEntry) -> dict[str, object]:
    """What a row says only where it is so."""
    return {
        "reason": entry.reason,
        "touched": entry.touched,
        "cut": entry.cut is not None,
        "unwritten": entry.unwritten,
    }


def agrees(row: ReviewItem | Opening, entry: SheetEntry) -> bool:
    """Whether the row says of the entry what it is to say: an older one may not."""
    wanted = {"status": entry.status, **_extra(entry)}
    return all(getattr(row, name) == value for name, value in wanted.items())


def _new(entry: SheetEntry, story: Spare | None) -> ReviewItem:
    """`story` is the bench's row of it, where it comes from there."""
    found = _ADDRESS.search(entry.text)
    url = found[0] if found else ""
    source = {"n": 1, "url": url, "title": "", "source": "", "published": None}
    source |= story.of(source) if story else {}
    typed = "编辑添加" if entry.id.startswith("bench-") else "手工添加"
    row = {
        "id": entry.id,
        **entry.placed,
        "sha256": entry.generated or digest(entry.text),
        "score": story.score if story else 0.0,
        "reasons": ["从落选换入", *story.reasons] if story else [typed],
        "sources": [source] if found else [],
        "sentences": [],
        "flags": [],
        "answers": [],
    }
    return ReviewItem.model_validate(row)
