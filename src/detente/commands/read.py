"""`detente read` and `detente add`: reports become records, printed or kept."""

from typing import Annotated

import typer

from detente import __version__
from detente.commands.inputs import Reading, Tally, read_paths
from detente.commands.ledgers import LedgerFile, path_of, run_now
from detente.commands.options import LimitMemory, Model, Paths, Published, Triage, WordLists, Workers, notes
from detente.engine.adding import Engine, add_shards
from detente.engine.reading import Machine
from detente.errors import UsageError
from detente.ledger.entry import open_ledger
from detente.ledger.folder import is_folder
from detente.model import Refused, line_of


def read(
    paths: Paths,
    published: Published = None,
    format: Annotated[str, typer.Option(help="jsonl")] = "jsonl",
    words: WordLists = None,
    model: Model = None,
    workers: Workers = 1,
    limit_memory: LimitMemory = None,
    triage: Triage = False,
) -> None:
    """Read reports and print their records as JSON lines."""
    if format != "jsonl":
        raise UsageError(f"--format {format}: `detente read` prints jsonl only")
    tally = Tally()
    how = Reading(Machine(workers, limit_memory), triage)
    for item, records in read_paths(paths, published=published, words=words, model=model, tally=tally, how=how):
        print(line_of(item))
        for record in records:
            print(line_of(record))
    tally.close()


def add(
    paths: Paths,
    published: Published = None,
    ledger: LedgerFile = None,
    words: WordLists = None,
    model: Model = None,
    workers: Workers = 1,
    limit_memory: LimitMemory = None,
    triage: Triage = False,
    engine: Annotated[str, typer.Option(help="local, or ray for a cluster; ray wants a folder ledger.")] = "local",
    address: Annotated[str | None, typer.Option(help="The address of a running Ray cluster.")] = None,
) -> None:
    """Read reports and store their records in a ledger; what is there already stays as it is."""
    tally = Tally()
    new = 0
    how, path = Reading(Machine(workers, limit_memory), triage), path_of(ledger)
    run = run_now(how.settings(words, model).reader_name(__version__))
    if is_folder(path) or engine != "local":
        settings, engines = how.settings(words, model), Engine(engine, address)
        tally.take(add_shards(paths, ledger=path, published=published, run=run, settings=settings, machine=how.machine, engine=engines))
    with open_ledger(path, run=run) as store:
        for item, records in read_paths(paths, published=published, words=words, model=model, tally=tally, how=how):
            if isinstance(item, Refused):
                store.add_refused(item)
            else:
                new += store.add(item, records)
        store.fold()
    notes.print(f"{new} new, {tally.articles - new} already there")
    tally.close()
