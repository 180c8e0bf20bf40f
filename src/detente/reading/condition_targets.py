"""Who is threatened by what he does, whoever he is? "Any ship posing a threat will be sunk", "will hold to account those who attack"."""

from collections.abc import Iterator

from detente.reading.condition_form import READY
from detente.reading.condition_lines import Line, modals, trimmed
from detente.reading.grammar import ancestors, child, children, is_negated, subject
from detente.reading.parse import Token
from detente.rulebook import Rule, written

ANYONE = frozenset("those anyone anybody everyone whoever".split())
ANY = frozenset({"any", "every", "all"})
DOERS = frozenset("individual entity person actor official group party state country company force unit leader vessel ship".split())
PUNISHING = frozenset(
    """designate sanction punish prosecute destroy sink target arrest ban hit strike shoot expel blacklist penalise penalize isolate
    hunt crush kill eliminate neutralise neutralize down pursue""".split()
)
SUFFERING = frozenset({"face", "pay", "suffer", "risk"})
HARMS = frozenset("tariff sanction penalty price consequence cost isolation duty ban retaliation war destruction".split())
ACCOUNT = frozenset({"account", "accountable", "responsible"})
TO_COME = frozenset("will shall would may can could must 'll ’ll wo".split())


def target_lines(token: Token) -> Iterator[Line]:
    """What a word may open."""
    yield from punished(token)
    yield from held(token)
    yield from suffering(token)


def described(noun: Token) -> Token | None:
    """The verb that says what those are or do who are meant: "those who attack", "any target posing a threat"; none for somebody in particular."""
    clause = next((c for c in children(noun, "relcl", "acl") if c.i > noun.i and c.tag_ != "VBN"), None)
    if clause is None:
        return None
    if clause.dep_ == "relcl" and not any(c.lower_ in ("who", "that", "which") and c.dep_ == "nsubj" for c in clause.children):
        return None
    bare = noun.lemma_.lower() in DOERS and noun.tag_ == "NNS" and child(noun, "det", "poss") is None
    return clause if noun.lower_ in ANYONE or bare or any(c.lower_ in ANY for c in noun.children) else None


def punished(verb: Token) -> Iterator[Line]:
    """ "Any target posing a threat will be destroyed", "those who obstruct the vote may be designated"."""
    if verb.lemma_ not in PUNISHING and verb.lemma_ != "hold":
        return
    own = child(verb, "nsubjpass")
    done = described(own) if own is not None else None
    if own is None or done is None or is_negated(verb) or not modals(verb) & TO_COME:
        return
    if verb.lemma_ not in PUNISHING and not (verb.lemma_ == "hold" and any(t.lower_ in ACCOUNT for t in verb.subtree)):
        return
    aux = min(c.i for c in verb.children if c.dep_ in ("aux", "auxpass"))
    condition, consequence = trimmed(verb, own.left_edge.i, aux), trimmed(verb, aux, verb.right_edge.i + 1)
    yield Line("conditions.target", "conditional_threat", "B", (verb.i, verb.i + 1), None, condition, consequence, own)


def suffering(verb: Token) -> Iterator[Line]:
    """ "Countries that buy the oil will face tariffs"."""
    own = child(verb, "nsubj") if verb.lemma_ in SUFFERING else None
    done = described(own) if own is not None else None
    if own is None or done is None or own.lower_ in ANYONE or is_negated(verb) or not modals(verb) & TO_COME:
        return
    if not any(o.lemma_.lower() in HARMS for o in children(verb, "dobj")):
        return
    aux = min(c.i for c in children(verb, "aux"))
    condition, consequence = trimmed(verb, own.left_edge.i, aux), trimmed(verb, aux, verb.right_edge.i + 1)
    yield Line("conditions.target", "conditional_threat", "B", (verb.i, verb.i + 1), None, condition, consequence, own)


def held(noun: Token) -> Iterator[Line]:
    """ "Stand ready to hold to account those who threaten peace", "will punish anyone who attacks"."""
    done = described(noun) if noun.dep_ in ("dobj", "pobj") else None
    if done is None:
        return
    over = [t for t in ancestors(noun) if t.pos_ in ("VERB", "AUX", "ADJ")]
    chain: list[Token] = []
    for t in over:
        chain.append(t)
        if t.dep_ not in ("xcomp", "advcl", "acomp", "prep"):
            break
    punishing = any(t.lemma_ in PUNISHING for t in chain[:1]) or (
        any(t.lemma_ in ("hold", "bring", "call") for t in chain) and any(w.lower_ in ACCOUNT for w in chain[-1].subtree)
    )
    firm = any(t.lower_ in READY or modals(t) & TO_COME for t in chain)
    own = subject(chain[-1]) if chain else None
    if not punishing or not firm or own is None or any(is_negated(t) for t in chain):
        return
    condition = trimmed(noun, noun.left_edge.i, noun.right_edge.i + 1)
    consequence = trimmed(chain[-1], own.left_edge.i if own.i < noun.i else chain[-1].left_edge.i, noun.left_edge.i)
    yield Line("conditions.target", "conditional_threat", "B", (noun.i, noun.i + 1), own, condition, consequence, noun)


RULES: tuple[Rule, ...] = (
    written(
        "conditions.target", says="whoever does something is told that he will be made to pay for it", record="condition",
        examples=[
            "{actor:The Norwegian defence minister} said {condition:any ship posing a threat} {consequence:will be {cue:sunk}}.",
            "{condition:Countries that buy the oil} {consequence:will {cue:face} tariffs}, {actor:the Norwegian president} said.",
            "{actor:Norway} said {condition:those who obstruct the vote in {addressee:Chad}} {consequence:may be {cue:designated}}.",
            "{consequence:{actor:Norway} stands ready to hold to account} {condition:{cue:those} who threaten peace}.",
        ],
        silent=[
            "Countries that buy the oil will face the sun, the Norwegian president said.",
            "Norway said the ship that lay in the port will be sunk.", "Norway said those who help the poor will be honoured.",
            "Norway has punished those who attacked its ships.", "Norway will help those who flee.",
        ],
    ),
)  # fmt: skip
