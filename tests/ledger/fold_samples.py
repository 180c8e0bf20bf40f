"""Invented reports of one affair in several outlets; each helper marks the words of its record in the report's text."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from detente.ledger.entry import open_ledger
from detente.ledger.groups import Group
from detente.ledger.store import Ledger
from detente.model import Article, Commitment, Event, Meeting, Party, Record, Span, Statement, Time, content_id, identified

Reading = tuple[Article, list[Record]]
FILLER = " The road to the harbour was quiet. Shops stayed open and the ferry ran. The mayor of the town had no comment."


def report(outlet: str, text: str, *, published: str | None = "2026-03-06", url: str | None = None) -> Article:
    plain = Article(
        source=f"{outlet}.txt", outlet=outlet, text=text, published=published, url=url, sha256=hashlib.sha256(text.encode()).hexdigest()
    )
    return replace(plain, id=content_id([outlet, url, published, text]))


def words(article: Article, text: str, *, role: str | None = None, by: str | None = None) -> Span:
    start = article.text.index(text)
    return Span(start, start + len(text), text, role, by)


def state(article: Article, name: str, code: str) -> Party:
    return Party(name=name, state=code, span=words(article, name, by=f"states.{code}"))


def person(article: Article, name: str, code: str, role: str = "foreign minister") -> Party:
    return Party(name=name, role=role, state=code, sector="GOV", span=words(article, name.split()[-1]))


def office(article: Article, role: str, code: str, text: str) -> Party:
    """Somebody told by office alone, at these words."""
    return Party(name=f"{code} {role}", role=role, state=code, sector="GOV", span=words(article, text, by="actors.office"))


def day(article: Article, start: str, text: str, *, end: str | None = None) -> Time:
    return Time(start, end or start, "day" if end is None else "range", inferred=True, span=words(article, text))


def event(article: Article, cue: str, source: Sequence[Party], target: Sequence[Party], **more: Any) -> Event:
    values: dict[str, Any] = {"type": "ACCUSE", "status": "happened"} | more
    spans = (*[p.span for p in (*source, *target) if p.span], words(article, cue, role="cue"))
    return identified(
        Event(article=article.id, rule="test.act", confidence=0.8, spans=spans, source=tuple(source), target=tuple(target), **values)
    )


def meeting(article: Article, cue: str, participants: Sequence[Party], **more: Any) -> Meeting:
    spans = (*[p.span for p in participants if p.span], words(article, cue, role="cue"))
    values: dict[str, Any] = {"status": "happened"} | more
    return identified(
        Meeting(article=article.id, rule="test.meet", confidence=0.8, spans=spans, participants=tuple(participants), **values)
    )


def statement(article: Article, said: str, speaker: Party, **more: Any) -> Statement:
    content = words(article, said)
    values: dict[str, Any] = {"form": "direct", "cue": None} | more
    return identified(
        Statement(article=article.id, rule="test.say", confidence=0.8, spans=(content,), speaker=speaker, content=(content,), **values)
    )


def deadline(article: Article, task: str, actor: Party, due: Time | None) -> Commitment:
    what = words(article, task)
    return identified(
        Commitment(article=article.id, rule="test.due", confidence=0.8, spans=(what,), form="deadline", actor=actor, what=what, due=due)
    )


def quote(
    outlet: str, said: str, *, speaker: str = "Ana Bell", code: str = "ARD", published: str = "2026-03-06", on: str | None = None
) -> Reading:
    """A report with one quotation; `on` is the day that its words give."""
    when_words = "on the day" if on else ""
    own = f"{outlet} reporters asked, {outlet} wrote, {outlet} prints what {outlet} heard and no more than {outlet} heard."
    article = report(outlet, f'{own} {speaker} of {code} spoke {when_words}: "{said}"', published=published)
    when = day(article, on, when_words) if on else None
    return article, [statement(article, said, person(article, speaker, code), when=when)]


def groups_of(path: Path, readings: Sequence[Reading], kind: str, **asked: Any) -> list[Group]:
    """The groups of that kind after adding all at once."""
    with open_ledger(path) as ledger:
        ledger.add_many(readings)
        ledger.fold()
        return ledger.groups(kind, **asked)


def shown(ledger: Ledger) -> dict[str, list[Group]]:
    return {kind: ledger.groups(kind) for kind in ("event", "meeting", "statement", "commitment")}


def field(group: Group, name: str) -> dict[str, tuple[str, ...]]:
    """The values of a field with their outlets."""
    return {value.value: value.outlets for one in group.fields if one.name == name for value in one.values}
