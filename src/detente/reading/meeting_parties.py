"""Whom does a mention of a meeting bring together?"""

from collections.abc import Iterable
from dataclasses import replace

from detente.model import Party
from detente.reading.entities import Entity
from detente.reading.frames import Match
from detente.reading.grammar import (
    VERBS,
    child,
    children,
    clause_of,
    conjuncts,
    governor,
    name_phrase,
    object_of,
    prep_object,
    prepositions,
    subject,
)
from detente.reading.page import Page
from detente.reading.parse import Token
from detente.reading.paths import walk
from detente.reading.pronouns import PAIR_WORDS

# Verbs whose subject takes part in the meeting that is their object.
HOLDING = frozenset(
    """hold have conduct begin start open resume conclude finish end plan schedule propose offer request seek cancel postpone skip
    arrange continue join enter want suggest attend agree complete delay suspend discuss consider mull weigh explore""".split()
)
# "During talks with X, Y refused": Y was there.
AROUND = frozenset(["during", "at", "in", "after", "following", "before", "ahead", "for", "since", "upon", "on", "to"])
NOBODY = frozenset({"MED", "CIV"})
TELLING = frozenset({"tell", "give", "address", "hold"})
# Who holds the same office at the other end: "his Danish colleague".
OTHER_END = frozenset({"counterpart", "colleague", "homologue"})
MEETINGS = frozenset({"meeting", "summit", "conference", "dinner", "talk"})
CALLING = frozenset({"call", "convene", "host", "chair", "organise", "organize"})
# Those abroad who are told only as the other side: "our Georgian partners".
ABROAD = frozenset({"partner", "interlocutor", "ally", "colleague"})
HONOURS = frozenset({"highness", "majesty", "excellency", "holiness", "eminence", "beatitude"})
# A body of two states, as whose meeting both meet.
JOINT = frozenset("commission committee dialogue council group forum partnership mechanism".split())
INVITING = frozenset({"invitation", "proposal", "offer", "request", "appeal"})


def own_words(match: Match) -> list[Token]:
    """The words that the rule's paths lead to, all of them, and the first name of a pair ("US-China talks")."""
    found = [t for path in match.rule.roles.get("participants", ()) for t in walk(match.head, path)]
    found += [c for t in found if t.pos_ == "ADJ" for c in children(t, "nsubj", "compound", "nmod") if c.pos_ == "PROPN"]
    pairs = [
        c
        for t in found
        if t.dep_ in ("compound", "amod")
        for c in children(t, "compound", "amod", "nmod")
        if t.i > 0 and t.nbor(-1).text in ("-", "–")
    ]
    return [t for t in [*pairs, *found] if not any(c.lower_ in ("intra", "inter") for c in t.children)]


def parties_at(page: Page, words: Iterable[Token]) -> list[Party]:
    """The parties that the words mean; the May of "their May 15 meeting" is nobody."""
    timed = {i for t in page.times for i in range(t.start, t.end)}
    return [p for w in words if w.i not in timed for t in conjuncts(w) for p in members(page, t)]


