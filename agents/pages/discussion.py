"""A Hacker News thread → the comments that a reader would be told of. Pure."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from agents.errors import SourceError
from agents.web.characters import clean, cut
from agents.web.markup import plain

COMMENTS = 5_000  # of one thread that are looked at
MOST = 10  # that are shown: the most discussed, each with a reply that disagrees
LEAST = 120  # characters; less is a remark
LONGEST = 600
TOTAL = 6_000

_DISAGREES = re.compile(
    r"\bhowever\b|\bdisagree|\bnot (?:convinced|true|sure|the case)\b|\bi doubt\b|\bwrong\b"
    r"|\bon the other hand\b|\bcounter-?(?:point|example)\b|\bactually\b|\bbut\b"
    r"|不同意|反对|不过|并非|恰恰相反",
    re.IGNORECASE | re.ASCII,
)
_DEAD = frozenset(("[deleted]", "[dead]", "[flagged]", "[removed]"))


@dataclass
class _Comment:
    """One comment with how many stand below it; `text` is "" of a dead one."""

    author: str
    text: str
    replies: "list[_Comment]" = field(default_factory=list)
    below: int = 0

    @property
    def counts(self) -> bool:
        return bool(self.author) and len(self.text) >= LEAST


def discussion(body: bytes) -> str:
    """A line a comment, its author first; "" for a thread without any to tell.

    Both sides: of each comment the reply that disagrees, by its words, else the one
    that was answered most. One comment an author. Raises SourceError for no thread.
    """
    try:
        thread = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise SourceError("the discussion is no thread that can be read") from error
    lines: list[str] = []
    for comment, to in _shown(_replies(thread)):
        said = cut(comment.text, LONGEST)
        line = (
            f"{comment.author}（回复 {to}）：{said}"
            if to
            else f"{comment.author}：{said}"
        )
        if sum(map(len, lines)) + len(line) > TOTAL:
            break
        lines.append(line)
    return "\n".join(lines)


def _shown(comments: "list[_Comment]") -> Iterator[tuple[_Comment, str]]:
    """Up to `MOST`, each with whom it answers; "" for the thread itself."""
    told: set[str] = set()
    wide = sorted(comments, key=lambda one: -one.below)  # stable: equals stay in order
    for comment in wide:
        if len(told) >= MOST:
            return
        if comment.counts and comment.author not in told:
            told.add(comment.author)
            yield comment, ""
        answers = [r for r in comment.replies if r.counts and r.author not in told]
        if answers and len(told) < MOST:
            against = [one for one in answers if _DISAGREES.search(one.text)]
            other = max(against or answers, key=lambda one: one.below)
            told.add(other.author)
            yield other, comment.author


def _replies(thread: Any) -> list[_Comment]:
    """The thread's own comments, each with its replies; the walk needs no recursion."""
    if not isinstance(thread, dict):
        raise SourceError("the discussion is no thread that can be read")
    root = _Comment("", "")
    made: list[tuple[_Comment, _Comment]] = []  # with its parent, parents first
    left = [(node, root) for node in reversed(_children(thread))]
    while left and len(made) < COMMENTS:
        node, parent = left.pop()
        comment = _comment(node)
        parent.replies.append(comment)
        made.append((comment, parent))
        left += [(child, comment) for child in reversed(_children(node))]
    for comment, parent in reversed(made):
        parent.below += comment.below + 1
    return root.replies


def _children(node: Any) -> list[Any]:
    children = node.get("children") if isinstance(node, dict) else None
    return children if isinstance(children, list) else []


def _comment(node: Any) -> _Comment:
    """What one node says; a dead or odd one still holds its replies together."""
    author, html = (
        (node.get("author"), node.get("text")) if isinstance(node, dict) else ("", "")
    )
    if not (isinstance(author, str) and isinstance(html, str)):
        return _Comment("", "")
    text = clean(plain(html[: LONGEST * 20]))
    is_dead = text in _DEAD or (isinstance(node, dict) and bool(node.get("dead")))
    return _Comment(clean(author)[:40], "" if is_dead else text)
