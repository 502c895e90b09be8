"""What the page asks of the desk: an item, its history, a decision, an edit."""

from collections.abc import Callable, Mapping

from agents.domain.words import SECTIONS
from agents.formatter.fix import fix
from agents.review import decisions, view
from agents.review.clash import clash
from agents.review.correcting import corrected
from agents.review.decisions import Decision
from agents.review.desk import LOG, Desk, Snapshot, Stale
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
from agents.review.seen import Seen, as_last, as_seen
from agents.review.several import One, chosen, several
from agents.review.sheet import Refused, digest, find
from agents.review.versions import use_version
from agents.store.drafts import ISSUE, MATERIAL, REVIEW, STATIC

_ABOUT_A_TEXT = ("accept", "reject", "hold", "version", "back", "fix", "correct")


class Clash(Stale):
    """A stale edit, with what may come of both."""

    def __init__(self, error: Stale, shown: JsonObject) -> None:
        super().__init__(error.current)
        self.shown = shown


def item(desk: Desk, query: Mapping[str, str]) -> JsonObject:
    name = query.get("id", "")
    return view.item(desk.look(), name, desk.stashed().get(name))


def version(desk: Desk) -> str:
    """Another one whenever a file of the draft was written, by whomever."""
    files = [desk.folder / name for name in (ISSUE, REVIEW, LOG, MATERIAL)]
    files += sorted((desk.folder / STATIC).glob("*"))
    stats = (file.stat() if file.exists() else None for file in files)
    return digest(" ".join(f"{s.st_mtime_ns}-{s.st_size}" if s else "-" for s in stats))


def history_of(desk: Desk, query: Mapping[str, str]) -> JsonObject:
    """The history of one item."""
    name = query.get("id", "")
    find(desk.look().sheet, name)
    return {"rows": history(desk.changes(), name)}


def sources(desk: Desk, query: Mapping[str, str]) -> JsonObject:
    return {"sources": read_for(desk.folder, query.get("id", ""))}


def decide(desk: Desk, payload: Payload) -> JsonObject:
    """`base` is the sha256 of the text that the editor saw."""
    decision = _as_seen(desk, payload, _decision(desk, payload))
    base = payload.base if payload.kind in _ABOUT_A_TEXT else ""
    snapshot = desk.decide(decision, payload.item, base, by=payload.by)
    shown = view.queue(snapshot) | {"last": last(desk)}
    if payload.kind == "undo":
        return shown | {"undone": taken_back(desk.changes())}
    if payload.kind in ("bench", "add"):
        return shown | {"added": came_in(desk.changes())}
    return shown


def last(desk: Desk) -> int:
    """The line that an undo would take back; -1 for none."""
    line = decisions.last_made(desk.changes())
    return -1 if line is None else line


def _as_seen(desk: Desk, payload: Payload, decision: Decision) -> Decision:
    """Refused where it is about what the editor did not see."""
    changes = desk.changes()
    if payload.kind == "undo":
        return as_last(decision, payload.last, changes)
    about = payload.instead or payload.item
    seen = Seen(payload.saw, payload.stood, payload.cut)
    if not about or seen == Seen():
        return decision
    return as_seen(decision, about, seen, changes)


def _each_as_seen(desk: Desk, payload: Payload, one: One) -> One:
    """The same for each of several."""
    if payload.saws is None:
        return one
    saw = dict(zip(payload.items, payload.saws, strict=False))
    changes = desk.changes()
    return lambda name: as_seen(one(name), name, Seen(saw.get(name)), changes)


