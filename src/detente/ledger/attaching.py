"""How does one ledger see another beside it? Attached under a name and only read, be it a file or a folder of Parquet."""

import duckdb

from detente.ledger.fold import fold
from detente.ledger.folder import define_tables, folder_at, is_folder
from detente.ledger.kept_groups import load_groups


def attach(connection: duckdb.DuckDBPyConnection, path: str, *, name: str, grouped: bool = False) -> None:
    """Attach the ledger at the path; `grouped` brings the groups of a folder too, which its files may not have."""
    if not is_folder(path):
        connection.execute("ATTACH '" + path.replace("'", "''") + f"' AS {name} (READ_ONLY)")
        return
    folder = folder_at(path)
    row = connection.execute("SELECT current_catalog()").fetchone()
    folder.place.lend_to(connection)
    connection.execute(f"ATTACH ':memory:' AS {name}")
    connection.execute(f"USE {name}")
    try:
        define_tables(connection, folder)
        if grouped and not load_groups(connection, folder.place, folder.state(folder.corrections)):
            fold(connection)
    finally:
        connection.execute(f'USE "{row[0] if row else ""}"')
