import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from agents.cli import main
from tests.world import World


@pytest.fixture
def env(here: World) -> dict[str, str]:
    """How a run reaches the test's own `here`."""
    return {**here.environment, "AGENTS_SAMPLES": "2"}


@pytest.fixture(scope="module")
def drafted() -> dict[tuple[str, ...], Path]:
    """The drafts of this module so far, by their flags; each test has a copy."""
    return {}


@pytest.fixture
def first_draft(
    here: World,
    env: dict[str, str],
    drafted: dict[tuple[str, ...], Path],
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[..., Path]:
    """September's draft in an empty folder; what the model was asked for it is gone."""
    for name, value in env.items():
        monkeypatch.setenv(name, value)

    def draft(*flags: str, sources: tuple[str, ...] = ()) -> Path:
        if flags not in drafted:
            made = tmp_path_factory.mktemp("drafted")
            monkeypatch.chdir(made)
            here.sources(made / "sources.yaml", *sources)
            dates = ("--since", "2024-09-01", "--until", "2024-09-30")
            assert main(["draft", *dates, *flags]) == 0
            drafted[flags] = made
        here.begin_again(feeds=here.feeds, answering=here.answering)
        shutil.copytree(drafted[flags], tmp_path, dirs_exist_ok=True)
        monkeypatch.chdir(tmp_path)
        return tmp_path / "drafts/2024-09-30"

    return draft
