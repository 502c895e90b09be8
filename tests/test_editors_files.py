"""Files as editors save them, through every command that reads them."""

import json
import re
from pathlib import Path

import pytest

from agents.cli import main
from agents.formatter.lint import lint
from agents.run.resources import renderer
from tests import make
from tests.review import drafted

CASES = Path(__file__).parents[2] / "shared/cases/links.md"
FEED = "sources:\n  - {name: A, kind: feed, url: 'http://127.0.0.1:9/feed'}\n"
COMMANDS = (
    ("check", "{file}"),
    ("check", "--fix", "{file}"),
    ("check", "--site", "{file}"),
    ("parse", "{file}"),
    ("review", "2024-09-30", "--status"),
    ("review", "2024-09-30", "--accept", "1"),
    ("review", "2024-09-30", "--no-browser"),
    ("publish", "2024-09-30", "--to", "site", "--offline"),
)

# A whole program starts here, sometimes on a busy machine.


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sources.yaml").write_text(FEED, encoding="utf-8")
    return drafted.write(Path("drafts/2024-09-30")) / "issue.md"


def run(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    code = main(args)
    out, err = capsys.readouterr()
    return code, out, err


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize(
    ("codec", "name"), [("gbk", "GBK"), ("utf-16", "UTF-16"), ("utf-16-be", "UTF-16")]
)
def test_an_issue_that_is_not_utf8_is_refused_in_a_sentence(
    file: Path,
    capsys: pytest.CaptureFixture[str],
    command: tuple[str, ...],
    codec: str,
    name: str,
) -> None:
    content = drafted.issue().encode(codec, "ignore")
    file.write_bytes(content)
    before = sorted(file.parent.iterdir())

    code, out, err = run(capsys, *(part.format(file=file) for part in command))

    assert (code, out) == (2, "")
    assert err.endswith(
        f"{file} is {name}, not UTF-8; save it as UTF-8, it was not changed\n"
    )
    assert file.read_bytes() == content
    assert sorted(file.parent.iterdir()) == before


@pytest.mark.parametrize("codec", ["gbk", "utf-16"])
def test_a_draft_is_refused_where_the_archive_is_not_utf8(
    file: Path, capsys: pytest.CaptureFixture[str], codec: str
) -> None:
    page = Path("issues/2024-08-31-issue-01.md")
    page.parent.mkdir()
    page.write_bytes(drafted.issue().encode(codec, "ignore"))

    code, _, err = run(capsys, "draft", "--since", "2024-09-01")

    assert code == 2
    assert f"{page} is " in err
    assert "not UTF-8" in err
    assert not Path(".agents").exists()
    assert file.exists()


def test_the_mark_and_the_lines_of_windows_are_mended(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = renderer()(make.issue())
    file.write_text(text, encoding="utf-8-sig", newline="\r\n")
    found = run(capsys, "check", "--json", str(file))

    run(capsys, "check", "--fix", str(file))

    assert found[0] == 1
    assert "L01" in {finding["rule"] for finding in json.loads(found[1])}
    assert file.read_bytes() == text.encode()


def test_a_swallowed_heading_is_named_decides_nothing_and_is_mended_back(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "review", "2024-09-30", "--accept", "1", "--reject", "3")
    review, was = drafted.review(file.parent), file.read_bytes()
    drafted.replace(file, "### 【工具 2】", "###【工具 2】")
    rows = file.read_text(encoding="utf-8").split("\n")

    checked = run(capsys, "check", "--json", str(file))
    listed = run(capsys, "review", "2024-09-30", "--status")
    published = run(capsys, "publish", "2024-09-30", "--to", "site", "--offline")

    faults = [f for f in json.loads(checked[1]) if f["rule"] == "L09c"]
    line = rows.index("###【工具 2】某实验室") + 1
    assert checked[0] == 1
    assert [(f["level"], f["line"]) for f in faults] == [("E", line)]
    assert listed[1].count("【工具") == 5
    assert drafted.review(file.parent) == review
    assert published[0] in (65, 2)
    assert not Path("site").exists()
    run(capsys, "check", "--fix", str(file))
    assert "### 【工具 2】某实验室" in file.read_text(encoding="utf-8")
    assert was == file.read_bytes() or b"###\xe3" not in file.read_bytes()
    assert drafted.review(file.parent)["items"] == review["items"]


def test_each_line_of_the_cases_is_named_and_the_mechanical_ones_are_mended(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if not CASES.exists():
        pytest.skip("the shared cases are not here")
    typed = CASES.read_text(encoding="utf-8").strip("\n").split("\n\n")
    text = renderer()(make.issue())
    head, intro, rest = re.split(r"(?<=正文。)", text, maxsplit=1)[0], "", ""
    rest = text[len(head) :]
    file.write_text(
        head + intro + "\n\n" + "\n\n".join(typed) + "\n\n一段。" + rest,
        encoding="utf-8",
    )
    rows = file.read_text(encoding="utf-8").split("\n")

    _, out, _ = run(capsys, "check", "--json", str(file))
    run(capsys, "check", "--fix", str(file))

    named = {finding["line"] for finding in json.loads(out)}
    left = {one.line for one in lint(file.read_text(encoding="utf-8"))}
    assert named >= {rows.index(one) + 1 for one in typed}
    for one in typed:
        if "[ref]" not in one and "[^1]" not in one:
            assert one not in file.read_text(encoding="utf-8").split("\n")
    assert left
