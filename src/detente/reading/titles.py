"""Which office does a person hold, by the words around the name? "US Secretary of State X", "X, the Chancellor of Germany"."""

from dataclasses import dataclass

from detente.reading.names import Hit
from detente.reading.parse import Doc, Token
from detente.words import Entry, Words

HONORIFICS = frozenset(
    [
        "mr",
        "mr.",
        "mrs",
        "mrs.",
        "ms",
        "ms.",
        "miss",
        "dr",
        "dr.",
        "sir",
        "dame",
        "lord",
        "lady",
        "sheikh",
        "prof",
        "prof.",
        "hon",
        "hon.",
        "madam",
    ]
)
LINKS = frozenset({"of", "for", "to", "at", "in"})
# Offices held abroad: "the ambassador to Chad" is not Chad's.
ABROAD = frozenset({"ambassador", "charge_d_affaires", "consul", "envoy", "climate_envoy", "special_envoy_un"})
# Words between a state and the office, or before a name, that belong to neither.
FILLERS = frozenset(
    (
        "the a an its his her their then former ex acting outgoing incoming interim longtime veteran new current top senior "
        "chief special deputy vice under assistant first second late '' - his "
    ).split()
)
MAX_TITLE = 9
# What stands before an office and belongs to it.
RANKS = frozenset({"deputy", "vice", "assistant", "under", "acting", "first", "special"})


@dataclass(frozen=True, slots=True)
class Title:
    """Words that say what a person is: token range, the words of the role, the office they name, and the state in them."""

    start: int
    end: int
    role: str
    office: Entry | None
    hit: Hit | None
    former: bool


class Offices:
    """All office titles by their last word."""

    def __init__(self, words: Words) -> None:
        self.by_last: dict[str, dict[tuple[str, ...], Entry]] = {}
        self.states: dict[str, set[str]] = {}  # all states that have an office of that name
        for entry in words.of("offices"):
            self.states.setdefault(entry.name, set()).update(s for s in entry.more.get("states", "").split("|") if s)
            *before, last = entry.name.lower().replace("-", " - ").split()
            self.by_last.setdefault(last, {}).setdefault(tuple(before), entry)
        self.lengths = {last: sorted({len(before) for before in rows}, reverse=True) for last, rows in self.by_last.items()}
        self.ends = frozenset(self.by_last) | {f"{word}s" for word in self.by_last}

    def state_of(self, office: Entry, hits: dict[int, Hit]) -> str | None:
        """The state that has such an office: the one of them that the text names, else the one that the list gives it."""
        named = {hit.entry.id for hit in hits.values()} & self.states[office.name]
        if len(named) == 1:
            return named.pop()
        own = office.more.get("states", "")
        return own if own and "|" not in own and (not named or own in named) else None

    def ending_at(self, doc: Doc, end: int) -> tuple[int, Entry] | None:
        """The longest office title whose last token is `end - 1`: its first token and row."""
        if end <= 0:
            return None
        last = doc.tokens[end - 1].lower_
        if last not in self.ends:
            return None
        for form in dict.fromkeys((last, last.removesuffix("s"))):
            for length in self.lengths.get(form, ()):
                before = tuple(t.lower_ for t in doc.tokens[max(0, end - 1 - length) : end - 1])
                entry = self.by_last[form].get(before)
                if entry is not None:
                    return end - 1 - len(before), entry
        return None

    def starting_at(self, doc: Doc, start: int, limit: int) -> tuple[int, Entry] | None:
        """The longest office title that starts at a token: its end and row."""
        for end in range(min(start + 7, limit), start, -1):
            found = self.ending_at(doc, end)
            if found is not None and found[0] == start:
                return end, found[1]
        return None


def title_before(doc: Doc, start: int, hits: dict[int, Hit], offices: Offices) -> Title | None:
    """The title that runs up to the name at token `start`: "Russia's long-serving Foreign Minister"."""
    i = start
    while i > 0 and doc[i - 1].lower_ in HONORIFICS:
        i -= 1
    if i > 1 and doc[i - 1].text == "," and offices.ending_at(doc, i - 1) is not None:
        i -= 1  # "Norway's prime minister, Kari Lund"
    hit = hits.get(i - 1)
    office_end = i
    if hit is not None and hit.end == i and hit.start > 1:
        link = hit.start - 1 - (doc[hit.start - 1].lower_ == "the")
        if link > 0 and doc[link].lower_ in LINKS and offices.ending_at(doc, link) is not None:
            office_end = link  # "Secretary General of ASEAN Anna Holt"
        else:
            hit = None
    else:
        hit = None
    found = offices.ending_at(doc, office_end)
    role_end = office_end
    if found is None:
        office_end = start_of_domain(doc, i)
        found = offices.ending_at(doc, office_end) if office_end else None
        role_end = i
    if found is None:
        return plain_role(doc, i, hits, start)
    office_start, entry = found
    first, left_hit, former = modifiers_before(doc, office_start, hits)
    role_start = office_start
    while role_start > first and (doc[role_start - 1].lower_ in RANKS):
        role_start -= 1
    while role_start in hits and hits[role_start].end < office_end:
        left_hit = left_hit or hits[role_start]  # a title that names its state itself: "US Secretary of State"
        role_start = hits[role_start].end
    role = doc[role_start:role_end].text
    return Title(first, start, role, entry, left_hit if entry.id in ABROAD and "of" not in role.split() else hit or left_hit, former)


