"""The house's templates, and the issue that the team has published."""

from pathlib import Path

import pytest

from agents.formatter.render import renderer
from agents.ports import Render

ROOT = Path(__file__).parents[2]
PUBLISHED = ROOT.parent / "shared/archive/2024-10-08-issue-01.md"


@pytest.fixture(scope="session")
def render() -> Render:
    return renderer(
        {
            file.name: file.read_text(encoding="utf-8")
            for file in (ROOT / "templates").glob("*.md.j2")
        }
    )


@pytest.fixture(scope="session")
def published() -> str:
    """The existing issue with the export's noise; skips where it is absent."""
    if not PUBLISHED.exists():
        pytest.skip("the published issue is not here")
    return PUBLISHED.read_text(encoding="utf-8")
