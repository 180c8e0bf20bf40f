"""What does a word over an act say of it: "refused to", "the threat of", "accused of", "if"?"""

from detente.model import Status
from detente.reading.grammar import VERBS, base, child, children, clause_of
from detente.reading.parse import Token
from detente.reading.status_own import own_status, verb_status
from detente.reading.status_said import is_linking, said_of_subject

# Verbs whose complement did not happen.
DENYING = frozenset(
    """refuse fail decline avoid prevent stop ban forbid prohibit cancel abandon reject deny oppose abstain refrain cease halt block thwart
    foil avert forgo forego deter dissuade discourage spare scrap shelve omit neglect resist quit bar preclude repel fend discontinue
    forestall withhold unable postpone delay abort lack hesitate""".split()
)
# Verbs whose complement is still to come.
PLANNING = frozenset(
    """plan intend prepare promise vow pledge agree schedule expect set aim commit propose decide resolve arrange slate poise due undertake
    await anticipate volunteer gear ready brace about approve choose vote opt determine""".split()
)
# Verbs whose complement may never come.
OPENING = frozenset(
    """want wish hope urge ask demand call request threaten warn consider fear try attempt seek suggest recommend need like
    allow permit let enable encourage press push invite appeal offer require force pressure lobby advise insist mull weigh
    contemplate discuss debate explore study ponder risk tempt able capable willing reluctant likely possible unlikely ready
    prepared eager keen desire dream envisage envision imagine assume bid persuade convince beg plead command
    favour favor advocate support back mean help afford claim reconsider simulate rehearse plot conspire scheme pretend feign""".split()
)
# Those that leave their noun open too: "demanded a withdrawal", but not "called the attack a crime".
OPEN_OBJECTS = frozenset(
    """want wish demand request threaten consider fear seek suggest recommend need require contemplate mull weigh explore propose risk
    advocate urge envisage envision imagine dream reconsider simulate rehearse""".split()
)
IMPLICATIVE = frozenset(
    """order authorise authorize instruct begin start continue manage proceed resume keep help go get serve use come appear finish decide
    choose vote make""".split()
)
ORDERS = frozenset({"order", "instruct", "authorise", "authorize"})
HEDGING = frozenset(
    "allege accuse blame claim suspect believe think charge implicate assert suppose rumour rumor purport contend insinuate".split()
)
# Nouns over an act that did not, or did not yet, take place: "the threat of sanctions", "a plan for an attack".
PLAN_NOUNS = frozenset(
    "plan intention preparation proposal schedule pledge promise commitment decision announcement vow agreement deal offer bid".split()
)
OPEN_NOUNS = frozenset(
    """threat risk fear possibility prospect danger call demand request appeal likelihood chance hope warning need attempt option idea talk
    speculation desire wish goal aim effort willingness readiness capacity capability ability potential right urge vote case
    condition pretext concern resolution motion bill worry scenario question spectre specter ultimatum brink verge cusp power
    authority mandate reason ground plot""".split()
)
NO_NOUNS = frozenset(
    """absence lack end halt cancellation refusal rejection denial failure prevention avoidance opposition suspension freeze cutoff cut-off
    withholding termination cessation discontinuation""".split()
)
CLAIM_NOUNS = frozenset("allegation accusation claim suspicion charge report rumour rumor".split())
# "No evidence that" tells that it did not happen, as far as is known.
EVIDENCE = frozenset("evidence proof sign indication trace truth suggestion basis question".split())
# What is told in a work of fiction or played in a drill: "a novel in which Chad invades Mali".
FICTION = frozenset(
    "novel film movie thriller game videogame drill exercise simulation scenario series drama comedy satire hoax parody fiction wargame".split()
)
TALES = FICTION - {"drill", "exercise", "drama", "series", "game"}
# A verb with its particle that ends a plan or act before it is done.
DROPPED = frozenset({("call", "off"), ("put", "off"), ("give", "up"), ("hold", "off"), ("fall", "through"), ("back", "out")})
# What ends a plan that stands as its object or passive subject: "the plan to strike was shelved".
DROPPING = frozenset("drop abandon shelve scrap ditch discard bury torpedo abort defeat block reject kill cancel withdraw rescind".split())
# Verbs with the act in a phrase: "accused of", "called for", "refrained from".
BLAMING = frozenset("accuse suspect blame charge implicate".split())
ASKING_FOR = frozenset(
    "call appeal press push ask warn threaten prepare plan beg plead hope brace urge opt argue vote lobby wait look agree".split()
)
KEEPING_FROM = frozenset("prevent stop refrain abstain dissuade deter ban bar discourage desist keep".split())
# Verbs with the act in a that-clause: asked for or feared in it; true although the verb is negated ("did not deny that").
WANTING = frozenset(
    "demand insist suggest recommend propose urge ask request hope wish fear worry warn threaten require want order".split()
)
# A bill that only asks for something becomes an act when it is passed: "passed a resolution condemning Chad".
PASSING = frozenset({"pass", "adopt", "approve", "endorse"})
BILLS = frozenset({"resolution", "motion"})
# A gerund after one of these prepositions is not told as done, except under the verbs named: "held back from", "decided against".
NOT_DONE = {
    "from": frozenset("benefit profit return come stem suffer emerge recover result gain".split()),
    "against": frozenset({"lean"}),
}
# After these it is open: "keen on", "aimed at", "talk about", "close to".
NOT_YET = {
    "on": frozenset({"embark", "start", "spend", "pride"}),
    "at": frozenset({"succeed", "work", "excel"}),
    "about": frozenset({"boast", "brag", "lie", "set", "go", "apologise", "apologize"}),
    "to": frozenset("resort admit confess turn return switch take contribute lead respond due amount".split()),
}
BALKING = frozenset("balk baulk think far shrink shy hold".split())
OPEN_WITH = frozenset({"toy", "flirt", "threaten"})
DREAMING = frozenset({"think", "dream", "talk", "speak", "capable", "afraid", "wary"})
# What a crowd that has come together for it does: "marched to protest".
GATHERING = frozenset("participate gather march rally take demonstrate assemble join turn come".split())
CROWDING = frozenset({"protest", "denounce", "condemn", "demonstrate", "oppose"})
# Adjectives whose infinitive tells a fact: "was the first to", "was right to".
FACTUAL = frozenset(
    """first last second only right wrong glad happy proud sorry quick swift slow surprised pleased brave foolish wise unwise late early
    correct mistaken""".split()
)
PERSUADING = frozenset("talk argue reason scare bully back pull opt bow".split())
ANSWERABLE = frozenset({"responsible", "guilty", "complicit", "liable"})
HOLDING = frozenset({"hold", "deem", "consider", "think", "believe", "call"})
HOLDING_TRUE = frozenset("deny doubt rule know realise realize hide forget regret care".split())


