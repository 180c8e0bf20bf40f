"""Over what are two states told to be divided, and what does one want that another turns down?"""

import re
from collections.abc import Iterator

from detente.model import Party, Position, Span, identified
from detente.reading.commitment_words import extent
from detente.reading.entities import Entity
from detente.reading.grammar import child, children, clause_of, conjuncts, governor, is_negated, prep_object, prepositions, surface_subject
from detente.reading.issues import IssueHit
from detente.reading.meeting_parties import last_two_states
from detente.reading.page import Page
from detente.reading.parse import Token
from detente.reading.position_words import Nature, Stance
from detente.rulebook import Rule, written

DISAGREEING = frozenset("disagree differ clash quarrel spar".split())
DISAGREEMENTS = frozenset("odds disagreement dispute rift difference row feud standoff quarrel".split())
OVER = frozenset({"on", "over", "about", "regarding", "concerning"})
CALLS = {"call": "wants", "demand": "wants", "request": "wants", "appeal": "wants", "proposal": "offers", "offer": "offers", "bid": "wants"}
ANSWERED = frozenset("reject refuse dismiss spurn decline rebuff accept welcome back oppose support endorse".split())
# Looked for in the text, which is quicker than to ask each word.
OPENING = re.compile(
    r"\b(?:odds|disagree(?:s|d|ing|ments?)?|differ(?:s|ed|ing|ences?)?|clash(?:es|ed|ing)?|quarrel\w*|spar(?:s|red|ring)|disputes?|rifts?|rows?|feuds?|standoffs?"
    r"|calls?|demands?|requests?|appeals?|proposals?|offers?|bids?)\b"
)
FURTHEST = 40  # tokens


def positions_divided(page: Page, hits: tuple[IssueHit, ...], said: list[Position]) -> list[Position]:
    """All such positions of states that have said nothing else on the issue."""
    found: list[Position] = []
    for span in (page.doc.char_span(*m.span()) for m in OPENING.finditer(page.text)):
        if span is None:
            continue
        token = span[0]
        for position in (*divided(page, token, hits), *called_for(page, token, hits)):
            if not any((p.state, p.issue) == (position.state, position.issue) for p in (*said, *found)):
                found.append(position)
    return found


def divided(page: Page, word: Token, hits: tuple[IssueHit, ...]) -> Iterator[Position]:
    """ "X and Y are at odds on A and B", "X and Y disagree over A", "engaged in a dispute over A"."""
    lemma = "odds" if word.lower_ == "odds" else word.lemma_.lower()
    if lemma not in DISAGREEING | DISAGREEMENTS or page.in_quotation(word):
        return
    if lemma == "odds" and word.nbor(-1).lower_ != "at":
        return
    verb = clause_of(word)
    if is_negated(word) or is_negated(verb) or (lemma not in DISAGREEING and word.dep_ in ("nsubj", "nsubjpass")):
        return
    about = [p for w in {word.i: word, verb.i: verb}.values() for p in prepositions(w) if p.lower_ in OVER and p.i > word.i]
    # "At odds on A" may hang on the "at".
    about += [p for p in children(word.head, "prep") if word.dep_ == "pobj" and p.lower_ in OVER and p.i > word.i and p not in about]
    if not about:
        return
    states = sides(page, verb)
    end = min(max(p.right_edge.i for p in about) + 1, word.i + FURTHEST, word.sent.end)
    seen: set[tuple[int, int]] = set()
    for hit in hits:
        matter = item(page.doc[hit.start], about[0].i)
        if not about[0].i < hit.start < end or matter in seen:
            continue
        seen.add(matter)
        first = len(seen) == 1 and states
        start = min(states[0][1], word.i) if first else matter[0]
        content = page.span(start, min(matter[1], word.sent.end), role="content", by="position.divided")
        doer = next((e.state for i in range(*matter) for e in meant(page, i) if e.state in [p.state for p, _ in states]), None)
        for party, _ in states:
            if party.state != doer:
                yield position(page, party, hit.entry.id, "against", "conflict", content, rule="position.divided")


def meant(page: Page, index: int) -> list[Entity]:
    """The state that a word names or qualifies by."""
    mention = page.cast.by_token.get(index)
    return [mention.entity] if mention is not None else []


def item(word: Token, first: int) -> tuple[int, int]:
    """The member of a long list that holds the word."""
    while (
        word.dep_ not in ("conj", "appos")
        and word.head.lower_ not in ("including", "like", "as")
        and word.head.i > first
        and word.head != word
    ):
        word = word.head
    end = max([word.i, *(c.right_edge.i for c in word.rights if c.dep_ not in ("conj", "cc", "punct"))]) + 1
    return word.left_edge.i, end


