"""Who is subject of what? Small questions to the parse tree that every stage asks in the same way."""

from collections.abc import Iterator

from detente.reading.parse import Token

NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"})
VERBS = frozenset({"VERB", "AUX"})
CLAUSES = frozenset({"ccomp", "xcomp"})
# Whose object does what stands after their preposition: "blamed Iran for shelling".
OBJECT_ACTS = frozenset(
    """accuse blame suspect charge condemn criticise criticize denounce praise thank prevent stop ban dissuade deter keep discourage
    prohibit convict punish sanction commend fault castigate""".split()
)
# Whose passive may have the receiver as its subject: "Mali was given ten trucks".
GIVING = frozenset("give offer grant award send lend promise hand pay deny show sell deliver".split())
PAST = frozenset({"VBD", "VBN"})
FINITE = frozenset({"VBD", "VBZ"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
NEGATIONS = frozenset({"not", "n't", "never", "nor", "neither", "no"})
RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
# Verbs that have no passive: "died after torture by".
UNDERGOING = frozenset("die fall come go pass stand rise sit".split())
PREPOSITIONS = frozenset({"prep", "agent", "dative", "prt", "advmod"})
# What stands before a noun but is no part of its name.
OUTSIDE_NAME = frozenset({"punct", "cc", "nsubj", "conj", "prep", "relcl", "acl", "preconj", "predet"})
# What hangs on a noun but is a statement of its own.
OUTSIDE_PHRASE = frozenset({"relcl", "acl", "conj", "cc", "punct", "appos", "advcl", "nsubj", "aux", "cop", "preconj"})


# Base forms that the parser gets wrong: "staged" is no stag, "hoped" no hop.
BASES = {
    "fin": "fine", "hop": "hope", "instal": "install", "rap": "rape", "readie": "ready", "sham": "shame", "slat": "slate", "spar": "spare",
    "stag": "stage", "wag": "wage", "lambast": "lambaste", "deadlocke": "deadlock", "greenlighte": "greenlight",
}  # fmt: skip


def base(token: Token) -> str:
    """The base form of a word in small letters."""
    lemma = token.lemma_.lower()
    return BASES.get(lemma, lemma) if token.lower_ != lemma else lemma


def child(token: Token, *deps: str) -> Token | None:
    """The first child in one of these relations."""
    return next((c for c in token.children if c.dep_ in deps), None)


def children(token: Token, *deps: str) -> list[Token]:
    """All children in one of these relations, in text order."""
    return [c for c in token.children if c.dep_ in deps]


def is_passive(verb: Token) -> bool:
    """Is the verb a passive, or a bare participle on a noun ("the man arrested in Cyprus")?"""
    if verb.tag_ not in PAST:
        return False
    deps = {c.dep_ for c in verb.children}
    if verb.tag_ == "VBD":
        # "The drone shot down by Oman fell": its participle taken for a past tense.
        return "agent" in deps and "dobj" not in deps and verb.lemma_ not in UNDERGOING
    if deps & {"nsubjpass", "auxpass", "csubjpass"}:
        return True
    if verb.dep_ == "conj" and not deps & {"nsubj", "aux"} and verb.head.tag_ == "VBN":
        return is_passive(verb.head)
    return verb.dep_ in ("acl", "advcl", "amod", "relcl") and not deps & {"nsubj", "aux"}


def prepositions(token: Token, word: str | None = None) -> Iterator[Token]:
    """The prepositions hanging on a word, also those the parser hung on its particle or a neighbouring preposition."""
    for c in token.children:
        if c.dep_ in PREPOSITIONS and c.pos_ in ("ADP", "SCONJ", "ADV", "VERB"):
            if word is None or c.lower_ == word:
                yield c
            for g in c.children:
                if g.dep_ == "prep" and (word is None or g.lower_ == word):
                    yield g


def object_of(preposition: Token) -> Token | None:
    """The noun or clause after a preposition."""
    return child(preposition, "pobj", "pcomp")


def prep_object(token: Token, word: str) -> Token | None:
    """The noun or clause after the preposition `word` that hangs on a word, e.g. ("talks", "with")."""
    return next((o for p in prepositions(token, word) if (o := object_of(p)) is not None), None)


def antecedent(token: Token) -> Token:
    """For "who", "which", "that" in a relative clause the noun it stands for; else the word itself."""
    if token.lower_ not in RELATIVES or token.tag_ not in ("WDT", "WP", "WP$", "IN"):
        return token
    verb = next((a for a in ancestors(token) if a.dep_ == "relcl"), None)
    return verb.head if verb is not None else token


def subject(verb: Token) -> Token | None:
    """The one who does it: the subject, a passive's agent, or the subject of the verb that governs or precedes this one."""
    if not is_passive(verb):
        return surface_subject(verb)
    by = prep_object(verb, "by")
    return by if by is not None and by.pos_ != "VERB" else None


def surface_subject(verb: Token, depth: int = 0) -> Token | None:
    """The grammatical subject of a verb, its own or a shared one; of a relative clause the noun it describes."""
    own = child(verb, "nsubj", "nsubjpass", "csubj", "expl")
    if own is not None:
        return antecedent(own)
    if depth > 4 or verb.head == verb:
        return fronted(verb)
    if verb.dep_ == "ccomp" and verb.tag_ in FINITE:
        reported = child(verb.head, "dobj")
        return reported if reported is not None and verb.head.i < reported.i < verb.i else None  # "reported Doe, the envoy, had left"
    if verb.dep_ == "relcl":
        return verb.head
    if verb.dep_ == "acl":
        # "Russia's decision to expel …" is Russia's; "troops massing" is the troops' own.
        return verb.head if verb.tag_ == "VBG" else holder(verb.head) or subject_over(verb.head, depth)
    if verb.dep_ in ("xcomp", "ccomp") and verb.tag_ in ("VB", "VBG", "VBN"):
        return controller(verb, depth)
    if verb.dep_ in ("pcomp", "conj", "advcl", "dep", "prep"):
        return shared_subject(verb, depth)
    return None


def fronted(verb: Token) -> Token | None:
    """The subject that the parser took into a time before it: "In October Turkey complained"."""
    if verb.tag_ not in FINITE:
        return None
    at = verb.i - 1
    while at > verb.sent.start and (verb.doc[at].pos_ in ("ADV", "AUX") or verb.doc[at].dep_ == "neg"):
        at -= 1
    name = verb.doc[at]
    first = verb.sent[0]
    dated = first.pos_ == "ADP" and any(t.ent_type_ == "DATE" for t in verb.doc[first.i + 1 : at])
    return (
        name
        if dated and name.pos_ == "PROPN" and name.ent_type_ in ("GPE", "PERSON", "ORG") and name.dep_ in ("dep", "pobj", "appos")
        else None
    )


def shared_subject(verb: Token, depth: int) -> Token | None:
    """The subject that a verb takes over from the verb or noun above it."""
    for head in ancestors(verb):
        if is_misjoined(verb, head):
            continue  # "urged Iran to stop and spoke with Oman": the parser hung "spoke" on "stop"
        if head.pos_ in VERBS or (head.pos_ == "ADJ" and child(head, "nsubj") is not None):
            if verb.dep_ == "pcomp" and (head.lemma_ in OBJECT_ACTS or is_taken_to_task(head)):
                # "accused Iran of shelling": Iran shells
                blamed = child(head, "dobj", "nsubjpass")
                if blamed is None and head.dep_ in ("acl", "amod") and is_passive(head):
                    blamed = head.head  # "a man suspected of shooting": the man shot
                if blamed is not None:
                    return blamed
            agent = prep_object(head, "by") if is_passive(head) and verb.dep_ != "conj" else None
            return agent if agent is not None else surface_subject(head, depth + 1)
        if verb.dep_ == "pcomp" and head.dep_ == "amod" and head.i > head.head.i:
            return head.head  # "holds Chad responsible for shelling": Chad shells
        if verb.dep_ == "pcomp" and head.lower_ == "task" and is_taken_to_task(head.head.head):
            return child(head.head.head, "dobj", "nsubjpass")
        if head.pos_ in ("NOUN", "PROPN") and verb.dep_ == "pcomp":
            return holder(head) or subject_over(head, depth)
    return None


def has_tense(verb: Token) -> bool:
    """Has a verb its own tense or auxiliary?"""
    return verb.tag_ in FINITE or any(c.tag_ != "TO" for c in children(verb, "aux"))


def is_misjoined(verb: Token, head: Token) -> bool:
    """Did the parser hang a verb on an infinitive or present that its tense does not go with: "said it has the means and urged Oman"?"""
    if verb.dep_ != "conj" or not has_tense(verb) or head.dep_ not in ("xcomp", "ccomp", "acl", "advcl", "relcl"):
        return False
    if head.tag_ == "VB":
        return all(c.lower_ == "to" for c in children(head, "aux"))
    above = next((t for t in ancestors(head) if t.pos_ in VERBS), None)
    present = head.tag_ in ("VBZ", "VBP") or any(c.tag_ == "MD" for c in children(head, "aux"))
    return verb.tag_ == "VBD" and present and above is not None and above.tag_ == "VBD"


def is_taken_to_task(verb: Token) -> bool:
    """Is it "took X to task"?"""
    blamed = prep_object(verb, "to")
    return verb.lemma_ == "take" and blamed is not None and blamed.lower_ == "task"


def subject_over(noun: Token, depth: int) -> Token | None:
    """Of "has plans to leave": the subject of the verb over the noun."""
    verb = governor(noun)
    return surface_subject(verb, depth + 1) if verb is not None else None


def controller(verb: Token, depth: int) -> Token | None:
    """The subject of an infinitive: the object of the verb above if it has one ("urged Iran to stop"), else its subject."""
    head = verb.head
    if head.pos_ not in VERBS:
        return shared_subject(verb, depth)
    if head.lemma_ in ("call", "appeal"):
        asked = prep_object(head, "on") or prep_object(head, "to") or prep_object(head, "for")
        if asked is not None:
            return asked
    obj = child(head, "dobj", "dative")
    if obj is not None and head.lemma_ not in ("promise", "vow", "threaten", "use", "take"):
        return obj
    return surface_subject(head, depth + 1)


def holder(noun: Token) -> Token | None:
    """Whose a thing is: "Russia's demand", "the demand of Russia", "a demand by Russia"."""
    own = child(noun, "poss")
    return own if own is not None else prep_object(noun, "by") or prep_object(noun, "of")


def objects(verb: Token) -> list[Token]:
    """What is acted upon: the object, a passive's subject, the noun a participle or relative clause describes."""
    if is_passive(verb):
        found = child(verb, "nsubjpass")
        given = children(verb, "dobj", "oprd") if base(verb) in GIVING else []
        if given:
            return given  # "Mali was given ten trucks"
        if found is not None:
            return [antecedent(found)]
        if verb.dep_ in ("acl", "amod"):
            return [verb.head]
        shared = surface_subject(verb)
        return [shared] if shared is not None else []
    found_all = [antecedent(o) for o in children(verb, "dobj", "oprd")]
    if not found_all and verb.dep_ == "relcl" and child(verb, "nsubj") is not None:
        # "the sanctions that Moscow imposed", "the sanctions Moscow imposed"
        own = child(verb, "nsubj")
        return [verb.head] if own is not None and own.lower_ not in RELATIVES else []
    return found_all


def governor(noun: Token) -> Token | None:
    """The verb that a noun is object or subject of, through lists and "of" chains ("imposed a series of bans")."""
    token = noun
    while token.dep_ in ("conj", "appos") or (token.dep_ == "pobj" and token.head.lower_ == "of"):
        above = token.head.head if token.dep_ == "pobj" else token.head
        if above == token:
            return None
        token = above
    if token.dep_ in ("dobj", "nsubj", "nsubjpass", "attr", "oprd") and token.head.pos_ in VERBS:
        return token.head
    if token.dep_ == "pobj" and token.head.head.pos_ in VERBS:
        return token.head.head
    return None


def predicate_of(noun: Token) -> Token | None:
    """The verb over a noun, past a participle that the parser took for it: "the talks planned for May *were cancelled*"."""
    verb = governor(noun)
    if verb is None or verb.tag_ not in PAST or child(verb, "mark", "dobj") is not None or noun.i > verb.i:
        return verb
    above = verb.head
    if verb.dep_ in SUBJECTS and above.pos_ in VERBS and verb.i < above.i:
        return above
    if child(verb, "aux", "auxpass") is not None:
        return verb
    if verb.dep_ == "ccomp" and verb.i < above.i and is_bare_clause(above, verb):
        return above
    return next((c for c in children(verb, "ccomp", "conj") if c.i > verb.i and is_bare_clause(c, verb)), verb)


def is_bare_clause(verb: Token, before: Token) -> bool:
    """Is it finite, and neither a subject of its own nor a joining word or comma parts it from a verb before?"""
    tensed = verb.tag_ in FINITE or any(c.tag_ in ("VBD", "VBZ", "VBP", "MD") for c in children(verb, "aux", "auxpass"))
    joined = any(c.dep_ in SUBJECTS or c.dep_ in ("mark", "expl") for c in verb.children)
    return tensed and not joined and not any(t.is_punct or t.dep_ == "cc" for t in verb.doc[before.i + 1 : verb.i])


def conjuncts(token: Token) -> list[Token]:
    """The word and all that are joined to it by commas and "and", in text order."""
    found, queue = [], [token]
    while queue:
        t = queue.pop()
        found.append(t)
        queue.extend(c for c in t.children if c.dep_ == "conj" and c.pos_ in NOUNS and not is_excepted(c))
    return sorted(found, key=lambda t: t.i)


def is_excepted(token: Token) -> bool:
    """Is it named as one who did not: "Chad but not Mali"?"""
    first = token.left_edge
    return first.i > token.sent.start and (first.lower_ == "not" or first.nbor(-1).lower_ == "not")


def is_negated(predicate: Token) -> bool:
    """Does "not", "never" or "no" stand with this verb or noun?"""
    words = [(c.dep_, c.lower_) for c in predicate.children]
    if any(c.lower_ == "not" and is_only(c) for c in predicate.children):
        return False
    return any(dep == "neg" or (word in NEGATIONS and dep in ("det", "advmod", "preconj")) for dep, word in words)


def is_only(negation: Token) -> bool:
    """Does "not" stand before "only", which denies nothing: "did not only bomb the town"?"""
    return any(
        c.lower_ in ("only", "just", "merely", "simply") and c.i == negation.i + 1 for c in (*negation.children, *negation.head.children)
    )


def name_phrase(head: Token) -> tuple[int, int]:
    """Token range of a noun and what stands before it: "the Russian foreign minister"."""
    left = min((c.left_edge.i for c in head.lefts if c.dep_ not in OUTSIDE_NAME), default=head.i)
    return left, head.i + 1


def noun_phrase(head: Token) -> tuple[int, int]:
    """Token range of a noun with its modifiers and prepositional phrases, clauses and appositions left out."""
    left, right = name_phrase(head)
    for c in head.rights:
        if c.dep_ in OUTSIDE_PHRASE:
            break
        right = max(right, c.right_edge.i + 1)
    return left, right


def clause_of(token: Token) -> Token:
    """The verb whose clause a word belongs to; the root if there is none."""
    while token.pos_ not in VERBS and token.head != token:
        token = token.head
    return token


def ancestors(token: Token) -> Iterator[Token]:
    """The words above a word, nearest first."""
    while token.head != token:
        token = token.head
        yield token