def start_of_domain(doc: Doc, end: int) -> int:
    """Where the office ends in "Secretary of Transportation NAME"; zero if no "of" stands there."""
    i = end
    while i > 1 and end - i < 5 and (doc[i - 1].text[:1].isupper() or doc[i - 1].lower_ in ("and", "the")) and not doc[i - 1].is_sent_start:
        i -= 1
    return i - 1 if i < end and i > 1 and doc[i - 1].lower_ in ("of", "for") else 0


def modifiers_before(doc: Doc, end: int, hits: dict[int, Hit]) -> tuple[int, Hit | None, bool]:
    """What stands before an office: its first token, the state named there, and whether it says "former"."""
    i, hit, former = end, None, False
    while i > 0 and end - i < MAX_TITLE:
        token = doc[i - 1]
        if token.is_space or token.text in ("''", "``", '"'):
            break
        if i - 1 in hits:
            if hit is None:
                hit = hits[i - 1]
                i = hit.start
                continue
            break
        former = former or token.lower_ in ("former", "ex", "then")
        if (
            token.lower_ in FILLERS
            or token.tag_ == "POS"
            or token.lower_ == "’s"
            or token.pos_ in ("ADJ",)
            or (token.tag_ in ("HYPH", "VBG", "VBN", "NN", "NNP", "RB") and hit is None and token.pos_ != "VERB")
        ):
            i -= 1
        else:
            break
    return i, hit, former


def plain_role(doc: Doc, end: int, hits: dict[int, Hit], start: int) -> Title | None:
    """A role that is no office: the nouns right before a name ("opposition leader", "Kremlin critic")."""
    i = end
    while i > 0 and doc[i - 1].tag_ in ("NN", "NNS", "NNP") and doc[i - 1].pos_ in ("NOUN", "PROPN") and i - 1 not in hits and end - i < 4:
        i -= 1
    while i < end and not doc[i].text[:1].islower() and doc[i].pos_ == "PROPN":
        i += 1
    if i == end or not doc[end - 1].text.islower() or not doc[end - 1].is_alpha or doc[end - 1].pos_ != "NOUN":
        return None
    first, hit, former = modifiers_before(doc, i, hits)
    return Title(first, start, doc[i:end].text, None, hit, former)


def title_after(doc: Doc, end: int, hits: dict[int, Hit], offices: Offices) -> Title | None:
    """The title in an apposition after the name: "Kari Lund, the Prime Minister of Norway,"."""
    if end >= len(doc) - 1 or not (doc[end].text in (",", "(", "–", "—") or is_copula(doc[end])):
        return None
    limit = min(len(doc), end + 1 + MAX_TITLE + 3)
    hit, former = None, False
    i = end + 1
    while i < limit:
        token = doc[i]
        found = offices.starting_at(doc, i, limit)
        if found is not None:
            stop, entry = found
            role = doc[i:stop].text
            j = stop
            if hit is None and j < limit and doc[j].lower_ in LINKS:
                j += 1 + (j + 1 < limit and doc[j + 1].lower_ == "the")
                there = hits.get(j)
                stop = there.end if there is not None else stop
                hit = there if entry.id not in ABROAD or doc[stop - 1].lower_ == "of" else None
            return Title(end + 1, stop, role, entry, hit, former)
        if i in hits:
            hit = hits[i]
            i = hit.end
            continue
        former = former or token.lower_ in ("former", "ex", "then")
        if (
            token.lower_ in FILLERS
            or token.tag_ in ("POS", "HYPH")
            or token.pos_ in ("ADJ", "PRON", "DET")
            or token.lower_ == "who"
            or (token.pos_ in ("NOUN", "PROPN") and i < end + 4)
        ):
            i += 1
        else:
            break
    return plain_role_after(doc, end, hits)


def is_copula(token: Token) -> bool:
    """Does "is" or "was" say next what somebody is: "al-Rawi was the deputy commander of"?"""
    return token.lower_ in ("is", "was") and token.after() in ("the", "a", "an")


def plain_role_after(doc: Doc, end: int, hits: dict[int, Hit]) -> Title | None:
    """A role after the name that is no office but names a state: "Ali Hamdi, an Omani ship broker,"."""
    if doc[end].text != ",":
        return None
    i = end + 1
    while i < len(doc) and i < end + 4 and (doc[i].lower_ in FILLERS or doc[i].pos_ == "ADJ") and i not in hits:
        i += 1
    hit = hits.get(i)
    if hit is None or hit.start != i:
        return None
    stop = hit.end + (hit.end < len(doc) and doc[hit.end].tag_ == "POS")
    last = stop
    while last < len(doc) and (doc[last].pos_ in ("NOUN", "PROPN", "ADJ") or doc[last].tag_ == "VBG") and last not in hits:
        last += 1
    if last == stop or last >= len(doc) or doc[last - 1].pos_ == "ADJ" or doc[last].text not in (",", ")", ".", "who", "–", "—"):
        return None
    return Title(end + 1, last, doc[stop:last].text, None, hit, False)
