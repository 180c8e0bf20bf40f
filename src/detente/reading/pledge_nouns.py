"""Which pledges are told by a noun or by "committed"? "Its commitment to the defence of X", "remains committed to helping X"."""

from collections.abc import Iterator

from detente.reading.commitment_words import Pledge, extent, party
from detente.reading.grammar import child, children, governor, is_negated, object_of, prepositions, subject
from detente.reading.page import Page
from detente.reading.parse import Token
from detente.rulebook import Rule, written

PLEDGES = frozenset("commitment pledge promise undertaking vow".split())
# Verbs whose object is the subject's own pledge, or one that he is asked to keep.
KEEPING = frozenset("meet keep honour honor fulfil fulfill live uphold respect implement follow reaffirm reiterate renew restate".split())
# What was kept binds nobody any more.
KEPT = frozenset("meet keep honour honor fulfil fulfill".split())
MAKING = frozenset("make give have share undertake issue".split())
DOUBTING = frozenset("question doubt challenge dispute abandon break breach violate drop forget betray".split())
# Nobody is bound to do anything by these alone: "our commitment to democracy".
VALUES = frozenset(
    """democracy right value peace prosperity unity freedom principle partnership relationship friendship cooperation stability rule law
    equality equity diplomacy dialogue inclusion diversity openness transparency truth justice alliance world order goal nonproliferation
    excellence multilateralism health leadership fairness""".split()
)


def noun_pledges(page: Page, word: Token) -> Iterator[Pledge]:
    """What the word may open."""
    if word.lemma_.lower() in PLEDGES and word.pos_ == "NOUN":
        yield from pledged(page, word)
    if word.lower_ == "committed":
        yield from committed(page, word)


def pledged(page: Page, noun: Token) -> Iterator[Pledge]:
    """ "its commitments to the defence of X", "Iran's pledge not to attack", "keep their public commitments to do"."""
    verb = governor(noun)
    if verb is None and noun.dep_ == "pobj" and noun.head.head.pos_ == "VERB":
        verb = noun.head.head
    kept = verb is not None and verb.lemma_ in KEPT and verb.tag_ == "VBD" and verb == noun.head
    keeping = verb is not None and verb.lemma_ in KEEPING and not kept and verb in (noun.head, noun.head.head)
    making = verb is not None and verb == noun.head and verb.lemma_ in MAKING and noun.dep_ == "dobj"
    actor = binder(page, noun, verb if keeping or making else None)
    if actor is None or (verb is not None and (is_negated(verb) or verb.lemma_ in DOUBTING)):
        return
    clause = next((c for c in children(noun, "acl", "relcl", "xcomp") if c.tag_ == "VB" and c.i > noun.i), None) or next_infinitive(noun)
    to = next((p for w in [noun, verb] if w is not None for p in prepositions(w, "to") if p.i > noun.i), None)
    what = clause_range(clause) if clause is not None else towards(page, to, actor, kept=keeping) if to is not None else None
    if what is None and keeping and (to is None or is_party_only(page, to)):
        assert verb is not None
        what = extent(verb)
    if what is not None:
        yield Pledge("commitments.pledge", "commitment", noun, *what, actor)


def binder(page: Page, noun: Token, verb: Token | None) -> Token | None:
    """Whose pledge it is: its owner's, or his who keeps or makes it; of "the United States enduring commitment" the name before it."""
    own = child(noun, "poss") or next((c for c in children(noun, "compound", "amod", "nmod") if party(page, c) is not None), None)
    kept_by = party(page, subject(verb)) if verb is not None else None
    if own is not None and not (own.tag_ == "PRP$" and kept_by is not None):
        return party(page, own)
    if kept_by is not None:
        return kept_by
    before = noun.doc[noun.left_edge.i - 1] if noun.left_edge.i > noun.sent.start else None
    named = before is not None and before.pos_ == "PROPN" and before.dep_ not in ("nsubj", "nsubjpass", "appos", "ROOT")
    return party(page, before) if named else None


def clause_range(clause: Token) -> tuple[int, int]:
    """A clause with its "to" or "not to"."""
    return extent(clause, clause.left_edge.i)


