"""Does the server take our key? Asked once per key, before anything is fetched."""

import hashlib
from typing import Protocol

from agents.domain.reading import Message, Prompt
from agents.domain.words import StoryId
from agents.errors import BudgetError, CredentialsError, ModelError
from agents.messages.said import said
from agents.model.capabilities import Capabilities
from agents.ports import Ask

_TAKEN = "taken"
_ROOM = 1_000  # tokens: a word, and what may be thought about it


class KeyedServer(Protocol):
    @property
    def address(self) -> str: ...

    async def takes_key(self) -> bool | None:
        """What its list of models says of our key; None where it has no such list."""
        ...

    async def is_there(self) -> bool: ...

    def ask(self, model: str) -> Ask: ...


async def check_key(
    server: KeyedServer, model: str, key: str, capabilities: Capabilities
) -> None:
    """Raises CredentialsError if the key is refused, ModelError if nobody is there.

    A key that was taken once isn't asked about again, so a rerun makes no call.
    """
    digest = hashlib.sha256(f"{server.address} {key}".encode()).hexdigest()
    known = f"key {digest[:16]}"
    if capabilities.find(known) == _TAKEN:
        return
    taken = await server.takes_key()
    if taken is None:
        if not await _pinged(server, model):
            return
    elif not taken:
        raise CredentialsError(
            said(
                "{address} refused the key; check OPENAI_API_KEY",
                address=server.address,
            )
        )
    capabilities.keep(known, _TAKEN)


async def _pinged(server: KeyedServer, model: str) -> bool:
    """The shortest call there is; any answer but a refused key will do.

    False where a cap forbids even this. Raises ModelError if nothing was answered.
    """
    prompt = Prompt(
        step="write",
        story_id=StoryId("preflight"),
        messages=(Message(role="user", content="ping"),),
        temperature=1.0,
        max_tokens=_ROOM,
    )
    try:
        await server.ask(model)(prompt)
    except BudgetError:
        return False
    except ModelError as error:
        if not await server.is_there():
            raise ModelError(
                said(
                    "{error}; check its address, or give it longer by --model-timeout",
                    error=error,
                )
            ) from error
    return True
