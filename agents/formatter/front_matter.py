"""The head of an issue: what its front matter says, whatever its exact form."""

import datetime as dt
import re

import yaml
from pydantic import BaseModel

from agents.errors import LayoutError
from agents.formatter import layout

_SESSIONS = re.compile(r"第 ?(\d{1,6}) ?至第 ?(\d{1,6}) ?期")


class Head(BaseModel):
    """The front matter's facts; `body` is the number of the line after it."""

    number: int
    date: dt.date
    cutoff: dt.date
    first_session: int
    last_session: int
    draft: bool
    body: int


def head(lines: list[str]) -> Head:
    """Read the front matter that `lines` begin with. Raises LayoutError."""
    closing = next((n for n, line in enumerate(lines) if n and line == "---"), None)
    if closing is None or lines[0] != "---":
        raise LayoutError(1, "no front matter; begin the file with --- and its fields")
    fields = _fields("\n".join(lines[1:closing]))
    description = fields.get("description", "")
    sessions = _SESSIONS.search(description)
    if sessions is None:
        raise LayoutError(1, "no sessions in the description; write 第 1 至第 5 期")
    return Head(
        number=_number(fields.get("title", "")),
        date=_date(fields.get("date", "")),
        cutoff=_cutoff(description, lines[closing + 1 :]),
        first_session=int(sessions[1]),
        last_session=int(sessions[2]),
        draft=fields.get("draft") == "True",
        body=closing + 1,
    )


def _fields(text: str) -> dict[str, str]:
    try:
        loaded = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError) as error:  # ValueError: date: 2024-02-30
        raise LayoutError(2, "the front matter is not YAML; quote its texts") from error
    if not isinstance(loaded, dict):
        raise LayoutError(2, 'the front matter has no fields; write title: "…"')
    return {str(key): str(value) for key, value in loaded.items()}


def _number(title: str) -> int:
    found = layout.TITLE.search(title)
    number = layout.parse_chinese_number(found["number"]) if found else None
    if number is None:
        raise LayoutError(2, f"the title {title!r} has no number; write 第一期")
    return number


def _date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise LayoutError(
            2, f"the date {text!r} is no day; write 2024-09-30"
        ) from error


def _cutoff(description: str, body: list[str]) -> dt.date:
    for text in (description, *body):
        if "截至" in text and (day := layout.parse_chinese_date(text)):
            return day
    raise LayoutError(2, "no cut-off date; write 截至 📅2024 年 9 月 30 日")
