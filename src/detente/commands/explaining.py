"""`detente why`, `rule`, `try` and `schema`: how the program comes to its records, and what they look like."""

import json
from typing import Annotated

import typer

from detente import explain
from detente.commands.inputs import Reading, Tally, read_paths
from detente.commands.ledgers import LedgerFile, check_words, path_of
from detente.commands.options import Model, Published, WordLists
from detente.errors import UsageError
from detente.ledger.entry import open_ledger
from detente.model import Article
from detente.reading.rules import all_rules
from detente.schema import json_schema
from detente.sources.files import check_published


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
        with open_ledger(path_of(ledger), read_only=True) as store:
            article, one = store.find(record)
            check_words(article, path_of(ledger))
    print(explain.why(article, one, all_rules()))


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
