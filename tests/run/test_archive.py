"""The archive is never forgotten: an issue is read, or its file is named."""

from pathlib import Path

import pytest

from agents.domain.issue import Issue
from agents.errors import SettingsError
from agents.run.archive import read_archive
from agents.run.resources import renderer
from agents.store.pages import Pages
from tests import fakes, make

NAME = "2024-10-08-issue-12.md"


def page(**given: object) -> str:
    return renderer()(make.issue(draft=False, number=12, **given))


def numbers(folder: Path) -> list[int]:
    return [issue.number for issue in read_archive(folder, fakes.Notes().note)]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(("\ufeff" + page()).encode(), id="byte order mark"),
        pytest.param(page().replace("\n", "\r\n").encode(), id="CRLF"),
        pytest.param(f"\n{page()}".encode(), id="a blank first line"),
        pytest.param(page().replace("---\n", "--- \n").encode(), id="a space behind"),
        pytest.param(page().replace("draft", "x").encode(), id="another word"),
    ],
)
def test_a_page_that_an_editor_saved_otherwise_is_still_an_issue(
    tmp_path: Path, content: bytes
) -> None:
    (tmp_path / NAME).write_bytes(content)

    assert numbers(tmp_path) == [12]


def test_an_issue_whose_description_was_rewritten_is_read_and_named(
    tmp_path: Path,
) -> None:
    rows = page().split("\n")
    rows[3] = 'description: "九月里值得一看的新东西"'
    (tmp_path / NAME).write_text("\n".join(rows), encoding="utf-8")
    notes = fakes.Notes()

    (issue,) = read_archive(tmp_path, notes.note)

    assert (issue.number, issue.last_session) == (12, None)
    assert NAME in notes.said[0]
    assert "names no sessions" in notes.said[0]


def test_an_item_without_the_space_of_its_heading_was_shared_all_the_same(
    tmp_path: Path,
) -> None:
    (tmp_path / NAME).write_text(page().replace("### 【", "###【"), encoding="utf-8")

    (issue,) = read_archive(tmp_path, fakes.Notes().note)

    assert issue.practice == make.issue().practice


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        pytest.param(NAME, page().encode("gbk", "ignore"), "GBK", id="GBK"),
        pytest.param(NAME, page().encode("utf-16"), "UTF-16", id="UTF-16"),
        pytest.param(NAME, b"", "no front matter", id="an empty page"),
        pytest.param(NAME, page()[4:].encode(), "no front matter", id="lost its mark"),
        pytest.param(
            "x.md", page().split("---\n")[2].encode(), "no front matter", id="sections"
        ),
        pytest.param("x.md", b"\xef\xbb\xbf---\ntitle: x\n", "line 1", id="left open"),
        pytest.param(
            NAME, page().replace("第十二期", "").encode(), "number", id="title"
        ),
    ],
)
def test_an_issue_that_cannot_be_read_stops_the_run_by_name(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(content)

    with pytest.raises(SettingsError, match=rf"{name}.*{said}") as caught:
        numbers(tmp_path)

    assert caught.value.exit_code == 2


def test_what_is_no_issue_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# Read me\n", encoding="utf-8")
    (tmp_path / "._x.md").write_bytes(b"\0\1\2\xff")
    (tmp_path / "x.txt").write_bytes(b"\xff")

    assert numbers(tmp_path) == []


def test_an_archive_that_is_no_folder_is_named(tmp_path: Path) -> None:
    file = tmp_path / "issues.md"
    file.write_text("x", encoding="utf-8")

    assert numbers(tmp_path / "none") == []
    with pytest.raises(SettingsError, match=r"issues\.md .*--archive"):
        numbers(file)


def read(folder: Path, pages: Pages) -> tuple[Issue, ...]:
    return read_archive(folder, fakes.Notes().note, pages)


def test_a_page_is_parsed_once_and_an_edited_one_anew(tmp_path: Path) -> None:
    file = tmp_path / NAME
    file.write_text(page(), encoding="utf-8")
    first = Pages()
    issues = read(tmp_path, first)
    second = Pages(first.fresh.get)

    assert read(tmp_path, second) == issues
    assert second.fresh == {}

    file.write_text(page().replace("【", "【新"), encoding="utf-8")
    third = Pages(first.fresh.get)

    assert read(tmp_path, third) != issues
    assert len(third.fresh) == 1


@pytest.mark.parametrize("row", ["", "{}", "null", '{"number": 1}'])
def test_a_page_of_which_the_row_is_spoilt_is_parsed_anew(
    tmp_path: Path, row: str
) -> None:
    (tmp_path / NAME).write_text(page(), encoding="utf-8")

    assert [issue.number for issue in read(tmp_path, Pages(lambda _: row))] == [12]


def test_another_version_of_the_parser_reads_for_itself(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(page(), encoding="utf-8")
    old = Pages(version="1")
    read(tmp_path, old)
    new = Pages(old.fresh.get, version="2")
    read(tmp_path, new)

    assert len(new.fresh) == 1
