from pathlib import Path

import pytest

from agents.errors import OutputError
from agents.publish.site_folder import LEDGER, SiteFolder


def test_without_a_ledger_nothing_there_is_ours(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"old")

    assert SiteFolder(tmp_path).foreign({"a.md": b"new"}) == ["a.md"]
    assert SiteFolder(tmp_path).foreign({"a.md": b"old"}) == []


@pytest.mark.parametrize("ledger", [b"{", b"[]", b'{"a.md": 3}'])
def test_a_spoilt_ledger_counts_as_none(tmp_path: Path, ledger: bytes) -> None:
    (tmp_path / LEDGER).write_bytes(ledger)
    (tmp_path / "a.md").write_bytes(b"old")

    assert SiteFolder(tmp_path).foreign({"a.md": b"new"}) == ["a.md"]


def test_a_crash_between_ledger_and_page_leaves_a_page_that_is_ours(
    tmp_path: Path,
) -> None:
    SiteFolder(tmp_path).write({"a.md": b"one"})
    SiteFolder(tmp_path).write({"a.md": b"two"})
    (tmp_path / "a.md").write_bytes(b"one")  # as if the second write had not come

    assert SiteFolder(tmp_path).foreign({"a.md": b"three"}) == []


def test_a_place_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.md").mkdir()

    with pytest.raises(OutputError, match="cannot be read"):
        SiteFolder(tmp_path).foreign({"a.md": b"new"})
    (tmp_path / "b").write_bytes(b"a file")
    with pytest.raises(OutputError, match="cannot be written"):
        SiteFolder(tmp_path).beside("b/c", b"x")
