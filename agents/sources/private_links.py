"""Links into a network of somebody's own: from a source on the public web they are none.

The operator's own feed may stand in such a network, and its entries then lead about
in it. What a reader of the issue is shown may lead there too, but never by a
stranger's word.
"""

from collections.abc import Iterable
from urllib.parse import urlsplit

from agents.domain.reading import SourceReading, Validators
from agents.domain.source import ArxivSource, Source
from agents.messages.said import said
from agents.web.guard import is_public

# Names that no public name server answers for (RFC 6761, 6762 appendix G, 8375).
_PRIVATE = ("localhost", "local", "internal", "intranet", "private", "corp", "home", "lan")  # fmt: skip
_PRIVATE_ZONE = ".home.arpa"


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
    that stands on a private host may link what it likes.
    """
    if _is_private(_host(source.url)):
        return reading

    def may(url: str) -> bool:
        host = _host(url)
        return host in known or not _is_private(host)

    kept = tuple(
        one.model_copy(update={"links": tuple(x for x in one.links if may(x.url))})
        for one in reading.candidates
        if may(one.url)
    )
    found = reading.model_copy(update={"candidates": kept})
    every = len(reading.candidates)
    if len(kept) == every:
        return found
    note = said(
        "{count} of {all} entries {why}",
        count=every - len(kept),
        all=every,
        why=said("with a private address for a link"),
    )
    told = said("; ").join(filter(None, (reading.note, note)))
    # Without validators, so that the source is read anew next time.
    degraded = {"status": "degraded", "note": told, "validators": Validators()}
    return found.model_copy(update=degraded)


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").rstrip(".")


def _is_private(host: str) -> bool:
    """By its spelling: nobody is asked for an address."""
    try:
        return not is_public(host)
    except ValueError:
        last = host.rpartition(".")[2]
        # No public name ends in what begins with a digit: 0x7f.1 is 127.0.0.1.
        odd = last == host or last[0].isdecimal()
        return odd or last in _PRIVATE or host.endswith(_PRIVATE_ZONE)
