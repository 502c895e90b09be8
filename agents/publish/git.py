"""Git as a child process: no prompt, no hook, a deadline, the token out of sight."""

import asyncio
import base64
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from agents.domain.foreign import text_of
from agents.errors import AccessError, AgentsError, OutputError, SettingsError
from agents.messages.said import cause, said
from agents.settings.forge import Forge
from agents.site.process import begun, end

_SECONDS = 120.0
_KEPT = (
    *("PATH", "HOME", "USER", "LOGNAME", "TMPDIR", "XDG_CONFIG_HOME", "SYSTEMROOT"),
    *("SSH_AUTH_SOCK", "GIT_SSH", "GIT_SSH_COMMAND", "GIT_SSL_CAINFO"),
    *("SSL_CERT_FILE", "SSL_CERT_DIR", "http_proxy", "https_proxy", "no_proxy"),
    *("HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "GIT_CONFIG_GLOBAL"),
)  # no GIT_DIR, GIT_INDEX_FILE or GIT_WORK_TREE: a hook of the user's may call us
_ALWAYS = {
    "LC_ALL": "C",  # its complaints are read below
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ASKPASS": "",
    "SSH_ASKPASS_REQUIRE": "never",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
}
_WHO = {
    f"GIT_{role}_{what}": value
    for role in ("AUTHOR", "COMMITTER")
    for what, value in (
        ("NAME", "frontier-issue-agents"),
        ("EMAIL", "agents@frontier-issue.invalid"),
    )
}
_CONFIG = (
    ("core.hooksPath", os.devnull),
    ("core.askPass", ""),
    ("core.fsmonitor", "false"),
    ("credential.interactive", "false"),
    ("fetch.writeCommitGraph", "false"),
    ("gc.auto", "0"),
    ("i18n.commitEncoding", "UTF-8"),
    ("i18n.logOutputEncoding", "UTF-8"),
    ("log.showSignature", "false"),
    ("maintenance.auto", "false"),
    ("push.followTags", "false"),
    ("push.gpgSign", "false"),
    ("push.recurseSubmodules", "no"),
)
_REFUSED = re.compile(
    r"Authentication failed|could not read (?:User|Pass)|Permission .*denied"
    r"|terminal prompts disabled|returned error: 40[13]|Host key verification",
    re.IGNORECASE,
)
_ABSENT = re.compile(
    r"not found|does not appear to be a git|not a git repository|No such remote"
    r"|dubious ownership|must be run in a work tree|returned error: 404",
    re.IGNORECASE,
)
_USER = re.compile(r"(?<=://)[^/\s@]+@")


@dataclass(frozen=True)
class Git:
    """Runs in `folder`, which belongs to a work tree of the user's."""

    folder: Path
    env: Mapping[str, str]
    forge: Forge
    moment: int  # of what is committed, in seconds since the epoch
    seconds: float = _SECONDS

    async def __call__(
        self, *command: str, stdin: bytes = b"", index: Path | None = None
    ) -> bytes:
        """What it prints. Raises AccessError, SettingsError or OutputError."""
        extra = {} if index is None else {"GIT_INDEX_FILE": str(index)}
        try:
            child = await begun(
                ["git", *command],
                self.folder,
                self._environment() | extra,
                stdin=asyncio.subprocess.PIPE,
            )
        except OSError as error:
            raise SettingsError(
                said("git cannot be started: {cause}; install it", cause=cause(error))
            ) from error
        try:
            async with asyncio.timeout(self.seconds):
                out, err = await child.communicate(stdin)
        except TimeoutError as error:
            raise OutputError(
                said(
                    "git {command} was not done after {seconds:g} s; run it again",
                    command=command[0],
                    seconds=self.seconds,
                )
            ) from error
        finally:
            await end(child)
        if child.returncode:
            raise self._fault(command[0], text_of(err))
        return out

    def _environment(self) -> dict[str, str]:
        """The token goes as a header, for the forge's own host alone.

        An empty value first: it takes back a header that the user's files set, since
        two of them are one too many for GitHub.
        """
        secret = f"x-access-token:{self.forge.token.get_secret_value()}".encode()
        header = f"Authorization: Basic {base64.b64encode(secret).decode()}"
        key = f"http.{self.forge.server}/.extraHeader"
        config = [*_CONFIG, (key, ""), (key, header)]
        numbered = {"GIT_CONFIG_COUNT": str(len(config))}
        for number, (name, value) in enumerate(config):
            numbered |= {
                f"GIT_CONFIG_KEY_{number}": name,
                f"GIT_CONFIG_VALUE_{number}": value,
            }
        dates = dict.fromkeys(
            ("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), f"{self.moment} +0000"
        )
        kept = {name: value for name, value in self.env.items() if name in _KEPT}
        return kept | _ALWAYS | _WHO | dates | numbered

    def _fault(self, command: str, complaint: str) -> AgentsError:
        why = _reason(complaint)
        if _REFUSED.search(complaint):
            return AccessError(
                said(
                    "git {command} was refused ({why}); give GITHUB_TOKEN, or the key"
                    " of the remote, the right to write",
                    command=command,
                    why=why,
                )
            )
        if _ABSENT.search(complaint):
            return SettingsError(
                said(
                    "git {command} finds no repository ({why}); name a folder of a"
                    " clone whose remote 'origin' exists, and a token that sees it",
                    command=command,
                    why=why,
                )
            )
        return OutputError(
            said(
                "git {command} failed ({why}); nothing on the remote was"
                " overwritten; mend the cause and run it again",
                command=command,
                why=why,
            )
        )


def _reason(complaint: str) -> str:
    """The line that tells most, without the user of an address."""
    lines = [line.strip() for line in complaint.splitlines() if line.strip()]
    telling = [x for x in lines if x.startswith(("! ", "fatal:", "error:", "remote:"))]
    line = next(iter(telling or lines), said("no reason given"))
    return _USER.sub("", line.removeprefix("fatal: "))[:300]
