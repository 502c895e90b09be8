"""Programs that stand for node and npm, as small shell scripts on a PATH."""

import shutil
from pathlib import Path

import pytest

from agents.run.resources import ROOT

PROJECT = ROOT / "site"


class Programs:
    """A folder of programs; `env` has it as its PATH, with a key to be kept secret."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        for name in ("sh", "mkdir", "cat", "env", "sleep", "touch"):
            (folder / name).symlink_to(str(shutil.which(name)))
        self.env = {"PATH": str(folder), "OPENAI_API_KEY": "secret"}

    def add(self, name: str, script: str) -> None:
        file = self.folder / name
        file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        file.chmod(0o755)


@pytest.fixture
def programs(tmp_path: Path) -> Programs:
    return Programs(tmp_path / "bin")
