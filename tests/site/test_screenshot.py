"""A browser that is there, that isn't, and that fails."""

import sys
from pathlib import Path

import pytest

from agents.errors import OutputError, SiteError
from agents.site.screenshot import photograph
from tests.site.conftest import Programs

# A browser that saves what it gets from the last argument as the screenshot.
BROWSER = f"""
for arg; do case $arg in --screenshot=*) shot=${{arg#*=}};; esac; url=$arg; done
exec {sys.executable} -c '
import sys, urllib.request
page = urllib.request.urlopen(sys.argv[1]).read()
open(sys.argv[2], "wb").write(page)
' "$url" "$shot"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    page = tmp_path / "dist/issue/index.html"
    page.parent.mkdir(parents=True)
    page.write_text("the page", encoding="utf-8")
    return tmp_path


async def test_the_built_page_is_served_to_the_browser(
    programs: Programs, folder: Path
) -> None:
    programs.add("chromium", BROWSER)

    taken = await photograph(folder, folder / "out.png", programs.env)

    assert taken
    assert (folder / "out.png").read_text(encoding="utf-8") == "the page"


async def test_without_a_browser_there_is_no_picture(
    programs: Programs, folder: Path
) -> None:
    taken = await photograph(folder, folder / "out.png", programs.env)

    assert not taken


async def test_a_browser_that_fails_is_one_sentence(
    programs: Programs, folder: Path
) -> None:
    programs.add("chromium", "exit 5")

    with pytest.raises(SiteError, match=r"exit code 5\); leave out --screenshot"):
        await photograph(folder, folder / "out.png", programs.env)


async def test_a_picture_that_cannot_be_kept_is_told(
    programs: Programs, folder: Path
) -> None:
    programs.add("chromium", BROWSER)

    with pytest.raises(OutputError, match="choose another --screenshot"):
        await photograph(folder, folder / "none/out.png", programs.env)
