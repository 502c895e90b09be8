"""Whole runs in which the program itself gets one story or one source wrong."""

import asyncio
import datetime as dt
import functools
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

import pytest
from pydantic import BaseModel
from typing_extensions import override

from agents.domain.choice import Chosen
from agents.domain.draw import FIRST, Draw
from agents.domain.issue import Issue
from agents.domain.reading import Message, Prompt, Reply, SourceReading, Validators
from agents.domain.source import Source
from agents.domain.walk import items_of
from agents.domain.words import RunId, StoryId, Window
from agents.errors import CredentialsError, NoAnswer, NothingNew, OutputError
from agents.ports import Services
from agents.run.checkpoints import Checkpoints
from agents.run.draft import Outcome, draft
from agents.run.graph_run import GraphRun
from agents.run.output import item_texts
from agents.run.planning import intent_of
from agents.settings.options import options
from agents.settings.source_file import load
from agents.shelves import Shelf
from tests.fakes import FakePurse, Notes
from tests.world import KEY, World, feed, world

T = TypeVar("T")
Shape = TypeVar("Shape", bound=BaseModel)
Breaking = Callable[[Services, StoryId], Services]
NAME = "Orbit3"  # whose story the program gets wrong
ISSUE, LOG = "drafts/2024-09-30/issue.md", "drafts/2024-09-30/errors.log"


# A run's services, one of which gets one story wrong.


class Worn(Generic[T]):
    """A Shelf that breaks when a noun is looked at for the so manieth time."""

    def __init__(self, inner: Shelf[T], key: str, times: int) -> None:
        self.keep, self.many, self.every = inner.keep, inner.many, inner.every
        self._inner, self._key, self._left = inner, key, times

    def one(self, key: str) -> T:
        self._left -= key == self._key
        if key == self._key and not self._left:
            raise KeyError(key)
        return self._inner.one(key)


class Shelves:
    """A Store of which some shelves are others."""

    def __init__(self, inner: object, **others: object) -> None:
        self._inner, self._others = inner, others

    def __getattr__(self, name: str) -> Any:
        return self._others.get(name) or getattr(self._inner, name)


def in_reading(services: Services, story_id: StoryId) -> Services:
    ranked = Worn(services.store.ranked, story_id, 1)
    return replace(services, store=Shelves(services.store, ranked=ranked))


def at_look(times: int) -> Breaking:
    """When what was written is looked at: to format, to check or to illustrate it."""

    def broken(services: Services, story_id: StoryId) -> Services:
        writings = Worn(services.store.writings, story_id, times)
        return replace(services, store=Shelves(services.store, writings=writings))

    return broken


def at_call(step: str, error: type[Exception] = ZeroDivisionError) -> Breaking:
    """When the model is asked about the story, or about any."""

    def broken(services: Services, story_id: StoryId) -> Services:
        def fail_at(prompt: Prompt) -> None:
            if prompt.step == step and prompt.story_id.startswith(story_id):
                raise error("asked")

        async def ask(prompt: Prompt, draw: Draw = FIRST) -> Reply:
            fail_at(prompt)
            return await services.ask(prompt, draw)

        async def ask_for(
            prompt: Prompt, shape: type[Shape], draw: Draw = FIRST
        ) -> Shape:
            fail_at(prompt)
            return await services.ask_for(prompt, shape, draw)

        return replace(services, ask=ask, ask_for=ask_for)

    return broken


def in_introducing(services: Services, story_id: StoryId) -> Services:  # noqa: ARG001
    def messages(name: str, **values: object) -> tuple[Message, ...]:
        if name == "introduce" and f"{NAME}】" in str(values):
            raise UnicodeEncodeError("utf-8", "\ud83d", 0, 1, "surrogates not allowed")
        return services.messages(name, **values)

    return replace(services, messages=messages)


def in_rendering(services: Services, story_id: StoryId) -> Services:  # noqa: ARG001
    def render(issue: Issue) -> str:
        if any(NAME in item.heading for item in items_of(issue)):
            raise RecursionError
        return services.render(issue)

    return replace(services, render=render)


def in_linting(services: Services, story_id: StoryId) -> Services:  # noqa: ARG001
    def render(issue: Issue) -> str:
        found = any(NAME in item.heading for item in items_of(issue))
        return cast(str, None) if found else services.render(issue)

    return replace(services, render=render)


