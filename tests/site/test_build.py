"""A draft becomes a project, the project a page."""

from pathlib import Path

import pytest

from agents.domain.front_matter import undrafted
from agents.errors import OutputError
from agents.site.build import Built, build, workshop
from agents.site.install import ASTRO
from tests.site.conftest import PROJECT, Programs

DRAFT = "---\ntitle: x\ndraft: true\n---\n\ndraft: true\n"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    file = tmp_path / "draft/issue.md"
    (file.parent / "static").mkdir(parents=True)
    file.write_text(DRAFT, encoding="utf-8")
    return file


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    folder = tmp_path / "installed"
    (folder / ASTRO).parent.mkdir(parents=True)
    return folder


def test_only_the_front_matter_stops_to_be_a_draft() -> None:
    assert undrafted(DRAFT) == "---\ntitle: x\n---\n\ndraft: true\n"


def test_the_project_has_the_pictures_and_nothing_else_of_static(
    draft: Path, installed: Path
) -> None:
    static = draft.parent / "static"
    (static / "a.png").write_bytes(b"a")
    (static / "page.md").write_text("---\ntitle: y\n---\n", encoding="utf-8")
    (static / "b.png").symlink_to("/etc/hostname")

    with workshop(PROJECT, installed, draft) as folder:
        docs = folder / "src/content/docs"
        there = sorted(str(f.relative_to(docs)) for f in docs.rglob("*.*"))

    assert there == ["index.md", "issue.md", "static/a.png"]
    assert not folder.exists()


def test_a_cache_that_is_full_is_told(draft: Path, tmp_path: Path) -> None:
    with (
        pytest.raises(OutputError, match="set XDG_CACHE_HOME"),
        workshop(PROJECT, tmp_path / "none", draft),
    ):
        pass


async def test_a_build_gives_the_page_a_blank_one_and_the_assets(
    programs: Programs, draft: Path, installed: Path
) -> None:
    programs.add(
        "node",
        "mkdir -p dist/issue dist/_astro; echo page > dist/issue/index.html;"
        " echo blank > dist/index.html; touch dist/_astro/x.webp",
    )

    with workshop(PROJECT, installed, draft) as folder:
        built = await build(folder, f"{programs.folder}/node", programs.env)

    assert built == Built(b"page\n", b"blank\n", frozenset({"/_astro/x.webp"}))


async def test_astros_first_error_line_is_what_is_told(
    programs: Programs, draft: Path, installed: Path
) -> None:
    programs.add(
        "node",
        "echo '12:00:00 [ERROR] [vite] Build failed' >&2;"
        " echo '[ImageNotFound] static/x.png' >&2; echo '  Hint:' >&2; exit 1",
    )

    with workshop(PROJECT, installed, draft) as folder:
        built = await build(folder, f"{programs.folder}/node", programs.env)

    assert built == Built(complaint="[ImageNotFound] static/x.png")


@pytest.mark.parametrize(
    ("script", "said"),
    [
        pytest.param("exit 9", "exit code 9", id="silent failure"),
        pytest.param("exit 0", "the site has no page of the draft", id="no page"),
    ],
)
async def test_a_build_without_a_word_or_a_page_is_told(
    programs: Programs, draft: Path, installed: Path, script: str, said: str
) -> None:
    programs.add("node", script)

    with workshop(PROJECT, installed, draft) as folder:
        built = await build(folder, f"{programs.folder}/node", programs.env)

    assert built.complaint == said
