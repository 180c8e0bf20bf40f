"""Does a sentence speak out on a matter, or only name it? Will and judgement in its own predicate, and no report of what was done."""

from collections.abc import Iterator

from detente.model import Span, Statement
from detente.reading.grammar import child, children, is_negated
from detente.reading.page import Page
from detente.reading.parse import Token

# Who does these wants, judges or binds himself.
ATTITUDES = frozenset(
    """accept applaud appreciate ask back believe blame call challenge champion commend commit condemn continue defend demand denounce deplore
    deserve disagree encourage endorse expect favour favor hope impose insist intend join lament look mourn oppose pledge prefer press promise
    protest push pursue reaffirm recognise recognize recommit refuse regret reiterate reject renew require resolve salute seek share stand stress
    strive support sympathise sympathize thank threaten tolerate underline underscore urge view vow want warn welcome wish work agree emphasise
    emphasize highlight need object respect value uphold guarantee ensure strengthen deepen advance announce suspend pause provide propose
    enact sanction withdraw affirm praise offer decry criticise criticize resume extend implement test""".split()
)
TELLING = frozenset("say think note know add tell mean be make let feel understand repeat acknowledge remind state declare".split())
OBLIGED = frozenset("must should need ought shall".split())
WILLED = frozenset("will wo 'll ’ll".split())
JUDGEMENTS = frozenset(
    """unacceptable unjustified illegal unlawful wrong reprehensible crucial vital essential concerned committed ready prepared opposed
    determined alarmed outraged necessary clear important imperative critical intolerable unprovoked legitimate illegitimate dangerous
    responsible disappointed appalled willing unwavering steadfast ironclad grateful proud focused eager divisive stupid legal""".split()
)
PREDICATES = frozenset(
    """priority commitment concern need imperative violation threat aggression crime necessity preference goal objective interest act
    disgrace step partner support obligation right mistake sham fiction failure provocation proposition""".split()
)
OWN = frozenset({"we", "i", "they", "he", "she"})
# What one is to talk of is an agenda, and no position.
AGENDAS = frozenset("discuss address cover raise review explore focus exchange talk consult".split())
LONG = 60  # words


def speaks_out(page: Page, statement: Statement, content: Span) -> bool:
    """Does one of its sentences tell what its author or its subject wants, refuses or holds of another's deed?"""
    phrase = page.doc.char_span(content.start, content.end, alignment_mode="expand")
    if phrase is None:
        return False
    roots = [t for t in phrase if t.head == t or t.head.i < phrase.start or t.head.i >= phrase.end]
    return any(is_outspoken(page, statement, head) for root in roots if not is_thanks(root) for head in heads(root))


def is_thanks(root: Token) -> bool:
    """ "Thank you for the work on trade": courtesy, whatever it names."""
    return root.lemma_ in ("thank", "appreciate", "welcome", "congratulate") and any(c.lower_ in ("you", "your") for c in root.subtree)


def heads(root: Token) -> Iterator[Token]:
    """The predicate of a sentence, those joined to it, and what a "we think that" leads in."""
    yield root
    for c in root.children:
        if (c.dep_ in ("conj", "xcomp") and c.pos_ in ("VERB", "AUX")) or (c.dep_ in ("ccomp", "advcl") and root.lemma_ in TELLING):
            yield from heads(c)


def is_outspoken(page: Page, statement: Statement, verb: Token) -> bool:
    """Is it will, judgement, or an accusation of another?"""
    own = child(verb, "nsubj", "nsubjpass")
    if own is None and verb.head != verb and verb.dep_ in ("conj", "xcomp"):
        own = child(verb.head, "nsubj", "nsubjpass")
    states = {p.state for p in page.cast.parties(own)} - {None} if own is not None else set()
    mine = own is None or own.lower_ in OWN or bool(states) or own.lower_.startswith("secretar")
    if verb.lemma_ in ATTITUDES:
        return mine or bool({c.lower_ for c in children(verb, "aux")} & (WILLED | OBLIGED))
    aux = {c.lower_ for c in children(verb, "aux")}
    if (aux & OBLIGED and (mine or page.cast.named_in(verb.sent.start, verb.sent.end))) or (
        aux & WILLED and mine and not states - set((statement.speaker.state or "").split("+"))
    ):
        return True
    if any(c.lower_ in JUDGEMENTS or c.lemma_ in PREDICATES for c in children(verb, "acomp", "attr", "oprd")):
        return True
    accused = bool(states - set((statement.speaker.state or "").split("+")))
    return (statement.act in ("accuse", "deny") and accused) or (statement.act == "reject" and is_negated(verb))


def is_agenda(page: Page, statement: Statement) -> bool:
    """Is it a matter that is to be talked of: "they will discuss climate and trade"?"""
    cue = statement.cue
    words = page.doc.char_span(cue.start, cue.end, alignment_mode="expand") if cue is not None else None
    return words is not None and words.root.lemma_ in AGENDAS and statement.form == "indirect" and statement.act in ("say", "claim")
