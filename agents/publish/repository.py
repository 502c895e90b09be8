"""A clone whose remote gets our commits: its work tree and index stay untouched."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from agents.errors import SettingsError
from agents.messages.said import said
from agents.publish.branches import Commit, commits
from agents.publish.git import Git

REMOTE = "origin"
_FORMAT = "--format=%H%n%T%n%P%n%B"
_DEPTH = 200  # commits looked at for one of ours
_HEADS = "refs/heads/"


@dataclass(frozen=True)
class Remote:
    """`main` is the name of its default branch, `base` that branch's commit."""

    main: str
    base: str
    branches: dict[str, str]  # those that were asked for: name to commit


class SiteClone:
    """Each call raises AccessError, SettingsError or OutputError."""

    def __init__(self, git: Git) -> None:
        self._git = git

    async def url(self) -> str:
        return (await self._line("remote", "get-url", REMOTE)).strip()

    async def remote(self, stem: str) -> Remote:
        """Its default branch and the branches whose names begin with `stem`."""
        answer = await self._line(
            *("ls-remote", "--symref", REMOTE, "HEAD", f"{_HEADS}{stem}*")
        )
        main, found = "", {}
        for line in answer.splitlines():
            what, _, name = line.partition("\t")
            if name == "HEAD" and what.startswith("ref: "):
                main = what.removeprefix("ref: ").removeprefix(_HEADS)
            else:
                found[name] = what
        base = found.pop("HEAD", "")
        if not main or not base:
            raise SettingsError(
                said(
                    "the remote {remote!r} has no default branch with a commit; push"
                    " one first",
                    remote=REMOTE,
                )
            )
        tips = {name.removeprefix(_HEADS): tip for name, tip in found.items()}
        return Remote(main, base, tips)

    async def fetch(self, names: Sequence[str]) -> None:
        """Their objects alone; no ref of the clone moves, and no FETCH_HEAD."""
        await self._git(
            *("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--refmap="),
            *("--no-recurse-submodules", REMOTE),
            *(f"{_HEADS}{name}" for name in names),
        )

    async def history(self, tip: str) -> list[Commit]:
        log = await self._line(
            *("log", "-z", "--first-parent", "--no-color", f"--max-count={_DEPTH}"),
            *(_FORMAT, tip),
        )
        return commits(log)

    async def tree_of(self, commit: str) -> str:
        return (await self._line("rev-parse", f"{commit}^{{tree}}")).strip()

    async def tree(self, base: str, files: Mapping[str, bytes]) -> str:
        """The tree of `base` with `files`, by path, in an index of its own."""
        rows = []
        for path, content in files.items():
            blob = await self._line("hash-object", "-w", "--stdin", stdin=content)
            rows.append(f"100644 {blob.strip()}\t{path}\0")
        with TemporaryDirectory(prefix="agents-index-") as folder:
            index = Path(folder) / "index"
            await self._git("read-tree", base, index=index)
            await self._git(
                *("update-index", "-z", "--index-info"),
                stdin="".join(rows).encode(),
                index=index,
            )
            return (await self._git("write-tree", index=index)).decode().strip()

    async def differing(self, base: str, files: Mapping[str, bytes]) -> list[str]:
        """The paths where `base` has something else than `files`."""
        listed = await self._line(*("ls-tree", "-z", "--full-tree", base, "--", *files))
        there = {
            path: head.split()[2]
            for row in listed.split("\0")
            if row
            for head, _, path in [row.partition("\t")]
        }
        return [
            path
            for path, content in files.items()
            if path in there
            and there[path]
            != (await self._line("hash-object", "--stdin", stdin=content)).strip()
        ]

    async def commit(self, tree: str, parent: str, message: str) -> str:
        made = await self._line(
            "commit-tree", tree, "-p", parent, stdin=message.encode()
        )
        return made.strip()

    async def push(self, commit: str, name: str, expected: str) -> None:
        """`expected` is where the branch stood, or empty where it was not there.

        The new commit has that one below it, so nothing is ever forced away; the
        lease refuses a branch that somebody moved or made in the meantime.
        """
        await self._git(
            *("push", "--quiet", "--porcelain", "--no-verify"),
            f"--force-with-lease={_HEADS}{name}:{expected}",
            *(REMOTE, f"{commit}:{_HEADS}{name}"),
        )

    async def _line(self, *command: str, stdin: bytes = b"") -> str:
        out = await self._git(*command, stdin=stdin)
        return out.decode("utf-8", errors="replace")


def inside(top: Path, folder: Path) -> str | None:
    """The path of `folder` in the work tree at `top`, or None; "" is `top` itself."""
    real = folder.resolve()
    if not real.is_relative_to(top):
        return None
    path = real.relative_to(top).as_posix()
    return "" if path == "." else f"{path}/"


def existing(folder: Path) -> Path:
    """`folder`, or the nearest one above it that is there."""
    real = folder.resolve()
    return next(one for one in (real, *real.parents) if one.is_dir())
