import pytest

from detente.model import Event, Party, Span, Statement, Time
from detente.shape import Shape, shapes_of


@pytest.mark.parametrize(
    ("cls", "name", "shape"),
    [
        (Span, "start", Shape(int)),
        (Span, "by", Shape(str, optional=True, required=False)),
        (Statement, "content", Shape(Span, many=True)),
        (Statement, "form", Shape(str, words=("direct", "indirect", "mixed"))),
        (Statement, "cue", Shape(Span, optional=True)),
        (Event, "when", Shape(Time, optional=True, required=False)),
        (Event, "source", Shape(Party, many=True)),
        (Event, "contexts", Shape(str, many=True, required=False)),
    ],
)
def test_a_shape_says_what_the_annotation_says(cls: type, name: str, shape: Shape) -> None:
    assert shapes_of(cls)[name] == shape


def test_the_kind_is_not_a_field() -> None:
    assert "kind" not in shapes_of(Event)
