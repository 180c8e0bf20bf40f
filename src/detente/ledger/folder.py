"""How is a folder of Parquet asked? By the same SQL: tables become views over the files of the finished segments."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version

import duckdb

from detente.errors import StoreError
from detente.ledger.adding import AGAIN
from detente.ledger.columns import RECORD_KINDS, article_column, creation, quoted
from detente.ledger.corrections import Correction
from detente.ledger.errata import MADE, carry_out_all, find_errata, make_tables
from detente.ledger.house import DYAD_ROWS, PLACE_ROWS
from detente.ledger.kept_groups import State
from detente.ledger.opening import OFFLINE, faults_of
from detente.ledger.places import Place, place_of
from detente.ledger.segments import Segment, damaged_files, segments_of
from detente.ledger.tombs import Stone, find_stones
from detente.ledger.versions import strike_older_versions
from detente.model import KINDS, Article, content_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """What lies in a folder of Parquet, as it was found."""

    place: Place
    segments: tuple[Segment, ...]
    stones: tuple[Stone, ...]
    corrections: tuple[Correction, ...]

    def state(self, corrections: Sequence[Correction]) -> State:
        """What its groups follow from, with these corrections."""
        contents = content_id([[[s.key, sorted(s.sha256.items())] for s in self.segments], [stone.gone for stone in self.stones]])
        keys = tuple(segment.key for segment in self.segments)
        return State(program=version("detente"), segments=keys, contents=contents, corrections=tuple(one.id for one in corrections))


def is_folder(path: str) -> bool:
    """Does the path mean a folder ledger: a URL, a folder, or a name that ends as a folder's does?"""
    return "://" in path or path.endswith("/") or os.path.isdir(path)


def folder_at(path: str) -> Folder:
    """What lies in the folder; StoreError if it is no ledger of this version."""
    place = place_of(path)
    return Folder(place=place, segments=tuple(segments_of(place)), stones=tuple(find_stones(place)), corrections=tuple(find_errata(place)))


def connect_folder(path: str) -> tuple[Folder, duckdb.DuckDBPyConnection]:
    """The folder, and a connection that answers from its files and cannot write to them."""
    with faults_of(path):
        folder = folder_at(path)
        connection = duckdb.connect(config=dict(OFFLINE))
        try:
            folder.place.lend_to(connection)
            define_tables(connection, folder)
        except BaseException as error:
            connection.close()
            damaged = next(damaged_files(folder.place, folder.segments), None) if isinstance(error, duckdb.Error) else None
            if damaged is not None:
                raise StoreError(damaged) from error
            raise
    return folder, connection


def define_tables(connection: duckdb.DuckDBPyConnection, folder: Folder) -> None:
    """The tables and views of a ledger; each segment counts as a run, a kind without files is an empty table, what is forgotten is not there."""
    place, segments, stones = folder.place, folder.segments, folder.stones
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
    make_tables(connection)
    tables = [f"CREATE TABLE {quoted(kind)} (" for kind in KINDS]
    replaced = {f"CREATE TABLE {quoted(kind)} (": kind for kind in KINDS if files[kind] or kind in RECORD_KINDS}
    for statement in sorted(creation(), key=lambda s: not any(s.startswith(t) for t in tables)):
        of = next((kind for opening, kind in replaced.items() if statement.startswith(opening)), None)
        derived = next((name for name in DERIVED_ROWS if statement.startswith(f"CREATE TABLE {name} (")), None)
        if of is not None:
            connection.execute(f"CREATE VIEW {quoted(of)} AS {' UNION ALL BY NAME '.join(_sources(of, stored=bool(files[of])))}")
        elif derived is not None:
            connection.execute(f"CREATE VIEW {derived} AS {DERIVED_ROWS[derived].format(test='true')}")
        else:
            connection.execute(statement)
    for number, segment in enumerate(segments, 1):
        connection.execute("INSERT INTO run VALUES (?, ?, ?, ?)", [number, segment.time, segment.who, segment.reader])
    _correct(connection, folder.corrections)
    connection.execute(STRUCK, [AGAIN])
    for url, run in _changed_pages(connection):
        strike_older_versions(connection, [url], run=run)
    for stone in stones:
        connection.execute("INSERT INTO log VALUES (?, ?, ?, ?)", [stone.time, f"forgot article {stone.gone}", stone.who, stone.why])


def _correct(connection: duckdb.DuckDBPyConnection, corrections: Sequence[Correction]) -> None:
    """Carry the corrections out, with but the rows of their articles in sight, so that the files are read once and not for each."""
    articles = sorted({one.article for one in corrections if one.article})
    kinds = sorted({one.kind for one in corrections if one.kind} | {Article.kind}) if articles else []
    whole = {}
    for kind in kinds:
        sql = "SELECT sql FROM duckdb_views() WHERE view_name = ?"
        (whole[kind],) = connection.execute(sql, [kind]).fetchone() or ("",)
        some = f"SELECT * FROM {quoted(kind)} WHERE {article_column(kind)} IN (SELECT unnest(?::VARCHAR[]))"
        connection.execute(f"CREATE TABLE held_{kind} AS {some}", [articles])
        rows = " UNION ALL BY NAME ".join([f"SELECT * FROM held_{kind}", *_made(kind)])
        connection.execute(f"CREATE OR REPLACE VIEW {quoted(kind)} AS {rows}")
    carry_out_all(connection, corrections)
    for kind in kinds:
        connection.execute(whole[kind].replace("CREATE VIEW", "CREATE OR REPLACE VIEW", 1))
        connection.execute(f"DROP TABLE held_{kind}")


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


def _sources(kind: str, *, stored: bool) -> list[str]:
    """Where the rows of a kind come from: the files, and what corrections made."""
    return [_kept(kind)] * stored + _made(kind)


def _made(kind: str) -> list[str]:
    return [f"SELECT * FROM {MADE.format(kind=kind)}"] if kind in RECORD_KINDS else []


def _kept(kind: str) -> str:
    column = article_column(kind)
    if column is None:
        return f"SELECT * FROM stored_{kind}"
    return f"SELECT * FROM stored_{kind} WHERE ({column}, added) IN (SELECT id, added FROM kept)"
