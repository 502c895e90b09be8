"""Text as Markdown: the one escape function, and code spans as parsers see them."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from agents.domain.issue import Text, TextRun
from agents.domain.text import is_letter

# The last two are directives to Starlight, a container's and one inside of text.
_SPECIAL = re.compile(r"[\\`*\[\]<{~&!［]|_+|:{3,}|(?<!:):(?=[A-Za-z])")
# What lint takes for a link that doesn't work, ［论文］（https:, over several runs too.
_WIDE_LINK = re.compile(r"[\]］]\s{0,2}[(（]\s{0,2}<?(?:https?:|(?:\./)?static/)")
_ENTITY = re.compile(r"&#?\w{1,32};", re.ASCII)
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")

# What a line must not begin with, and the character whose escape prevents it.
_LINE_STARTS = re.compile(
    r"""
      (?=\#(?:[\#＃【\s]|$))          # a heading, as it is or as an editor means it
    | (?=[-+*](?:\s|$))               # a bullet
    | (?<=\d)(?=[.)](?:\s|$))         # a number, after its digits
    | (?=>)                           # a quotation
    | (?=(?:=+|-+)\s*$)               # a setext underline
    | (?=([-*_])(?:\s*\1){2,}\s*$)    # a thematic break
    | (?=[|:\s]*-[|:\s-]*$)           # the delimiter row of a table
    | (?=::)                          # a directive
    """,
    re.VERBOSE,
)
_NUMBER = re.compile(r"\d{1,9}(?=[.)](?:\s|$))", re.ASCII)
_ESM = re.compile(r"(?:import|export)(?!\w)", re.ASCII)
_WIDE_HASH = re.compile(r"＃(?=[#＃【\s])")
_TICKS = re.compile("`+")
_FENCES = re.compile(r"\\[!-/:-@\[-`{-~]|(?P<ticks>`+)")


@dataclass(frozen=True)
class Around:
    """What decides whether a character acts: its line's lone marks, its neighbours."""

    lone: frozenset[str] = frozenset()
    in_link: bool = False
    before_link: bool = False


def lone_marks(texts: Iterable[Text]) -> frozenset[str]:
    """The marks that can't act in a paragraph: 5*3, ~10, ［1］.

    Such a mark occurs once, and so can't pair up; a wide bracket poses as no link.
    """
    lines = [[run for run in text if run.style != "code"] for text in texts]
    everything = "\n".join("".join(run.text for run in line) for line in lines)
    bold = any(run.style == "bold" for line in lines for run in line)
    lone = {mark for mark in "*_~" if everything.count(mark) == 1}
    if bold:
        lone.discard("*")
    if not _WIDE_LINK.search(everything):
        lone.add("［")
    return frozenset(lone)


def escaped(text: str, around: Around = Around()) -> str:
    r"""`text` as Markdown that renders as `text`, in the middle of a line.

    Only what would act is escaped: `5*3`, `a_b` and `C++` stay as they are.

    >>> escaped("a_b, [x](y) & <b> C++ _z_")
    'a_b, \\[x](y) & \\<b> C++ \\_z\\_'
    """
    return _SPECIAL.sub(lambda found: _escape(found, around), text)


def _escape(found: re.Match[str], around: Around) -> str:
    acts = _ACTS.get(found[0][0], _always)
    if not acts(found, around):
        return found[0]
    if found[0] == "［":  # a backslash does not escape a wide sign
        return _reference(found[0])
    return re.sub("(?=.)", r"\\", found[0])


def _reference(char: str) -> str:
    return f"&#{ord(char)};"


def _always(_found: re.Match[str], _around: Around) -> bool:
    return True


def _before(found: re.Match[str]) -> str:
    return found.string[max(found.start() - 1, 0) : found.start()]


def _after(found: re.Match[str]) -> str:
    return found.string[found.end() : found.end() + 1]


def _backslash(found: re.Match[str], _around: Around) -> bool:
    after = _after(found)
    return not after or bool(_PUNCTUATION.match(after))


def _star(found: re.Match[str], around: Around) -> bool:
    between_spaces = (_before(found), _after(found)) == (" ", " ")
    return "*" not in around.lone and not between_spaces


