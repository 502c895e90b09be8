"""The scout's nodes: load by id, decide, keep, return ids."""

import datetime as dt
from collections.abc import Collection, Sequence
from http import HTTPStatus
from typing import Any

import pytest
from langgraph.runtime import Runtime

from agents.domain.issue import LinkLine
from agents.domain.memory import Decided
from agents.domain.plan import Plan
from agents.domain.reading import KeptReading, SourceReading, Validators
from agents.domain.report import Fault, SourceReport
from agents.domain.standing import suggestion
from agents.domain.story import Candidate, Gathered
from agents.domain.words import CandidateId, RunId, StoryId
from agents.errors import NoAnswer, NothingNew, OutputError, SourceError
from agents.messages.said import Language, speaking
from agents.ports import Services
from agents.scout.steps import choose, collect, select, weigh
from agents.state import Begun, Collected, Shortlisted, Weighed
from tests import make
from tests.fakes import FakePurse, FakeStore, FakeWeb, Notes, services

BEGUN: Begun = {"run_id": "run-1"}
ONE = make.candidate(title="One language model")
ETAG = Validators(etag='"1"')


def here(**given: Any) -> Services:
    todo: Plan = given.pop("plan", make.plan())
    return services(plan=todo, **given)


def runtime(given: Services) -> Runtime[Services]:
    return Runtime(context=given)


def reports(given: Services) -> dict[str, SourceReport]:
    return {report.name: report for report in given.store.source_reports.every()}


def has_read(given: Services, run: str = "run-0", hours: int = 1) -> None:
    """The store of `given` remembers a reading of its first source."""
    store = given.store
    assert isinstance(store, FakeStore)
    store.candidates.keep({ONE.id: ONE})
    store.readings[given.plan.sources[0].name] = KeptReading(
        run_id=RunId(run),
        read=given.plan.now - dt.timedelta(hours=hours),
        validators=ETAG,
        candidate_ids=(ONE.id,),
    )


async def test_every_source_is_read_and_reported() -> None:
    early = make.candidate(url="https://example.org/early", published=make.NOW)
    reading = SourceReading(
        status="ok", candidates=(ONE, early), validators=ETAG, bytes=9
    )
    notes = Notes()
    given = here(web=FakeWeb({"A feed": reading}), notes=notes)

    state = await collect(BEGUN, runtime(given))

    assert state["candidate_ids"] == sorted([ONE.id, early.id])
    report = reports(given)["A feed"]
    assert (report.kind, report.status, report.fetched, report.kept, report.bytes) == (
        "feed", "ok", 2, 1, 9,
    )  # fmt: skip
    assert report.error is None
    assert notes.steps["sources"] == 1


async def test_a_source_that_fails_is_named_and_skipped() -> None:
    sources = (make.feed_source(), make.hackernews_source())
    web = FakeWeb(
        {
            "A feed": SourceReading(status="ok", candidates=(ONE,)),
            "Hacker News": SourceError("HTTP 500"),
        }
    )
    notes = Notes()
    given = here(plan=make.plan(sources=sources), web=web, notes=notes)

    state = await collect(BEGUN, runtime(given))

    assert state["candidate_ids"] == [ONE.id]
    assert reports(given)["Hacker News"].status == "failed"
    assert reports(given)["Hacker News"].error == "HTTP 500"
    assert notes.said == ["Hacker News: HTTP 500"]


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_a_source_that_is_gone_is_known_by_its_status_in_any_language(
    language: Language,
) -> None:
    sources = (make.feed_source(), make.hackernews_source())
    web = FakeWeb(
        {
            "A feed": SourceReading(status="ok", candidates=(ONE,)),
            "Hacker News": SourceError("…", HTTPStatus.GONE),
        }
    )
    given = here(plan=make.plan(sources=sources), web=web)

    with speaking(language):
        await collect(BEGUN, runtime(given))
        advice = suggestion(reports(given)["Hacker News"])

    assert advice in ("gone for good (410): remove it", "已经永久下线（410）：请删掉它")


