"""Sends one text to every chat that the environment names."""

import asyncio
from collections.abc import Callable, Mapping

import httpx

from agents.messages.said import said
from agents.notify.webhooks import SERVICES, Service
from agents.settings.environment import place
from agents.web.authorities import authorities

_TIMEOUT = 10.0  # seconds of one service, its whole answer included
_READ = 16 * 1024  # bytes of an answer
_HEADERS = {"content-type": "application/json; charset=utf-8"}


async def notify(
    text: str, env: Mapping[str, str], now: float, note: Callable[[str], None]
) -> None:
    """`now` in seconds since the epoch. A failure is a note and nothing more.

    Addresses and secrets stand in no note: an address is a key.
    """
    named = [service for service in SERVICES if service.variable in env]
    if not named:
        return
    # No redirect is followed and no proxy of the environment used: the address holds
    # a key, which goes to the named host alone.
    async with (
        httpx.AsyncClient(
            verify=authorities(), trust_env=False, headers=_HEADERS
        ) as client,
        asyncio.TaskGroup() as group,
    ):
        tasks = [
            (service, group.create_task(_sent(client, service, text, env, now)))
            for service in named
        ]
        for service, task in tasks:
            if fault := await task:
                spelt = [name for name in (service.variable, service.secret) if name]
                places = said(" and ").join(place(env, name) for name in spelt)
                note(
                    said(
                        "{name} was not told: {fault}; check {places}",
                        name=service.name,
                        fault=fault,
                        places=places,
                    )
                )


async def _sent(
    client: httpx.AsyncClient,
    service: Service,
    text: str,
    env: Mapping[str, str],
    now: float,
) -> str:
    """What went wrong, in words without the address."""
    address, secret = env[service.variable].strip(), env.get(service.secret, "")
    if not (address + secret).isprintable():
        return said("its address or its secret holds a line break or a damaged letter")
    url, body = service.request(address, secret, text, now)
    return await _posted(client, service, url, body)


async def _posted(
    client: httpx.AsyncClient, service: Service, url: str, body: bytes
) -> str:
    try:
        async with (
            asyncio.timeout(_TIMEOUT),
            client.stream("POST", url, content=body) as response,
        ):
            answer = b""
            async for part in response.aiter_bytes():
                answer += part
                if len(answer) > _READ:
                    return said("it answers at length")
    except TimeoutError:
        return said("it took longer than {seconds:g} s", seconds=_TIMEOUT)
    except (httpx.InvalidURL, httpx.UnsupportedProtocol):
        return said("its address is none")
    except httpx.HTTPError as error:
        return said("it cannot be reached ({kind})", kind=type(error).__name__)
    if not response.is_success:
        return said("it answers {status}", status=response.status_code)
    return service.refusal(answer)