def in_choosing(services: Services, story_id: StoryId) -> Services:  # noqa: ARG001
    class Torn(FakePurse):
        @override
        def fill(self, story_ids: Sequence[StoryId]) -> int:
            raise ZeroDivisionError(story_ids)

    return replace(services, purse=Torn(services.plan))


class Broken(GraphRun):
    """The way through the graph with services that are broken."""

    def __init__(
        self,
        checkpoints: Checkpoints,
        run_id: RunId,
        *,
        breaking: Breaking,
        story_id: StoryId,
    ) -> None:
        super().__init__(checkpoints, run_id)
        self._breaking, self._story_id = breaking, story_id

    @override
    async def run(
        self, services: Services, chosen: Chosen | None = None
    ) -> list[StoryId]:
        return await super().run(self._breaking(services, self._story_id), chosen)


class Spoiling(Broken):
    """Whole services; what is left of the story cannot be opened for review."""

    @override
    async def run(
        self, services: Services, chosen: Chosen | None = None
    ) -> list[StoryId]:
        printed = await GraphRun.run(self, services, chosen)
        writing = services.store.writings.one(self._story_id)
        unjudged = writing.model_copy(update={"verdicts": ()})
        services.store.writings.keep({self._story_id: unjudged})
        return printed


def whole(services: Services, story_id: StoryId) -> Services:  # noqa: ARG001
    return services


# Runs


class Desk:
    """A folder in which drafts are made of the same four entries."""

    def __init__(self, folder: Path, here: World) -> None:
        self.folder, self._here = folder, here
        self.notes = Notes()
        self._sources = here.sources(folder / "sources.yaml")

    def __call__(
        self,
        breaking: Breaking = whole,
        story_id: str = "",
        steps: type[Broken] = Broken,
        **flags: object,
    ) -> Outcome:
        given = {
            "since": "2024-09-01", "until": "2024-09-30", "sources": self._sources,
            "archive": self.folder / "none", "out": self.folder / "drafts",
            "state": self.folder / "state", "base_url": f"{self._here.url}/v1",
            "model": "m", "samples": 1,
        }  # fmt: skip
        chosen = options(given | flags, {}, {"OPENAI_API_KEY": KEY})
        now = dt.datetime(2024, 10, 1, tzinfo=dt.UTC)
        self.notes = Notes()
        intent = intent_of(chosen, load(self._sources), now, self.notes.note)
        way = functools.partial(steps, breaking=breaking, story_id=StoryId(story_id))
        return asyncio.run(draft(intent, self.notes, way))

    def json(self, name: str) -> dict[str, Any]:
        text = (self.folder / "drafts/2024-09-30" / name).read_text(encoding="utf-8")
        found: dict[str, Any] = json.loads(text)
        return found

    def text(self, file: str) -> str:
        return (self.folder / file).read_text(encoding="utf-8")

    def items(self) -> dict[str, tuple[dict[str, Any], str]]:
        """Row and Markdown of each item, by id."""
        rows, texts = self.json("review.json")["items"], item_texts(self.text(ISSUE))
        return {r["id"]: (r, text) for r, text in zip(rows, texts, strict=True)}


@pytest.fixture
def here() -> Iterator[World]:
    with world(feeds={"one": feed(range(2, 4)), "two": feed(range(4, 6))}) as small:
        yield small