def members(page: Page, word: Token) -> list[Party]:
    """Those whom one noun means; of a plural those named after it, or one party for each state that qualifies it."""
    if word.tag_ in ("NNS", "NNPS") and any(p.role or p.sector for p in page.cast.parties(word)):
        named = [
            p for c in children(word, "appos") for t in conjuncts(c) for p in page.cast.parties(t, role="participant") if p.role is not None
        ]
        if len({p.state for p in named}) > 1:
            return named
        states = qualifying(page, word)
        if len(states) > 1:
            return [delegation(page, word, entity, at) for entity, at in states]
    if word.tag_ == "NNS" and (sent := next((c for c in children(word, "acl") if c.lemma_ == "represent"), None)) is not None:
        return [p for o in children(sent, "dobj") for t in conjuncts(o) for p in page.cast.parties(t, role="participant")]
    if word.tag_ == "NNS" and word.lemma_.lower() in PAIR_WORDS and any(c.lower_ in ("the", "their", "both") for c in word.children):
        pair, read = last_two_states(page, word), {p.state for p in page.cast.parties(word)} - {None}
        if len(pair) > 1 and (not read or read & teller_states(page, word)):
            return pair
    if word.lemma_.lower() == "delegation" and (led := next((c for c in children(word, "acl") if c.lemma_ in ("lead", "head")), None)):
        by = prep_object(led, "by")
        leaders = page.cast.parties(by, role="participant") if by is not None else ()
        if leaders:
            return list(leaders)
    if word.lemma_.lower() in OTHER_END or (word.lower_ == "number" and any(c.lower_ == "opposite" for c in word.children)):
        named = [p for c in children(word, "appos") for p in page.cast.parties(c, role="participant")]
        of_state = [delegation(page, word, entity, at) for entity, at in qualifying(page, word)[:1]]
        if len(named) == len(of_state) == 1 and named[0].state is None:
            return [replace(named[0], state=of_state[0].state)]
        return [p for p in named if p.state is not None] or of_state
    if word.lemma_.lower() in HONOURS:
        return [p for c in word.children for t in [c, *c.subtree] for p in page.cast.parties(t, role="participant") if p.role is not None]
    if word.lemma_.lower() in ABROAD and word.tag_ == "NNS" and not page.cast.parties(word):
        return [delegation(page, word, entity, at) for entity, at in qualifying(page, word)]
    if word.lemma_.lower() in JOINT and not page.cast.parties(word):
        hits = [page.cast.hits[t.i] for t in word.doc[word.left_edge.i : word.i] if t.i in page.cast.hits]
        both = {h.entry.id: h for h in hits if h.entry.list in ("states", "demonyms")}
        if len(both) > 1:
            return [delegation(page, word, page.cast.state_entity(s), (h.start, h.end)) for s, h in both.items()]
    found = page.cast.parties(word, role="participant") or inside_name(page, word)
    return [of_office(p, word, page) for p in found if same_word(p, word)]


def of_office(party: Party, word: Token, page: Page) -> Party:
    """Of "the Chilean Deputy Prime Minister and Defense Minister Luis Rojas" the state stands at the first office."""
    if party.state is not None or party.role is None:
        return party
    offices = [p for c in children(word, "nmod") for p in page.cast.parties(c) if p.role is not None and p.state is not None]
    return replace(party, state=offices[0].state) if offices else party


def inside_name(page: Page, word: Token) -> tuple[Party, ...]:
    """The person whose name the word is part of: the parser may take its last syllable for the head ("Cho Hyun-dong")."""
    if word.pos_ != "PROPN" or word.i in page.cast.hits:
        return ()
    name = next((m for m in page.cast.mentions if m.start <= word.i < m.end and m.entity.is_person), None)
    return page.cast.parties(page.doc[name.head], role="participant") if name is not None else ()


def last_two_states(page: Page, noun: Token) -> list[Party]:
    """Of "a meeting between the presidents": the two states that the text spoke of last."""
    start, end = name_phrase(noun)
    told_by = teller_states(page, noun)
    states: list[str] = []
    for mention in page.cast.before(noun):
        state = mention.entity.state
        if (
            state in page.cast.state_names
            and (len(state) == 3 or state == "EU")
            and state not in states
            and state not in told_by
            and mention.entity.kind in ("state", "person", "seat")
        ):
            states.append(state or "")
        if len(states) == 2:
            break
    span = page.span(start, end, role="participant", by="meet.pair")
    return [Party(page.cast.state_names[s], None, s, None, span) for s in reversed(states)]


