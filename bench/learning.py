"""Learning from what editors printed: the same weeks cold and with a history.

python -m bench.learning --data DIR

`DIR` has `arxiv.jsonl.gz`, `ranking_YYYY_MM.json` and, for the history, the picks of
the month before, `picks_YYYY_MM.jsonl`. Means over the ranking's complete weeks.
"""

import argparse
import datetime as dt
import hashlib
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import fmean
from typing import Any

from agents.domain.taste import Taste
from agents.domain.words import Window
from agents.scout.choose import by_taste
from agents.scout.learning.past import Past, PastItem
from agents.scout.learning.pool import Pool, pool
from agents.scout.learning.train import train
from bench.ranking import candidate, ranked_ids, rows
from bench.table import show

_TIES = 4  # orders in which picks of one grade are taken: a mean over them
_PLACES = (20, 50)
_KEYWORDS = ("llm", "language model", "multimodal", "agent", "diffusion", "benchmark")

Grades = Mapping[str, int]  # paper → 0 to 3
Measures = tuple[float, float, float]  # nDCG@20, recall@20, recall@50


class Month:
    """The recorded papers, and each week's grades."""

    def __init__(self, data: Path) -> None:
        self.papers = {row["id"]: row for row in rows(data / "arxiv.jsonl.gz")}
        file = min(data.glob("ranking*.json"))
        self.name = file.stem[-7:]  # YYYY_MM
        told = json.loads(file.read_text(encoding="utf-8"))["weeks"]
        self.weeks: dict[str, Grades] = {
            week: one["relevance"] for week, one in told.items() if one["complete"]
        }
        self.rest = max(
            (one["relevance"] for one in told.values() if not one["complete"]), key=len
        )

    def pool(self, week: str, picks: int, seed: int) -> Pool:
        """A past week of which editors printed so many, the best first."""
        grades = self.weeks[week]
        order = sorted(grades, key=lambda id_: (-grades[id_], _hash(f"{seed}{id_}")))
        printed = [id_ for id_ in order if grades[id_]][:picks]
        shown = tuple(PastItem(frozenset({f"arxiv:{id_}"}), "") for id_ in printed)
        return pool(Past(week, _days(week), shown), self._candidates(grades))

    def measured(self, week: str, taste: Taste | None) -> Measures:
        papers = [self.papers[id_] for id_ in sorted(self.weeks[week])]
        return measures(ranked_ids(papers, by_taste(taste)), self.weeks[week])

    def keywords(self, week: str) -> Measures:
        """The best of the simple baselines."""

        def count(id_: str) -> tuple[int, str, str]:
            paper = self.papers[id_]
            text = f"{paper['title']} {paper['abstract']}".lower()
            return sum(map(text.count, _KEYWORDS)), paper["published"], id_

        grades = self.weeks[week]
        return measures(sorted(grades, key=count, reverse=True), grades)

    def before(self, titles: Sequence[Sequence[str]]) -> Iterator[Pool]:
        """Weeks of which the printed titles alone are known.

        Nothing that was passed over in them was recorded: the papers of the ranking's
        last, incomplete week stand for it.
        """
        days = _days(max(self.weeks))
        window = Window(since=days.until, until=days.until + dt.timedelta(days=7))
        for number, some in enumerate(titles):
            rest = [] if number else self._candidates(self.rest)
            shown = tuple(PastItem(frozenset(), title) for title in some)
            yield pool(Past(f"{number}", window, shown), rest)

    def _candidates(self, grades: Grades) -> list[Any]:
        return [
            candidate(self.papers[id_]).model_copy(update={"id": _hash(id_)})
            for id_ in grades
        ]


def measures(order: Sequence[str], grades: Grades) -> Measures:
    """NDCG with the gain 2^grade - 1; recall of the grades 2 and 3."""
    gains = [2 ** grades[id_] - 1 for id_ in order]
    best = sorted(gains, reverse=True)
    good = [grades[id_] > 1 for id_ in order]
    recall = [sum(good[:places]) / sum(good) for places in _PLACES]
    return _gain(gains) / _gain(best), recall[0], recall[1]


def _gain(gains: Sequence[int]) -> float:
    first = enumerate(gains[: _PLACES[0]])
    return sum(gain / math.log2(place + 2) for place, gain in first)


def _mean(found: Sequence[Measures]) -> list[float]:
    return [fmean(column) for column in zip(*found, strict=True)]


def _forward(month: Month, picks: int) -> list[Measures]:
    """Each week but the first, by the weeks before it."""
    names = sorted(month.weeks)
    found = []
    for seed in range(_TIES):
        pools = [month.pool(week, picks, seed) for week in names]
        found += [
            month.measured(week, train(pools[:n])) for n, week in enumerate(names) if n
        ]
    return found


def _titles(file: Path, picks: int) -> list[list[str]]:
    """Each week's most liked daily papers."""
    weeks: dict[str, dict[str, tuple[int, str]]] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        pick = json.loads(line)
        if pick["source"] == "hf-daily-papers":
            year, week, _ = dt.date.fromisoformat(pick["date"]).isocalendar()
            votes = -pick["votes"], pick["title"]
            weeks.setdefault(f"{year}-W{week:02}", {}).setdefault(
                pick["arxiv_id"], votes
            )
    return [
        [title for _, title in sorted(weeks[week].values())[:picks]]
        for week in sorted(weeks)
    ]


def _days(week: str) -> Window:
    first = dt.datetime.strptime(f"{week}-1", "%G-W%V-%u").replace(tzinfo=dt.UTC)
    return Window(since=first, until=first + dt.timedelta(days=7))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:20]


def main(data: Path) -> None:
    month = Month(data)
    names = sorted(month.weeks)
    all_weeks = {
        "keywords": [month.keywords(week) for week in names],
        "cold": [month.measured(week, None) for week in names],
    }
    earlier = [f for f in data.glob("picks*.jsonl") if f.stem[-7:] < month.name]
    before = _titles(max(earlier), 20)[:4] if earlier else []
    for count in (2, 3, 4):
        spans = [before[n : n + count] for n in range(len(before) - count + 1)]
        tastes = [train(list(month.before(span))) for span in spans]
        if tastes:
            all_weeks[f"{count} weeks of 20 titles before"] = [
                month.measured(week, taste) for taste in tastes for week in names
            ]
    later = {
        "keywords": all_weeks["keywords"][1:],
        "cold": all_weeks["cold"][1:],
        "the weeks before, 7 picks each": _forward(month, 7),
        "the weeks before, 20 picks each": _forward(month, 20),
    }
    head = (
        "",
        "nDCG@20",
        "recall@20",
        "recall@50",
        "nDCG of keywords",
        "recall@50 of them",
    )
    for title, table in ((f"{names[0]} to", all_weeks), (f"{names[1]} to", later)):
        base = _mean(table["keywords"])
        lines = [
            (name, *(f"{cell:.3f}" for cell in (*f, f[0] / base[0], f[2] / base[2])))
            for name, f in ((name, _mean(found)) for name, found in table.items())
        ]
        show(f"{title} {names[-1]}", head, lines)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, metavar="DIR")
    main(parser.parse_args().data)