def _decision(desk: Desk, payload: Payload) -> Decision:
    name = payload.item
    table: dict[str, Callable[[], Decision]] = {
        "accept": lambda: decisions.accept(name),
        "reject": lambda: decisions.reject(name, payload.reason),
        "reason": lambda: decisions.give_reason(name, payload.reason),
        "hold": lambda: decisions.hold(name),
        "up": lambda: decisions.reorder(name, -1),
        "down": lambda: decisions.reorder(name, 1),
        "fix": lambda: decisions.mended(name),
        "undo": lambda: decisions.undo(desk.changes()),
        "bench": lambda: swapped_in(desk.look(), name, payload.instead),
        "add": lambda: added(desk.look(), name, payload.instead),
        "correct": lambda: _corrected(desk, payload),
        "clean": lambda: _clean(desk, payload),
        "many": lambda: several(
            payload.items,
            payload.bases,
            _each_as_seen(desk, payload, chosen(payload.does, payload.reason)),
        ),
        "version": lambda: _version(desk.look(), name, payload.version),
        "back": lambda: _put_back(desk, name, payload.version),
    }
    for known in SECTIONS:
        if payload.section == known and payload.kind == "place":
            before = former(desk.changes(), name, known)
            return decisions.place(name, known, payload.category, before)
    if payload.kind not in table:
        raise Refused(f"没有这种决定：{payload.kind!r}")
    return table[payload.kind]()


def _clean(desk: Desk, payload: Payload) -> Decision:
    """What was clean at a glance is accepted if it still is."""
    snapshot = desk.look()
    still = view.queue(snapshot)["clean"]
    for name in payload.items:
        if name not in still:
            heading = find(snapshot.sheet, name)[1].heading
            raise Refused(f"{heading}：已经不是没有问题的一条，一条也没有动", name)
    one = _each_as_seen(desk, payload, decisions.accept)
    return several(payload.items, payload.bases, one)


def _corrected(desk: Desk, payload: Payload) -> Decision:
    if desk.look().review.published is None:
        raise Refused("这一期还没有发布；直接编辑就行")
    return corrected(payload.item, payload.text, payload.what, desk.now()[:10])


def _version(snapshot: Snapshot, name: str, sha256: str) -> Decision:
    row = snapshot.review.rows.get(name)
    for version in row.versions if row else ():
        if version.sha256 == sha256:
            return use_version(name, version.text)
    raise Refused("没有这一稿")


def _put_back(desk: Desk, name: str, sha256: str) -> Decision:
    text = earlier_text(desk.changes(), name, sha256)
    if not text:
        raise Refused("历史里没有这一版")
    return put_back(name, text)


def edit(desk: Desk, payload: Payload) -> JsonObject:
    """Typing that is no whole item yet is kept aside, so that a crash loses nothing."""
    name, text, done = payload.item, payload.text, payload.done
    _, entry = find(desk.look().sheet, name)
    if not done and not decisions.whole_text(entry, text):
        desk.stash(name, text)
        return {"stashed": True}
    more = payload.more and decisions.goes_on(desk.changes(), name)
    decision = decisions.edit(name, text, done=done, more=more)
    if payload.kind == PICTURE:
        decision = pictured(name, text)
    if done:
        decision = _as_seen(desk, payload, decision)
    try:
        snapshot = desk.decide(decision, name, payload.base, by=payload.by)
    except Stale as error:
        shown = clash(desk, error, text, payload.base, payload.was)
        raise Clash(error, shown) from error
    desk.stash(name, None)
    return view.item(snapshot, name, None) | {"last": last(desk)}


def mend(desk: Desk, payload: Payload) -> JsonObject:
    """自动修正 of what stands in the editor; nothing is saved."""
    find(desk.look().sheet, payload.item)
    text = fix(payload.text)
    return {
        "text": text,
        "changed": text != payload.text,
        "difference": list(difference(payload.text, text)),
    }


def note(desk: Desk, payload: Payload) -> JsonObject:
    now = desk.now()
    if payload.kind == "settle":
        update = settled(payload.at, payload.by, now, so=payload.done)
    elif payload.gone:
        update = taken_away(payload.at)
    else:
        update = noted(payload.by, now, payload.text)
    return view.item(desk.update_row(payload.item, update), payload.item, None)


def check(desk: Desk, payload: Payload) -> JsonObject:
    """`v`: an editor has compared a sentence with its source."""
    update = checked(str(payload.n), payload.text, so=payload.checked)
    return view.item(desk.update_row(payload.item, update), payload.item, None)
