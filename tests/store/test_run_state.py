"""The state of a run: what goes on, what is asked again, what is forgotten."""

import datetime as dt

import pytest

from agents.domain.choice import Choice
from agents.domain.draw import FIRST
from agents.domain.identity import source_mark
from agents.domain.reading import KeptReading, Message, Prompt, Reply, Validators
from agents.domain.story import Candidate
from agents.domain.words import RunId, StoryId
from agents.store.connection import Connection
from agents.store.run_state import Runs, RunState, StateCapabilities, StateJournal
from tests import make

HOUR = dt.timedelta(hours=1)
PROMPT = Prompt(
    step="write",
    story_id=StoryId("one"),
    messages=(Message(role="user", content="?"),),
    temperature=0.9,
    max_tokens=100,
)


def state(connection: Connection, run: str = "run-1") -> RunState:
    return RunState(connection, RunId(run))


def reading(*candidates: Candidate, etag: str = "") -> KeptReading:
    return KeptReading(
        run_id=RunId("run-1"),
        read=make.NOW,
        validators=Validators(etag=etag),
        candidate_ids=tuple(candidate.id for candidate in candidates),
        contents="digest",
    )


def test_an_interrupted_run_of_the_same_inputs_goes_on(
    connection: Connection,
) -> None:
    runs = Runs(connection)
    first, resumed = runs.begin("inputs", make.NOW)

    assert not resumed
    assert runs.begin("inputs", make.NOW + HOUR) == (first, True)
    assert runs.begin("other inputs", make.NOW) != (first, True)


def test_a_finished_run_is_followed_by_a_new_one(
    connection: Connection,
) -> None:
    runs = Runs(connection)
    first, _ = runs.begin("inputs", make.NOW)
    runs.finish(first)

    second, resumed = runs.begin("inputs", make.NOW)

    assert second != first
    assert not resumed


@pytest.mark.parametrize("drafted", [True, False])
def test_a_run_that_came_to_its_draft_is_told_from_one_that_failed(
    connection: Connection, *, drafted: bool
) -> None:
    runs = Runs(connection)
    first, _ = runs.begin("inputs", make.NOW)
    assert not runs.was_drafted("inputs")

    runs.finish(first, drafted=drafted)
    second, _ = runs.begin("inputs", make.NOW)

    assert second != first
    assert runs.was_drafted("inputs") is drafted
    assert not runs.was_drafted("other inputs")


@pytest.mark.parametrize("days", [1, -1, 30])
def test_what_was_read_more_than_a_day_ago_is_read_again(
    connection: Connection, days: int
) -> None:
    runs = Runs(connection)
    first, _ = runs.begin("inputs", make.NOW)

    again, resumed = runs.begin("inputs", make.NOW + days * 24 * HOUR)

    assert (again != first, resumed) == (True, False)


def test_a_finished_run_leaves_candidates_and_answers_only(
    connection: Connection,
) -> None:
    runs, kept = Runs(connection), state(connection)
    kept.ranked.keep({"one": make.ranked()})
    state(connection, "run-2").ranked.keep({"two": make.ranked()})
    kept.candidates.keep({"one": make.candidate()})

    runs.finish(RunId("run-1"))

    assert kept.ranked.every() == []
    assert len(kept.candidates.every()) == 1
    assert len(state(connection, "run-2").ranked.every()) == 1


def test_each_shelf_keeps_its_own_nouns(connection: Connection) -> None:
    kept = state(connection)
    kept.ranked.keep({"one": make.ranked()})
    kept.writings.keep({"one": make.writing()})
    kept.cards.keep({"one": make.card()})

    assert kept.ranked.one("one") == make.ranked()
    assert kept.writings.one("one") == make.writing()
    assert kept.cards.one("one") == make.card()
    assert kept.benches.every() == []
    assert kept.source_reports.every() == []


def test_a_choice_outlives_its_run_but_not_its_version(connection: Connection) -> None:
    choice = Choice(of="all", stories=1, known=0, ranked=(make.ranked(),), bench=())
    first = RunState(connection, RunId("run-1"), "a")
    first.choices.keep({"last": choice})
    Runs(connection).finish(RunId("run-1"))

    assert RunState(connection, RunId("run-2"), "a").choices.every() == [choice]
    assert RunState(connection, RunId("run-2"), "b").choices.every() == []


def test_a_reading_is_found_again_with_its_validators(
    connection: Connection,
) -> None:
    kept, source, one = state(connection), make.feed_source(), make.candidate()
    told = reading(one, etag='"1"')

    kept.keep_reading(source, make.window(), [one], told)
    found = state(connection, "run-2").reading(source, make.window())

    assert found == told
    assert kept.candidates.many(found.candidate_ids) == [one]


def test_the_stars_that_a_repository_gained_are_kept_until_it_changes_again(
    connection: Connection,
) -> None:
    source, kept = make.github_source(), state(connection)

    def gained(stars: int) -> int:
        repo = make.candidate(kind="github", popularity=stars)
        kept.keep_reading(source, make.window(), [repo], reading(repo))
        [told] = kept.candidates.many([repo.id])
        return told.gained

    assert [gained(stars) for stars in (100, 160, 160, 150, 170)] == [0, 60, 60, 0, 20]


def test_a_source_that_was_changed_has_no_reading(
    connection: Connection,
) -> None:
    kept = state(connection)
    kept.keep_reading(make.feed_source(), make.window(), [], reading())

    other = make.feed_source(url="https://example.org/another")

    assert kept.reading(other, make.window()) is None


