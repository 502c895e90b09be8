"""The mends that need no judgement: markers, bold and half-width punctuation."""

import re
from collections.abc import Callable, Iterator

from agents.formatter.inline import code_spans
from agents.formatter.layout import HAN
from agents.formatter.lint.document import Document
from agents.formatter.typography import TO_WIDE

_HELD = "\ufffc"
_TARGET = r"\((?:<[^>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)"
_KEPT = re.compile(
    rf"""
      \\[!-/:-@\[-`{{-~]                           # an escape
    | \[(?=https?://)(?:[^\]\\\n]|\\.)*\]{_TARGET}  # a link that shows its address
    | \]{_TARGET}
    | <[^<>\n]*>
    | (?:https?://|www\.)[^\s<>]*
    | [\w.+-]+@[\w.-]+
    | &\#?\w+;
    | {_HELD}
    """,
    re.VERBOSE | re.ASCII,
)
_UNTOUCHED = ("fence", "code_block", "html_block", "hr")
_BOLD = re.compile(r"\*\*([^*]*)\*\*")
_B = r"(?:\*\*)?"  # a mark that a reader doesn't see


def _space(found: re.Match[str]) -> str:
    """One space outside of the bold, whichever of its marks stands there."""
    mark = found[2] or ""
    closes = found.string.count("**", 0, found.end(1)) % 2 == 1
    return f"{found[1]}{mark} " if closes else f"{found[1]} {mark}"


_Replacement = str | Callable[[re.Match[str]], str]
_STEPS: tuple[tuple[re.Pattern[str], _Replacement], ...] = (
    (
        re.compile(rf"([{HAN}]{_B})\(([^()]*)\)|\(([^()]*)\)(?={_B}[{HAN}])"),
        lambda m: f"{m[1] or ''}（{m[2] or m[3] or ''}）",
    ),
    (re.compile(rf"\(({_B}[{HAN}][^()]*|[^()]*[{HAN}]{_B})\)"), r"（\1）"),
    (re.compile(rf"([{HAN}]{_B})([,:;!?()]) *"), lambda m: m[1] + TO_WIDE[m[2]]),
    (re.compile(rf"([,:;!?()])(?={_B}[{HAN}])"), lambda m: TO_WIDE[m[1]]),
    (re.compile(rf"([{HAN}]{_B})\.(?![0-9A-Za-z.])[ ]*"), r"\1。"),
    (re.compile(rf"(?<=[0-9A-Za-z])\.(?=[{HAN}])"), ". "),
    (re.compile(rf"([{HAN}])(\*\*)?(?=[0-9A-Za-z])"), _space),
    (re.compile(rf"([0-9A-Za-z])(\*\*)?(?=[{HAN}])"), _space),
)


def fix(markdown: str) -> str:
    """`markdown` with its mechanical faults mended; idempotent.

    List markers become `-`, `./static/` loses its dot, a label's colon leaves the
    bold, Han and Latin get their space, punctuation beside Han becomes full-width.
    Front matter, code, HTML and addresses stay as they are.
    """
    while (after := _fixed(markdown)) != markdown:
        markdown = after
    return markdown


def _fixed(markdown: str) -> str:
    doc = Document(markdown)
    held = set(range(doc.body))
    for token in doc.tokens:
        if token.type in _UNTOUCHED and token.map:
            held |= set(range(*token.map))
    rows = (None if n in held else row for n, row in enumerate(doc.rows))
    mended = "\n".join(_paragraphs(rows)).split("\n")
    return "\n".join(row if n in held else mended[n] for n, row in enumerate(doc.rows))


def _paragraphs(rows: Iterator[str | None]) -> Iterator[str]:
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
    text = text.replace("](./static/", "](static/")
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        kept.append(found[0])
        return _HELD

    pieces: list[str] = []
    end = 0
    for start, stop in code_spans(text):
        pieces += [_KEPT.sub(keep, text[end:start]), _HELD]
        kept.append(text[start:stop])
        end = stop
    shown = "".join([*pieces, _KEPT.sub(keep, text[end:])])
    mended = "\n".join(_row(row) for row in shown.split("\n"))
    rest = iter(kept)
    return re.sub(_HELD, lambda _found: next(rest), mended)


def _row(row: str) -> str:
    row = re.sub(r"^([\s>]*)[*+](?= +\S)", r"\1-", row)
    if "***" not in row.replace("****", "") and row.count("**") % 2 == 0:
        row = _BOLD.sub(_bold, row)
        row = re.sub(r"(\*\*：) +", r"\1", row)
    for pattern, replacement in _STEPS:
        row = pattern.sub(replacement, row)
    return row


def _bold(found: re.Match[str]) -> str:
    """`**问题：**` as `**问题**：`; spaces leave the bold, and empty bold goes."""
    inner = found[1]
    core = inner.strip()
    words = core.rstrip("：:")
    if not words:
        return inner
    before = " " if inner[0] == " " else ""
    after = "" if words != core else " " if inner[-1] == " " else ""
    colon = "：" if words != core else ""
    return f"{before}**{words.rstrip()}**{colon}{after}"
