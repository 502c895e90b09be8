"""Real answers of July and August 2024, where the shared data is at hand."""

import subprocess
import sys
import tarfile
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path

import pytest
import yaml
from pydantic import TypeAdapter

from agents.domain.source import FeedSource, Source
from agents.domain.words import Window
from agents.errors import SourceError
from agents.ports import Fetched
from agents.sources import feed
from agents.sources.registry import read_source
from tests.sources.site import NOTHING_KNOWN, SHANGHAI, WEEK, Site

SHARED = Path(__file__).parents[3] / "shared"
DATA = SHARED / "data"
pytestmark = pytest.mark.skipif(not DATA.exists(), reason="the shared data is not here")

AUGUST = Window(
    since=datetime(2024, 8, 1, tzinfo=SHANGHAI),
    until=datetime(2024, 9, 1, tzinfo=SHANGHAI),
)
FEED = FeedSource(kind="feed", name="Feed", url="https://h.org/feed", limit=100)


@pytest.fixture
def port() -> Iterator[str]:
    command = [sys.executable, "serve.py", "--data", str(DATA)]
    with subprocess.Popen(  # noqa: S603  # our own server
        command, cwd=SHARED / "recorded_web", stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        yield server.stdout.readline().strip()
        server.kill()


async def test_every_recorded_source_has_candidates_of_august(
    port: str, site: Site
) -> None:
    file = SHARED / "recorded_web/sources.recorded.yaml"
    listed = yaml.safe_load(file.read_text(encoding="utf-8").replace("PORT", port))
    sources = TypeAdapter[list[Source]](list[Source]).validate_python(listed["sources"])
    read = read_source(site.client(), sources)

    readings = {
        source.name: await read(source, AUGUST, NOTHING_KNOWN) for source in sources
    }

    assert {name: one.note for name, one in readings.items() if one.note} == {}
    for reading in readings.values():
        assert any(
            one.published is not None and one.published in AUGUST
            for one in reading.candidates
        )


def documents() -> Iterator[bytes]:
    for folder in ("feeds", "feeds_any_date", "wire"):
        for path in sorted((DATA / folder).rglob("*.*")):
            if path.is_file():
                yield path.read_bytes()
    for archive in sorted((DATA / "feedparser_tests").glob("*develop*.tar.xz")):
        with tarfile.open(archive) as files:
            for member in files:  # 2,126 in all
                if (file := files.extractfile(member)) is not None:
                    yield file.read()


def test_no_recorded_document_is_too_odd_to_be_read_or_refused() -> None:
    read = refused = 0
    for document in islice(documents(), 0, None, 16):
        answer = Fetched(url=FEED.url, status=200, headers={}, body=document)
        try:
            feed.parse(FEED, answer, WEEK.until, SHANGHAI)
            read += 1
        except SourceError:
            refused += 1

    assert read > refused
