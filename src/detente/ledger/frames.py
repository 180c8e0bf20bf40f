"""How do records get into a notebook's tables? As columns that polars, pandas and Arrow take over without copying them."""

from collections.abc import Sequence
from typing import Any

import duckdb

from detente.extras import optional
from detente.ledger.adding import Row, stored_line
from detente.ledger.columns import structure
from detente.ledger.opening import OFFLINE


class Frame:
    """Rows that are fetched when they are asked for; whatever takes an Arrow stream takes a frame."""

    def __init__(self, relation: duckdb.DuckDBPyRelation, connection: duckdb.DuckDBPyConnection) -> None:
        self._relation = relation
        self._connection = connection  # kept open as long as the frame is

    @property
    def columns(self) -> list[str]:
        """The names of the columns."""
        return list(self._relation.columns)

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.rows())

    def __repr__(self) -> str:
        """The frame as a notebook shows it."""
        return str(self._relation)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The rows as an Arrow stream."""
        return self._relation.__arrow_c_stream__(requested_schema)

    def rows(self) -> list[tuple[Any, ...]]:
        """The rows as Python values."""
        return self._relation.fetchall()

    def arrow(self) -> Any:
        """A pyarrow.Table."""
        return optional("pyarrow", extra="tables").table(self)

    def polars(self) -> Any:
        """A polars.DataFrame."""
        return optional("polars", extra="tables").DataFrame(self)

    def pandas(self) -> Any:
        """A pandas.DataFrame whose columns are Arrow's."""
        return self.arrow().to_pandas(types_mapper=optional("pandas", extra="tables").ArrowDtype)


def frame_of(kind: str, records: Sequence[Row]) -> Frame:
    """Records of one kind as a frame, with the columns that the ledger has."""
    connection = duckdb.connect(config=dict(OFFLINE))
    rows = "SELECT unnest(from_json(line, $shape)) FROM (SELECT unnest($lines::VARCHAR[]) AS line)"
    lines = [stored_line(record) for record in records]
    return Frame(connection.sql(rows, params={"shape": structure(kind), "lines": lines}), connection)
