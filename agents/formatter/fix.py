"""What `check --fix` and the page's 自动修正 mend: what needs no judgement.

Marks, headings, links, bold, punctuation.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

from agents.domain.front_matter import front, rows_of
from agents.domain.han import HAN
from agents.formatter import slips
from agents.formatter.commonmark import LONGEST
from agents.formatter.headings import headings, meant, section_named
from agents.formatter.inline import code_spans
from agents.formatter.layout import ITEM_HEADING
from agents.formatter.lint.linted_document import LintedDocument
from agents.formatter.slips import HELD
from agents.formatter.typography import TO_WIDE

_TARGET = r"\((?:<[^>\n]{0,2048}>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)"
_KEPT = re.compile(
    rf"""
      \[(?=https?://)(?:[^\]\\\n]|\\.){{0,2048}}\]{_TARGET}  # it shows its address
    | \]{_TARGET}
    | \][ ]?\((?:https?:|static/)[^()\n]{{0,2048}}\)?      # no link, yet meant as one
    | <[^<>\n]*>
    | (?:https?://|www\.)[^\s<>]*
    | (?<![\w.+-])[\w.+-]+@[\w.-]+
    | &\#?\w+;
    | {HELD}
    """,
    re.VERBOSE | re.ASCII,
)
_ESCAPED = re.compile(rf"\\[!-/:-@\[-`{{-~]|{HELD}")
_UNTOUCHED = ("fence", "html_block", "hr")
_BOLD = re.compile(r"\*\*([^*]*)\*\*")
_B = r"(?:\*\*)?"  # a mark that a reader doesn't see
_RULE = "***"
_DEEPEST = 8  # parentheses in one another; beyond that nobody reads them


_Replacement = str | Callable[[re.Match[str]], str]
_PARENTHESES: tuple[tuple[re.Pattern[str], _Replacement], ...] = (
    (
        re.compile(rf"([{HAN}]{_B})\(([^()]*)\)|\(([^()]*)\)(?={_B}[{HAN}])"),
        lambda m: f"{m[1] or ''}（{m[2] or m[3] or ''}）",
    ),
    (re.compile(rf"\(({_B}[{HAN}][^()]*|[^()]*[{HAN}]{_B})\)"), r"（\1）"),
)
_STEPS: tuple[tuple[re.Pattern[str], _Replacement], ...] = (
    (re.compile(rf"([{HAN}]{_B})([,:;!?()]) *"), lambda m: m[1] + TO_WIDE[m[2]]),
    (re.compile(rf"([,:;!?()])(?={_B}[{HAN}])"), lambda m: TO_WIDE[m[1]]),
    (re.compile(rf"([{HAN}]{_B})\.(?![0-9A-Za-z.])[ ]*"), r"\1。"),
    (re.compile(rf"(?<=[0-9A-Za-z])\.(?=[{HAN}])"), ". "),
)
_UNSPACED = (
    re.compile(rf"([{HAN}])(\*\*)?(?=[0-9A-Za-z])"),
    re.compile(rf"([0-9A-Za-z])(\*\*)?(?=[{HAN}])"),
)


def fix(markdown: str) -> str:
    """`markdown` with its mechanical faults mended; idempotent.

    Byte order mark and line ends go; what is meant as a heading, a list's item, a
    link or a paragraph becomes one; a label's colon leaves the bold, Han and Latin
    get their space, punctuation beside Han becomes full-width. The fields of the
    front matter, code, HTML and addresses stay as they are.
    """
    while (after := _fixed(_whole(markdown))) != markdown:
        markdown = after
    return markdown


def _whole(markdown: str) -> str:
    """LF, each section's `***` on a line of its own, the front matter at the top."""
    rows = rows_of(markdown.removeprefix("\ufeff"))
    found = front(rows)
    for n, heading in headings(rows, found.body if found else 0):
        if section_named(heading) and rows[n].rstrip().endswith(_RULE):
            below = next((row.strip() for row in rows[n + 1 :] if row.strip()), "")
            rows[n] = heading if below == _RULE else f"{heading}\n\n{_RULE}"
    if found is None:
        return "\n".join(rows)
    head = "\n".join(row.rstrip() for row in rows[found.first : found.body])
    body = "\n".join(rows[found.body :]).strip("\n")
    return f"{head}\n\n{body}\n" if body else f"{head}\n"


def _fixed(markdown: str) -> str:
    doc = LintedDocument(markdown)
    held = set(range(doc.body))
    changed = {n: _tidy(heading) for n, heading in headings(doc.rows, doc.body)}
    changed |= dict.fromkeys(_empty_headings(doc), "")
    held |= {n for n, row in enumerate(doc.rows) if len(row) > LONGEST}
    for token in doc.tokens:
        if token.type in _UNTOUCHED and token.map:
            held |= set(range(*token.map))
        if token.type == "code_block" and token.map:
            lines = range(*token.map)
            changed |= {} if token.level else _unindented(doc.rows, lines)
            held |= set(lines) - changed.keys()
    rows = [None if n in held else changed.get(n, r) for n, r in enumerate(doc.rows)]
    mended = "\n".join(_paragraphs(rows)).split("\n")
    return "\n".join(row if n in held else mended[n] for n, row in enumerate(doc.rows))


def _tidy(heading: str) -> str:
    """An item's heading without bold, underline and the spaces beside its brackets."""
    title = heading.removeprefix("### ")
    bare = re.sub(r"\*\*|</?u>", "", title).strip()
    bare = re.sub(r"(?<=【)\s+|\s+(?=】)|(?<=】)\s+", "", bare)
    plain = title != heading and not re.search(r"[`\\]", title)
    return f"### {bare}" if plain and ITEM_HEADING.fullmatch(bare) else heading


def _empty_headings(doc: LintedDocument) -> Iterator[int]:
    for opened, inside in pairwise(doc.tokens):
        empty = opened.type == "heading_open" and not inside.content
        if empty and opened.map and not opened.level:
            yield opened.map[0]


def _unindented(rows: Sequence[str], lines: Iterable[int]) -> dict[int, str]:
    """The texts and headings of a block that is code by its indentation alone."""
    block = {n: rows[n].expandtabs(4) for n in lines}
    if all(slips.is_prose(row) or meant(row) for row in block.values()):
        indents = [len(r) - len(r.lstrip()) for r in block.values() if r.strip()]
        return {n: meant(row) or row[min(indents) :] for n, row in block.items()}
    return {n: heading for n, row in block.items() if (heading := meant(row))}


def _paragraphs(rows: Iterable[str | None]) -> Iterator[str]:
    """The rows in groups that a code span can't leave, each mended."""
    group: list[str] = []
    for row in rows:
        if row and row.strip():
            group.append(row)
            continue
        if group:
            yield _paragraph("\n".join(group))
            group = []
        yield row or ""
    if group:
        yield _paragraph("\n".join(group))


def _paragraph(text: str) -> str:
    """Mended outside of code and escapes; addresses keep what punctuation they have."""
    code: list[str] = []
    kept: list[str] = []

    def hold(into: list[str]) -> Callable[[re.Match[str]], str]:
        def keep(found: re.Match[str]) -> str:
            into.append(found[0])
            return HELD

        return keep

    pieces: list[str] = []
    end = 0
    for start, stop in code_spans(text):
        pieces += [_ESCAPED.sub(hold(code), text[end:start]), HELD]
        code.append(text[start:stop])
        end = stop
    shown = "".join([*pieces, _ESCAPED.sub(hold(code), text[end:])])
    shown = slips.links(shown).replace("](./static/", "](static/")
    shown = _KEPT.sub(hold(kept), shown)
    mended = "\n".join(_row(row) for row in shown.split("\n"))
    return _restored(_restored(mended, kept), code)


def _restored(text: str, kept: Iterable[str]) -> str:
    rest = iter(kept)
    return re.sub(HELD, lambda _found: next(rest), text)


def _row(row: str) -> str:
    row = slips.paper_date(slips.bullet(slips.unwidened(row)))
    if "***" not in row.replace("****", "") and row.count("**") % 2 == 0:
        row = _BOLD.sub(_bold, row)
        row = re.sub(r"(\*\*：) +", r"\1", row)
    depth = accumulate((c == "(") - (c == ")") for c in row if c in "()")
    steps = _STEPS if max(depth, default=0) > _DEEPEST else (*_PARENTHESES, *_STEPS)
    for pattern, replacement in steps:
        row = pattern.sub(replacement, row)
    for unspaced in _UNSPACED:
        row = _spaced(row, unspaced)
    return row


def _spaced(row: str, unspaced: re.Pattern[str]) -> str:
    """One space outside of the bold, whichever of its marks stands there."""
    at = marks = 0

    def space(found: re.Match[str]) -> str:
        nonlocal at, marks
        marks += row.count("**", at, found.end(1))
        at = found.end(1)
        mark = found[2] or ""
        return f"{found[1]}{mark} " if marks % 2 else f"{found[1]} {mark}"

    return unspaced.sub(space, row)


def _bold(found: re.Match[str]) -> str:
    """`**问题：**` as `**问题**：`; spaces leave the bold, and empty bold goes."""
    inner = found[1]
    core = inner.strip()
    words = core.rstrip("：:")
    if not words:
        return inner
    row, start, end = found.string, found.start(), found.end()
    colon = "：" if words != core else ""
    left, right = row[max(start - 1, 0) : start], row[end : end + 1]
    before = " " if inner[0] == " " and left.isalnum() else ""
    after = " " if inner[-1] == " " and right.isalnum() and not colon else ""
    return f"{before}**{words.rstrip()}**{colon}{after}"
