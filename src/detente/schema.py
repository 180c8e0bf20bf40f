"""What may a printed record look like? A JSON Schema, generated from the dataclasses, for `detente schema`."""

from typing import Any

from detente.model import KINDS
from detente.shape import Shape, shapes_of

PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean"}


def json_schema() -> dict[str, Any]:
    """The schema of one line of `detente read`: exactly one of the kinds."""
    defs: dict[str, Any] = {}
    for kind, cls in KINDS.items():
        defs[kind] = _object(cls, defs, kind=kind)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A record of détente",
        "oneOf": [{"$ref": f"#/$defs/{kind}"} for kind in KINDS],
        "$defs": dict(sorted(defs.items())),
    }


def _object(cls: type, defs: dict[str, Any], *, kind: str | None = None) -> dict[str, Any]:
    shapes = shapes_of(cls)
    properties = {name: _field(shape, defs) for name, shape in shapes.items()}
    # Only a span leaves out what it has not; every other value prints all its fields.
    always = [name for name, shape in shapes.items() if shape.required or cls.__name__ != "Span"]
    if kind:
        properties = {"kind": {"const": kind}, **properties}
        always = ["kind", *always]
    return {
        "type": "object",
        "description": " ".join((cls.__doc__ or "").split()),
        "properties": properties,
        "required": always,
        "additionalProperties": False,
    }


def _field(shape: Shape, defs: dict[str, Any]) -> dict[str, Any]:
    one: dict[str, Any]
    if shape.nested:
        name = shape.base.__name__.lower()
        if name not in defs:
            defs[name] = {}
            defs[name] = _object(shape.base, defs)
        one = {"$ref": f"#/$defs/{name}"}
    elif shape.words:
        one = {"type": "string", "enum": list(shape.words)}
    else:
        one = {"type": PLAIN[shape.base]}
    if shape.many:
        one = {"type": "array", "items": one}
    return {"anyOf": [one, {"type": "null"}]} if shape.optional else one
