"""The scout's nodes: load by id, decide, keep, return ids."""

import datetime as dt
from typing import Any

import pytest
from langgraph.runtime import Runtime

from agents.domain.issue import LinkLine
from agents.domain.memory import Decided
from agents.domain.plan import Plan
from agents.domain.reading import KeptReading, Reading, Validators
from agents.domain.report import SourceReport
from agents.domain.words import CandidateId, RunId, StoryId
from agents.errors import NoAnswer, NothingNew, OutputError, SourceError
from agents.ports import Deps
from agents.scout.steps import cluster, collect, known, rank, shortlist
from agents.state import Begun
from tests import make
from tests.fakes import FakeStore, FakeWeb, Notes, deps

BEGUN: Begun = {"run_id": "run-1"}
ONE = make.candidate(title="One language model")
ETAG = Validators(etag='"1"')


def here(**given: Any) -> Deps:
    todo: Plan = given.pop("plan", make.plan())
    return deps(plan=todo, **given)


def runtime(given: Deps) -> Runtime[Deps]:
    return Runtime(context=given)


def reports(given: Deps) -> dict[str, SourceReport]:
    return {report.name: report for report in given.store.source_reports.every()}


def has_read(given: Deps, run: str = "run-0", hours: int = 1) -> None:
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
    reading = Reading(status="ok", candidates=(ONE, early), validators=ETAG, bytes=9)
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
            "A feed": Reading(status="ok", candidates=(ONE,)),
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


async def test_if_all_sources_fail_there_is_no_draft() -> None:
    given = here(web=FakeWeb({"A feed": SourceError("timed out")}))

    with pytest.raises(NoAnswer, match=r"all 1 sources failed \(A feed: timed out\)"):
        await collect(BEGUN, runtime(given))


async def test_a_bug_in_a_reader_is_not_swallowed() -> None:
    given = here(web=FakeWeb({"A feed": ZeroDivisionError("bug")}))

    with pytest.raises(ExceptionGroup) as caught:
        await collect(BEGUN, runtime(given))

    assert caught.group_contains(ZeroDivisionError)
    assert not caught.group_contains(OutputError)


async def test_sources_that_have_nothing_are_nothing_new() -> None:
    given = here(web=FakeWeb({"A feed": Reading(status="empty")}))

    with pytest.raises(NothingNew, match="nothing new in the window; nothing was"):
        await collect(BEGUN, runtime(given))


async def test_nothing_new_names_the_sources_that_could_not_tell() -> None:
    sources = (make.feed_source(), make.hackernews_source())
    web = FakeWeb({"A feed": Reading(status="empty")})
    given = here(plan=make.plan(sources=sources), web=web)

    with pytest.raises(NothingNew, match=r"in the window \(Hacker News failed\);"):
        await collect(BEGUN, runtime(given))


async def test_a_feed_that_has_not_changed_says_what_it_said_before() -> None:
    web = FakeWeb({"A feed": Reading(status="unchanged", validators=ETAG)})
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
    web = FakeWeb({"arXiv cs.CL": Reading(status="ok", candidates=(ONE,))})
    given = here(plan=plan, web=web)
    has_read(given, hours=24)

    await collect(BEGUN, runtime(given))

    assert web.asked == ["arXiv cs.CL"]


async def test_a_run_that_goes_on_skips_what_it_had_read() -> None:
    sources, web = (make.feed_source(), make.hackernews_source()), FakeWeb()
    web.readings["Hacker News"] = Reading(status="ok")
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
    partly = Reading(status="degraded", candidates=(ONE,), note="only 1 was read")
    given = here(plan=make.plan(sources=(source,)), web=FakeWeb({source.name: partly}))

    state = await collect(BEGUN, runtime(given))

    assert state["candidate_ids"] == [ONE.id]
    assert given.store.candidates.one(ONE.id) == ONE
    assert (given.store.reading(source, make.window()) is not None) == kept
    assert reports(given)[source.name].status == "degraded"
    assert reports(given)[source.name].error == "only 1 was read"


async def test_candidates_of_the_window_become_stories() -> None:
    given = here()
    twin = make.candidate(source="Another", url=f"{make.URL}?utm_source=x")
    later = make.candidate(url="https://example.org/later", published=make.NOW)
    given.store.candidates.keep({c.id: c for c in (ONE, twin, later)})

    state = await cluster(
        {"candidate_ids": [ONE.id, twin.id, later.id]}, runtime(given)
    )

    [story] = given.store.stories.many(state["story_ids"])
    assert {c.id for c in story.candidates} == {ONE.id, twin.id}


async def test_candidates_of_other_weeks_only_are_nothing_new() -> None:
    given = here()
    later = make.candidate(published=make.NOW)
    given.store.candidates.keep({later.id: later})

    with pytest.raises(NothingNew, match="nothing new in the window"):
        await cluster({"candidate_ids": [CandidateId(later.id)]}, runtime(given))


async def test_what_the_archive_knows_goes_to_the_bench_with_its_issue() -> None:
    given = here(archive=(make.issue(number=7),))
    old, new = make.story(section="news"), make.story(url="https://example.org/new")
    given.store.stories.keep({old.id: old, new.id: new})

    state = await known({"story_ids": [old.id, new.id]}, runtime(given))

    assert state["new_ids"] == [new.id]
    assert [(b.url, b.section, b.why) for b in given.store.benched.every()] == [
        (make.URL, "news", "第 7 期已介绍")
    ]


