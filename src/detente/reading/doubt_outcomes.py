"""Does the text tell one outcome twice and differently? Agreed and not agreed, and a headline that is firmer than the report."""

import re
from collections.abc import Iterator

from detente.reading.doubt_found import Found
from detente.reading.doubt_pages import states_in
from detente.reading.grammar import base
from detente.reading.page import Page
from detente.reading.parse import Token
from detente.rulebook import Rule, written

AGREED = re.compile(
    r"\b(?:(?:have |has |had )?agreed (?:to|on)\b(?! (?:disagree|meet|talk|continue|hold|keep))|(?:have |has |had )?(?:reached|struck|signed|concluded) an? (?:\w+ ){0,3}?"
    r"(?:agreement|deal|treaty|accord|truce)\b)"
)
FAILED = re.compile(
    r"\b(?:failed to (?:agree|reach (?:an? )?(?:agreement|deal))|no (?:agreement|deal|treaty|accord|truce) (?:was|has been|had been) (?:reached|signed|struck)"
    r"|(?:ended|broke up) without (?:an? |any )?(?:agreement|deal)|(?:denied|denies) (?:that )?(?:an?|any) (?:agreement|deal|truce))\b"
)
APART = re.compile(
    r"\b(?:earlier|later|previous(?:ly)?|before|after|until|since|last|then|now|again|previous|first|second|initially|finally|eventually|yet|following|past|years?)\b",
    re.IGNORECASE,
)
HEADLINE = re.compile(r"\A[^\n.!?]{10,120}\n\s*\n")
# What a headline may state and a report only allege.
WEIGHTY = frozenset(
    """attack strike kill bomb invade seize arrest expel poison hack shell shoot ban sanction sign withdraw suspend recall order deploy annex
    assassinate""".split()
)
HEDGES = frozenset(
    "allegedly reportedly may might could would consider plan threaten mull weigh propose accuse suspect deny claim want if".split()
)


def find_odd_outcomes(page: Page) -> list[Found]:
    """All of them."""
    return [*agreed_and_not(page), *firmer_headlines(page)]


def agreed_and_not(page: Page) -> Iterator[Found]:
    """ "X and Y agreed on a truce", and in another sentence "X and Y failed to agree"."""
    failures = [(m, page.sentence_at(m.start())) for m in FAILED.finditer(page.text)]
    for m in AGREED.finditer(page.text) if failures else ():
        sent = page.sentence_at(m.start())
        for failure, other in failures:
            if (
                sent.start == other.start
                or APART.search(sent.text)
                or APART.search(other.text)
                or len(states_in(page, sent) & states_in(page, other)) < 2
            ):
                continue
            if any(t.dep_ in ("aux", "mark") and t.lower_ in HEDGES | {"will"} for s in (sent, other) for t in s):
                continue
            claim = page.chars(m.start(), m.end(), role="claim", by="doubt.agreed-and-not")
            against = page.chars(failure.start(), failure.end(), role="against", by="doubt.agreed-and-not")
            yield Found("doubt.agreed-and-not", "contradiction", f"“{claim.text}”, yet also “{against.text}”.", (claim, against), 0.6)
            return


def firmer_headlines(page: Page) -> Iterator[Found]:
    """A headline, given or the text's first line, that states an act of which the report only says that it may be so."""
    line = HEADLINE.match(page.text)
    headline = page.article.title or (line[0] if line is not None else "")
    words = re.findall(r"[a-z]+", headline.lower())
    if not words or HEDGES & set(words) or "?" in headline:
        return
    first = line.end() if line is not None else 0
    for lemma in sorted(lemma for lemma in WEIGHTY if any(w in forms_of(lemma) for w in words)):
        told = [t for t in page.tokens if t.idx >= first and base(t) == lemma and t.pos_ in ("VERB", "NOUN")]
        if not told or not all(is_hedged(t) for t in told):
            continue
        span = page.span(told[0].i, told[0].i + 1, role="against", by="doubt.headline")
        hedge = next(t for t in told[0].sent if is_hedge(t))
        own = [m for m in re.finditer(r"\w+", page.text[:first]) if m[0].lower() in forms_of(lemma)]
        stated = tuple(page.chars(*m.span(), role="claim", by="doubt.headline") for m in own[:1])
        spans = (*stated, page.span(hedge.i, hedge.i + 1, role="hedge", by="doubt.headline"), span)
        yield Found(
            "doubt.headline", "contradiction", f"The headline states what the report hedges: “{hedge.text}” … “{span.text}”.", spans, 0.6
        )
        return


def forms_of(lemma: str) -> tuple[str, str]:
    """The forms of a headline's verb: "expels", "expelled"."""
    doubled = (
        lemma + lemma[-1]
        if lemma[-1] in "lnp" and lemma not in ("poison", "sign", "sanction", "bomb", "attack", "recall", "shell")
        else lemma
    )
    return (lemma + "s", (lemma + "d") if lemma.endswith("e") else doubled + "ed")


def is_hedged(token: Token) -> bool:
    """Does its sentence hold a hedge?"""
    return any(is_hedge(t) for t in token.sent)


def is_hedge(token: Token) -> bool:
    """Is it "may", "reportedly", "accused" …?"""
    return base(token) in HEDGES


RULES: tuple[Rule, ...] = (
    written(
        "doubt.headline", says="a headline states an act that the report only calls possible, planned or alleged", record="doubt",
        examples=["Norway {claim:expels} two Peruvian envoys\n\nNorway {hedge:may} {against:expel} two envoys of Peru, a newspaper wrote."],
        silent=["Norway expels two Peruvian envoys\n\nNorway expelled two envoys of Peru, a newspaper wrote."],
    ),
    written(
        "doubt.agreed-and-not", says="two states are said to have agreed and to have failed to agree", record="doubt",
        examples=["Norway and Peru {claim:agreed on} a truce. The talks of Norway and Peru {against:ended without an agreement}, a diplomat said."],
        silent=["Norway and Peru agreed on a truce. Norway and Peru had earlier failed to agree.", "Norway and Peru agreed on a truce. Norway and Chile failed to agree."],
    ),
)  # fmt: skip
