"""L07 to L10, L16, L21, L22: sections, headings, and what would break them."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from agents.domain.words import SECTIONS
from agents.formatter.headings import headings, section_named
from agents.formatter.layout import ITEM_HEADING, SECTION_HEADINGS
from agents.formatter.lint.finding import Context, RuleFault
from agents.formatter.lint.linted_document import LintedDocument, LintLine
from agents.formatter.naming import is_long_winded
from agents.messages.said import listed, said

_H2, _H3 = 2, 3
_ESM = re.compile(r"(?:import|export)(?!\w)", re.ASCII)
_ANCHOR = r"//\]: # \(item:[\w-]+\)$"  # the one reference of docs/layout.md §8
_DEFINITION = re.compile(rf"[\s>*+-]*\[(?!{_ANCHOR})(?:[^\]\\]|\\.)+\]:")
_DEEP = re.compile(r"[#＃]{4,6}[^#＃\s]")
_DIRECTIVE = re.compile(r":::|\{\{|\{%")
_CALLOUT = re.compile(r"[\s>]*> ?\[!(\w+)\]\s*$")
_ONE_TILDE = re.compile(r"(?<!~)~(?!~)")


def sections(doc: LintedDocument, _context: Context) -> Iterator[RuleFault]:
    found = [(name, h) for h in doc.headings if (name := section_named(h.text))]
    for name, heading in found:
        text = SECTION_HEADINGS[name]
        if (heading.rank, heading.text) != (_H2, text):
            message = said("The section's heading has another form.")
            yield RuleFault(
                heading.number, message, said("Write ## {text}.", text=text)
            )
    names = [name for name, _ in found]
    if names != list(SECTIONS):
        pairs = zip_longest(names, SECTIONS[: len(names)])
        at = next((n for n, (is_, wanted) in enumerate(pairs) if is_ != wanted), -1)
        yield RuleFault(
            found[at][1].number if found else doc.body + 1,
            said("The three section headings are not there once each and in order."),
            said(
                "Write {join}.",
                join=listed(f"## {text}" for text in SECTION_HEADINGS.values()),
            ),
        )
    yield from _rules(doc, [heading.number for _, heading in found])


def _rules(doc: LintedDocument, numbers: list[int]) -> Iterator[RuleFault]:
    """Each section's `***`, and those that belong to none."""
    below = set()
    for number in numbers:
        rows = enumerate(doc.rows[number:], start=number + 1)
        n, row = next(((n, r.strip()) for n, r in rows if r.strip()), (0, ""))
        below.add(n)
        if row != "***":
            yield RuleFault(
                number, said("No *** follows the section."), said("Add *** below.")
            )
    rules = [t for t in doc.tokens if t.type == "hr" and t.markup.startswith("*")]
    stars = [t.map[0] + 1 for t in rules if t.map]
    if len(stars) != len(SECTIONS):
        loose = [n for n in stars if n not in below]
        line = (loose or stars or [doc.body + 1])[0]
        mend = said("Keep one *** below each section; use --- inside of an item.")
        yield RuleFault(
            line, said("There are {len} *** instead of three.", len=len(stars)), mend
        )


def categories(doc: LintedDocument, _context: Context) -> Iterator[RuleFault]:
    filled = {(item.section, item.category) for item in doc.items}
    h2 = {heading.number for heading in doc.headings if heading.rank == _H2}
    for part in (p for p in doc.parts if p.first in h2 and not p.opens_section):
        if part.section in (None, "news"):
            mend = said("Move its items, and delete the heading.")
            yield RuleFault(
                part.first, said("A category stands outside its place."), mend
            )
        elif (part.section, part.category) not in filled:
            mend = said("Delete it, or add an item.")
            yield RuleFault(
                part.first, said("{text!r} has no item.", text=part.title), mend
            )
    for item in doc.items:
        if item.section != "news" and item.category is None:
            mend = said("Put it below a category.")
            yield RuleFault(
                item.first,
                said("{heading} is in no category.", heading=item.heading),
                mend,
            )


def heading_form(doc: LintedDocument, _context: Context) -> Iterator[RuleFault]:
    for heading in doc.headings:
        if not heading.text.strip():
            yield RuleFault(
                heading.number, said("The heading is empty."), said("Delete it.")
            )
        elif heading.rank not in (_H2, _H3):
            mend = said("Make it a bold line of its own.")
            yield RuleFault(
                heading.number, said("H{rank} is not used.", rank=heading.rank), mend
            )
        elif heading.rank == _H3 and not _is_item_heading(heading):
            mend = said("Write ### 【名称 用途】机构, each of at most 40 characters.")
            yield RuleFault(
                heading.number, said("The item's heading has another form."), mend
            )


def _is_item_heading(heading: LintLine) -> bool:
    text = heading.unescaped.replace("**", "").strip()
    return ITEM_HEADING.fullmatch(text) is not None


