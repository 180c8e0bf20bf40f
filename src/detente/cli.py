"""The command line: parse arguments, call, print.

Exit status: 0 done, 1 done with problems listed, 2 wrong use, 3 nothing usable, 4 store unusable.
"""

import getpass
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from detente import __version__, explain
from detente.brief.compose import compose
from detente.brief.html import write_html
from detente.brief.lines import Brief
from detente.brief.markdown import write_markdown
from detente.commands import groups, keeping, revising
from detente.commands.fetch import fetch
from detente.commands.ledgers import AtTime
from detente.commands.progress import progress
from detente.commands.watch import watch
from detente.config import read_config
from detente.engine.adding import Engine, add_shards
from detente.engine.reading import ONE_PROCESS, Machine, read_items
from detente.engine.settings import Settings
from detente.engine.storing import Outcome
from detente.errors import DetenteError, InputError, StoreError, UsageError
from detente.ledger.adding import Run
from detente.ledger.folder import is_folder
from detente.ledger.store import open_ledger
from detente.model import KINDS, Article, Party, Record, Refused, Span, Time, line_of
from detente.reading.pipeline import MODEL, Reader
from detente.reading.rules import all_rules
from detente.schema import json_schema
from detente.sources.files import read_sources

app = typer.Typer(
    add_completion=False, no_args_is_help=True, help="Reads news reports about states and keeps a sourced ledger of their relation."
)
HIDDEN = ("spans", "text", "sha256", "furniture", "rule", "article", "confidence", "sector")
notes = Console(stderr=True, highlight=False, soft_wrap=True)

Paths = Annotated[
    list[str], typer.Argument(metavar="PATH…", help="Files, folders or patterns; - is standard input. See the guide for what is read.")
]
Published = Annotated[str | None, typer.Option(help="Publication date of inputs that have none of their own: YYYY-MM-DD.")]
WordLists = Annotated[list[str] | None, typer.Option("--words", help="A folder of your own word lists; may be given several times.")]
LedgerFile = Annotated[str | None, typer.Option("--ledger", help="The ledger file.")]
Workers = Annotated[int, typer.Option(help="How many processes read; 0 is one a core.")]
LimitMemory = Annotated[str | None, typer.Option(help="What all of them may take together, e.g. 4G.")]
Triage = Annotated[bool, typer.Option("--triage", help="Pass over texts and paragraphs that name no state, body or leader.")]
Model = Annotated[str | None, typer.Option(help=f"A spaCy English pipeline; {MODEL} is the default.")]


@app.command()
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


@app.command()
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
    run = Run(
        time=datetime.now(UTC).isoformat(timespec="seconds"),
        who=getpass.getuser(),
        reader=f"{__version__} {model or MODEL}{' triage' if triage else ''}",
    )
    how, path = Reading(Machine(workers, limit_memory), triage), ledger_path(ledger)
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


app.command()(fetch)
app.command()(watch)


@app.command()
def show(
    kind: Annotated[str, typer.Argument(help="One of: " + ", ".join(KINDS))],
    ledger: LedgerFile = None,
    party: Annotated[str | None, typer.Option(help="Only records with this state or name.")] = None,
    since: Annotated[str | None, typer.Option(help="Only from this day on.")] = None,
    until: Annotated[str | None, typer.Option(help="Only up to this day.")] = None,
    at_time: AtTime = None,
    format: Annotated[str, typer.Option(help="table or jsonl")] = "table",
) -> None:
    """Print one kind of record from a ledger, in a fixed order."""
    if kind not in KINDS:
        raise UsageError(f"no kind '{kind}'; the kinds are {', '.join(KINDS)}")
    with open_ledger(ledger_path(ledger), read_only=True, at_time=at_time) as store:
        rows = list(store.records(kind, party=party, since=since, until=until))
    if format == "jsonl":
        for row in rows:
            print(line_of(row))
    elif format == "table":
        Console(highlight=False).print(table_of(kind, rows))
    else:
        raise UsageError(f"--format {format}: it is table or jsonl")


@app.command()
def search(
    words: Annotated[list[str], typer.Argument(help="All of these words must be in the report.")], ledger: LedgerFile = None
) -> None:
    """Find reports in a ledger by their words."""
    with open_ledger(ledger_path(ledger), read_only=True) as store:
        found = list(store.search(" ".join(words)))
    for hit in found:
        print(f"{hit.article}  {hit.published or '?'}  {hit.source}  [{hit.start}:{hit.end}]  {hit.snippet}")
    if not found:
        notes.print("nothing found")


