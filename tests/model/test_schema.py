from collections.abc import Iterator
from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, Field

from agents.formatter.card import CardAnswer
from agents.model.schema import STRICT, schema_for
from agents.scout.grades import Grades
from agents.summariser.cite import CiteAnswer
from agents.summariser.judge import JudgeAnswer

OF_OBJECTS = {"properties", "additionalProperties"}


class Dog(BaseModel):
    kind: Literal["dog"] = "dog"
    title: str = Field(default="", max_length=9)


class Cat(BaseModel):
    kind: Literal["cat"] = "cat"
    lives: int = Field(default=9, ge=0)


class House(BaseModel):
    pets: tuple[Annotated[Dog | Cat, Field(discriminator="kind")], ...]
    first: Dog | None = Field(default=None, description="谁先来")


def test_a_shape_is_one_closed_schema_without_references() -> None:
    schema = schema_for(House)

    dog, cat = schema["properties"]["pets"]["items"]["anyOf"]
    assert schema["required"] == ["pets", "first"]
    assert schema["additionalProperties"] is False
    assert "$defs" not in schema
    assert "$ref" not in str(schema)
    assert dog["required"] == ["kind", "title"]
    assert cat["properties"]["lives"] == {"type": "integer"}
    assert dog["properties"]["title"] == {"type": "string"}


def test_lengths_and_ranges_are_kept_for_a_reader() -> None:
    schema = schema_for(House, strict=False)

    dog = schema["properties"]["pets"]["items"]["anyOf"][0]
    assert dog["properties"]["title"]["maxLength"] == 9
    assert schema["properties"]["first"]["description"] == "谁先来"


def keywords(node: object) -> Iterator[str]:
    """Each keyword of a schema; a field's name is none."""
    if isinstance(node, list):
        for part in node:
            yield from keywords(part)
    elif isinstance(node, dict):
        for key, value in node.items():
            yield key
            yield from keywords(list(value.values()) if key == "properties" else value)


@pytest.mark.parametrize("shape", [CardAnswer, Grades, CiteAnswer, JudgeAnswer, House])
def test_what_is_asked_for_has_only_keywords_that_strict_modes_take(
    shape: type[BaseModel],
) -> None:
    assert set(keywords(schema_for(shape))) <= STRICT - {"oneOf"} | OF_OBJECTS


def test_a_grades_range_is_told_to_a_reader_in_the_schemas_own_words() -> None:
    stories = schema_for(Grades, strict=False)["properties"]["stories"]
    grade = stories["items"]["properties"]["grade"]

    assert (grade["minimum"], grade["maximum"]) == (0, 10)
    assert "ge" not in grade
