"""L07 to L10, L16, L21, L22: sections, headings, and what would break them."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from agents.domain.words import SECTIONS
from agents.formatter.headings import headings, section_named
from agents.formatter.layout import ITEM_HEADING, SECTION_HEADINGS
from agents.formatter.lint.document import Document, Line
from agents.formatter.lint.finding import Context, Fault

_H2, _H3 = 2, 3
_ESM = re.compile(r"(?:import|export)(?!\w)", re.ASCII)
_ANCHOR = r"//\]: # \(item:[\w-]+\)$"  # the one reference of docs/layout.md §8
_DEFINITION = re.compile(rf"[\s>*+-]*\[(?!{_ANCHOR})(?:[^\]\\]|\\.)+\]:")
_DEEP = re.compile(r"[#＃]{4,6}[^#＃\s]")
_DIRECTIVE = re.compile(r":::|\{\{|\{%")
_CALLOUT = re.compile(r"[\s>]*> ?\[!(\w+)\]\s*$")
_ONE_TILDE = re.compile(r"(?<!~)~(?!~)")


def sections(doc: Document, _context: Context) -> Iterator[Fault]:
    found = [(name, h) for h in doc.headings if (name := section_named(h.text))]
    for name, heading in found:
        text = SECTION_HEADINGS[name]
        if (heading.rank, heading.text) != (_H2, text):
            message = "The section's heading has another form."
            yield Fault(heading.number, message, f"Write ## {text}.")
    names = [name for name, _ in found]
    if names != list(SECTIONS):
        pairs = zip_longest(names, SECTIONS[: len(names)])
        at = next((n for n, (is_, wanted) in enumerate(pairs) if is_ != wanted), -1)
        yield Fault(
            found[at][1].number if found else doc.body + 1,
            "The three section headings are not there once each and in order.",
            f"Write {'; '.join(f'## {text}' for text in SECTION_HEADINGS.values())}.",
        )
    yield from _rules(doc, [heading.number for _, heading in found])


def _rules(doc: Document, numbers: list[int]) -> Iterator[Fault]:
    """Each section's `***`, and those that belong to none."""
    below = set()
    for number in numbers:
        rows = enumerate(doc.rows[number:], start=number + 1)
        n, row = next(((n, r.strip()) for n, r in rows if r.strip()), (0, ""))
        below.add(n)
        if row != "***":
            yield Fault(number, "No *** follows the section.", "Add *** below.")
    rules = [t for t in doc.tokens if t.type == "hr" and t.markup.startswith("*")]
    stars = [t.map[0] + 1 for t in rules if t.map]
    if len(stars) != len(SECTIONS):
        loose = [n for n in stars if n not in below]
        line = (loose or stars or [doc.body + 1])[0]
        mend = "Keep one *** below each section; use --- inside of an item."
        yield Fault(line, f"There are {len(stars)} *** instead of three.", mend)


def categories(doc: Document, _context: Context) -> Iterator[Fault]:
    section = None
    filled = {(item.section, item.category) for item in doc.items}
    for heading in (h for h in doc.headings if h.rank == _H2 and h.text.strip()):
        named = section_named(heading.text)
        section = named or section
        if named:
            continue
        if section in (None, "news"):
            mend = "Move its items, and delete the heading."
            yield Fault(heading.number, "A category stands outside its place.", mend)
        elif (section, heading.text) not in filled:
            mend = "Delete it, or add an item."
            yield Fault(heading.number, f"{heading.text!r} has no item.", mend)
    for item in doc.items:
        if item.section != "news" and item.category is None:
            mend = "Put it below a category."
            yield Fault(item.first, f"{item.heading} is in no category.", mend)


def heading_form(doc: Document, _context: Context) -> Iterator[Fault]:
    for heading in doc.headings:
        if not heading.text.strip():
            yield Fault(heading.number, "The heading is empty.", "Delete it.")
        elif heading.rank not in (_H2, _H3):
            mend = "Make it a bold line of its own."
            yield Fault(heading.number, f"H{heading.rank} is not used.", mend)
        elif heading.rank == _H3 and not _is_item_heading(heading):
            mend = "Write ### 【名称 用途】机构, each of at most 40 characters."
            yield Fault(heading.number, "The item's heading has another form.", mend)


