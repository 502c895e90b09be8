"""Pictures in whole runs: a feed that offers them, good ones and hostile ones."""

import io
import json
import re
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw

from agents.cli import main
from agents.formatter.lint import Context, lint
from tests.program import Program
from tests.world import KEY, World, feed, world

ROOT = Path(__file__).resolve().parents[1]
DATES = ("--since", "2024-09-01", "--until", "2024-09-30")


def drawing(number: int, form: str = "PNG") -> bytes:
    image = Image.new("RGB", (640, 360), "white")
    ImageDraw.Draw(image).rectangle((50, 50, 300, 60 + number), fill="navy")
    kept = io.BytesIO()
    image.save(kept, form)
    return kept.getvalue()


HOSTILE = {
    0: b"<!doctype html><script>alert(1)</script>",
    1: b"",
    2: drawing(2)[:500],
    3: b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    4: b"\x89PNG\r\n\x1a\n" + b"\0" * (16 * 1024 * 1024),
    5: drawing(5)[:16] + b"\0\0\x75\x30\0\0\x75\x30" + drawing(5)[24:],
}


def offering(url: str, count: int) -> bytes:
    """A feed each of whose entries offers one picture."""
    return re.sub(
        rb"<guid>orbit-(\d+)</guid>",
        rb'\g<0><enclosure length="1" type="image/png" url="'
        + url.encode()
        + rb'/pic/\1.png"/>',
        feed(range(count)),
    )


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    monkeypatch.chdir(tmp_path)
    with world() as small:
        yield small


def serve(here: World, pictures: dict[int, bytes]) -> None:
    here.feeds["one"] = offering(here.url, len(pictures))
    here.feeds |= {f"pic/{n}.png": body for n, body in pictures.items()}
    here.sources(Path("sources.yaml"), "one")


def draft(*flags: str) -> Path:
    main(["draft", *DATES, *flags])
    return Path("drafts/2024-09-30")


def items(folder: Path) -> list[dict[str, Any]]:
    text = (folder / "review.json").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = json.loads(text)["items"]
    return found


def static(folder: Path) -> dict[str, bytes]:
    return {f"static/{f.name}": f.read_bytes() for f in folder.glob("static/*")}


def test_each_card_shows_its_picture_and_the_review_says_where_from(
    here: World,
) -> None:
    serve(here, {n: drawing(n) for n in range(3)})

    folder = draft()

    text = (folder / "issue.md").read_text(encoding="utf-8")
    images = [image for item in items(folder) for image in item["images"]]
    assert [
        f for f in lint(text, Context(files=static(folder))) if f.level == "E"
    ] == []
    assert sorted(static(folder)) == sorted(image["file"] for image in images)
    assert {image["url"] for image in images} == {
        f"{here.url}/pic/{n}.png" for n in range(3)
    }
    assert all(image["alt"] for image in images)
    assert all(f"![{image['alt']}]({image['file']})" in text for image in images)


def test_no_hostile_picture_leaves_a_trace_in_a_draft(here: World) -> None:
    serve(here, HOSTILE)

    folder = draft()

    assert len(items(folder)) == len(HOSTILE)
    assert not (folder / "static").exists()
    assert "static/" not in (folder / "issue.md").read_text(encoding="utf-8")


def test_a_picture_on_another_port_of_a_trusted_host_is_not_asked_for(
    here: World,
) -> None:
    with world(feeds={"pic/0.png": drawing(0)}) as canary:
        here.feeds["one"] = offering(canary.url, 1)
        here.sources(Path("sources.yaml"), "one")

        folder = draft()

        assert canary.fetched == []
    assert not (folder / "static").exists()


def test_without_a_wish_for_pictures_none_is_fetched(here: World) -> None:
    serve(here, {0: drawing(0)})

    folder = draft("--images", "0")

    assert [path for path, _ in here.fetched] == ["/one"]
    assert not (folder / "static").exists()


def test_a_redraft_leaves_no_picture_that_it_does_not_show(here: World) -> None:
    serve(here, {0: drawing(0), 1: drawing(1)})
    folder = draft()
    before = sorted(static(folder))
    (folder / "static" / "of-an-editor.png").write_bytes(drawing(9))

    draft("--items", "1")

    now = sorted(static(folder))
    assert len(before) == 2
    assert len(now) == 2
    assert set(now) - set(before) == {"static/of-an-editor.png"}


def test_a_recording_has_its_pictures(here: World) -> None:
    serve(here, {0: drawing(0, "JPEG")})
    folder = draft("--record", "recording")
    first = static(folder)
    here.feeds.clear()

    main(["draft", *DATES, "--replay", "recording", "--out", "again", "--state", "new",
          "--sources", "sources.yaml"])  # fmt: skip

    assert len(first) == 1
    assert static(Path("again/2024-09-30")) == first


def test_a_recording_without_pictures_says_so_once(
    here: World, capsys: pytest.CaptureFixture[str]
) -> None:
    serve(here, {0: drawing(0), 1: drawing(1)})
    draft("--record", "recording", "--images", "0")
    capsys.readouterr()

    main(["draft", *DATES, "--replay", "recording", "--out", "again", "--state", "new",
          "--sources", "sources.yaml"])  # fmt: skip

    assert capsys.readouterr().err.count("not in the recording") == 1


def test_a_killed_run_goes_on_to_the_same_pictures(here: World, tmp_path: Path) -> None:
    serve(here, {n: drawing(n) for n in range(4)})
    here.latency = 0.05

    def start(out: str) -> Program:
        flags = [
            *("draft", *DATES, "--model", "m", "--samples", "1"),
            *("--sources", str(tmp_path / "sources.yaml")),
            *("--base-url", f"{here.url}/v1", "--concurrency", "2"),
            *("--out", str(tmp_path / out), "--state", str(tmp_path / f"{out}-s")),
        ]
        return Program(flags, ROOT, {"OPENAI_API_KEY": KEY})

    start("calm").wait()
    asked = len(here.asked)
    here.asked.clear()
    killed = start("drafts")
    while len(here.asked) < asked * 2 // 3:
        time.sleep(0.01)  # noqa: TID251  # another process sends no event
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    start("drafts").wait()

    calm, again = (tmp_path / out / "2024-09-30" for out in ("calm", "drafts"))
    assert len(static(calm)) == 4
    assert static(again) == static(calm)
    assert (again / "issue.md").read_bytes() == (calm / "issue.md").read_bytes()