def test_a_feed_is_the_same_whatever_the_window_and_a_query_is_not(
    connection: Connection,
) -> None:
    kept, later = state(connection), make.window("2024-10-01", "2024-10-08")
    for source in (make.feed_source(), make.arxiv_source(), make.github_source()):
        kept.keep_reading(source, make.window(), [], reading())

    assert kept.reading(make.feed_source(), later) is not None
    assert kept.reading(make.arxiv_source(), make.window()) is not None
    assert kept.reading(make.arxiv_source(), later) is None
    assert kept.reading(make.github_source(), later) is None


def test_an_answer_is_found_by_what_was_asked(connection: Connection) -> None:
    journal, reply = StateJournal(connection), Reply(text="答", model="m")
    journal.keep("key", PROMPT, FIRST, reply)

    assert journal.find("key") == reply
    assert journal.find("another") is None


def test_what_a_server_can_do_is_remembered(connection: Connection) -> None:
    capabilities = StateCapabilities(connection)
    capabilities.keep("server model", "{}")
    capabilities.keep("server model", '{"json": false}')

    assert capabilities.find("server model") == '{"json": false}'
    assert capabilities.find("another") is None


def kept_long_ago(connection: Connection, table: str, days: int) -> None:
    moment = f"{make.NOW - days * 24 * HOUR:%Y-%m-%d %H:%M:%S}"
    connection.execute(f"UPDATE {table} SET kept = ?", (moment,))  # noqa: S608  # our own words


@pytest.mark.parametrize(("age", "left"), [(401, 0), (399, 1)])
def test_what_was_kept_too_long_ago_is_forgotten(
    connection: Connection, age: int, left: int
) -> None:
    kept, journal = state(connection), StateJournal(connection)
    one, source = make.candidate(), make.feed_source()
    kept.keep_reading(source, make.window(), [one], reading(one))
    journal.keep("key", PROMPT, FIRST, Reply(text="答", model="m"))
    for table in ("candidates", "journal"):
        kept_long_ago(connection, table, age)

    Runs(connection).forget(make.NOW, days=400)

    assert len(kept.candidates.every()) == left
    assert (journal.find("key") is not None) == bool(left)


def test_a_source_whose_entries_were_forgotten_is_read_anew(
    connection: Connection,
) -> None:
    kept, source, one = state(connection), make.feed_source(), make.candidate()
    kept.keep_reading(source, make.window(), [one], reading(one, etag="1"))
    kept_long_ago(connection, "candidates", 500)

    Runs(connection).forget(make.NOW, days=400)

    assert kept.reading(source, make.window()) is None


def test_a_reading_goes_with_the_run_that_made_it(connection: Connection) -> None:
    runs, source = Runs(connection), make.feed_source()
    long_ago, _ = runs.begin("inputs", make.NOW - 500 * 24 * HOUR)
    lately, _ = runs.begin("inputs", make.NOW)
    other = make.feed_source(url="https://example.org/another")
    state(connection, long_ago).keep_reading(source, make.window(), [], reading())
    state(connection, lately).keep_reading(other, make.window(), [], reading())

    runs.forget(make.NOW, days=400)

    assert state(connection).reading(source, make.window()) is None
    assert state(connection).reading(other, make.window()) is not None


def test_old_rows_go_in_several_batches(connection: Connection) -> None:
    rows = [(f"{number}", "{}") for number in range(12_000)]
    connection.executemany("INSERT INTO candidates (id, noun) VALUES (?, ?)", rows)
    kept_long_ago(connection, "candidates", 500)
    connection.execute("INSERT INTO candidates (id, noun) VALUES ('new', '{}')")

    Runs(connection).forget(make.NOW, days=400)

    assert connection.execute("SELECT id FROM candidates").fetchall() == [("new",)]


def test_what_an_abandoned_run_kept_goes_after_a_day(
    connection: Connection,
) -> None:
    runs = Runs(connection)
    left, _ = runs.begin("abandoned", make.NOW - 25 * HOUR)
    going, _ = runs.begin("going on", make.NOW - 23 * HOUR)
    for run in (left, going):
        state(connection, run).ranked.keep({"one": make.ranked()})

    runs.forget(make.NOW, days=400)

    assert state(connection, left).ranked.every() == []
    assert len(state(connection, going).ranked.every()) == 1


def test_what_a_source_said_in_earlier_runs_is_told_the_newest_first(
    connection: Connection,
) -> None:
    of = [
        make.candidate(
            id=f"{source_mark(source)}{n:014x}",
            source=source,
            url=f"https://h.org/{n}",
            summary=f"{source} {n}.",
        )
        for n, source in enumerate(["A", "B", "A"])
    ]
    for run, one in enumerate(of):
        state(connection, f"run-{run}").candidates.keep({one.id: one})

    assert state(connection, "run-9").recent_texts("A") == ["A 2.", "A 0."]
    assert state(connection, "run-9").recent_texts("C") == []


def test_a_text_keeps_the_time_when_it_was_first_read_as_long_as_texts_are_kept(
    connection: Connection,
) -> None:
    later = make.NOW + 30 * HOUR
    first = make.material()
    state(connection).as_first_read([first])
    other = make.material(text="It says something else now.", fetched=later)

    again = state(connection, "run-2").as_first_read(
        [make.material(fetched=later), other]
    )

    assert [one.fetched for one in again] == [make.NOW, later]
    assert again[1] == other

    Runs(connection).forget(make.NOW + dt.timedelta(days=31), days=30)

    (anew,) = state(connection).as_first_read([make.material(fetched=later)])
    assert anew.fetched == later