def weaker(first: Status, second: Status) -> Status:
    """Of two statuses the one that claims less."""
    order: tuple[Status, ...] = ("happened", "planned", "alleged", "hypothetical")
    return max(first, second, key=order.index)


def is_purpose(verb: Token) -> bool:
    """Is an adverbial clause a purpose: "to attack", "in order to attack"?"""
    return verb.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def rules_out(verb: Token) -> bool:
    """Is it "rule out"? What follows is what does not come, however the parser hangs it on."""
    return base(verb) == "rule" and any(c.lower_ == "out" for c in verb.children)


def status_under(step: Token, above: Token) -> Status | None:
    """What a governing word says about what stands under it."""
    if any(c.lower_ == "instead" for c in above.lefts):
        return None
    if above.lower_ == "rather" or (above.lower_ == "short" and above.head.lemma_ in ("stop", "fall", "come")):
        return None
    if step.dep_ == "conj":
        return conjunct_status(step, above)
    if is_dropped(step, above) or is_told_wrongly(step, above):
        return None
    if step.dep_ == "ccomp" and any(c.text == ";" and step.i < c.i < above.i for c in (*step.children, *above.children)):
        return "happened"  # "Chad attacked Mali; Oman vowed to help": a sentence of its own
    if above.pos_ in ("ADP", "SCONJ", "PART") or above.dep_ == "prep":
        if above.lower_ in ("without", "instead") or (above.lower_ == "than" and above.nbor(-1).lower_ == "rather"):
            return None
        return "happened"
    word = base(above)
    if above.pos_ in ("NOUN", "PROPN"):
        return noun_over(step, above, word)
    if above.pos_ in VERBS or above.pos_ in ("ADJ", "ADV"):
        return verb_over(step, above, word)
    return "happened"


