"""What `sources` prints: a line per source, and what they gave so far. Pure."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from agents.domain.report import SourceReport
from agents.domain.standing import Standing, suggestion

_QUERY = re.compile(r"(https?://[^\s?]+\?)\S{40,}?(?=[:;,.)]*(?:\s|$))")
NO_NETWORK = (
    "is there a network? Where a proxy is the only way out, name it in AGENTS_PROXY"
)


def history(
    standings: Iterable[Standing], shares: Mapping[str, float]
) -> Iterator[str]:
    """A line per source over its last windows; `shares` of the published items."""
    for one in standings:
        last = f"{one.last_success:%Y-%m-%d}" if one.last_success else "never"
        share = shares.get(one.name)
        said = "; ".join(filter(None, (one.called_out, one.advice)))
        yield (
            f"last success {last:10} {one.fetched:6} entries {one.kept:5} kept in"
            f" {one.windows:2} windows, {one.seconds:5.1f} s, published"
            f" {'–' if share is None else f'{share:.0%}':>4}  {one.name}"
            f"{f'  ({said})' if said else ''}"
        )


def source_table(reports: Iterable[SourceReport]) -> Iterator[str]:
    """A line per source: status, entries, time, name, reason; then the sums.

    Of a long query the reason shows the address before it.
    """
    totals: Counter[str] = Counter()
    for report in reports:
        totals[report.status] += 1
        advice = f"({told})" if (told := suggestion(report)) else ""
        reason = "".join(f"  {_short(text)}" for text in (report.error, advice) if text)
        yield (
            f"{report.status:9} {report.fetched:5} entries {report.kept:5} in the"
            f" window {report.seconds:6.1f} s  {report.name}{reason}"
        )
    yield ", ".join(f"{count} {status}" for status, count in sorted(totals.items()))
    if set(totals) == {"failed"}:
        yield f"no source answers: {NO_NETWORK}"


def _short(text: str) -> str:
    return _QUERY.sub(r"\1…", text)
