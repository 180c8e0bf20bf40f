"""What is a field made of? The dataclasses' own annotations, so that no second list of names is ever written."""

from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints


@dataclass(frozen=True, slots=True)
class Shape:
    """One field: its `base` is str, int, float, bool or a dataclass; `words` are the only ones allowed, if any."""

    base: type
    many: bool = False
    optional: bool = False
    words: tuple[str, ...] = ()
    required: bool = True

    @property
    def nested(self) -> bool:
        """True if the base is itself a dataclass, such as a span."""
        return is_dataclass(self.base)


@cache
def shapes_of(cls: type) -> dict[str, Shape]:
    """Each field of the dataclass with its shape, in the order of the class."""
    hints = get_type_hints(cls)
    shapes = {}
    for field in fields(cls):
        required = field.default is MISSING and field.default_factory is MISSING
        shapes[field.name] = _shape_of(hints[field.name], required=required)
    return shapes


def _shape_of(annotation: Any, *, required: bool) -> Shape:
    optional = many = False
    if get_origin(annotation) in (Union, UnionType):
        optional = True
        (annotation,) = [part for part in get_args(annotation) if part is not NoneType]
    if get_origin(annotation) is tuple:
        many = True
        annotation = get_args(annotation)[0]
    words: tuple[str, ...] = ()
    if get_origin(annotation) is Literal:
        words, annotation = get_args(annotation), str
    return Shape(annotation, many=many, optional=optional, words=words, required=required)
