"""What does a party bind itself to? Promises, agreements, pledges by noun, and help that is to go on."""

from collections.abc import Iterator

from detente.reading import pledge_help, pledge_nouns, pledge_ready
from detente.reading.commitment_words import Pledge, extent, is_told_as_fact, party, time_under
from detente.reading.grammar import child, children, is_negated, is_passive, object_of, subject
from detente.reading.page import Page
from detente.reading.parse import Token
from detente.reading.pledge_help import help_pledges
from detente.reading.pledge_nouns import noun_pledges
from detente.reading.pledge_ready import ready_pledges
from detente.reading.status_time import is_past_year
from detente.reading.times import published_day, time_of
from detente.rulebook import Rule, written

BINDING = frozenset("agree pledge promise vow commit recommit undertake".split())
PROMISING = frozenset({"promise", "pledge"})
SIGNING = frozenset("sign conclude extend renew ratify".split())
PACTS = frozenset("deal treaty agreement pact accord memorandum".split())
OPINIONS = frozenset("importance need necessity urgency value".split())
# "Pledged allegiance to the group" binds nobody to an act.
FAITH = frozenset("allegiance loyalty fealty".split())
SAYING = frozenset(
    "say announce tell declare add reiterate insist confirm state note underscore underline stress emphasize reaffirm affirm assure".split()
)
# What one may say that he will not do, as a promise; "will not accept" is a refusal.
ABSTAINING = frozenset("retaliate attack strike invade escalate use close expel deploy cut interfere fire withhold leave seek".split())
# What the speaker alone can do, whoever is its subject: "said the treaties would be honoured".
HONOURING = frozenset("honour honor respect uphold observe fulfil fulfill".split())
# What is said of oneself to come without a will to act: "said it would like to", "would be ready".
UNSURE = frozenset("if whether unless when how probably likely perhaps maybe".split())
SOFT = frozenset(
    """be have like consider vote welcome prefer see know think want need love hope try feel seem appear depend win lose become happen
    take benefit suffer expect look rather remain understand wait support oppose answer respond retaliate react""".split()
)


def find_pledges(page: Page, word: Token) -> Iterator[Pledge]:
    """What the word may open, the likeliest first."""
    yield from noun_pledges(page, word)
    if word.pos_ in ("VERB", "AUX", "ADJ"):
        yield from agreed(page, word)
        yield from signed(page, word)
        yield from intends(page, word)
        yield from help_pledges(page, word)
        yield from said(page, word)
    yield from ready_pledges(page, word)


def intends(page: Page, verb: Token) -> Iterator[Pledge]:
    """ "We intend to reopen the embassy": in a party's own present words."""
    if verb.lemma_ != "intend":
        return
    done = child(verb, "xcomp")
    if verb.tag_ in ("VBP", "VBZ") and done is not None and done.tag_ == "VB":
        due = time_under(page, done, deadline=False)
        yield Pledge("commitments.intends", "commitment", verb, *extent(done, done.left_edge.i), party(page, subject(verb)), None, due)


