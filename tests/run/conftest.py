from collections.abc import Callable
from pathlib import Path

import pytest

from agents.cli import main
from tests.world import World


@pytest.fixture
def env(here: World) -> dict[str, str]:
    """How a run reaches the test's own `here`."""
    return {**here.environment, "AGENTS_SAMPLES": "2"}


@pytest.fixture
def first_draft(
    here: World, env: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Path]:
    """Draft September in an empty folder; what the model was asked till then is gone."""
    monkeypatch.chdir(tmp_path)
    for name, value in env.items():
        monkeypatch.setenv(name, value)

    def draft(*flags: str, sources: tuple[str, ...] = ()) -> Path:
        listed = here.sources(tmp_path / "sources.yaml", *sources)
        dates = ("--since", "2024-09-01", "--until", "2024-09-30")
        assert main(["draft", "--sources", str(listed), *dates, *flags]) == 0
        here.asked.clear()
        return tmp_path / "drafts/2024-09-30"

    return draft
