"""What became of an item's pictures, in the words of an editor. Pure."""

import re
from dataclasses import dataclass

from agents.formatter.lint.images import CREDIT
from agents.review.decisions import Decision, edit

PICTURE = "picture"  # the kind of a step that was made beside the text
_ROW = re.compile(r"!\[([^\]]*)\]\((?:\./)?(static/[\w.-]+)\)\s*")


@dataclass(frozen=True)
class PictureWords:
    alt: str
    caption: str = ""


def pictured(item: str, text: str) -> Decision:
    """The item with other pictures; whether it is in the issue stays as it is."""
    return edit(item, text, done=False, kind=PICTURE)


def without_pictures(text: str) -> tuple[str, dict[str, PictureWords]]:
    """The rows of its other words, and by file the pictures in their order.

    A caption belongs to the picture above it, as `imagetext.js` reads it.
    """
    rows: list[str] = []
    found: dict[str, PictureWords] = {}
    last = ""
    for row in text.split("\n"):
        if picture := _ROW.fullmatch(row):
            last = picture[2]
            found[last] = PictureWords(picture[1])
        elif last and row.startswith(CREDIT):
            caption = row.removeprefix(CREDIT).strip()
            found[last] = PictureWords(found[last].alt, caption)
        elif row.strip():
            rows.append(row)
    return "\n".join(rows), found


def step_words(before: str, after: str) -> str:
    """What a step did to the pictures, as the history names it: 图片：不用."""
    words = [short for short, _ in _changes(before, after)]
    return f"图片：{'、'.join(words)}" if words else "图片"


def correction_words(before: str, after: str) -> list[str]:
    """What a reader is told of it: 更正了图注."""
    return [long for _, long in _changes(before, after)]


def _changes(before: str, after: str) -> list[tuple[str, str]]:
    old, new = without_pictures(before)[1], without_pictures(after)[1]
    gone, came = len(old.keys() - new.keys()), len(new.keys() - old.keys())
    both = [file for file in old if file in new]
    changes = []
    if gone and gone == came:
        changes.append(("换图", "换了图片"))
    else:
        if gone:
            changes.append(("不用", f"删去{_many(gone)}张图"))
        if came:
            changes.append(("用上", f"补充{_many(came)}张图"))
    if any(old[file].caption != new[file].caption for file in both):
        changes.append(("图注", "更正了图注"))
    if any(old[file].alt != new[file].alt for file in both):
        changes.append(("替代文字", "更正了图片的替代文字"))
    if both != [file for file in new if file in old]:
        changes.append(("顺序", "调整了图片的顺序"))
    return changes


def _many(count: int) -> str:
    return "一" if count == 1 else f" {count} "
