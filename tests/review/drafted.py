"""A small draft on the disk: five items in four categories, two on the bench."""

import json
from pathlib import Path
from typing import Any

from agents.domain.words import SectionName
from agents.review.manuscript import Piece, compose
from agents.review.sheet import Sheet, SheetEntry, digest

HEAD = '---\ntitle: "前沿技术分享-第二期"\ndraft: true\n---\n\n开头。'
PLACES: tuple[tuple[SectionName, str], ...] = (
    ("practice", "大模型研发"),
    ("practice", "大模型研发"),
    ("practice", "其他工具"),
    ("theory", "长视频理解"),
    ("news", ""),
)


def text(n: int) -> str:
    return (
        f"### 【工具 {n}】某实验室\n\n第 {n} 个工具能读文件。没有依据的一句。\n\n"
        f"储存库：[https://example.org/{n}](https://example.org/{n})\n"
    )


def sheet(count: int = 5) -> Sheet:
    """One item a place, or as many more in each."""
    each = max(1, count // len(PLACES))
    places = [place for place in PLACES for _ in range(each)]
    return tuple(
        SheetEntry(
            id=f"s{n}",
            section=section,
            category=category,
            status="pending",
            text=text(n),
            generated=digest(text(n)),
        )
        for n, (section, category) in enumerate(places[:count], start=1)
    )


def issue(count: int = 5) -> str:
    pieces = [Piece(e.section, e.category, e.text) for e in sheet(count)]
    return compose(HEAD, {}, pieces)


def write(folder: Path, count: int = 5) -> Path:
    folder.mkdir(parents=True)
    (folder / "issue.md").write_text(issue(count), encoding="utf-8")
    (folder / "model.md").write_text(issue(count), encoding="utf-8")
    told = {
        "issue": folder.name,
        "items": [_row(n, entry) for n, entry in enumerate(sheet(count), start=1)],
        "bench": [
            {
                "title": f"Bench <{n}>",
                "url": f"https://example.org/bench/{n}",
                "section": "theory",
                "score": 1.0,
                "why": "名额已满",
            }
            for n in (1, 2)
        ],
    }
    (folder / "review.json").write_text(
        json.dumps(told, ensure_ascii=False), encoding="utf-8"
    )
    return folder


def review(folder: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((folder / "review.json").read_bytes())
    return told


def statuses(folder: Path) -> list[str]:
    return [row["status"] for row in review(folder)["items"]]


def replace(file: Path, old: str, new: str) -> None:
    """As a text editor would."""
    was = file.read_text(encoding="utf-8")
    file.write_text(was.replace(old, new), encoding="utf-8")


def _row(n: int, entry: SheetEntry) -> dict[str, Any]:
    proof = {"source": 1, "quote": "It reads files.", "start": 0, "end": 15}
    return {
        "id": entry.id,
        "heading": entry.heading,
        "section": entry.section,
        "category": entry.category,
        "status": "pending",
        "sha256": entry.generated,
        "score": 9.0 - n,
        "reasons": ["命中主题"],
        "sources": [
            {
                "n": 1,
                "url": f"https://example.org/{n}",
                "title": "A tool",
                "source": "GitHub",
                "published": None,
            }
        ],
        "sentences": [
            {
                "text": f"第 {n} 个工具能读文件。",
                "evidence": [proof],
                "unfound": ["工具", ""],
                "flags": [],
            },
            {"text": "没有依据的一句。", "evidence": [], "flags": ["unsupported"]},
        ],
        "flags": ["unsupported"] if n == 1 else [],
        "answers": [],
    }
