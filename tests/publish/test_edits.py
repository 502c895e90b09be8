"""A draft, a text editor, the command line: edits decide nothing on the whole way."""

import contextlib
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from agents.cli import main
from agents.publish import record
from tests.world import feed, world

DRAFT = "2024-09-30"
PAGE = "2024-10-01-issue-01.md"
TYPED = """### 【手写的一条】团队

团队自己写的一段话，讲一件没有被任何来源提到的事情，长度也够一条稿子，读者可以照着做，也可以先放一放，等到下个月再看结果。

原文：[https://example.org/hand](https://example.org/hand)

"""


class Here:
    """The draft `drafts/2024-09-30`, and what the commands say about it."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.file = Path("drafts", DRAFT, "issue.md")

    def run(self, *command: str) -> tuple[int, str, str]:
        self._capsys.readouterr()
        code = main([*command])
        printed = self._capsys.readouterr()
        return code, printed.out, printed.err

    def review(self, *flags: str) -> str:
        code, out, err = self.run("review", DRAFT, *flags)
        assert code == 0, err
        return out

    def publish(self) -> tuple[int, str]:
        code, _, err = self.run("publish", DRAFT, "--to", "site", "--offline")
        return code, err

    @property
    def rows(self) -> list[dict[str, Any]]:
        told = json.loads(self.file.with_name("review.json").read_bytes())
        items: list[dict[str, Any]] = told["items"]
        return items

    @property
    def said(self) -> list[str]:
        """Status and marks of each row."""
        return [
            " ".join([r["status"], *(w for w in ("touched", "cut") if r.get(w))])
            for r in self.rows
        ]

    @property
    def text(self) -> str:
        return self.file.read_text(encoding="utf-8")

    @text.setter
    def text(self, text: str) -> None:
        self.file.write_text(text, encoding="utf-8")

    def items(self) -> list[str]:
        return [
            part.split("\n## ")[0]
            for part in re.split(r"^(?=### )", self.text, flags=re.MULTILINE)[1:]
        ]

    def tree(self) -> dict[Path, bytes]:
        return {f: f.read_bytes() for f in Path().rglob("*") if f.is_file()}


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Only copies of it are changed."""
    made = tmp_path_factory.mktemp("drafted")
    with world(feeds={"one": feed(range(4))}) as small, contextlib.chdir(made):
        small.sources(made / "sources.yaml", "one")
        assert main(["draft", "--since", "2024-09-01", "--until", DRAFT]) in (0, 3)
    return made


@pytest.fixture
def here(
    drafted: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Here:
    shutil.copytree(drafted, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return Here(capsys)


def test_a_search_and_replace_approves_nothing(here: Here) -> None:
    drafted = here.text
    here.text = drafted.replace("实验室", "研究室")
    files = {name: c for name, c in here.tree().items() if name.suffix != ".db"}

    before, said = here.publish()
    unwritten = {n: c for n, c in here.tree().items() if n in files}
    status = here.review("--status")
    after, _ = here.publish()

    assert (before, after) == (65, 65)
    assert said.count("undecided: ") == 4
    assert unwritten == files
    assert not Path("site").exists()
    assert here.said == ["pending touched"] * 4
    assert status.count("(changed in") == status.count("[touched]") == 4

    here.text = drafted
    assert "[touched]" not in here.review("--status")
    assert here.said == ["pending"] * 4

    here.text = drafted.replace("实验室", "研究室")
    here.review("--accept", "all")

    assert here.said == ["edited"] * 4
    assert here.publish()[0] == 0
    page = Path("site", PAGE).read_text(encoding="utf-8")
    assert "研究室" in page
    [kept] = record.read(Path(".agents", record.FILE))
    assert [one.fate for one in kept.items] == ["rewritten"] * 4


def test_an_item_typed_in_and_one_cut_out_are_named_until_they_are_decided(
    here: Here,
) -> None:
    here.review("--accept", "1-4")
    first = here.items()[0]
    heading = first.split("\n")[0].removeprefix("### ")
    here.text = here.text.replace(first, TYPED, 1)

    before, said = here.publish()
    status = here.review("--status").splitlines()
    after, again = here.publish()

    assert (before, after) == (65, 65)
    for told in (said, again):
        assert f"undecided: {heading} (cut out of issue.md)" in told
        assert "undecided: 【手写的一条】团队 (changed in issue.md)" in told
        assert told.count("undecided: ") == 2
    assert sorted(here.said) == [
        *("accepted", "accepted", "accepted", "pending cut", "pending touched")
    ]
    assert [line.split()[1] for line in status if "(cut out" in line] == ["undecided"]

    numbers = {r["heading"]: n for n, r in enumerate(here.rows, start=1)}
    cut = numbers[heading]
    code, _, refusal = here.run("review", DRAFT, "--accept", str(cut))
    assert (code, "稿中已删，不能采用" in refusal) == (2, True)

    here.review("--accept", "all")
    assert here.publish()[0] == 65
    here.review("--reject", f"{cut}:重复")

    assert here.publish()[0] == 0
    page = Path("site", PAGE).read_text(encoding="utf-8")
    assert heading not in page
    assert "【手写的一条】团队" in page
    [kept] = record.read(Path(".agents", record.FILE))
    fates = {one.heading: one.fate for one in kept.items}
    assert (fates[heading], fates["【手写的一条】团队"]) == ("dropped", "added")


def test_what_is_put_back_is_as_it_was(here: Here) -> None:
    here.review("--accept", "1-2", "--hold", "3")
    drafted, rows = here.text, here.rows
    for item in here.items():
        here.text = here.text.replace(item, "")

    assert here.publish()[0] == 65
    here.review("--status")
    assert here.said == ["pending cut", "pending cut", "held cut", "pending cut"]

    here.text = drafted
    here.review("--status")
    assert here.rows == rows


def test_a_rejected_item_that_was_renamed_in_the_file_is_not_published(
    here: Here,
) -> None:
    name = here.rows[0]["heading"]
    here.review("--accept", "2-4", "--reject", "1")
    here.text = here.text.replace(f"### {name}", "### 【改了名字】某团队")

    assert here.publish()[0] == 0
    page = Path("site", PAGE).read_text(encoding="utf-8")
    assert "【改了名字】" not in page
    [kept] = record.read(Path(".agents", record.FILE))
    assert [one.fate for one in kept.items].count("dropped") == 1


def test_of_two_items_of_one_name_the_page_takes_none_by_accident(here: Here) -> None:
    here.text = here.text.replace(here.items()[0], here.items()[0] * 2, 1)
    here.review("--status")
    here.review("--accept", "all")
    here.review("--reject", "1")

    code, said = here.publish()

    assert code == 65
    assert "is missing on the page: another item of that heading" in said


def test_an_item_that_only_looks_like_one_is_not_published(here: Here) -> None:
    here.review("--accept", "all")
    here.text = here.text.rstrip("\n") + "\n\n> ### 【引用里的一条】\n"

    code, said = here.publish()

    assert code == 65
    assert "【引用里的一条】 is an item of the page, but not one" in said


def test_a_text_that_is_no_issue_any_more_still_names_what_waits(here: Here) -> None:
    here.review("--accept", "1")
    here.text = "# 别的文章\n" + here.text

    code, said = here.publish()

    assert code == 65
    assert said.count("undecided: ") == 3
    assert "is no issue" in said
