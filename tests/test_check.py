"""`check`: what lies around a file, mending, and the site gate."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from agents.check import PROJECT, Check, check, surroundings
from agents.errors import OutputError, SettingsError
from agents.formatter.lint.linted_document import LintedDocument
from agents.run.resources import ROOT, renderer
from agents.site.install import ASTRO, place
from tests import make
from tests.pages.test_picture import drawing, encoded

CACHE = Path.home() / ".cache/frontier-issue-agents"
INSTALLED = (place(PROJECT, CACHE) / ASTRO).is_file()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "drafts/2024-09-30/issue.md"
    file.parent.mkdir(parents=True)
    file.write_text(renderer()(make.issue()), encoding="utf-8")
    return file


def text_of(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def version_of(file: Path) -> tuple[int, int]:
    status = file.stat()
    return status.st_ino, status.st_mtime_ns


def edit(file: Path, old: str, new: str) -> str:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    return text


async def rules(wish: Check) -> set[str]:
    return {found.rule for _, found in await check(wish, {}, lambda _: None)}


async def test_fix_mends_the_file_and_tells_the_lines(file: Path) -> None:
    clean = edit(file, "一段正文。", "**问题：**一段LLM正文。")
    notes: list[str] = []
    offered: list[str] = []

    await check(Check((file,)), {}, offered.append)
    found = await check(Check((file,), fix=True), {}, notes.append)

    assert text_of(file) == clean.replace("一段正文。", "**问题**：一段 LLM 正文。")
    assert offered == [f"{file}: check --fix mends some of it"]
    assert len(notes) == 1
    assert notes[0].startswith(f"{file}: mended ")
    assert {f.rule for _, f in found}.isdisjoint({"L17", "L18", "L19"})


async def test_fix_leaves_a_clean_file_alone(file: Path) -> None:
    before = version_of(file)
    notes: list[str] = []

    await check(Check((file,), fix=True), {}, notes.append)

    assert version_of(file) == before
    assert notes == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
async def test_a_file_that_cannot_be_mended_is_told(file: Path) -> None:
    edit(file, "一段正文。", "一段LLM正文。")
    file.parent.chmod(0o500)

    with pytest.raises(OutputError, match="what was there is intact"):
        await check(Check((file,), fix=True), {}, lambda _: None)


async def test_the_folder_tells_which_pictures_are_there(file: Path) -> None:
    edit(file, "一段正文。", "一段正文。\n\n![](static/a.png)")
    (file.parent / "static").mkdir()

    missing = await rules(Check((file,)))
    (file.parent / "static/a.png").write_bytes(encoded(drawing()))

    assert "L14" in missing
    assert "L14" not in await rules(Check((file,)))


async def test_pictures_are_looked_for_where_they_must_be(tmp_path: Path) -> None:
    text = renderer()(make.issue(draft=False))

    assert surroundings(tmp_path / "page.md", text).files is None
    assert surroundings(tmp_path / "page.md", text, final=True).files == {}


async def test_the_archive_tells_the_number_and_what_was_shared(
    file: Path, tmp_path: Path
) -> None:
    archive = tmp_path / "issues"
    archive.mkdir()
    issue = make.issue()
    earlier = issue.model_copy(
        update={"number": 7, "cutoff": issue.cutoff.replace(year=2023), "draft": False}
    )
    page = archive / "7.md"
    page.write_text(renderer()(earlier), encoding="utf-8")

    alone, beside = await rules(Check((file,))), await rules(Check((file,), archive))

    assert beside - alone >= {"L03", "L10"}


async def test_an_issue_in_the_archive_is_not_earlier_than_itself(file: Path) -> None:
    own = await rules(Check((file,), file.parent))

    assert "L10" not in own


async def test_the_folders_day_is_the_windows_end(file: Path) -> None:
    moved = file.parent.with_name("2024-09-29")
    file.parent.rename(moved)

    assert "L05" in await rules(Check((moved / "issue.md",)))


async def test_the_files_name_is_checked(file: Path) -> None:
    renamed = Path(shutil.copy(file, file.with_suffix(".mdx")))

    assert "L29" in await rules(Check((renamed,)))


async def test_final_asks_for_what_publishing_asks(file: Path) -> None:
    edit(file, "一段正文。", "一段正文，待核实。")

    assert "L26" not in await rules(Check((file,)))
    assert "L26" in await rules(Check((file,), final=True))


async def test_a_text_that_is_no_issue_is_checked_all_the_same(file: Path) -> None:
    edit(file, text_of(file), "hello\n")

    assert "L02" in await rules(Check((file,), file.parent.parent))


async def test_a_screenshot_is_of_one_page_on_the_site(file: Path) -> None:
    with pytest.raises(SettingsError, match="give it --site and one FILE"):
        await check(Check((file,), screenshot=Path("x.png")), {}, lambda _: None)


def program(tmp_path: Path, *args: str) -> "subprocess.CompletedProcess[str]":
    """`check --site` where node, npm and Chromium are the programs in `tmp_path/bin`."""
    env = {"PATH": f"{tmp_path}/bin:/usr/bin:/bin", "XDG_CACHE_HOME": str(tmp_path)}
    return subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-m", "agents", "check", "--site", *args],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )


def add(tmp_path: Path, name: str, script: str) -> None:
    file = tmp_path / "bin" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    file.chmod(0o755)


NPM = "mkdir -p node_modules/astro; touch node_modules/astro/astro.js"
FAILS = (
    "[ $1 = --version ] && echo v20.9.0 && exit; echo '[X] no such picture' >&2; exit 1"
)


def test_a_page_that_does_not_build_is_a_finding(file: Path, tmp_path: Path) -> None:
    add(tmp_path, "npm", NPM)
    add(tmp_path, "node", FAILS)

    done = program(tmp_path, "--json", str(file))
    (found,) = [row for row in json.loads(done.stdout) if row["rule"] == "site"]

    assert done.returncode == 1
    assert found["message"] == "Astro cannot build the draft: [X] no such picture"
    assert "Traceback" not in done.stderr


def test_a_node_that_is_too_old_is_69_and_one_sentence(
    file: Path, tmp_path: Path
) -> None:
    add(tmp_path, "node", "echo v16.1.0")

    done = program(tmp_path, str(file))

    assert (done.returncode, done.stdout) == (69, "")
    assert len(done.stderr.splitlines()) == 1
    assert "Astro 5 needs Node 20.3 or newer" in done.stderr


@pytest.mark.parametrize("browser", [True, False])
def test_a_page_that_builds_is_inspected_and_photographed(
    file: Path, tmp_path: Path, *, browser: bool
) -> None:
    page = '<div class="sl-markdown-content"></div>'
    add(tmp_path, "npm", NPM)
    add(
        tmp_path,
        "node",
        f"[ $1 = --version ] && echo v20.9.0 && exit\nmkdir -p dist/issue\n"
        f"echo '{page}' | tee dist/index.html > dist/issue/index.html",
    )
    script = 'for a; do case $a in --screenshot=*) echo x > "${a#*=}";; esac; done'
    add(tmp_path, "chromium", script if browser else "exit 1")
    shot = tmp_path / "page.png"

    done = program(tmp_path, "--screenshot", str(shot), str(file))

    assert done.returncode == (1 if browser else 69)
    assert ("is missing on the page" in done.stdout) == browser
    assert shot.exists() == browser


def as_built(file: Path) -> str:
    """The page of an issue, with its headings and their table of contents."""
    found = LintedDocument(file.read_text(encoding="utf-8")).headings
    content = "".join(
        f"<h{h.rank} id=h{n}>{h.text}</h{h.rank}>" for n, h in enumerate(found)
    )
    rows = (
        f"{'<ul><li>' * (h.rank - 1)}<a href='#h{n}'>{h.text}</a>"
        f"{'</li></ul>' * (h.rank - 1)}"
        for n, h in enumerate(found)
    )
    toc = f"<starlight-toc>{''.join(rows)}</starlight-toc>"
    return f"{toc}<div class='sl-markdown-content'>{content}</div>"


def test_a_page_without_a_defect_is_told_with_what_was_looked_at(
    file: Path, tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    page.write_text(as_built(file), encoding="utf-8")
    add(tmp_path, "npm", NPM)
    add(
        tmp_path,
        "node",
        "[ $1 = --version ] && echo v20.9.0 && exit\nmkdir -p dist/issue\n"
        f"cat {page} | tee dist/index.html > dist/issue/index.html",
    )

    done = program(tmp_path, str(file))

    assert done.returncode == 0, done.stdout
    assert (
        f"{file}: Astro built the page, and it is in order; looked at: the table of"
        " contents, headings (5), links (1), pictures (0), bold\n"
    ) in done.stderr


@pytest.mark.skipif(not INSTALLED, reason="scripts/site-check has not installed Astro")
async def test_a_draft_builds_on_the_real_site_without_a_defect(file: Path) -> None:
    env = {name: os.environ[name] for name in ("PATH", "HOME")}  # noqa: TID251

    found = await check(Check((file,), site=True), env, lambda _: None)

    assert [f.message for _, f in found if f.rule == "site"] == []