def agreed(page: Page, verb: Token) -> Iterator[Pledge]:
    """ "agreed to do", "pledged that it will do"; an "aversion to committing X" commits nobody."""
    if verb.dep_ == "pcomp" and verb.head.lower_ in ("to", "against", "from", "without", "before"):
        return
    if verb.lemma_ not in BINDING or not is_told_as_fact(verb) or is_passive(verb) or verb.tag_ not in ("VBD", "VBN", "VBZ", "VBP", "VBG"):
        return
    done = next((c for c in children(verb, "xcomp", "ccomp", "prep") if c.i > verb.i and not is_setting(page, c)), None)
    deed = child(verb, "dobj") if verb.lemma_ in PROMISING and (done is None or done.dep_ == "prep") else None
    if deed is not None and (deed.lemma_ in FAITH or deed.lower_ in ("nothing", "little")):
        return
    if deed is not None and deed.i > verb.i and not page.cast.parties(deed):
        yield Pledge("commitments.agreed", "commitment", verb, *extent(verb, deed.left_edge.i), party(page, subject(verb)))
        return
    if done is None or (
        done.dep_ == "prep" and (done.lower_ not in ("to", "on") or not any(c.i > done.i for c in children(done, "pobj", "pcomp")))
    ):
        return  # "what was agreed to"
    thing = object_of(done) if done.dep_ == "prep" else None
    if thing is not None and (thing.lemma_ in OPINIONS or page.cast.parties(thing)):
        return
    if done.dep_ == "ccomp" and not any(c.lower_ in ("will", "would", "to") for c in children(done, "aux")):
        return  # agreed that something is so, or that somebody else should act
    if done.dep_ != "prep" and done.left_edge.lower_ == "what" and done.left_edge.i < verb.i:
        return  # "what they agreed to do"
    first = done.i if done.dep_ == "prep" else max(done.left_edge.i, verb.i + 1)
    reported = verb.dep_ == "xcomp" and verb.tag_ == "VBN" and is_passive(verb.head)
    actor = party(page, child(verb.head, "nsubjpass") if reported else subject(verb))  # "is reported to have promised"
    due = time_under(page, done, deadline=False)
    yield Pledge("commitments.agreed", "commitment", verb, *extent(done, first), actor, None, due)


def is_setting(page: Page, preposition: Token) -> bool:
    """Does a preposition tell with whom, where or when, and not what: "agreed on Wednesday"?"""
    thing = object_of(preposition) if preposition.dep_ == "prep" else None
    return preposition.lower_ in ("with", "in", "at") or (thing is not None and any(t.start <= thing.i < t.end for t in page.times))


def said(page: Page, verb: Token) -> Iterator[Pledge]:
    """ "Norway said it would send ships": what the one who speaks says that he himself will do, without an if."""
    teller = verb.head
    aux = next((c for c in children(verb, "aux") if c.lower_ in ("will", "would", "'ll", "’ll")), None)
    if verb.dep_ == "conj" and teller.dep_ == "ccomp" and child(verb, "nsubj", "nsubjpass") is None:
        clause, teller = teller, teller.head
    else:
        clause = verb
    on = child(verb, "xcomp") if verb.lemma_ == "continue" else None
    if on is not None and on.lemma_ in SOFT:
        return  # "would continue to be partners"
    soft = verb.lemma_ not in ABSTAINING if is_negated(verb) else verb.lemma_ in SOFT and not is_taken_away(verb)
    if aux is None or clause.dep_ != "ccomp" or teller.lemma_ not in SAYING or soft or is_negated(teller):
        return
    own, speaker = child(clause, "nsubj"), child(teller, "nsubj") or (subject(teller) if teller.dep_ == "conj" else None)
    if child(verb, "nsubjpass") is not None and verb.lemma_ in HONOURING and child(verb, "agent") is None:
        own = speaker
    if own is None or speaker is None or any(c.lower_ == "have" for c in children(verb, "aux")) or draws_line(verb):
        return
    doer = party(page, speaker)
    doubtful = any(c.lower_ in UNSURE for t in (verb, *children(verb, "advcl")) for c in children(t, "mark", "advmod"))
    if doer is None or doubtful or any(t.lower_ in ("if", "unless") for t in verb.subtree):
        return
    if not speaks_for(page, speaker, own):
        return
    first = min(c.i for c in (verb, *children(verb, "neg", "advmod", "xcomp")) if c.i > aux.i)
    yield Pledge("commitments.said", "commitment", aux, *extent(verb, first), own, None, time_under(page, verb, deadline=False))


def is_taken_away(verb: Token) -> bool:
    """ "Would take its troops away": an act, and no "take part"."""
    return verb.lemma_ == "take" and any(c.lower_ in ("away", "off", "back", "out") for c in children(verb, "prt", "advmod"))


def draws_line(verb: Token) -> bool:
    """ "Will set its own red lines": a condition, which has a record of its own."""
    return any(c.lower_ == "red" for o in children(verb, "dobj") if o.lemma_ == "line" for c in o.children)


