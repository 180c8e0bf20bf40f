import duckdb
import pytest

from detente.ledger.columns import creation
from detente.model import KINDS
from detente.shape import shapes_of


@pytest.fixture(scope="module")
def columns() -> dict[str, dict[str, str]]:
    with duckdb.connect() as connection:
        for statement in creation():
            connection.execute(statement)
        return {kind: {row[0]: row[1] for row in connection.execute(f'DESCRIBE "{kind}"').fetchall()} for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_table_with_its_fields_in_order(columns: dict[str, dict[str, str]], kind: str) -> None:
    assert list(columns[kind]) == ["added", "reading", *shapes_of(KINDS[kind])]


def test_nested_values_are_structs_and_lists_of_them(columns: dict[str, dict[str, str]]) -> None:
    assert columns["statement"]["speaker"].startswith('STRUCT("name" VARCHAR')
    assert columns["statement"]["spans"].endswith("[]")
    assert columns["statement"]["about"] == "VARCHAR[]"
    assert columns["statement"]["embedded"] == "BOOLEAN"
