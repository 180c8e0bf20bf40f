"""Who is the unnamed other side? What the sentence and the act before it tell of a party that the act's own words leave out."""

from dataclasses import replace

from detente.model import Party
from detente.reading.act_echoes import as_told, carried_on
from detente.reading.act_homes import settled
from detente.reading.act_parties import home_of, is_aside, is_inferred
from detente.reading.act_rows import DENIALS, Act, is_denial
from detente.reading.act_story import other_of_story
from detente.reading.entities import CONTEXT, party_of
from detente.reading.grammar import VERBS, ancestors, base, governor, is_passive, objects, subject
from detente.reading.page import Page
from detente.reading.parse import Token

# Acts that are always done to somebody: "France recalls its ambassador" is done to whom the lines before are about.
DIRECTED = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SANCTION", "CONSULT", "CONCEDE", "AGREE", "AID"})
FRIENDLY = frozenset({"SUPPORT", "AID", "COOPERATE", "AGREE", "CONSULT", "CONCEDE"})
PRONOUNS = frozenset("it its they them their he him his she her we us our themselves itself".split())
OCCASIONS = frozenset("meeting talk talks summit visit conference beside alongside interview".split())
# What is only feared or demanded is a row where it is an act of force or cut ties; a speech act that may come is none.
HARD = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "RETREAT", "AID"})
SPOKEN = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "AGREE"})
# Answers to what somebody said.
ANSWERS = frozenset({"REJECT", "ACCUSE"})
# Whose holders speak for the state, so that its bare name means themselves.
SPEAKS_FOR = frozenset({"GOV", "MIL"})
ADVICE = frozenset({"REQUEST", "THREATEN", "AID"})
CITIZENS = frozenset("citizens nationals personnel travellers travelers tourists people".split())
NEAR = 45
REPORTS = frozenset("report claim rumour rumor allegation suggestion speculation story".split())
RULERS = frozenset("government state country nation leader power official minister".split())
# The rules whose target is said to have done what stands under them.
BLAMES = frozenset({"accuse.blame", "accuse.responsible"})


def with_context(acts: list[Act], page: Page) -> list[Act]:
    """The acts with sides filled in from their surroundings, and without those that tell too little."""
    acts = sorted(acts, key=lambda a: a.head.i)
    done: list[Act] = []
    for act in acts:
        filled = settled(fill_target(carried_on(blamed(act, acts), done), done, page), page)
        if not is_empty(filled, acts) and not is_internal(filled, page):
            done.append(filled)
    return [denied(act, done, page) for act in done]


def denied(act: Act, acts: list[Act], page: Page) -> Act:
    """An alleged act whose author denies it in the same text, or of which only a denied report is told."""
    if act.status == "alleged" and is_denied_report(act.head):
        return replace(act, status="denied")
    if act.type not in HARD or not (act.status == "alleged" or is_charge(act, page)):
        return act
    accused = {p.state for p in act.sources if p.state}
    for other in acts:
        if other.type != "REJECT" or base(other.head) not in DENIALS:
            continue
        if accused & {p.state for p in other.sources} or (not act.sources and other.head in act.head.ancestors):
            return replace(act, status="denied", sources=act.sources or as_told(other.sources, "source"))
    return act


def is_denied_report(word: Token) -> bool:
    """Does somebody deny what a noun only reports: "dismissed reports of a deal"?"""
    report = next((a for a in word.ancestors if base(a) in REPORTS or a.pos_ in VERBS), None)
    over = governor(report) if report is not None and base(report) in REPORTS else None
    return over is not None and base(over) in DENIALS | {"reject"}


def is_charge(act: Act, page: Page) -> bool:
    """Is an act only told by another than its doer: "Sudan said that Egypt had bombed a village"?"""
    verb = act.head.head
    teller = subject(verb) if act.head.dep_ == "ccomp" and verb.pos_ in VERBS and act.status == "happened" else None
    told_by = {p.state for p in page.cast.parties(teller) if p.state} if teller is not None else set()
    return bool(told_by) and not told_by & {p.state for p in act.sources}


