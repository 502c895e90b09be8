"""From many entries to stories: seconds, memory, and how both grow.

python -m bench.clustering [ENTRIES ...]
"""

import datetime as dt
import math
import random
import resource
import subprocess
import sys
import time

from agents.domain.story import Candidate
from agents.domain.words import CandidateId
from agents.scout.cluster import group
from agents.unswept import unswept
from bench.program import ROOT
from bench.table import show

_SIZES = (10_000, 40_000, 100_000)
_SINCE = dt.datetime(2024, 9, 1, tzinfo=dt.UTC)
_WHO = [
    "OpenAI",
    "谷歌",
    "Google",
    "Meta",
    "微软",
    "Microsoft",
    "英伟达",
    "Nvidia",
    "阿里",
    "腾讯",
    "Anthropic",
    "Intel",
]
_DID = [
    "发布",
    "releases",
    "开源",
    "open-sources",
    "推出",
    "launches",
    "裁员",
    "sues",
    "收购",
    "buys",
    "更新",
    "updates",
]
_WHAT = [
    "模型",
    "model",
    "芯片",
    "chip",
    "智能体",
    "agent",
    "机器人",
    "robot",
    "搜索",
    "search",
    "视频",
    "video",
    "语音",
]


def main(sizes: list[int]) -> None:
    """Each size in a process of its own, so that its memory is its own."""
    rows = [_measured(size) for size in sizes]
    show("Clustering", ("entries", "stories", "seconds", "peak MB"), rows)
    if len(rows) > 1:
        (few, _, short, _), (many, _, long, _) = rows[0], rows[-1]
        growth = math.log(long / short) / math.log(many / few)
        print(f"growth exponent {growth:.2f}")


def _measured(size: int) -> tuple[int, int, float, float]:
    told = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-m", "bench.clustering", "--one", str(size)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        check=True,
    ).stdout.split()
    return size, int(told[0]), float(told[1]), float(told[2])


def _one(size: int) -> None:
    entries = [_entry(number, random.Random(number)) for number in range(size)]  # noqa: S311  # no secret
    begin = time.process_time()
    with unswept():
        stories = group(entries)
    seconds = time.process_time() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(len(stories), f"{seconds:.2f}", f"{peak:.0f}")


def _entry(number: int, chance: random.Random) -> Candidate:
    """News of a small vocabulary in two languages, and a thing with a name each."""
    name = (
        f"{chance.choice('BCDFGKLMNPRSTVZ')}{chance.choice('aeiou')}{number // 3:x}Net"
    )
    title = (
        f"{chance.choice(_WHO)} {chance.choice(_DID)} {name}，"
        f"{chance.choice(_WHAT)} {chance.randrange(2, 90)}%"
    )
    return Candidate(
        id=CandidateId(f"{number}"),
        source=f"Feed {number % 2_000}",
        kind="feed",
        url=f"https://example.org/{number}",
        title=title,
        summary=f"{name} is told of in sentence {number}. It has {number * 7} parts.",
        published=_SINCE + dt.timedelta(minutes=chance.randrange(7 * 24 * 60)),
    )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        _one(int(sys.argv[2]))
    else:
        main([int(size) for size in sys.argv[1:]] or list(_SIZES))
