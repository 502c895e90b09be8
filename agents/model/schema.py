"""A shape as JSON Schema, in the strict form that every ladder step accepts."""

from functools import cache
from typing import Any

from pydantic import BaseModel

from agents.model.budget import estimate

NOISE = frozenset({"default", "title", "discriminator"})
# Strict modes refuse these; pydantic checks them after the answer anyway.
UNSUPPORTED = frozenset(
    {
        "minLength", "maxLength", "pattern", "format",
        "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
        "minItems", "maxItems", "uniqueItems",
    }
)  # fmt: skip
Schema = dict[str, Any]


@cache
def schema_for(shape: type[BaseModel], *, strict: bool = True) -> Schema:
    """References inlined, every field required, no other fields allowed.

    Strict, it is what servers enforce; otherwise it keeps lengths and ranges, for
    a model to read. A shape that contains itself is a bug: RecursionError.
    """
    schema = shape.model_json_schema()
    definitions = schema.pop("$defs", {})
    return _object(schema, definitions, NOISE | UNSUPPORTED if strict else NOISE)


@cache
def schema_tokens(shape: type[BaseModel], *, strict: bool) -> int:
    """What sending it takes."""
    return estimate([str(schema_for(shape, strict=strict))])


def _inlined(node: object, definitions: Schema, dropped: frozenset[str]) -> object:
    if isinstance(node, list):
        return [_inlined(part, definitions, dropped) for part in node]
    return _object(node, definitions, dropped) if isinstance(node, dict) else node


def _object(node: Schema, definitions: Schema, dropped: frozenset[str]) -> Schema:
    if reference := node.get("$ref"):
        aimed = definitions[str(reference).rpartition("/")[2]]
        beside = {key: value for key, value in node.items() if key != "$ref"}
        return _object(aimed | beside, definitions, dropped)
    made: Schema = {
        # Strict modes know anyOf only; pydantic writes oneOf for tagged unions.
        "anyOf" if key == "oneOf" else key: _inlined(value, definitions, dropped)
        for key, value in node.items()
        if key not in dropped and key != "properties"
    }
    if isinstance(properties := node.get("properties"), dict):
        # These keys are the shape's own names, "title" and "format" included.
        made["properties"] = {
            name: _inlined(value, definitions, dropped)
            for name, value in properties.items()
        }
        made["required"] = list(properties)
        made["additionalProperties"] = False
    return made