async def test_a_follow_up_is_kept_with_its_flag() -> None:
    item = make.item(
        blocks=(LinkLine(label="代码", url="https://github.com/lab/thing"),)
    )
    given = here(archive=(make.issue(practice=(), news=(item,)),))
    release = make.story(
        url="https://github.com/lab/thing/releases/tag/v2", release="v2"
    )
    given.store.stories.keep({release.id: release})

    await known({"story_ids": [release.id]}, runtime(given))

    assert given.store.stories.one(release.id).lead.flags == ("follow-up",)


async def test_if_the_archive_knows_all_there_is_nothing_new() -> None:
    given = here(archive=(make.issue(),))
    old = make.story()
    given.store.stories.keep({old.id: old})

    with pytest.raises(NothingNew, match="all 1 stories of the window are in the arch"):
        await known({"story_ids": [old.id]}, runtime(given))


async def test_what_an_editor_put_off_comes_again_after_its_week() -> None:
    held = Decided(draft="2024-08-31", heading="【一】", status="held", urls=(ONE.url,))
    old = make.candidate(published=make.DAY - dt.timedelta(days=40))
    given = here(drafts=(held,))
    given.store.candidates.keep({old.id: old})

    clustered = await cluster({"candidate_ids": []}, runtime(given))
    recalled = await known(clustered, runtime(given))
    await rank(recalled, runtime(given))

    [entry] = given.store.ranked.every()
    assert entry.story.held_in == "2024-08-31"
    assert "上次留待下期" in entry.reasons
    assert "日期未确认" not in entry.reasons


async def test_what_an_editor_refused_goes_to_the_bench_with_its_draft() -> None:
    refused = Decided(
        draft="2024-08-31", heading="【一】", status="rejected", urls=(make.URL,)
    )
    given = here(drafts=(refused,))
    old, new = make.story(), make.story(url="https://example.org/new")
    given.store.stories.keep({old.id: old, new.id: new})

    state = await known({"story_ids": [old.id, new.id]}, runtime(given))

    assert state["new_ids"] == [new.id]
    assert [b.why for b in given.store.benched.every()] == ["第 2024-08-31 稿已退回"]


async def test_stories_are_ranked_best_first() -> None:
    given = here()
    good = make.story(title="Multi-agent systems", url="https://example.org/good")
    poor = make.story(title="A parrot", summary="", url="https://example.org/poor")
    given.store.stories.keep({story.id: story for story in (poor, good)})

    state = await rank({"new_ids": [poor.id, good.id]}, runtime(given))

    assert state["ranked_ids"] == [good.id, poor.id]
    assert given.store.ranked.one(good.id).story == good


def ranked_deps(count: int, **given: Any) -> tuple[Deps, list[StoryId]]:
    """Deps whose store holds this many ranked stories, best first."""
    hands = here(**given)
    stories = [
        make.story(url=f"https://example.org/{n:04}", title=f"AI {n:04}", source=str(n))
        for n in range(count)
    ]
    hands.store.ranked.keep(
        {s.id: make.ranked(s, score=float(count - n)) for n, s in enumerate(stories)}
    )
    return hands, [story.id for story in stories]


async def test_the_chosen_are_written_and_the_others_benched_best_first() -> None:
    notes = Notes()
    given, ids = ranked_deps(12, notes=notes)

    state = await shortlist({"ranked_ids": ids}, runtime(given))

    assert state == {
        "shortlist_ids": ids[:9],
        "samples": 3,
        "with_model": 9,
        "judged": True,
    }
    assert [b.title for b in given.store.benched.every()] == [
        "AI 0009", "AI 0010", "AI 0011",
    ]  # fmt: skip
    assert notes.steps["stories"] == 0


async def test_the_caps_decide_who_is_written_with_the_model() -> None:
    given, ids = ranked_deps(4, afford=lambda stories, samples: (stories - 1, samples - 2, False))  # fmt: skip

    state = await shortlist({"ranked_ids": ids}, runtime(given))

    assert (state["with_model"], state["samples"]) == (3, 1)
    assert state["judged"] is False
    assert state["shortlist_ids"] == ids


async def test_an_extractive_plan_asks_no_model() -> None:
    given, ids = ranked_deps(2, plan=make.plan(writer="extractive"))

    state = await shortlist({"ranked_ids": ids}, runtime(given))

    assert state == {
        "shortlist_ids": ids,
        "samples": 0,
        "with_model": 0,
        "judged": True,
    }


async def test_a_long_bench_is_cut() -> None:
    given, ids = ranked_deps(230)

    await shortlist({"ranked_ids": ids}, runtime(given))

    assert len(given.store.benched.every()) == 200


async def test_if_no_story_fits_the_issue_there_is_nothing_new() -> None:
    given = here()
    off = make.story(title="A text editor", summary="")
    given.store.ranked.keep({off.id: make.ranked(off)})

    with pytest.raises(NothingNew, match="none of the 1 stories of the window fits"):
        await shortlist({"ranked_ids": [off.id]}, runtime(given))