def speaks_for(page: Page, speaker: Token, doer: Token) -> bool:
    """Does one speak of himself, of his state, or, as a spokesman, of the one he speaks for?"""
    voices = page.cast.parties(speaker)
    for mine in page.cast.parties(doer):
        if any((p.name, p.state) == (mine.name, mine.state) for p in voices):
            return True
        same = mine.state is not None and any(p.state == mine.state for p in voices)
        if same and doer.lower_ == "we":
            return True
        if same and doer.pos_ == "PROPN" and (mine.role is None or speaker.lower_.startswith(("spokes", "office"))):
            return True
    return False


def signed(page: Page, verb: Token) -> Iterator[Pledge]:
    """ "signed a treaty", "extended the pact"."""
    if verb.lemma_ not in SIGNING:
        return
    pact = child(verb, "dobj")
    time = time_of(verb, page.times)
    if time is not None and is_past_year(time, published_day(page.article.published)):
        return
    if verb.tag_ in ("VBD", "VBN") and is_told_as_fact(verb) and pact is not None and pact.lemma_.lower() in PACTS:
        yield Pledge("commitments.signed", "commitment", verb, *extent(pact, pact.left_edge.i), party(page, subject(verb)))


RULES: tuple[Rule, ...] = (
    *pledge_nouns.RULES,
    *pledge_help.RULES,
    *pledge_ready.RULES,
    written(
        "commitments.said", says="a party says what it will do", record="commitment",
        examples=[
            "Norway said {actor:it} {cue:would} {what:send more ships to the strait}.",
            "Norway said {actor:it} had agreed on a truce and {cue:would} {what:take its ships away}.",
            "{actor:Norway} said all treaties {cue:would} be {what:honoured}.",
            "Norwegian Foreign Minister Ola Berg says {actor:Norway} {cue:will} {what:not retaliate}.",
            "{actor:Norwegian Prime Minister Anna Holt} {cue:will} {what:work with the winner of the vote}, the Norwegian prime minister's spokesman said.",
        ],
        silent=[
            "Norway said Iran would send ships.", "Norway said it would consider a ban.", "Norway said it would send ships if Iran closed the strait.",
            "Norway said it would let the Iranian sailors return if its own were freed.", "Norway said it would answer any attack.",
            "Norway said it would have sent ships.", "Norway said it would continue to be a partner.", "Norway said it would not believe Iran.", "Norway said the winners would be honoured by the king.", "Norway said it would set its own red lines.",
        ],
    ),
    written(
        "commitments.agreed", says="one agrees or promises to do something", record="commitment",
        examples=[
            "{actor:Iran} {cue:agreed} {what:to free the sailors}.", "{actor:Norway} {cue:recommitted} {what:to freeing the sailors}.",
            "Norway met Iran. {actor:The two sides} {cue:agreed} {what:to free the sailors}.",
            "{actor:Norway} {cue:pledged} {what:$50 million to the fund}.",
            "Peru criticised the ruling, which {actor:Norway} has {cue:vowed} {what:to ignore}.",
        ],
        silent=["Iran agreed with the report.", "Iran may agree to free the sailors.", "Iran agreed that the map was wrong.", "The man who pledged allegiance to Iran left.",
            "This is what Iran agreed to.", "Iran promised nothing.",
        ],
    ),
    written(
        "commitments.signed", says="one signs or renews a treaty", record="commitment",
        examples=["{actor:Norway} and Iran {cue:signed} {what:a treaty} on fishing.",
                  "Norway and {actor:Iran} {cue:signed} {what:a treaty} on fishing."],
        silent=["Norway signed a letter to the chairman.", "Norway and Iran signed a treaty in 1911."],
    ),
    written(
        "commitments.intends", says="a party says what it intends to do", record="commitment",
        examples=[
            "\"{actor:We} {cue:intend} {what:to reopen our embassy in Iran},\" the Norwegian foreign minister said.",
        ],
        silent=["The rule is intended to protect the ships of Norway."],
    ),
)  # fmt: skip
