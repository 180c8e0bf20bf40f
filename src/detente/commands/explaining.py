"""`detente why`, `rule`, `try` and `schema`: how the program comes to its records, and what they look like."""

import json
from collections.abc import Iterable, Iterator
from typing import Annotated

import typer

from detente import explain
from detente.commands.inputs import Reading, Tally, read_paths
from detente.commands.ledgers import LedgerFile, check_words, path_of
from detente.commands.options import Model, Published, WordLists
from detente.errors import UsageError
from detente.ledger.corrections import Correction, standing
from detente.ledger.entry import open_ledger
from detente.model import Article, Record
from detente.reading.rules import all_rules
from detente.records import from_line
from detente.schema import json_schema
from detente.sources.files import check_published

# What a person did to a record, as it is told; a merge is of names.
DONE = {"accept": "accepted", "reject": "rejected", "edit": "edited"}


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
    """Show the words that made the program write a record, the rule, and what persons have said of it."""
    said: list[str] = []
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
        with open_ledger(path_of(ledger), read_only=True) as store:
            article, one = store.find(record)
            check_words(article, path_of(ledger))
            said = list(said_of(one, store.corrections()))
    print("\n".join([explain.why(article, one, all_rules()), *said]))


def said_of(record: Record, corrections: Iterable[Correction]) -> Iterator[str]:
    """One line for each thing that a person said of the record and that was not taken back: what, who, when, why."""
    for one in standing(corrections):
        made = from_line(one.line).id if one.what == "edit" and one.line is not None else None
        if made == record.id:
            done = f"made of {one.record} by an edit: {one.field} is {one.value}"
        elif one.record != record.id or one.what not in DONE:
            continue
        else:
            done = DONE[one.what] + (f": {one.field} is {one.value}, in the record {made}" if made is not None else "")
        why = f": {one.why}" if one.why else ""
        yield f"  {done}, by {one.who or 'somebody unnamed'} on {one.time or 'an unknown day'}{why} (correction {one.id})"


def rule(id: Annotated[str, typer.Argument(help="The rule's id, e.g. sanction.expel.")]) -> None:
    """Show a rule: its reason, its wordings, its sentences."""
    print(explain.rule_page(all_rules(), id))


def try_sentence(
    sentence: Annotated[str, typer.Argument(help="A sentence of your own.")],
    published: Published = None,
    words: WordLists = None,
    model: Model = None,
) -> None:
    """Show what every rule makes of a sentence."""
    check_published(published)
    if any("\ud800" <= c <= "\udfff" for c in sentence):
        raise UsageError("the sentence holds bytes that are no UTF-8")
    lines = explain.try_sentence(Reading().settings(words, model).load(), sentence, published=published)
    print("\n".join(lines) if lines else "no rule makes anything of it")


def schema() -> None:
    """Print the JSON Schema of the records."""
    print(json.dumps(json_schema(), indent=1))
