"""Who said what? Finds the statements of a page: quotations, reported clauses, and releases in which a body itself speaks."""

from dataclasses import replace
from typing import Literal, cast

from detente.model import Act, Party, Statement, identified
from detente.reading.direct import find_direct
from detente.reading.indirect import find_according, find_indirect, find_nominal
from detente.reading.page import Page
from detente.reading.sayings import Saying, Scene
from detente.reading.speakers import party_at
from detente.reading.times import time_of
from detente.rulebook import Rule

RULES: tuple[Rule, ...] = ()
CONFIDENCE = {"quote.after": 0.9}


def find_statements(page: Page) -> list[Statement]:
    """All statements of a page in text order; the cast is told who speaks where."""
    scene = Scene.of(page)
    direct, used = find_direct(scene)
    sayings = [*direct, *find_indirect(scene, used=used), *find_according(scene)]
    sayings += find_nominal(scene, taken=sayings)
    sayings.sort(key=lambda s: (s.start, s.end))
    mark_embedded(sayings)
    parties: list[Party] = []
    for saying in sayings:
        parties.append(party_at(page, saying.speaker) if saying.speaker is not None else Party())
    page.cast.tell_speakers([(s.start, s.end, (p,)) for s, p in zip(sayings, parties, strict=True) if p.name or p.state])
    return [statement_of(scene, s, p) for s, p in zip(sayings, parties, strict=True)]


def mark_embedded(sayings: list[Saying]) -> None:
    """A statement whose cue and content stand inside the content of another is that speaker's report of it."""
    for inner in sayings:
        cue = inner.cue
        for outer in sayings:
            if outer is inner or outer.start > inner.start or cue is None:
                continue
            if any(s <= cue.head.idx < e and s <= inner.start and inner.end <= e for s, e in outer.content):
                inner.embedded = True


def statement_of(scene: Scene, saying: Saying, speaker: Party) -> Statement:
    """The finished record."""
    page = scene.page
    content = tuple(page.chars(s, e, role="content", by=saying.rule) for s, e in sorted(saying.content))
    cue = page.span(saying.cue.start, saying.cue.end, role="cue", by=saying.cue.report.by) if saying.cue is not None else None
    when = time_of(saying.cue.head, page.times) if saying.cue is not None else None
    spans = tuple(s for s in (speaker.span, cue, *content) if s is not None)
    return identified(
        Statement(
            article=page.article.id,
            rule=saying.rule,
            confidence=CONFIDENCE.get(saying.rule, 0.7),
            spans=spans,
            speaker=replace(speaker),
            form=form_of(scene, saying),
            content=content,
            cue=cue,
            act=cast(Act, saying.cue.report.act(saying.kind)) if saying.cue is not None else "say",
            when=when.value if when is not None else None,
            embedded=saying.embedded,
        )
    )


def form_of(scene: Scene, saying: Saying) -> Literal["direct", "indirect", "mixed"]:
    """Direct if all words stand in quotation marks, mixed if some do."""
    inside = total = 0
    for start, end in saying.content:
        for i in range(scene.token_at(start), scene.token_at(end)):
            if scene.doc[i].is_alpha:
                total += 1
                inside += scene.quoted[i]
    share = inside / total if total else 0.0
    return "direct" if share >= 0.9 else "mixed" if inside else "indirect"
