"""The list of sources, the proxy before them, and each source fetched once."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence

from agents.doctor.diagnosis import Case, Diagnosis, fails, look, ok
from agents.domain.report import SourceReport
from agents.domain.standing import suggestion
from agents.errors import SettingsError
from agents.run.check_sources import check_sources
from agents.run.open_web import proxy_of
from agents.run.planning import intent_of
from agents.run.source_table import NO_NETWORK
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
        yield ok("none is named, and none is used")


async def window(case: Case) -> AsyncIterator[Diagnosis]:
    """What a draft without --since would be about."""
    if case.sources is None:
        return
    told: list[str] = []
    try:
        intent = intent_of(case.options, case.sources, case.now, told.append)
    except SettingsError as error:
        yield look(str(error))
        return
    for line in told:
        yield look(line)
    span = intent.window
    yield ok(
        f"the next draft is {intent.draft_id}, from {span.since:%Y-%m-%d};"
        f" {len(intent.archive)} issues in {case.options.archive}"
    )


async def sources(case: Case) -> AsyncIterator[Diagnosis]:
    """A line for each that fails, or one where all do."""
    if case.sources is None:
        return
    if case.offline:
        yield look("not fetched, because of --offline")
        return
    try:
        async with asyncio.timeout(_WITHIN):
            reports = await check_sources(case.options, case.sources, case.now)
    except TimeoutError:
        yield look(
            f"not all had answered after {_WITHIN:g} s; run sources to see which"
        )
        return
    for diagnosis in answered(reports):
        yield diagnosis


def answered(reports: Sequence[SourceReport]) -> Iterator[Diagnosis]:
    failed = [report for report in reports if report.status == "failed"]
    if not reports:
        yield fails("no source is enabled; enable one in the list")
        return
    if len(failed) == len(reports):
        yield fails(
            f"none of {len(failed)} answers, the first: {failed[0].error}; {NO_NETWORK}"
        )
        return
    yield ok(f"{len(reports) - len(failed)} of {len(reports)} answer")
    for report in reports:
        if report in failed:
            yield look(_told(report))
        elif advice := suggestion(report):
            yield look(f"{report.name}: {advice}")


def _told(report: SourceReport) -> str:
    way_out = suggestion(report) or "look for its new address, or set enabled: false"
    return f"{report.name}: {report.error}; {way_out}"


async def _reached(case: Case, proxy: Proxy, name: str) -> Diagnosis:
    if case.offline:
        return look(f"{proxy.address} ({name}): not tried, because of --offline")
    try:
        async with asyncio.timeout(_REACHED):
            _, writer = await asyncio.open_connection(proxy.host, proxy.port)
    except OSError as error:  # a timeout is one
        why = error.strerror or "no answer"
        return fails(f"{proxy.address} cannot be reached: {why}; check {name}")
    writer.close()
    return ok(f"{proxy.address} ({name}) can be reached")
