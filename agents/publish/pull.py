"""`publish --pr`: a commit on a branch of its own, and its pull request."""

import hashlib
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

from agents.errors import AccessError, OutputError, SettingsError
from agents.messages.said import said
from agents.publish import branches
from agents.publish.body import body, escape, marked
from agents.publish.branches import Branch
from agents.publish.proposal import Proposal, plain
from agents.publish.publishing import Note
from agents.publish.pulls import AlreadyOpenError, Pull, Pulls
from agents.publish.repository import Remote, SiteClone


@dataclass(frozen=True)
class Delivered:
    """`url` is empty where the default branch holds the page already."""

    url: str
    branch: str
    pushed: bool


@dataclass(frozen=True)
class BranchPoint:
    """The branch for a page: `parent` is the commit that ours goes on top of."""

    name: str
    base: str
    parent: str
    expected: str  # where the branch stands on the remote; empty where it does not
    pulls: list[Pull]
    earlier: str | None  # the round before it, which people's commits went into


@dataclass(frozen=True)
class Delivery:
    """One proposal on its way to one repository."""

    proposal: Proposal
    files: Mapping[str, bytes]  # by path in the repository
    repository: SiteClone
    pulls: Pulls
    note: Note

    @property
    def mark(self) -> str:
        """Of all that the pull request shows."""
        shown = [self.proposal.title, [vars(row) for row in self.proposal.rows]]
        hashed = hashlib.sha256(json.dumps(shown, sort_keys=True).encode())
        for path, content in sorted(self.files.items()):
            hashed.update(f"\0{path}\0{len(content)}\0".encode() + content)
        return hashed.hexdigest()[:16]

    async def run(self, stem: str) -> Delivered:
        """`stem` is the branch's name, `issue/<id>`. Again is the same as once.

        Raises AccessError, SettingsError, OutputError.
        """
        remote = await self.repository.remote(stem)
        rounds = branches.numbered(stem, remote.branches)
        newest = rounds[max(rounds)] if rounds else stem
        await self.repository.fetch([remote.main, *list(rounds.values())[-1:]])
        tree = await self.repository.tree(remote.base, self.files)
        if tree == await self.repository.tree_of(remote.base):
            self.note(
                said(
                    "{main} holds this page already; nothing is to be done",
                    main=remote.main,
                )
            )
            return Delivered("", remote.main, pushed=False)
        known = await self.pulls.of(newest)
        if not rounds:
            branch_point = BranchPoint(stem, remote.base, remote.base, "", known, None)
            return self._closed(known, stem) or await self._push(
                branch_point, remote, tree
            )
        history = await self.repository.history(remote.branches[newest])
        branch = branches.branch(newest, history)
        return await self._renew(stem, rounds, branch, known, remote)

    async def _renew(
        self,
        stem: str,
        rounds: Mapping[int, str],
        branch: Branch,
        known: list[Pull],
        remote: Remote,
    ) -> Delivered:
        """Into the newest round, or beside it where it is not all ours."""
        order = list(rounds.values())
        if branch.last:
            base = branch.last.base
            tree = await self.repository.tree(base, self.files)
            earlier = order[-2] if len(order) > 1 else None
            branch_point = BranchPoint(
                branch.name, base, branch.tip, branch.tip, known, earlier
            )
            if tree == branch.last.tree:
                done = [] if any(pull.is_open for pull in known) else known
                return self._settled(done[:1], branch.name) or await self._tell(
                    branch_point, remote, pushed=False
                )
            merged = any(pull.merged_at for pull in known)
            if branch.standing == "ours" and not merged:
                closed = self._closed(known, branch.name)
                return closed or await self._push(branch_point, remote, tree)
        name = branches.following(stem, rounds)
        self.note(
            said(
                "{name} is left as it is, with what people did there; the new"
                " version goes to {other}",
                name=branch.name,
                other=name,
            )
        )
        pulls = await self.pulls.of(name)
        branch_point = BranchPoint(
            name, remote.base, remote.base, "", pulls, branch.name
        )
        tree = await self.repository.tree(remote.base, self.files)
        return self._closed(pulls, name) or await self._push(branch_point, remote, tree)

    def _closed(self, known: list[Pull], name: str) -> Delivered | None:
        """What people closed or merged is not proposed to them again."""
        if any(pull.is_open for pull in known):
            return None
        same = [pull for pull in known if marked(pull.body or "") == self.mark]
        return self._settled(same[:1], name)

    def _settled(self, done: list[Pull], name: str) -> Delivered | None:
        for pull in done:
            self.note(
                said(
                    "{url} has this version already and was merged"
                    if pull.merged_at
                    else "{url} has this version already and was closed; reopen it to go on",
                    url=pull.html_url,
                )
            )
            return Delivered(pull.html_url, name, pushed=False)
        return None

    async def _push(
        self, branch_point: BranchPoint, remote: Remote, tree: str
    ) -> Delivered:
        text = branches.message(self.proposal.title, branch_point.base, tree)
        commit = await self.repository.commit(tree, branch_point.parent, text)
        await self.repository.push(commit, branch_point.name, branch_point.expected)
        return await self._tell(branch_point, remote, pushed=True)

    async def _tell(
        self, branch_point: BranchPoint, remote: Remote, *, pushed: bool
    ) -> Delivered:
        async with _although(branch_point.name):
            pull = await self._pull(branch_point, remote)
            if branch_point.earlier:
                await self._point(branch_point.earlier, branch_point.name, pull)
        return Delivered(pull.html_url, branch_point.name, pushed=pushed)

    async def _pull(self, branch_point: BranchPoint, remote: Remote) -> Pull:
        """The open one, brought up to date, or a new one."""
        intro = list(self.proposal.intro)
        other = await self.repository.differing(branch_point.base, self.files)
        if other:
            named = "、".join(escape(path) for path in other)
            intro.append(
                f"**{escape(remote.main)} 上已有不同的内容，请逐行核对：**{named}"
            )
        title, rows = self.proposal.title, self.proposal.rows
        known = branch_point.pulls
        if not any(pull.is_open for pull in known):
            text = body("", self.mark, intro, rows)
            try:
                return await self.pulls.create(
                    branch_point.name, remote.main, title, text
                )
            except AlreadyOpenError:
                known = await self.pulls.of(branch_point.name)
                if not any(pull.is_open for pull in known):
                    raise
        pull = next(pull for pull in known if pull.is_open)
        old = pull.body or ""
        text = body(old, self.mark, intro, rows)
        if marked(text) != self.mark:
            self.note(
                said(
                    "{url}: its text leaves no room for the table",
                    url=pull.html_url,
                )
            )
        if marked(old) == marked(text):
            return pull
        own = plain(pull.title) == plain(title)
        return await self.pulls.update(pull.number, title if own else pull.title, text)

    async def _point(self, earlier: str, name: str, pull: Pull) -> None:
        """Tell the readers of the round before where the new one is, once."""
        mark = f"<!-- agents:moved {name} -->"
        for old in await self.pulls.of(earlier):
            if not old.is_open:
                continue
            comments = await self.pulls.comments(old.number)
            if not any(mark in comment for comment in comments):
                text = (
                    "这个分支上有别人的提交，程序没有动它。"
                    f"新的一版在 {pull.html_url}（分支 `{name}`）。\n\n{mark}"
                )
                await self.pulls.comment(old.number, text)


@asynccontextmanager
async def _although(name: str) -> AsyncIterator[None]:
    """A fault after the push says what is done already."""
    try:
        yield
    except (AccessError, OutputError, SettingsError) as error:
        raise type(error)(
            said(
                "the branch {name} is pushed, but its pull request is not finished:"
                " {error}; a rerun goes on from there",
                name=name,
                error=error,
            )
        ) from error