def towards(page: Page, to: Token, actor: Token, *, kept: bool) -> tuple[int, int] | None:
    """What follows "commitment to": an act, or what is owed to another party; none for a value that binds nobody."""
    done, thing = child(to, "pcomp"), object_of(to)
    over = done if done is not None else thing
    if over is None or (thing is not None and thing == over and is_party_only(page, to)):
        return None
    if names_other(page, over, actor):
        return extent(over, to.i)
    return extent(over, to.i) if kept and not {w.lemma_.lower() for w in (over, *children(over, "dobj", "conj"))} & VALUES else None


def is_party_only(page: Page, to: Token) -> bool:
    """ "Its commitment to Iran": nothing but a name stands after it."""
    thing = object_of(to)
    return thing is not None and thing.pos_ == "PROPN" and bool(page.cast.parties(thing))


def names_other(page: Page, word: Token, actor: Token) -> bool:
    """Does a phrase name a state other than the one that is bound, and not only in a clause under it?"""
    own = {p.state for p in page.cast.parties(actor)}
    clauses = [c.left_edge.i for t in word.subtree for c in children(t, "acl", "relcl", "advcl") if c.i > word.i]
    states = {m.entity.state for m in page.cast.named_in(word.left_edge.i, min([word.right_edge.i + 1, *clauses]))} - {None}
    return bool(states - own)


def next_infinitive(noun: Token) -> Token | None:
    """The infinitive right after the noun, wherever the parser hung it: "commitments not to engage"."""
    after = list(noun.doc[noun.i + 1 : noun.i + 4])
    if after and after[0].lower_ == "not":
        after = after[1:]
    return after[1] if len(after) > 1 and after[0].lower_ == "to" and after[1].tag_ == "VB" else None


def committed(page: Page, verb: Token) -> Iterator[Pledge]:
    """ "is committed to do", "remains committed to helping X"; "has committed $5 million" is no such state."""
    own = child(verb, "nsubj", "nsubjpass") or child(verb.head, "nsubj", "nsubjpass")
    actor = party(page, own)
    if actor is None or child(verb, "dobj") is not None or is_negated(verb):
        return
    done = next((c for c in children(verb, "xcomp", "advcl") if c.i > verb.i and c.tag_ == "VB"), None)
    to = next((p for p in prepositions(verb, "to") if p.i > verb.i), None)
    what = clause_range(done) if done is not None else towards(page, to, actor, kept=False) if to is not None else None
    if what is not None:
        yield Pledge("commitments.committed", "commitment", verb, *what, actor)


RULES: tuple[Rule, ...] = (
    written(
        "commitments.committed", says="one is committed to doing something, or to what he owes another party", record="commitment",
        examples=[
            "{actor:Norway} is {cue:committed} {what:to defend Iceland}.",
            "{actor:Norway} remains {cue:committed} {what:to helping Iceland defend itself}.",
        ],
        silent=[
            "Norway said the crime was committed in Iceland.", "Norway is committed to patience.", "Norway remains committed to supporting talks.",
            "Norway is committed to supporting efforts to end the war in Chad.",
        ],
    ),
    written(
        "commitments.pledge", says="a noun names what a party has bound itself to", record="commitment",
        examples=[
            "{actor:Norway} reaffirmed its {cue:commitment} {what:to the defence of Iceland}.",
            "{actor:Iran}'s {cue:pledge} {what:not to close the strait} was welcomed in Oslo.",
            "They discussed {actor:Norway}'s {cue:commitment} {what:to the security of Iceland}.",
            "They discussed the {actor:Norwegian} {cue:commitment} {what:to helping Iceland}.",
            "{actor:Norway} made a {cue:commitment} {what:to send ships}.",
            "Norway called on {actor:Iran} to meet its public {cue:commitments} {what:to free the sailors}.",
        ],
        silent=[
            "Norway praised the commitment of its nurses.", "Norway reaffirmed its commitment to democracy.",
            "Norway's commitment to peace is known.", "Norway has no commitment to send ships.",
            "Norway questioned Iran's commitment to free the sailors.", "Norway met its commitment last year.",
        ],
    ),
)  # fmt: skip