@app.command()
def forget(article: Annotated[str, typer.Argument(help="The article's id, or the beginning of it.")], ledger: LedgerFile = None) -> None:
    """Remove an article and its records from a ledger for good; the log says that it was done."""
    with open_ledger(ledger_path(ledger)) as store:
        gone = store.forget(article)
    notes.print(f"forgot {gone}")


@app.command()
def why(
    record: Annotated[str, typer.Argument(help="The record's id, or the beginning of it.")],
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="[PATH…]", help="The reports it came from; without them the ledger is asked.")
    ] = None,
    published: Published = None,
    ledger: LedgerFile = None,
    words: WordLists = None,
    model: Model = None,
) -> None:
    """Show the words that made the program write a record, and the rule."""
    if paths:
        pairs = (
            (a, r)
            for a, rs in read_paths(paths, published=published, words=words, model=model, tally=Tally())
            for r in rs
            if isinstance(a, Article)
        )
        found = [(a, r) for a, r in pairs if r.id.startswith(record)]
        if len(found) != 1:
            raise UsageError(f"{len(found)} records of these reports have an id that begins with '{record}'; one is needed")
        article, one = found[0]
    else:
        with open_ledger(ledger_path(ledger), read_only=True) as store:
            article, one = store.find(record)
    print(explain.why(article, one, all_rules()))


@app.command()
def rule(id: Annotated[str, typer.Argument(help="The rule's id, e.g. sanction.expel.")]) -> None:
    """Show a rule: its reason, its wordings, its sentences."""
    print(explain.rule_page(all_rules(), id))


@app.command(name="try")
def try_(
    sentence: Annotated[str, typer.Argument(help="A sentence of your own.")],
    published: Published = None,
    words: WordLists = None,
    model: Model = None,
) -> None:
    """Show what every rule makes of a sentence."""
    lines = explain.try_sentence(load_reader(words, model), sentence, published=published)
    print("\n".join(lines) if lines else "no rule makes anything of it")


@app.command()
def schema() -> None:
    """Print the JSON Schema of the records."""
    print(json.dumps(json_schema(), indent=1))


@app.command()
def brief(
    paths: Annotated[list[str] | None, typer.Argument(metavar="[PATH…]", help="Reports to read; without them the ledger is used.")] = None,
    parties: Annotated[str, typer.Option(help="The two parties, e.g. USA,RUS.")] = "",
    published: Published = None,
    ledger: LedgerFile = None,
    until: Annotated[str | None, typer.Option(help="Only reports up to this day.")] = None,
    at_time: AtTime = None,
    format: Annotated[str, typer.Option(help="md or html")] = "md",
    out: Annotated[str | None, typer.Option(help="Write to this file and not to standard output.")] = None,
    words: WordLists = None,
    model: Model = None,
) -> None:
    """Write the brief of two parties: card, positions, red lines, clock, doubts, what was left out."""
    if format not in WRITERS:
        raise UsageError(f"--format {format}: it is {' or '.join(WRITERS)}")
    pair = pair_of(parties)
    tally = Tally()
    if paths:
        items = list(read_paths(paths, published=published, words=words, model=model, tally=tally))
    else:
        items = list(stored(ledger_path(ledger), tally, at_time=at_time))
    kept = [(a, rs) for a, rs in items if isinstance(a, Article) and (until is None or (a.published or "") <= until)]
    if not kept:
        tally.close()
    articles, records = [a for a, _ in kept], [r for _, rs in kept for r in rs]
    page = WRITERS[format](compose(articles, records, parties=pair, refused=tally.refused, as_of=until, labels=read_config().outlets))
    if out is None:
        print(page, end="")
    else:
        Path(out).write_text(page, encoding="utf-8")
        notes.print(f"wrote {out}")
    tally.close()


app.command()(groups.fold)
app.command()(groups.groups)
for command in (
    keeping.check,
    keeping.rebuild,
    keeping.merge,
    keeping.pack,
    keeping.migrate,
    revising.correct,
    revising.corrections,
    revising.versions,
):
    app.command()(command)


# -- what the commands share ------------------------------------------------------------------------------------------


class Tally:
    """What a run read and refused, and the exit status that follows from it."""

    def __init__(self) -> None:
        self.articles = 0
        self.records = 0
        self.refused: list[Refused] = []

    def take(self, outcomes: Iterable[Outcome]) -> None:
        """Report on the shards of a folder ledger and leave with the run's exit status."""
        new, stored = 0, 0
        for outcome in outcomes:
            self.articles += outcome.articles
            self.records += outcome.records
            self.refused += outcome.refused
            new += outcome.articles if outcome.stored else 0
            stored += outcome.stored
            notes.print(f"{outcome.shard}: {'stored' if outcome.stored else 'not stored' if outcome.refused else 'already there'}")
        notes.print(f"{new} new, {self.articles - new} already there; {stored} segments")
        self.close()
        raise typer.Exit(0)

    def close(self) -> None:
        """Report on standard error and leave with the run's exit status."""
        for item in self.refused:
            notes.print(f"refused {item.source}: {item.reason}")
        notes.print(f"{self.articles} articles, {self.records} records, {len(self.refused)} refused")
        if self.refused or not self.articles:
            raise typer.Exit(1 if self.articles else 3)


