"""Closing that an interruption waits for."""

import asyncio
from collections.abc import Coroutine
from typing import Any


async def closed(work: Coroutine[Any, Any, object]) -> None:
    """Go through with it even if this task is cancelled meanwhile, then be cancelled.

    httpcore shields its closing from AnyIO's cancellation alone: a task that is
    cancelled within it leaves the rest of its connections open.
    """
    closing = asyncio.ensure_future(work)
    try:
        await asyncio.shield(closing)
    except asyncio.CancelledError:
        await closing
        raise
