"""What an editor would have chosen instead: `--swap A=B`, `--add URL`, `--drop ITEM`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from agents.errors import SettingsError
from agents.messages.said import said

FLAGS = ("swap", "add", "drop")
_SWAP = re.compile(r"(?P<item>.+?)\s*=\s*(?P<url>https?://\S+)", re.DOTALL)
_URL = re.compile(r"https?://[^\s/]+\S*")


@dataclass(frozen=True)
class Amendments:
    """Items as `review --status` names them, addresses as they were typed."""

    swaps: tuple[tuple[str, str], ...] = ()
    adds: tuple[str, ...] = ()
    drops: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.swaps or self.adds or self.drops)


def amendments(flags: Mapping[str, Any]) -> Amendments:
    """From the flags of `draft`, each of which may be repeated. Raises SettingsError."""
    swap, add, drop = (flags.get(name) or () for name in FLAGS)
    return Amendments(
        tuple(map(_swapped, swap)),
        tuple(_address(url.strip()) for url in dict.fromkeys(add)),
        tuple(dict.fromkeys(item.strip() for item in drop)),
    )


def _swapped(order: str) -> tuple[str, str]:
    """An item's heading may have a `=`, and so may an address."""
    found = _SWAP.fullmatch(order.strip())
    if found is None:
        raise SettingsError(
            said(
                "--swap {order!r}: write the item and the address of a bench row,"
                " such as 3=https://example.org/a",
                order=order,
            )
        )
    return found["item"], found["url"]


def _address(url: str) -> str:
    if not _URL.fullmatch(url):
        raise SettingsError(
            said(
                "--add {url!r} is no web address; write one that begins with https://",
                url=url,
            )
        )
    return url
