"""Whose people are they? The state of parties that name none: that of the place they are struck in, or of the one state spoken of."""

import re
from dataclasses import replace

from detente.model import Party
from detente.reading.act_parties import is_inferred, reached
from detente.reading.act_rows import Act
from detente.reading.grammar import VERBS, children, object_of, prepositions
from detente.reading.nouns import is_ethnic, is_others
from detente.reading.page import Page
from detente.reading.parse import Token
from detente.reading.paths import light_verb

# Acts between states: nobody does them to his own.
BETWEEN = frozenset({"AGREE", "CONSULT", "COOPERATE", "SANCTION", "SUPPORT", "AID", "RETREAT", "REQUEST", "REJECT"})
# Acts done where their target is.
LOCAL = frozenset({"ASSAULT", "COERCE", "PROTEST"})
ELSEWHERE = frozenset({"nsubj", "nsubjpass", "relcl", "advcl", "parataxis", "conj", "ccomp", "csubj"})
PLACE_LINKS = frozenset("in near outside at on inside across throughout around into".split())
# People and bodies that belong to the state whose rulers they face or serve.
OF_THE_LAND = frozenset("REB OPP PTY PRM CVL LAB EDU LEG COP JUD GOV MIL JRN REL CRM SPY BUS AGR UAF".split())
# Persons of these sectors serve or fight a state of their own; a bishop or a merchant may speak of any.
SERVING = frozenset("REB OPP PTY PRM LEG COP JUD GOV MIL".split())
# Their adjective tells a people or creed within the land: "Shona rebels", "Islamic parties".
WITHIN = frozenset("REB OPP PTY PRM REL LAB UAF".split())
POSTED = re.compile("ambassador|envoy|consul|chargé|representative", re.IGNORECASE)
RULING = frozenset({"GOV", "COP", "JUD", "MIL"})


def with_sovereigns(acts: list[Act], page: Page) -> list[Act]:
    """The acts with the parties of a territory under the state that answers for it: Greenland's under Denmark."""
    over = {e.name: e.id for e in page.words.of("territories")}
    if not any(p.state in over for a in acts for p in (*a.sources, *a.targets)):
        return acts
    return [replace(a, sources=under(a.sources, over), targets=under(a.targets, over)) for a in acts]


def under(parties: tuple[Party, ...], over: dict[str, str]) -> tuple[Party, ...]:
    """The parties with the state that answers for theirs; their own names stay."""
    return tuple(replace(p, state=over.get(p.state, p.state)) if p.state is not None else p for p in parties)


def settled(act: Act, page: Page) -> Act:
    """The act with the states of its nameless people filled in, where the sentence leaves one only."""
    return at_home(domestic(placed(ruled(act), page), page), page)


def ruled(act: Act) -> Act:
    """Whoever represses a people and is not named is its own government."""
    states = {p.state for p in act.targets if p.state}
    if act.match.rule.id != "coerce.repression" or act.sources or len(states) != 1:
        return act
    return replace(act, sources=tuple(replace(p, name=None, role=None, sector="GOV", span=None) for p in act.targets[:1]))


def placed(act: Act, page: Page) -> Act:
    """People struck, seized or shouted at somewhere are of the state there; where nobody is named, the place itself stands for them."""
    act = with_police(act, page)
    if act.type not in LOCAL | {"AID"} or any(p.state or (p.name and p.role) for p in act.targets):
        return act
    found = place_under(act, page) if act.type in LOCAL else place_of_people(act, page)
    if found is None:
        return act
    state, place = found
    if act.type == "PROTEST":
        act = replace(act, sources=tuple(replace(p, state=state) if is_nameless(p) else p for p in act.sources))
    if not act.targets:
        return replace(act, targets=(place,))
    return replace(act, targets=tuple(replace(p, state=state) if is_nameless(p) else p for p in act.targets))


def with_police(act: Act, page: Page) -> Act:
    """Police and courts that act at a place are of the state there: "police surrounded the Chadian embassy in Gao"."""
    blank = [p for p in act.sources if is_nameless(p) and p.sector in ("COP", "JUD")]
    found = place_under(act, page) if blank and act.type in LOCAL else None
    if found is None:
        return act
    return replace(act, sources=tuple(replace(p, state=found[0]) if p in blank else p for p in act.sources))


def place_under(act: Act, page: Page) -> tuple[str, Party] | None:
    """The state of the place where an act is told to happen, and the place as a party."""
    light = light_verb(act.head) if act.head.pos_ not in VERBS else None
    for token in reached(light or act.head, ELSEWHERE):
        found = place_after(token, page) if token.lower_ in PLACE_LINKS and token.dep_ in ("prep", "advmod") else None
        if found is not None:
            return found
    return None


