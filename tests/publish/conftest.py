"""A reviewed draft on the disk, and addresses that answer as a test tells them to."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from agents.domain.block import Images, LinkLine, Paragraph
from agents.domain.issue import Category, Item
from agents.domain.reading import Validators
from agents.domain.text import TextRun
from agents.errors import SourceError
from agents.ports import Fetched
from agents.publish.publishing import Order
from agents.review.manuscript import split
from agents.review.sheet import digest
from agents.run.resources import renderer
from tests import make

GIF = bytes.fromhex(  # one pixel
    "47494638396101000100800000ffffff00000021f90401000000002c00000000010001000002024401003b"
)
DRAFT = "2024-10-31"
NAME = "2024-11-01-issue-01.md"
OPENING = "这两条都把任务拆成几个步骤，再由检查模块汇总结果。"  # over One and Two


def item(name: str, url: str = "", image: str = "") -> Item:
    blocks: list[Any] = [
        Paragraph(
            text=(
                TextRun(
                    text=f"{name} 把任务拆成几个步骤，由单独的智能体完成，再由检查模块汇总结果，"
                    "代码和模型参数都已公开，可以直接用在日常的信息整理里。"
                ),
            )
        )
    ]
    if image:
        blocks.append(Images(files=(image,), alts=("一张图",)))
    blocks.append(LinkLine(label="原文", url=url or f"https://example.org/{name}"))
    return make.item(name=name, org="某实验室", blocks=tuple(blocks))


@dataclass
class FakeFetch:
    """A Fetch that answers each address by its table, else with an empty page."""

    answers: dict[str, Fetched | SourceError] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    async def __call__(
        self,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,  # noqa: ARG002
        validators: Validators | None = None,  # noqa: ARG002
        page: bool = False,  # noqa: ARG002
        gap: float = 0.0,  # noqa: ARG002
    ) -> Fetched:
        self.asked.append(url)
        answer = self.answers.get(url, html("<title>Here</title>", url))
        if isinstance(answer, SourceError):
            raise answer
        return answer


def html(body: str, url: str) -> Fetched:
    kind = {"content-type": "text/html; charset=utf-8"}
    return Fetched(url=url, status=200, headers=kind, body=body.encode())


@dataclass
class Desk:
    """A draft of four items, and what publishing it is told."""

    root: Path

    @property
    def order(self) -> Order:
        return Order(
            self.draft, self.root / "site", self.root / "issues", self.root / "state"
        )

    @property
    def draft(self) -> Path:
        return self.root / "drafts" / DRAFT

    @property
    def text(self) -> str:
        return (self.draft / "issue.md").read_text(encoding="utf-8")

    def write(self, text: str) -> None:
        (self.draft / "issue.md").write_text(text, encoding="utf-8")

    def decide(self, **status: str) -> None:
        """`decide(One="rejected")`; the others are accepted."""
        model = (self.draft / "model.md").read_text(encoding="utf-8")
        pieces = split(model).pieces
        rows = [
            {
                "id": name,
                "heading": piece.heading,
                "section": piece.section,
                "category": piece.category,
                "status": status.get(name, "accepted"),
                "sha256": digest(piece.text),
                "sources": [{"n": 1, "source": "A feed"}],
                "images": [{"file": "static/one.gif", "licence": "MIT"}],
            }
            for name, piece in zip(("One", "Two", "Three", "Four"), pieces, strict=True)
        ]
        openings = [{"text": OPENING, "items": ["One", "Two"]}]
        review = {"issue": DRAFT, "items": rows, "openings": openings, "bench": []}
        (self.draft / "review.json").write_text(json.dumps(review), encoding="utf-8")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    here = Desk(tmp_path)
    (here.draft / "static").mkdir(parents=True)
    (here.draft / "static/one.gif").write_bytes(GIF)
    issue = make.issue(
        number=1,
        date="2024-11-01",
        cutoff=DRAFT,
        first_session=1,
        last_session=5,
        practice=(
            Category(
                name="大模型研发",
                items=(item("One", image="static/one.gif"), item("Two")),
            ),
            Category(name="其他工具", items=(item("Three"),)),
        ),
        news=(item("Four"),),
    )
    markdown = renderer()(issue)
    for name in ("issue.md", "model.md"):
        (here.draft / name).write_text(markdown, encoding="utf-8")
    report = {"model": {"cost": 0.5}}
    (here.draft / "report.json").write_text(json.dumps(report), encoding="utf-8")
    here.decide()
    return here


@pytest.fixture
def here(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The desk, from whose folder the program is called."""
    monkeypatch.chdir(desk.root)
    return desk
