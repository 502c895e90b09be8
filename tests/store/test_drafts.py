"""Draft folders: whole or not at all, and no edit is lost."""

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.errors import OutputError
from agents.store.drafts import Drafts, digest, write_atomic
from tests.store.conftest import FullDisk

ID = "2024-09-30"


def files(text: str = "第一稿") -> dict[str, bytes]:
    review = {"issue": ID, "items": [{"id": "one", "status": "pending"}]}
    return {
        "model.md": text.encode(),
        "issue.md": text.encode(),
        "review.json": json.dumps(review).encode(),
        "report.json": json.dumps({"id": ID, "about": text}).encode(),
    }


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def decide(folder: Path, status: str) -> None:
    review = {"items": [{"id": "one", "status": status}]}
    (folder / "review.json").write_text(json.dumps(review))


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Drafts(tmp_path / "drafts")


def test_a_draft_is_written_whole_and_nothing_else(
    drafts: Drafts, tmp_path: Path
) -> None:
    given_files = {**files(), "static/one.png": b"\x89PNG"}

    issue = drafts.keep(ID, given_files)

    assert issue == drafts.path(ID) / "issue.md"
    assert contents(tmp_path) == {
        f"drafts/{ID}/{name}": content for name, content in given_files.items()
    }
    assert not drafts.touched(ID)


def test_a_draft_that_nobody_touched_is_replaced(drafts: Drafts) -> None:
    drafts.keep(ID, files())

    drafts.keep(ID, files("第二稿"))

    assert contents(drafts.path(ID)) == files("第二稿")


def test_an_unchanged_file_is_not_written_again(drafts: Drafts) -> None:
    issue = drafts.keep(ID, files())
    before = issue.stat()

    drafts.keep(ID, files())

    assert issue.stat().st_ino == before.st_ino
    assert issue.stat().st_mtime_ns == before.st_mtime_ns


def test_an_edit_survives_byte_for_byte_and_the_redraft_lies_beside_it(
    drafts: Drafts,
) -> None:
    issue = drafts.keep(ID, files())
    issue.write_bytes("编辑改过的\r\n".encode())
    before = contents(drafts.path(ID))

    redraft = drafts.keep(ID, files("第二稿"))

    assert redraft == drafts.path(ID) / "issue.redraft.md"
    assert drafts.touched(ID)
    assert contents(drafts.path(ID)) == {
        **before, "issue.redraft.md": "第二稿".encode(),
    }  # fmt: skip


def test_a_redraft_is_never_overwritten_by_another(drafts: Drafts) -> None:
    issue = drafts.keep(ID, files())
    issue.write_text("edited")
    drafts.keep(ID, files("第二稿"))
    (drafts.path(ID) / "issue.redraft.md").write_text("edited, too")

    kept = [drafts.keep(ID, files(text)) for text in ("第三稿", "第三稿", "第四稿")]

    assert [file.name for file in kept] == [
        "issue.redraft-2.md",
        "issue.redraft-2.md",
        "issue.redraft-3.md",
    ]
    assert {
        name: content.decode()
        for name, content in contents(drafts.path(ID)).items()
        if "redraft" in name
    } == {
        "issue.redraft.md": "edited, too",
        "issue.redraft-2.md": "第三稿",
        "issue.redraft-3.md": "第四稿",
    }


@pytest.mark.parametrize("status", ["accepted", "edited", "rejected", "held"])
def test_a_draft_with_a_decision_is_left_alone(drafts: Drafts, status: str) -> None:
    issue = drafts.keep(ID, files())
    decide(issue.parent, status)
    before = contents(issue.parent)

    drafts.keep(ID, files("第二稿"))

    assert contents(issue.parent).items() >= before.items()


@pytest.mark.parametrize(
    "review", ["", "{", "[]", "{}", '{"items": 1}', '{"items": [1]}', "\ud800"]
)
def test_a_review_that_cannot_be_read_is_not_overwritten(
    drafts: Drafts, review: str
) -> None:
    issue = drafts.keep(ID, files())
    broken = review.encode(errors="surrogatepass")
    (issue.parent / "review.json").write_bytes(broken)

    drafts.keep(ID, files("第二稿"))

    assert contents(issue.parent)["review.json"] == broken


def test_a_folder_without_a_draft_in_it_is_not_touched(drafts: Drafts) -> None:
    drafts.path(ID).mkdir(parents=True)
    (drafts.path(ID) / "notes.txt").write_text("mine")

    assert not drafts.touched(ID)

    drafts.keep(ID, files())

    assert contents(drafts.path(ID)) == {**files(), "notes.txt": b"mine"}


def test_what_a_killed_run_left_behind_is_not_taken_for_a_draft(
    drafts: Drafts, tmp_path: Path
) -> None:
    half = tmp_path / "drafts" / f".{ID}.new"
    half.mkdir(parents=True)
    (half / "issue.md").write_text("ha")

    assert not drafts.touched(ID)

    drafts.keep(ID, files())

    assert contents(tmp_path / "drafts") == {
        f"{ID}/{name}": content for name, content in files().items()
    }


def test_a_full_disk_leaves_no_half_of_a_new_draft(
    drafts: Drafts, tmp_path: Path, full_disk: FullDisk
) -> None:
    with (
        full_disk(1000),
        pytest.raises(OutputError, match=rf"{ID} cannot be written: File too large"),
    ):
        drafts.keep(ID, {**files(), "static/one.png": b"x" * 2000})

    assert contents(tmp_path) == {}


