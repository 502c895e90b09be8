"""Corrections of an issue that was published: a dated 更正 line says what. Pure."""

import re
from collections.abc import Iterator

from agents.review.decisions import Decision, edit
from agents.review.difference import difference
from agents.review.picture_changes import correction_words, without_pictures
from agents.review.sheet import CORRECTION, Change, Refused, Sheet, find

_LINE = re.compile(r"^\*\*更正\*\*：\d{4}-\d{2}-\d{2}，.*$", re.MULTILINE)
_LINK = re.compile(r"\[([^\]\n]*)\]\(([^)\s]*)\)")
_LONGEST, _MOST = 30, 3  # characters of a quotation, changes that are told


def corrected(item: str, text: str, what: str, day: str) -> Decision:
    """`what` in a sentence, or "": then the line quotes what was changed."""

    def decide(sheet: Sheet) -> Change:
        _, entry = find(sheet, item)
        if entry.kind == "opening" or text.strip() == entry.text.strip():
            raise Refused(f"{entry.heading}：没有可以更正的改动")
        corrected_text = with_line(entry.text, text, what, day)
        return edit(item, corrected_text, done=True, kind="correct")(sheet)

    return decide


def line_below(item: str, text: str) -> Decision:
    """The text with the line that publishing wrote; no step of its own to undo."""
    return edit(item, text, done=True, kind=CORRECTION)


def with_line(before: str, after: str, what: str, day: str) -> str:
    """`after` with a line that says what became of `before`.

    Without one where it has a new one, or nothing that a reader would be told of.
    """
    said = " ".join(what.split()) or change_words(before, after)
    if new_lines(before, after) or not said:
        return after
    return f"{after.rstrip()}\n\n**更正**：{day}，{said.rstrip('。')}。\n"


def new_lines(before: str, after: str) -> list[str]:
    """The lines that say what was corrected, of `after` alone."""
    return [line for line in _LINE.findall(after) if line not in _LINE.findall(before)]


def change_words(before: str, after: str) -> str:
    """What was changed, in the words that were; pictures by what became of them.

    A line that corrects is not told of: "" where nothing else was changed.

    >>> change_words("能读十页。", "能读百页。")
    '“十”改为“百”'
    """
    old, new = _prose(before), _prose(after)
    changes = list(_changes(_shown(old), _shown(new)))
    if not changes and _LINK.findall(old) != _LINK.findall(new):
        changes = ["更正了链接"]
    more = f"等 {len(changes)} 处" if len(changes) > _MOST else ""
    quoted = "；".join(changes[:_MOST]) + more
    return "；".join(filter(None, [quoted, *correction_words(before, after)]))


def _prose(text: str) -> str:
    return without_pictures(_LINE.sub("", text))[0]


def _shown(prose: str) -> str:
    """What a reader sees of it: no addresses behind words, no marks."""
    return re.sub(r"[*`#\[\]]", "", _LINK.sub(r"\1", prose))


def _changes(before: str, after: str) -> Iterator[str]:
    gone = ""
    for run in [*difference(before, after), {"kind": "same", "text": ""}]:
        text = " ".join(str(run["text"]).split())
        if run["kind"] == "del":
            gone = text
            continue
        if run["kind"] == "ins" and text:
            yield f"“{_cut(gone)}”改为“{_cut(text)}”" if gone else f"补充“{_cut(text)}”"
        elif gone:
            yield f"删去“{_cut(gone)}”"
        gone = ""


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
