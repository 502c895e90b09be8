"""A draft whose second item is longer than any window: forty sentences, each proven."""

import json
from pathlib import Path

from agents.review.sheet import digest
from tests.review import drafted

COUNT = 40


def sentence(n: int) -> str:
    return f"第 {n} 句说明这个工具怎样读取很长的文件并保留每一处出处。"


def text() -> str:
    said = "\n\n".join(map(sentence, range(COUNT)))
    return f"### 【工具 2】某实验室\n\n{said}\n"


def write(folder: Path) -> Path:
    for name in ("issue.md", "model.md"):
        drafted.replace(folder / name, drafted.text(2), text())
    told = drafted.review(folder)
    proof = {"source": 1, "quote": "It reads files.", "start": 0, "end": 15}
    told["items"][1]["sha256"] = digest(text())
    told["items"][1]["sentences"] = [
        {"text": sentence(n), "evidence": [proof], "flags": []} for n in range(COUNT)
    ]
    file = folder / "review.json"
    file.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    return folder
