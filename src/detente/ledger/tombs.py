"""How does an article leave a folder of Parquet for good? A stone says so at once, then each file that holds it is written without it.

    LEDGER/forgotten/ARTICLE.json   what was forgotten, out of which segments, when, by whom and why

From the moment the stone lies there the article counts nowhere. A kill before the files are written anew leaves words in them
that no answer shows; forgetting the article again writes what is left. A shard that is read later may bring the article back.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from detente.errors import StoreError, UsageError
from detente.ledger.adding import Run
from detente.ledger.columns import article_column
from detente.ledger.errata import remove_errata
from detente.ledger.opening import OFFLINE, faults_of
from detente.ledger.places import Place, place_of
from detente.ledger.segments import Segment, segments_of, write_manifest
from detente.model import KINDS, Article

STONES = "forgotten"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stone:
    """One article that was forgotten out of these segments."""

    article: str
    source: str
    sha256: str
    segments: tuple[str, ...]
    time: str | None
    who: str | None
    why: str | None

    @property
    def gone(self) -> str:
        """What the log keeps of the article."""
        return f"{self.article}, source {self.source}, sha256 {self.sha256}"


def find_stones(place: Place) -> list[Stone]:
    """What was forgotten, in the order of the articles' ids."""
    return [_read_stone(place, name) for name in place.names(STONES) if name.endswith(".json")]


def forget_in_folder(path: str, article_id: str, *, run: Run, why: str | None = None) -> str:
    """Remove the article of that id, or the only one whose id begins so; what the log keeps of it."""
    with faults_of(path):
        place = place_of(path)
        segments = segments_of(place)
        with duckdb.connect(config=dict(OFFLINE)) as connection:
            place.lend_to(connection)
            stone = _stone_of(connection, place, segments, article_id)
            signed = replace(stone, time=run.time, who=run.who, why=why)
            place.write(f"{STONES}/{stone.article}.json", json.dumps(asdict(signed), ensure_ascii=False, indent=1).encode())
            remove_errata(place, article=stone.article)
            for segment in segments:
                if segment.key in stone.segments:
                    _write_without(connection, place, segment, article=stone.article)
    return signed.gone


def _read_stone(place: Place, name: str) -> Stone:
    try:
        found = json.loads(place.read(f"{STONES}/{name}") or b"")
        return Stone(**{**found, "segments": tuple(found["segments"])})
    except (ValueError, TypeError, KeyError) as error:
        raise StoreError(f"{place.path(f'{STONES}/{name}')}: is damaged; delete it and forget the article again") from error


def _stone_of(connection: duckdb.DuckDBPyConnection, place: Place, segments: Sequence[Segment], article_id: str) -> Stone:
    """Which article is meant and where it lies, now or by a stone that was laid before."""
    files = [place.path(f"article/{s.key}.parquet") for s in segments if Article.kind in s.rows]
    sql = f"SELECT id, segment, source, sha256 FROM {_files(files)} WHERE starts_with(id, ?) ORDER BY id, segment"
    rows = connection.execute(sql, [article_id]).fetchall() if files and article_id else []
    laid = [stone for stone in find_stones(place) if article_id and stone.article.startswith(article_id)]
    ids = {row[0] for row in rows} | {stone.article for stone in laid}
    if article_id in ids:
        ids = {article_id}
    if len(ids) != 1:
        raise UsageError(f"{place.url}: {len(ids)} articles have an id that begins with {article_id!r}; one is needed")
    (whole,) = ids
    held = [row for row in rows if row[0] == whole]
    before = [stone for stone in laid if stone.article == whole]
    segments_of = {row[1] for row in held} | {key for stone in before for key in stone.segments}
    source, sha256 = held[0][2:] if held else (before[0].source, before[0].sha256)
    return Stone(article=whole, source=source, sha256=sha256, segments=tuple(sorted(segments_of)), time=None, who=None, why=None)


def _write_without(connection: duckdb.DuckDBPyConnection, place: Place, segment: Segment, *, article: str) -> None:
    """Write the segment's files without the article's rows; its manifest comes last."""
    rows, sha256 = dict(segment.rows), dict(segment.sha256)
    for kind in segment.rows:
        column = article_column(kind)
        if column is None:
            continue
        path = place.path(f"{kind}/{segment.key}.parquet")
        rest = f"FROM {_files([path])} WHERE {column} IS DISTINCT FROM $article"
        (count,) = connection.execute(f"SELECT count(*) {rest}", {"article": article}).fetchone() or (0,)
        if count == rows[kind]:
            continue
        with TemporaryDirectory(prefix="detente-") as folder:
            file = Path(folder) / "rest.parquet"
            copy = f"COPY (SELECT * {rest}) TO '{_quoted(str(file))}' (FORMAT parquet, COMPRESSION zstd)"
            connection.execute(copy.replace("$article", f"'{_quoted(article)}'"))
            data = file.read_bytes()
        place.write(f"{kind}/{segment.key}.parquet", data)
        rows[kind], sha256[kind] = count, hashlib.sha256(data).hexdigest()
    write_manifest(place, replace(segment, rows={kind: rows[kind] for kind in KINDS if rows.get(kind)}, sha256=sha256))


def _files(paths: Iterable[str]) -> str:
    return "read_parquet([" + ", ".join(f"'{_quoted(path)}'" for path in paths) + "])"


def _quoted(text: str) -> str:
    return text.replace("'", "''")
