"""What a reader sees of a link: its address, or the page's title and its publisher.

As the team does for press articles (docs/layout.md §5): an address that is long or has a
tracking tail tells nobody anything.
"""

import re
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from agents.domain import wechat
from agents.domain.canonical import is_tracked
from agents.domain.cut import at_break
from agents.domain.story import Candidate, Material, Story
from agents.formatter.typography import spaced

_LONG = 60  # characters of an address that a line holds
_LONGEST = 80  # characters of a title
_TELLING = 4  # letters of a name that tell it from a word of an address


def titles(story: Story, materials: Iterable[Material]) -> Mapping[str, str]:
    """By address: `标题 · 出版者` of all pages of the story that have a title."""
    found: dict[str, str] = {}
    known: list[Candidate | Material] = [*materials, *story.candidates]
    for page in known:
        title = _title(page.title)
        if title and page.url not in found:
            found[page.url] = spaced(f"{title} · {_publisher(page.url, page.source)}")
    return found


def shown(url: str, known: Mapping[str, str]) -> str:
    """The title of a page whose address tells nobody anything; else ""."""
    return known.get(url, "") if len(url) > _LONG or is_tracked(url) else ""


def _title(written: str) -> str:
    """On one line, without a site's name behind a bar; a long one ends at a break."""
    title = spaced(" ".join(written.split(" | ", 1)[0].split()))
    line = at_break(title, _LONGEST, _LONGEST // 2)
    return line if line == title else f"{line}……"


def _publisher(url: str, source: str) -> str:
    """The source's own name where the address is its own; else the site's.

    A feed may gather others' pages, and a forum always does. An account of WeChat has
    no host of its own.
    """
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    if host == wechat.HOST:
        return source
    words = re.findall(r"[a-z0-9]+", source.lower())
    names = ["".join(words), *words[:1]]
    bare = re.sub(r"[^a-z0-9]", "", host)
    own = any(len(name) >= _TELLING and name in bare for name in names)
    return source if own else host
