"""An item's versions by the model: each with its evidence, the drafted one first.

They stand in the item's row of `review.json` as `versions`; an item that was never
written again has none. The row itself shows the version that its text comes from.
"""

from collections.abc import Mapping

from agents.domain.evidence import Version
from agents.domain.review import ReviewItem
from agents.review.decisions import Decision, item_of
from agents.review.sheet import Change, Refused, Sheet, SheetEntry, digest, replaced

_READ = ("score", "reasons", "sources")  # of what is read for the first one
_OWN = ("sha256", "sentences", "flags", "images", "answers")  # of each version
_PLACE = ("id", "heading", "section", "category", "status")
Written = Mapping[str, object]  # a row as a model wrote it, with its Markdown as `text`


def keep_version(
    row: ReviewItem, drafted: str, version: Written, instruction: str, time: str
) -> ReviewItem:
    """With one more; `drafted` is the Markdown of the first. Twice the same is one."""
    first = Version.model_validate({**row.of(_OWN), "text": drafted})
    versions = row.versions or (first,)
    new = _version(version, instruction, time)
    if new.sha256 not in (known.sha256 for known in versions):
        versions = (*versions, new)
    return row.but(versions=versions)


def first_version(row: ReviewItem | None, version: Written, time: str) -> ReviewItem:
    """The row of what was taken in, with the first text that a model wrote of it.

    Its text stands with it: `model.md` stays as it was drafted. Without a row the
    version tells all of it.
    """
    fields = row.dump() if row else {}
    known = {*_OWN, *_READ, *(() if row else _PLACE)} & version.keys()
    fields |= {name: version[name] for name in known}
    made = ReviewItem.model_validate(fields)
    return made.but(versions=(_version(version, "", time),))


def _version(version: Written, instruction: str, time: str) -> Version:
    own = {name: version[name] for name in (*_OWN, "text") if name in version}
    return Version.model_validate({**own, "wish": instruction, "time": time})


def show_version(row: ReviewItem, generated: str) -> ReviewItem:
    """With the evidence of the version with this sha256, if the row has it."""
    for version in row.versions:
        if version.sha256 == generated:
            row = row.model_copy(update=version.of(_OWN))
    return row


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


def source_text(row: ReviewItem | None, entry: SheetEntry, drafted: str) -> str:
    """The version that the item's text comes from."""
    texts = {v.sha256: v.text for v in (row.versions if row else ())}
    return texts.get(entry.generated, drafted)


def against(row: ReviewItem | None, entry: SheetEntry, drafted: str) -> str:
    """What the item's text is compared with, for the editor.

    An edited one with the version that it comes from, an untouched one with the
    version before.
    """
    versions = row.versions if row else ()
    at = next((n for n, v in enumerate(versions) if v.sha256 == entry.generated), None)
    if at is None:
        return drafted
    before = max(at - 1, 0) if entry.sha256 == entry.generated else at
    return versions[before].text


def use_version(item: str, text: str) -> Decision:
    """A text that the model wrote, with its evidence; it waits to be decided.

    One that was cut out of issue.md stays out.
    """

    def decide(sheet: Sheet) -> Change:
        entry = item_of(sheet, item)[1]
        if entry.text == text:
            raise Refused("这一稿与现在的一样")
        return replaced(
            sheet,
            "again",
            item,
            text=text,
            generated=digest(text),
            status="pending",
            reason="",
            cut=entry.cut and "pending",
        )

    return decide
