"""Work that an interruption waits for: closing, and what is half open."""

import asyncio
from collections.abc import Awaitable
from typing import Any


async def finished(work: Awaitable[Any]) -> None:
    """Go through with it even if this task is cancelled meanwhile, then be cancelled.

    httpcore shields its closing from AnyIO's cancellation alone: a task that is
    cancelled within it leaves the rest of its connections open.
    """
    going = asyncio.ensure_future(work)
    try:
        await asyncio.shield(going)
    except asyncio.CancelledError:
        if not going.done():
            await finished(going)  # told again, it still goes through with it
        raise