@pytest.fixture
def desk(here: World, tmp_path: Path) -> Desk:
    return Desk(tmp_path, here)


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A run in which nothing goes wrong; it does not depend on where it was made."""
    with world(feeds={"one": feed(range(2, 4)), "two": feed(range(4, 6))}) as small:
        made = Desk(tmp_path_factory.mktemp("calm"), small)
        assert made().exit_code == 0
    return made


def story_of(desk: Desk) -> str:
    (found,) = [id_ for id_, (row, _) in desk.items().items() if NAME in row["heading"]]
    return found


def told(desk: Desk, file: str) -> list[str]:
    return [note for note in desk.notes.said if file in note]


@pytest.mark.parametrize(
    ("breaking", "steps"),
    [
        pytest.param(in_reading, Broken, id="read"),
        pytest.param(at_call("write"), Broken, id="write"),
        pytest.param(at_call("judge", KeyError), Broken, id="verify"),
        pytest.param(at_call("card", MemoryError), Broken, id="card"),
        pytest.param(at_look(1), Broken, id="format"),
        pytest.param(in_introducing, Broken, id="introduce"),
        pytest.param(in_rendering, Broken, id="render"),
        pytest.param(in_linting, Broken, id="lint"),
        pytest.param(whole, Spoiling, id="output"),
    ],
)
def test_a_fault_of_ours_costs_one_story_its_place_and_no_other_a_byte(
    desk: Desk, calm: Desk, breaking: Breaking, steps: type[Broken]
) -> None:
    lost, others = story_of(calm), calm.items()
    (row, _) = others.pop(lost)

    outcome = desk(breaking, lost, steps)

    report = desk.json("report.json")
    assert desk.items() == others
    assert NAME not in desk.text(ISSUE)
    (benched,) = desk.json("review.json")["bench"]
    assert benched["url"] == row["sources"][0]["url"]
    assert benched["why"].startswith("program-error")
    assert outcome.exit_code == report["exit_code"] == 3
    assert report["flags"] == ["program-error"]
    assert report["counts"]["cards"] == 3
    assert report["counts"]["program-error"] == 1
    # One that fails while it is read is not chosen; of the chosen ones it is dropped.
    assert report["counts"]["dropped"] == report["counts"]["shortlisted"] - 3
    log = desk.text(LOG)
    assert log.startswith(f"program-error, story {lost}: ")
    assert log.count("program-error, ") == 1
    assert "Traceback" in log
    (said,) = told(desk, "errors.log")
    assert "the place of 1 story" in said
    assert str(desk.folder / LOG) in said
    assert not list(desk.folder.rglob("*.new"))


@pytest.mark.parametrize(
    ("breaking", "what"), [(at_look(2), "checks"), (at_look(3), "pictures")]
)
def test_a_card_that_a_fault_kept_its_checks_or_pictures_from_is_printed_and_flagged(
    desk: Desk, calm: Desk, breaking: Breaking, what: str
) -> None:
    story_id, others = story_of(calm), calm.items()
    (_, text) = others.pop(story_id)

    outcome = desk(breaking, story_id)

    found = desk.items()
    row, shown = found.pop(story_id)
    assert found == others
    assert shown == text
    assert row["flags"] == ["program-error"]
    proven = [bool(sentence["evidence"]) for sentence in row["sentences"]]
    assert any(proven) == (what == "pictures")
    assert outcome.exit_code == 3
    assert desk.json("report.json")["flags"] == ["program-error"]
    assert f"program-error, {what} {story_id}: " in desk.text(LOG)
    assert len(told(desk, f"the {what} of 1 story")) == 1


def test_an_opening_that_we_get_wrong_costs_no_story_its_place(
    desk: Desk, calm: Desk
) -> None:
    assert calm.json("review.json")["openings"]

    outcome = desk(at_call("introduce"))

    assert desk.items() == calm.items()
    assert desk.json("review.json")["openings"] == []
    assert outcome.exit_code == 3
    assert "program-error, opening practice" in desk.text(LOG)
    assert len(told(desk, "the opening of 1 category")) == 1


def test_grades_that_we_get_wrong_cost_no_story_its_place(
    desk: Desk, calm: Desk
) -> None:
    outcome = desk(at_call("weigh"), "weigh-")

    assert {id_: text for id_, (_, text) in desk.items().items()} == {
        id_: text for id_, (_, text) in calm.items().items()
    }
    assert outcome.exit_code == 3
    assert "program-error, grades weigh-" in desk.text(LOG)
    assert len(told(desk, "the grades of")) == 1


def test_a_source_that_we_cannot_read_fails_alone(desk: Desk, calm: Desk) -> None:
    outcome = desk(broken_reader("two"))

    rows = {source["name"]: source for source in desk.json("report.json")["sources"]}
    assert (rows["one"]["status"], rows["two"]["status"]) == ("ok", "failed")
    assert "a fault of the program itself" in rows["two"]["error"]
    assert len(desk.items()) == 2
    assert desk.items().items() <= calm.items().items()
    assert outcome.exit_code == 3
    assert desk.text(LOG).startswith("program-error, source two\nTraceback")
    assert len(told(desk, "the reading of 1 source")) == 1


def broken_reader(*names: str) -> Breaking:
    def broken(services: Services, story_id: StoryId) -> Services:  # noqa: ARG001
        async def read(
            source: Source, window: Window, validators: Validators
        ) -> SourceReading:
            if source.name in names:
                raise IndexError(KEY, "https://me:pass@example.org/?token=abc")
            return await services.read_source(source, window, validators)

        return replace(services, read_source=read)

    return broken


@pytest.mark.parametrize(
    ("breaking", "said", "count"),
    [
        pytest.param(broken_reader("one", "two"), "all 2 sources", 2, id="sources"),
        pytest.param(at_call("write"), "left no story", 4, id="stories"),
    ],
)
def test_where_faults_leave_nothing_no_issue_is_written_and_the_log_lies_by_the_state(
    desk: Desk, breaking: Breaking, said: str, count: int
) -> None:
    with pytest.raises(NoAnswer, match=said):
        desk(breaking)

    assert not (desk.folder / "drafts").exists()
    assert desk.text("state/errors.log").count("program-error, ") == count
    assert len(told(desk, str(desk.folder / "state/errors.log"))) == 1

    assert desk().exit_code == 0
    assert not list(desk.folder.rglob("errors.log"))


def test_a_week_in_which_only_our_fault_was_new_says_so(desk: Desk) -> None:
    with pytest.raises(NothingNew, match=r"\(two failed\)"):
        desk(broken_reader("two"), since="2023-01-01", until="2023-01-07")

    assert "program-error, source two" in desk.text("state/errors.log")
    assert len(told(desk, "the reading of 1 source")) == 1


def test_a_rerun_without_faults_leaves_no_log(desk: Desk, calm: Desk) -> None:
    lost = story_of(calm)
    desk(in_rendering, lost)
    assert (desk.folder / LOG).exists()

    outcome = desk()

    assert outcome.exit_code == 0
    assert not (desk.folder / LOG).exists()
    assert desk.items() == calm.items()


def test_a_run_that_goes_on_keeps_what_it_had_found(desk: Desk, calm: Desk) -> None:
    """As after a kill: what the branches left is in the state, and asked for once."""
    lost = story_of(calm)
    with pytest.raises(OutputError):
        desk(at_call("card"), lost, Blocked)

    outcome = desk()

    assert outcome.exit_code == 3
    assert lost not in desk.items()
    assert lost in desk.text(LOG)


class Blocked(Broken):
    """The draft cannot be written in the end."""

    @override
    async def run(
        self, services: Services, chosen: Chosen | None = None
    ) -> list[StoryId]:
        await super().run(services, chosen)
        raise OutputError("no room")


def test_a_fault_that_does_not_come_again_costs_nothing(desk: Desk, calm: Desk) -> None:
    """The first attempt ends between the fault and the branch's checkpoint."""
    with pytest.raises(ExceptionGroup):
        desk(mixed, story_of(calm), samples=2)

    outcome = desk(samples=2)

    assert outcome.exit_code == 0
    assert desk.items().keys() == calm.items().keys()
    assert not list(desk.folder.rglob("errors.log"))