def place_of_people(act: Act, page: Page) -> tuple[str, Party] | None:
    """The place named in the words on those who are helped: "refugees fleeing the war in Liberia"."""
    for party in act.targets:
        head = head_of(party, page)
        for token in head.subtree if head is not None else ():
            found = place_after(token, page) if token.lower_ in PLACE_LINKS and token.dep_ == "prep" else None
            if found is not None:
                return found
    return None


def place_after(preposition: Token, page: Page) -> tuple[str, Party] | None:
    """The state of the place after a preposition: "in Basra", "in the city of Basra", "in southern Iraq"."""
    noun = object_of(preposition)
    for token in (noun, *children(noun, "appos"), *(object_of(p) for p in prepositions(noun, "of"))) if noun is not None else ():
        found = named_place(token, page) if token is not None else None
        if found is not None:
            return found
    return None


def named_place(token: Token, page: Page) -> tuple[str, Party] | None:
    """The state of the place that a word names, and the place as a party."""
    mention = page.cast.by_token.get(token.i)
    if mention is None or mention.entity.state is None or mention.entity.kind not in ("state", "city", "group"):
        return None
    if mention.head != token.i or page.cast.is_demonym(token):
        return None
    state = mention.entity.state.split(":")[0]
    span = page.span(mention.start, mention.end, role="target", by=mention.entity.by)
    return state, Party(page.cast.state_names.get(state, state), state=state, span=span)


def domestic(act: Act, page: Page) -> Act:
    """Rebels, parties, crowds and rulers that name no state are of the one state that the sentence names."""
    blank = [p for p in (*act.sources, *act.targets) if is_of_the_land(p, page)]
    if not blank:
        return act
    states = states_of_sentence(act.head, page)
    if len(states) != 1:
        return act
    state = states.pop()
    sources, targets = (tuple(replace(p, state=state) if p in blank else p for p in side) for side in (act.sources, act.targets))
    return replace(act, sources=unguessed(sources, act), targets=targets)


def unguessed(sources: tuple[Party, ...], act: Act) -> tuple[Party, ...]:
    """The doers, rulers that name no state left without one if it would be the one they act on: "the government banned Chilean salmon"."""
    named = {p.state for p in act.targets if p.state and not is_inferred(p)} if act.type in BETWEEN else set()
    rulers = RULING | ({"BUS"} if act.type == "SANCTION" else {"LEG"})
    return act.sources if any(p.state in named and p.sector in rulers for p in sources) else sources


def states_of_sentence(token: Token, page: Page) -> set[str]:
    """The states that a sentence names, of bodies none."""
    sent = token.sent
    found = set()
    for mention in page.cast.named_in(sent.start, sent.end):
        entity = mention.entity
        if entity.state is not None and entity.kind != "body" and not tells_descent(page.doc[mention.head]):
            found.add(entity.state.split(":")[0])
    return found


def tells_descent(name: Token) -> bool:
    """Does a state's name tell only where people come from: "ethnic Albanians", "ethnic Albanian rebels"?"""
    return is_ethnic(name) or is_ethnic(name.head)


def at_home(act: Act, page: Page) -> Act:
    """A crowd that names no other target protests at home; nameless people whom police, courts or rulers act against are theirs."""
    states = {p.state for p in act.sources if p.state}
    if len(states) != 1:
        return act
    state = states.pop()
    if act.type == "PROTEST" and not act.targets:
        return replace(act, targets=(replace(act.sources[0], name=None, role=None, sector="GOV", span=None),))
    if act.type not in LOCAL - {"ASSAULT"} or not all(p.sector in RULING for p in act.sources):
        return act
    return replace(act, targets=tuple(replace(p, state=state) if is_nameless(p) and is_own(p, page) else p for p in act.targets))


def is_own(party: Party, page: Page) -> bool:
    """May people without a state be those of the police or court that acts against them?"""
    head = head_of(party, page)
    return head is None or party.sector in WITHIN or not is_strange(head)


def is_nameless(party: Party) -> bool:
    """Is a party told only by what it is?"""
    return party.state is None and party.name is None


def is_strange(noun: Token) -> bool:
    """Does an adjective in capitals that no list knows say whose it is: "a Zubrowkan tanker"?"""
    return any(c.dep_ in ("amod", "compound") and c.ent_type_ in ("NORP", "GPE") for c in noun.children)


def head_of(party: Party, page: Page) -> Token | None:
    """The head word of a party's own words."""
    span = page.doc.char_span(party.span.start, party.span.end, alignment_mode="expand") if party.span is not None else None
    return span.root if span is not None else None


def is_of_the_land(party: Party, page: Page) -> bool:
    """Is a party without a state of a kind that always is some state's own?"""
    if party.state is not None or POSTED.search(party.role or ""):
        return False
    if party.sector not in (OF_THE_LAND if party.role is None else SERVING):
        return False
    head = head_of(party, page)
    if head is None or party.sector in WITHIN:
        return True
    return not (is_others(head) if party.sector in RULING else is_strange(head))