async def test_if_all_sources_fail_there_is_no_draft() -> None:
    given = here(web=FakeWeb({"A feed": SourceError("timed out")}))

    with pytest.raises(NoAnswer, match=r"all 1 sources failed \(A feed: timed out\)"):
        await collect(BEGUN, runtime(given))


async def test_a_bug_in_a_reader_fails_its_source_alone_and_is_kept() -> None:
    notes = Notes()
    sources = (make.feed_source(), make.hackernews_source())
    web = FakeWeb(
        {
            "A feed": SourceReading(status="ok", candidates=(ONE,)),
            "Hacker News": ZeroDivisionError("bug"),
        }
    )
    given = here(plan=make.plan(sources=sources), web=web, notes=notes)

    state = await collect(BEGUN, runtime(given))

    assert state["candidate_ids"] == [ONE.id]
    assert reports(given)["Hacker News"].status == "failed"
    assert "program itself" in (reports(given)["Hacker News"].error or "")
    (fault,) = given.store.faults.many(state["faults"])
    assert (fault.cost, fault.name) == ("source", "Hacker News")
    assert "ZeroDivisionError: bug" in fault.traceback
    assert notes.said == []  # the run's one sentence tells of it


async def test_a_full_disk_is_no_fault_of_a_source() -> None:
    given = here(web=FakeWeb({"A feed": OutputError("full")}))

    with pytest.RaisesGroup(OutputError):
        await collect(BEGUN, runtime(given))


async def test_sources_that_have_nothing_are_nothing_new() -> None:
    given = here(web=FakeWeb({"A feed": SourceReading(status="empty")}))

    with pytest.raises(NothingNew, match="nothing new in the window; nothing was"):
        await collect(BEGUN, runtime(given))


async def test_nothing_new_names_the_sources_that_could_not_tell() -> None:
    sources = (make.feed_source(), make.hackernews_source())
    web = FakeWeb({"A feed": SourceReading(status="empty")})
    given = here(plan=make.plan(sources=sources), web=web)

    with pytest.raises(NothingNew, match=r"in the window \(Hacker News failed\);"):
        await collect(BEGUN, runtime(given))


async def test_a_feed_that_has_not_changed_says_what_it_said_before() -> None:
    web = FakeWeb({"A feed": SourceReading(status="unchanged", validators=ETAG)})
    given = here(web=web)
    has_read(given)

    state = await collect(BEGUN, runtime(given))

    assert state["candidate_ids"] == [ONE.id]
    assert reports(given)["A feed"].status == "unchanged"
    assert reports(given)["A feed"].kept == 1
    kept = given.store.reading(make.feed_source(), make.window())
    assert kept is not None
    assert (kept.run_id, kept.validators) == ("run-1", ETAG)


async def test_arxiv_is_not_asked_twice_within_a_day() -> None:
    plan, web = make.plan(sources=(make.arxiv_source(),)), FakeWeb()
    given = here(plan=plan, web=web)
    has_read(given, hours=23)

    state = await collect(BEGUN, runtime(given))

    assert web.asked == []
    assert state["candidate_ids"] == [ONE.id]
    assert reports(given)["arXiv cs.CL"].status == "unchanged"


async def test_arxiv_is_asked_again_the_next_day() -> None:
    plan = make.plan(sources=(make.arxiv_source(),))
    web = FakeWeb({"arXiv cs.CL": SourceReading(status="ok", candidates=(ONE,))})
    given = here(plan=plan, web=web)
    has_read(given, hours=24)

    await collect(BEGUN, runtime(given))

    assert web.asked == ["arXiv cs.CL"]


async def test_a_run_that_goes_on_skips_what_it_had_read() -> None:
    sources, web = (make.feed_source(), make.hackernews_source()), FakeWeb()
    web.readings["Hacker News"] = SourceReading(status="ok")
    given = here(plan=make.plan(sources=sources, resumed=True), web=web)
    has_read(given, run="run-1")

    state = await collect(BEGUN, runtime(given))

    assert web.asked == ["Hacker News"]
    assert state["candidate_ids"] == [ONE.id]


