"""Does a kill −9 at any moment leave the old or the new state, and nothing that was reported as stored lost?

    python bench/kills.py [--runs 50] [--folder FOLDER]

Each run starts a process that adds, folds, strikes and forgets in one ledger, kills it at a random moment, opens the ledger
and checks: every report that was said to be stored is there with all its records, every one said to be forgotten is gone,
`check` finds nothing wrong, and folding anew changes no group. Exit status 1 if a run fails.
"""

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from detente.ledger.adding import Run
from detente.ledger.entry import open_ledger
from detente.model import Article, Event, Party, Record, Span, content_id, identified

EACH = 12  # Records a report.


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=50)
    parser.add_argument("--folder")
    parser.add_argument("--work", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--seed", type=int, default=6)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        path = Path(options.folder or made) / "killed.ledger"
        if options.work is not None:
            work(path, first=options.work)
            return
        sys.exit(kill_often(path, runs=options.runs, seed=options.seed))


def kill_often(path: Path, *, runs: int, seed: int) -> int:
    chance = random.Random(seed)
    said: dict[str, set[int]] = {"stored": set(), "forgetting": set(), "forgotten": set()}
    for run in range(runs):
        lines = killed_after(path, first=1_000_000 * run, seconds=chance.uniform(0.0, 1.5))
        for line in lines:
            word, number = line.split()
            said[word].add(int(number))
        # What a kill met while it was being forgotten may be there or gone.
        wrong = faults(path, stored=said["stored"] - said["forgetting"], gone=said["forgotten"])
        if wrong:
            print(f"run {run}: {'; '.join(wrong)}")
            return 1
    counts = f"{len(said['stored'])} reports said to be stored, {len(said['forgotten'])} said to be forgotten"
    print(f"{runs} kills: {counts}; nothing lost, nothing half written")
    return 0


def killed_after(path: Path, *, first: int, seconds: float) -> list[str]:
    """Start the work, wait until it has opened the ledger, kill it that much later; what it had said by then."""
    words = [sys.executable, __file__, "--folder", str(path.parent), "--work", str(first)]
    child = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    child.stdout.readline()
    time.sleep(seconds)
    child.send_signal(signal.SIGKILL)
    lines = child.stdout.read().splitlines(keepends=True)
    child.wait()
    child.stdout.close()
    return [line.strip() for line in lines if line.endswith("\n")]


def work(path: Path, *, first: int) -> None:
    """Add without end; every fifth report is folded, every seventh read again by a newer reader, every eleventh forgotten."""
    print("begin", flush=True)
    number = first
    while True:
        number += 1
        article, records = reading(number)
        with open_ledger(path, run=Run(time="2026-01-01", reader="1")) as ledger:
            ledger.add(article, records)
            print("stored", number, flush=True)
            if number % 5 == 0:
                ledger.fold()
            if number % 11 == 0:
                print("forgetting", number, flush=True)
                ledger.forget(article.id)
                print("forgotten", number, flush=True)
        if number % 7 == 0 and number % 11:
            with open_ledger(path, run=Run(time="2026-01-02", reader="2")) as ledger:
                ledger.add(article, records)


def reading(number: int) -> tuple[Article, list[Record]]:
    """A report and its records, all made from its number."""
    text = f"Ardenia condemned the raid of Borland, report {number} says. " + "The lake lay still and the bridge was shut. " * (number % 9)
    article = Article(source=f"{number}.txt", outlet=f"Outlet {number % 50}", text=text, published="2026-03-06")
    article = replace(article, id=content_id(number))
    cue = Span(8, 17, "condemned", "cue")
    sides = Party(name="Ardenia", state="ARD", span=Span(0, 7, "Ardenia")), Party(name="Borland", state="BOR", span=Span(30, 37, "Borland"))
    records = [
        identified(
            Event(article=article.id, rule=f"bench.{n}", confidence=0.5, spans=(cue,), source=(sides[0],), target=(sides[1],), type="ACCUSE",
                  status="happened")
        )
        for n in range(EACH)
    ]  # fmt: skip
    return article, list(records)


def faults(path: Path, *, stored: set[int], gone: set[int]) -> list[str]:
    """What is wrong with the ledger after a kill."""
    if not path.exists():
        return [f"{len(stored)} stored, and there is no ledger"] if stored else []
    wrong = []
    with open_ledger(path) as ledger:
        there = {article.id for article in ledger.articles()}
        counts: dict[str, int] = {}
        for record in ledger.records("event"):
            counts[record.article] = counts.get(record.article, 0) + 1
        wrong += [f"report {number} is lost" for number in sorted(stored) if content_id(number) not in there]
        wrong += [f"report {number} is back" for number in sorted(gone) if content_id(number) in there]
        wrong += [f"article {article} has {counts.get(article)} records" for article in sorted(there) if counts.get(article) != EACH]
        wrong += ledger.check()
        ledger.fold()
        groups = ledger.groups("event")
        ledger.fold(anew=True)
        wrong += ["folding anew changes the groups"] if ledger.groups("event") != groups else []
    return wrong


if __name__ == "__main__":
    main()
