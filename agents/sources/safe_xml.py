"""What every foreign XML document passes before a parser sees it."""

import re
from typing import Any

from lxml import etree

from agents.errors import SourceError
from agents.messages.said import said
from agents.pages.plain_text import decode, resolved

# What may stand before the root (XML 1.0, §2.8); each pattern is linear.
_BEFORE = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->", re.DOTALL)
_DOCTYPE = re.compile(r"<!DOCTYPE([^>\[]*)([>\[])", re.IGNORECASE)
_ROOT = re.compile(r"<(?:[\w.-]+:)?([\w.-]+)[\s/>]")
_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'
# Tags of one document. 20,000 entries have 400,000; a body of 15 MiB has room for
# four million, with which feedparser takes a minute and a gigabyte.
_TAGS = 1_000_000
# Elements within one another: feedparser's work grows with the square of them (200,000
# take 40 s). A document of fewer tags than `_FEW` cannot be deep enough to hurt.
_DEEPEST, _FEW = 200, 5_000


def text_of(document: bytes, content_type: str, name: str) -> tuple[str, bool]:
    """The document's text, and whether its encoding is in doubt.

    Raises SourceError for an empty document, and for one that is plainly no text.
    """
    if not document.strip():
        raise SourceError(said("{name}: 0 bytes", name=name))
    text, doubtful = decode(document, content_type)
    if not text:
        raise SourceError(said("{name}: its encoding cannot be read", name=name))
    return text.lstrip("\ufeff \t\r\n"), doubtful


def safe_xml(text: str, name: str, what: str, roots: tuple[str, ...]) -> bytes:
    """UTF-8 without a document type, whose root is one of `roots` (in lower case).

    Raises SourceError for any other text, such as a sign-in page, and for a
    document type with declarations: entities expand without bound and name files
    (XML 1.0, §4.2). `what` says what was expected.
    """
    if text.count("<") > _TAGS:
        raise SourceError(
            said(
                "{name}: more than {most:,} tags; they are not read",
                name=name,
                most=_TAGS,
            )
        )
    start = _past(text, 0)
    if doctype := _DOCTYPE.match(text, start):
        if doctype[2] == "[":
            raise SourceError(
                said(
                    "{name}: the document declares entities; it is not read", name=name
                )
            )
        start = _past(text, doctype.end())
    root = _ROOT.match(text, start)
    if root is None or root[1].lower() not in roots:
        seen = f"<{root[1]}>" if root else repr(text[start : start + 20])
        raise SourceError(
            said(
                "{name}: not {what}, it begins with {seen}",
                name=name,
                what=what,
                seen=seen,
            )
        )
    text = resolved(text[start:])
    document = (_DECLARATION + text).encode()
    if text.count("<") > _FEW and _is_deep(document):
        raise SourceError(
            said(
                "{name}: more than {most} tags within one another",
                name=name,
                most=_DEEPEST,
            )
        )
    return document


class _Depth:
    """A target of lxml's parser that builds nothing."""

    def __init__(self) -> None:
        self._now = self.most = 0

    def start(self, *_: object) -> None:
        self._now += 1
        self.most = max(self.most, self._now)

    def end(self, *_: object) -> None:
        self._now -= 1

    def close(self) -> int:
        return self.most


def _is_deep(document: bytes) -> bool:
    """Whether it is; what else is wrong with it is found later."""
    depth = _Depth()
    parser = etree.XMLParser(
        target=depth, recover=True, resolve_entities=False, no_network=True,
        load_dtd=False, huge_tree=False,
    )  # fmt: skip
    try:
        etree.fromstring(document, parser)
    except etree.XMLSyntaxError:
        return depth.most > _DEEPEST  # libxml2 itself stops at 256
    return depth.most > _DEEPEST


def tree(document: bytes, name: str) -> Any:
    """The root element of a `safe_xml` document. Raises SourceError."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        return etree.fromstring(document, parser)
    except etree.XMLSyntaxError as error:
        raise SourceError(
            said("{name}: not well-formed XML ({msg})", name=name, msg=error.msg)
        ) from error


def _past(text: str, at: int) -> int:
    """Where spaces, instructions and comments end."""
    while found := _BEFORE.match(text, at):
        at = found.end()
    return at
