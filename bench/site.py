"""A feed server of its own process: `python -m bench.site FEEDS ENTRIES` prints its port.

Feeds are `/0` … `/N-1`, each with its ETag; If-None-Match gets a 304.
"""

import asyncio
import re
import sys

_HEAD = re.compile(rb"GET /(\d+) ")


def document(number: int, entries: int) -> bytes:
    """An RSS feed of distinct entries of about 900 bytes each, about the field."""
    items = "".join(
        f"<item><title>Language model {number}-{entry} for agents</title>"
        f"<link>https://example.org/{number}/{entry}</link>"
        f"<guid>{number}-{entry}</guid><description>&lt;p&gt;Laboratory {number} describes"
        f" model {entry}, which plans in {entry + 3} steps. {'It reads long videos. ' * 30}"
        "&lt;/p&gt;</description>"
        f"<pubDate>{1 + entry % 28:02} Sep 2024 04:00:00 +0000</pubDate></item>"
        for entry in range(entries)
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>'
        f"<title>Feed {number}</title><link>https://example.org/</link>{items}"
        "</channel></rss>"
    ).encode()


async def serve(feeds: int, entries: int) -> None:
    documents = [document(number, entries) for number in range(feeds)]

    async def answer(
        reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                writer.write(_answer(head, documents))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


def _answer(head: bytes, documents: list[bytes]) -> bytes:
    found = _HEAD.match(head)
    if found is None:
        return b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
    tag = b'"' + found[1] + b'"'
    if b"if-none-match: " + tag in head.lower():
        return b"HTTP/1.1 304 Not Modified\r\nETag: " + tag + b"\r\n\r\n"
    body = documents[int(found[1])]
    return (
        b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml; charset=utf-8\r\nETag: "
        + tag
        + b"\r\nContent-Length: %d\r\n\r\n" % len(body)
        + body
    )


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), int(sys.argv[2])))
