"""A folder that holds what the web answered, and answers again without it.

`web/index.jsonl` has one line for each address, sorted by it; the bodies lie beside it
as files that people can open. No key gets in: requests are not kept, the keys that
they carried are cut from the answers, and the values of key-like parameters are cut
from addresses, here and when they are looked up again.
"""

import asyncio
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from agents.domain.reading import Validators
from agents.errors import SourceError, writing_to
from agents.messages.said import cause, said
from agents.ports import Fetch, Fetched
from agents.web.address import briefly, redacted, secrets_of
from agents.web.index import ExchangeLine, body_file, read_index

KEPT = re.compile(r"content-type|etag|last-modified|link|x-ratelimit-.*")


class Recorder:
    """The Fetch port over another one, which writes down what it hears.

    A recording that exists is continued; the same address twice keeps the last answer.
    """

    def __init__(self, inner: Fetch, folder: Path) -> None:
        self._inner = inner
        self._folder = folder / "web"
        is_continued = (self._folder / "index.jsonl").exists()
        known = read_index(self._folder) if is_continued else {}
        self._rows = {url: _row(line) for url, line in known.items()}
        self._writing = asyncio.Lock()

    async def __call__(
        self,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        validators: Validators | None = None,  # noqa: ARG002  # see below
        page: bool = False,
        gap: float = 0.0,
    ) -> Fetched:
        """The inner answer. Never conditional: a 304 would leave nothing to replay.

        Raises OutputError when it cannot be written.
        """
        try:
            fetched = await self._inner(url, headers=headers, page=page, gap=gap)
        except SourceError as error:
            line = ExchangeLine(
                url=redacted(url), status=error.status, error=str(error)
            )
            await self._keep(line, b"")
            raise
        secrets = secrets_of(url, headers or {})
        await self._keep(_line(url, fetched, secrets), _cut(fetched.body, secrets))
        return fetched

    async def _keep(self, line: ExchangeLine, body: bytes) -> None:
        async with self._writing:
            self._rows[line.url] = _row(line)
            index = "".join(self._rows[url] for url in sorted(self._rows))
            await asyncio.to_thread(self._write, line.file, body, index)

    def _write(self, file: str | None, body: bytes, index: str) -> None:
        with writing_to(
            self._folder, said("make room for the recording or leave out --record")
        ):
            if file:
                _write_whole(self._folder / file, body)
            _write_whole(self._folder / "index.jsonl", index.encode())


class Replayer:
    """The Fetch port over a recording alone; it never opens a connection."""

    def __init__(self, folder: Path) -> None:
        self._name = folder
        self._folder = folder / "web"
        self._lines = read_index(self._folder)

    async def __call__(
        self,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,  # noqa: ARG002  # not recorded
        validators: Validators | None = None,
        page: bool = False,  # noqa: ARG002  # robots.txt was asked when it was recorded
        gap: float = 0.0,  # noqa: ARG002  # a recording needs no courtesy
    ) -> Fetched:
        """What was heard at this address. Raises SourceError, as it was raised then."""
        line = self._lines.get(redacted(url))
        if line is None:
            raise SourceError(
                said(
                    "{url} is not in the recording {name}; record again or leave the"
                    " source out",
                    url=briefly(url),
                    name=self._name,
                )
            )
        if line.error is not None or line.status is None:
            raise SourceError(
                line.error or said("{url} has no answer", url=line.url), line.status
            )
        is_unchanged = validators is not None and _fits(line, validators)
        return Fetched(
            url=line.final_url or url,
            moved=line.moved,
            status=304 if is_unchanged else line.status,
            headers=line.headers,
            body=b"" if is_unchanged else self._body(line),
        )

    def _body(self, line: ExchangeLine) -> bytes:
        if line.file is None:
            return b""
        try:
            return (self._folder / line.file).read_bytes()
        except OSError as error:
            raise SourceError(
                said(
                    "{folder} cannot be read: {cause}; record {url} again",
                    folder=self._folder / line.file,
                    cause=cause(error),
                    url=line.url,
                )
            ) from error


def _fits(line: ExchangeLine, validators: Validators) -> bool:
    """Where there is an ETag, it counts alone (RFC 9110, section 13.1.3)."""
    if validators.etag:
        return line.headers.get("etag") == validators.etag
    since = validators.last_modified
    return bool(since) and line.headers.get("last-modified") == since


def _line(url: str, fetched: Fetched, secrets: Iterable[str]) -> ExchangeLine:
    shown, final = redacted(url), redacted(fetched.url)
    headers = {
        name: _cut(redacted(value).encode(), secrets).decode()
        for name, value in sorted(fetched.headers.items())
        if KEPT.fullmatch(name)
    }
    return ExchangeLine(
        url=shown,
        status=fetched.status,
        headers=headers,
        final_url=final if final != shown else None,
        moved=fetched.moved,
        file=body_file(shown, fetched.headers) if fetched.body else None,
    )


def _cut(body: bytes, secrets: Iterable[str]) -> bytes:
    for secret in secrets:
        body = body.replace(secret.encode(), b"REDACTED")
    return body


def _row(line: ExchangeLine) -> str:
    return f"{line.model_dump_json(exclude_defaults=True)}\n"


def _write_whole(path: Path, content: bytes) -> None:
    """The whole file or the old one, never half. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.part")
    part.write_bytes(content)
    part.replace(path)