def mixed(services: Services, story_id: StoryId) -> Services:
    """A fault of ours and a full disk at once, in the two samples of one story."""

    async def ask(prompt: Prompt, draw: Draw = FIRST) -> Reply:
        if prompt.story_id == story_id:
            raise OutputError("full") if draw.sample else KeyError(draw)
        return await services.ask(prompt, draw)

    return replace(services, ask=ask)


def test_the_log_of_an_editors_draft_comes_with_its_redraft(
    desk: Desk, calm: Desk
) -> None:
    desk()
    (desk.folder / ISSUE).write_text("an editor's", encoding="utf-8")

    desk(in_rendering, story_of(calm), force=True)

    assert desk.text(ISSUE) == "an editor's"
    assert NAME not in desk.text("drafts/2024-09-30/issue.redraft.md")
    assert story_of(calm) in desk.text(LOG)


def test_no_key_gets_into_the_log_or_the_state(desk: Desk) -> None:
    desk(broken_reader("two"))

    log = desk.text(LOG)
    assert "example.org" in log
    files = [file for file in desk.folder.rglob("*") if file.is_file()]
    for secret in (KEY, "me:pass", "token=abc"):
        assert [f for f in files if secret.encode() in f.read_bytes()] == []


@pytest.mark.parametrize("breaking", [in_choosing, at_call("write", CredentialsError)])
def test_a_bug_elsewhere_crashes_and_a_refused_key_ends_the_run(
    desk: Desk, breaking: Breaking
) -> None:
    with pytest.raises((ZeroDivisionError, ExceptionGroup)) as caught:
        desk(breaking)

    if isinstance(caught.value, ExceptionGroup):
        assert caught.group_contains(CredentialsError)
    assert not (desk.folder / "drafts").exists()
