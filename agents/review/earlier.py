"""The texts that an item had before: each can be put back, as a step. Pure."""

from collections.abc import Sequence

from agents.review.decisions import Decision, edit
from agents.review.sheet import Change, Refused, Sheet, find, parts


def earlier_text(changes: Sequence[Change], item: str, sha256: str) -> str:
    """A text that the item once had, or ""."""
    entries = (
        entry
        for change in changes
        for one in parts(change)
        if one.item == item
        for entry in (one.before, one.after)
        if entry is not None
    )
    return next((entry.text for entry in entries if entry.sha256 == sha256), "")


def put_back(item: str, text: str) -> Decision:
    """A text that the item had before; whether it is in the issue stays as it is."""

    def decide(sheet: Sheet) -> Change:
        entry = find(sheet, item)[1]
        if entry.text == text:
            raise Refused(f"{entry.heading}：现在就是这一版")
        return edit(item, text, done=False, kind="back")(sheet)

    return decide
