import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.errors import InputError
from detente.model import KINDS, Time, line_of, to_json
from detente.records import build, example, from_json, from_line
from records_strategy import any_record

DOUBT: dict[str, Any] = {
    "kind": "doubt",
    "id": "d",
    "article": "a",
    "rule": "doubt.date",
    "confidence": 0.5,
    "spans": [{"start": 0, "end": 1, "text": "A"}],
    "form": "other",
    "note": "n",
}


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
@settings(max_examples=20, deadline=None)
def test_a_printed_record_reads_back_as_it_was(kind: str, data: st.DataObject) -> None:
    record = data.draw(any_record(kind))
    assert from_json(kind, to_json(record)) == record
    assert from_line(line_of(record)) == record


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"colour": "red"}, r"doubt: unknown fields \['colour'\]"),
        ({"kind": "event"}, "says it is of kind 'event'"),
        ({"note": None}, "doubt.note: null; a text must be given"),
        ({"note": 3}, "doubt.note: 3; a text would be right"),
        ({"confidence": "high"}, "doubt.confidence: 'high'; a number would be right"),
        ({"confidence": True}, "doubt.confidence: True"),
        ({"form": "odd"}, r"doubt.form: 'odd'; one of \['contradiction'"),
        ({"spans": "A"}, "doubt.spans: 'A'; a list would be right"),
        ({"spans": ["A"]}, "doubt.spans: 'A'; a span would be right"),
        ({"spans": [{"start": 0, "end": 1}]}, "doubt.spans: field 'text' is missing"),
        ({"spans": [{"start": 0.0, "end": 1, "text": "A"}]}, "doubt.spans.start: 0.0; a whole number"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(change: dict[str, Any], message: str) -> None:
    assert from_json("doubt", DOUBT).note == "n"
    with pytest.raises(InputError, match=message):
        from_json("doubt", DOUBT | change)


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        ({"when": "2026-03-05"}, '{"start": "2026-03-05", "end": "2026-03-05", "precision": "day"}'),
        ({"host": "Peru"}, '{"name": "Peru"}'),
        ({"participants": "Peru"}, '[{"name": "Peru"}]'),
        ({"when": 5}, '{"start": "…", "end": "…", "precision": "day"}'),
    ],
)
def test_what_has_parts_is_asked_for_with_an_example_that_fits(change: dict[str, Any], shown: str) -> None:
    meeting = example(KINDS["meeting"])
    with pytest.raises(InputError) as refused:
        from_json("meeting", meeting | change)
    assert str(refused.value).endswith(f"would be right, such as {shown}")
    assert from_json("meeting", meeting | {name: json.loads(shown) for name in change})


def test_what_has_no_parts_is_asked_for_without_an_example() -> None:
    with pytest.raises(InputError, match=r"a text would be right$"):
        from_json("doubt", DOUBT | {"note": 3})


@pytest.mark.parametrize("kind", KINDS)
def test_the_example_of_a_kind_reads_back(kind: str) -> None:
    assert build(KINDS[kind], example(KINDS[kind]), where=kind)


def test_a_whole_number_will_do_for_a_number() -> None:
    assert from_json("doubt", DOUBT | {"confidence": 1}).confidence == 1.0


def test_a_field_left_out_takes_its_default() -> None:
    plain = {"start": "2026-03-06", "end": "2026-03-06", "precision": "day"}
    assert build(Time, plain, where="time") == Time("2026-03-06", "2026-03-06", "day")


@pytest.mark.parametrize("line", ["", "[]", "3", '{"kind": 3}', json.dumps({"kind": "rumour"})])
def test_a_line_that_is_no_record_is_refused(line: str) -> None:
    with pytest.raises(InputError):
        from_line(line)
