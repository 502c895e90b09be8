"""The bare pair: httpx fetches, feedparser parses on both cores, nothing is kept.

python -m bench.bare PORT FEEDS
"""

import asyncio
import sys
from concurrent.futures import ProcessPoolExecutor

import feedparser
import httpx

_AT_ONCE = 64


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


if __name__ == "__main__":
    print(asyncio.run(main(int(sys.argv[1]), int(sys.argv[2]))))
