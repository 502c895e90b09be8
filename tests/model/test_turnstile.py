import asyncio

from agents.model.turnstile import Turnstile


async def test_the_lower_rank_goes_first_and_else_who_came_first() -> None:
    turnstile, order = Turnstile(), list[str]()

    async def pass_through(name: str, rank: int) -> None:
        async with turnstile.turn(rank):
            order.append(name)

    async with turnstile.turn(0):
        tasks = [
            asyncio.create_task(pass_through(name, rank))
            for name, rank in (("a", 1), ("b", 1), ("c", 0), ("d", 1))
        ]
        await asyncio.sleep(0)
    await asyncio.wait(tasks)

    assert order == ["c", "a", "b", "d"]


async def test_whoever_is_cancelled_hands_its_turn_on() -> None:
    turnstile, order = Turnstile(), list[str]()

    async def pass_through(name: str) -> None:
        async with turnstile.turn(0):
            order.append(name)

    async with turnstile.turn(0):
        waiting, called, last = (asyncio.create_task(pass_through(n)) for n in "abc")
        await asyncio.sleep(0)
        waiting.cancel()
        await asyncio.sleep(0)
    called.cancel()  # it was its turn, and it did not come
    await asyncio.wait([waiting, called, last])

    assert order == ["c"]
    async with turnstile.turn(0):
        order.append("free")
    assert order[-1] == "free"
