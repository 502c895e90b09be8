"""Pull requests and their comments, by GitHub's REST API (version 2022-11-28)."""

import asyncio
from collections.abc import Callable
from http import HTTPStatus
from typing import Self, TypeVar

import httpx
from pydantic import BaseModel, TypeAdapter

from agents.domain.characters import visible
from agents.domain.foreign import document
from agents.errors import AccessError, AgentsError, OutputError, SettingsError
from agents.messages.said import said
from agents.settings.forge import Forge
from agents.web.authorities import authorities
from agents.web.retry import is_rate_limit, named_wait

_SECONDS = 30.0  # of one request, its whole answer included
_READ = 16 * 1024 * 1024  # bytes of an answer: a hundred long bodies fit
_PAGE = 100
_PAGES = 10
T = TypeVar("T")


class PullHead(BaseModel):
    ref: str


class Pull(BaseModel):
    """What is read of a pull request."""

    number: int
    state: str
    title: str
    html_url: str
    head: PullHead
    body: str | None = None
    merged_at: str | None = None

    @property
    def is_open(self) -> bool:
        return self.state == "open"


class Comment(BaseModel):
    body: str | None = None


_PULLS = TypeAdapter(list[Pull])
_PULL = TypeAdapter(Pull)
_COMMENTS = TypeAdapter(list[Comment])
_COMMENT = TypeAdapter(Comment)


class AlreadyOpenError(OutputError):
    """Somebody opened the pull request in the meantime."""


class Pulls:
    """Of one repository, OWNER/NAME. Raises AccessError, SettingsError, OutputError.

    Nothing is sent twice: a rerun of the command looks at what is there first.
    """

    def __init__(self, forge: Forge, repository: str, now: Callable[[], float]) -> None:
        self._repository = repository
        self._now = now
        # No redirect is followed and no proxy of the environment used: the token
        # goes to the named host alone.
        self._client = httpx.AsyncClient(
            verify=authorities(),
            trust_env=False,
            timeout=_SECONDS,
            headers={
                "accept": "application/vnd.github+json",
                "authorization": f"Bearer {forge.token.get_secret_value()}",
                "user-agent": "frontier-issue-agents",
                "x-github-api-version": "2022-11-28",
            },
        )
        self._root = f"{forge.api}/repos/{repository}"

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_failure: object) -> None:
        await self._client.aclose()

    async def of(self, branch: str) -> list[Pull]:
        """Open, closed and merged ones, the newest first."""
        owner = self._repository.partition("/")[0]
        asked = {"head": f"{owner}:{branch}", "state": "all", "per_page": str(_PAGE)}
        listed = await self._ask("GET", "/pulls", _PULLS, params=asked)
        # An API that does not know the filter answers with all of them.
        fitting = [pull for pull in listed if pull.head.ref == branch]
        return sorted(fitting, key=lambda pull: -pull.number)

    async def create(self, branch: str, main: str, title: str, body: str) -> Pull:
        """Raises AlreadyOpenError where there is one by now."""
        sent = {"title": title, "head": branch, "base": main, "body": body}
        return await self._ask("POST", "/pulls", _PULL, sent=sent)

    async def update(self, number: int, title: str, body: str) -> Pull:
        sent = {"title": title, "body": body}
        return await self._ask("PATCH", f"/pulls/{number}", _PULL, sent=sent)

    async def comments(self, number: int) -> list[str]:
        found: list[str] = []
        for page in range(1, _PAGES + 1):
            asked = {"per_page": str(_PAGE), "page": str(page)}
            path = f"/issues/{number}/comments"
            listed = await self._ask("GET", path, _COMMENTS, params=asked)
            found += [comment.body or "" for comment in listed]
            if len(listed) < _PAGE:
                break
        return found

    async def comment(self, number: int, body: str) -> None:
        path = f"/issues/{number}/comments"
        await self._ask("POST", path, _COMMENT, sent={"body": body})

    async def _ask(
        self,
        method: str,
        path: str,
        shape: TypeAdapter[T],
        *,
        params: dict[str, str] | None = None,
        sent: dict[str, str] | None = None,
    ) -> T:
        url = self._root + path
        try:
            async with (
                asyncio.timeout(_SECONDS),
                self._client.stream(method, url, params=params, json=sent) as response,
            ):
                answer = await _read(response)
        except TimeoutError as error:
            raise OutputError(
                said(
                    "{url} took longer than {seconds:g} s; run it again",
                    url=url,
                    seconds=_SECONDS,
                )
            ) from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise OutputError(
                said(
                    "{url} cannot be reached ({name}); check GITHUB_API_URL and run it"
                    " again",
                    url=url,
                    name=type(error).__name__,
                )
            ) from error
        if not response.is_success:
            raise self._refusal(url, response, answer)
        try:
            return shape.validate_python(document(answer))
        except ValueError as error:
            raise OutputError(
                said(
                    "{url} answers in another shape than GitHub's; check GITHUB_API_URL",
                    url=url,
                )
            ) from error

    def _refusal(
        self, url: str, response: httpx.Response, answer: bytes
    ) -> AgentsError:
        status, headers = response.status_code, dict(response.headers)
        why = _said(answer)
        if is_rate_limit(status, headers) or "rate limit" in why.lower():
            wait = named_wait(headers, self._now())
            return OutputError(
                said(
                    "{url} keeps to its rate limit (HTTP {status}); run it again later"
                    if wait is None
                    else "{url} keeps to its rate limit (HTTP {status}); run it again in"
                    " {wait:.0f} s",
                    url=url,
                    status=status,
                    wait=wait,
                )
            )
        if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
            return AccessError(
                said(
                    "{url} answers {status}: {why}; give GITHUB_TOKEN the right to"
                    " write pull requests (in Actions: pull-requests: write, and the"
                    " setting that lets Actions create them)",
                    url=url,
                    status=status,
                    why=why,
                )
            )
        if status == HTTPStatus.NOT_FOUND or response.is_redirect:
            return SettingsError(
                said(
                    "{url} answers {status}: the repository moved, is not there, or"
                    " GITHUB_TOKEN does not see it; check the remote or"
                    " GITHUB_REPOSITORY",
                    url=url,
                    status=status,
                )
            )
        if "already exists" in why:
            return AlreadyOpenError(
                said("{url}: {why}; run it again", url=url, why=why)
            )
        return OutputError(
            said(
                "{url} answers {status}: {why}; run it again"
                if status >= HTTPStatus.INTERNAL_SERVER_ERROR
                else "{url} answers {status}: {why}; mend that and run it again",
                url=url,
                status=status,
                why=why,
            )
        )


async def _read(response: httpx.Response) -> bytes:
    answer = b""
    async for part in response.aiter_bytes():
        answer += part
        if len(answer) > _READ:
            raise OutputError(
                said("{host} answers at length; it is given up", host=response.url.host)
            )
    return answer


def _said(answer: bytes) -> str:
    """GitHub's own words: `message`, and those of its `errors`; one line."""
    try:
        payload = document(answer)
        errors = [e for e in payload.get("errors", []) if isinstance(e, dict)]
        parts = [
            payload["message"],
            *(e.get("message") or e.get("code") for e in errors),
        ]
    except (ValueError, KeyError, TypeError, AttributeError):
        return said("no reason given")
    words = "; ".join(str(part) for part in parts if part)
    return visible(words).strip()[:300]
