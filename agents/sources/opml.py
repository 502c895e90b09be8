"""A feed reader's subscriptions (OPML) → sources, and sources → lines of YAML."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from agents.domain.source import FeedSource
from agents.messages.said import said
from agents.pages.plain_text import clean, cut
from agents.sources.safe_xml import safe_xml, text_of, tree
from agents.sources.urls import absolute

_NAME, _SHOWN = 80, 200  # characters of a name, of an address in a note
# How programs write "a feed, over HTTP": before a whole address, or in place of http.
_BEFORE = re.compile(r"(?:feeds?|rss|itpc|pcast):(?://)?(?=https?://)", re.IGNORECASE)
_INSTEAD = {
    "http://": re.compile(r"(?:feed|rss|itpc|pcast):(?://)?", re.IGNORECASE),
    "https://": re.compile(r"feeds:(?://)?", re.IGNORECASE),
}
_USER = re.compile(r"(?<=://)[^/?#]*@")
_FEEDS = ("rss", "atom", "rdf", "feed", "json")  # types of an outline that is a feed


@dataclass
class Subscriptions:
    """The feeds, each address once and each name once; `notes` tell of all others."""

    notes: list[str] = field(default_factory=list)
    _by_url: dict[str, FeedSource] = field(default_factory=dict)
    _names: set[str] = field(default_factory=set)

    @property
    def sources(self) -> tuple[FeedSource, ...]:
        return tuple(self._by_url.values())

    def add(self, outline: Mapping[str, str]) -> None:
        """Take in one outline; its keys are in lower case."""
        titles = (clean(outline.get(key, "")) for key in ("title", "text"))
        title = cut(next(filter(None, titles), ""), _NAME)
        address = _address(outline)
        if address is None:
            self.notes += _no_feed(outline, title)
            return
        bare = _USER.sub("", address)
        url = absolute(bare, "")
        if url is None:
            self._note(
                title,
                said(
                    "{address!r} is no http(s) address; it is left out",
                    address=cut(clean(bare), _SHOWN),
                ),
            )
        elif url in self._by_url:
            self._note(
                title, said("{url} is in the file before; it stands once", url=url)
            )
        else:
            if bare != address:
                self._note(
                    title,
                    said(
                        "{url} is taken without the user: sources.yaml holds no secrets;"
                        " where it asks for a login, give an address that needs none",
                        url=url,
                    ),
                )
            name = self._unique(title or cut(url, _NAME))
            self._by_url[url] = FeedSource(kind="feed", name=name, url=url)

    def _note(self, title: str, words: str) -> None:
        self.notes.append(said("{title!r}: {words}", title=title, words=words))

    def _unique(self, title: str) -> str:
        name, number = title, 1
        while name in self._names:
            number += 1
            name = f"{title} {number}"
        self._names.add(name)
        return name


def parse(document: bytes, name: str) -> Subscriptions:
    """The feeds of all its folders. `name` is the file's. Raises SourceError."""
    text, _ = text_of(document, "", name)
    root = tree(safe_xml(text, name, said("an OPML file"), ("opml",)), name)
    found = Subscriptions()
    for outline in _outlines(root):
        found.add(outline)
    return found


def as_yaml_lines(sources: Iterable[FeedSource]) -> str:
    """Lines for the `sources:` of sources.yaml; JSON's strings are YAML's too."""
    return "".join(
        f"  - {{name: {_quoted(source.name)}, kind: feed, url: {_quoted(source.url)}}}\n"
        for source in sources
    )


def _outlines(root: Any) -> Iterator[Mapping[str, str]]:
    """The attributes of each, in any spelling: readers write xmlUrl and xmlurl."""
    for element in root.iter("{*}*"):
        if element.tag.rpartition("}")[2].lower() == "outline":
            yield {name.lower(): value for name, value in element.attrib.items()}


def _address(outline: Mapping[str, str]) -> str | None:
    """Where the feed is, as http(s) where it says so otherwise; None for no feed."""
    is_feed = outline.get("type", "").strip().lower() in _FEEDS
    stated = outline.get("xmlurl", "") or (outline.get("url", "") if is_feed else "")
    if not stated.strip():
        return None
    whole = stated.strip()
    if found := _BEFORE.match(whole):
        return whole[found.end() :]
    for scheme, pattern in _INSTEAD.items():
        if found := pattern.match(whole):
            return scheme + whole[found.end() :]
    return whole


def _no_feed(outline: Mapping[str, str], title: str) -> list[str]:
    """What is said of an outline without a feed; nothing of a folder or a comment."""
    if outline.get("type", "").strip().lower() in _FEEDS:
        return [said("{title!r}: it has no address; it is left out", title=title)]
    if outline.get("url") or outline.get("htmlurl"):
        return [
            said(
                "{title!r}: it is the address of a page, not of a feed; it is left out",
                title=title,
            )
        ]
    return []


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
