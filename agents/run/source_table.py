"""What `sources` prints: a line per source, and what they gave so far. Pure."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from agents.domain.columns import padded
from agents.domain.report import SourceReport, SourceStatus
from agents.domain.standing import Standing, suggestion
from agents.messages.said import listed, said

_QUERY = re.compile(r"(https?://[^\s?]+\?)\S{40,}?(?=[:;,.)]*(?:\s|$))")


def no_network() -> str:
    return said(
        "is there a network? Where a proxy is the only way out, name it in AGENTS_PROXY"
    )


def history(
    standings: Iterable[Standing], shares: Mapping[str, float]
) -> Iterator[str]:
    """A line per source over its last windows; `shares` of the published items."""
    for one in standings:
        last = f"{one.last_success:%Y-%m-%d}" if one.last_success else said("never")
        share = shares.get(one.name)
        remarks = said("; ").join(filter(None, (one.called_out, one.advice)))
        yield said(
            "last success {last} {fetched:6} entries {kept:5} kept in {windows:2} windows,"
            " {seconds:5.1f} s, published {share:>4}  {name}",
            last=padded(last, 10),
            fetched=one.fetched,
            kept=one.kept,
            windows=one.windows,
            seconds=one.seconds,
            share="–" if share is None else f"{share:.0%}",
            name=one.name,
        ) + (said("  ({advice})", advice=remarks) if remarks else "")


def source_table(reports: Iterable[SourceReport]) -> Iterator[str]:
    """A line per source: status, entries, time, name, reason; then the sums.

    Of a long query the reason shows the address before it.
    """
    totals: Counter[SourceStatus] = Counter()
    words = _words()
    for report in reports:
        totals[report.status] += 1
        way_out = suggestion(report)
        advice = said("  ({advice})", advice=way_out) if way_out else ""
        reason = f"  {_short(report.error)}" if report.error else ""
        yield (
            said(
                "{status} {fetched:5} entries {kept:5} in the window {seconds:6.1f} s  {name}",
                status=padded(words[report.status], 9),
                fetched=report.fetched,
                kept=report.kept,
                seconds=report.seconds,
                name=report.name,
            )
            + f"{reason}{_short(advice)}"
        )
    yield listed(f"{count} {words[status]}" for status, count in sorted(totals.items()))
    if set(totals) == {"failed"}:
        yield said("no source answers: {advice}", advice=no_network())


def _words() -> dict[SourceStatus, str]:
    return {
        "ok": said("ok"),
        "unchanged": said("unchanged"),
        "empty": said("empty"),
        "degraded": said("degraded"),
        "failed": said("failed"),
    }


def _short(text: str) -> str:
    return _QUERY.sub(r"\1…", text)
