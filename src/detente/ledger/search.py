"""Where do these words stand? Articles, and utterances among them, that hold all the words, with the places."""

import re
from dataclasses import dataclass

import duckdb

from detente.ledger.selection import Query, Wanted, fetch, select
from detente.model import Article, Span, Statement

BEFORE, AFTER = 60, 100


@dataclass(frozen=True, slots=True)
class Hit:
    """A text that holds all the words: the article's own, or that of one statement; `snippet` stands from `start`
    to `end`, `words` are the places found in it and elsewhere."""

    article: str
    record: str | None
    source: str
    title: str | None
    published: str | None
    start: int
    end: int
    snippet: str
    words: tuple[Span, ...]


def words_of(asked: str) -> list[str]:
    """The words to look for, each once, in the order asked."""
    return list(dict.fromkeys(asked.lower().split()))


def find_hits(connection: duckdb.DuckDBPyConnection, words: list[str]) -> list[Hit]:
    """The articles that hold all the words, in the order of `records`, each followed by its statements that do."""
    articles: list[Article] = fetch(connection, "article", query=_candidates("article", "record.text", words))
    statements: dict[str, list[Statement]] = {}
    said = "array_to_string([span.text FOR span IN record.content], ' ')"
    for statement in fetch(connection, "statement", query=_candidates("statement", said, words)):
        statements.setdefault(statement.article, []).append(statement)
    hits = []
    for article in articles:
        found = [hit_in_article(article, words)]
        found += [hit_in_statement(article, said, words=words) for said in statements.get(article.id, [])]
        hits += [hit for hit in found if hit is not None]
    return hits


def _candidates(kind: str, text: str, words: list[str]) -> Query:
    """All that has each word's letters somewhere in the SQL expression `text`: more than the hits, never less."""
    query = select(kind, Wanted())
    test = f"list_bool_and([contains(lower({text}), word) FOR word IN $words::VARCHAR[]])"
    return Query(query.sql.replace("WHERE true", f"WHERE {test}"), {"words": words})


def hit_in_article(article: Article, words: list[str]) -> Hit | None:
    """The hit in the article's text, or nothing if one of the words does not begin a word there."""
    places = _places(article.text, words, offset=0)
    if not places:
        return None
    return _hit(article, places, record=None)


def hit_in_statement(article: Article, statement: Statement, *, words: list[str]) -> Hit | None:
    """The hit within what was said, or nothing."""
    places: list[Span] = []
    for word in words:
        found = [place for span in statement.content for place in _places(span.text, [word], offset=span.start)]
        if not found:
            return None
        places += found
    ordered = tuple(sorted(places, key=lambda span: (span.start, span.end)))
    return _hit(article, ordered, record=statement.id)


def _places(text: str, words: list[str], *, offset: int) -> tuple[Span, ...]:
    """All places of all the words, in order; none if one word is missing. A word matches at the beginning of words."""
    places: list[Span] = []
    for word in words:
        pattern = re.compile(r"(?<!\w)" + re.escape(word), re.IGNORECASE)
        found = [Span(m.start() + offset, m.end() + offset, m.group()) for m in pattern.finditer(text)]
        if not found:
            return ()
        places += found
    return tuple(sorted(places, key=lambda span: (span.start, span.end)))


def _hit(article: Article, places: tuple[Span, ...], *, record: str | None) -> Hit:
    """The hit with the words around its first place, cut at blanks where there are any."""
    text = article.text
    start = max(0, places[0].start - BEFORE)
    end = min(len(text), places[0].end + AFTER)
    blank = text.find(" ", start, places[0].start)
    if start > 0 and blank >= 0:
        start = blank + 1
    blank = text.rfind(" ", places[0].end, end)
    if end < len(text) and blank >= 0:
        end = blank
    return Hit(
        article=article.id,
        record=record,
        source=article.source,
        title=article.title,
        published=article.published,
        start=start,
        end=end,
        snippet=text[start:end],
        words=places,
    )