@pytest.mark.parametrize(
    ("source", "kept"), [(make.arxiv_source(), False), (make.feed_source(), True)]
)
async def test_an_answer_that_lacks_pages_is_asked_for_again(
    source: Any, *, kept: bool
) -> None:
    partly = SourceReading(status="degraded", candidates=(ONE,), note="only 1 was read")
    given = here(plan=make.plan(sources=(source,)), web=FakeWeb({source.name: partly}))

    state = await collect(BEGUN, runtime(given))

    assert state["candidate_ids"] == [ONE.id]
    assert given.store.candidates.one(ONE.id) == ONE
    assert (given.store.reading(source, make.window()) is not None) == kept
    assert reports(given)[source.name].status == "degraded"
    assert reports(given)[source.name].error == "only 1 was read"


async def test_an_unchanged_source_has_the_contents_that_it_had() -> None:
    given = here(web=FakeWeb({"A feed": SourceReading(status="ok", candidates=(ONE,))}))
    first = await collect(BEGUN, runtime(given))
    again = here(
        store=given.store, web=FakeWeb({"A feed": SourceReading(status="unchanged")})
    )
    other = ONE.model_copy(update={"title": "One language model, revised"})
    revised = here(
        web=FakeWeb({"A feed": SourceReading(status="ok", candidates=(other,))})
    )

    assert await collect(BEGUN, runtime(again)) == first
    changed = await collect(BEGUN, runtime(revised))
    assert changed["candidate_ids"] == first["candidate_ids"]
    assert changed["contents"] != first["contents"]


async def test_what_was_counted_for_this_window_is_not_read_again() -> None:
    given = here(web=FakeWeb({"A feed": SourceReading(status="ok", candidates=(ONE,))}))
    first = await collect(BEGUN, runtime(given))
    store = given.store
    assert isinstance(store, FakeStore)
    store.candidates.kept.clear()
    again = here(
        store=store, web=FakeWeb({"A feed": SourceReading(status="unchanged")})
    )

    assert await collect(BEGUN, runtime(again)) == first
    assert reports(again)["A feed"].kept == 1


async def test_another_window_counts_anew() -> None:
    given = here(web=FakeWeb({"A feed": SourceReading(status="ok", candidates=(ONE,))}))
    await collect(BEGUN, runtime(given))
    later = make.plan(window=make.window("2024-10-01", "2024-10-08"))
    web = FakeWeb({"A feed": SourceReading(status="unchanged")})
    again = here(store=given.store, plan=later, web=web)

    await collect(BEGUN, runtime(again))

    assert reports(again)["A feed"].kept == 0


def collected(given: Services, *candidates: Candidate) -> Collected:
    given.store.candidates.keep({c.id: c for c in candidates})
    return {"candidate_ids": [c.id for c in candidates], "contents": "digest"}


async def selected(
    given: Services,
    *candidates: Candidate,
    unread: Collection[str] = (),
    text: str = "It is a model.",
) -> Shortlisted:
    """Chosen, read but for those of these titles, and selected."""
    reading = await weighed(given, *candidates)
    for ranked in given.store.ranked.many(reading["reading_ids"]):
        is_read = ranked.story.lead.title not in unread
        kind = "article" if is_read else "metadata"
        material = make.material(kind=kind, text=text)
        gathered = Gathered(story_id=ranked.story.id, materials=(material,))
        given.store.gathered.keep({ranked.story.id: gathered})
    return await select({**reading, "faults": []}, runtime(given))


async def weighed(given: Services, *candidates: Candidate) -> Weighed:
    longlist = await choose(collected(given, *candidates), runtime(given))
    return await weigh(longlist, runtime(given))


