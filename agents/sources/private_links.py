"""Links into a network of somebody's own: from a source on the public web they are none.

The operator's own feed may stand in such a network, and its entries then lead about
in it. What a reader of the issue is shown may lead there too, but never by a
stranger's word, which a source on this very machine relays. To the machine of whoever
follows it no link leads.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal
from urllib.parse import urlsplit

from agents.domain.reading import SourceReading, Validators
from agents.domain.source import ArxivSource, Source
from agents.domain.story import Candidate
from agents.messages.said import said
from agents.web.guard import is_own_machine, is_private_name, is_public, literal


def operators_hosts(sources: Iterable[Source]) -> frozenset[str]:
    """The hosts that the operator wrote, whatever the port."""
    urls = (
        url
        for one in sources
        for url in (one.url, *([one.pages] if isinstance(one, ArxivSource) else []))
    )
    return frozenset(map(_host, urls))


def without_private_links(
    reading: SourceReading, source: Source, known: frozenset[str]
) -> SourceReading:
    """The reading without what leads to private hosts other than the `known` ones.

    An entry that leads there itself is dropped, which degrades the reading. A source
    that stands in a private network may link all of it.
    """
    cleaned = (without_private(one, source, known) for one in reading.candidates)
    kept = tuple(one for one in cleaned if not isinstance(one, str))
    found = reading.model_copy(update={"candidates": kept})
    every = len(reading.candidates)
    if len(kept) == every:
        return found
    note = said(
        "{count} of {all} entries {why}", count=every - len(kept), all=every, why=_why()
    )
    told = said("; ").join(filter(None, (reading.note, note)))
    # Without validators, so that the source is read anew next time.
    degraded = {"status": "degraded", "note": told, "validators": Validators()}
    return found.model_copy(update=degraded)


def without_private(
    one: Candidate, source: Source, known: frozenset[str]
) -> Candidate | str:
    """The entry without such further links, or the reason why it is dropped."""
    inside = _place(_host(source.url)) == "network"

    def may(url: str) -> bool:
        host = _host(url)
        place = _place(host)
        return place == "public" or (place == "network" and inside) or host in known

    if not may(one.url):
        return _why()
    links = tuple(link for link in one.links if may(link.url))
    return one if links == one.links else one.model_copy(update={"links": links})


def _why() -> str:
    return said("with a private address for a link")


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:  # brackets without an address
        return ""


@lru_cache(maxsize=10_000)  # entries of a feed lead to few hosts
def _place(host: str) -> Literal["public", "network", "machine"]:
    """By its spelling: nobody is asked for an address."""
    if is_own_machine(host):
        return "machine"
    address = literal(host)
    is_private = is_private_name(host) if address is None else not is_public(address)
    return "network" if is_private else "public"
