"""What an earlier version left, copied to where the present one works on it."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.compat.web import MODEL, Web, web
from tests.world import KEY

MADE = Path(__file__).parent / "made"
PUBLISHED, REVIEWED, KILLED = "2024-09-07", "2024-09-14", "2024-09-21"  # the drafts


@dataclass(frozen=True)
class Left:
    """A folder with all that it left; see `make.py` for what happened in it."""

    folder: Path

    def text(self, name: str, draft: str = REVIEWED) -> str:
        return (self.folder / "drafts" / draft / name).read_text(encoding="utf-8")

    def review(self, draft: str = REVIEWED) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self.text("review.json", draft))
        return told

    def statuses(self) -> dict[str, str]:
        return {row["id"]: row["status"] for row in self.review()["items"]}

    def files(self, draft: str = REVIEWED) -> dict[str, bytes]:
        there = self.folder / "drafts" / draft
        return {
            str(file.relative_to(there)): file.read_bytes()
            for file in there.rglob("*")
            if file.is_file()
        }

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        file = self.folder / ".agents/state.db"
        with closing(sqlite3.connect(file)) as state:
            return state.execute(sql).fetchall()


@pytest.fixture(params=sorted(one.name for one in MADE.iterdir()))
def left(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Left:
    made = MADE / request.param
    shutil.copytree(made / "out", tmp_path / "drafts")
    for name in ("issues", "site"):
        shutil.copytree(made / "issues", tmp_path / name)
    shutil.copytree(made / "recording", tmp_path / "recording")
    shutil.copy(made / "sources.yaml", tmp_path)
    shutil.unpack_archive(made / "state.tar.gz", tmp_path / ".agents", filter="data")
    monkeypatch.chdir(tmp_path)
    return Left(tmp_path)


@pytest.fixture
def there(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    """The web and the model as they were then."""
    with web() as here:
        known = {
            "OPENAI_API_KEY": KEY,
            "AGENTS_BASE_URL": MODEL,
            "AGENTS_MODEL": "m",
            "AGENTS_SAMPLES": "2",
        }
        for name, value in (here.environment | known).items():
            monkeypatch.setenv(name, value)
        yield here
