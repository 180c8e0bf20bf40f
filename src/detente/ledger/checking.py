"""Is the ledger whole? Every row read, every offset held against the text, every derived table against the records."""

from collections.abc import Iterator
from itertools import islice

import duckdb

from detente.ledger.columns import article_column, quoted
from detente.ledger.house import DERIVED, DYAD_ROWS, KEPT, PLACE_ROWS
from detente.ledger.sheets import differing_sheets
from detente.model import KINDS, Record

MOST = 20  # Problems of one sort that are listed.
SPANS = """
SELECT record.id, span.start, span."end" FROM (SELECT reading, id, unnest(spans) AS span FROM {table}) AS record
JOIN article AS report ON report.reading = record.reading
WHERE span.text <> '' AND report.text <> '' AND substring(report.text, span.start + 1, span."end" - span.start) <> span.text
ORDER BY record.id
"""


def find_problems(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """One line a problem; nothing if the ledger is whole."""
    for table in (*KEPT, *DERIVED, *KINDS):
        try:
            _read_all(connection, table)
        except duckdb.Error as error:
            yield f"{table}: cannot be read ({' '.join(str(error).split())[:160]})"
            return
    for what, sql in _questions():
        found = connection.execute(sql).fetchall()
        for row in found[:MOST]:
            yield f"{what}: {' '.join(str(value) for value in row)}"
        if len(found) > MOST:
            yield f"{what}: and {len(found) - MOST} more"
    for reading in islice(differing_sheets(connection), MOST):
        yield f"an article's sheet that is not of its records: reading {reading}"


def _read_all(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    """Have the engine read, and so check the sums of, every block of the table."""
    connection.execute(f"SELECT bit_xor(hash(record)) FROM {quoted(table)} AS record").fetchall()


def _questions() -> Iterator[tuple[str, str]]:
    """What is asked of a ledger, each answered by the rows that are wrong."""
    yield (
        "article text does not fit its hash",
        "SELECT id FROM article WHERE text <> '' AND sha256 <> '' AND sha256(text) <> sha256 ORDER BY id",
    )
    yield "a reading with several articles", "SELECT reading FROM article GROUP BY reading HAVING count(*) > 1 ORDER BY reading"
    yield "an article of an unknown run", "SELECT id FROM article WHERE added NOT IN (SELECT run FROM run) ORDER BY id"
    yield (
        "a struck reading that is not there",
        "SELECT reading FROM strike WHERE reading NOT IN (SELECT reading FROM article) ORDER BY reading",
    )
    yield (
        "an article that counts twice",
        "SELECT id FROM current_article GROUP BY id HAVING count(*) > 1 ORDER BY id",
    )
    for kind, cls in KINDS.items():
        if issubclass(cls, Record):
            column = article_column(kind)
            lost = f"SELECT id FROM {kind} AS record WHERE NOT EXISTS (SELECT 1 FROM article AS report "
            yield (
                f"a {kind} without its article",
                lost + f"WHERE report.reading = record.reading AND report.id = record.{column}) ORDER BY id",
            )
            yield f"a {kind} whose words are not at their place", SPANS.format(table=kind)
            yield f"a {kind} twice in one reading", f"SELECT reading, id FROM {kind} GROUP BY ALL HAVING count(*) > 1 ORDER BY ALL"
    places = PLACE_ROWS.format(test="true")
    yield "an article that is not found by its number", f"SELECT reading FROM (({places}) EXCEPT ALL SELECT * FROM place) ORDER BY reading"
    rows = DYAD_ROWS.format(test="true")
    yield "pairs of states that the events do not give", f"SELECT id FROM (SELECT * FROM dyad EXCEPT ALL ({rows})) ORDER BY id"
    yield "pairs of states that are missing", f"SELECT id FROM (({rows}) EXCEPT ALL SELECT * FROM dyad) ORDER BY id"
    yield (
        "a group with a record that is not there",
        "SELECT record FROM fold_member WHERE reading NOT IN (SELECT reading FROM fold_article) ORDER BY record",
    )
    yield "a claim without a group", "SELECT claim FROM fold_line WHERE claim NOT IN (SELECT claim FROM fold_claim) ORDER BY claim"
