"""Which acts are less than their words? Separate meetings, measures not yet in force, acts named only in a figure of speech."""

import re
from collections.abc import Iterator

from detente.reading.doubt_found import Found
from detente.reading.grammar import subject
from detente.reading.page import Page
from detente.rulebook import Rule, written

SEPARATE = re.compile(
    r"\b(?:(?:meet|meets|met|meeting|talks?|talked|spoke|speaks?) separately\b|(?:held|holds?|holding) separate (?:meetings|talks)\b)",
    re.IGNORECASE,
)
EFFECT = re.compile(
    r"\b(?:tak(?:e|es|ing) effect|com(?:e|es|ing) into (?:force|effect)|ent(?:er|ers|ering) into force|(?:be|is|are) effective)\b",
    re.IGNORECASE,
)
FIGURE = re.compile(
    r"[\"“‘'](?P<words>(?:an? )?(?:declaration of war|act of war|act of aggression|economic war|war on \w+|trade war|coup))[\"”’']",
    re.IGNORECASE,
)


def find_lesser(page: Page) -> list[Found]:
    """All of them in the report's own paragraphs."""
    return [f for start, end in page.layout.paragraphs for finder in (apart, not_yet, figures) for f in finder(page, start, end)]


def apart(page: Page, start: int, end: int) -> Iterator[Found]:
    """ "Will meet separately with the envoys of Norway and Peru": the two do not meet each other."""
    for m in SEPARATE.finditer(page.text, start, end):
        words = page.doc.char_span(m.start(), m.end(), alignment_mode="expand")
        if words is None:
            continue
        doer = subject(words.root)
        with_ = next((t for t in words.root.subtree if t.lower_ == "with" and t.i >= words.start), None)
        ours = {p.state for p in page.cast.parties(doer)} - {None} if doer is not None else set()
        met = page.cast.named_in(with_.i, with_.right_edge.i + 1) if with_ is not None else []
        if len(ours) > 1 or len({x.entity.state for x in met} - {None}) > 1:
            span = page.chars(*m.span(), role="claim", by="doubt.separate")
            yield Found("doubt.separate", "other", f"“{span.text}”: those named are not told to meet each other.", (span,), 0.8)


def not_yet(page: Page, start: int, end: int) -> Iterator[Found]:
    """ "Announced a ban on Friday, which is to take effect on 10 December"."""
    published = (page.article.published or "")[:10]
    for m in EFFECT.finditer(page.text, start, end):
        sent = page.sentence_at(m.start())
        ahead = [
            t
            for t in page.times
            if sent.start <= t.start < sent.end
            and 0 <= t.span.start - m.end() < 12
            and t.value is not None
            and t.kind in ("date", "deadline")
        ]
        told = any(t.tag_ in ("VBD", "VBN") and t.idx < m.start() for t in sent)
        if published and told and ahead and ahead[0].value is not None and ahead[0].value.start > published:
            claim = page.chars(*m.span(), role="claim", by="doubt.not-yet")
            note = f"Not in force on {published}: “{claim.text}” on {ahead[0].value.start}."
            yield Found("doubt.not-yet", "other", note, (claim, ahead[0].span), 0.8)


def figures(page: Page, start: int, end: int) -> Iterator[Found]:
    """An act named only within quotation marks of its own, as a figure of speech."""
    for m in FIGURE.finditer(page.text, start, end):
        span = page.chars(m.start("words"), m.end("words"), role="claim", by="doubt.figure")
        yield Found(
            "doubt.figure", "other", f"“{span.text}” stands in quotation marks: a word for something else, and no act told.", (span,), 0.8
        )


RULES: tuple[Rule, ...] = (
    written(
        "doubt.separate", says="several meet one, or one several, who do not meet each other", record="doubt",
        examples=[
            "The envoy of Chile will {claim:meet separately} with the ministers of Norway and Peru.",
            "Norway and Peru will {claim:meet separately} with the envoy of Chile.",
        ],
        silent=[
            "The envoy of Chile will meet with the ministers of Norway and Peru.", "The chairman met separately with his lawyer.",
            "The envoy of Chile met separately with two ministers of Norway and condemned Peru.",
        ],
    ),
    written(
        "doubt.not-yet", says="a measure is announced that is not in force on the day of the report", record="doubt",
        examples=["Norway announced a ban on flights to Peru, which is to {claim:take effect} on {when:April 10}."],
        silent=["Norway announced a ban on flights to Peru, which took effect on March 1.", "The ban will take effect soon."],
    ),
    written(
        "doubt.figure", says="an act of war is named in quotation marks of its own", record="doubt",
        examples=["Norway called the tariff “{claim:an act of war}”."],
        silent=["Norway answered the tariff with a declaration of war.", "“The tariff is an act of war against us,” Norway said."],
    ),
)  # fmt: skip
