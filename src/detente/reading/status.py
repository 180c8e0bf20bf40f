"""Did it happen? The status of a verb or noun that tells an act: happened, planned, alleged, hypothetical, historical or not at all."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from spacy.tokens import Token

from detente.model import Status
from detente.reading.grammar import VERBS, ancestors, base, child, is_negated
from detente.reading.times import TimeMention, published_day, time_of

# Verbs whose complement did not happen.
DENYING = frozenset(
    """refuse fail decline avoid prevent stop ban forbid prohibit cancel abandon reject deny oppose abstain refrain cease halt block thwart
    foil     avert forgo forego deter dissuade discourage spare scrap shelve omit neglect resist quit bar preclude repel fend discontinue
    forestall withhold unable postpone delay""".split()
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
    favour favor advocate support back mean help afford claim""".split()
)
# Those that leave their noun open too: "demanded a withdrawal", but not "called the attack a crime".
OPEN_OBJECTS = frozenset(
    """want wish demand request threaten consider fear seek suggest recommend need require contemplate mull weigh explore propose risk
    advocate urge envisage envision imagine dream""".split()
)
IMPLICATIVE = frozenset(
    """order authorise authorize instruct begin start continue manage proceed resume keep help go get serve use come appear finish decide
    choose vote make""".split()
)
HEDGING = frozenset(
    "allege accuse blame claim suspect believe think charge implicate assert suppose rumour rumor purport contend insinuate".split()
)
HEDGES = frozenset("reportedly allegedly apparently supposedly purportedly presumably suspectedly".split())
DOUBTED = frozenset("alleged suspected reported purported claimed apparent presumed supposed so-called".split())
COMING = frozenset(
    "planned upcoming forthcoming scheduled proposed coming future expected prospective intended impending imminent looming".split()
)
FEARED = frozenset(
    "possible potential hypothetical likely feared threatened would-be eventual any conceivable failed attempted foiled aborted".split()
)
# Nouns over an act that did not, or did not yet, take place: "the threat of sanctions", "a plan for an attack".
PLAN_NOUNS = frozenset(
    "plan intention preparation proposal schedule pledge promise commitment decision announcement vow agreement deal offer bid".split()
)
OPEN_NOUNS = frozenset(
    """threat risk fear possibility prospect danger call demand request appeal likelihood chance hope warning need attempt option idea talk
    speculation desire wish goal aim effort willingness readiness capacity capability ability potential right urge vote case
    condition pretext concern resolution motion bill worry scenario question spectre specter ultimatum""".split()
)
NO_NOUNS = frozenset("absence lack end halt cancellation refusal rejection denial failure prevention avoidance opposition".split())
CLAIM_NOUNS = frozenset("allegation accusation claim suspicion charge report rumour rumor".split())
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
HOLDING_TRUE = frozenset("deny doubt rule know realise realize hide forget regret care".split())
CONDITIONS = frozenset({"if", "unless", "whether", "lest", "until", "till"})
FUTURE_AUX = frozenset({"will", "wo", "'ll", "’ll", "shall"})
OPEN_AUX = frozenset({"would", "could", "may", "might", "should", "must", "can", "ca", "'d"})
EVENTIVE = frozenset(
    """begin start take follow occur happen resume be come continue loom open collapse hold plan schedule expect cancel postpone go launch
    impose carry fail conduct delay ban avert prevent""".split()
)
# What is remembered lies far back; what is done on the day of remembrance is of today.
REMEMBERING = frozenset("anniversary centenary bicentenary centennial jubilee commemoration commemorate remembrance memorial".split())
NEGATIVE_NOUNS = frozenset({"no", "without", "zero", "never"})
AGO = re.compile(
    r"\b(?:decades? ago|centur(?:y|ies) ago|(?:two|three|four|five|six|seven|eight|nine|ten|\d\d?) years ago|"
    r"(?:first|second) world war|world war (?:i|ii|one|two|1|2)|cold war|(?:in|during|back in) the (?:19|18|20)?\d0s|"
    r"under (?:the )?(?:previous|former|last) (?:government|administration|president)|"
    r"during the (?:presidency|administration|rule|reign|era) of|previous administration)\b",
    re.I,
)  # fmt: skip


