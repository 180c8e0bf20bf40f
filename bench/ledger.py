"""How fast is the ledger? Folding a corpus with its wire copies, one article more, and a million articles' records.

    python bench/ledger.py RELEASES.jsonl [--fold] [--large] [--parquet] [--articles 1000000] [--folder FOLDER]

RELEASES.jsonl is what `detente read` printed. `--fold` adds ten wire copies of each article, then folds all, then adds copies of
a few articles one by one. `--large` replicates the corpus, with other dates and parties, to so many articles and asks for what a
reader asks. `--parquet` makes a folder of ten segments of the corpus' copies, and opens, folds and corrects it. Wall-clock seconds and, in brackets, CPU seconds; the machine's load is printed.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
from ledger_corpus import read_corpus, replicate, shifted, wire_copies

from detente.ledger.adding import Run
from detente.ledger.entry import open_ledger
from detente.ledger.places import place_of
from detente.ledger.segments import prepare_folder, write_segment
from detente.model import content_id

BATCH = 500
COPIES = 10
ROUNDS = 7
CORRECTED = 50
READER = Run(time="2026-01-01T00:00:00+00:00", reader="bench")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("releases", type=Path)
    parser.add_argument("--fold", action="store_true")
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--parquet", action="store_true")
    parser.add_argument("--articles", type=int, default=1_000_000)
    parser.add_argument("--limit", type=int, help="Only so many articles of the corpus.")
    parser.add_argument("--folder", type=Path, help="Keep the ledgers here and use those that are there.")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = options.folder or Path(made)
        print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores, DuckDB {duckdb.__version__}")
        if options.fold:
            folding(options.releases, folder / "copies.ledger", limit=options.limit)
        if options.large:
            large(options.releases, folder / "large.ledger", articles=options.articles)
        if options.parquet:
            parquet(options.releases, folder / "parquet", limit=options.limit)


def folding(releases: Path, path: Path, *, limit: int | None) -> None:
    """The corpus with its copies, folded at once; then single articles."""
    corpus = read_corpus(releases, limit=limit)
    if not path.exists():
        with open_ledger(path, run=READER) as ledger:
            for start in range(0, len(corpus), BATCH // COPIES):
                some = corpus[start : start + BATCH // COPIES]
                ledger.add_many([each for one in some for each in (one, *wire_copies(one, count=COPIES))])
    with open_ledger(path, run=READER) as ledger:
        folded, seconds, cpu = timed(lambda: ledger.fold(anew=True))
        print(f"fold of {folded.added} articles: {seconds:.1f} s ({cpu:.1f}), {folded.touched} different claims")
        groups = [group for kind in ("event", "meeting") for group in ledger.groups(kind, least=2)]
        print(f"acts and meetings of two independent sources and more: {len(groups)}")
        adds, folds = [], []
        for article, records in corpus[:: max(1, len(corpus) // ROUNDS)][:ROUNDS]:
            stranger = replace(article, url=None, outlet=f"Stranger of {article.id}", id=content_id(["stranger", article.id]))
            moved = [shifted(record, by=0, article=stranger.id) for record in records]
            adds.append(timed(lambda one=stranger, two=moved: ledger.add(one, two)))
            folds.append(timed(ledger.fold))
            print(f"  one article with {len(moved)} records: add {adds[-1][1]:.3f} s, fold {folds[-1][1]:.3f} s ({folds[-1][2]:.3f})")
        print(f"one article more, median: add {middle(adds)}, fold {middle(folds)}")


def large(releases: Path, path: Path, *, articles: int) -> None:
    """A million articles' records, and what a reader asks of them."""
    if not path.exists():
        seconds = timed(lambda: replicate(read_corpus(releases, limit=200, most=14), path, articles=articles))[1]
        print(f"made {path} in {seconds:.0f} s")
    print(f"ledger of {path.stat().st_size / 1e9:.2f} GB")
    opened = [timed(lambda: open_ledger(path, read_only=True).close()) for _ in range(ROUNDS)]
    print(f"open: {middle(opened)}, first {opened[0][1]:.3f} s")
    with open_ledger(path, read_only=True) as ledger:
        days = [row[2] for row in ledger.view("dyad_events", source="USA", target="RUS").rows if row[2]]
        year = sorted(days)[len(days) // 2][:4]
        asking = {"source": "USA", "target": "RUS", "since": f"{year}-01-01", "until": f"{year}-12-31"}
        events = ledger.view("dyad_events", **asking)
        asked: dict[str, Callable[[], Any]] = {
            f"one dyad's year ({len(events.rows)} rows of the view dyad_events)": lambda: ledger.view("dyad_events", **asking)
        }
        some = events.rows[len(events.rows) // 2][9]
        counted = sum(len(ledger.records(kind, article=some)) for kind in ("event", "statement", "meeting", "commitment"))
        asked[f"one article's events, statements, meetings, commitments ({counted})"] = lambda: [
            ledger.records(kind, article=some) for kind in ("event", "statement", "meeting", "commitment")
        ]
        asked["one article's records by `of_article`"] = lambda: ledger.of_article(some)
        asked["one article by id"] = lambda: ledger.find_article(some)
        for name, ask in asked.items():
            print(f"{name}: {middle([timed(ask) for _ in range(ROUNDS)])}")


def parquet(releases: Path, path: Path, *, limit: int | None) -> None:
    """The corpus' copies as a folder of one segment a copy: opening, groups made and kept, and a person's corrections."""
    copies = [list(wire_copies(one, count=COPIES)) for one in read_corpus(releases, limit=limit)]
    place = place_of(str(path))
    prepare_folder(place)
    for number in range(COPIES):
        write_segment(place, key=f"k{number}", shard=f"s{number}", run=READER, reads=[of_one[number] for of_one in copies])
    opening = f"opening a folder of {len(copies) * COPIES} articles"
    print(f"{opening}: {middle([timed(lambda: open_ledger(path, read_only=True).close()) for _ in range(ROUNDS)])}")
    with open_ledger(path, run=READER) as ledger:
        records = ledger.records("event")
        print(f"its fold: {timed(ledger.fold)[1]:.1f} s")
    with open_ledger(path, run=READER) as ledger:
        print(f"one state's groups as kept: {timed(lambda: ledger.groups('event', party='RUS'))[1]:.2f} s")
        some = records[:: max(1, len(records) // CORRECTED)][:CORRECTED]
        print(f"a correction: {middle([timed(lambda one=record: ledger.correct('reject', one.id)) for record in some])}")
        print(
            f"the same groups, brought up to date for {len(some)} corrections: {timed(lambda: ledger.groups('event', party='RUS'))[1]:.2f} s"
        )
    print(
        f"{opening} with {len(some)} corrections: {middle([timed(lambda: open_ledger(path, read_only=True).close()) for _ in range(ROUNDS)])}"
    )


def timed(work: Callable[[], Any]) -> tuple[Any, float, float]:
    """What the work gives, its wall-clock seconds and its CPU seconds."""
    wall, cpu = time.perf_counter(), time.process_time()
    result = work()
    return result, time.perf_counter() - wall, time.process_time() - cpu


def middle(rounds: list[tuple[Any, float, float]]) -> str:
    """The median of several rounds."""
    return f"{statistics.median(r[1] for r in rounds):.3f} s ({statistics.median(r[2] for r in rounds):.3f})"


if __name__ == "__main__":
    main()
