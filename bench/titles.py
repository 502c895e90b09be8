"""A month of which only editors' picks are known, by title: cold score, keywords.

python -m bench.titles --data DIR

`DIR` has `picks_YYYY_MM.jsonl`, and `ranking_YYYY_MM.json` with `arxiv.jsonl.gz` of
another month, whose papers of grade 0 stand for those that nobody picked. A pick of
Hugging Face's daily papers has grade 2 in the upper third of its week's votes, else 1.
"""

import argparse
import datetime as dt
import hashlib
import json
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from statistics import fmean
from typing import Any

from bench.ranking import ranked_ids, rows
from bench.table import show

KEYWORDS = ("llm", "language model", "multimodal", "agent", "diffusion", "benchmark")
_WHOLE = 60  # picks of a week that is recorded to its end
_PASSED_OVER = 2.3  # for each pick, as in the month whose papers are all known

Grades = Mapping[str, int]
Titles = Mapping[str, str]


def weeks(data: Path) -> list[tuple[Grades, Titles]]:
    """Each whole week's candidates: their grades and titles."""
    picks: dict[tuple[int, int], dict[str, Any]] = defaultdict(dict)
    lines = min(data.glob("picks*.jsonl")).read_text(encoding="utf-8").splitlines()
    for pick in map(json.loads, lines):
        if pick["source"] == "hf-daily-papers" and pick["arxiv_id"]:
            week = dt.date.fromisoformat(pick["date"]).isocalendar()
            picks[week.year, week.week].setdefault(pick["arxiv_id"], pick)
    others = iter(_passed_over(data))
    return [
        _week(picks[week], others)
        for week in sorted(picks)
        if len(picks[week]) >= _WHOLE
    ]


def _week(
    picked: Mapping[str, Any], others: Iterable[tuple[str, str]]
) -> tuple[Grades, Titles]:
    votes = sorted((pick["votes"] for pick in picked.values()), reverse=True)
    least = votes[len(votes) // 3]
    grades = {id_: 1 + (pick["votes"] > least) for id_, pick in picked.items()}
    titles = {id_: pick["title"] for id_, pick in picked.items()}
    wanted = range(round(_PASSED_OVER * len(picked)))
    for _, (id_, title) in zip(wanted, others, strict=False):
        grades[id_], titles[id_] = 0, title
    return grades, titles


def _passed_over(data: Path) -> list[tuple[str, str]]:
    told = json.loads(min(data.glob("ranking*.json")).read_text(encoding="utf-8"))
    grades = {
        id_: grade
        for week in told["weeks"].values()
        if week["complete"]
        for id_, grade in week["relevance"].items()
    }
    papers = rows(data / "arxiv.jsonl.gz")
    found = [(p["id"], p["title"]) for p in papers if grades.get(p["id"]) == 0]
    return sorted(found, key=lambda one: _hash(one[0]))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def by_score(titles: Titles) -> list[str]:
    day = "2024-01-01T00:00:00Z"
    return ranked_ids(
        {"id": id_, "title": title, "abstract": "", "published": day}
        for id_, title in sorted(titles.items())
    )


def by_keywords(titles: Titles) -> list[str]:
    def count(id_: str) -> int:
        return sum(titles[id_].lower().count(word) for word in KEYWORDS)

    return sorted(titles, key=lambda id_: (-count(id_), _hash(id_)))


def measured(order: Sequence[str], grades: Grades) -> tuple[float, float]:
    """nDCG@20 with the gain 2^grade - 1, and recall@50 of grade 2."""
    best = sorted(grades.values(), reverse=True)
    good = sum(grade > 1 for grade in best)
    found = [grades[id_] for id_ in order]
    return _gain(found) / _gain(best), sum(g > 1 for g in found[:50]) / good


def _gain(grades: Iterable[int]) -> float:
    first = list(grades)[:20]
    return sum((2.0**g - 1) / math.log2(place + 2) for place, g in enumerate(first))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, metavar="DIR")
    found = weeks(parser.parse_args().data)
    orders: dict[str, Callable[[Titles], list[str]]] = {
        "keywords": by_keywords,
        "cold": by_score,
    }
    lines = []
    for name, order in orders.items():
        told = [measured(order(titles), grades) for grades, titles in found]
        lines.append((name, *(fmean(column) for column in zip(*told, strict=True))))
    head = ("order", "nDCG@20", "recall@50")
    show(f"{len(found)} weeks of picks, by title", head, lines)


if __name__ == "__main__":
    main()