def without_self(act: Act) -> Act:
    """Blame, a threat or a denial is not aimed at its own author, whom its clause names again."""
    if act.type not in ("ACCUSE", "THREATEN", "REJECT") or not is_self(act, speaks_for=SPEAKS_FOR, guessed=act.type == "ACCUSE"):
        return act
    return replace(act, targets=())


def fill_target(act: Act, before: list[Act], page: Page) -> Act:
    """The act with a target, if it has none and its surroundings name one."""
    act = without_self(act)
    if any(p.state or p.name for p in act.targets) or not any(p.state for p in act.sources) or act.type not in DIRECTED:
        return act
    if is_denial(act.head):
        return replace(act, targets=other_of_story(act, page))  # not whom the denied deed would have reached
    if (act.targets and act.type == "CONSULT") or is_aside(act.head) or any(is_strangers(o, page) for o in objects(act.head)):
        return act
    found = in_sentence(act, page) or only_other(act, page) or from_before(act, before)
    found = found or (in_sentence_before(act, page) if act.type in ANSWERS else ()) or other_of_story(act, page)
    return replace(act, targets=found) if found else act


def is_strangers(noun: Token, page: Page) -> bool:
    """Does a word tell of rulers of no state that is known: "Western governments", "the European leaders"?"""
    told = any(c.ent_type_ == "NORP" and c.i not in page.cast.by_token for c in noun.lefts)
    return told and noun.tag_ == "NNS" and noun.lemma_.lower() in RULERS


def blamed(act: Act, acts: list[Act]) -> Act:
    """The act laid to the one whom an accusation over it names, if it names no doer of its own."""
    if act.sources or act.type not in ("ASSAULT", "COERCE"):
        return act
    above = set(act.head.ancestors)
    for other in acts:
        if other.type == "ACCUSE" and other.head in above and any(p.state for p in other.targets) and other.match.rule.id in BLAMES:
            return replace(act, sources=tuple(marked(p, "source") for p in other.targets), status="alleged")
    return act


def in_sentence(act: Act, page: Page) -> tuple[Party, ...]:
    """The other state that the sentence names before the predicate."""
    own = {p.state for p in act.sources}
    start = next((i + 1 for i in range(act.head.i - 1, act.head.sent.start, -1) if page.doc[i].text == ";"), act.head.sent.start)
    for mention in reversed(page.cast.named_in(start, act.head.i)):
        if mention.entity.state is None or mention.entity.state in own or home_of(mention.entity.state) in own:
            continue
        kinds = ("state", "body", "group", "person", "office") if act.type in ANSWERS else ("state", "body", "group")
        if act.type in SPOKEN and is_host(page.doc[mention.head]):
            continue
        if mention.entity.kind in kinds and page.doc[mention.head].dep_ in ("nsubj", "pobj", "dobj", "poss", "amod"):
            return (party_of(mention.entity, page.span(mention.start, mention.end, role="target", by=CONTEXT)),)
    return ()


def is_host(name: Token) -> bool:
    """Is it only where or beside whom something was said: "at a meeting with Chad's king in Gao"?"""
    above = [t for t, _ in zip(ancestors(name), range(4), strict=False)]
    return any(t.lemma_.lower() in OCCASIONS for t in above)


def only_other(act: Act, page: Page) -> tuple[Party, ...]:
    """In a release the one foreign state that it names, if it is the home state that acts."""
    home = page.cast.home
    if home is None or {p.state for p in act.sources} != {home}:
        return ()
    foreign = {
        m.entity.state: m for m in reversed(page.cast.mentions) if m.entity.state is not None and m.entity.state.split(":")[0] != home
    }
    states = {state for state, m in foreign.items() if m.entity.kind != "body"}
    if len(states) != 1:
        return ()
    found = foreign[states.pop()]
    return (party_of(found.entity, page.span(found.start, found.end, role="target", by=CONTEXT)),)