def benched(given: Services) -> dict[str, str]:
    """Why each was left out, by its title, in the order of the steps."""
    parts = given.store.benches.every()
    return {entry.title: entry.why for part in parts for entry in part.entries}


def titles(given: Services, ids: Sequence[StoryId]) -> list[str]:
    return [ranked.story.lead.title for ranked in given.store.ranked.many(ids)]


async def test_somewhat_more_is_read_than_is_written() -> None:
    given = here()
    later = make.candidate(url="https://example.org/later", published=make.NOW)

    state = await weighed(given, *make.several(20), later)

    read = titles(given, state["reading_ids"])
    assert read == [f"AI {n:04}" for n in range(16)]
    assert sorted(benched(given)) == [f"AI {n:04}" for n in range(16, 20)]


async def test_the_longlist_is_the_best_hundred_and_all_others_are_benched() -> None:
    given = here()

    state = await choose(collected(given, *make.several(230)), runtime(given))

    assert len(state["longlist_ids"]) == 100
    assert (state["stories"], state["known"]) == (230, 0)
    [part] = given.store.benches.every()
    assert len(part.entries) == 130


async def test_the_best_of_the_window_are_written_and_the_others_benched() -> None:
    notes = Notes()
    given = here(notes=notes)

    state = await selected(given, *make.several(12))

    written = titles(given, state["shortlist_ids"])
    assert written == [f"AI {n:04}" for n in range(10)]
    assert list(benched(given)) == ["AI 0010", "AI 0011"]
    assert notes.steps["stories"] == 0


async def test_what_was_read_by_its_title_makes_way_for_what_was_read() -> None:
    given = here()

    state = await selected(given, *make.several(12), unread=("AI 0000", "AI 0004"))

    written = titles(given, state["shortlist_ids"])
    assert written == [f"AI {n:04}" for n in range(12) if n not in (0, 4)]
    why = benched(given)
    assert why["AI 0000"] == "只读到标题，名额让给了读得到正文的"


async def test_what_was_read_keeps_out_who_tells_of_the_same_paper() -> None:
    paper = "https://arxiv.org/abs/2408.04321"
    item = make.item(blocks=(LinkLine(label="论文地址", url=paper),))
    before = make.window().since.date() - dt.timedelta(days=1)
    issue = make.issue(number=1, cutoff=before, practice=(), news=(item,))
    given, later = here(), here(archive=(issue,))

    await selected(given, *make.several(2), text=f"论文地址：{paper}")
    await selected(later, *make.several(2), text=f"论文地址：{paper}")

    assert benched(given) == {"AI 0001": "正文给出的论文或代码，「AI 0000」说的也是"}
    assert set(benched(later)) == {"AI 0000", "AI 0001"}


async def test_a_title_is_written_about_where_nothing_else_waits() -> None:
    given = here()

    state = await selected(given, *make.several(3), unread=("AI 0000",))

    assert titles(given, state["shortlist_ids"]) == ["AI 0000", "AI 0001", "AI 0002"]


async def test_a_story_that_our_own_fault_kept_from_being_read_is_not_written() -> None:
    given = here()
    reading = await weighed(given, *make.several(2))
    lost, read = reading["reading_ids"]
    fault = Fault(cost="story", name=lost, traceback="…")
    given.store.faults.keep({fault.key: fault})
    gathered = Gathered(story_id=read, materials=(make.material(),))
    given.store.gathered.keep({read: gathered})

    state = await select({**reading, "faults": [fault.key]}, runtime(given))

    assert state["shortlist_ids"] == [read]


async def test_candidates_of_other_weeks_only_are_nothing_new() -> None:
    given = here()

    with pytest.raises(NothingNew, match="nothing new in the window"):
        await choose(
            collected(given, make.candidate(published=make.NOW)), runtime(given)
        )


async def test_if_the_archive_knows_all_there_is_nothing_new() -> None:
    given = here(archive=(make.issue(),))

    with pytest.raises(NothingNew, match="all 1 stories of the window are in the arch"):
        await choose(collected(given, make.candidate()), runtime(given))


