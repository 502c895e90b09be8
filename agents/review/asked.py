"""What the page asks of the desk: an item, its history, a decision, an edit."""

from collections.abc import Callable, Mapping

from agents.domain.words import SECTIONS
from agents.formatter.fix import fix
from agents.review import decisions, view
from agents.review.clash import clash
from agents.review.correcting import corrected
from agents.review.decisions import Decision
from agents.review.desk import LOG, Desk, Sight, Stale
from agents.review.difference import difference
from agents.review.earlier import earlier_text, put_back
from agents.review.history import came_in, history, taken_back
from agents.review.json_object import JsonObject
from agents.review.lineup import added, swapped_in
from agents.review.material import read_for
from agents.review.payload import Payload
from agents.review.picture_changes import PICTURE, pictured
from agents.review.placement import former
from agents.review.remarks import checked, noted, settled, taken_away
from agents.review.seen import as_last, as_seen
from agents.review.several import One, chosen, several
from agents.review.sheet import Refused, find
from agents.review.versions import use_version
from agents.store.drafts import ISSUE, MATERIAL, REVIEW

_ABOUT_A_TEXT = ("accept", "reject", "hold", "version", "back", "fix", "correct")


class Clash(Stale):
    """A stale edit, with what may come of both."""

    def __init__(self, error: Stale, shown: JsonObject) -> None:
        super().__init__(error.current)
        self.shown = shown


def item(desk: Desk, asked: Mapping[str, str]) -> JsonObject:
    name = asked.get("id", "")
    return view.item(desk.look(), name, desk.stashed().get(name))


def version(desk: Desk) -> str:
    """Another one whenever a file of the draft was written, by whomever."""
    files = (desk.folder / name for name in (ISSUE, REVIEW, LOG, MATERIAL))
    stats = (file.stat() if file.exists() else None for file in files)
    return " ".join(f"{s.st_mtime_ns}-{s.st_size}" if s else "-" for s in stats)


def history_of(desk: Desk, asked: Mapping[str, str]) -> JsonObject:
    """The history of one item."""
    name = asked.get("id", "")
    find(desk.look().sheet, name)
    return {"rows": history(desk.changes(), name)}


def sources(desk: Desk, asked: Mapping[str, str]) -> JsonObject:
    return {"sources": read_for(desk.folder, asked.get("id", ""))}


def decide(desk: Desk, asked: Payload) -> JsonObject:
    """`base` is the sha256 of the text that the editor saw."""
    decision = _as_seen(desk, asked, _decision(desk, asked))
    base = asked.base if asked.kind in _ABOUT_A_TEXT else ""
    sight = desk.decide(decision, asked.item, base, by=asked.by)
    shown = view.queue(sight) | {"last": last(desk)}
    if asked.kind == "undo":
        return shown | {"undone": taken_back(desk.changes())}
    if asked.kind in ("bench", "add"):
        return shown | {"added": came_in(desk.changes())}
    return shown


def last(desk: Desk) -> int:
    """The line that an undo would take back; -1 for none."""
    line = decisions.last_made(desk.changes())
    return -1 if line is None else line


def _as_seen(desk: Desk, asked: Payload, decision: Decision) -> Decision:
    """Refused where it is about what the editor did not see."""
    changes = desk.changes()
    if asked.kind == "undo":
        return as_last(decision, asked.last, changes)
    about = asked.instead or asked.item
    if not about or (asked.saw is None and asked.stood is None):
        return decision
    return as_seen(decision, about, asked.saw, asked.stood, changes)


def _each_as_seen(desk: Desk, asked: Payload, one: One) -> One:
    """The same for each of several."""
    if asked.saws is None:
        return one
    saw = dict(zip(asked.items, asked.saws, strict=False))
    changes = desk.changes()
    return lambda name: as_seen(one(name), name, saw.get(name), None, changes)


