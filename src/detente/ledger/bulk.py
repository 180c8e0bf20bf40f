"""How do very many plain rows get into a table? As whole columns, which the engine takes over without looking at each value."""

from collections.abc import Mapping, Sequence

import duckdb
import numpy as np
from numpy.typing import NDArray

NAME = "given_rows"


def append(connection: duckdb.DuckDBPyConnection, table: str, columns: Mapping[str, Sequence[str] | NDArray[np.generic]]) -> None:
    """Append rows to the table, given column by column and by name; strings as a plain list, numbers as an array."""
    given = {name: column if isinstance(column, np.ndarray) else np.array(column, dtype=object) for name, column in columns.items()}
    if not len(next(iter(given.values()))):
        return
    connection.register(NAME, given)
    try:
        connection.execute(f"INSERT INTO {table} ({', '.join(given)}) SELECT {', '.join(given)} FROM {NAME}")
    finally:
        connection.unregister(NAME)
