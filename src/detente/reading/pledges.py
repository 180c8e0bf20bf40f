"""What does a party bind itself to? Promises, agreements, pledges by noun, and help that is to go on."""

from collections.abc import Iterator

from detente.reading.commitment_words import Pledge, extent, is_told_as_fact, party, time_under
from detente.reading.grammar import child, children, governor, is_negated, is_passive, object_of, prepositions, subject
from detente.reading.page import Page
from detente.reading.parse import Token
from detente.reading.status_time import is_past_year
from detente.reading.times import published_day, time_of
from detente.rulebook import Rule, written

BINDING = frozenset("agree pledge promise vow commit recommit undertake".split())
PROMISING = frozenset({"promise", "pledge"})
SIGNING = frozenset("sign conclude extend renew ratify".split())
PACTS = frozenset("deal treaty agreement pact accord memorandum".split())
PLEDGES = frozenset("commitment pledge promise undertaking vow obligation".split())
# Verbs whose object is the subject's own pledge, or one that he is asked to keep.
KEEPING = frozenset("meet keep honour honor fulfil fulfill live uphold respect implement follow reaffirm reiterate renew restate".split())
OPINIONS = frozenset("importance need necessity urgency value".split())
GOING_ON = frozenset("continue provide deliver send give maintain keep supply resume increase".split())
HELP = frozenset("assistance aid support relief food medicine troop vaccine help fund funding".split())


def find_pledges(page: Page, word: Token) -> Iterator[Pledge]:
    """What the word may open, the likeliest first."""
    if word.lemma_.lower() in PLEDGES and word.pos_ == "NOUN":
        yield from pledged(page, word)
    if word.pos_ in ("VERB", "AUX", "ADJ"):
        yield from committed(page, word)
        yield from agreed(page, word)
        yield from signed(page, word)
        yield from intends(page, word)
        yield from aid(page, word)


def pledged(page: Page, noun: Token) -> Iterator[Pledge]:
    """ "its commitments to the defence of X", "Iran's pledge not to attack", "keep their public commitments to do"."""
    verb = governor(noun)
    if verb is None and noun.dep_ == "pobj" and noun.head.head.pos_ == "VERB":
        verb = noun.head.head
    keeping = verb is not None and verb.lemma_ in KEEPING and verb in (noun.head, noun.head.head)
    own = child(noun, "poss")
    clause = next((c for c in children(noun, "acl", "relcl", "xcomp") if c.tag_ == "VB" and c.i > noun.i), None)
    clause = clause or next_infinitive(noun)
    to = next((p for w in [noun, verb] if w is not None for p in prepositions(w, "to") if p.i > noun.i), None)
    thing = object_of(to) if to is not None else None
    if thing is not None and thing.pos_ == "PROPN" and page.cast.parties(thing):
        thing = None
    kept_by = party(page, subject(verb)) if keeping and verb is not None else None
    actor = kept_by if own is None or (own.tag_ == "PRP$" and kept_by is not None) else party(page, own)
    if actor is None or (clause is None and not keeping) or (verb is not None and is_negated(verb)):
        return
    if clause is not None:
        start, end = extent(clause, clause.left_edge.i)
    elif thing is not None:
        start, end = extent(thing, to.i if to is not None else None)
    else:
        assert verb is not None
        start, end = extent(verb)
        yield Pledge("commitments.pledge", "commitment", noun, start, end, actor)
        return
    yield Pledge("commitments.pledge", "commitment", noun, start, end, actor)


def next_infinitive(noun: Token) -> Token | None:
    """The infinitive right after the noun, wherever the parser hung it: "commitments not to engage"."""
    after = list(noun.doc[noun.i + 1 : noun.i + 4])
    if after and after[0].lower_ == "not":
        after = after[1:]
    return after[1] if len(after) > 1 and after[0].lower_ == "to" and after[1].tag_ == "VB" else None


def intends(page: Page, verb: Token) -> Iterator[Pledge]:
    """ "We intend to reopen the embassy": in a party's own present words."""
    if verb.lemma_ != "intend":
        return
    done = child(verb, "xcomp")
    if verb.tag_ in ("VBP", "VBZ") and done is not None and done.tag_ == "VB":
        due = time_under(page, done, deadline=False)
        yield Pledge("commitments.intends", "commitment", verb, *extent(done, done.left_edge.i), party(page, subject(verb)), None, due)


def aid(page: Page, verb: Token) -> Iterator[Pledge]:
    """ "will continue humanitarian assistance", "will send more troops to X"."""
    if verb.lemma_ not in GOING_ON:
        return
    modal = next((c for c in children(verb, "aux") if c.lower_ in ("will", "'ll", "’ll")), None)
    if modal is None or any(c.dep_ == "advcl" and child(c, "mark") is not None for c in verb.children):
        return
    inner = child(verb, "xcomp") if verb.lemma_ == "continue" else None
    given = children(inner if inner is not None else verb, "dobj")
    if any(w.lemma_.lower() in HELP for o in given for w in [o, *contents(o)]):
        due = time_under(page, verb, deadline=False)
        yield Pledge("commitments.aid", "commitment", modal, *extent(verb), party(page, subject(verb)), None, due)