def in_sentence_before(act: Act, page: Page) -> tuple[Party, ...]:
    """The one other state that the sentence before names, to which an answer without an addressee replies."""
    start = act.head.sent.start
    if start == 0:
        return ()
    own = {p.state for p in act.sources}
    above = page.doc[start - 1].sent
    named = (m for m in page.cast.named_in(above.start, above.end) if m.entity.state is not None)
    others = [m for m in named if not {m.entity.state, home_of(m.entity.state)} & own]
    if len({m.entity.state for m in others}) != 1:
        return ()
    last = others[-1]
    return (party_of(last.entity, page.span(last.start, last.end, role="target", by=CONTEXT)),)


def from_before(act: Act, before: list[Act]) -> tuple[Party, ...]:
    """The other side of the act before, if the same state took part in it."""
    own = {p.state for p in act.sources}
    for other in reversed(before):
        if act.head.i - other.head.i > NEAR:
            break
        sources, targets = {p.state for p in other.sources}, {p.state for p in other.targets}
        if own & sources and targets - own - {None}:
            return tuple(marked(p) for p in other.targets if p.state and p.state not in own)
        if own & targets and sources - own - {None}:
            return tuple(marked(p) for p in other.sources if p.state and p.state not in own)
    return ()


def marked(party: Party, role: str = "target") -> Party:
    """The party as inferred: its span says that the words stand in another act."""
    span = party.span
    if span is None:
        return party
    return replace(party, span=replace(span, role=role, by=CONTEXT))


def is_empty(act: Act, acts: list[Act]) -> bool:
    """Does a friendly act end at its own state, or does a fuller act of the sentence leave this one nothing to tell?"""
    if not act.sources and not any(p.state for p in act.targets):
        return True
    if not act.sources and (act.type == "AGREE" or (act.type in SPOKEN and act.head.pos_ in VERBS and subject(act.head) is not None)):
        return True
    if act.match.rule.id == "accuse.responsible" and not act.targets:
        return True
    if act.type in FRIENDLY and is_self(act):
        return True
    if act.type in ADVICE and act.targets and all(is_own_citizen(p, act) for p in act.targets):
        return True
    if not is_thin(act):
        return False
    sent = act.head.sent
    return any(a is not act and sent.start <= a.head.i < sent.end and a.head.pos_ in VERBS and not is_thin(a) for a in acts)


def is_internal(act: Act, page: Page) -> bool:
    """Do only people of the state whose own release it is meet?"""
    home = page.cast.home
    return act.type == "CONSULT" and home is not None and {p.state for p in (*act.sources, *act.targets)} == {home}


def is_own_citizen(party: Party, act: Act) -> bool:
    """Are they the people of the state that speaks, as in advice to travellers?"""
    words = party.span.text.lower().split() if party.span is not None else []
    return party.state in {p.state for p in act.sources} and bool(words) and words[-1] in CITIZENS


def is_thin(act: Act) -> bool:
    """Does an act tell little: a noun or a feared act with one side only, a speech act that may come, or one without its speaker?"""
    whole = bool(act.sources and act.targets)
    if act.status == "hypothetical":
        return act.type not in HARD or not whole
    if act.head.pos_ not in VERBS:
        return not whole
    return not act.sources and act.type in SPOKEN and not is_passive(act.head)


def is_self(act: Act, *, speaks_for: frozenset[str] = frozenset(), guessed: bool = False) -> bool:
    """Do the same state's words stand on both sides, the target no person or group of its own?

    A person of one of the sectors `speaks_for` stands for the state; any other may well speak about it. A doer whose state is `guessed` counts on demand.
    """
    own = {p.state for p in act.sources if p.state and (guessed or not is_inferred(p))}
    if not own or act.undirected or not act.targets:
        return False
    names = {p.name for p in act.sources}
    person = any(p.role is not None and p.sector not in speaks_for for p in act.sources)
    return all(p.state in own and p.sector is None and p.role is None and is_same(p, names, person=person) for p in act.targets)


def is_same(party: Party, names: set[str | None], *, person: bool) -> bool:
    """Is a target of the doer's own state told by a pronoun, its own name, or the bare name of the state that a body of it acts for?"""
    span = party.span
    bare = span is None or span.text.lower() in PRONOUNS or (span.by or "").startswith(("states", "demonyms"))
    return party.name in names or (bare and not person)