def sides(page: Page, verb: Token) -> tuple[tuple[Party, int], ...]:
    """The two states that a clause's subject means, and where it begins: its list, or for "the two countries" the last two named."""
    doer = surface_subject(verb)
    if doer is None:  # the parser may hang the subject on the auxiliary
        doer = next((s for aux in children(verb, "auxpass", "aux") for s in children(aux, "nsubj", "nsubjpass")), None)
    if doer is None:
        doer = misread_subject(verb)
    if doer is None:
        return ()
    named = [p for t in conjuncts(doer) for p in page.cast.parties(t, role="speaker") if p.state in page.cast.state_names]
    if len({p.state for p in named}) < 2 and doer.tag_ == "NNS":
        named = last_two_states(page, doer)
    states = {p.state: p for p in named}
    return tuple((p, doer.left_edge.i) for p in states.values()) if len(states) == 2 else ()


def misread_subject(verb: Token) -> Token | None:
    """The pair before the verb that the parser took for an apposition: "After the raid, X and Y are divided"."""
    first = min([verb.i, *(c.i for c in children(verb, "aux", "auxpass"))])
    word = verb.doc[first - 1] if first > verb.sent.start else None
    while word is not None and word.dep_ == "conj":
        word = word.head
    return word if word is not None and word.dep_ == "appos" and word.pos_ == "PROPN" else None


def called_for(page: Page, noun: Token, hits: tuple[IssueHit, ...]) -> Iterator[Position]:
    """Of "X rejected Y's call to resume A": Y wants it."""
    kind = CALLS.get(noun.lemma_.lower())
    verb = governor(noun) if kind is not None and noun.pos_ == "NOUN" else None
    if verb is None or verb.lemma_ not in ANSWERED or is_negated(verb):
        return
    holders = [c for c in children(noun, "amod", "poss", "compound", "nmod") if c.i < noun.i]
    asked = next((p for c in holders for p in page.cast.parties(c, role="speaker") if p.state in page.cast.state_names), None)
    if asked is None:
        found = [entity for entity, _ in page.cast.states_on(noun) if entity.state in page.cast.state_names]
        asked = (
            Party(found[0].name, None, found[0].state, None, page.span(noun.left_edge.i, noun.i, role="speaker", by=found[0].by))
            if found
            else None
        )
    after = next((c for c in children(verb, "advcl", "xcomp") if c.tag_ == "VB" and c.left_edge.i == noun.i + 1), None)
    for_what = child(noun, "acl", "relcl") or after or prep_object(noun, "for")
    if asked is None or for_what is None:
        return
    first, last = for_what.left_edge.i, extent(for_what)[1]
    content = page.span(noun.i, last, role="content", by="position.called")
    issue = next((h.entry.id for h in hits if first <= h.start < last), None)
    if issue is not None:
        stance: Stance = "offers" if kind == "offers" else "wants"
        nature: Nature = (
            "conflict" if verb.lemma_ in ("reject", "refuse", "dismiss", "spurn", "decline", "rebuff", "oppose") else "cooperation"
        )
        yield position(page, asked, issue, stance, nature, content, rule="position.called")


def position(page: Page, party: Party, issue: str, stance: Stance, nature: Nature, content: Span, *, rule: str) -> Position:
    """The finished record."""
    spans = tuple(s for s in (party.span, content) if s is not None)
    return identified(
        Position(
            article=page.article.id, rule=rule, confidence=0.5, spans=spans, state=party.state or "", issue=issue, stance=stance,
            nature=nature, content=content,
        )
    )  # fmt: skip


RULES: tuple[Rule, ...] = (
    written(
        "position.divided", says="two states are told to be at odds over a matter", record="position",
        examples=[
            "{content:{speaker:Norway} and Peru are at odds over trade}.", "{content:Norway and {speaker:Peru} are at odds over trade}.",
            "{content:{speaker:Norway} and Peru disagree over Peru's missiles}.",
        ],
        silent=["Norway and Peru are not at odds over trade.", "Norway and Peru spoke about trade."],
    ),
    written(
        "position.called", says="one turns down or takes up what another calls for", record="position",
        examples=["Norway rejected {speaker:Peruvian} {content:calls to end the sanctions}."],
        silent=["Norway rejected the call of the fans."],
    ),
)  # fmt: skip