def contents(measure: Token) -> list[Token]:
    """Of "tons of food aid", "$50 million in assistance": the aid."""
    return [o for p in prepositions(measure) if p.lower_ in ("of", "in") and (o := object_of(p)) is not None]


def agreed(page: Page, verb: Token) -> Iterator[Pledge]:
    """ "agreed to do", "pledged that it will do"."""
    if verb.lemma_ not in BINDING or not is_told_as_fact(verb) or is_passive(verb) or verb.tag_ not in ("VBD", "VBN", "VBZ", "VBP", "VBG"):
        return
    done = next((c for c in children(verb, "xcomp", "ccomp", "prep") if c.i > verb.i and not is_setting(page, c)), None)
    deed = child(verb, "dobj") if verb.lemma_ in PROMISING and (done is None or done.dep_ == "prep") else None
    if deed is not None and deed.i > verb.i and not page.cast.parties(deed):
        yield Pledge("commitments.agreed", "commitment", verb, *extent(verb, deed.left_edge.i), party(page, subject(verb)))
        return
    if done is None or (done.dep_ == "prep" and done.lower_ not in ("to", "on")):
        return
    thing = object_of(done) if done.dep_ == "prep" else None
    if thing is not None and (thing.lemma_ in OPINIONS or page.cast.parties(thing)):
        return
    if done.dep_ == "ccomp" and not any(c.lower_ in ("will", "would", "to") for c in children(done, "aux")):
        return  # agreed that something is so, or that somebody else should act
    first = done.i if done.dep_ == "prep" else done.left_edge.i
    actor = party(page, subject(verb))
    due = time_under(page, done, deadline=False)
    yield Pledge("commitments.agreed", "commitment", verb, *extent(done, first), actor, None, due)


def is_setting(page: Page, preposition: Token) -> bool:
    """Does a preposition tell with whom, where or when, and not what: "agreed on Wednesday"?"""
    thing = object_of(preposition) if preposition.dep_ == "prep" else None
    return preposition.lower_ in ("with", "in", "at") or (thing is not None and any(t.start <= thing.i < t.end for t in page.times))


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


def committed(page: Page, verb: Token) -> Iterator[Pledge]:
    """ "is committed to do"."""
    if verb.lower_ != "committed":
        return
    to = next((c for c in children(verb, "xcomp", "advcl") if c.i > verb.i and c.tag_ == "VB"), None)
    if to is not None:
        own = child(verb, "nsubj", "nsubjpass") or child(verb.head, "nsubj", "nsubjpass")
        yield Pledge("commitments.committed", "commitment", verb, *extent(to, to.left_edge.i), party(page, own))


RULES: tuple[Rule, ...] = (
    written(
        "commitments.agreed", says="one agrees or promises to do something", record="commitment",
        examples=[
            "{actor:Iran} {cue:agreed} {what:to free the sailors}.", "{actor:Norway} {cue:recommitted} {what:to freeing the sailors}.",
            "Norway met Iran. {actor:The two sides} {cue:agreed} {what:to free the sailors}.",
            "{actor:Norway} {cue:pledged} {what:$50 million to the fund}.",
        ],
        silent=["Iran agreed with the report.", "Iran may agree to free the sailors.", "Iran agreed that the map was wrong."],
    ),
    written(
        "commitments.committed", says="one is committed to doing something", record="commitment",
        examples=[
            "{actor:Norway} is {cue:committed} {what:to defend Iceland}.",
        ],
        silent=["Norway said the crime was committed in Iceland.", "Norway is committed to patience.", "Norway remains committed to supporting talks."],
    ),
    written(
        "commitments.signed", says="one signs or renews a treaty", record="commitment",
        examples=["{actor:Norway} and Iran {cue:signed} {what:a treaty} on fishing.",
                  "Norway and {actor:Iran} {cue:signed} {what:a treaty} on fishing."],
        silent=["Norway signed a letter to the chairman.", "Norway and Iran signed a treaty in 1911."],
    ),
    written(
        "commitments.pledge", says="a noun names what a party has bound itself to", record="commitment",
        examples=[
            "{actor:Norway} reaffirmed its {cue:commitment} {what:to the defence of Iceland}.",
            "{actor:Iran}'s {cue:pledge} {what:not to close the strait} was welcomed in Oslo.",
            "Norway called on {actor:Iran} to meet its public {cue:commitments} {what:to free the sailors}.",
        ],
        silent=["Norway praised the commitment of its nurses."],
    ),
    written(
        "commitments.intends", says="a party says what it intends to do", record="commitment",
        examples=[
            "\"{actor:We} {cue:intend} {what:to reopen our embassy in Iran},\" the Norwegian foreign minister said.",
        ],
        silent=["The rule is intended to protect the ships of Norway."],
    ),
    written(
        "commitments.aid", says="a party says that it will give or go on giving help", record="commitment",
        examples=[
            "{actor:Norway} {cue:will} {what:continue humanitarian assistance to Iran}.",
            "{actor:Norway} {cue:will} {what:send 900 tons of food aid to Iran}.",
        ],
        silent=["The storm will continue in Norway."],
    ),
)  # fmt: skip
