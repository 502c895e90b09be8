"""Where the repository is hosted, as GitHub Actions sets it, and the key to it."""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from pydantic import SecretStr

from agents.domain.words import Noun
from agents.errors import SettingsError
from agents.messages.said import said
from agents.settings.environment import place, token

_NAME = re.compile(r"[\w.-]+/[\w.-]+")
_REMOTE = re.compile(
    r"(?:\w+://)?(?:[^@/]*@)?(?P<host>[^:/]+)(?::\d+)?[:/]"
    r"(?P<name>[\w.-]+/[\w.-]+?)(?:\.git)?/?"
)
_PLAIN = re.compile(r"https?://[\w.:\[\]-]+(?:/[\w./~%-]*)?", re.ASCII)
_LOCAL = ("127.0.0.1", "localhost", "::1")


class Forge(Noun):
    """`repository` is OWNER/NAME; None where only the remote can tell it."""

    api: str = "https://api.github.com"
    server: str = "https://github.com"
    repository: str | None = None
    token: SecretStr

    def home(self, remote: str) -> str:
        """OWNER/NAME: as the remote's address tells, else GITHUB_REPOSITORY.

        In Actions the variable names the workflow's repository, while the site may be
        a clone of another one. Raises SettingsError where neither tells it.
        """
        host = urlsplit(self.server).hostname or ""
        found = _REMOTE.fullmatch(remote)
        if found and found["host"].lower() == host:
            return found["name"]
        if self.repository:
            return self.repository
        raise SettingsError(
            said(
                "the remote is not at {host}; set GITHUB_REPOSITORY to OWNER/NAME,"
                " and GITHUB_SERVER_URL and GITHUB_API_URL if it is an enterprise's",
                host=host,
            )
        )


def forge(env: Mapping[str, str]) -> Forge:
    """From GITHUB_TOKEN, GITHUB_API_URL, GITHUB_SERVER_URL and GITHUB_REPOSITORY.

    Raises SettingsError; a token stands in no message.
    """
    key = token(env, "GITHUB_TOKEN")
    if not key:
        raise SettingsError(
            said(
                "GITHUB_TOKEN is not set; --pr needs one that may write the"
                " contents and the pull requests of the site's repository"
            )
        )
    repository = env.get("GITHUB_REPOSITORY")
    if repository and not _NAME.fullmatch(repository):
        raise SettingsError(
            said(
                "{place} {repository!r} is no repository; write OWNER/NAME",
                place=place(env, "GITHUB_REPOSITORY"),
                repository=repository,
            )
        )
    return Forge(
        api=_address(env, "GITHUB_API_URL", "https://api.github.com"),
        server=_address(env, "GITHUB_SERVER_URL", "https://github.com"),
        repository=repository,
        token=SecretStr(key),
    )


def _address(env: Mapping[str, str], name: str, default: str) -> str:
    """Only TLS carries a token, but for a server on this machine."""
    address = env.get(name, default).strip().rstrip("/")
    try:
        parts = urlsplit(address)
        local = parts.scheme == "http" and parts.hostname in _LOCAL
        plain = _PLAIN.fullmatch(address) and parts.port != 0
        is_fine = plain and parts.hostname and (local or parts.scheme == "https")
    except ValueError:
        is_fine = False
    if not is_fine:
        raise SettingsError(
            said(
                "{place} is no https address without user and query; write one"
                " such as {default}",
                place=place(env, name),
                default=default,
            )
        )
    return address
