"""What is it about? Names the issues of statements: those of the word lists, and noun phrases that recur in the text."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from detente.model import Span, Statement, identified
from detente.reading.page import Page
from detente.reading.parse import Doc, Token
from detente.words import Entry, Words

# A word of the list that means something else beside these: "civic space", "the business environment", "a nuclear power".
OTHER_SENSE = {
    "space": frozenset("civic civil political public open safe fiscal democratic digital online policy office green information".split()),
    "environment": frozenset("security business operating political economic work working investment media online permissive safe".split()),
    "independence": frozenset("judicial energy media financial editorial economic central institutional".split()),
    "territory": frozenset("uncharted new unfamiliar nato nato's".split()),
    "transit": frozenset("safe".split()),
    "border": frozenset("every".split()),
}
OFTEN = 3  # sentences: what stands in so many is what the text is about
# Heads that name no matter of their own, and words that set no matter apart.
GENERAL = frozenset(
    """time people day year month week way part member side issue matter thing question case number percent president minister secretary
    leader official spokesman spokesperson spokeswoman government country state nation statement meeting interview news conference
    reporter medium agency man woman child person group party partner point area level source effort today priority administration travel trip
    prosperity call phone conversation approach opportunity interest fact sense role step progress context standpoint perspective event history
    visit assessment announcement discussion view answer team colleague office work world future challenge value""".split()
)
VAGUE = frozenset(
    """new old last next first second same other many several more most such own recent former current senior top key major important
    good great big large small high low long foreign prime local national international certain various different further past
    public general common strong clear full whole entire early late young""".split()
)


@dataclass(frozen=True, slots=True)
class IssueHit:
    """An issue named in the text: its row and token range."""

    entry: Entry
    start: int
    end: int


@lru_cache(maxsize=4)
def issue_index(words: Words) -> dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]:
    """The phrases of the list by their first word, longest first; those of several words with their plurals undone."""
    index: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for entry in words.of("issues"):
        phrase = tuple(entry.name.lower().replace("-", " - ").split())
        index.setdefault(phrase[0], []).append((phrase, entry))
        single = tuple(singular(w) for w in phrase)
        if len(phrase) > 1 and single != phrase:
            index.setdefault(single[0], []).append((single, entry))
    return {first: tuple(sorted(rows, key=lambda r: (-len(r[0]), r[1].id))) for first, rows in index.items()}


def singular(word: str) -> str:
    """The word without the "s" of a plural, rightly undone or not: both sides of a comparison are treated alike."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word


def find_issues(page: Page) -> tuple[IssueHit, ...]:
    """All issues named in a text in its order; of two that overlap the longer holds."""
    listed = listed_issues(page.doc, page.words)
    taken = {i for hit in listed for i in range(hit.start, hit.end)}
    return tuple(sorted((*listed, *recurring(page, taken)), key=lambda h: h.start))


def listed_issues(doc: Doc, words: Words) -> list[IssueHit]:
    """Those of the word lists."""
    index = issue_index(words)
    lower = [t.lower_ for t in doc]
    single = [singular(w) for w in lower]
    found: list[IssueHit] = []
    at = 0
    while at < len(lower):
        length = 1
        for phrase, entry in index.get(lower[at], ()) or index.get(single[at], ()):
            size = len(phrase)
            if size >= length and (tuple(lower[at : at + size]) == phrase or (size > 1 and tuple(single[at : at + size]) == phrase)):
                length = size
                if size > 1 or not means_other(doc, at, entry):
                    found.append(IssueHit(entry, at, at + length))
        at += length
    return found


def means_other(doc: Doc, at: int, entry: Entry) -> bool:
    """Does one word mean something else here: beside a word that gives it another sense, or in a name ("the Border Guard Service")?"""
    before = doc[at - 1] if at else None
    after = doc[at + 1] if at + 1 < len(doc) else None
    if before is not None and before.lower_ in OTHER_SENSE.get(entry.name, ()):
        return True
    named = doc[at].text.istitle() and entry.name.islower() and entry.id != "embassies" and not doc[at].is_sent_start
    return named and any(t is not None and t.text[:1].isupper() and t.pos_ == "PROPN" for t in (before, after))


def recurring(page: Page, taken: set[int]) -> list[IssueHit]:
    """Noun phrases of several words that the text comes back to: "the fishing quotas" becomes an issue of its own."""
    found: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    for noun in page.tokens:
        if noun.pos_ != "NOUN" or noun.i in taken or noun.lemma_.lower() in GENERAL or noun.i in page.cast.by_token:
            continue
        start = noun.i
        while start > 0 and is_naming(page, page.doc[start - 1], noun) and start - 1 not in taken:
            start -= 1
        if start < noun.i:
            key = tuple(t.lemma_.lower() for t in page.doc[start : noun.i + 1])
            found.setdefault(key, []).append((start, noun.i + 1))
    hits = []
    for key, places in found.items():
        if len(places) >= OFTEN and len({page.doc[start].sent.start for start, _ in places}) >= OFTEN:
            entry = Entry("text", "_".join(key), " ".join(key), None, None, {})
            hits += [IssueHit(entry, start, end) for start, end in places]
    return hits


def is_naming(page: Page, word: Token, noun: Token) -> bool:
    """Does a word before a noun say which one it is, and not whose, how many or when?"""
    if word.head != noun or word.dep_ not in ("compound", "amod") or word.pos_ not in ("NOUN", "ADJ") or not word.is_alpha:
        return False
    return word.lower_ not in VAGUE and word.i not in page.cast.hits and word.ent_type_ not in ("DATE", "CARDINAL", "ORDINAL", "TIME")


def named_in(hits: Iterable[IssueHit], doc: Doc, spans: Iterable[Span]) -> tuple[str, ...]:
    """The issues that are named within the spans, in text order."""
    ranges = [(s.start, s.end) for s in spans]
    inside = [h.entry.id for h in hits if any(s <= doc[h.start].idx < e for s, e in ranges)]
    return tuple(dict.fromkeys(inside))


def with_issues(statements: list[Statement], page: Page, *, hits: tuple[IssueHit, ...]) -> list[Statement]:
    """The statements with the issues that their contents name; those that name one are identified anew."""
    named = [(s, named_in(hits, page.doc, s.content)) for s in statements]
    return [identified(replace(s, issues=found)) if found else s for s, found in named]