def _decision(desk: Desk, asked: Payload) -> Decision:
    name = asked.item
    table: dict[str, Callable[[], Decision]] = {
        "accept": lambda: decisions.accept(name),
        "reject": lambda: decisions.reject(name, asked.reason),
        "reason": lambda: decisions.give_reason(name, asked.reason),
        "hold": lambda: decisions.hold(name),
        "up": lambda: decisions.reorder(name, -1),
        "down": lambda: decisions.reorder(name, 1),
        "fix": lambda: decisions.mended(name),
        "undo": lambda: decisions.undo(desk.changes()),
        "bench": lambda: swapped_in(desk.look(), name, asked.instead),
        "add": lambda: added(desk.look(), name, asked.instead),
        "correct": lambda: _corrected(desk, asked),
        "clean": lambda: _clean(desk, asked),
        "many": lambda: several(
            asked.items,
            asked.bases,
            _each_as_seen(desk, asked, chosen(asked.does, asked.reason)),
        ),
        "version": lambda: _version(desk.look(), name, asked.version),
        "back": lambda: _put_back(desk, name, asked.version),
    }
    for known in SECTIONS:
        if asked.section == known and asked.kind == "place":
            before = former(desk.changes(), name, known)
            return decisions.place(name, known, asked.category, before)
    if asked.kind not in table:
        raise Refused(f"没有这种决定：{asked.kind!r}")
    return table[asked.kind]()


def _clean(desk: Desk, asked: Payload) -> Decision:
    """What was clean at a glance is accepted if it still is."""
    sight = desk.look()
    still = view.queue(sight)["clean"]
    for name in asked.items:
        if name not in still:
            heading = find(sight.sheet, name)[1].heading
            raise Refused(f"{heading}：已经不是没有问题的一条，一条也没有动", name)
    one = _each_as_seen(desk, asked, decisions.accept)
    return several(asked.items, asked.bases, one)


def _corrected(desk: Desk, asked: Payload) -> Decision:
    if desk.look().review.published is None:
        raise Refused("这一期还没有发布；直接编辑就行")
    return corrected(asked.item, asked.text, asked.what, desk.now()[:10])


def _version(sight: Sight, name: str, sha256: str) -> Decision:
    row = sight.review.rows.get(name)
    for version in row.versions if row else ():
        if version.sha256 == sha256:
            return use_version(name, version.text)
    raise Refused("没有这一稿")


def _put_back(desk: Desk, name: str, sha256: str) -> Decision:
    text = earlier_text(desk.changes(), name, sha256)
    if not text:
        raise Refused("历史里没有这一版")
    return put_back(name, text)


def edit(desk: Desk, asked: Payload) -> JsonObject:
    """Typing that is no whole item yet is kept aside, so that a crash loses nothing."""
    name, text, done = asked.item, asked.text, asked.done
    _, entry = find(desk.look().sheet, name)
    if not done and not decisions.whole_text(entry, text):
        desk.stash(name, text)
        return {"stashed": True}
    more = asked.more and decisions.goes_on(desk.changes(), name)
    decision = decisions.edit(name, text, done=done, more=more)
    if asked.kind == PICTURE:
        decision = pictured(name, text)
    if done:
        decision = _as_seen(desk, asked, decision)
    try:
        sight = desk.decide(decision, name, asked.base, by=asked.by)
    except Stale as error:
        shown = clash(desk, error, text, asked.base, asked.was)
        raise Clash(error, shown) from error
    desk.stash(name, None)
    return view.item(sight, name, None) | {"last": last(desk)}


def mend(desk: Desk, asked: Payload) -> JsonObject:
    """自动修正 of what stands in the editor; nothing is saved."""
    find(desk.look().sheet, asked.item)
    text = fix(asked.text)
    return {
        "text": text,
        "changed": text != asked.text,
        "difference": list(difference(asked.text, text)),
    }


def note(desk: Desk, asked: Payload) -> JsonObject:
    now = desk.now()
    if asked.kind == "settle":
        update = settled(asked.at, asked.by, now, so=asked.done)
    elif asked.gone:
        update = taken_away(asked.at)
    else:
        update = noted(asked.by, now, asked.text)
    return view.item(desk.update_row(asked.item, update), asked.item, None)


def check(desk: Desk, asked: Payload) -> JsonObject:
    """`v`: an editor has compared a sentence with its source."""
    update = checked(str(asked.n), asked.text, so=asked.checked)
    return view.item(desk.update_row(asked.item, update), asked.item, None)
