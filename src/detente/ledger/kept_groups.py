"""Where does a folder of Parquet keep its groups? In files of one state of its records; a later state starts from them.

    LEDGER/groups.json                 which state the files are of; written last
    LEDGER/groups/STATE-TABLE.parquet  each table of the groups, its readings by segment and number

Groups follow from the records: the files may be deleted at any time, and `detente fold` makes them again.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from detente.errors import StoreError
from detente.ledger import correcting
from detente.ledger.adding import transaction
from detente.ledger.corrections import read_corrections
from detente.ledger.fold import unfold_articles
from detente.ledger.house import DERIVED, FOLD_TABLES
from detente.ledger.places import Place
from detente.model import content_id

MARK, FILES = "groups.json", "groups"
WITH_READINGS = [table for table in FOLD_TABLES if "reading" in DERIVED[table]]
LOCATED = (
    "SELECT held.* EXCLUDE (reading), segment.key AS segment, held.reading & 4294967295 AS nth "
    "FROM {table} AS held JOIN segment ON segment.added = held.reading >> 32"
)
NUMBERED = "SELECT held.* EXCLUDE (segment, nth), (segment.added::BIGINT << 32) + held.nth AS reading FROM {held} AS held JOIN segment ON segment.key = held.segment"


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What groups follow from: the program, the segments' files, what was forgotten, and the corrections."""

    program: str
    segments: tuple[str, ...]
    contents: str
    corrections: tuple[str, ...]

    @property
    def key(self) -> str:
        """The state as a name."""
        return content_id([self.program, list(self.segments), self.contents, list(self.corrections)])


def load_groups(connection: duckdb.DuckDBPyConnection, place: Place, state: State) -> bool:
    """Fill the tables of the groups from the files; true if they are of this very state, else `fold` brings them up to date."""
    empty_groups(connection)
    kept = _kept_state(place)
    if kept is None or kept.program != state.program or not set(kept.segments) <= set(state.segments):
        return False
    same = kept.key == state.key
    for table in FOLD_TABLES:
        held = f"read_parquet('{_quoted(_path(place, kept, table))}')"
        rows = NUMBERED.format(held=held) if table in WITH_READINGS else f"SELECT * FROM {held}"
        if same:
            connection.execute(f"DROP TABLE {table}")
            connection.execute(f"CREATE VIEW {table} AS {rows}")
        else:
            connection.execute(f"INSERT INTO {table} BY NAME {rows}")
    if not same:
        _unfold_corrected(connection, before=kept.corrections)
    return same


def empty_groups(connection: duckdb.DuckDBPyConnection) -> None:
    """Have the tables of the groups be there, and empty."""
    for table in FOLD_TABLES:
        (kind,) = connection.execute("SELECT table_type FROM information_schema.tables WHERE table_name = ?", [table]).fetchone() or ("",)
        connection.execute(f"DROP {'VIEW' if kind == 'VIEW' else 'TABLE'} {table}")
        connection.execute(f"CREATE TABLE {table} ({DERIVED[table]})")


def keep_groups(connection: duckdb.DuckDBPyConnection, place: Place, state: State) -> None:
    """Write the groups as those of this state, in the place of any older ones."""
    with TemporaryDirectory(prefix="detente-") as folder:
        for table in FOLD_TABLES:
            file = Path(folder) / f"{table}.parquet"
            rows = LOCATED.format(table=table) if table in WITH_READINGS else f"SELECT * FROM {table}"
            connection.execute(f"COPY ({rows} ORDER BY ALL) TO '{_quoted(str(file))}' (FORMAT parquet, COMPRESSION zstd)")
            place.write(f"{FILES}/{state.key}-{table}.parquet", file.read_bytes())
    place.write(MARK, json.dumps(asdict(state), indent=1).encode())
    for name in place.names(FILES):
        if not name.startswith(state.key):
            place.remove(f"{FILES}/{name}")


def are_kept(place: Place) -> bool:
    """Has the folder groups in files?"""
    return place.read(MARK) is not None


def _kept_state(place: Place) -> State | None:
    data = place.read(MARK)
    if data is None:
        return None
    try:
        found = json.loads(data)
        lists = {name: tuple(found[name]) for name in ("segments", "corrections")}
        return State(**{**found, **lists})
    except (ValueError, TypeError, KeyError) as error:
        raise StoreError(f"{place.path(MARK)}: is damaged; delete it and run `detente fold` again") from error


def _unfold_corrected(connection: duckdb.DuckDBPyConnection, *, before: tuple[str, ...]) -> None:
    """Take out the articles of which a person has said something since; the next fold takes them in again."""
    later = [one for one in read_corrections(connection) if one.id not in before]
    articles = sorted({article for one in later for article in correcting.articles_of(connection, one)})
    with transaction(connection):
        unfold_articles(connection, articles)


def _path(place: Place, state: State, table: str) -> str:
    return place.path(f"{FILES}/{state.key}-{table}.parquet")


def _quoted(text: str) -> str:
    return text.replace("'", "''")
