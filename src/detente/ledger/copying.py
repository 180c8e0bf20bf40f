"""Which stored articles are copies of one another, kept up to date? Tables `fold_article` and `fold_band`.

A set of copies is named by its smallest article id, so that the name does not depend on the order of adding.
"""

from collections.abc import Iterable

import duckdb
import numpy as np

from detente.ledger.bulk import append
from detente.ledger.copies import Groups, are_copies, bands_of, word_groups
from detente.ledger.grouping import Sets
from detente.ledger.selection import listed


def drop_articles(connection: duckdb.DuckDBPyConnection, readings: list[int]) -> list[int]:
    """Take the readings out; the other members of their sets, which may fall apart, come out too and are returned."""
    touched = "SELECT copy_of FROM fold_article WHERE reading IN (SELECT unnest(?::BIGINT[]))"
    rows = connection.execute(f"SELECT reading FROM fold_article WHERE copy_of IN ({touched})", [readings]).fetchall()
    members = [row[0] for row in rows]
    for table in ("fold_article", "fold_band"):
        connection.execute(f"DELETE FROM {table} WHERE reading IN (SELECT unnest(?::BIGINT[]))", [members])
    return sorted(set(members) - set(readings))


def place_articles(connection: duckdb.DuckDBPyConnection, readings: list[int]) -> None:
    """Find the sets that the readings belong to; sets that they connect become one."""
    sql = f"SELECT reading, id, text FROM article WHERE reading IN ({listed(tuple(readings))}) ORDER BY id"
    rows = connection.execute(sql).fetchall()
    fresh = {reading: word_groups(text) for reading, _, text in rows}
    table = bands_of(list(fresh.values()))
    bands = dict(zip(fresh, table.tolist(), strict=True))
    held = _held_bands(connection, bands.values())
    old = _old_articles(connection, {reading for readings in held.values() for reading in readings})
    names = {reading: article for reading, article, _ in rows} | {reading: name for reading, (name, _) in old.items()}
    groups = fresh | {reading: one for reading, (_, one) in old.items()}
    sets = _connect(names, groups=groups, bands=bands, held=held)
    for name, before in _renamed(old.values(), sets):
        connection.execute("UPDATE fold_article SET copy_of = ? WHERE copy_of = ?", [name, before])
    readings_of = np.array(list(fresh), dtype=np.int64)
    articles = [names[reading] for reading in fresh]
    append(connection, "fold_article", {"reading": readings_of, "article": articles, "copy_of": [sets.root(name) for name in articles]})
    append(connection, "fold_band", {"band": table.ravel(), "reading": np.repeat(readings_of, table.shape[1])})


def _held_bands(connection: duckdb.DuckDBPyConnection, rows: Iterable[list[int]]) -> dict[int, list[int]]:
    """The stored readings of each band that a fresh article has."""
    asked = sorted({band for row in rows for band in row})
    held: dict[int, list[int]] = {}
    sql = "SELECT band, reading FROM fold_band WHERE band IN (SELECT unnest(?::UBIGINT[])) ORDER BY reading"
    for band, reading in connection.execute(sql, [asked]).fetchall():
        held.setdefault(band, []).append(reading)
    return held


def _old_articles(connection: duckdb.DuckDBPyConnection, readings: set[int]) -> dict[int, tuple[str, Groups]]:
    """The stored readings' sets and word groups."""
    if not readings:
        return {}
    sql = (
        "SELECT reading, copy_of, text FROM fold_article JOIN (SELECT reading, text FROM article WHERE {test}) USING (reading) WHERE {test}"
    )
    found = connection.execute(sql.format(test=f"reading IN ({listed(tuple(sorted(readings)))})")).fetchall()
    return {reading: (name, word_groups(text)) for reading, name, text in found}


def _connect(names: dict[int, str], *, groups: dict[int, Groups], bands: dict[int, list[int]], held: dict[int, list[int]]) -> Sets:
    """Join what is a copy of one another; a pair already in one set is not compared."""
    sets = Sets(set(names.values()))
    for reading, row in bands.items():
        holders = [held.setdefault(band, []) for band in row]
        for other in sorted({other for others in holders for other in others}):
            one, two = sets.root(names[reading]), sets.root(names[other])
            if one != two and are_copies(groups[reading], groups[other]):
                sets.join(one, two)
        for others in holders:
            others.append(reading)
    return sets


def _renamed(old: Iterable[tuple[str, Groups]], sets: Sets) -> list[tuple[str, str]]:
    before = sorted({name for name, _ in old})
    return [(sets.root(name), name) for name in before if sets.root(name) != name]