def is_dropped(step: Token, above: Token) -> bool:
    """Does a verb say that it came to nothing: "the raid was called off", "dropped its plan to expel"?"""
    if above.pos_ not in VERBS or step.dep_ not in ("dobj", "nsubjpass", "nsubj", "prep", "xcomp", "pobj") or verb_status(above) is None:
        return False
    particles = {c.lower_ for c in above.children if c.dep_ in ("prt", "advmod", "prep")}
    if any(verb == base(above) and particle in particles for verb, particle in DROPPED):
        return True
    return base(above) in DROPPING and step.dep_ in ("dobj", "nsubjpass") and base(step) in PLAN_NOUNS | OPEN_NOUNS | {"order"}


def is_told_wrongly(step: Token, above: Token) -> bool:
    """Is the report itself called untrue: "wrongly said to have", "falsely accused of", "it is untrue that"?"""
    if step.dep_ not in ("xcomp", "ccomp", "prep"):
        return False
    return base(above) in ("untrue", "false") or any(
        c.lower_ in ("wrongly", "falsely", "mistakenly", "incorrectly") for c in above.children
    )


def conjunct_status(step: Token, above: Token) -> Status | None:
    """A verb in a list shares the modal of the first one where it has no subject and tense of its own."""
    if step.pos_ in VERBS and above.pos_ in VERBS:
        if any(c.lower_ == "than" and above.i < c.i < step.i for c in above.children):
            return None  # "withdrew rather than attack"
        own = {c.dep_ for c in step.children}
        if own & {"nsubj", "nsubjpass"} or step.tag_ in ("VBD", "VBZ") or own & {"aux"}:
            return "happened"
        return verb_status(above)
    return "happened"


def noun_over(step: Token, above: Token, word: str) -> Status | None:
    """What a noun over the act says: "threat of", "plan to", "lack of"; a mere thing says nothing."""
    if step.dep_ not in ("prep", "acl", "pobj", "compound", "amod", "nmod", "xcomp", "ccomp", "relcl"):
        return "happened"
    if word in BILLS and above.dep_ in ("dobj", "nsubjpass") and base(above.head) in PASSING:
        return "happened"
    negated = any(c.lower_ == "no" for c in above.children)
    if step.dep_ == "acl" and step.tag_ == "VBG" and any(c.lower_ in ("no", "not", "nor") for c in above.lefts):
        return None  # "no country threatening another"
    if word in NO_NOUNS or (negated and word in PLAN_NOUNS | OPEN_NOUNS | EVIDENCE):
        return None
    if word in FICTION and step.dep_ in ("relcl", "acl", "ccomp"):
        return None
    if word in PLAN_NOUNS:
        return "planned"
    if word in OPEN_NOUNS:
        return "hypothetical"
    return "alleged" if word in CLAIM_NOUNS else "happened"


