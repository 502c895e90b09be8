"""When each text was first read, whichever run it was: a rerun tells the same."""

import datetime as dt
import hashlib
from collections.abc import Sequence

from agents.domain.story import Material
from agents.store.connection import Connection
from agents.store.shelf import writing
from agents.store.texts import as_kept


def as_first_read(
    connection: Connection, materials: Sequence[Material]
) -> tuple[Material, ...]:
    """Each with the time of its first reading, which is kept where it is new.

    It is forgotten with the texts; what the same address says otherwise is another text.
    """
    keys = [_key(one) for one in materials]
    with writing(connection):
        connection.executemany(
            "INSERT INTO texts (address, noun, kept) VALUES (?, ?, ?)"
            " ON CONFLICT (address) DO NOTHING",
            [
                (key, one.fetched.isoformat(), as_kept(one.fetched))
                for key, one in zip(keys, materials, strict=True)
            ],
        )
    found = {
        address: noun
        for key in keys
        for address, noun in connection.execute(
            "SELECT address, noun FROM texts WHERE address = ?", (key,)
        )
    }
    return tuple(
        one.model_copy(update={"fetched": dt.datetime.fromisoformat(found[key])})
        for one, key in zip(materials, keys, strict=True)
    )


def _key(one: Material) -> str:
    of = hashlib.sha256(f"{one.url}\x00{one.text}\x00{one.whole}".encode())
    return f"first read {of.hexdigest()}"
