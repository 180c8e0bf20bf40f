"""Which acts does the text itself take back or leave open? Negated plans and acts, and orders that are only reported."""

import re
from collections.abc import Iterator

from detente.model import Statement
from detente.reading.doubt_found import Found
from detente.reading.grammar import ancestors, child, is_negated, subject
from detente.reading.page import Page
from detente.reading.parse import Token
from detente.rulebook import Rule, written

NEGATED = re.compile(
    r"\b(?:(?:has|have|had|there (?:is|are|was|were)|with) no (?:immediate |current |present )?(?:plans?|intention) (?:to|of|for)\b"
    r"|(?:has|have|had|did|does|do|is|are)(?: not|n['’]t)(?:, [^,.]{2,30},)? (?:yet )?(?:announced?|plan(?:ning)?|intend(?:ing)?)"
    r"(?: any plans?)? to\b"
    r"|there (?:has|have|had) never been an?\b|there never (?:has|have|had) been an?\b"
    r"|(?P<unproved>no (?:evidence|proof|signs?|traces?) (?:of|for) [^,.;\n]{3,60}? (?:(?:has|have) been|was|were) "
    r"(?:reported|found|presented|published|detected)))",
    re.IGNORECASE,
)
LEFT_OUT = re.compile(r"\bbut not (?!(?:all|every|everyone|only|necessarily|yet|always|both|many|enough)\b)(?=\w)")
WHOLES = frozenset({"part", "member", "side", "end", "half", "place"})
INSIDE = frozenset({"det", "nummod", "amod", "compound", "poss", "quantmod", "nmod"})
# A step that is not yet the act: a vote that does not bind, a text that waits for its approval.
UNSETTLED = re.compile(
    r"\b(?:(?:is|was|are|were) (?:not (?:legally )?binding|non-?binding)"
    r"|(?:still |yet |must |has to |have to |needs to )?(?:awaits?|awaited|awaiting|requires?|required|needs?|needed) (?:the )?(?:final |formal )?"
    r"(?:approval|ratification|consent) (?:by|of|from)"
    r"|(?:has|have|had) (?:yet to|not yet) (?:be(?:en)? )?(?:ratif\w+|approved?|sign(?:ed)?|confirm(?:ed)?|enter(?:ed)? into force)"
    r"|(?:is|are|was|were|remains?) (?:still )?subject to (?:the )?(?:approval|ratification|confirmation) (?:by|of|from)"
    r"|could not (?:be )?(?:immediately |independently )(?:be )?(?:verif(?:y|ied)|confirm(?:ed)?))\b",
    re.IGNORECASE,
)
HEDGED = re.compile(r"\b(?:reportedly|allegedly|supposedly|purportedly)\b", re.IGNORECASE)
NOTHING = re.compile(
    r"\b(?:found|detected) no (?:traces?|signs?|evidence) of [^,.;\n]{3,40}|\bno (?:traces?|signs?|evidence) of [^,.;\n]{3,40}? (?:was|were|had been|has been|have been) (?:found|detected)"
)
FINDING = frozenset({"find", "detect", "identify"})
TRACES = frozenset({"trace", "residue", "remains", "evidence", "sign"})
SAMPLES = frozenset({"blood", "sample", "urine", "soil", "body", "water", "tissue", "system", "wreckage"})
ORDERS = frozenset("order authorize authorise approve direct instruct command sign impose expel launch".split())


def find_negated(page: Page, statements: list[Statement]) -> list[Found]:
    """Acts that the text says did not or will not happen; what a speaker says of himself is his assurance, and may be belied."""
    said = [(c.start, c.end) for s in statements for c in s.content] + [(q.start, q.end) for q in page.layout.quotations]
    found = []
    for start, end in page.layout.paragraphs:
        for m in NEGATED.finditer(page.text, start, end):
            span = page.chars(m.start(), m.end(), role="claim", by="doubt.negated")
            if not m["unproved"] and not is_of_act(page, m):
                continue
            if m["unproved"]:
                note = f"The text tells of no evidence: “{span.text}”."
            elif any(first <= span.start < last for first, last in said):
                note = f"The assurance of the one who speaks, and no fact: “{span.text}”."
            else:
                note = f"Said not to be so, and no act: “{span.text}”."
            found.append(Found("doubt.negated", "negated_act", note, (span,), 0.7))
        found += [left_out(page, words) for words in excepted(page, start, end)]
    return found


