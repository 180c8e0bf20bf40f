"""Any record of any kind, for property tests: follows the dataclass, so that a new field is tested from its first day."""

from typing import Any

from hypothesis import strategies as st

from detente.model import KINDS
from detente.shape import Shape, shapes_of


def any_record(kind: str) -> st.SearchStrategy[Any]:
    return _any_of(KINDS[kind])


def _any_of(cls: type) -> st.SearchStrategy[Any]:
    return st.builds(cls, **{name: _any_value(shape) for name, shape in shapes_of(cls).items()})


def _any_value(shape: Shape) -> st.SearchStrategy[Any]:
    texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=8) | st.sampled_from(["🕊", "'", '"', "\\", "\0"])
    numbers = st.floats(allow_nan=False, allow_infinity=False)
    plain = {str: texts, int: st.integers(0, 2**40), float: numbers, bool: st.booleans()}
    one = _any_of(shape.base) if shape.nested else plain[shape.base]
    if shape.words:
        one = st.sampled_from(shape.words)
    if shape.many:
        one = st.lists(one, max_size=2).map(tuple)
    return st.none() | one if shape.optional else one
