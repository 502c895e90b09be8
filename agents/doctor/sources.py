"""The list of sources, the proxy before them, and each source fetched once."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence

from agents.doctor.diagnosis import Case, Diagnosis, fails, look, ok
from agents.domain.report import SourceReport
from agents.domain.standing import suggestion
from agents.errors import SettingsError
from agents.messages.said import cause, said
from agents.run.check_sources import check_sources
from agents.run.open_web import proxy_of
from agents.run.planning import intent_of
from agents.run.source_table import no_network
from agents.settings.proxy import Proxy
from agents.settings.source_file import Team

_WITHIN = 300.0  # seconds for all sources
_REACHED = 10.0  # seconds for a proxy


async def proxies(case: Case) -> AsyncIterator[Diagnosis]:
    """Those that the settings name, to the model and to the web."""
    found = False
    way = case.options.way
    team = case.sources.team if case.sources else Team()
    web, _ = proxy_of(case.options, team)
    named = case.options.named("proxy") if case.options.proxy else "team.proxy"
    for proxy, name in ((way.proxy, way.named), (web, named)):
        if proxy is not None:
            found = True
            yield await _reached(case, proxy, name)
    if not found:
        yield ok(said("none is named, and none is used"))


async def window(case: Case) -> AsyncIterator[Diagnosis]:
    """What a draft without --since would be about, and what is odd about it: one line."""
    if case.sources is None:
        return
    notes: list[str] = []
    try:
        intent = intent_of(case.options, case.sources, case.now, notes.append)
    except SettingsError as error:
        yield look(str(error))
        return
    planned = said(
        "the next draft is {draft_id}, from {since:%Y-%m-%d}; earlier issues in"
        " {archive}: {count}",
        draft_id=intent.draft_id,
        since=intent.window.since,
        count=len(intent.archive),
        archive=case.options.archive,
    )
    yield look(said("; ").join([planned, *notes])) if notes else ok(planned)


async def sources(case: Case) -> AsyncIterator[Diagnosis]:
    """A line for each that fails, or one where all do."""
    if case.sources is None:
        return
    if case.offline:
        yield look(said("not fetched, because of --offline"))
        return
    try:
        async with asyncio.timeout(_WITHIN):
            reports = await check_sources(case.options, case.sources, case.now)
    except TimeoutError:
        yield look(
            said(
                "not all had answered after {seconds:g} s; run sources to see which",
                seconds=_WITHIN,
            )
        )
        return
    for diagnosis in answered(reports):
        yield diagnosis


def answered(reports: Sequence[SourceReport]) -> Iterator[Diagnosis]:
    failed = [report for report in reports if report.status == "failed"]
    if not reports:
        yield fails(said("no source is enabled; enable one in the list"))
        return
    if len(failed) == len(reports):
        yield fails(
            said(
                "none of {count} answers, the first: {error}; {advice}",
                count=len(failed),
                error=failed[0].error,
                advice=no_network(),
            )
        )
        return
    yield ok(
        said(
            "{count} of {all} answer",
            count=len(reports) - len(failed),
            all=len(reports),
        )
    )
    for report in reports:
        if report in failed:
            yield look(_sentence(report))
        elif advice := suggestion(report):
            yield look(said("{name}: {advice}", name=report.name, advice=advice))


def _sentence(report: SourceReport) -> str:
    way_out = suggestion(report) or said(
        "look for its new address, or set enabled: false"
    )
    return said(
        "{name}: {error}; {way_out}",
        name=report.name,
        error=report.error,
        way_out=way_out,
    )


async def _reached(case: Case, proxy: Proxy, name: str) -> Diagnosis:
    if case.offline:
        return look(
            said(
                "{address} ({name}): not tried, because of --offline",
                address=proxy.address,
                name=name,
            )
        )
    try:
        async with asyncio.timeout(_REACHED):
            _, writer = await asyncio.open_connection(proxy.host, proxy.port)
    except OSError as error:  # a timeout is one
        why = cause(error) if error.errno else said("no answer")
        return fails(
            said(
                "{address} cannot be reached: {why}; check {name}",
                address=proxy.address,
                why=why,
                name=name,
            )
        )
    writer.close()
    return ok(
        said("{address} ({name}) can be reached", address=proxy.address, name=name)
    )
