"""What an editor would have had chosen: swapped in, added, dropped, written. Pure."""

from urllib.parse import urlsplit

from agents.domain.identity import identity
from agents.domain.review import Spare
from agents.review.decisions import Decision, item_of
from agents.review.desk import Snapshot
from agents.review.placement import category_of, end_of
from agents.review.project import bench_entry, bench_id
from agents.review.sheet import (
    WRITTEN,
    Change,
    Refused,
    Sheet,
    SheetEntry,
    digest,
    find,
    items,
    replaced,
)
from agents.sources.urls import absolute


def add(entry: SheetEntry) -> Decision:
    """A new item, at the end of its category."""

    def decide(sheet: Sheet) -> Change:
        if any(other.id == entry.id for other in sheet):
            raise Refused("这条落选已经换入了")
        name = category_of(sheet, entry.section, entry.category or None)
        return Change(
            kind="add",
            item=entry.id,
            before=None,
            after=entry.model_copy(update={"category": name}),
            was=None,
            at=end_of(sheet, entry.section, name),
        )

    return decide


def drop(item: str, *, keep: bool) -> Decision:
    """Put away; the model's own words leave the text, unless they are to `keep` there."""
    return lambda sheet: _put_away(sheet, "drop", item, "移出本期", keep=keep)


def restored(item: str) -> Decision:
    """What was put away stands in the text again, undecided."""
    return lambda sheet: replaced(
        sheet, "restore", item, status="pending", reason="", cut=None
    )


def swap(item: str, come: Decision, *, keep: bool) -> Decision:
    """What comes in, in place of an item that is put away as `drop` does."""

    def decide(sheet: Sheet) -> Change:
        _, old = item_of(sheet, item)
        new = come(sheet)
        # A stub's heading is a machine's, and is not what the item will be called.
        named = new.after.heading if new.after and not new.after.unwritten else "另一条"
        away = _put_away(sheet, "swap", item, f"换成{named}", keep=keep)
        if new.before is None and new.after and _place(new.after) == _place(old):
            new = new.model_copy(update={"at": away.at})
        return away.model_copy(update={"also": new})

    return decide


def _put_away(sheet: Sheet, kind: str, item: str, reason: str, *, keep: bool) -> Change:
    """What an editor wrote stays in the text, rejected: no hand's word is taken out."""
    _, entry = item_of(sheet, item)
    if entry.status in ("rejected", "held"):
        raise Refused(f"{entry.heading}：已经不用了")
    cut = entry.cut
    if not keep and entry.sha256 == entry.generated:
        cut = entry.cut or entry.status
    return replaced(sheet, kind, item, status="rejected", reason=reason, cut=cut)


def _place(entry: SheetEntry) -> tuple[str, str]:
    return entry.section, entry.category


def written(item: str, text: str) -> Decision:
    """The text that the model wrote of what was taken in: no step of its own to undo."""

    def decide(sheet: Sheet) -> Change:
        find(sheet, item)
        return replaced(sheet, WRITTEN, item, text=text, generated=digest(text))

    return decide


def keeps(snapshot: Snapshot, entry: SheetEntry) -> bool:
    """Whether its text has to stay though it is put away: its category's words would go."""
    place = (entry.section, entry.category)
    here = (e for e in items(snapshot.sheet) if e.cut is None)
    others = [e for e in here if e.id != entry.id]
    alone = all((e.section, e.category) != place for e in others)
    return alone and bool(entry.category and snapshot.manuscript.leads.get(place))


def added(snapshot: Snapshot, typed: str, instead: str) -> Decision:
    """What stands at an address, to be written; one of the bench is taken from there.

    Raises Refused for what is no web address, and for what is in the draft already.
    """
    url = absolute(typed.strip(), "")
    if url is None:
        raise Refused("这不是能读的网址；请写全，以 https:// 开头")
    key = identity(url)
    entries = {entry.id: entry for entry in items(snapshot.sheet)}
    for row in snapshot.review.items:
        if key not in {identity(one.url) for one in row.sources if one.url}:
            continue
        if entries[row.id].status in ("rejected", "held"):
            return restored(row.id)
        raise Refused(f"{row.heading}：这个网址已经在稿子里了", row.id)
    for story in snapshot.review.bench:
        if identity(story.url) == key:
            return swapped_in(snapshot, story.url, instead)
    parts = urlsplit(url)
    title = f"{parts.netloc}{parts.path}".rstrip("/")
    old = find(snapshot.sheet, instead)[1] if instead else None
    new = bench_entry(Spare(url=url, title=title), old.section if old else "news")
    if old is None or old.status in ("rejected", "held"):
        return add(new)
    return swap(old.id, add(new), keep=keeps(snapshot, old))


def swapped_in(snapshot: Snapshot, name: str, instead: str) -> Decision:
    """In place of an item that is in the issue; of one that was put away, beside it."""
    old = find(snapshot.sheet, instead)[1] if instead else None
    for story in snapshot.review.bench:
        if bench_id(story.url) == bench_id(name):
            new = bench_entry(story, old.section if old else "news")
            if old is None or old.status in ("rejected", "held"):
                return add(new)
            return swap(old.id, add(new), keep=keeps(snapshot, old))
    raise Refused("落选里没有这一条")
