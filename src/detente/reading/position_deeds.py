"""What do states show by what they do to others? Measures taken, demands turned down, matters agreed on."""

from dataclasses import replace

from detente.model import Event, Position, Span, identified
from detente.reading.askers import is_asked
from detente.reading.commitment_words import extent
from detente.reading.issues import IssueHit
from detente.reading.page import Page
from detente.reading.position_words import DEEDS, EXPELLING, overlap, words_of_tokens
from detente.rulebook import Rule, written

# Verbs by which a state turns something down or comes to terms.
PLAIN = {
    "REJECT": frozenset("reject refuse decline veto dismiss oppose spurn rebuff block boycott deny rule turn withhold disagree".split()),
    "AGREE": frozenset("agree sign conclude reach accept seal ratify finalise finalize strike".split()),
}


def positions_done(page: Page, events: list[Event], hits: tuple[IssueHit, ...], said: list[Position]) -> list[Position]:
    """What states show by what they do to others: measures taken and demands turned down."""
    found: list[Position] = []
    for event in acts_of_each(events):
        state = event.source[0].state if event.source else None
        content = act_words(page, event)
        if state is None or content is None or event.type not in DEEDS or event.status != "happened" or not is_plain(page, event):
            continue
        issue = issue_of_act(page, event, hits)
        others = [p for p in (*said, *found) if p.state == state and (p.issue == issue or overlap(p.content, content))]
        if issue is None or others:
            continue
        stance, nature = DEEDS[event.type]
        spans = tuple(s for s in (event.source[0].span, content) if s is not None)
        found.append(
            identified(
                Position(
                    article=page.article.id, rule="position.done", confidence=0.5, spans=spans, state=state, issue=issue,
                    stance=stance, nature=nature, content=content, when=event.when, statement=event.statement,
                )
            )
        )  # fmt: skip
    return found


def is_plain(page: Page, event: Event) -> bool:
    """Is it a measure, or a refusal or an agreement by a verb of its own: no "failed", "violated", "committed by X", and no question?"""
    cue = next((s for s in event.spans if s.role == "cue"), None)
    words = page.doc.char_span(cue.start, cue.end, alignment_mode="expand") if cue is not None else None
    if words is None or is_asked(page, words.start_char):
        return False
    plain = PLAIN.get(event.type)
    return plain is None or words.root.pos_ == "NOUN" or any(t.lemma_.lower() in plain for t in words)


def acts_of_each(events: list[Event]) -> list[Event]:
    """The acts, one of several states once for each of them; agreements only where both sides act."""
    out: list[Event] = []
    for event in events:
        if event.type == "AGREE":
            out += [replace(event, source=(p,)) for p in event.source] if len(event.source) > 1 else []
        else:
            out.append(event)
    return out


def act_words(page: Page, event: Event) -> Span | None:
    """The words of an act up to the end of its target, if that follows in the same sentence."""
    cue = next((s for s in event.spans if s.role == "cue"), None)
    if cue is None:
        return None
    target = event.target[0].span if event.target else None
    end = cue.end
    if event.type == "AGREE":
        verb = page.doc.char_span(cue.start, cue.end, alignment_mode="expand")
        end = cue.end if verb is None else page.span(*extent(verb.root)).end
        return page.chars(cue.start, max(end, cue.end), role="content", by="position.done")
    if target is not None and cue.end < target.start < cue.end + 60 and "." not in page.text[cue.end : target.start]:
        end = target.end
    return page.chars(cue.start, end, role="content", by="position.done")


def issue_of_act(page: Page, event: Event, hits: tuple[IssueHit, ...]) -> str | None:
    """The first issue named in the act's sentence; envoys sent home are one of embassies, any other measure one of relations."""
    content = act_words(page, event)
    phrase = page.doc.char_span(content.start, content.end, alignment_mode="expand") if content is not None else None
    if phrase is None:
        return None
    if words_of_tokens(phrase) & EXPELLING:
        return "embassies"
    sent = phrase[0].sent
    named = [h.entry.id for h in hits if sent.start <= h.start < sent.end]
    return named[0] if named else "relations" if event.type in ("SANCTION", "AGREE") else None


RULES: tuple[Rule, ...] = (
    written(
        "position.done",
        says="a state shows where it stands by a measure that it takes against another",
        record="position",
        examples=[
            "{source:France} {content:expelled two diplomats} of Peru.",
            "{source:Norway} and Iran {content:agreed to free the sailors}.",
            "Norway and {source:Iran} {content:agreed to free the sailors}.",
        ],
        silent=[
            "France invited two diplomats of Peru.",
            "France failed to stop the ships of Peru.",
            "QUESTION: Has France expelled two diplomats of Peru?",
        ],
    ),
)
