"""What a model answers about a batch of stories: what can be used of it, is."""

import re
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, Field, ValidationError, field_validator

from agents.domain.words import SectionName

BEST = 10
_NUMBER = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(?:分|/\s*10)?\s*", re.ASCII)
_SECTIONS: dict[str, SectionName] = {
    "practice": "practice", "实践": "practice", "落地": "practice",
    "theory": "theory", "理论": "theory", "前沿": "theory",
    "news": "news", "新闻": "news", "认知": "news",
}  # fmt: skip


def _number(said: object) -> object:
    """`7`, `7.5 分` and `7/10`."""
    if isinstance(said, bool):
        return None
    if isinstance(said, str) and (found := _NUMBER.fullmatch(said)):
        return found[1]
    return said


def _section(said: object) -> SectionName | None:
    """In either language; None for what is no section."""
    words = str(said).lower()
    return next((name for word, name in _SECTIONS.items() if word in words), None)


def _text(said: object) -> str:
    return said if isinstance(said, str) else ""


Said = Annotated[str, BeforeValidator(_text)]


class StoryGrade(BaseModel):
    """Of the story of number `n`. The reason stands before the grade it is for."""

    n: Annotated[int, BeforeValidator(_number)]
    reason: Said = ""
    # The bounds stand first: behind the validator pydantic writes `ge` into the schema.
    grade: Annotated[
        float, Field(ge=0, le=BEST, allow_inf_nan=False), BeforeValidator(_number)
    ]
    section: Annotated[SectionName | None, BeforeValidator(_section)] = None
    category: Said = ""
    gist: Said = ""


class Grades(BaseModel):
    """One for each story; what is wrong with one costs that one."""

    stories: list[StoryGrade] = Field(min_length=1)

    @field_validator("stories", mode="before")
    @classmethod
    def _usable(cls, rows: Any) -> Any:
        """All of them where none can be used: the re-ask then says what is wrong."""
        if not isinstance(rows, list):
            return rows
        return [row for row in rows if _is_usable(row)] or rows

    def by_number(self, count: int) -> dict[int, StoryGrade]:
        """Those of 1 to `count`; a number that is given twice says nothing."""
        numbers = [row.n for row in self.stories]
        return {
            row.n: row
            for row in self.stories
            if 1 <= row.n <= count and numbers.count(row.n) == 1
        }


def _is_usable(row: Any) -> bool:
    try:
        StoryGrade.model_validate(row)
    except ValidationError:
        return False
    return True
