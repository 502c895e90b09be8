"""Text in its one normal form: visible characters, in runs that render as they are."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, model_validator

from agents.domain.characters import visible, visible_url
from agents.domain.words import Noun, Url

Style = Literal["plain", "bold", "code", "underline", "link"]

# docs/layout.md §5 asks for code around `--flags`, `<tags>` and `{braces}`. Addresses join
# them: GFM links a bare one even where it is escaped (it looks at the text nodes), and
# a text that is not a link must not become one.
_CODE = re.compile(
    r"""
      https?://(?:[!-;=?-_a-~]*[0-9a-z/#=&%+-])?
    | (?<![0-9a-z])www\.(?:[!-;=?-_a-~]*[0-9a-z/#=&%+-])?
    | (?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+
    | (?<![\w-])--[a-z][\w-]*(?:=[\w./:-]*\w|[ ]\d+(?:\.\d+)?(?![\w.%]))?
    | (?<![\w.])[\w.]{0,40}<(?:[/!?]?[a-z]|!--)[^<>]{0,80}>
    | (?<![\w.\\])[\w.\\]{0,40}(?:\{\{[^{}]{0,80}\}\}|\{[^{}]{0,80}\})+
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
# Nothing that it matches is without one of these.
_SIGNS = ("://", "www.", "@", "--", "<", "{")
_ADDRESS = re.compile(r"https?://|www\.", re.IGNORECASE)

_PAIRS = dict(zip("（([【《“‘「『{", "）)]】》”’」』}", strict=True))


def inert(name: str) -> str:
    """A name as one line; what would act as an address, flag or tag is full-width.

    >>> inert("见 https://a.cn <b>")
    '见 https：／／a．cn ＜b＞'
    """
    name = visible(name).strip()
    while _acts(name):
        name = _CODE.sub(lambda found: _full_width(found[0]), name)
    return name


def shows_address(text: str) -> bool:
    return _ADDRESS.search(text) is not None


def _acts(text: str) -> bool:
    """Whether something in it has to be code. Most texts show at a glance that it has not."""
    low = text.lower()
    return any(sign in low for sign in _SIGNS) and bool(_CODE.search(text))


def _full_width(text: str) -> str:
    return "".join(
        chr(ord(c) + 0xFEE0) if "!" <= c <= "~" and not c.isalnum() else c for c in text
    )


LinkUrl = Annotated[Url, AfterValidator(visible_url)]


class TextRun(Noun):
    """A piece of text in one style; `url` is of a link only."""

    text: Annotated[str, AfterValidator(visible)]
    style: Style = "plain"
    url: LinkUrl | None = None

    @model_validator(mode="after")
    def _linked(self) -> Self:
        if (self.style == "link") != (self.url is not None):
            raise ValueError("a link has a url, and nothing else has one")
        return self


def normal(runs: tuple[TextRun, ...]) -> tuple[TextRun, ...]:
    """The runs that read the same and survive Markdown.

    Outer spaces are plain or gone, equal neighbours are one, what has to be code is
    code, and bold begins and ends where CommonMark sees that it does.
    """
    if len(runs) == 1 and _is_bare(runs[0]):  # nearly every text
        return runs
    while (after := _bold(_joined(_coded(runs)))) != runs:
        runs = after
    return runs


def _is_bare(run: TextRun) -> bool:
    text = run.text
    return (
        run.style == "plain" and bool(text) and text == text.strip() and not _acts(text)
    )


Text = Annotated[tuple[TextRun, ...], AfterValidator(normal)]


def _coded(runs: Iterable[TextRun]) -> Iterator[TextRun]:
    for run in runs:
        if run.style in ("code", "link"):
            yield _honest(run)
            continue
        if not _acts(run.text):
            yield run
            continue
        end = 0
        for found in _CODE.finditer(run.text):
            yield TextRun(text=run.text[end : found.start()], style=run.style)
            yield TextRun(text=found[0], style="code")
            end = found.end()
        yield TextRun(text=run.text[end:], style=run.style)


def _honest(run: TextRun) -> TextRun:
    """A link that shows an address shows its own (docs/hostile.md §4)."""
    if run.url and run.text != run.url and shows_address(run.text):
        return run.model_copy(update={"text": run.url})
    return run


def _joined(runs: Iterable[TextRun]) -> tuple[TextRun, ...]:
    """Equal neighbours are one; outer spaces are plain, and gone at both ends."""
    joined = _merged(piece for run in _merged(runs) for piece in _trimmed(run))
    for end, strip in ((0, str.lstrip), (-1, str.rstrip)):
        if joined and joined[end].style == "plain":
            bare = strip(joined[end].text)
            if bare != joined[end].text:
                joined[end] = TextRun(text=bare)
    return tuple(run for run in joined if run.text)


def _merged(runs: Iterable[TextRun]) -> list[TextRun]:
    alike: list[list[TextRun]] = []
    for run in (run for run in runs if run.text):
        if alike and alike[-1][0].style == run.style != "link":
            alike[-1].append(run)
        else:
            alike.append([run])
    return [_one(runs) for runs in alike]


def _one(alike: list[TextRun]) -> TextRun:
    """Joined at once: of thousands of pieces, each would be looked at again."""
    if len(alike) == 1:
        return alike[0]
    return TextRun(text="".join(run.text for run in alike), style=alike[0].style)


def _trimmed(run: TextRun) -> Iterator[TextRun]:
    """A styled run between the plain spaces around it; nothing for an empty one."""
    pieces = [run]
    if run.style != "plain" and run.text != run.text.strip():
        if run.text.startswith(" "):
            pieces.insert(0, TextRun(text=" "))
        if run.text.endswith(" "):
            pieces.append(TextRun(text=" "))
        core = run.model_copy(update={"text": run.text.strip()})
        pieces = [core if piece is run else piece for piece in pieces]
    return (piece for piece in pieces if piece.text)


def _bold(runs: tuple[TextRun, ...]) -> tuple[TextRun, ...]:
    if not any(run.style == "bold" for run in runs):
        return runs
    safe: list[TextRun] = []
    for i, run in enumerate(runs):
        if run.style != "bold":
            safe.append(run)
            continue
        start, end = 0, len(run.text.rstrip("：:"))  # **问题**：, never **问题：**
        if not (_renders(runs, i) and end):
            start, end = _core(run.text)
        safe += _cut(run.text, start, end)
    return _joined(safe)


def _cut(text: str, start: int, end: int) -> tuple[TextRun, TextRun, TextRun]:
    return (
        TextRun(text=text[:start]),
        TextRun(text=text[start:end], style="bold"),
        TextRun(text=text[end:]),
    )


def _renders(runs: tuple[TextRun, ...], i: int) -> bool:
    """Whether `**` around run `i` opens and closes (CommonMark 0.31, §6.2)."""
    text = runs[i].text.rstrip("：:") or runs[i].text
    colon = text != runs[i].text
    before = _edge(runs[i - 1], -1) if i else " "
    after = _edge(runs[i + 1], 0) if i + 1 < len(runs) else " "
    return (is_letter(text[0]) or _opens(before)) and (
        is_letter(text[-1]) or colon or _opens(after)
    )


def _edge(run: TextRun, index: int) -> str:
    return run.text[index] if run.style == "plain" else "*"


def is_letter(char: str) -> bool:
    """Neither white space nor punctuation to any parser that the site has had."""
    return unicodedata.category(char)[0] in "LNM" and char not in "\ufe0f\u20e3"


def _opens(char: str) -> bool:
    """White space or punctuation to each of them.

    CommonMark 0.31 added symbols to punctuation, and micromark sees half a character
    beyond U+FFFF.
    """
    if char < "\x80":
        return not char.isalnum()
    return char <= "\uffff" and unicodedata.category(char).startswith("P")


def _core(text: str) -> tuple[int, int]:
    """Where the bold part may start and end: at letters, with its brackets in pairs."""
    start, end = 0, len(text)
    while True:
        while start < end and not is_letter(text[start]):
            start += 1
        while start < end and not is_letter(text[end - 1]):
            end -= 1
        opened, closed = _unpaired(text[start:end])
        if closed:
            start += closed[-1] + 1
        elif opened:
            end = start + opened[0]
        else:
            return start, end


def _unpaired(text: str) -> tuple[list[int], list[int]]:
    opened: list[int] = []
    closed: list[int] = []
    for i, char in enumerate(text):
        if char in _PAIRS:
            opened.append(i)
        elif char in _PAIRS.values():
            if opened and _PAIRS[text[opened[-1]]] == char:
                opened.pop()
            else:
                closed.append(i)
    return opened, closed
