"""What the page asks of the desk: an item, its history, a decision, an edit."""

from collections.abc import Callable, Mapping

from agents.domain.words import SECTIONS
from agents.review import decisions, view
from agents.review.choosing import swapped_in
from agents.review.decisions import Decision
from agents.review.desk import LOG, Desk, Sight
from agents.review.history import history, taken_back
from agents.review.sheet import Refused, find
from agents.review.shown import Shown
from agents.review.wish import Wish
from agents.store.drafts import ISSUE, REVIEW

_ABOUT_A_TEXT = ("accept", "reject", "hold", "version")


def item(desk: Desk, asked: Mapping[str, str]) -> Shown:
    name = asked.get("id", "")
    return view.item(desk.look(), name, desk.stashed().get(name))


def version(desk: Desk) -> str:
    """Another one whenever a file of the draft was written, by whomever."""
    files = (desk.folder / name for name in (ISSUE, REVIEW, LOG))
    stats = (file.stat() if file.exists() else None for file in files)
    return " ".join(f"{s.st_mtime_ns}-{s.st_size}" if s else "-" for s in stats)


def told(desk: Desk, asked: Mapping[str, str]) -> Shown:
    """The history of one item."""
    name = asked.get("id", "")
    find(desk.look().sheet, name)
    return {"rows": history(desk.changes(), name)}


def decide(desk: Desk, asked: Wish) -> Shown:
    """`base` is the sha256 of the text that the editor saw."""
    kind, name = asked.kind, asked.item
    decision = _decision(desk, kind, name, asked)
    base = asked.base if kind in _ABOUT_A_TEXT else ""
    told = view.queue(desk.decide(decision, name, base))
    return told | {"undone": taken_back(desk.changes())} if kind == "undo" else told


def _decision(desk: Desk, kind: str, name: str, asked: Wish) -> Decision:
    table: dict[str, Callable[[], Decision]] = {
        "accept": lambda: decisions.accept(name),
        "reject": lambda: decisions.reject(name, asked.reason),
        "reason": lambda: decisions.give_reason(name, asked.reason),
        "hold": lambda: decisions.hold(name),
        "up": lambda: decisions.reorder(name, -1),
        "down": lambda: decisions.reorder(name, 1),
        "undo": lambda: decisions.undo(desk.changes()),
        "bench": lambda: swapped_in(desk.look(), name, asked.instead),
        "version": lambda: _version(desk.look(), name, asked.version),
    }
    for known in SECTIONS:
        if asked.section == known and kind == "place":
            return decisions.place(name, known, asked.category)
    if kind not in table:
        raise Refused(f"没有这种决定：{kind!r}")
    return table[kind]()


def _version(sight: Sight, name: str, sha256: str) -> Decision:
    row = sight.review.rows.get(name)
    for version in row.versions if row else ():
        if version.sha256 == sha256:
            return decisions.use_version(name, version.text)
    raise Refused("没有这一稿")


def edit(desk: Desk, asked: Wish) -> Shown:
    """Typing that is no whole item yet is kept aside, so that a crash loses nothing."""
    name, text, done = asked.item, asked.text, asked.done
    _, entry = find(desk.look().sheet, name)
    if not done and not decisions.whole_text(entry, text):
        desk.stash(name, text)
        return {"stashed": True}
    more = asked.more and decisions.goes_on(desk.changes(), name)
    decision = decisions.edit(name, text, done=done, more=more)
    sight = desk.decide(decision, name, asked.base)
    desk.stash(name, None)
    return view.item(sight, name, None)