def _underscore(found: re.Match[str], around: Around) -> bool:
    before, after = _before(found), _after(found)
    inside_word = before and after and is_letter(before) and is_letter(after)
    return "_" not in around.lone and not inside_word


# When a character acts; those that are not here always do.
_ACTS: dict[str, Callable[[re.Match[str], Around], bool]] = {
    "\\": _backslash,
    "*": _star,
    "_": _underscore,
    "~": lambda _found, around: "~" not in around.lone,
    "［": lambda _found, around: "［" not in around.lone,
    "]": lambda _found, around: around.in_link,
    "<": lambda found, _around: _after(found) != " ",
    "&": lambda found, _around: bool(_ENTITY.match(found.string, found.start())),
    "!": lambda found, around: around.before_link and not _after(found),
}


def line(text: Text, lone: frozenset[str] | None = None) -> str:
    """One line of Markdown; `lone` if the paragraph has more lines than this."""
    return at_line_start(following(text, lone))


def following(text: Text, lone: frozenset[str] | None = None) -> str:
    """`text` behind something else on its line."""
    lone = lone_marks([text]) if lone is None else lone
    return "".join(
        _run(run, Around(lone, before_link=_is_link(text[i + 1 : i + 2])))
        for i, run in enumerate(text)
    )


def _is_link(runs: Text) -> bool:
    return any(run.style == "link" for run in runs)


def _run(run: TextRun, around: Around) -> str:
    match run.style:
        case "plain":
            return escaped(run.text, around)
        case "bold":
            return f"**{escaped(run.text, around)}**"
        case "underline":
            return f"<u>{escaped(run.text, around)}</u>"
        case "code":
            return code(run.text)
        case _:
            assert run.url is not None  # noqa: S101  # the noun's own law
            return link(run.text, run.url, around.lone)


def code(text: str) -> str:
    """A code span with a fence that `text` does not contain.

    >>> code("a`b")
    '``a`b``'
    """
    taken = {len(ticks) for ticks in _TICKS.findall(text)}
    fence = "`" * next(n for n in range(1, len(text) + 2) if n not in taken)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def link(text: str, url: str, lone: frozenset[str] = frozenset()) -> str:
    """An inline link (CommonMark 0.31, §6.3)."""
    target = _ENTITY.sub(lambda found: "\\" + found[0], url)
    if not _balanced(url):
        target = f"<{target}>"
    return f"[{escaped(text, Around(lone, in_link=True))}]({target})"


def _balanced(url: str) -> bool:
    """No parenthesis is left open, and none is inside another."""
    depth = 0
    for char in url:
        depth += (char == "(") - (char == ")")
        if depth not in (0, 1):
            return False
    return depth == 0


def heading(text: str) -> str:
    """`text` behind `### `; a closing `#` would be dropped."""
    lone = lone_marks([(TextRun(text=text),)] if text else [])
    return re.sub(r"(?<= )(?=#+$)", r"\\", escaped(text, Around(lone)))


def at_line_start(markdown: str) -> str:
    """A line whose beginning acts as nothing: no list, heading, break or table."""
    # A backslash does not escape a letter, nor a wide sign.
    if _ESM.match(markdown) or _WIDE_HASH.match(markdown):
        return _reference(markdown[0]) + markdown[1:]
    number = _NUMBER.match(markdown)
    start = number.end() if number else 0
    if _LINE_STARTS.match(markdown, start):
        return f"{markdown[:start]}\\{markdown[start:]}"
    return markdown


def code_spans(markdown: str) -> Iterator[tuple[int, int]]:
    """Where the code spans of one line are: (start, end), fences included."""
    runs: dict[int, list[int]] = defaultdict(list)  # where those of a length begin
    for run in _TICKS.finditer(markdown):
        runs[len(run[0])].append(run.start())
    position = 0
    while fence := _FENCES.search(markdown, position):
        position = fence.end()
        if length := len(fence["ticks"] or ""):
            alike = runs[length]
            if (at := bisect_left(alike, position)) < len(alike):
                position = alike[at] + length
                yield fence.start(), position
