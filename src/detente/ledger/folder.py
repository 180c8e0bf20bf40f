"""How is a folder of Parquet asked? By the same SQL: tables become views over the files of the finished segments."""

import os
from collections.abc import Sequence

import duckdb

from detente.ledger.adding import AGAIN
from detente.ledger.columns import article_column, creation, quoted
from detente.ledger.house import DYAD_ROWS, PLACE_ROWS
from detente.ledger.opening import OFFLINE, faults_of
from detente.ledger.places import Place, place_of
from detente.ledger.segments import Segment, segments_of
from detente.ledger.tombs import Stone, find_stones
from detente.ledger.versions import strike_older_versions
from detente.model import KINDS


def is_folder(path: str) -> bool:
    """Does the path mean a folder ledger: a URL, a folder, or a name that ends as a folder's does?"""
    return "://" in path or path.endswith("/") or os.path.isdir(path)


def connect_folder(path: str) -> duckdb.DuckDBPyConnection:
    """A connection that answers from the folder's files and cannot write to them."""
    with faults_of(path):
        place = place_of(path)
        segments = segments_of(place)
        connection = duckdb.connect(config=dict(OFFLINE))
        try:
            place.lend_to(connection)
            define_tables(connection, place, segments, stones=find_stones(place))
        except BaseException:
            connection.close()
            raise
    return connection


def define_tables(connection: duckdb.DuckDBPyConnection, place: Place, segments: list[Segment], *, stones: Sequence[Stone]) -> None:
    """The tables and views of a ledger; each segment counts as a run, a kind without files is an empty table, what is forgotten is not there."""
    files = {kind: [place.path(f"{kind}/{s.key}.parquet") for s in segments if kind in s.rows] for kind in KINDS}
    connection.execute("CREATE TABLE segment (added INTEGER, key VARCHAR, reader VARCHAR)")
    for number, segment in enumerate(segments, 1):
        connection.execute("INSERT INTO segment VALUES (?, ?, ?)", [number, segment.key, segment.reader])
    connection.execute("CREATE TABLE forgotten (article VARCHAR, segment VARCHAR)")
    buried = [(stone.article, key) for stone in stones for key in stone.segments]
    if buried:
        connection.executemany("INSERT INTO forgotten VALUES (?, ?)", buried)
    for kind, paths in files.items():
        if paths:
            connection.execute(f"CREATE VIEW stored_{kind} AS {_stored(paths, article_column(kind) if buried else None)}")
    if files["article"]:
        connection.execute(KEPT)
    replaced = {f"CREATE TABLE {quoted(kind)} (": kind for kind, paths in files.items() if paths}
    tables = [f"CREATE TABLE {quoted(kind)} (" for kind in KINDS]
    for statement in sorted(creation(), key=lambda s: not any(s.startswith(t) for t in tables)):
        of = next((kind for opening, kind in replaced.items() if statement.startswith(opening)), None)
        derived = next((name for name in DERIVED_ROWS if statement.startswith(f"CREATE TABLE {name} (")), None)
        if of is not None:
            connection.execute(f"CREATE VIEW {quoted(of)} AS {_kept(of)}")
        elif derived is not None:
            connection.execute(f"CREATE VIEW {derived} AS {DERIVED_ROWS[derived].format(test='true')}")
        else:
            connection.execute(statement)
    connection.execute(STRUCK, [AGAIN])
    for url, run in _changed_pages(connection):
        strike_older_versions(connection, [url], run=run)
    for stone in stones:
        connection.execute("INSERT INTO log VALUES (?, ?, ?, ?)", [stone.time, f"forgot article {stone.gone}", stone.who, stone.why])
    for number, segment in enumerate(segments, 1):
        connection.execute("INSERT INTO run VALUES (?, ?, ?, ?)", [number, segment.time, segment.who, segment.reader])


# What a ledger file derives when it is written follows here from the segments at each look.
DERIVED_ROWS = {"dyad": DYAD_ROWS, "place": PLACE_ROWS}
STRUCK = """
INSERT INTO strike
SELECT newest.added, old.reading, old.id, old.id, ? FROM article AS old
JOIN (SELECT id, max(reading) AS reading, max(added) AS added FROM article GROUP BY id) AS newest USING (id)
WHERE old.reading < newest.reading
"""
# An article that lies in two shards counts in the first of them only, once for each reader.
KEPT = """
CREATE VIEW kept AS
SELECT id, min(added) AS added FROM stored_article JOIN segment USING (added) GROUP BY id, reader
"""


def _changed_pages(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, int]]:
    """The addresses under which several texts lie, each with the run that stored the last of them."""
    sql = "SELECT url, max(added) FROM current_article WHERE url IS NOT NULL GROUP BY url HAVING count(DISTINCT id) > 1 ORDER BY url"
    return connection.execute(sql).fetchall()


def _stored(paths: list[str], column: str | None) -> str:
    """The rows of the files with their run and reading; `column` names the article of rows of which some are forgotten."""
    listed = ", ".join("'" + path.replace("'", "''") + "'" for path in paths)
    rows = f"SELECT * FROM read_parquet([{listed}])"
    if column is not None:
        rows += f" WHERE ({column}, segment) NOT IN (SELECT article, segment FROM forgotten)"
    number = "(segment.added::BIGINT << 32) + record.nth AS reading"
    return f"SELECT segment.added, {number}, record.* EXCLUDE (segment, nth) FROM ({rows}) AS record JOIN segment ON record.segment = segment.key"


def _kept(kind: str) -> str:
    column = article_column(kind)
    if column is None:
        return f"SELECT * FROM stored_{kind}"
    return f"SELECT * FROM stored_{kind} WHERE ({column}, added) IN (SELECT id, added FROM kept)"
