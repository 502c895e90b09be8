"""The draft that is meant."""

from pathlib import Path

import pytest

from agents.errors import SettingsError
from agents.store.named import draft_folder


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = Path("drafts/2024-09-30")
    folder.mkdir(parents=True)
    (folder / "issue.md").touch()
    return folder


@pytest.mark.parametrize(
    "name",
    [
        "2024-09-30",
        "drafts/2024-09-30",
        "drafts/2024-09-30/",
        "./drafts/2024-09-30",
        "drafts/2024-09-30/issue.md",
    ],
)
def test_a_draft_is_meant_by_its_id_its_folder_or_a_file_in_it(
    draft: Path, name: str
) -> None:
    assert draft_folder(Path("drafts"), name) == draft


def test_the_folder_that_one_stands_in_has_a_name(
    draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(draft)

    assert draft_folder(Path("drafts"), ".").name == draft.name


@pytest.mark.usefixtures("draft")
def test_a_draft_that_is_not_there_names_the_one_like_it() -> None:
    with pytest.raises(
        SettingsError, match="no draft '2024-09-31' in drafts, but 2024"
    ):
        draft_folder(Path("drafts"), "2024-09-31")
    with pytest.raises(SettingsError, match="no draft 'x' in drafts; name one"):
        draft_folder(Path("drafts"), "x")
