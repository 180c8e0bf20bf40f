"""`detente brief`: what a desk officer reads before the two parties meet."""

from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Annotated

import typer

from detente.brief.compose import compose
from detente.brief.html import write_html
from detente.brief.lines import Brief
from detente.brief.markdown import write_markdown
from detente.commands.inputs import Tally, read_paths
from detente.commands.ledgers import AtTime, LedgerFile, check_words, path_of
from detente.commands.options import Model, Published, WordLists, notes
from detente.config import read_config
from detente.errors import UsageError
from detente.ledger.entry import open_ledger
from detente.ledger.selection import check_moment
from detente.model import KINDS, Article, Record
from detente.words import load_words

WRITERS: dict[str, Callable[[Brief], str]] = {"md": write_markdown, "html": write_html}
RECORD_KINDS = [kind for kind, cls in KINDS.items() if issubclass(cls, Record)]


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
    if until is not None:
        check_moment(until)
    known = load_words(words or read_config().words).state_names()
    pair = pair_of(parties, known)
    tally = Tally()
    if paths:
        items = list(read_paths(paths, published=published, words=words, model=model, tally=tally))
    else:
        items = list(stored(path_of(ledger), tally, at_time=at_time))
    kept = [(a, rs) for a, rs in items if isinstance(a, Article) and (until is None or (a.published or "") <= until)]
    if not kept:
        notes.print(f"nothing to brief from: no report up to {until}" if until and items else "nothing to brief from")
        tally.leave(3)
    articles, records = [a for a, _ in kept], [r for _, rs in kept for r in rs]
    page = WRITERS[format](compose(articles, records, parties=pair, refused=tally.refused, as_of=until, labels=read_config().outlets))
    if out is None:
        print(page, end="")
    else:
        try:
            Path(out).write_text(page, encoding="utf-8")
        except OSError as error:
            raise UsageError(f"--out {out}: {error.strerror}") from None
        notes.print(f"wrote {out}")
    tally.close()


def stored(path: str, tally: Tally, *, at_time: str | None) -> Iterator[tuple[Article, list[Record]]]:
    """The articles of a ledger with their records."""
    with open_ledger(path, read_only=True, at_time=at_time) as store:
        by_article: dict[str, list[Record]] = {}
        for kind in RECORD_KINDS:
            for record in store.records(kind):
                by_article.setdefault(record.article, []).append(record)
        for article in store.articles():
            check_words(article, path)
            tally.articles += 1
            tally.records += len(by_article.get(article.id, []))
            yield article, by_article.get(article.id, [])


def pair_of(parties: str, known: Collection[str]) -> tuple[str, str]:
    """The two codes of --parties, as the word lists write them."""
    spelt = {code.lower(): code for code in known}
    codes = [p.strip() for p in parties.split(",") if p.strip()]
    if len(codes) != 2 or codes[0].lower() == codes[1].lower():
        raise UsageError(f"--parties {parties!r}: two different codes are needed, e.g. USA,RUS")
    for code in codes:
        if code.lower() not in spelt:
            raise UsageError(f"--parties {parties!r}: no word list has a party '{code}'")
    return spelt[codes[0].lower()], spelt[codes[1].lower()]
