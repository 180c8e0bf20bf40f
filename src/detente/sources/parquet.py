"""Which rows does this Parquet file hold? Columns by their names, a few rows in memory at a time."""

import os
import re
import tempfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import duckdb

from detente.errors import InputError
from detente.sources.inputs import Found, Input, Open, whole
from detente.sources.rows import Row, columns_of, read_rows

BATCH = 256
# Nothing is fetched, whatever the file says of itself.
SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "threads": "1",
}
WILD = re.compile(r"[*?\[]")


def read_parquet(asked: Input, open_: Open) -> Found:
    """The article of every row; refused if no column holds the texts."""
    path = getattr(asked.stream, "name", None)
    if asked.depth == 0 and isinstance(path, str) and os.path.isfile(path):
        yield from read_rows(_rows(path), asked, needs_id=False)
        return
    with tempfile.NamedTemporaryFile(suffix=".parquet") as copy:
        copy.write(whole(asked, packed=True))
        copy.flush()
        yield from read_rows(_rows(copy.name), asked, needs_id=False)


def _rows(path: str) -> Iterator[Row]:
    connection = duckdb.connect(config=SETTINGS)
    try:
        found = connection.execute("SELECT * FROM read_parquet(?)", [WILD.sub(r"[\g<0>]", path)])
        names = [column[0] for column in found.description or ()]
        columns = columns_of(names)
        if "text" not in columns.values():
            raise InputError(f"is a table without a column of texts: {', '.join(names):.120}; it is called text, body or content")
        place = 0
        while rows := found.fetchmany(BATCH):
            for row in rows:
                place += 1
                yield Row(place, {columns[name]: _plain(cell) for name, cell in zip(names, row, strict=True) if name in columns})
    except duckdb.Error as error:
        raise InputError(f"is no whole Parquet file ({str(error).splitlines()[0]:.120}); write it again") from error
    finally:
        connection.close()


def _plain(cell: Any) -> Any:
    return cell.isoformat() if isinstance(cell, (date, datetime)) else cell
