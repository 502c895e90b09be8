"""A Hacker News thread → the comments that a reader would be told of. Pure."""

import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from agents.errors import SourceError
from agents.messages.said import said
from agents.pages.clean_text import clean, cut
from agents.pages.markup import plain

COMMENTS = 5_000  # of one thread that are looked at, the outer ones first
MOST = 10  # that are shown
LEAST = 120  # characters; less is a remark
LONGEST = 600
TOTAL = 6_000  # of all lines
_NAME = 15  # characters, as many as Hacker News allows
_HTML = 20 * LONGEST  # characters of one comment that are read
_DEEPEST = 300  # objects and lists within one another; json's own reader ends at 1,000

_TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*"|[\[\]{}]', re.DOTALL)
_DISAGREES = re.compile(
    r"\bhowever\b|\bdisagree|\bnot (?:convinced|true|sure|the case)\b|\b(?:i|we) doubt\b"
    r"|\bwrong\b|\bon the (?:other hand|contrary)\b|\bcounter-?(?:point|example)|\bactually\b"
    r"|不同意|不认同|反对|质疑|然而|不过|并非|恰恰相反",
    re.IGNORECASE | re.ASCII,
)
_DEAD = re.compile(r"\[(?:deleted|dead|flagged|removed)\]", re.IGNORECASE)


@dataclass(eq=False)
class _Comment:
    """One comment with how many stand below it."""

    author: str
    html: str
    replies: "list[_Comment]" = field(default_factory=list)
    below: int = 0

    @cached_property
    def text(self) -> str:
        """One line; "" of a dead one. Few of a large thread's are ever asked for."""
        text = clean(plain(self.html[:_HTML]))
        return "" if _DEAD.match(text) else text

    @property
    def counts(self) -> bool:
        return bool(self.author) and len(self.text) >= LEAST


def discussion(body: bytes) -> str:
    """A line a comment, its author first; "" for a thread without any to tell.

    Both sides: of each comment the reply that disagrees, by its words, else the one
    that was answered most. One comment an author. Raises SourceError for no thread.
    """
    lines: list[str] = []
    left = TOTAL
    for comment, to in _shown(_thread(body)):
        answered = f"（回复 {_named(to)}）" if to else ""
        intro = f"{_named(comment)}{answered}："
        room = left - len(intro)
        if room < LEAST:
            break
        lines.append(intro + cut(comment.text, min(LONGEST, room)))
        left -= len(lines[-1]) + 1
    return "\n".join(lines)


def _named(comment: _Comment) -> str:
    return f"HN 用户 {cut(comment.author, _NAME)}"


def _shown(comments: list[_Comment]) -> Iterator[tuple[_Comment, _Comment | None]]:
    """Up to `MOST`, each with whom it answers; None for the thread itself.

    The thread's own comments with their replies come first, then the others: the
    most discussed ones, whether they stand alone or answer each other.
    """
    heard: set[str] = set()
    for comment in _most_discussed(comments):
        if comment.author not in heard:
            heard.add(comment.author)
            yield comment, None
        if len(heard) < MOST and (other := _against(comment, heard)):
            heard.add(other.author)
            yield other, comment
        if len(heard) >= MOST:
            return


def _most_discussed(comments: list[_Comment]) -> Iterator[_Comment]:
    """All that count, level by level; of a level the most discussed first."""
    level = comments
    while level:
        wide = sorted(level, key=lambda one: -one.below)  # stable: equals stay in order
        yield from (comment for comment in wide if comment.counts)
        level = [reply for comment in wide for reply in comment.replies]


def _against(comment: _Comment, heard: set[str]) -> _Comment | None:
    answers = [r for r in comment.replies if r.counts and r.author not in heard]
    against = [one for one in answers if _DISAGREES.search(one.text)]
    return max(against or answers, key=lambda one: one.below, default=None)


def _thread(body: bytes) -> list[_Comment]:
    """The thread's own comments, each with its replies. Raises SourceError."""
    thread = _tree(body)
    if not isinstance(thread, dict):
        raise SourceError(said("the discussion is no thread that can be read"))
    root = _Comment("", "")
    made: list[tuple[_Comment, _Comment]] = []  # with its parent, parents first
    left = deque((node, root) for node in _children(thread))
    while left and len(made) < COMMENTS:
        node, parent = left.popleft()
        comment = _comment(node)
        parent.replies.append(comment)
        made.append((comment, parent))
        left.extend((child, comment) for child in _children(node))
    for comment, parent in reversed(made):
        parent.below += comment.below + 1
    return root.replies


def _tree(body: bytes) -> Any:
    try:
        text = body.decode("utf-8", "replace")
        return json.loads(_shallow(text))
    except (ValueError, RecursionError) as error:
        raise SourceError(
            said("the discussion is no thread that can be read")
        ) from error


def _shallow(text: str) -> str:
    """JSON in which `null` stands for all that lies deeper than is read."""
    parts, depth, start = [], 0, 0
    for token in _TOKEN.finditer(text):
        if token[0] in "[{":
            depth += 1
            if depth == _DEEPEST + 1:
                parts += [text[start : token.start()], "null"]
        elif token[0] in "]}":
            depth -= 1
            if depth == _DEEPEST:
                start = token.end()
    return "".join((*parts, text[start:])) if parts else text


def _children(node: Any) -> list[Any]:
    children = node.get("children") if isinstance(node, dict) else None
    return children if isinstance(children, list) else []


def _comment(node: Any) -> _Comment:
    """What one node says; a dead or odd one still holds its replies together."""
    post = node if isinstance(node, dict) else {}
    author, html = post.get("author"), post.get("text")
    is_dead = post.get("dead") or post.get("deleted")
    if is_dead or not (isinstance(author, str) and isinstance(html, str)):
        return _Comment("", "")
    return _Comment(clean(author), html)
