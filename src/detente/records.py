"""Is this plain dict one of our records? The one door from JSON to dataclasses, with checks."""

import json
from collections.abc import Mapping
from typing import Any

from detente.errors import InputError
from detente.model import KINDS
from detente.shape import Shape, shapes_of


def from_json(kind: str, plain: Mapping[str, Any]) -> Any:
    """The record that `plain` spells out, `from_json(r.kind, to_json(r)) == r`; what does not fit is refused."""
    if kind not in KINDS:
        raise InputError(f"unknown kind {kind!r}; kinds are {sorted(KINDS)}")
    said = plain.get("kind", kind)
    if said != kind:
        raise InputError(f"{kind}: the record says it is of kind {said!r}")
    return build(KINDS[kind], {k: v for k, v in plain.items() if k != "kind"}, where=kind)


def from_line(line: str) -> Any:
    """The record that one line of `detente read` holds; the line names its kind."""
    try:
        plain = json.loads(line)
    except ValueError as error:
        raise InputError(f"not a line of JSON: {error}") from error
    if not isinstance(plain, dict) or not isinstance(plain.get("kind"), str):
        raise InputError('a record is a JSON object with its "kind"')
    return from_json(plain["kind"], plain)


def build(cls: type, plain: Mapping[str, Any], *, where: str) -> Any:
    """The dataclass filled from `plain`; `where` opens the message if a field is unknown, missing or wrong."""
    shapes = shapes_of(cls)
    unknown = sorted(plain.keys() - shapes.keys())
    if unknown:
        raise InputError(f"{where}: unknown fields {unknown}; known fields are {sorted(shapes)}")
    values = {}
    for name, shape in shapes.items():
        if name in plain:
            values[name] = _value(plain[name], shape, where=f"{where}.{name}")
        elif shape.required:
            raise InputError(f"{where}: field {name!r} is missing")
    return cls(**values)


def _value(plain: Any, shape: Shape, *, where: str) -> Any:
    if plain is None:
        if shape.optional:
            return None
        raise InputError(f"{where}: null; a {_wanted(shape)} must be given")
    if not shape.many:
        return _single(plain, shape, where=where)
    if not isinstance(plain, (list, tuple)):
        raise InputError(f"{where}: {plain!r:.80}; a list would be right{_such_as([example(shape.base, plain)]) if shape.nested else ''}")
    return tuple([_single(item, shape, where=where) for item in plain])


def _single(plain: Any, shape: Shape, *, where: str) -> Any:
    if shape.nested:
        if not isinstance(plain, Mapping):
            raise InputError(f"{where}: {plain!r:.80}; a {_wanted(shape)} would be right{_such_as(example(shape.base, plain))}")
        return build(shape.base, plain, where=where)
    if shape.base is float and type(plain) is int:
        return float(plain)
    if type(plain) is not shape.base:
        raise InputError(f"{where}: {plain!r:.80}; a {_wanted(shape)} would be right")
    if shape.words and plain not in shape.words:
        raise InputError(f"{where}: {plain!r:.80}; one of {list(shape.words)} would be right")
    return plain


def example(cls: type, given: Any = None) -> dict[str, Any]:
    """The shortest plain dict that the dataclass could be built from, with the words that were `given` in place of any text."""
    shapes = shapes_of(cls)
    needed = {name: shape for name, shape in shapes.items() if shape.required} or dict(list(shapes.items())[:1])
    return {name: _example_of(shape, given) for name, shape in needed.items()}


def _example_of(shape: Shape, given: Any) -> Any:
    if shape.nested:
        one: Any = example(shape.base, given)
    elif shape.words:
        one = shape.words[0]
    elif shape.base is str:
        one = given[:40] if isinstance(given, str) and given else "…"
    else:
        one = shape.base()
    return [one] if shape.many else one


def _such_as(plain: Any) -> str:
    return f", such as {json.dumps(plain, ensure_ascii=False)}"


def _wanted(shape: Shape) -> str:
    names = {str: "text", int: "whole number", float: "number", bool: "true or false"}
    return names.get(shape.base, shape.base.__name__.lower())