def teller_states(page: Page, noun: Token) -> frozenset[str]:
    """The state of the one who says it: of "the US spokesman said both sides should talk" neither side is his."""
    clause = clause_of(noun)
    said = clause.head if clause.dep_ == "ccomp" and noun.dep_ in ("nsubj", "nsubjpass") else None
    doer = subject(said) if said is not None and said.pos_ in VERBS else None
    spoken = [p for p in page.cast.parties(doer) if p.role is not None] if doer is not None else []
    return frozenset(p.state for p in spoken if p.state is not None)


def same_word(party: Party, word: Token) -> bool:
    """Do the party's words stand at this noun and not at one that is joined to it?"""
    return party.span is None or party.span.start <= word.idx <= party.span.end or len(conjuncts(word)) == 1


def qualifying(page: Page, noun: Token) -> list[tuple[Entity, tuple[int, int]]]:
    """The states that qualify a noun, each once: "American and Russian officials", "the envoys of Iran and Iraq"."""
    heads = [*children(noun, "amod", "compound", "nmod", "poss"), *walk(noun, "prep.of")]
    found: list[tuple[Entity, tuple[int, int]]] = []
    for token in (t for h in heads for t in [h, *(d for d in h.subtree if d.dep_ in ("conj", "amod", "compound"))]):
        hit = page.cast.hits.get(token.i)
        sure = hit is not None and (
            hit.entry.list in ("states", "demonyms", "bodies", "seats", "capitals")
            or (hit.entry.list == "ambiguous" and any(p.state == hit.entry.id for p in page.cast.parties(token)))
        )
        if hit is None or not sure:
            continue
        if all(e.state != hit.entry.id for e, _ in found):
            found.append((page.cast.state_entity(hit.entry.id), (hit.start, hit.end)))
    return found


def delegation(page: Page, noun: Token, entity: Entity, at: tuple[int, int]) -> Party:
    """The people of one state among those whom a plural names."""
    adjective = page.doc[at[0] : at[1]].text
    return Party(f"{adjective} {noun.text}", noun.text, entity.state, "GOV", page.span(*at, role="participant", by=entity.by))


def people(parties: Iterable[Party]) -> list[Party]:
    """Each party once; a state is left out where a person of it stands, and so are those who stand for nobody."""
    kept: list[Party] = []
    for party in parties:
        if party.sector in NOBODY or party.state is None:
            continue
        if all((k.name, k.state) != (party.name, party.state) for k in kept):
            kept.append(party)
    persons = {k.state for k in kept if k.role is not None}
    return [k for k in kept if k.role is not None or k.state not in persons]


def clause_words(head: Token, *, named: bool, alone: bool) -> list[Token]:
    """Who stands in the clause of a meeting's noun: the subject of the verb that holds it, or of the clause it is told in."""
    found: list[Token] = []
    verb = governor(head)
    if verb is not None:
        for word in ("between", "with", "among"):
            found += [o for p in prepositions(verb, word) if (o := object_of(p)) is not None]
        if head.dep_ != "nsubj" and head.dep_ != "nsubjpass":
            if verb.lemma_ == "invite":
                found += [*children(verb, "dobj"), *(s for s in [subject(verb)] if s is not None)]
            holding = verb.lemma_ in HOLDING or (verb.lemma_ == "call" and any(c.lower_ == "off" for c in verb.children))
            found += [s for s in [subject(verb)] if s is not None and holding]
    for relative in children(head, "relcl", "acl"):
        for v in [relative, *children(relative, "xcomp", "ccomp")]:
            if v.lemma_ in HOLDING and (s := subject(v)) is not None and s.i != head.i:
                found.append(s)
                found += [o for p in prepositions(v, "with") if (o := object_of(p)) is not None]
    if head.dep_ == "pobj" and head.head.lower_ in AROUND and alone and is_shared_setting(head):
        clause = clause_of(head.head.head)
        found += [s for s in [child(clause, "nsubj")] if s is not None and len(conjuncts(s)) > 1 and s.pos_ == "PROPN"]
    if head.dep_ == "dobj" and head.lemma_ == "conference" and verb is not None and verb.lemma_ in TELLING:
        found += [s for s in [child(verb, "nsubj")] if s is not None and len(conjuncts(s)) > 1]
    abroad = head.lemma_ == "visit" and (any(prepositions(head, "to")) or head.after() == "to")
    if named and not abroad and head.dep_ == "pobj" and head.head.lower_ in AROUND:
        clause = clause_of(head.head.head)
        if clause.pos_ in VERBS:
            found += [s for s in [subject(clause)] if s is not None]
            if head.lemma_ == "visit":
                found += children(clause, "dobj")
    return found