def swallowed(doc: LintedDocument, _context: Context) -> Iterator[RuleFault]:
    """Lines that are meant as headings and are none on the page."""
    shown = {
        t.map[0]
        for t in doc.tokens
        if t.type == "heading_open" and t.map and not t.level and t.markup[0] == "#"
    }
    for n, wanted in headings(doc.rows, doc.body):
        if n not in shown:
            mend = said(
                "Write {wanted} at the line's beginning, outside of other marks.",
                wanted=wanted,
            )
            yield RuleFault(n + 1, said("The page shows no heading here."), mend)
    for line in doc.lines:
        if not line.rank and _DEEP.match(line.written):
            mend = said("Make it a bold line of its own.")
            yield RuleFault(
                line.number, said("The page shows the # of this line."), mend
            )


def heading_noise(doc: LintedDocument, _context: Context) -> Iterator[RuleFault]:
    for heading in (h for h in doc.headings if h.rank == _H3):
        kinds = {token.type for token in heading.tokens}
        if "strong_open" in kinds or "**" in heading.unescaped:
            yield RuleFault(
                heading.number,
                said("The heading has ** in it."),
                said("Delete the **."),
            )
        if "html_inline" in kinds:
            yield RuleFault(
                heading.number,
                said("The heading has a tag in it."),
                said("Delete the tag."),
            )
        if re.search(r"【\s|\s】|】\s", heading.unescaped.replace("**", "")):
            mend = said("Delete the space beside the bracket.")
            yield RuleFault(
                heading.number, said("A space stands beside a bracket."), mend
            )


def heading_name(doc: LintedDocument, _context: Context) -> Iterator[RuleFault]:
    """A hint for drafts: what the team has published has names of all lengths."""
    for item in doc.items if doc.is_draft else ():
        named = ITEM_HEADING.fullmatch(item.heading)
        if item.section != "news" and named and is_long_winded(named["name"]):
            message = said(
                "{name!r} is no product with a short use.", name=named["name"]
            )
            mend = said("Write its use in two to six characters: 视觉分割 SAM2.")
            yield RuleFault(item.first, message, mend)


def heading_unique(doc: LintedDocument, _context: Context) -> Iterator[RuleFault]:
    seen: dict[str, int] = {}
    for item in doc.items:
        key = item.heading.casefold()
        if key in seen:
            message = said(
                "{heading} is also the heading of line {seen}.",
                heading=item.heading,
                seen=seen[key],
            )
            yield RuleFault(item.first, message, said("Name the two apart."))
        seen.setdefault(key, item.first)


def foreign_syntax(doc: LintedDocument, _context: Context) -> Iterator[RuleFault]:
    for line in doc.lines:
        if found := _DIRECTIVE.search(line.acting):
            mend = said("Put it into a code span.")
            yield RuleFault(
                line.number,
                said("{found} acts in other dialects.", found=found[0]),
                mend,
            )
    for token in doc.tokens:
        if token.type == "fence" and token.map:
            last = doc.rows[token.map[1] - 1].strip("> ")
            if token.map[1] - token.map[0] == 1 or not last.startswith(token.markup):
                yield RuleFault(
                    token.map[0] + 1, said("The code fence is open."), said("Close it.")
                )
    fenced = {
        n for t in doc.tokens if t.type == "fence" and t.map for n in range(*t.map)
    }
    for n, row in enumerate(doc.rows):
        if n >= doc.body and n not in fenced:
            yield from _forbidden_start(n + 1, row)


def _forbidden_start(number: int, row: str) -> Iterator[RuleFault]:
    if found := _ESM.match(row):
        mend = said("Begin with another word, or write it as code.")
        yield RuleFault(
            number, said("The line begins with {found!r}.", found=found[0]), mend
        )
    if _DEFINITION.match(row):
        mend = said("Link the text itself: [text](address).")
        yield RuleFault(number, said("A reference or footnote is defined."), mend)


def traps(doc: LintedDocument, _context: Context) -> Iterator[RuleFault]:
    for token in doc.tokens:
        if token.type == "heading_open" and token.markup in ("=", "-") and token.map:
            mend = said("Put a blank line before the rule.")
            yield RuleFault(
                token.map[1] - 1, said("A rule below makes this a heading."), mend
            )
    for line in doc.lines:
        if len(_ONE_TILDE.findall(line.acting)) > 1:
            mend = said("Write \\~, or – for a range.")
            yield RuleFault(line.number, said("Two ~ on one line strike out."), mend)


def callouts(doc: LintedDocument, _context: Context) -> Iterator[RuleFault]:
    quotes = (t.map[0] for t in doc.tokens if t.type == "blockquote_open" and t.map)
    news = [item for item in doc.items if item.section == "news"]
    for n in quotes:
        found = _CALLOUT.match(doc.rows[n])
        inside = any(item.first <= n + 1 <= item.last for item in news)
        if found and (found[1] != "TIP" or not inside):
            mend = said("Use > [!TIP], in the news only, or a plain quotation.")
            yield RuleFault(
                n + 1, said("[!{found}] has no place here.", found=found[1]), mend
            )
