import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from agents.domain.words import RunId
from agents.errors import SettingsError
from agents.run.archive import read_archive
from agents.run.planning import Intent, intent_of, plan
from agents.run.resources import renderer
from agents.settings.options import Options
from agents.settings.source_file import SourceFile
from tests import fakes, make

SOURCES = SourceFile(
    path=Path("sources.yaml"),
    sources=(make.feed_source(), make.feed_source(name="Off", enabled=False)),
)


def wish(tmp_path: Path, **given: Any) -> Intent:
    values = {"since": "2024-09-01", "until": "2024-09-30", "archive": tmp_path}
    options = Options.model_validate({**values, **given})
    return intent_of(options, SOURCES, make.NOW, fakes.Notes().note)


def planned(intended: Intent) -> Any:
    return plan(intended, RunId("run"), resumed=False, writer="model")


def published(folder: Path, **given: Any) -> None:
    issue = make.issue(draft=False, **given)
    text = renderer()(issue)
    (folder / f"{issue.number}.md").write_text(text, encoding="utf-8")


def test_the_first_issue_counts_from_one(tmp_path: Path) -> None:
    todo = planned(wish(tmp_path))

    assert (todo.number, todo.first_session, todo.last_session) == (1, 1, 5)
    assert (todo.cutoff, todo.date) == (dt.date(2024, 9, 30), dt.date(2024, 10, 1))


def test_the_next_issue_counts_on_from_the_last_one(tmp_path: Path) -> None:
    published(tmp_path, number=2, first_session=6, last_session=10)
    published(tmp_path, number=10, first_session=30, last_session=33)

    todo = planned(wish(tmp_path))

    assert (todo.number, todo.first_session, todo.last_session) == (11, 34, 38)


def test_without_since_the_window_goes_on_where_the_archive_ends(
    tmp_path: Path,
) -> None:
    published(tmp_path, cutoff=dt.date(2024, 8, 31), date=dt.date(2024, 9, 3))

    todo = planned(wish(tmp_path, since=None))

    assert todo.window == make.window()


@pytest.mark.parametrize(
    ("since", "told"),
    [
        ("2024-08-02", []),
        ("2022-08-02", ["the window has 791 days, since 2022-08-02"]),
    ],
)
def test_a_window_longer_than_any_issue_is_told(
    tmp_path: Path, since: str, told: list[str]
) -> None:
    notes = fakes.Notes()
    values = {"since": since, "until": "2024-09-30", "archive": tmp_path}

    intent_of(Options.model_validate(values), SOURCES, make.NOW, notes.note)

    assert [line.partition(":")[0] for line in notes.said] == told


def test_without_since_and_archive_the_operator_is_asked(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="--since 2024-09-01"):
        wish(tmp_path, since=None)


def test_what_the_operator_says_beats_the_archive(tmp_path: Path) -> None:
    todo = planned(
        wish(tmp_path, issue=7, sessions="40-41", date="2024-10-08", items=5)
    )

    assert (todo.number, todo.first_session, todo.last_session) == (7, 40, 41)
    assert (todo.date, todo.items) == (dt.date(2024, 10, 8), 5)


def test_an_issue_is_not_published_before_its_window_ends(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="2024-09-30"):
        planned(wish(tmp_path, date="2024-09-29"))


def test_a_source_that_is_switched_off_is_not_read(tmp_path: Path) -> None:
    assert [source.name for source in planned(wish(tmp_path)).sources] == ["A feed"]


def test_categories_of_the_archive_are_used_again(tmp_path: Path) -> None:
    category = make.issue().practice[0].model_copy(update={"name": "语音对话模型"})
    published(tmp_path, practice=(category,))

    names = planned(wish(tmp_path)).quotas["practice"].categories

    assert names[:2] == ("大模型产品形态", "大模型使用技巧")
    assert names[-1] == "语音对话模型"


@pytest.mark.parametrize(
    ("heading", "status", "remembered"),
    [
        ("【没有发表】", "rejected", 1),
        ("【没有发表】", "held", 1),
        ("【没有发表】", "pending", 0),
        (make.item().heading, "accepted", 1),
    ],
)
def test_only_decisions_that_matter_are_remembered(
    tmp_path: Path, heading: str, status: str, remembered: int
) -> None:
    published(tmp_path)
    folder = tmp_path / "drafts/2024-08-31"
    folder.mkdir(parents=True)
    item = {"heading": heading, "status": status, "sources": []}
    review = json.dumps({"items": [item]})
    (folder / "review.json").write_text(review, encoding="utf-8")

    intended = wish(tmp_path, out=tmp_path / "drafts")

    assert len(intended.drafts) == remembered
    before = wish(tmp_path, out=tmp_path / "none").digest("prompts")
    assert (intended.digest("prompts") != before) == bool(remembered)


def test_a_file_without_front_matter_is_no_issue(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("hello", encoding="utf-8")
    notes = fakes.Notes()

    issues = read_archive(tmp_path, notes.note)

    assert issues == ()
    assert "README.md" in notes.said[0]


@pytest.mark.parametrize("content", [b"---\ntitle: x\n---\n", b"---\n\xff"])
def test_an_issue_that_cannot_be_read_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "broken.md").write_bytes(content)

    with pytest.raises(SettingsError, match=r"broken\.md"):
        read_archive(tmp_path, fakes.Notes().note)


def test_a_run_is_another_one_when_anything_that_decides_changes(
    tmp_path: Path,
) -> None:
    one = wish(tmp_path)

    same, other, more = (
        wish(tmp_path).digest("prompts"),
        wish(tmp_path, samples=2).digest("prompts"),
        one.digest("other prompts"),
    )

    assert one.digest("prompts") == same
    assert len({same, other, more}) == 3