def status_of(predicate: Token, *, times: tuple[TimeMention, ...], published: str | None) -> Status | None:
    """The status of the act that a verb or noun tells; null if the words say that it did not happen."""
    own = own_status(predicate)
    if own is None:
        return None
    found: Status = own
    for step, above in climb(predicate):
        over = status_under(step, above)
        if over is None:
            return None
        found = weaker(found, over)
    return timed_status(predicate, found, times=times, published=published)


def weaker(first: Status, second: Status) -> Status:
    """Of two statuses the one that claims less."""
    order: tuple[Status, ...] = ("happened", "planned", "alleged", "hypothetical")
    return max(first, second, key=order.index)


def own_status(predicate: Token) -> Status | None:
    """What the words on the predicate itself say: its negation, auxiliaries and adjectives."""
    if predicate.pos_ in VERBS:
        return verb_status(predicate)
    if predicate.pos_ in ("ADJ", "ADV") and predicate.head.pos_ in VERBS:
        return verb_status(predicate.head)
    words = {c.lower_ for c in predicate.lefts if c.dep_ in ("amod", "det", "compound", "neg", "nmod", "advmod")}
    if words & NEGATIVE_NOUNS or (predicate.dep_ == "pobj" and predicate.head.lower_ == "without"):
        return None
    if words & FEARED:
        return "hypothetical"
    if words & DOUBTED:
        return "alleged"
    return "planned" if words & COMING else "happened"


def verb_status(verb: Token) -> Status | None:
    """What a verb's own group says."""
    group = [verb, *(c for c in verb.children if c.dep_ in ("aux", "auxpass", "advmod", "mark", "neg", "preconj", "cop"))]
    if is_negated(verb) or any(t.lower_ in ("never", "n't", "not", "hardly", "barely", "almost", "nearly") for t in group):
        return None
    subject = child(verb, "nsubj", "nsubjpass")
    if (subject is not None and any(c.lower_ in ("no", "neither") for c in subject.children)) or (
        subject is not None and subject.lower_ in ("nobody", "none", "neither")
    ):
        return None
    obj = child(verb, "dobj", "attr")
    if obj is not None and any(c.lower_ == "no" and c.dep_ == "det" for c in obj.children):
        return None
    words = {t.lower_ for t in group}
    if {"rather", "than"} <= words:
        return None
    if is_conditional(verb):
        return "hypothetical"
    if words & OPEN_AUX and not ("'d" in words and verb.tag_ == "VBN"):
        return "hypothetical"
    if words & HEDGES:
        return "alleged"
    if words & FUTURE_AUX or is_going_to(verb):
        return "planned"
    return "happened"


def is_conditional(verb: Token) -> bool:
    """Does the clause stand after "if", "unless", "whether", "should"?"""
    marks = {c.lower_ for c in verb.children if c.dep_ in ("mark", "advmod", "aux")}
    if marks & CONDITIONS:
        return True
    return verb.dep_ == "advcl" and verb.tag_ == "VB" and "should" in marks


def is_going_to(verb: Token) -> bool:
    """ "is to meet", "is going to meet"; "are set to meet" is told by `set`, a verb of planning."""
    infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
    return infinitive and verb.dep_ == "xcomp" and (verb.head.lemma_ == "be" or (verb.head.lower_ == "going"))


def climb(token: Token) -> Iterator[tuple[Token, Token]]:
    """The words that govern an act, nearest first, each with the word below it; a relative or list clause ends the climb."""
    step = token
    for above in ancestors(token):
        if step.dep_ in ("relcl", "appos", "parataxis") or (
            step.dep_ in ("nsubj", "nsubjpass") and above.pos_ in VERBS and not is_eventive(above)
        ):
            return
        if step.dep_ == "advcl" and not is_purpose(step):
            return
        yield step, above
        step = above


def is_eventive(verb: Token) -> bool:
    """Does a verb tell of its subject whether it happened: "an attack could follow", "talks will begin"?"""
    return verb.lemma_ in EVENTIVE


def is_purpose(verb: Token) -> bool:
    """Is an adverbial clause a purpose: "to attack", "in order to attack"?"""
    return verb.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def status_under(step: Token, above: Token) -> Status | None:
    """What a governing word says about what stands under it."""
    if any(c.lower_ == "instead" for c in above.lefts):
        return None
    if above.lower_ == "rather" or (above.lower_ == "short" and above.head.lemma_ in ("stop", "fall", "come")):
        return None
    if step.dep_ == "conj":
        return conjunct_status(step, above)
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