def verb_over(step: Token, above: Token, word: str) -> Status | None:
    """What a verb or adjective over the act says of it."""
    if step.dep_ in ("nsubj", "nsubjpass", "csubj"):
        own = verb_status(above) if above.pos_ in VERBS else "happened"
        said = said_of_subject(above)
        if said != "happened":
            return None if own is None or said is None else said
        if step.dep_ == "csubj" or (own is None and is_linking(above)):
            return "happened"  # "was not the first" says that it was
        if word in DENYING and step.dep_ == "nsubjpass":
            return None
        if word in PLANNING and step.dep_ == "nsubjpass":
            return weaker("planned", own) if own is not None else None
        return own
    complement = step.dep_ in ("xcomp", "ccomp", "pcomp", "advcl", "dobj", "prep", "oprd", "acl", "pobj", "dep", "attr", "acomp")
    if not complement:
        return "happened"
    own = verb_status(above) if above.pos_ in VERBS else own_status(above)
    clausal = step.pos_ in VERBS and step.dep_ in ("xcomp", "ccomp", "advcl")
    that = step.dep_ == "ccomp" and any(c.dep_ in ("nsubj", "nsubjpass") for c in step.children)
    if step.dep_ == "prep":
        return under_preposition(step, above, word)
    if clausal and any(c.lower_ == "yet" for c in (*above.children, *step.children)) and is_purpose(step):
        return None
    if that and not is_purpose(step):
        told = child(above, "nsubj")
        if told is not None and base(told) in CLAIM_NOUNS:
            return "alleged"
        return said_of_subject(above) if is_linking(above) and own is not None else under_that(word, own)
    if rules_out(above):
        return None if own is not None else "hypothetical"
    if word == "deny" and own is not None:
        return "alleged"
    if word in DENYING and own is None:
        return "happened"
    if own is None:
        return None if clausal or (step.dep_ in ("dobj", "pcomp") and word not in HEDGING | {"say", "condemn", "support"}) else "happened"
    if word in DENYING and (clausal or step.dep_ == "dobj"):
        return None if word not in ("deny", "reject", "oppose") or clausal else "happened"
    if word in HEDGING:
        return "alleged"
    if word in IMPLICATIVE and (clausal or step.dep_ == "dobj") and step.dep_ != "advcl":
        return own
    if word in PLANNING and (clausal or step.dep_ == "dobj"):
        return weaker("planned", own)
    if above.pos_ == "ADJ" and is_purpose(step) and word not in FACTUAL:
        return "hypothetical"  # "was bound to seize the ship"
    if word in OPENING and (clausal or (step.dep_ == "dobj" and word in OPEN_OBJECTS)):
        return "hypothetical"
    if step.dep_ == "advcl" and word in ORDERS and children(above, "dobj"):
        return own  # "ordered the ministry to raise duties"
    if step.dep_ == "advcl":
        return "hypothetical" if is_purpose(step) and not (word in GATHERING and base(step) in CROWDING) else own
    return own if step.dep_ in ("dobj", "xcomp") else "happened"


def under_preposition(step: Token, above: Token, word: str) -> Status | None:
    """Of "called for sanctions", "warned of an attack", "accused of shelling", "stopped short of imposing"."""
    link = step.lower_
    if word in ("decide", "choose") and link == "against":
        return None
    if word in BLAMING:
        return "alleged"
    if word in ASKING_FOR and link in ("for", "of", "with", "against", "on", "to", "in"):
        return "planned" if word in ("prepare", "plan", "agree") else "hypothetical"
    if (word in KEEPING_FROM and link in ("from", "of", "short")) or (
        word in PERSUADING and link == "out" and child(step, "prep") is not None
    ):
        return None  # "talked Mali out of attacking"
    if word == "hold" and any(base(c) in ANSWERABLE for c in above.children):
        return "alleged"
    if link in ("at", "in", "under") and word == "be" and verb_status(above) is None:
        return None  # "is not at war"
    return under_gerund(step, above, word) if any(c.dep_ == "pcomp" and c.tag_ == "VBG" for c in step.children) else "happened"


def under_gerund(link: Token, above: Token, word: str) -> Status | None:
    """What a preposition says of the verb in -ing after it: "by expelling" tells a fact, "held back from expelling" none."""
    told = link.lower_
    if told in NOT_DONE:
        return "happened" if word in NOT_DONE[told] else None
    if word in BALKING and told in ("at", "about"):
        return None
    if told in NOT_YET:
        return "happened" if word in NOT_YET[told] else "hypothetical"
    if (told == "with" and word in OPEN_WITH) or (told == "in" and word == "interested") or (told == "of" and word in DREAMING):
        return "hypothetical"
    return "alleged" if word in ANSWERABLE and base(clause_of(above)) in HOLDING else "happened"


def under_that(word: str, own: Status | None) -> Status | None:
    """What is said of a clause by the verb that reports it."""
    if own is None:
        return "happened" if word in HOLDING_TRUE else None
    if word in HEDGING or word in ("deny", "doubt"):
        return "alleged"
    if word in WANTING:
        return "hypothetical"
    if word in ("promise", "vow", "pledge", "expect", "predict", "forecast"):
        return "planned"
    return "happened"
