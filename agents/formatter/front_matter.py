"""The head of an issue: what its front matter says, whatever its exact form."""

import datetime as dt
import re
import tomllib
from collections.abc import Sequence
from itertools import takewhile

import yaml
from pydantic import BaseModel

from agents.domain.front_matter import Front, front
from agents.errors import LayoutError
from agents.formatter import layout
from agents.messages.said import said

_SPAN = re.compile(r"第?\s?([0-9]{1,6})\s?期?\s?[至到–—~～-]\s?第?\s?([0-9]{1,6})\s?期")
_ONE = re.compile(r"第\s?([0-9]{1,6})\s?期")
_NUMBER = re.compile(r"第\s?(?:([0-9]{1,4})|([零一二三四五六七八九十百千]{1,9}))\s?期")
_DAY = re.compile(
    r"([0-9]{4})\s?[-/.年]\s?([0-9]{1,2})\s?[-/.月]\s?([0-9]{1,2})(?![0-9])"
)


class FrontMatterHead(BaseModel):
    """The front matter's facts; `body` is the number of the line after it.

    No session is named where the description says it in other words.
    """

    number: int
    date: dt.date
    cutoff: dt.date
    first_session: int | None
    last_session: int | None
    draft: bool
    body: int


def head(rows: Sequence[str]) -> FrontMatterHead:
    """Read the front matter that `rows` begin with. Raises LayoutError."""
    found = front(rows)
    if found is None:
        raise LayoutError(
            1, said("no front matter; begin the file with --- and its fields")
        )
    fields = _fields(found)
    description = fields.get("description", "")
    first, last = _sessions(description)
    return FrontMatterHead(
        number=_number(fields.get("title", "")),
        date=_date(fields.get("date", "")),
        cutoff=_cutoff(description, rows[found.body :]),
        first_session=first,
        last_session=last,
        draft=fields.get("draft", "").lower() == "true",
        body=found.body,
    )


def _fields(found: Front) -> dict[str, str]:
    """The fields with a value of their own; ValueError: date: 2024-02-30."""
    line = found.first + 2
    try:
        loaded = _load(found)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        kind = "YAML" if found.mark == "---" else "TOML"
        raise LayoutError(
            line, said("the front matter is not {kind}; quote its texts", kind=kind)
        ) from error
    if not isinstance(loaded, dict):
        raise LayoutError(
            line, said('the front matter has no fields; write title: "…"')
        )
    return {
        str(key): str(value)
        for key, value in loaded.items()
        if isinstance(value, str | int | dt.date)
    }


def _load(found: Front) -> object:
    if found.mark == "---":
        return yaml.safe_load(found.text)
    return tomllib.loads(found.text)


def _sessions(description: str) -> tuple[int | None, int | None]:
    if span := _SPAN.search(description):
        return int(span[1]), int(span[2])
    if one := _ONE.search(description):
        return int(one[1]), int(one[1])
    return None, None


def _number(title: str) -> int:
    found = _NUMBER.search(title)
    number = None
    if found:
        digits, words = found[1], found[2]
        number = int(digits) if digits else layout.parse_chinese_number(words)
    if not number:
        raise LayoutError(
            2, said("the title {title!r} has no number; write 第一期", title=title)
        )
    return number


def _date(text: str) -> dt.date:
    """A day, whatever time stands behind it; `20240930` is one too."""
    try:
        if found := _DAY.match(text):
            year, month, day = (int(part) for part in found.groups())
            return dt.date(year, month, day)
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise LayoutError(
            2, said("the date {text!r} is no day; write 2024-09-30", text=text)
        ) from error


def _cutoff(description: str, body: Sequence[str]) -> dt.date:
    intro = takewhile(lambda row: not row.startswith("#"), body)
    for text in (description, *intro):
        if "截至" in text and (day := _day_behind(text.partition("截至")[2])):
            return day
    raise LayoutError(2, said("no cut-off date; write 截至 📅2024 年 9 月 30 日"))


def _day_behind(text: str) -> dt.date | None:
    if found := _DAY.search(text):
        try:
            return _date(found[0])
        except LayoutError:
            return None
    return None
