"""The program's own score of recorded papers, week by week, against editors' picks.

python -m bench.ranking --data DIR > mine.json
python -m bench.ranking --state DIR            means and spreads for prompts/terms.yaml
python -m bench.ranking --state DIR --show feed     its best thirty of that kind

`DIR` has `arxiv.jsonl.gz` and `ranking_YYYY_MM.json`. The JSON is {week: [ids, best
first]}. Of a paper the score is shown title and abstract only, as of a blind server.
"""

import argparse
import datetime as dt
import gzip
import json
import statistics
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from agents.domain.plan import Plan
from agents.domain.story import Candidate, Ranked, Story
from agents.domain.words import RunId, Window
from agents.run.resources import ROOT, terms
from agents.scout.assign import text_of
from agents.scout.cluster import group, story_id
from agents.scout.prior import Prior
from agents.scout.score import READ, Learnt, rank
from agents.scout.sift import sift
from agents.scout.terms import Words
from agents.settings.source_file import load
from agents.store.database import open_database
from agents.store.shelf import CandidateShelf

_SHOWN = 30


def weeks(data: Path, learnt: Learnt | None = None) -> dict[str, list[str]]:
    """Each week's papers in the order of their score, best first."""
    papers = {row["id"]: row for row in rows(data / "arxiv.jsonl.gz")}
    truth = json.loads(min(data.glob("ranking*.json")).read_text(encoding="utf-8"))
    return {
        week: ranked_ids([papers[id_] for id_ in sorted(told["relevance"])], learnt)
        for week, told in truth["weeks"].items()
    }


def ranked_ids(
    papers: Iterable[Mapping[str, Any]], learnt: Learnt | None = None
) -> list[str]:
    stories = [_story(candidate(paper)) for paper in papers]
    ranked = rank(stories, plan(stories), learnt)
    return [entry.story.lead.url.rpartition("/")[2] for entry in ranked]


def plan(stories: Iterable[Story]) -> Plan:
    """The checkout's own team and quotas; a window that holds all of them."""
    moments = [s.lead.published for s in stories if s.lead.published]
    sources = load(ROOT / "sources.yaml")
    since, until = min(moments), max(moments) + dt.timedelta(days=1)
    return Plan(
        run_id=RunId("ranking"),
        window=Window(since=since, until=until),
        now=until,
        tz="Asia/Shanghai",
        sources=sources.sources,
        topics=sources.team.topics,
        terms=terms(),
        quotas=sources.sections,
        date=until.date(),
        cutoff=until.date(),
    )


def kept(state: Path) -> list[Story]:
    """All candidates that a state keeps, as stories."""
    connection = open_database(state / "state.db", print)
    return group(CandidateShelf(connection).every())


def scales(stories: Iterable[Story], todo: Plan) -> dict[str, tuple[float, float, int]]:
    """Mean, spread and number of the sums of each kind of source."""
    prior = Prior(todo.terms, todo.topics)
    sums: dict[str, list[float]] = defaultdict(list)
    for story in stories:
        title, words = Words(story.lead.title), Words(text_of(story)[:READ])
        sums[story.lead.kind].append(prior.total(prior.parts(story, title, words)))
    return {
        kind: (statistics.mean(found), statistics.pstdev(found), len(found))
        for kind, found in sorted(sums.items())
    }


def rows(file: Path) -> list[dict[str, Any]]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def candidate(paper: Mapping[str, Any]) -> Candidate:
    return Candidate.model_validate(
        {
            "id": paper["id"],
            "source": "arXiv",
            "kind": "arxiv",
            "url": f"https://arxiv.org/abs/{paper['id']}",
            "title": paper["title"],
            "summary": paper["abstract"],
            "published": paper["published"],
        }
    )


def _story(candidate: Candidate) -> Story:
    return Story(id=story_id(candidate), lead=candidate)


def _shown(ranked: Iterable[Ranked], kind: str) -> None:
    best = [entry for entry in ranked if entry.story.lead.kind == kind][:_SHOWN]
    for entry in best:
        lead = entry.story.lead
        print(f"{entry.score:6.2f}  {lead.title[:90]}  [{lead.source}]")
        print(f"        {'；'.join(entry.reasons)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, metavar="DIR")
    parser.add_argument("--state", type=Path, metavar="DIR")
    parser.add_argument("--show", metavar="KIND")
    options = parser.parse_args()
    if options.data:
        print(json.dumps(weeks(options.data)))
    if options.state:
        stories = kept(options.state)
        todo = plan(stories)
        if options.show:
            _shown(rank(sift(stories, todo)[0], todo), options.show)
            return
        for kind, (mean, spread, count) in scales(stories, todo).items():
            print(f"{kind}: {{mean: {mean:.2f}, spread: {spread:.2f}}}  # of {count}")


if __name__ == "__main__":
    main()
