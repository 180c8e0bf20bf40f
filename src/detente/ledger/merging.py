"""How do two ledgers become one? The one takes in what the other has and it has not; in one transaction, the other is only read."""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from detente.errors import StoreError
from detente.ledger.adding import AGAIN
from detente.ledger.columns import quoted, shape_digest
from detente.ledger.folder import folder_at, is_folder
from detente.ledger.house import DYAD_ROWS, PACKED, PLACE_ROWS
from detente.ledger.opening import settle, version_of
from detente.ledger.sheets import make_sheets
from detente.model import KINDS


@dataclass(frozen=True, slots=True)
class Merged:
    """What the other ledger added: readings of articles, and refusals."""

    readings: int
    refused: int


def check_mergeable(other: str) -> None:
    """Refuse a ledger of other columns."""
    if is_folder(other):
        folder_at(other)
        return
    if version_of(Path(other))[1] != shape_digest():
        raise StoreError(f"{other}: was made by another version of détente; `detente migrate` brings it up to date")
    settle(Path(other))


def merge_into(connection: duckdb.DuckDBPyConnection) -> Merged:
    """Take in the other ledger's readings; of two readings of one article the one of the later run counts.

    A reading is there already if the same reader has read the same article. Call it inside a transaction, the other attached as `detente_other`.
    """
    for statement in MAPS:
        connection.execute(statement)
    connection.execute(
        'INSERT INTO run SELECT map.here, old."time", old.who, old.reader FROM detente_other.run AS old JOIN run_map AS map ON map.there = old.run'
    )
    connection.execute("INSERT INTO log SELECT * FROM detente_other.log WHERE what <> ? EXCEPT ALL SELECT * FROM log", [PACKED])
    for kind in KINDS:
        if kind != "refused":
            connection.execute(
                f"INSERT INTO {quoted(kind)} BY NAME SELECT runs.here AS added, map.here AS reading, old.* EXCLUDE (added, reading) "
                f"FROM detente_other.{quoted(kind)} AS old JOIN reading_map AS map ON map.there = old.reading JOIN run_map AS runs ON runs.there = old.added"
            )
    refused = connection.execute(
        "INSERT INTO refused BY NAME SELECT runs.here AS added, old.* EXCLUDE (added) FROM detente_other.refused AS old "
        "JOIN run_map AS runs ON runs.there = old.added "
        "WHERE (old.source, old.reason) NOT IN (SELECT (source, reason) FROM refused)"
    ).fetchone()
    connection.execute(
        "INSERT INTO correction BY NAME SELECT runs.here AS added, old.* EXCLUDE (added) FROM detente_other.correction AS old "
        "JOIN run_map AS runs ON runs.there = old.added WHERE old.id NOT IN (SELECT id FROM correction)"
    )
    connection.execute(
        "INSERT INTO strike SELECT runs.here, map.here, old.article, old.successor, old.why FROM detente_other.strike AS old "
        "JOIN reading_map AS map ON map.there = old.reading JOIN run_map AS runs ON runs.there = old.added"
    )
    connection.execute(
        "INSERT INTO mark SELECT runs.here, map.here, old.record, old.correction, old.does FROM detente_other.mark AS old "
        "JOIN reading_map AS map ON map.there = old.reading JOIN run_map AS runs ON runs.there = old.added"
    )
    for table, made in (("dyad", DYAD_ROWS), ("place", PLACE_ROWS)):
        connection.execute(f"INSERT INTO {table} " + made.format(test="reading IN (SELECT here FROM reading_map)"))
    connection.execute(
        "INSERT INTO sheet SELECT map.here, old.lines FROM detente_other.sheet AS old JOIN reading_map AS map ON map.there = old.reading"
    )
    make_sheets(connection)
    connection.execute(STRIKE_OLDER, [AGAIN])
    count = connection.execute("SELECT count(*) FROM reading_map").fetchone()
    for table in ("run_map", "reading_map"):
        connection.execute(f"DROP TABLE {table}")
    return Merged(int(count[0]) if count else 0, int(refused[0]) if refused else 0)


MAPS = (
    "CREATE OR REPLACE TEMP TABLE run_map AS SELECT run AS there, "
    "(SELECT coalesce(max(run), 0) FROM run) + row_number() OVER (ORDER BY run) AS here FROM detente_other.run",
    """
CREATE OR REPLACE TEMP TABLE reading_map AS
WITH known AS (SELECT id, reader FROM article JOIN run ON article.added = run.run)
SELECT old.reading AS there, (SELECT coalesce(max(reading), 0) FROM article) + row_number() OVER (ORDER BY old.reading) AS here
FROM detente_other.article AS old JOIN detente_other.run ON old.added = detente_other.run.run
WHERE (old.id, detente_other.run.reader) NOT IN (SELECT (id, reader) FROM known)
""",
)
# Of the readings of one article that stand, all but the last one run leave; unknown times come first.
STRIKE_OLDER = """
INSERT INTO strike
WITH standing AS (
    SELECT article.id, article.added, article.reading,
        row_number() OVER (PARTITION BY article.id ORDER BY run."time" DESC NULLS LAST, run.reader DESC, article.reading DESC) AS place
    FROM article JOIN run ON article.added = run.run
    WHERE NOT EXISTS (SELECT 1 FROM strike WHERE strike.reading = article.reading)
)
SELECT greatest(older.added, newest.added), older.reading, older.id, older.id, ?
FROM standing AS older JOIN standing AS newest ON newest.id = older.id AND newest.place = 1
WHERE older.place > 1
"""