def _is_item_heading(heading: Line) -> bool:
    text = heading.unescaped.replace("**", "").strip()
    return ITEM_HEADING.fullmatch(text) is not None


def swallowed(doc: Document, _context: Context) -> Iterator[Fault]:
    """Lines that are meant as headings and are none on the page."""
    shown = {
        t.map[0]
        for t in doc.tokens
        if t.type == "heading_open" and t.map and not t.level and t.markup[0] == "#"
    }
    for n, wanted in headings(doc.rows, doc.body):
        if n not in shown:
            mend = f"Write {wanted} at the line's beginning, outside of other marks."
            yield Fault(n + 1, "The page shows no heading here.", mend)
    for line in doc.lines:
        if not line.rank and _DEEP.match(line.written):
            mend = "Make it a bold line of its own."
            yield Fault(line.number, "The page shows the # of this line.", mend)


def heading_noise(doc: Document, _context: Context) -> Iterator[Fault]:
    for heading in (h for h in doc.headings if h.rank == _H3):
        kinds = {token.type for token in heading.tokens}
        if "strong_open" in kinds or "**" in heading.unescaped:
            yield Fault(heading.number, "The heading has ** in it.", "Delete the **.")
        if "html_inline" in kinds:
            yield Fault(
                heading.number, "The heading has a tag in it.", "Delete the tag."
            )
        if re.search(r"【\s|\s】|】\s", heading.unescaped.replace("**", "")):
            mend = "Delete the space beside the bracket."
            yield Fault(heading.number, "A space stands beside a bracket.", mend)


def heading_unique(doc: Document, _context: Context) -> Iterator[Fault]:
    seen: dict[str, int] = {}
    for item in doc.items:
        key = item.heading.casefold()
        if key in seen:
            message = f"{item.heading} is also the heading of line {seen[key]}."
            yield Fault(item.first, message, "Name the two apart.")
        seen.setdefault(key, item.first)


def foreign_syntax(doc: Document, _context: Context) -> Iterator[Fault]:
    for line in doc.lines:
        if found := _DIRECTIVE.search(line.acting):
            mend = "Put it into a code span."
            yield Fault(line.number, f"{found[0]} acts in other dialects.", mend)
    for token in doc.tokens:
        if token.type == "fence" and token.map:
            last = doc.rows[token.map[1] - 1].strip("> ")
            if token.map[1] - token.map[0] == 1 or not last.startswith(token.markup):
                yield Fault(token.map[0] + 1, "The code fence is open.", "Close it.")
    fenced = {
        n for t in doc.tokens if t.type == "fence" and t.map for n in range(*t.map)
    }
    for n, row in enumerate(doc.rows):
        if n >= doc.body and n not in fenced:
            yield from _forbidden_start(n + 1, row)


def _forbidden_start(number: int, row: str) -> Iterator[Fault]:
    if found := _ESM.match(row):
        mend = "Begin with another word, or write it as code."
        yield Fault(number, f"The line begins with {found[0]!r}.", mend)
    if _DEFINITION.match(row):
        mend = "Link the text itself: [text](address)."
        yield Fault(number, "A reference or footnote is defined.", mend)


def traps(doc: Document, _context: Context) -> Iterator[Fault]:
    for token in doc.tokens:
        if token.type == "heading_open" and token.markup in ("=", "-") and token.map:
            mend = "Put a blank line before the rule."
            yield Fault(token.map[1] - 1, "A rule below makes this a heading.", mend)
    for line in doc.lines:
        if len(_ONE_TILDE.findall(line.acting)) > 1:
            mend = "Write \\~, or – for a range."
            yield Fault(line.number, "Two ~ on one line strike out.", mend)


def callouts(doc: Document, _context: Context) -> Iterator[Fault]:
    quotes = (t.map[0] for t in doc.tokens if t.type == "blockquote_open" and t.map)
    news = [item for item in doc.items if item.section == "news"]
    for n in quotes:
        found = _CALLOUT.match(doc.rows[n])
        inside = any(item.first <= n + 1 <= item.last for item in news)
        if found and (found[1] != "TIP" or not inside):
            mend = "Use > [!TIP], in the news only, or a plain quotation."
            yield Fault(n + 1, f"[!{found[1]}] has no place here.", mend)
