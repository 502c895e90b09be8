"""What the page asks for, as it sends it."""

from pydantic import BaseModel, ConfigDict


class Payload(BaseModel):
    """`base` is the sha256 of the text that the editor saw; what is unknown is let be."""

    model_config = ConfigDict(frozen=True, strict=True)

    kind: str = ""
    item: str = ""
    base: str = ""
    text: str = ""
    reason: str = ""
    section: str = ""
    category: str | None = None
    instead: str = ""  # the item that makes way
    items: list[str] = []
    bases: list[str] = []
    saw: str | None = None  # the status that the editor saw
    saws: list[str] | None = None  # of each of `items`
    stood: str | None = None  # where the editor saw it: its section and its category
    cut: bool | None = None  # whether the editor saw it as cut out of issue.md
    last: int | None = None  # the line that the editor would take back
    does: str = ""  # what is done to a selection
    what: str = ""  # what a correction is about
    n: str | int = ""  # a sentence's place
    checked: bool = False
    by: str = ""
    at: str = ""
    was: str = ""  # the text that `base` is the sha256 of
    version: str = ""
    wish: str = ""  # words for the model
    by_hand: bool = False  # what comes in is only read: the editor writes it
    done: bool = False
    more: bool = False
    me: str = ""
    name: str = ""
    editing: str = ""
    gone: bool = False
