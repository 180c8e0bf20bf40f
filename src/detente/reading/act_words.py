"""What else do the words around an act tell? Its contexts, its place, and the words that say it answers another."""

import re

from detente.model import Span
from detente.reading.grammar import clause_of
from detente.reading.page import Page
from detente.reading.parse import Token

# PLOVER's contexts by the words that speak for them.
CONTEXTS: dict[str, frozenset[str]] = {
    name: frozenset(words.split())
    for name, words in {
        "military": "military troop soldier army navy naval missile airstrike warship weapon tank artillery warplane jet ceasefire truce",
        "intelligence": "spy espionage intelligence spying eavesdropping surveillance",
        "executive": "president presidency premier cabinet presidential prime-minister chancellor",
        "legislative": "parliament legislature senate lawmaker bill deputy parliamentary",
        "election": "election vote ballot poll referendum electoral candidate",
        "political_institutions": "party coalition constitution constitutional",
        "pro_democracy": "democracy pro-democracy democratization democratic",
        "pro_autocracy": "coup dictatorship autocracy",
        "economic": "trade economic tariff investment export import bank loan market currency economy financial",
        "legal": "court judge trial lawsuit prosecutor legal sentence tribunal",
        "reparations": "reparation compensation",
        "human_rights": "torture genocide dissident human-rights atrocity",
        "rights_freedoms": "journalist censorship press-freedom protester demonstration opposition",
        "repression": "repression crackdown persecution",
        "human_security": "famine hunger drought shelter humanitarian",
        "inequality": "inequality poverty discrimination minority apartheid",
        "gender": "woman gender rape sexual",
        "lgbt": "lgbt gay lesbian homosexual transgender",
        "religion_ethnicity": "muslim christian church mosque religious ethnic sectarian jewish kurdish hindu",
        "diplomatic": "ambassador diplomat embassy diplomatic envoy consulate consul",
        "territory": "border territory annexation annex sovereignty island territorial",
        "peacekeeping": "peacekeeper peacekeeping",
        "health": "health vaccine vaccination pandemic virus hospital disease coronavirus covid-19 ebola medical",
        "asylum": "asylum",
        "migration": "migrant refugee immigration deport deportation displaced",
        "disasters": "earthquake flood hurricane cyclone tsunami disaster",
        "natural_resource": "oil gas pipeline mining mineral uranium",
        "environment": "climate environment environmental emission pollution",
        "technology": "technology satellite artificial semiconductor",
        "terrorism": "terrorist terrorism terror jihadist suicide-bombing",
        "cbrn": "nuclear chemical biological enrichment novichok warhead sarin",
        "cyber": "cyber hacker hacking cyberattack malware ransomware",
        "misinformation": "disinformation misinformation propaganda",
        "crime": "murder kidnapping gang criminal",
        "corruption": "corruption bribery bribe",
        "illegal_drugs": "drug cocaine heroin narcotic cartel",
        "trafficking": "trafficking smuggling smuggler trafficker",
    }.items()
}
CONTEXT_OF = {word: name for name, words in CONTEXTS.items() for word in words}
ANSWER = re.compile(
    r"\b(?:in (?:response|retaliation|reply|reaction|answer|revenge|reprisal) (?:to|for|against|over)\b[^,.;]*|tit[- ]for[- ]tat|"
    r"(?:retaliatory|reciprocal) (?=\w)|in kind\b|(?:retaliat|respond|reciprocat|counter|hit back|hits back|struck back)(?:ed|es|s|ing)? (?:by|with)\b|retaliating (?:for|against)\b[^,.;]*|to retaliate for\b[^,.;]*|days? after\b[^,.;]* "
    r"(?:expelled|imposed|attacked|recalled|seized|arrested|detained|fired|launched)\b[^,.;]*|after (?:[\w'’]+ ){1,5}"
    r"(?:expelled|imposed|attacked|recalled|seized|arrested|detained|fired|launched)\b[^,.;]*)",
    re.I,
)  # fmt: skip
PLACE_LINKS = ("in", "at", "near", "off", "outside")


def contexts_of(head: Token, given: tuple[str, ...]) -> tuple[str, ...]:
    """The rule's contexts and those that words near the predicate speak for, each once, in order."""
    sent = head.sent
    near = head.doc[max(sent.start, head.i - 10) : min(sent.end, head.i + 12)]
    found = list(given)
    for token in near:
        name = CONTEXT_OF.get(token.lemma_.lower()) or CONTEXT_OF.get(with_word_before(token))
        if name is not None and name not in found:
            found.append(name)
    return tuple(found[:4])


def with_word_before(token: Token) -> str:
    """A word with the one before it, as "human-rights" and "prime-minister" stand in the table."""
    return f"{token.nbor(-1).lower_}-{token.lower_}" if token.i > 0 else ""


def answer_span(head: Token, page: Page) -> Span | None:
    """The words that say the act answers another one: they hang on the act or on its clause, and do not tell the act themselves."""
    sent = head.sent
    found = ANSWER.search(page.text, sent.start_char, sent.end_char)
    if found is None or found.start() <= head.idx < found.end():
        return None
    first = next((t for t in sent if t.idx >= found.start()), None)
    if first is None or not hangs_on(first, head):
        return None
    words = found.group().rstrip()
    return page.chars(found.start(), found.start() + len(words), role="answers", by="events.answers")


def hangs_on(word: Token, head: Token) -> bool:
    """Does a word belong to an act: under its predicate or the verb that carries it, or the predicate under the word ("retaliated by expelling")?"""
    over = {t.i for t in word.ancestors}
    clause = clause_of(head)
    return head.i in over or word.i in {t.i for t in head.ancestors} or (clause.i in over and clause_of(word).i in (clause.i, word.i))


def place_of_act(head: Token, page: Page, taken: set[int]) -> str | None:
    """Where it happened: a place after "in", "at" or "near" under the predicate."""
    for c in head.children:
        if c.dep_ != "prep" or c.lower_ not in PLACE_LINKS:
            continue
        for o in c.children:
            if o.dep_ != "pobj" or o.i in taken:
                continue
            mention = page.cast.by_token.get(o.i)
            if mention is not None and mention.entity.kind in ("city", "seat", "state"):
                return page.span(mention.start, mention.end).text
            if o.ent_type_ in ("GPE", "LOC", "FAC"):
                return next(e.text for e in head.doc.ents if e.start <= o.i < e.end)
    return None
