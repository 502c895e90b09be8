"""What is wrong with a built page. Pure."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any, NamedTuple
from urllib.parse import unquote

from lxml import html

from agents.messages.said import said
from agents.site.build import Built

_ACTING = ("script", "iframe", "object", "embed", "form", "base", "video", "audio")
_RANKS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_SAFE = re.compile(r"https?://|#|mailto:", re.IGNORECASE)
_IN_CONTENTS = (2, 3)  # tableOfContents of the layout's front matter
# Astro's typographer rewrites these (docs/layout.md §6): quotes, dashes and dots.
_TYPOGRAPHY = re.compile(r"[\s\"'“”‘’.…\-–—]+")


class Heading(NamedTuple):
    rank: int
    text: str


def inspect(
    built: Built, headings: Sequence[Heading], starred: Sequence[str] = ()
) -> list[str]:
    """Each defect as one sentence, in a fixed order.

    `headings` are the draft's; `starred` are its lines that show `**` on purpose,
    by escapes.
    """
    if built.complaint:
        return [
            said("Astro cannot build the draft: {complaint}", complaint=built.complaint)
        ]
    page, blank = _tree(built.page), _tree(built.blank)
    found = page.find_class("sl-markdown-content")
    if len(found) != 1:
        return [said("The page has no content.")]
    content = found[0]
    defects = chain(
        _headings(content, headings),
        _contents(page, headings),
        _literal(content, starred),
        _pictures(content, built.assets),
        _foreign(page, blank),
        _links(content),
    )
    return list(dict.fromkeys(defects))


def _tree(page: bytes) -> Any:
    return html.document_fromstring(page, parser=html.HTMLParser(encoding="utf-8"))


def _headings(content: Any, wanted: Sequence[Heading]) -> Iterator[str]:
    there = [Heading(_RANKS[node.tag], _shown(node)) for node in content.iter(*_RANKS)]
    yield from _differences(wanted, there, said("on the page"))


def _contents(page: Any, wanted: Sequence[Heading]) -> Iterator[str]:
    """The table of contents: depth is the rank below the first."""
    there, ids = [], {node.get("id") for node in page.iter(*_RANKS)}
    for link in page.xpath("//starlight-toc//li/a"):
        target = link.get("href", "")
        if target == "#_top":
            continue
        depth = len(link.xpath("ancestor::li"))
        there.append(Heading(depth + 1, _shown(link)))
        if unquote(target[1:]) not in ids:
            yield said(
                "{text!r} in the table of contents leads nowhere.", text=_shown(link)
            )
    shown = [heading for heading in wanted if heading.rank in _IN_CONTENTS]
    yield from _differences(shown, there, said("in the table of contents"))


def _differences(
    wanted: Sequence[Heading], there: Sequence[Heading], where: str
) -> Iterator[str]:
    expected = [(h.rank, _plain(h.text)) for h in wanted]
    seen = [(h.rank, _plain(h.text)) for h in there]
    missing, extra = Counter(expected), Counter(seen)
    both = missing & extra
    missing, extra = missing - both, extra - both
    for heading, key in zip(wanted, expected, strict=True):
        if missing[key]:
            yield said(
                "H{rank} {text!r} is missing {where}.",
                rank=heading.rank,
                text=heading.text,
                where=where,
            )
    for heading, key in zip(there, seen, strict=True):
        if extra[key]:
            yield said(
                "H{rank} {text!r} is too many {where}.",
                rank=heading.rank,
                text=heading.text,
                where=where,
            )
    if not missing and not extra and expected != seen:
        yield said("The headings have another order {where}.", where=where)


def _literal(content: Any, starred: Sequence[str]) -> Iterator[str]:
    # An anchor link repeats its heading for screen readers.
    own = "ancestor::code or ancestor::pre or ancestor::a[@class='sl-anchor-link']"
    meant = [_plain(line) for line in starred]
    for text in content.xpath(f".//text()[contains(., '**')][not({own})]"):
        for line in text.split("\n"):
            if "**" in line and not any(_plain(line) in other for other in meant):
                yield said("Literal ** in {text!r}.", text=_short(line))
    for node in content.iter("del"):
        yield said("Struck through by tildes: {text!r}.", text=_short(_shown(node)))


def _pictures(content: Any, assets: frozenset[str]) -> Iterator[str]:
    for node in content.iter("img"):
        source = node.get("src", "")
        if re.match(r"(?:[a-z][a-z0-9+.-]*:)?//|data:", source, re.IGNORECASE):
            yield said(
                "The picture {source!r} is not on the site.", source=_short(source)
            )
        elif source not in assets:
            yield said("The picture {source!r} is unresolved.", source=_short(source))


def _foreign(page: Any, blank: Any) -> Iterator[str]:
    """What acts and isn't Starlight's own: the blank page doesn't have it."""
    own = set(_acts(blank))
    for act in _acts(page):
        if act not in own:
            yield said("Not Starlight's own: {act}.", act=_short(act))


def _acts(page: Any) -> Iterator[str]:
    for node in page.iter():
        if not isinstance(node.tag, str):
            yield f"<!--{(node.text or '').strip()}-->"
            continue
        for name, value in node.attrib.items():
            if name.lower().startswith("on"):
                yield f"<{node.tag} {name}={value!r}>"
        refresh = node.tag == "meta" and node.get("http-equiv") is not None
        if node.tag in _ACTING or refresh:
            yield f"<{node.tag} {node.get('src', '')}>{(node.text or '').strip()}"


def _links(content: Any) -> Iterator[str]:
    for node in content.iter("a"):
        target, text = node.get("href", ""), _shown(node)
        honest = not re.match("https?://", text) or _plain(text) == _plain(target)
        if not honest or not _SAFE.match(target):
            yield said(
                "The link {text!r} leads to {url!r}.",
                text=_short(text),
                url=_short(target),
            )


def _shown(node: Any) -> str:
    return " ".join(node.text_content().split())


def _plain(text: str) -> str:
    # Astro's table of contents shows a heading's { as ${ (rehype-collect-headings).
    return _TYPOGRAPHY.sub("", unquote(text)).replace("${", "{")


def _short(text: str, longest: int = 80) -> str:
    text = " ".join(text.split())
    return text if len(text) <= longest else text[: longest - 1] + "…"