@dataclass(frozen=True)
class Reading:
    """How the inputs are read: on which machine, and whether other matters are passed over."""

    machine: Machine = ONE_PROCESS
    triage: bool = False

    def settings(self, words: list[str] | None, model: str | None) -> Settings:
        """The user's word lists and pipeline, those of detente.toml if none are named."""
        config = read_config()
        return Settings(model=model or config.model or MODEL, words=tuple(words or config.words), triage=self.triage)


def load_reader(words: list[str] | None, model: str | None) -> Reader:
    """The reader with the user's word lists and pipeline."""
    return Reading().settings(words, model).load()


def ledger_path(ledger: str | None) -> str:
    """The ledger of --ledger, else of detente.toml."""
    path = ledger or read_config().ledger
    if path is None:
        raise UsageError("no ledger named; give --ledger FILE or set ledger in detente.toml")
    return path


def read_paths(
    paths: list[str],
    *,
    published: str | None,
    words: list[str] | None,
    model: str | None,
    tally: Tally,
    how: Reading | None = None,
) -> Iterator[tuple[Article | Refused, list[Record]]]:
    """Read all inputs in their order; what is refused comes out in its place, with no records."""
    inputs = read_sources(paths, published=published, now=datetime.now(UTC))
    how = how or Reading()
    load = None if how.triage else lambda: load_reader(words, model)
    found = read_items(inputs, settings=how.settings(words, model), machine=how.machine, load=load)
    for item, records in progress(found, paths=paths, console=notes):
        if isinstance(item, Refused):
            tally.refused.append(item)
        else:
            tally.articles += 1
            tally.records += len(records)
        yield item, records


def table_of(kind: str, rows: Iterable[object]) -> Table:
    """Records as a table for people: the fields in the order of their dataclass, spans by their words."""
    names = [f.name for f in fields(KINDS[kind]) if f.name not in HIDDEN]
    table = Table(*names, box=None, pad_edge=False)
    for row in rows:
        table.add_row(*[cell(getattr(row, name)) for name in names])
    return table


def cell(value: object) -> str:
    """One field as short words; nothing for null."""
    if isinstance(value, tuple):
        return ", ".join(cell(v) for v in value)
    if isinstance(value, Party):
        return value.name or value.state or (value.span.text if value.span else "?")
    if isinstance(value, Span):
        return value.text
    if isinstance(value, Time):
        return value.start if value.start == value.end else f"{value.start}/{value.end}"
    return "" if value is None else escape(str(value))


def stored(path: str, tally: Tally, *, at_time: str | None) -> Iterator[tuple[Article, list[Record]]]:
    """The articles of a ledger with their records."""
    with open_ledger(path, read_only=True, at_time=at_time) as store:
        by_article: dict[str, list[Record]] = {}
        for kind in RECORD_KINDS:
            for record in store.records(kind):
                by_article.setdefault(record.article, []).append(record)
        for article in store.articles():
            tally.articles += 1
            tally.records += len(by_article.get(article.id, []))
            yield article, by_article.get(article.id, [])


def pair_of(parties: str) -> tuple[str, str]:
    """The two codes of --parties."""
    codes = [p.strip() for p in parties.split(",") if p.strip()]
    if len(codes) != 2 or codes[0] == codes[1]:
        raise UsageError(f"--parties {parties!r}: two different codes are needed, e.g. USA,RUS")
    return codes[0], codes[1]


WRITERS: dict[str, Callable[[Brief], str]] = {"md": write_markdown, "html": write_html}
RECORD_KINDS = [kind for kind, cls in KINDS.items() if issubclass(cls, Record)]
STATUSES: tuple[tuple[type[DetenteError], int], ...] = ((StoreError, 4), (InputError, 3), (DetenteError, 2))


def main() -> None:
    """Run the command line; a user's mistake ends in one line and its exit status."""
    try:
        app()
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has left
    except DetenteError as error:
        notes.print(f"detente: {error}", style="red", markup=False)
        sys.exit(next(code for kind, code in STATUSES if isinstance(error, kind)))
