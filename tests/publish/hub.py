"""A server with the shapes of GitHub's REST API, as far as pull requests go."""

import json
import re
from contextlib import ExitStack
from dataclasses import dataclass, field
from http.server import ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

from tests.answering import Quiet
from tests.serving import serving

REPOSITORY = "team/site"
TOKEN = "ghp_secretpart"  # noqa: S105  # of this server alone
Answer = tuple[int, Any, dict[str, str]]


@dataclass
class Hub:
    """`faults` are answers that stand in for the next one to a `METHOD path`."""

    pulls: list[dict[str, Any]] = field(default_factory=list)
    comments: dict[int, list[str]] = field(default_factory=dict)
    faults: dict[str, list[Answer]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    writes: list[str] = field(default_factory=list)
    blind: int = 0  # lists of pull requests that are still empty
    _closing: ExitStack = field(default_factory=ExitStack)

    def __enter__(self) -> Self:
        hub = self

        class Handler(Quiet):
            def handle_any(self) -> None:
                size = int(self.headers.get("content-length") or 0)
                sent = json.loads(self.rfile.read(size) or b"null")
                token = self.headers.get("authorization") == f"Bearer {TOKEN}"
                answer = hub.answer(self.command, self.path, sent, trusted=token)
                status, told, headers = answer
                body = told if isinstance(told, bytes) else json.dumps(told).encode()
                kind = "application/json; charset=utf-8"
                self.send(status, body, {**headers, "content-type": kind}.items())

            do_GET = do_POST = do_PATCH = handle_any

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._port = self._closing.enter_context(serving(server))
        return self

    def __exit__(self, *_failure: object) -> None:
        self._closing.close()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def answer(self, method: str, url: str, sent: Any, *, trusted: bool) -> Answer:
        parts = urlsplit(url)
        path = parts.path.removeprefix(f"/repos/{REPOSITORY}")
        self.asked.append(f"{method} {path}")
        if waiting := self.faults.get(f"{method} {path}"):
            return waiting.pop(0)
        if not trusted:
            return 401, {"message": "Bad credentials"}, {}
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if path == "/pulls":
            listed = method == "GET"
            return self._listed(query) if listed else self._create(sent)
        if found := re.fullmatch(r"/pulls/(\d+)", path):
            self.writes.append(f"{method} {path}")
            pull = self.pulls[int(found[1]) - 1]
            pull.update(sent)
            return 200, pull, {}
        if found := re.fullmatch(r"/issues/(\d+)/comments", path):
            return self._comments(int(found[1]), method, query, sent)
        return 404, {"message": "Not Found"}, {}

    def _listed(self, query: dict[str, str]) -> Answer:
        if self.blind:
            self.blind -= 1
            return 200, [], {}
        assert query["state"] == "all"
        owner, _, branch = query["head"].partition(":")
        assert owner == REPOSITORY.partition("/")[0]
        return 200, [p for p in self.pulls if p["head"]["ref"] == branch], {}

    def _create(self, sent: dict[str, str]) -> Answer:
        branch = sent["head"]
        there = (p for p in self.pulls if p["head"]["ref"] == branch)
        if any(pull["state"] == "open" for pull in there):
            said = f"A pull request already exists for team:{branch}."
            error = {"resource": "PullRequest", "code": "custom", "message": said}
            return 422, {"message": "Validation Failed", "errors": [error]}, {}
        self.writes.append("POST /pulls")
        number = len(self.pulls) + 1
        pull = {
            "number": number,
            "state": "open",
            "title": sent["title"],
            "body": sent["body"],
            "html_url": f"https://github.example/{REPOSITORY}/pull/{number}",
            "head": {"ref": branch, "label": f"team:{branch}"},
            "base": {"ref": sent["base"]},
            "merged_at": None,
            "draft": False,
        }
        self.pulls.append(pull)
        return 201, pull, {}

    def _comments(
        self, number: int, method: str, query: dict[str, str], sent: dict[str, str]
    ) -> Answer:
        told = self.comments.setdefault(number, [])
        if method == "GET":
            first = (int(query["page"]) - 1) * int(query["per_page"])
            page = told[first : first + int(query["per_page"])]
            return 200, [{"id": n, "body": body} for n, body in enumerate(page)], {}
        self.writes.append(f"POST /issues/{number}/comments")
        told.append(sent["body"])
        return 201, {"id": len(told), "body": sent["body"]}, {}
