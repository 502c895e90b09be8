"""What a document says about one thing, and the candidate that becomes of it."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from agents.domain.characters import is_no_text
from agents.domain.identity import source_mark
from agents.domain.kinds import KINDS
from agents.domain.reading import SourceReading, Validators
from agents.domain.sentences import spans
from agents.domain.source import Source
from agents.domain.story import Candidate, Link
from agents.domain.words import CandidateId, Url
from agents.messages.said import said
from agents.pages.plain_text import clean, clean_lines, cut, language_of
from agents.pages.walls import is_wall
from agents.sources.teaser import whole_sentences
from agents.sources.urls import absolute

_TITLE = 300  # characters, as the noun has it
_TEXT = 20_000
_END = 5_000  # of them for the end of a longer one, which an article concludes with
_TELLING = 1_000  # characters of a text that tell its language
_WORD = 100  # one name, topic, tag
_MANY = 50  # names or topics of one entry; a large collaboration has thousands
_IMAGES = 10


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One entry, as plain text but not yet cleaned; links may be relative to `base`."""

    title: str
    link: str
    base: str = ""
    text: str = ""
    published: datetime | None = None
    authors: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    popularity: int = 0
    comments: int = 0
    note: str = ""
    licence: str = ""
    release: str = ""
    links: tuple[Link, ...] = ()
    images: tuple[str, ...] = ()


def candidate(source: Source, entry: Entry) -> Candidate | str:
    """The entry as a candidate, or the reason why it is dropped."""
    url = absolute(entry.link, entry.base)
    if url is None:
        return said("without a usable link")
    title = cut(clean(entry.title), _TITLE)
    if not title:
        return said("without a title")
    if is_no_text(entry.title) or is_no_text(entry.text):
        return said("in an encoding that cannot be read")
    summary = _summary(source, entry)
    if not summary and is_wall(title):
        return said("with a wall for a text")
    return Candidate(
        id=_id(source.name, url, title),
        source=source.name,
        kind=source.kind,
        url=url,
        title=title,
        summary=summary,
        published=entry.published,
        section=source.section,
        weight=source.weight,
        language=source.language or language_of(f"{title}\n{summary[:_TELLING]}"),
        authors=_words(entry.authors),
        affiliations=_words(entry.affiliations),
        topics=_words(entry.topics),
        popularity=max(0, entry.popularity),
        comments=max(0, entry.comments),
        note=cut(clean(entry.note), _TITLE),
        licence=cut(clean(entry.licence), _WORD),
        release=cut(clean(entry.release), _WORD),
        links=_links(entry.links, url),
        images=_images(entry),
    )


def reading(
    source: Source, entries: Iterable[Entry], faults: Iterable[str] = ()
) -> SourceReading:
    """The candidates of the entries, in their order and each once.

    `faults` say what is wrong with the answer as a whole; with one of them, or with
    an entry that had to be dropped, the reading is degraded.
    """
    made = [candidate(source, entry) for entry in entries]
    kept: dict[CandidateId, Candidate] = {}
    dropped: Counter[str] = Counter()
    for one in made:
        if isinstance(one, str):
            dropped[one] += 1
        else:
            kept[one.id] = _earlier(kept.get(one.id, one), one)
    losses = (
        said("{count} of {all} entries {why}", count=n, all=len(made), why=why)
        for why, n in dropped.items()
    )
    note = cut(clean(said("; ").join((*faults, *losses))), _TITLE)
    if not made and not note:
        return SourceReading(status="empty")
    return SourceReading(
        status="degraded" if note else "ok",
        candidates=tuple(kept.values()),
        note=note,
    )


def fetched(reading: SourceReading, size: int, validators: Validators) -> SourceReading:
    """The reading with what the fetch itself tells; `size` in bytes as decoded."""
    return reading.model_copy(update={"bytes": size, "validators": validators})


def _earlier(one: Candidate, other: Candidate) -> Candidate:
    """Of an entry that stands there twice the one that was there first."""
    if one.published and other.published and other.published < one.published:
        return other
    return one if one.published else other


def _summary(source: Source, entry: Entry) -> str:
    """What the entry says; a demand to log in or to enable scripts is no text."""
    text = clean_lines(entry.text)
    if is_wall(text):
        return ""
    if KINDS[source.kind].is_query or entry.release:
        return cut(text, _TEXT)
    text = whole_sentences(text)
    if len(text) <= _TEXT:
        return text
    opening, end = whole_sentences(cut(text, _TEXT - _END)), text[-_END + 2 :]
    begin = next((stop for _, stop in spans(end)), 0)  # the first one may be torn
    return f"{opening}\n\n{end[begin if begin < len(end) else 0 :].lstrip()}"


def _id(source: str, url: Url, title: str) -> CandidateId:
    """Begins with its source, so that what is kept together lies together on the disk."""
    key = f"{source}\n{url}\n{title}".encode()
    return CandidateId(source_mark(source) + hashlib.sha256(key).hexdigest()[:14])


def _words(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Cleaned, not empty, each once, in the order given."""
    cleaned = (cut(clean(text), _WORD) for text in texts[: _MANY * 2])
    return tuple(dict.fromkeys(text for text in cleaned if text))[:_MANY]


def _links(links: tuple[Link, ...], url: Url) -> tuple[Link, ...]:
    """Each address once, and never the entry's own."""
    by_url: dict[Url, Link] = {}
    for link in links[:_MANY]:
        by_url.setdefault(link.url, link)
    by_url.pop(url, None)
    return tuple(by_url.values())


def _images(entry: Entry) -> tuple[Url, ...]:
    found = (absolute(image, entry.base) for image in entry.images[: _IMAGES * 2])
    return tuple(dict.fromkeys(url for url in found if url))[:_IMAGES]
