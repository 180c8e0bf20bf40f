"""What do states show by what they blame others for, and by what they set others a deadline for?"""

from dataclasses import replace

from detente.model import Commitment, Event, Party, Position, Span, identified
from detente.reading.commitment_words import extent
from detente.reading.grammar import VERBS, children
from detente.reading.issues import IssueHit
from detente.reading.page import Page
from detente.reading.parse import Token
from detente.reading.position_divides import position
from detente.reading.position_words import Stance, overlap
from detente.rulebook import Rule, written

PURSUING = frozenset("propose plan seek demand build develop expand pursue promote back support".split())


def positions_blamed(page: Page, events: list[Event], hits: tuple[IssueHit, ...], said: list[Position]) -> list[Position]:
    """Of "X criticised Y for proposing new rules": X is against them, and Y wants them; where neither has said more of them."""
    found: list[Position] = []
    for event in events:
        deed = deed_blamed(page, event) if event.type == "ACCUSE" and event.status == "happened" else None
        issue = issue_in(page, deed, hits) if deed is not None else None
        if deed is None or issue is None:
            continue
        content = page.span(deed.i, end_of(deed), role="content", by="position.blamed")
        own = {p.state for p in event.source}
        for party in (*event.source, *event.target):
            blaming = party.state in own
            if party.state is None or "+" in party.state or (not blaming and deed.lemma_ not in PURSUING):
                continue
            others = [p for p in (*said, *found) if (p.state, p.issue) == (party.state, issue)]
            if all(p.nature == "cooperation" and overlap(p.content, content) for p in others):
                stance: Stance = "against" if blaming else "wants"
                found.append(position(page, spoken(party), issue, stance, "conflict", content, rule="position.blamed"))
    return found


def deed_blamed(page: Page, event: Event) -> Token | None:
    """The verb in -ing that an accusation is "for"."""
    cue = next((s for s in event.spans if s.role == "cue"), None)
    words = page.doc.char_span(cue.start, cue.end, alignment_mode="expand") if cue is not None else None
    if words is None or words.root.pos_ not in VERBS or page.in_quotation(words.root):
        return None
    below = [p for t in words for p in children(t, "prep") if p.lower_ in ("for", "over")]
    return next((c for p in below for c in children(p, "pcomp") if c.tag_ == "VBG"), None)


def end_of(deed: Token) -> int:
    """Where the words of a deed end: before the next verb of the one who blames ("… and decried its envoy"), whatever the parser makes of it."""
    start, end = extent(deed)
    words = deed.doc.tokens
    for word, verb, then in zip(words[start + 1 : end - 1], words[start + 2 :], words[start + 3 :], strict=False):
        if word.dep_ == "cc" and verb.tag_ in ("VBD", "VBN") and then.pos_ in ("PROPN", "DET", "PRON"):
            return word.i
    return end


def spoken(party: Party) -> Party:
    """The party as the one whose position it is."""
    return replace(party, span=replace(party.span, role="speaker")) if party.span is not None else party


def issue_in(page: Page, deed: Token, hits: tuple[IssueHit, ...]) -> str | None:
    """The first issue that the words of a deed name."""
    start, end = deed.i, end_of(deed)
    return next((h.entry.id for h in hits if start < h.start < end), None)


def positions_set(page: Page, commitments: list[Commitment], hits: tuple[IssueHit, ...], said: list[Position]) -> list[Position]:
    """What a state gives another a deadline for is what it wants; a mere dispute over the matter says less and gives way."""
    found: list[Position] = []
    for due in commitments:
        setter: Party | None = due.set_by
        if due.form != "deadline" or setter is None or setter.state is None or setter.state == due.actor.state:
            continue
        issue = next((h.entry.id for h in hits if due.what.start <= page.doc[h.start].idx < due.what.end), None)
        if issue is None or any((p.state, p.issue) == (setter.state, issue) and p.rule != "position.divided" for p in (*said, *found)):
            continue
        content: Span = replace(due.what, role="content")
        made = position(page, spoken(setter), issue, "wants", "conflict", content, rule="position.set")
        found.append(
            identified(
                replace(made, id="", spans=tuple(s for s in made.spans if s == content or s.end <= content.start or s.start >= content.end))
            )
        )
    return found


RULES: tuple[Rule, ...] = (
    written(
        "position.blamed", says="one blames another for something that the other pursues", record="position",
        examples=[
            "{speaker:Norway} took Peru to task for {content:proposing a fishing ban}.",
            "Norway took {speaker:Peru} to task for {content:proposing a fishing ban}.",
        ],
        silent=["Norway thanked Peru for proposing a fishing ban.", "Norway criticised Peru for leaving the room."],
    ),
    written(
        "position.set", says="one gives another a deadline for something", record="position",
        examples=["{speaker:Norway} gave Peru until June 1 to {content:close its consulates}."],
        silent=["Norway gave Peru until June 1 to open the door."],
    ),
)  # fmt: skip