def is_of_act(page: Page, match: re.Match[str]) -> bool:
    """Does a party disclaim an act outside of a question: no "never been a better time", nobody in general, no reporter who asks?"""
    words = page.doc.char_span(match.start(), match.end(), alignment_mode="expand")
    if words is None or page.text.startswith("QUESTION", page.text.rfind("\n", 0, match.start()) + 1):
        return False
    if words[0].lower_ == "there":
        following = words.doc[words.end : words.end + 3]
        return "never" not in match.group().lower() or not any(
            t.tag_ in ("JJR", "RBR") or t.lower_ in ("time", "moment") for t in following
        )
    verb = words.root
    if any(c.lower_ in ("if", "unless", "whether") and c.dep_ == "mark" for t in (verb, *ancestors(verb)) for c in t.children):
        return False  # "if Iran makes clear that it has no intention of doing so"
    doer = subject(verb)
    if doer is None or verb.dep_ == "relcl":
        return doer is None or doer.lower_ in ("who", "which")
    return doer.lower_ in ("we", "i", "they", "he", "she", "it") or bool(page.cast.parties(doer)) or bool(page.cast.states_on(doer))


def excepted(page: Page, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Token ranges of parties that the words leave out of an act: "sanctioned nine banks but not two Peruvian ships"."""
    for m in LEFT_OUT.finditer(page.text, start, end):
        words = page.doc.char_span(m.start(), m.end() - 1)
        if words is None or words.end >= len(page.doc):
            continue
        noun = page.doc[words.end]
        while noun.dep_ in INSIDE and noun.head.i > noun.i:
            noun = noun.head
        if noun.lemma_.lower() not in WHOLES and (page.cast.parties(noun) or page.cast.states_on(noun)):
            yield words.start, noun.i + 1


def left_out(page: Page, words: tuple[int, int]) -> Found:
    """The doubt."""
    span = page.span(*words, role="claim", by="doubt.negated")
    return Found("doubt.negated", "negated_act", f"Left out of the act by the text's own words: “{span.text}”.", (span,), 0.7)


def find_unsettled(page: Page) -> list[Found]:
    """Acts of which the text says that they are not final, or not confirmed."""
    found = []
    for start, end in page.layout.paragraphs:
        for m in UNSETTLED.finditer(page.text, start, end):
            if m.group().lower().split()[0].startswith(("await", "requir", "need")) and waits_for_nobody(page, m.start()):
                continue
            span = page.chars(m.start(), m.end(), role="claim", by="doubt.unsettled")
            found.append(Found("doubt.unsettled", "other", f"Not settled by the text's own words: “{span.text}”.", (span,), 0.7))
    return found


def waits_for_nobody(page: Page, start: int) -> bool:
    """Is it people or they that wait, and no act: "many that are awaiting approval"?"""
    words = page.doc.char_span(start, start + 1, alignment_mode="expand")
    verb = words[0] if words is not None else None
    if verb is not None and verb.lower_ in ("still", "yet", "must", "has", "have"):
        verb = verb.head
    own = subject(verb) if verb is not None else None
    what = (
        verb.head if verb is not None and (own is None or own.lower_ in ("that", "which", "who")) and verb.dep_ in ("acl", "relcl") else own
    )
    return (
        what is None
        or what.pos_ in ("PRON", "ADJ", "NUM")
        or what.lemma_.lower() in ("applicant", "application", "people", "person", "number")
    )


def find_contrary(page: Page) -> list[Found]:
    """One examination that found something and another that found nothing."""
    found = []
    for m in NOTHING.finditer(page.text):
        none = page.chars(m.start(), m.end(), role="against", by="doubt.contrary")
        sent = page.sentence_at(m.start())
        for verb in page.tokens:
            thing = (
                child(verb, "dobj") if verb.lemma_ in FINDING and verb.tag_ in ("VBD", "VBN") and verb.sent.start != sent.start else None
            )
            if thing is None or is_negated(verb) or any(c.lower_ == "no" for c in thing.children) or not is_thing(thing):
                continue
            claim = page.span(verb.i, thing.i + 1, role="claim", by="doubt.contrary")
            note = f"“{claim.text}”, yet also “{none.text}”."
            found.append(Found("doubt.contrary", "contradiction", note, (claim, none), 0.6))
            break
    return found


def is_thing(noun: Token) -> bool:
    """Is it a substance or a trace that is found, and no body, place or person?"""
    trace = noun.lemma_.lower() in TRACES and any(p.lower_ == "of" for p in noun.children)
    return trace or any(
        p.lower_ == "in" and any(o.lemma_.lower() in SAMPLES or c.lemma_.lower() in SAMPLES for o in p.children for c in [o, *o.children])
        for p in [*noun.children, *noun.head.children]
    )


def find_hedged(page: Page) -> list[Found]:
    """Orders of a state or a person that are only reported."""
    found = []
    for span in (page.doc.char_span(*m.span()) for m in HEDGED.finditer(page.text)):
        if span is None:
            continue
        token, verb = span[0], span[0].head
        if token.dep_ != "advmod" or verb.lemma_ not in ORDERS or page.in_quotation(token):
            continue
        subjects = [c for c in verb.children if c.dep_ == "nsubj"]
        if not subjects or not page.cast.parties(subjects[0]):
            continue
        hedge = page.span(token.i, token.i + 1, role="hedge", by="doubt.hedged")
        act = page.span(verb.i, verb.i + 1, role="claim", by="doubt.hedged")
        note = f"“{hedge.text}” stands with “{act.text}”: the order is not confirmed."
        found.append(Found("doubt.hedged", "other", note, (hedge, act), 0.7))
    return found


RULES: tuple[Rule, ...] = (
    written(
        "doubt.negated",
        says="an act that the text expressly says did not or will not happen",
        record="doubt",
        examples=[
            "Norway {claim:has no plans to} close its embassy.",
            "{claim:There has never been a} blockade, Peru said.",
            "Norway fined nine ships of Chile {claim:but not two Peruvian boats}.",
        ],
        silent=[
            "Norway has plans to close its embassy.",
            "Norway had no comment on the plans.",
            "Norway was angry but not surprised.",
            "There has never been a better time for Norway and Peru.",
            "Norway is part of Europe but not part of the EU.",
            "Most but not all of the Peruvian ships left.",
            "If Norway makes clear that it has no plans to close its embassy, Peru will be glad.",
        ],
    ),
    written(
        "doubt.unsettled",
        says="an act of which the text says that it is not final or not confirmed",
        record="doubt",
        examples=[
            "The vote of the Peruvian parliament {claim:is not binding}.",
            "The treaty {claim:awaits approval by} Norway.",
            "The report from Ghana {claim:could not be independently verified}.",
        ],
        silent=[
            "The vote of the Peruvian parliament is binding.",
            "Norway asked for approval of the treaty.",
            "Many of them are awaiting approval by Norway.",
        ],
    ),
    written(
        "doubt.contrary",
        says="one examination found something where another found nothing",
        record="doubt",
        examples=["Norway {claim:found lead} in the samples. Doctors in Peru said {against:no traces of poison were found}."],
        silent=["Norway found ships in the strait. Doctors in Peru said no traces of poison were found."],
    ),
    written(
        "doubt.hedged",
        says="an order or measure of which the text says that it is only reported",
        record="doubt",
        examples=["Norway {hedge:reportedly} {claim:ordered} the ship to leave."],
        silent=["Norway ordered the ship to leave.", "Norway reportedly won the game."],
    ),
)
