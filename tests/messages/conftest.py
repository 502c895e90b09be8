"""The desk of the review's own tests, and a machine where Chinese is spoken."""

from pathlib import Path

import pytest

from tests.messages.chinese import FEED, Spoken
from tests.review.conftest import desk, folder

__all__ = ["desk", "folder"]


@pytest.fixture
def chinese(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AGENTS_LANG", "zh")
    (tmp_path / "sources.yaml").write_text(FEED, encoding="utf-8")


@pytest.fixture
def spoken(capsys: pytest.CaptureFixture[str]) -> Spoken:
    return Spoken(capsys)
