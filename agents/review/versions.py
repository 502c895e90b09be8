"""An item's versions by the model: each with its evidence, the drafted one first.

They stand in the item's row of `review.json` as `versions`; an item that was never
written again has none. The row itself shows the version that its text comes from.
"""

from collections.abc import Mapping
from typing import Any

from agents.review.sheet import Change, Entry

Json = dict[str, Any]
_READ = ("score", "reasons", "sources")  # of what is read for the first one
_OWN = ("sha256", "sentences", "flags", "images", "answers")  # of each version


def keep_version(row: Json, drafted: str, version: Json, wish: str, time: str) -> None:
    """Add one; `drafted` is the Markdown of the first. Twice the same is one."""
    first = {name: row[name] for name in _OWN if name in row} | {"text": drafted}
    versions = row.setdefault("versions", [first])
    more = {name: version[name] for name in (*_OWN, "text") if name in version}
    if more["sha256"] not in (known["sha256"] for known in versions):
        versions.append(more | {"wish": wish, "time": time})


def first_version(row: Json, version: Json, time: str) -> Json:
    """The row of what was taken in, with the first text that a model wrote of it.

    Its text stands with it: `model.md` stays as it was drafted.
    """
    own = {name: version[name] for name in (*_OWN, "text") if name in version}
    known = {"id", *_OWN, *_READ} & version.keys()
    told = {name: one for name, one in version.items() if name in known}
    return row | told | {"versions": [own | {"wish": "", "time": time}]}


def show_version(row: Json, generated: str) -> None:
    """The evidence of the version with this sha256, if the row has it."""
    for version in row.get("versions", ()):
        if version["sha256"] == generated:
            row |= {name: version[name] for name in _OWN if name in version}


def shas(row: Json) -> frozenset[str]:
    """Of all texts of the item that a model wrote."""
    return frozenset((row["sha256"], *(v["sha256"] for v in row.get("versions", ()))))


def adopted(change: Change, known: Mapping[str, frozenset[str]]) -> Change:
    """The same change; a text that a version has is that version, evidence and all.

    Nobody has looked at it yet where it came from outside, or from before a crash.
    """
    after = change.after
    if after is None or after.generated == after.sha256:
        return change
    if after.sha256 not in known.get(change.item, ()):
        return change
    status = after.status
    if status == "edited":
        status = "pending" if change.outside else "accepted"
    more = {"generated": after.sha256, "status": status}
    return change.model_copy(update={"after": after.model_copy(update=more)})


def source_text(row: Json, entry: Entry, drafted: str) -> str:
    """The version that the item's text comes from."""
    texts = {v["sha256"]: str(v["text"]) for v in row.get("versions", ())}
    return texts.get(entry.generated, drafted)


def against(row: Json, entry: Entry, drafted: str) -> str:
    """What the item's text is compared with, for the editor.

    An edited one with the version that it comes from, an untouched one with the
    version before.
    """
    versions = row.get("versions", [])
    at = next(
        (n for n, v in enumerate(versions) if v["sha256"] == entry.generated), None
    )
    if at is None:
        return drafted
    before = max(at - 1, 0) if entry.sha256 == entry.generated else at
    return str(versions[before]["text"])
