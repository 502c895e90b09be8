from pathlib import Path

import pytest

from agents.review.desk import Desk
from tests.review import drafted


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return drafted.write(tmp_path / "drafts" / "2024-09-30")


@pytest.fixture
def desk(folder: Path) -> Desk:
    return Desk(folder, lambda: "2024-10-01T09:00:00+00:00")
