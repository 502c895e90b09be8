"""A feed that breaks its parser: the same document without the entries that do so."""

import re
from collections.abc import Callable

_TAG = re.compile(
    rb"<(?P<end>/?)(?:[\w.-]+:)?(?:item|entry)(?=[\s/>])[^<>]*?(?P<empty>/?)>",
    re.IGNORECASE,
)
# Each entry is read once more, by itself in the document's frame.
_MOST = 1_000
_LARGEST_FRAME = 20_000  # bytes

Span = tuple[int, int]


def without_odd(
    document: bytes, is_readable: Callable[[bytes], bool]
) -> tuple[bytes, int]:
    """`document` without the entries that break it, and how many entries these are.

    It stays as it is where it breaks without any entry, or is too large to be tried.
    """
    spans = _spans(document)
    frame = _cut(document, spans)
    too_large = len(spans) > _MOST or len(frame) > _LARGEST_FRAME
    if too_large or not is_readable(frame):
        return document, 0
    at = spans[0][0] if spans else 0
    odd = [
        (start, end)
        for start, end in spans
        if not is_readable(frame[:at] + document[start:end] + frame[at:])
    ]
    return _cut(document, odd), len(odd)


def _spans(document: bytes) -> list[Span]:
    """Where each entry begins and ends; one that is not closed is none."""
    spans: list[Span] = []
    depth = start = 0
    for tag in _TAG.finditer(document):
        if tag["empty"]:
            continue
        if not tag["end"]:
            start = start if depth else tag.start()
            depth += 1
        elif depth:
            depth -= 1
            spans += [] if depth else [(start, tag.end())]
    return spans


def _cut(document: bytes, spans: list[Span]) -> bytes:
    """The document without what stands at `spans`."""
    edges = [0, *(edge for span in spans for edge in span), len(document)]
    return b"".join(
        document[begin:end] for begin, end in zip(edges[::2], edges[1::2], strict=True)
    )