async def test_if_no_story_fits_the_issue_there_is_nothing_new() -> None:
    given = here()
    off = make.candidate(title="AI 日报", summary="")

    with pytest.raises(NothingNew, match="none of the 1 stories of the window fits"):
        await choose(collected(given, off), runtime(given))


async def test_what_an_editor_put_off_comes_again_after_its_week() -> None:
    held = Decided(draft="2024-08-31", heading="【一】", status="held", urls=(ONE.url,))
    old = make.candidate(published=make.DAY - dt.timedelta(days=40))
    given = here(drafts=(held,))
    given.store.candidates.keep({old.id: old})

    await choose(collected(given), runtime(given))

    [entry] = given.store.ranked.every()
    assert entry.story.held_in == "2024-08-31"
    assert "上次留待下期" in entry.reasons
    assert "日期未确认" not in entry.reasons


async def test_the_caps_are_shared_out_among_the_chosen_best_first() -> None:
    given = here(notes=(notes := Notes()))

    state = await selected(given, *make.several(4))

    assert isinstance(given.purse, FakePurse)
    assert given.purse.filled == state["shortlist_ids"]
    assert len(state["shortlist_ids"]) == 4
    assert "model calls" in notes.steps


async def test_an_extractive_plan_asks_no_model() -> None:
    plan = make.plan(writer="extractive")
    given = here(plan=plan, notes=(notes := Notes()))

    state = await selected(given, *make.several(2))

    assert "model calls" not in notes.steps
    assert len(state["shortlist_ids"]) == 2


async def test_the_same_is_chosen_from_once() -> None:
    given = here()
    first = await choose(collected(given, *make.several(3)), runtime(given))
    # What a choice was made from is not even read again.
    store = given.store
    assert isinstance(store, FakeStore)
    store.candidates.kept.clear()
    state: Collected = {"candidate_ids": [CandidateId("gone")], "contents": "digest"}

    assert await choose(state, runtime(given)) == first


@pytest.mark.parametrize(
    "other",
    [
        {"plan": make.plan(items=2)},
        {"plan": make.plan(topics=("别的主题",))},
        {"archive": (make.issue(),)},
        {"drafts": (Decided(draft="2024-08-31", heading="【一】", status="held"),)},
        {"contents": "another"},
    ],
    ids=["plan", "topics", "archive", "decisions", "contents"],
)
async def test_a_choice_holds_only_for_what_it_was_made_from(
    other: dict[str, Any],
) -> None:
    given = here()
    await choose(collected(given, *make.several(3)), runtime(given))
    made = given.store.choices.one("last")

    state = collected(given, *make.several(3))
    state["contents"] = other.pop("contents", "digest")
    again = here(store=given.store, **other)
    await choose(state, runtime(again))

    assert given.store.choices.one("last").of != made.of


async def test_another_hour_is_no_reason_to_choose_anew() -> None:
    given = here()
    await choose(collected(given, *make.several(3)), runtime(given))
    made = given.store.choices.one("last")
    later = make.plan(now=make.NOW + dt.timedelta(hours=1), run_id="run-2")

    await choose(
        collected(given, *make.several(3)), runtime(here(store=given.store, plan=later))
    )

    assert given.store.choices.one("last") == made


async def test_what_a_feed_said_in_earlier_runs_tells_its_boilerplate() -> None:
    boilerplate = "Follow us for more."
    given = here()
    earlier = [
        make.candidate(url=f"https://h.org/{n}", summary=f"News {n}. {boilerplate}")
        for n in range(2)
    ]
    given.store.candidates.keep({one.id: one for one in earlier})
    new = make.candidate(summary=f"A language model is open. {boilerplate}")

    await choose(collected(given, new), runtime(given))

    (ranked,) = given.store.ranked.every()
    assert ranked.story.lead.summary == "A language model is open."
