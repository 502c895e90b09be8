import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from agents.domain.reading import Validators
from agents.errors import OutputError, SettingsError, SourceError
from agents.ports import Fetched
from agents.web.fetch import Web
from agents.web.recording import Recorder, Replayer
from tests.web.conftest import Site, answer

URL = "https://example.org/feed?q=llm"
KEY = "s3cret-key-123"


class Answers:
    """A Fetch that gives one answer after another, and notes how it was asked."""

    def __init__(self, *answers: Fetched | SourceError) -> None:
        self._answers = list(answers)
        self.asked: list[tuple[str, Validators | None, bool]] = []

    async def __call__(
        self,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,  # noqa: ARG002  # as the port
        validators: Validators | None = None,
        page: bool = False,
        gap: float = 0.0,  # noqa: ARG002
    ) -> Fetched:
        self.asked.append((url, validators, page))
        found = self._answers.pop(0)
        if isinstance(found, SourceError):
            raise found
        return found


def found(body: bytes = b"<rss/>", url: str = URL, **headers: str) -> Fetched:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Fetched(url=url, status=200, headers=named, body=body)


def everything(folder: Path) -> str:
    """The names and contents of all files."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return "".join(f"{file}{file.read_bytes()!r}" for file in files)


async def record(folder: Path, *answers: Fetched) -> None:
    recorder = Recorder(Answers(*answers), folder)
    for one in answers:
        await recorder(one.url)


def rows(folder: Path) -> list[dict[str, object]]:
    index = folder / "web" / "index.jsonl"
    return [json.loads(line) for line in index.read_text("utf-8").splitlines()]


async def test_what_was_recorded_is_replayed(tmp_path: Path) -> None:
    original = found(b"<rss>1</rss>", etag='"1"', content_type="text/xml")
    await record(tmp_path, original)

    assert await Replayer(tmp_path)(URL) == original


async def test_a_door_and_its_recording_give_the_same_answer(
    site: Site, fetch: Web, tmp_path: Path
) -> None:
    site.url("/new", answer("中文".encode(), content_type="text/html"))
    url = site.url("/old", answer(status=301, location="/new"))

    live = await Recorder(fetch, tmp_path)(url)
    replayed = await Replayer(tmp_path)(url)

    assert (replayed.url, replayed.body) == (live.url, live.body)
    assert replayed.moved == live.moved == site.url("/new")
    assert replayed.headers == {"content-type": "text/html"}


async def test_a_recording_is_a_folder_that_people_can_read(tmp_path: Path) -> None:
    await record(
        tmp_path,
        found(b"b", "https://b.org/x", content_type="application/atom+xml"),
        found(b"a", "https://a.org:8443/", content_type="text/html; charset=utf-8"),
        found(b"", "https://c.org/empty"),
        found(b"?", "https://d.org/?q=1", content_type="image/png"),
    )

    assert [row["url"] for row in rows(tmp_path)] == [
        "https://a.org:8443/",
        "https://b.org/x",
        "https://c.org/empty",
        "https://d.org/?q=1",
    ]
    files = [str(row.get("file", "")) for row in rows(tmp_path)]
    assert [file.partition("-")[0] for file in files] == [
        "a.org_8443/index",
        "b.org/x",
        "",
        "d.org/q",
    ]
    assert [Path(file).suffix for file in files] == [".html", ".atom", "", ".png"]
    assert (tmp_path / "web" / files[1]).read_bytes() == b"b"
    assert (await Replayer(tmp_path)("https://c.org/empty")).body == b""


async def test_only_headers_that_matter_are_kept(tmp_path: Path) -> None:
    await record(
        tmp_path, found(set_cookie="a", x_ratelimit_reset="1", last_modified="Mon")
    )

    assert rows(tmp_path)[0]["headers"] == {
        "last-modified": "Mon",
        "x-ratelimit-reset": "1",
    }


async def test_the_same_address_twice_keeps_the_last_answer(tmp_path: Path) -> None:
    await record(tmp_path, found(b"one"))
    await record(tmp_path, found(b"two"), found(b"other", "https://example.org/a"))

    assert len(rows(tmp_path)) == 2
    assert (await Replayer(tmp_path)(URL)).body == b"two"


async def test_a_failure_is_recorded_and_raised_again(tmp_path: Path) -> None:
    recorder = Recorder(Answers(SourceError("gone", 410)), tmp_path)
    with pytest.raises(SourceError):
        await recorder(URL)

    with pytest.raises(SourceError, match="gone") as caught:
        await Replayer(tmp_path)(URL)

    assert caught.value.status == 410
    assert rows(tmp_path) == [{"url": URL, "status": 410, "error": "gone"}]


async def test_recording_asks_for_whole_answers(tmp_path: Path) -> None:
    inner = Answers(found())

    await Recorder(inner, tmp_path)(URL, validators=Validators(etag="x"), page=True)

    assert inner.asked == [(URL, None, True)]


@pytest.mark.parametrize(
    ("validators", "status"),
    [
        (Validators(etag='"1"'), 304),
        (Validators(last_modified="Mon"), 304),
        (Validators(etag='"2"', last_modified="Mon"), 200),
        (Validators(last_modified="Tue"), 200),
        (Validators(), 200),
    ],
)
async def test_a_replayed_answer_may_be_unchanged(
    tmp_path: Path, validators: Validators, status: int
) -> None:
    await record(tmp_path, found(etag='"1"', last_modified="Mon"))

    replayed = await Replayer(tmp_path)(URL, validators=validators)

    assert (replayed.status, bool(replayed.body)) == (status, status == 200)


async def test_no_key_gets_into_a_recording(tmp_path: Path) -> None:
    url = f"https://example.org/api?token={KEY}&page=1"
    link = f'<https://example.org/api?token={KEY}&page=2>; rel="next"'
    inner = Answers(
        found(f"you sent {KEY}".encode(), url, link=link, etag=KEY),
        SourceError("refused", 401, KEY.encode()),
    )
    recorder = Recorder(inner, tmp_path)
    await recorder(url, headers={"Authorization": f"Bearer {KEY}", "Cookie": " "})
    with pytest.raises(SourceError):
        await recorder(f"https://user:{KEY}@example.org/")

    assert KEY not in everything(tmp_path)
    replayed = await Replayer(tmp_path)(url)
    assert replayed.body == b"you sent REDACTED"
    assert replayed.headers["link"].endswith('token=REDACTED&page=2>; rel="next"')


async def test_what_is_not_in_the_recording_is_an_error(tmp_path: Path) -> None:
    await record(tmp_path, found())

    with pytest.raises(SourceError, match=r"is not in the recording .* record again"):
        await Replayer(tmp_path)("https://example.org/other")


async def test_a_body_that_is_gone_is_an_error_of_its_source(tmp_path: Path) -> None:
    await record(tmp_path, found())
    (tmp_path / "web" / str(rows(tmp_path)[0]["file"])).unlink()

    with pytest.raises(SourceError, match="cannot be read"):
        await Replayer(tmp_path)(URL)


@pytest.mark.parametrize(
    ("second", "fault"),
    [
        pytest.param("{oops", "this is no exchange", id="no JSON"),
        pytest.param('{"status": 200}', "this is no exchange", id="no address"),
        pytest.param(
            '{"url": "u", "file": "../../x"}', "is not below", id="another folder"
        ),
        pytest.param(
            '{"url": "u", "file": "/etc/passwd"}', "is not below", id="an absolute path"
        ),
    ],
)
def test_a_corrupt_index_names_its_line(
    tmp_path: Path, second: str, fault: str
) -> None:
    index = tmp_path / "web" / "index.jsonl"
    index.parent.mkdir()
    index.write_text(f'{{"url": "u", "status": 200}}\n{second}\n', encoding="utf-8")

    with pytest.raises(SettingsError, match=f"index.jsonl, line 2: .*{fault}"):
        Replayer(tmp_path)


def test_a_body_may_not_hide_behind_a_link(tmp_path: Path) -> None:
    web = tmp_path / "web"
    web.mkdir()
    (web / "out").symlink_to("/etc")
    (web / "index.jsonl").write_text('{"url": "u", "file": "out/passwd"}\n')

    with pytest.raises(SettingsError, match="is not below"):
        Replayer(tmp_path)


def test_a_folder_without_recording_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"index\.jsonl cannot be read"):
        Replayer(tmp_path)


async def test_a_line_without_answer_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "web").mkdir()
    (tmp_path / "web" / "index.jsonl").write_text('{"url": "u"}\n')

    with pytest.raises(SourceError, match="u has no answer"):
        await Replayer(tmp_path)("u")


async def test_a_recording_that_cannot_be_written_stops_the_run(
    tmp_path: Path,
) -> None:
    (tmp_path / "web").write_text("a file where the folder should be")

    with pytest.raises(OutputError, match="cannot be written"):
        await record(tmp_path, found())