def is_shared_setting(head: Token) -> bool:
    """ "After talks in Warsaw, X and Y said": a meeting told of for the first time, with nobody named at it."""
    new = not any(c.dep_ == "poss" or c.lower_ in ("the", "this", "that", "these", "those") for c in head.children)
    return new and not any(p.lower_ in ("with", "between", "among", "of", "for", "to") for p in prepositions(head))


def misread_subjects(head: Token) -> list[Token]:
    """The names before "plan to meet" where the parser took the verb "plan" for a noun, or those names for no subject of it."""
    return (
        [t for c in children(head.head, "nmod", "compound") if c.pos_ == "PROPN" for t in conjuncts(c)] if head.head.dep_ != "pobj" else []
    )


def misread_partner(head: Token) -> list[Token]:
    """The one spoken with where the parser took "with" for the opening of a clause: "spoke with X to discuss"."""
    clauses = [c for c in children(head, "advcl") if any(m.lower_ == "with" and m.dep_ == "mark" for m in c.children)]
    return [n for c in clauses for n in children(c, "nsubj")]


def callers(head: Token) -> list[Token]:
    """Who has called the meeting at which others talk: "will sit down in Oslo at a meeting called by X"."""
    settings = [o for p in prepositions(head) if p.lower_ in ("at", "for", "in") and (o := object_of(p)) is not None]
    settings += [o for s in settings for p in prepositions(s, "at") if (o := object_of(p)) is not None]
    return [
        by
        for noun in settings
        if noun.lemma_.lower() in MEETINGS
        for verb in children(noun, "acl")
        if verb.lemma_ in CALLING and (by := prep_object(verb, "by")) is not None
    ]


def invited(head: Token) -> list[Token]:
    """Host and guest of "X's invitation to Y to meet"."""
    noun = head.head
    if head.dep_ != "acl" or noun.lemma_.lower() not in INVITING:
        return []
    return [t for t in (child(noun, "poss"), prep_object(noun, "by"), prep_object(noun, "to")) if t is not None]


def other_person(head: Token, one: Party, page: Page) -> list[Party]:
    """The only other person that the sentence names before the meeting, where the parse does not tell who was there."""
    sent = head.sent
    others = [
        m for m in page.cast.mentions if sent.start <= m.start < head.i and m.entity.is_person and m.entity.state not in (None, one.state)
    ]
    names = {m.entity.name for m in others}
    return list(page.cast.parties(page.doc[others[0].head], role="participant")) if len(names) == 1 else []


def is_label(party: Party, head: Token, page: Page) -> bool:
    """Does a group's name only label the meeting ("the Defeat ISIS ministerial")?"""
    labels = [c for c in head.children if c.dep_ == "compound"]
    return party.span is not None and any(c.idx <= party.span.start < head.idx or party.span.end == c.idx + len(c) for c in labels)


def partners(head: Token, page: Page) -> list[Party]:
    """Those whom the subjects meet."""
    return parties_at(page, [*walk(head, "object"), *walk(head, "prep.with")])


def separate(head: Token, page: Page) -> list[Party]:
    """The subjects of a verb one by one, if there are several."""
    doer = subject(head)
    found = people(p for t in conjuncts(doer) for p in page.cast.parties(t, role="participant")) if doer is not None else []
    return found if len(found) > 1 and partners(head, page) else []
