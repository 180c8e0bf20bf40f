"""Whose words are these? Indirect speech that goes over into "we", and quoted words that their cue belies."""

from collections.abc import Iterator

from detente.model import Span, Statement
from detente.reading.doubt_found import Found
from detente.reading.grammar import base
from detente.reading.page import Page
from detente.reading.parse import Token
from detente.rulebook import Rule, written

FIRST = frozenset({"we", "us", "our"})
BOTH = frozenset({"they", "both", "sides", "leaders", "ministers", "officials", "parties"})
PRAISE = frozenset("praise welcome hail applaud commend laud".split())
BLAME = frozenset("condemn denounce deplore criticise criticize decry slam".split())
FAVOUR = frozenset("welcome support applaud praise commend delighted glad grateful congratulate".split())
DISFAVOUR = frozenset("condemn reject deplore unacceptable shameful betrayal oppose outrageous disgraceful denounce".split())
TURNING = frozenset("not no never but however n't although while despite if without".split())


def find_odd_voices(page: Page, statements: list[Statement]) -> list[Found]:
    """The first shift of person of the page, and all belied cues."""
    shifts = (found for statement in statements for found in shifted(page, statement))
    first = next(shifts, None)
    return [*([first] if first is not None else []), *(found for s in statements for found in belied(page, s))]


def shifted(page: Page, statement: Statement) -> Iterator[Found]:
    """ "They reaffirmed our support": of two speakers and the author of the page one must be "we"."""
    who = statement.speaker.span
    if statement.form != "indirect" or who is None or statement.cue is None:
        return
    word = page.doc.char_span(who.start, who.end, alignment_mode="expand")
    if word is None or page.in_quotation(word.root):
        return
    cue = page.doc.char_span(statement.cue.start, statement.cue.end, alignment_mode="expand")
    if cue is not None and any(c.lower_ in ("will", "'ll", "’ll") for c in cue.root.children):
        return  # what is still to be discussed is nobody's words yet
    joint = word.root.lower_ in BOTH or any(c.dep_ == "conj" for c in word.root.children)
    for content in statement.content:
        for token in page.doc.char_span(content.start, content.end, alignment_mode="expand") or ():
            if token.lower_ not in FIRST or page.in_quotation(token):
                continue
            if joint or (token.lower_ == "we" and token.dep_ == "nsubj" and word.root.lower_ not in FIRST | {"i"}):
                if is_told_by_us(page, statement):
                    return
                yield shift(page, who, token, home=statement.speaker.state == page.cast.home and not joint)
                return


def is_told_by_us(page: Page, statement: Statement) -> bool:
    """Does the page itself speak as "we" or "I", as remarks and transcripts do?"""
    own = statement.content
    if "joint" in (page.article.title or page.text[:300]).lower():
        return True  # the ministers of a joint statement are its "we"
    return any(
        t.lower_ in ("i", "we") and t.dep_ == "nsubj" and not page.in_quotation(t) and not any(c.start <= t.idx < c.end for c in own)
        for t in page.tokens
    )


def shift(page: Page, who: Span, token: Token, *, home: bool) -> Found:
    """The doubt."""
    speaker = page.chars(who.start, who.end, role="speaker", by="doubt.shift")
    claim = page.span(token.i, token.i + 1, role="claim", by="doubt.shift")
    note = f"“{speaker.text}” speaks indirectly, and the words go over into “{claim.text}”: whose they are is not settled."
    if home:
        note = f"“{speaker.text}” is reported indirectly, and the words go over into the first person, “{claim.text}”, without quotation marks."
    return Found("doubt.shift", "misattribution", note, (speaker, claim), 0.6)


def belied(page: Page, statement: Statement) -> Iterator[Found]:
    """ "Welcomed the plan: “We reject it”"."""
    if statement.form != "direct" or statement.cue is None:
        return
    cue = page.doc.char_span(statement.cue.start, statement.cue.end, alignment_mode="expand")
    kind = base(cue.root) if cue is not None else ""
    against, own = (DISFAVOUR, FAVOUR) if kind in PRAISE else (FAVOUR, DISFAVOUR) if kind in BLAME else (None, None)
    if against is None or own is None:
        return
    words = [t for c in statement.content for t in page.doc.char_span(c.start, c.end, alignment_mode="expand") or ()]
    odd = next((t for t in words if base(t) in against), None)
    if odd is not None and not any(base(t) in own | TURNING or t.lower_ in TURNING for t in words):
        claim = page.chars(statement.cue.start, statement.cue.end, role="cue", by="doubt.belied-cue")
        said = page.span(odd.i, odd.i + 1, role="against", by="doubt.belied-cue")
        note = f"“{claim.text}” introduces words that say “{said.text}”."
        yield Found("doubt.belied-cue", "misattribution", note, (claim, said), 0.6)


RULES: tuple[Rule, ...] = (
    written(
        "doubt.shift", says="indirect speech of others goes over into the first person", record="doubt",
        examples=[
            "{speaker:The Norwegian foreign minister} said that Peru would lose and that {claim:we} stand ready to help Chile.",
        ],
        silent=[
            "The Norwegian foreign minister said that Peru would lose and that Norway stands ready to help Chile.",
            "The Norwegian foreign minister will say that we stand ready to help Chile.",
        ],
    ),
    written(
        "doubt.belied-cue", says="the words quoted say the opposite of the verb that introduces them", record="doubt",
        examples=["Norway {cue:welcomed} the plan: “This raid is {against:unacceptable}.”"],
        silent=["Norway welcomed the plan: “This raid is over.”", "Norway condemned the plan: “This raid is unacceptable.”"],
    ),
)  # fmt: skip
