import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.model import KINDS, to_json
from detente.schema import json_schema
from records_strategy import any_record

SCHEMA = json_schema()


def faults(value: Any, schema: dict[str, Any]) -> list[str]:
    """What is wrong with the value; knows only the words of JSON Schema that ours uses."""
    if "$ref" in schema:
        return faults(value, SCHEMA["$defs"][schema["$ref"].removeprefix("#/$defs/")])
    if "anyOf" in schema:
        return [] if any(not faults(value, part) for part in schema["anyOf"]) else [f"{value!r} fits nothing"]
    if "const" in schema:
        return [] if value == schema["const"] else [f"{value!r} is not {schema['const']}"]
    if "enum" in schema and value not in schema["enum"]:
        return [f"{value!r} is not a word"]
    types = {"string": str, "integer": int, "number": float, "boolean": bool, "array": list, "object": dict, "null": type(None)}
    if type(value) is not types[schema["type"]]:
        return [f"{value!r} is no {schema['type']}"]
    if isinstance(value, list):
        return [fault for item in value for fault in faults(item, schema["items"])]
    if not isinstance(value, dict):
        return []
    found = [f"{name} is missing" for name in schema["required"] if name not in value]
    found += [f"{name} is unknown" for name in value if name not in schema["properties"]]
    return found + [
        fault for name, item in value.items() if name in schema["properties"] for fault in faults(item, schema["properties"][name])
    ]


def test_the_schema_has_every_kind() -> None:
    assert [part["$ref"].removeprefix("#/$defs/") for part in SCHEMA["oneOf"]] == list(KINDS)
    json.dumps(SCHEMA, allow_nan=False)


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
@settings(max_examples=15, deadline=None)
def test_every_printed_record_fits_the_schema_of_its_kind_alone(kind: str, data: st.DataObject) -> None:
    plain = to_json(data.draw(any_record(kind)))
    assert [other for other in KINDS if not faults(plain, SCHEMA["$defs"][other])] == [kind]


def test_the_schema_refuses_unknown_words() -> None:
    plain = {"kind": "refused", "source": "x", "reason": "y"}
    assert faults(plain, SCHEMA["$defs"]["refused"]) == []
    assert faults({**plain, "more": 1}, SCHEMA["$defs"]["refused"]) == ["more is unknown"]
