"""Invented articles and records for the ledger's tests."""

import hashlib
from dataclasses import replace
from typing import Any

from detente.model import (
    Article,
    Commitment,
    Condition,
    Doubt,
    Event,
    Meeting,
    Party,
    Position,
    Record,
    Span,
    Statement,
    Time,
    content_id,
    identified,
)

TEXT = 'Ardenia condemned the raid. "We will answer," Foreign Minister Ana Bell said of Borland on Friday. 🕊 It’s late.'


def article(name: str = "one", *, published: str | None = "2026-03-06", text: str = TEXT) -> Article:
    plain = Article(source=f"{name}.txt", text=text, published=published, title=name, sha256=hashlib.sha256(text.encode()).hexdigest())
    return replace(plain, id=content_id([name, published, text]))


def words(text: str, *, role: str | None = None) -> Span:
    start = TEXT.index(text)
    return Span(start, start + len(text), text, role, "test.word")


ARDENIA = Party(name="Ardenia", state="ARD", span=words("Ardenia"))
BORLAND = Party(name="Borland", state="BOR", span=words("Borland"))
BELL = Party(name="Ana Bell", role="foreign minister", state="ARD", sector="GOV", span=words("Ana Bell"))
SPRING = Time("2026-04-01", "2026-04-30", "month")


def records_of(report: Article) -> list[Record]:
    """One record of most kinds."""
    base: dict[str, Any] = {"article": report.id, "confidence": 0.8, "spans": (words("condemned", role="cue"),)}
    act = {"source": (ARDENIA,), "target": (BORLAND,), "type": "ACCUSE", "status": "happened"}
    said = {"speaker": BELL, "form": "direct", "content": (words("We will answer"),), "cue": words("said")}
    wish = {"state": "ARD", "issue": "raids", "stance": "against", "nature": "conflict", "content": words("the raid")}
    line = {"form": "red_line", "actor": BELL, "grade": "A", "condition": words("the raid")}
    found: list[Record] = [
        Event(rule="blame.condemn", **base, **act),
        Statement(rule="quote.inverted", **base, **said),
        Meeting(rule="meet.planned", **base, participants=(ARDENIA, BORLAND), status="planned", when=SPRING),
        Commitment(rule="commit.will", **base, form="commitment", actor=ARDENIA, what=words("answer"), due=SPRING),
        Condition(rule="line.declared", **base, **line),
        Position(rule="position.against", **base, **wish),
        Doubt(rule="doubt.date", **base, form="date_conflict", note="two days are given"),
    ]
    return [identified(record) for record in found]
