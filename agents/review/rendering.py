"""An item as the site renders it, each sentence marked and tied to its evidence."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from agents.domain.evidence import ReviewSentence
from agents.domain.sentences import spans
from agents.formatter.commonmark import readable

_TAIL = "。！？；;.!? "
_MARKUP = re.compile(r"[*_`]")
_LINK = re.compile(r"\[([^\]]*)\]\([^)\s]*\)")
_WRITTEN = re.compile(r"[*_`\\]|</?u>")
_TEAM = "**应用**"
_IMAGE = re.compile(r"(?:\./)?static/[\w.-]+")


def rendered(
    markdown: str, sentences: Sequence[ReviewSentence], drafted: str = ""
) -> str:
    """HTML of one item. Foreign markup is shown as text; images are static/ only.

    A sentence is `<span class="s …" data-n="N">`, N its place in `sentences`: `ok`
    has a span of a source, `bad` has none or a flag. `new` is prose (no N) that the
    evidence does not know: an editor's, or the team's own. What else stands in
    `drafted`, the item as drafted, was put there by code: labels, dates, stars.
    """
    code = _by_code(drafted)
    site = MarkdownIt("commonmark", {"html": False})
    tokens = site.parse(_readable(markdown))
    for before, token in pairwise(tokens):
        if token.type == "inline" and token.children:
            titled = before.type == "heading_open"
            marked = [] if titled else sentences
            token.children = list(_inline(token.children, marked, code, plain=titled))
    html: str = site.renderer.render(tokens, site.options, {})
    return re.sub(r"&lt;(/?)u&gt;", r"<\1u>", html)


@lru_cache(maxsize=512)
def site_html(markdown: str) -> str:
    """HTML of any part of the issue, as `rendered` has it, without marks."""
    site = MarkdownIt("commonmark", {"html": False})
    tokens = site.parse(_readable(markdown))
    for token in tokens:
        if token.type == "inline" and token.children:
            token.children = list(_inline(token.children, (), "", plain=True))
    html: str = site.renderer.render(tokens, site.options, {})
    return re.sub(r"&lt;(/?)u&gt;", r"<\1u>", html)


def _inline(
    children: list[Token],
    sentences: Sequence[ReviewSentence],
    code: str,
    *,
    plain: bool,
) -> Iterator[Token]:
    text = "".join(_shown(child) for child in children)
    plain = plain or any(child.type == "link_open" for child in children)
    marks = [] if plain else _marks(text, sentences, code)
    at = 0
    for child in children:
        if child.type == "image":
            child = _image(child)  # noqa: PLW2901  # one token for another
        if child.type == "link_open":
            child.attrSet("target", "_blank")
            child.attrSet("rel", "noopener noreferrer")
        shown = _shown(child)
        if child.type == "text":
            yield from _pieces(child.content, at, marks)
        elif child.type == "code_inline" and (mark := _covering(at, marks)):
            yield from (_html(_open(*mark[2:])), child, _html("</span>"))
        else:
            yield child
        at += len(shown)


@lru_cache(maxsize=4096)
def gone(markdown: str, sentence: str) -> bool:
    """Whether an editor took the sentence out of the text, or wrote it anew."""
    return _bare(sentence).strip(_TAIL) not in _bare(markdown)


def _bare(markdown: str) -> str:
    """The words alone: no emphasis, no escapes, of a link what it shows."""
    shown = _LINK.sub(r"\1", _readable(markdown))
    return " ".join(_WRITTEN.sub("", shown).split())


def _readable(markdown: str) -> str:
    return "\n".join(map(readable, markdown.split("\n")))


def _image(token: Token) -> Token:
    source = str(token.attrs.get("src", ""))
    if _IMAGE.fullmatch(source):
        token.attrSet("src", "/" + source.removeprefix("./"))
        return token
    return Token("text", "", 0, content=f"（图片不在 static/：{source}）")


def _shown(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    return token.content if token.type in ("text", "code_inline") else ""


Mark = tuple[int, int, int | None, str]  # start, end, place among the sentences, class


def _by_code(drafted: str) -> str:
    """The drafted item without markup, and without the model's words to the team."""
    lines = drafted.split("\n")
    return _MARKUP.sub("", "\n".join(x for x in lines if not x.startswith(_TEAM)))


def _place(text: str, sentence: str) -> tuple[int, int]:
    """Where it stands, as it is or without its markup; (-1, -1) if nowhere."""
    for words in (sentence.strip(_TAIL), _MARKUP.sub("", sentence).strip(_TAIL)):
        start = text.find(words) if words else -1
        if start >= 0:
            return start, start + len(words)
    return -1, -1


def _marks(text: str, sentences: Sequence[ReviewSentence], code: str) -> list[Mark]:
    marks: list[Mark] = []
    taken = bytearray(len(text))
    for n, sentence in enumerate(sentences):
        start, end = _place(text, sentence.text)
        if start >= 0:
            while end < len(text) and text[end] in _TAIL:
                end += 1
            if not any(taken[start:end]):
                marks.append((start, end, n, state(sentence)))
                taken[start:end] = b"\1" * (end - start)
    for start, end in spans(text):
        words = _MARKUP.sub("", text[start:end]).strip(_TAIL)
        if not any(taken[start:end]) and words not in code:
            marks.append((start, end, None, "new"))
    return sorted(marks, key=lambda mark: mark[0])


def state(sentence: ReviewSentence) -> str:
    """`bad` is what an editor checks first."""
    asks = sentence.borne == "none" or sentence.flags or sentence.doubted
    return "bad" if asks else "ok"


def _pieces(text: str, at: int, marks: Sequence[Mark]) -> Iterator[Token]:
    end = at + len(text)
    here = at
    first = bisect_right(marks, at, key=lambda mark: mark[1])
    last = bisect_left(marks, end, key=lambda mark: mark[0])
    for start, stop, n, look in marks[first:last]:
        left, right = max(start, here), min(stop, end)
        if left >= right:
            continue
        yield _text(text[here - at : left - at])
        yield _html(_open(n, look))
        yield _text(text[left - at : right - at])
        yield _html("</span>")
        here = right
    yield _text(text[here - at :])


def _covering(at: int, marks: Sequence[Mark]) -> Mark | None:
    place = bisect_right(marks, at, key=lambda mark: mark[1])
    found = marks[place : place + 1]
    return found[0] if found and found[0][0] <= at else None


def _open(n: int | None, look: str) -> str:
    if n is None:
        return f'<span class="s {look}">'
    return f'<span class="s {look}" data-n="{n}" tabindex="0" role="button">'


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


def _html(content: str) -> Token:
    return Token("html_inline", "", 0, content=content)
