"""The bare pair: httpx fetches, feedparser parses on both cores, nothing is kept.

python -m bench.bare PORT FEEDS
python -m bench.bare --parse FEEDS ENTRIES      feedparser alone: nothing is fetched
"""

import asyncio
import sys
from concurrent.futures import ProcessPoolExecutor

import feedparser
import httpx

from bench.site import document

_AT_ONCE = 64
_LOT = 10  # documents that a worker takes at once


def parse(document: bytes) -> int:
    return len(feedparser.parse(document).entries)  # noqa: TID251  # the yardstick


async def main(port: int, feeds: int) -> int:
    slots = asyncio.Semaphore(_AT_ONCE)
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(2) as pool:
        limits = httpx.Limits(max_connections=_AT_ONCE)
        async with httpx.AsyncClient(limits=limits, trust_env=False) as client:

            async def one(number: int) -> int:
                async with slots:
                    answer = await client.get(f"http://127.0.0.1:{port}/{number}")
                return await loop.run_in_executor(pool, parse, answer.content)

            async with asyncio.TaskGroup() as group:
                tasks = [group.create_task(one(n)) for n in range(feeds)]
    return sum(task.result() for task in tasks)


def alone(feeds: int, entries: int) -> int:
    documents = [document(number, entries) for number in range(feeds)]
    with ProcessPoolExecutor(2) as pool:
        return sum(pool.map(parse, documents, chunksize=_LOT))


if __name__ == "__main__":
    first, *rest = sys.argv[1:]
    if first == "--parse":
        print(alone(*map(int, rest)))
    else:
        print(asyncio.run(main(int(first), int(rest[0]))))
