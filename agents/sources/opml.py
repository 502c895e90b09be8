"""A feed reader's subscriptions (OPML) → sources, and sources → lines of YAML."""

import json
from collections.abc import Iterable

from agents.domain.source import FeedSource
from agents.sources.address import absolute
from agents.sources.markup import safe_xml, text_of, tree
from agents.web.text import clean, cut

_NAME = 80  # characters


def parse(document: bytes, name: str) -> tuple[FeedSource, ...]:
    """The feeds of all its folders, each address once. `name` is the file's.

    Names are made unique, as sources.yaml asks for. Raises SourceError.
    """
    text, _ = text_of(document, "", name)
    root = tree(safe_xml(text, name, "an OPML file", ("opml",)), name)
    found: dict[str, FeedSource] = {}
    names: set[str] = set()
    for outline in root.iter("{*}outline"):
        url = absolute(outline.get("xmlUrl", ""), "")
        if url is None or url in found:
            continue
        title = cut(clean(outline.get("title") or outline.get("text") or url), _NAME)
        found[url] = FeedSource(kind="feed", name=_unique(title, names), url=url)
    return tuple(found.values())


def as_yaml_lines(sources: Iterable[FeedSource]) -> str:
    """Lines for the `sources:` of sources.yaml; JSON's strings are YAML's too."""
    return "".join(
        f"  - {{name: {_quoted(source.name)}, kind: feed, url: {_quoted(source.url)}}}\n"
        for source in sources
    )


def _unique(title: str, names: set[str]) -> str:
    name, number = title, 1
    while name in names:
        number += 1
        name = f"{title} {number}"
    names.add(name)
    return name


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
