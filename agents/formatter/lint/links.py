"""L10 (earlier), L11 to L13 and L28: where the links of an item lead."""

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

from agents.domain.characters import concealed
from agents.domain.fetchable import unfetchable
from agents.formatter.lint.finding import Context, RuleFault
from agents.formatter.lint.linted_document import ItemLines, LintedDocument
from agents.messages.said import said

_ARXIV = re.compile(r"/(?:abs|pdf|html)/(\d{4}\.\d{4,5})")
_ADDRESS = re.compile(r"https?://|www\.", re.IGNORECASE)
_GLUED = re.compile(r"(?<![!-;=?-~])[!-;=?-~]++(?=[^\x00-\x7f\s])")
_WEB = re.compile(r"https?://")
_BROKEN = re.compile(
    r"""
      [\[［][^\[\]［］\n]{0,200}[\]］]\s{0,2}[(（]\s{0,2}<?(?:https?:|www\.|(?:\./)?static/)
    | (?<![0-9A-Za-z_\x00])\[[^\[\]\n]{1,200}\]\(
    | (?P<reference>(?<![0-9A-Za-z_\x00])\[[^\[\]\n]{1,200}\]\[[^\[\]\n]{0,200}\]
      | \[\^[^\[\]\s]{1,40}\])
    | [(（][^()（）\[\]\n]{1,100}[)）][ \t]{0,2}[\[［]https?://
    | <\s?https?://
    """,
    re.VERBOSE,
)
_EAST_ASIAN = {"LATIN", "CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO"}


def sourced(doc: LintedDocument, _context: Context) -> Iterator[RuleFault]:
    for item in doc.items:
        if not any(u.startswith(("http://", "https://")) for u in _urls(item)):
            yield RuleFault(
                item.first, said("The item names no source."), said("Add a link line.")
            )


def addresses(doc: LintedDocument, _context: Context) -> Iterator[RuleFault]:
    for line in doc.lines:
        for text, url in line.links:
            if fault := _fault(url):
                mend = said("Link the original page by https.")
                yield RuleFault(
                    line.number, said("{url!r} {fault}.", url=url, fault=fault), mend
                )
            elif text != url and _ADDRESS.search(text):
                mend = said("Make text and target the same, or write a title.")
                yield RuleFault(
                    line.number,
                    said("{text!r} leads to {url!r}.", text=text, url=url),
                    mend,
                )


def glued(doc: LintedDocument, _context: Context) -> Iterator[RuleFault]:
    for line in doc.lines:
        depth = 0
        for token in line.tokens:
            depth += token.nesting if token.tag == "a" else 0
            if token.type == "text" and not depth and _is_glued(token.content):
                mend = said("Put a space behind it, or use [text](address).")
                message = said("The text behind the bare address becomes part of it.")
                yield RuleFault(line.number, message, mend)


def _is_glued(text: str) -> bool:
    return any(_WEB.search(found[0]) for found in _GLUED.finditer(text))


def broken(doc: LintedDocument, _context: Context) -> Iterator[RuleFault]:
    for lines in doc.paragraphs:
        text = "\n".join(line.unlinked for line in lines)
        for found in _BROKEN.finditer(text):
            number = lines[text.count("\n", 0, found.start())].number
            shown = found[0].split("\n")[0]
            mend = (
                said("Notes and references are not used; write [text](address).")
                if found["reference"]
                else said("Write [text](address) in one piece, without a space in it.")
            )
            yield RuleFault(
                number,
                said("The page shows {shown!r}, and no link.", shown=shown[:40]),
                mend,
            )


def proven(doc: LintedDocument, context: Context) -> Iterator[RuleFault]:
    for item in doc.items:
        if proof := context.proofs.get(item.heading):
            known = {identity(url) for url in proof.urls}
            for line in item.lines:
                for _, url in line.links:
                    if identity(url) not in known:
                        yield RuleFault(
                            line.number,
                            said("{url} is not in evidence.", url=url),
                            said("Link what was read, or keep it if you looked at it."),
                        )


def known_before(doc: LintedDocument, context: Context) -> Iterator[RuleFault]:
    mend = said("Drop the item, or say what is new.")
    for item in doc.items:
        if item.heading in context.earlier_headings:
            yield RuleFault(
                item.first,
                said("{heading} was in an earlier issue.", heading=item.heading),
                mend,
            )
        elif shared := sorted(set(_urls(item)) & context.earlier_urls):
            yield RuleFault(
                item.first,
                said("{shared} was in an earlier issue.", shared=shared[0]),
                mend,
            )


def told_once(doc: LintedDocument, _context: Context) -> Iterator[RuleFault]:
    first: dict[str, ItemLines] = {}
    for item in doc.items:
        for key in sorted({identity(url) for url in _urls(item)}):
            other = first.setdefault(key, item)
            if other is not item:
                message = said(
                    "{key} is also in {heading}, line {first}.",
                    key=key,
                    heading=other.heading,
                    first=other.first,
                )
                yield RuleFault(
                    item.first, message, said("Merge the two, or drop one link.")
                )


def identity(url: str) -> str:
    """What an address is about: an arXiv id, a repository, or the page itself.

    >>> identity("https://github.com/NVlabs/VILA/tree/main?utm_source=x#readme")
    'github.com/nvlabs/vila'
    """
    try:
        parts = urlsplit(url)
    except ValueError:  # another rule says so
        return url
    host = (parts.hostname or "").removeprefix("www.")
    if host.endswith("arxiv.org") and (paper := _ARXIV.match(parts.path)):
        return f"arXiv {paper[1]}"
    steps = [step for step in parts.path.split("/") if step]
    if host == "github.com" and len(steps) > 1:
        return f"github.com/{steps[0]}/{steps[1].removesuffix('.git')}".lower()
    query = [f"{k}={v}" for k, v in parse_qsl(parts.query) if not k.startswith("utm_")]
    return f"{host}/{'/'.join(steps)}" + ("?" + "&".join(query) if query else "")


def _urls(item: ItemLines) -> list[str]:
    return [url for line in item.lines for _, url in line.links]


def _fault(url: str) -> str:
    """What is wrong with an address, or ""."""
    if fault := unfetchable(url):
        return fault
    if concealed(url) or re.search(r"\s", url):
        return said("has a space or a character that can't be seen")
    return said("mixes scripts in its host") if _mixed(url) else ""


def _mixed(url: str) -> bool:
    """Letters of several scripts in one label pose as another host (UTS 39)."""
    return any(
        len(scripts - _EAST_ASIAN) + bool(scripts & _EAST_ASIAN) > 1
        for label in (urlsplit(url).hostname or "").split(".")
        if (scripts := {_script(c) for c in label if c.isalpha()})
    )


def _script(char: str) -> str:
    return unicodedata.name(char, "UNKNOWN").split(" ")[0]