def test_a_full_disk_leaves_the_old_draft_whole(
    drafts: Drafts, full_disk: FullDisk
) -> None:
    drafts.keep(ID, files())

    with full_disk(1000), pytest.raises(OutputError, match="what was there is intact"):
        drafts.keep(ID, {**files("第二稿"), "static/one.png": b"x" * 2000})

    assert contents(drafts.path(ID)) == files()
    assert not drafts.touched(ID)


def test_an_edited_draft_survives_a_full_disk(
    drafts: Drafts, full_disk: FullDisk
) -> None:
    issue = drafts.keep(ID, files())
    issue.write_text("edited")
    before = contents(issue.parent)

    with full_disk(1000), pytest.raises(OutputError, match="free the disk"):
        drafts.keep(ID, files("第二稿" * 500))

    assert contents(issue.parent) == before


def test_an_output_that_is_no_folder_is_named(drafts: Drafts, tmp_path: Path) -> None:
    (tmp_path / "drafts").mkdir()
    drafts.path(ID).touch()

    with pytest.raises(OutputError, match=rf"{ID} cannot be written: Not a directory"):
        drafts.touched(ID)
    with pytest.raises(OutputError, match=rf"{ID} cannot be written: Not a directory"):
        drafts.keep(ID, files())


def test_an_output_whose_parent_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(OutputError, match=f"file/{ID} cannot be written"):
        Drafts(tmp_path / "file").keep(ID, files())


@given(
    old=st.none() | st.binary(max_size=50),
    new=st.binary(max_size=50),
    room=st.integers(0, 60),
)
def test_a_file_is_old_or_new_and_never_half(
    full_disk: FullDisk, old: bytes | None, new: bytes, room: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "issue.md"
        if old is not None:
            file.write_bytes(old)
        fits = len(new) <= room
        try:
            with full_disk(room):
                write_atomic(file, new)
        except OSError:
            assert not fits
        else:
            assert fits
        expected = new if fits else old

        assert contents(Path(folder)) == (
            {} if expected is None else {"issue.md": expected}
        )


def test_a_digest_tells_two_contents_apart() -> None:
    assert digest(b"a") == digest(b"a") != digest(b"b")
    assert len(digest(b"")) == 64


def illustrated(
    picture: bytes, name: str = "static/20240930-a-1.png"
) -> dict[str, bytes]:
    image = {"file": name, "sha256": digest(picture)}
    review = {"items": [{"id": "one", "status": "pending", "images": [image]}]}
    return {**files(), name: picture, "review.json": json.dumps(review).encode()}


def test_a_picture_that_an_editor_replaced_is_an_edit(drafts: Drafts) -> None:
    drafts.keep(ID, illustrated(b"one"))
    untouched = drafts.touched(ID)
    (drafts.path(ID) / "static/20240930-a-1.png").write_bytes(b"an editor's")

    drafts.keep(ID, illustrated(b"two"))

    assert not untouched
    assert drafts.touched(ID)
    assert contents(drafts.path(ID) / "static") == {"20240930-a-1.png": b"an editor's"}


def test_a_picture_that_is_missing_comes_again(drafts: Drafts) -> None:
    drafts.keep(ID, illustrated(b"one"))
    (drafts.path(ID) / "static/20240930-a-1.png").unlink()

    drafts.keep(ID, illustrated(b"one"))

    assert contents(drafts.path(ID) / "static") == {"20240930-a-1.png": b"one"}


def test_only_pictures_that_the_last_draft_showed_are_taken_away(
    drafts: Drafts,
) -> None:
    drafts.keep(ID, illustrated(b"one"))
    (drafts.path(ID) / "static/mine.png").write_bytes(b"an editor's")

    drafts.keep(ID, illustrated(b"one", "static/20240930-b-1.png"))

    assert contents(drafts.path(ID) / "static") == {
        "20240930-b-1.png": b"one",
        "mine.png": b"an editor's",
    }


def test_a_redraft_beside_an_edit_brings_the_pictures_that_it_shows(
    drafts: Drafts,
) -> None:
    drafts.keep(ID, illustrated(b"one"))
    (drafts.path(ID) / "issue.md").write_text("edited")

    drafts.keep(ID, {**illustrated(b"two"), "static/20240930-b-1.png": b"new"})

    assert contents(drafts.path(ID) / "static") == {
        "20240930-a-1.png": b"one",
        "20240930-b-1.png": b"new",
    }


@pytest.mark.parametrize("review", ["[]", '{"items": [{"images": [{}]}]}', "{"])
def test_a_review_that_names_no_picture_takes_none_away(
    drafts: Drafts, review: str
) -> None:
    drafts.keep(ID, {**files(), "static/a.png": b"one"})
    (drafts.path(ID) / "review.json").write_text(review)

    drafts.keep(ID, files())

    assert contents(drafts.path(ID) / "static") == {"a.png": b"one"}


def test_a_review_cannot_take_away_what_is_no_picture(drafts: Drafts) -> None:
    drafts.keep(ID, illustrated(b"one", "static/../report.json"))

    drafts.keep(ID, files())

    assert "report.json" in contents(drafts.path(ID))
