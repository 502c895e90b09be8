"""arXiv's Atom answer → entries."""

import re
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from agents.errors import SourceError
from agents.messages.said import said
from agents.pages.affiliations import institutions
from agents.ports import Fetched
from agents.sources.entry import Entry
from agents.sources.safe_xml import safe_xml, text_of, tree
from agents.sources.tex import readable
from agents.sources.text_links import mentioned
from agents.sources.timestamps import parse_timestamp

_SPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "arxiv": "http://arxiv.org/schemas/atom",
    "os": "http://a9.com/-/spec/opensearch/1.1/",
}
_ID = re.compile(
    r"https?://arxiv\.org/abs/(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?"
)
_TOTAL = re.compile("[0-9]{1,9}")
_LONGEST = 20_000  # characters of one text
_ERROR = "/api/errors"  # within the id of an entry that is a message (manual, 3.4)


@dataclass(frozen=True)
class PaperPage:
    """The papers of one answer; `lost` entries could not be identified."""

    total: int
    entries: tuple[Entry, ...]
    lost: int = 0


def parse(answer: Fetched, name: str) -> PaperPage:
    """One answer of the API. `name` is the source's. Raises SourceError."""
    feed = _feed(answer.body, name)
    if why := _complaint(feed):
        raise SourceError(said("{name}: arXiv says: {why}", name=name, why=why))
    found = feed.findall("atom:entry", _SPACES)
    total = _text(feed, "os:totalResults")
    if not _TOTAL.fullmatch(total):
        raise SourceError(
            said("{name}: an arXiv answer without its totalResults", name=name)
        )
    entries = [paper for entry in found if (paper := _paper(entry))]
    return PaperPage(int(total), tuple(entries), lost=len(found) - len(entries))


def complaint(body: bytes) -> str:
    """What arXiv says of a request that it refuses; "" where it says nothing."""
    try:
        return _complaint(_feed(body, "arXiv"))
    except SourceError:
        return ""


def _feed(body: bytes, name: str) -> Any:
    text, _ = text_of(body, "", name)
    return tree(safe_xml(text, name, said("an arXiv answer"), ("feed",)), name)


def _complaint(feed: Any) -> str:
    errors = (
        e for e in feed.findall("atom:entry", _SPACES) if _ERROR in _text(e, "atom:id")
    )
    return next((_text(error, "atom:summary") for error in errors), "")


def _paper(entry: Any) -> Entry | None:
    """One paper under its address without a version; its date is that of v1."""
    found = _ID.fullmatch(_text(entry, "atom:id"))
    if found is None:
        return None
    abstract = readable(_text(entry, "atom:summary")[:_LONGEST])
    comment = readable(_text(entry, "arxiv:comment")[:_LONGEST])
    return Entry(
        title=readable(_text(entry, "atom:title")[:_LONGEST]),
        link=f"https://arxiv.org/abs/{found[1]}",
        text=abstract,
        published=parse_timestamp(_text(entry, "atom:published"), UTC),
        authors=tuple(
            readable(name) for name in _texts(entry, "atom:author/atom:name")
        ),
        affiliations=institutions(
            map(readable, _texts(entry, "atom:author/arxiv:affiliation")), ""
        ),
        topics=(
            *_terms(entry, "arxiv:primary_category"),
            *_terms(entry, "atom:category"),
        ),
        note=comment,
        links=mentioned(f"{abstract}\n{comment}"),
    )


def _text(element: Any, path: str) -> str:
    """The text at `path`, unwrapped; "" where there is none."""
    return " ".join((element.findtext(path, "", _SPACES)).split())


def _texts(element: Any, path: str) -> list[str]:
    return [
        " ".join((found.text or "").split()) for found in element.findall(path, _SPACES)
    ]


def _terms(element: Any, path: str) -> list[str]:
    return [found.get("term", "") for found in element.findall(path, _SPACES)]
