"""Reads GitHub: repositories made in the window, known ones released in it, READMEs."""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import UTC, timedelta
from http import HTTPStatus
from urllib.parse import quote, urlencode

from agents.domain.reading import Repository, SourceReading, Validators
from agents.domain.source import GitHubSource
from agents.domain.story import Link
from agents.domain.words import Window
from agents.errors import SourceError
from agents.messages.said import said
from agents.ports import Fetched
from agents.sources.client import Client
from agents.sources.entry import Entry, fetched, reading
from agents.sources.repositories import (
    Found,
    Readme,
    Release,
    Repo,
    readme_text,
    refusal,
)
from agents.sources.shape import Records, shaped
from agents.sources.urls import absolute

_PAGE = 100
_REACH = 1000  # results of one search that can be read (docs.github.com/rest/search)
# Known well enough that a release is news: ten times the source's stars, at least 500.
_TIMES, _AT_LEAST = 10, 500
# Each release costs a request; without a token GitHub answers 60 an hour.
_RELEASES, _RELEASES_WITHOUT_TOKEN = 10, 5
_NAME = re.compile(r"(?!\.+/)[\w.-]+/(?!\.+$)[\w.-]+", re.ASCII)


@dataclass
class _Search:
    """What one search gave so far."""

    repos: list[Repo] = field(default_factory=list)
    size: int = 0
    faults: list[str] = field(default_factory=list)


async def read(
    source: GitHubSource, window: Window, validators: Validators, client: Client
) -> SourceReading:
    """New repositories by stars, then known ones with a release. Raises SourceError."""
    del validators  # a search has none
    new = await _search(source, _new(source, window), source.limit, client)
    entries = [repo.entry() for repo in new.repos]
    try:
        known = await _search(source, _known(source, window), _PAGE, client)
        entries += [entry async for entry in _released(source, known, window, client)]
    except SourceError as error:
        known = _Search(faults=[said("releases were not read: {error}", error=error)])
    inside = [e for e in entries if e.published is None or e.published in window]
    found = reading(source, inside, dict.fromkeys((*new.faults, *known.faults)))
    return fetched(found, new.size + known.size, Validators())


async def read_one(source: GitHubSource, thing: str, client: Client) -> Entry:
    """One repository, `owner/name`, or one release of it, `owner/name@tag`.

    Raises SourceError.
    """
    name, _, tag = thing.partition("@")
    place = f"{source.url.rstrip('/')}/repos/{name}"
    repo = shaped(Repo, (await _ask(place, client)).body, name)
    if not tag:
        return repo.entry()
    answer = await _ask(f"{place}/releases/tags/{quote(tag, safe='')}", client)
    return _as_release(
        repo, shaped(Release, answer.body, said("{name}'s release", name=name))
    )


async def read_repository(base: str, full_name: str, client: Client) -> Repository:
    """README and latest release, as far as there are any. Raises SourceError."""
    if not _NAME.fullmatch(full_name):
        raise SourceError(
            said(
                "{full_name!r} is not the name of a GitHub repository",
                full_name=full_name,
            )
        )
    place = f"{base.rstrip('/')}/repos/{full_name}"
    readme = Readme()
    if answer := await _optional(f"{place}/readme", client):
        readme = shaped(Readme, answer.body, full_name)
    release = await _latest(place, full_name, client, [])
    return Repository(
        readme=readme_text(readme),
        readme_url=absolute(readme.html_url or "", ""),
        release=release.tag_name if release else "",
        release_url=absolute(release.html_url, "") if release else None,
        release_text=release.text() if release else "",
        release_published=release.timestamp() if release else None,
    )


def _new(source: GitHubSource, window: Window) -> str:
    return f"{source.query} created:{_span(window)} stars:>={source.min_stars}"


def _known(source: GitHubSource, window: Window) -> str:
    stars = max(source.min_stars * _TIMES, _AT_LEAST)
    since = f"{window.since.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    return f"{source.query} created:<{since} pushed:>={since} stars:>={stars}"


def _span(window: Window) -> str:
    """Both ends of a GitHub range are included, ours is half-open."""
    last = window.until.astimezone(UTC) - timedelta(seconds=1)
    since = window.since.astimezone(UTC)
    return f"{since:%Y-%m-%dT%H:%M:%SZ}..{last:%Y-%m-%dT%H:%M:%SZ}"


async def _search(
    source: GitHubSource, query: str, limit: int, client: Client
) -> _Search:
    """The first repositories by stars; archived ones and forks count but are left out."""
    search, records = _Search(), Records(Repo, source.name, said("repositories"))
    seen, page, total = 0, 1, 1
    while seen < min(limit, total, _REACH):
        parameters = {
            "q": query,
            "sort": "stars",
            "order": "desc",
            "per_page": min(_PAGE, limit),
            "page": page,
        }
        url = f"{source.url.rstrip('/')}/search/repositories?{urlencode(parameters)}"
        await client.github_rate()
        try:
            answer = await _ask(url, client)
            found = shaped(Found, answer.body, source.name)
        except SourceError as error:
            if page == 1:
                raise
            search.faults.append(
                said(
                    "only {count} repositories were read: {error}",
                    count=seen,
                    error=error,
                )
            )
            break
        search.size += len(answer.body)
        repos = records.fitting(found.items)
        search.repos += [r for r in repos if not (r.archived or r.fork)]
        if found.incomplete_results:
            search.faults.append(
                said("GitHub ran out of time and gave some results only")
            )
        if not found.items:
            break
        seen, page, total = seen + len(found.items), page + 1, found.total_count
    search.repos = search.repos[:limit]
    search.faults += records.faults()
    return search


async def _released(
    source: GitHubSource, known: _Search, window: Window, client: Client
) -> AsyncIterator[Entry]:
    """The most starred of them whose latest release appeared in the window."""
    most = _RELEASES if client.github_token else _RELEASES_WITHOUT_TOKEN
    for repo in known.repos[:most]:
        place = f"{source.url.rstrip('/')}/repos/{repo.full_name}"
        release = await _latest(place, repo.full_name, client, known.faults)
        if (
            release is None
            or (when := release.timestamp()) is None
            or when not in window
        ):
            continue
        yield _as_release(repo, release)


def _as_release(repo: Repo, release: Release) -> Entry:
    entry, page = repo.entry(), absolute(release.html_url, "")
    return replace(
        entry,
        title=f"{repo.name} {release.tag_name}",
        published=release.timestamp(),
        release=release.tag_name,
        links=(*entry.links, *((Link(label="page", url=page),) if page else ())),
    )


async def _latest(
    place: str, name: str, client: Client, faults: list[str]
) -> Release | None:
    """None where there is none, or where it is odd: then `faults` has one more."""
    answer = await _optional(f"{place}/releases/latest", client)
    try:
        return (
            shaped(Release, answer.body, said("{name}'s release", name=name))
            if answer
            else None
        )
    except SourceError as error:
        faults.append(str(error))
        return None


async def _optional(url: str, client: Client) -> Fetched | None:
    """None for a 404: not every repository has a README or a release."""
    try:
        return await _ask(url, client)
    except SourceError as error:
        if error.status == HTTPStatus.NOT_FOUND:
            return None
        raise


async def _ask(url: str, client: Client) -> Fetched:
    """One answer; the reason of a refused search is GitHub's own."""
    try:
        return await client.fetch(url, headers=client.github_headers)
    except SourceError as error:
        why = refusal(error.body)
        if error.status == HTTPStatus.UNPROCESSABLE_ENTITY and why:
            raise SourceError(
                said("GitHub refuses the query: {why}", why=why), 422
            ) from error
        raise
