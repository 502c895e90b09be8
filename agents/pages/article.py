"""An article whole, or the lines of a long one that a prompt shows. Pure."""

import re

from agents.domain.document import Document, Passage
from agents.domain.reading import Page
from agents.pages.shown_passages import ShownPart, ShownPassages, parts

LIMIT = 16_000  # characters; a shorter article goes whole
_OPENING, _LAST, _END = 3 / 8, 1 / 8, 1 / 8  # of them
_FIRST = 1_000  # characters of a section's first paragraph
_LEAST = 160  # of them, where there are many sections

# What a page puts below its article.
_FRAME = re.compile(
    r"^\W*(?:related|recommended|more (?:from|on|stories)|read (?:more|next)|you may also"
    r"|further reading|references|bibliography|footnotes|about the authors?|share\b"
    r"|comments?\W*$|\d+ comments|leave a|subscribe|newsletter|tags?\W*$|follow us"
    r"|相关(?:阅读|文章|推荐|内容)|推荐阅读|延伸阅读|参考(?:文献|资料|链接)|往期|热门|猜你喜欢"
    r"|评论|关于作者|作者简介|分享到|版权|扫码|更多精彩)",
    re.IGNORECASE,
)


def document(page: Page) -> Document:
    """A page without a structure of its own is paragraphs."""
    return Document(passages=page.passages) if page.passages else paragraphs(page.text)


def paragraphs(text: str) -> Document:
    """A text without structure, a paragraph a line."""
    lines = (line for line in text.split("\n") if line.strip())
    return Document(
        passages=tuple(Passage(kind="paragraph", text=line) for line in lines)
    )


def select_article(document: Document, limit: int = LIMIT) -> str:
    """An article whole, or its opening, each heading's first paragraph, and its end."""
    passages = document.passages
    found = parts(passages)
    shown = ShownPassages(passages, found, limit)
    if shown.fits():
        shown.take(shown.everything(), limit)
        return shown.printed()
    body = [part for part in found if not _is_frame(document, part)]
    order = [place for part in body for place in part.at]
    last = next((part.at for part in reversed(body) if part.at), ())
    shown.take(order, int(limit * _OPENING))
    shown.take(last, int(limit * _LAST))
    shown.take(reversed(order), int(limit * _END), _FIRST)
    _firsts(shown, body, document)
    shown.take(order, shown.left)
    return shown.printed()


def _firsts(shown: ShownPassages, body: list[ShownPart], document: Document) -> None:
    """A little of each section, the outer ones first, before all of any."""
    levels = [
        (document.passages[p.heading].level, p) for p in body if p.heading is not None
    ]
    outer = sorted(levels, key=lambda pair: pair[0])
    firsts = [part.at[0] for _, part in outer if part.at]
    share = max(_LEAST, min(_FIRST, shown.left // max(1, len(firsts))))
    shown.take(firsts, shown.left, share)
    shown.take(firsts, shown.left, _FIRST)


def _is_frame(document: Document, part: ShownPart) -> bool:
    if part.heading is None:
        return False
    return bool(_FRAME.match(document.passages[part.heading].text))