def conjunct_status(step: Token, above: Token) -> Status | None:
    """A verb in a list shares the modal of the first one where it has no subject and tense of its own."""
    if step.pos_ in VERBS and above.pos_ in VERBS:
        own = {c.dep_ for c in step.children}
        if own & {"nsubj", "nsubjpass"} or step.tag_ in ("VBD", "VBZ") or own & {"aux"}:
            return "happened"
        return verb_status(above)
    return "happened"


def noun_over(step: Token, above: Token, word: str) -> Status | None:
    """What a noun over the act says: "threat of", "plan to", "lack of"; a mere thing says nothing."""
    if step.dep_ not in ("prep", "acl", "pobj", "compound", "amod", "nmod", "xcomp", "ccomp", "relcl"):
        return "happened"
    negated = any(c.lower_ == "no" for c in above.children)
    if word in NO_NOUNS or (negated and word in PLAN_NOUNS | OPEN_NOUNS):
        return None
    if word in PLAN_NOUNS:
        return "planned"
    if word in OPEN_NOUNS:
        return "hypothetical"
    return "alleged" if word in CLAIM_NOUNS else "happened"


def verb_over(step: Token, above: Token, word: str) -> Status | None:
    """What a verb or adjective over the act says of it."""
    if step.dep_ in ("nsubj", "nsubjpass"):
        own = verb_status(above) if above.pos_ in VERBS else "happened"
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
        return under_preposition(step, word)
    if clausal and any(c.lower_ == "yet" for c in (*above.children, *step.children)) and is_purpose(step):
        return None
    if that and not is_purpose(step):
        return under_that(word, own)
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
    if word in OPENING and (clausal or (step.dep_ == "dobj" and word in OPEN_OBJECTS)):
        return "hypothetical"
    if step.dep_ == "advcl":
        return "hypothetical" if is_purpose(step) else own
    return own if step.dep_ in ("dobj", "xcomp") else "happened"


def under_preposition(step: Token, word: str) -> Status | None:
    """Of "called for sanctions", "warned of an attack", "accused of shelling", "stopped short of imposing"."""
    link = step.lower_
    if word in BLAMING:
        return "alleged"
    if word in ASKING_FOR and link in ("for", "of", "with", "against", "on", "to", "in"):
        return "planned" if word in ("prepare", "plan", "agree") else "hypothetical"
    return None if word in KEEPING_FROM and link in ("from", "of", "short") else "happened"


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


def timed_status(predicate: Token, found: Status, *, times: tuple[TimeMention, ...], published: str | None) -> Status:
    """Long ago becomes historical, a day to come planned; a word without a time of its own takes that of the clause over it."""
    day = published_day(published)
    if any(base(above) in REMEMBERING for above in ancestors(predicate)):
        return "historical"
    time = time_of(predicate, times)
    for above in ancestors(predicate):
        if time is not None:
            break
        over = time_of(above, times)
        if over is not None and is_past_year(over, day):
            return "historical"
    if time is not None and is_past_year(time, day):
        return "historical"
    if time is not None and time.value is not None and day is not None and time.kind == "date":
        if found == "happened" and date.fromisoformat(time.value.start) > day:
            return "planned"
    present = predicate.tag_ in ("VBP", "VBZ")  # "we condemn … on the anniversary of": the act is of today
    if found in ("happened", "alleged") and not present and AGO.search(clause_text(predicate)):
        return "historical"
    return found


def is_past_year(time: TimeMention, day: date | None) -> bool:
    """Does a time lie more than a year before the report, or in an earlier era?"""
    if time.kind == "historical":
        return True
    if time.value is None or day is None or time.kind in ("since", "anniversary"):
        return False
    return date.fromisoformat(time.value.end) < day - timedelta(days=365)


def clause_text(predicate: Token) -> str:
    """The words of the predicate's own clause."""
    sent = predicate.sent
    return sent.text if len(sent) < 60 else predicate.doc[max(sent.start, predicate.i - 25) : min(sent.end, predicate.i + 25)].text
