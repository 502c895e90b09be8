"""The rules of docs/layout.md §7 in one table, and the linter that asks each of them."""

from typing import Literal

from agents.formatter.lint import (
    front_matter,
    images,
    items,
    links,
    marks,
    structure,
    wording,
)
from agents.formatter.lint.finding import Check, Context, Finding, Level
from agents.formatter.lint.linted_document import LintedDocument

# "draft" blocks in a draft or before publishing, and warns in what is published.
RULES: tuple[tuple[str, Level | Literal["draft"], Check], ...] = (
    ("L01", "E", front_matter.characters),
    ("L02", "E", front_matter.front_matter),
    ("L03", "E", front_matter.title),
    ("L04", "E", front_matter.date),
    ("L04b", "W", marks.paper_date),
    ("L05", "E", front_matter.cutoff),
    ("L05b", "W", front_matter.one_session),
    ("L06", "E", front_matter.intro),
    ("L07", "E", structure.sections),
    ("L08", "E", structure.categories),
    ("L09", "E", structure.heading_form),
    ("L09b", "draft", structure.heading_noise),
    ("L09c", "E", structure.swallowed),
    ("L09d", "W", structure.heading_name),
    ("L10", "E", structure.heading_unique),
    ("L10", "W", links.known_before),
    ("L11", "draft", links.sourced),
    ("L12", "E", links.addresses),
    ("L12b", "E", links.glued),
    ("L12c", "E", links.broken),
    ("L13", "W", links.proven),
    ("L14", "E", images.pictures),
    ("L14b", "W", images.dotted),
    ("L14c", "W", images.untold),
    ("L14d", "W", images.unowned),
    ("L15", "E", wording.tags),
    ("L16", "E", structure.foreign_syntax),
    ("L16b", "E", marks.indented_text),
    ("L16c", "W", marks.indented_code),
    ("L17", "E", wording.literal_bold),
    ("L17b", "E", wording.nested_bold),
    ("L18", "E", wording.bold_colon),
    ("L19", "W", wording.spacing),
    ("L19b", "W", marks.wide_space),
    ("L20", "W", wording.half_width),
    ("L20b", "W", marks.list_marks),
    ("L21", "E", structure.traps),
    ("L22", "E", structure.callouts),
    ("L23", "W", items.too_short),
    ("L23b", "W", items.too_long),
    ("L24", "W", items.hype),
    ("L25", "W", items.numbers),
    ("L26", "E", items.unfinished),
    ("L27", "W", wording.flags),
    ("L28", "E", links.told_once),
    ("L29", "E", front_matter.extension),
)

OF_PICTURES = ("L14c", "L14d")
# Hints at what only an editor can vouch for: such an item is marked, and not clean.
VOUCHED = ("L13", "L25", *OF_PICTURES)

NOTHING_KNOWN = Context()


def lint(markdown: str, context: Context = NOTHING_KNOWN) -> list[Finding]:
    """All findings, by line and rule; a finding names the item that it is in."""
    doc = LintedDocument(markdown)
    strict: Level = "E" if doc.is_draft or context.final else "W"
    found = [
        Finding(
            rule=rule,
            level=strict if level == "draft" else level,
            line=fault.line,
            message=fault.message,
            mend=fault.mend,
            item=doc.item_at(fault.line),
        )
        for rule, level, check in RULES
        for fault in check(doc, context)
    ]
    return sorted(found, key=lambda f: (f.line, f.rule, f.message))
