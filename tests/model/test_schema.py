from typing import Annotated, Literal

from pydantic import BaseModel, Field

from agents.model.schema import schema_for


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
