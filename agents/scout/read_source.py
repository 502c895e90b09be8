"""One source as the scout reads it: its entries, its report, what was read before."""

import hashlib
import time
from collections.abc import Iterable, Sequence
from http import HTTPStatus
from typing import NamedTuple

from pydantic import TypeAdapter

from agents.bulkhead import bulkhead
from agents.domain.kinds import KINDS
from agents.domain.reading import KeptReading, SourceReading, Validators
from agents.domain.report import SourceReport, nameless, our_fault
from agents.domain.source import Source
from agents.domain.story import Candidate
from agents.domain.words import CandidateId
from agents.errors import SourceError
from agents.messages.said import said
from agents.ports import Services
from agents.scout.collect import in_window, still_good
from agents.scout.feed_boilerplate import cleaned_texts, feeds_to_clean

_CANDIDATES = TypeAdapter(tuple[Candidate, ...])


class SourceRead(NamedTuple):
    """One source's report, its candidates' ids, and a digest of what they say."""

    report: SourceReport
    candidate_ids: Sequence[CandidateId] = ()
    contents: str = ""
    faults: Sequence[str] = ()


async def read_source(services: Services, source: Source) -> SourceRead:
    started = time.monotonic()
    read = SourceRead(_failed(source, our_fault()))
    with bulkhead(services, "source", source.name) as faults:
        read = await _report(services, source)
    seconds = round(time.monotonic() - started, 3)
    services.progress.advance("sources")
    report = read.report.model_copy(update={"seconds": seconds})
    return read._replace(report=report, faults=faults)


async def _report(services: Services, source: Source) -> SourceRead:
    try:
        reading, now = await _reading(services, source)
    except SourceError as error:
        why = nameless(str(error), source.name)
        services.progress.note(said("{name}: {error}", name=source.name, error=why))
        return SourceRead(_failed(source, why, gone=error.status == HTTPStatus.GONE))
    return SourceRead(
        SourceReport(
            name=source.name,
            kind=source.kind,
            status=reading.status,
            fetched=len(now.candidate_ids),
            kept=now.kept,
            bytes=reading.bytes,
            error=reading.note or None,
            moved=reading.moved,
        ),
        now.candidate_ids,
        now.contents,
    )


def _failed(source: Source, error: str, *, gone: bool = False) -> SourceReport:
    return SourceReport(
        name=source.name, kind=source.kind, status="failed", error=error, gone=gone
    )


async def _reading(
    services: Services, source: Source
) -> tuple[SourceReading, KeptReading]:
    """What the source says now, or what it said before where that still holds."""
    store, window = services.store, services.plan.window
    before = store.reading(source, window)
    if before is not None and still_good(source, before, services.plan):
        return SourceReading(status="unchanged"), _counted(services, before)
    reading = await services.read_source(
        source, window, before.validators if before else Validators()
    )
    if reading.status == "unchanged" and before is not None:
        mark = {"run_id": services.plan.run_id, "read": services.plan.now}
        again = _counted(services, before).model_copy(update=mark)
        store.keep_reading(source, window, (), again)
        return reading, again
    now = KeptReading(
        run_id=services.plan.run_id,
        read=services.plan.now,
        validators=reading.validators,
        candidate_ids=tuple(candidate.id for candidate in reading.candidates),
        contents=_digest(reading.candidates),
        window=window,
        kept=len(in_window(window, reading.candidates)),
    )
    if reading.status == "degraded" and KINDS[source.kind].is_query:
        # Pages are missing: an answer that is kept would not be asked for again.
        store.candidates.keep({one.id: one for one in reading.candidates})
    else:
        store.keep_reading(source, window, reading.candidates, now)
    # Other sources still arrive: what would be done once all are there costs less now.
    for name in feeds_to_clean(reading.candidates, ready={}):
        texts = cleaned_texts(reading.candidates, store.recent_texts(name))
        services.cleaned_texts.update(texts)
    return reading, now


def _counted(services: Services, before: KeptReading) -> KeptReading:
    """With its count for this window, which is looked up where it is known already."""
    window = services.plan.window
    if before.window == window and before.contents:
        return before
    candidates = services.store.candidates.many(before.candidate_ids)
    count = {"window": window, "kept": len(in_window(window, candidates))}
    digest = {"contents": _digest(candidates)}
    return before.model_copy(update=count | digest)


def _digest(candidates: Iterable[Candidate]) -> str:
    return hashlib.sha256(_CANDIDATES.dump_json(tuple(candidates))).hexdigest()
