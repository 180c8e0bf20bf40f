"""Which words of a text are names from the word lists? States, cities, seats of power, organs, bodies and groups."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from detente.reading.parse import Doc
from detente.words import Entry, Words

# Lists whose names are looked for in the text, the more telling first: at equal length it wins.
SEARCHED = ("not_states", "groups", "organs", "seats", "bodies", "states", "demonyms", "capitals", "ambiguous")
Tokenize = Callable[[str], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Hit:
    """A name in the text: its token range and the row that knows it."""

    start: int
    end: int
    entry: Entry


class NameIndex:
    """All names by their first word, so that one pass over a text finds them."""

    def __init__(self, words: Words, tokenize: Tokenize) -> None:
        self.by_first: dict[str, list[tuple[tuple[str, ...], list[Entry]]]] = {}
        table: dict[tuple[str, ...], list[Entry]] = {}
        for name in SEARCHED:
            for entry in words.of(name):
                key = tuple(tokenize(entry.name))
                table.setdefault(key, []).append(entry)
                if len(entry.name) > 4 and not entry.name.isupper():
                    table.setdefault(tuple(w.upper() for w in key), []).append(entry)
        for key, entries in table.items():
            self.by_first.setdefault(key[0], []).append((key, entries))
        for rows in self.by_first.values():
            rows.sort(key=lambda row: -len(row[0]))

    def find(self, doc: Doc, *, published: str | None) -> list[Hit]:
        """All hits in text order, longest first where they overlap; an ambiguous name only where the text decides."""
        words = [t.text for t in doc]
        lowered = None
        hits: list[Hit] = []
        i = 0
        while i < len(words):
            found = self.longest_at(words, i) if words[i] in self.by_first else None
            if found is None:
                i += 1
                continue
            key, entries = found
            open_readings = [e for e in entries if e.list == "ambiguous"]
            if entries[0].list == "not_states":
                chosen = None
            elif open_readings:
                lowered = lowered or padded(words)
                chosen = decide(open_readings, lowered, padded(words[max(0, i - 4) : i + len(key) + 4]))
            else:
                chosen = best_entry(entries, published)
            if chosen is not None and not inside_person(doc, i, i + len(key), chosen):
                hits.append(Hit(i, i + len(key), chosen))
            i += len(key)
        return hits

    def longest_at(self, words: list[str], i: int) -> tuple[tuple[str, ...], list[Entry]] | None:
        """The longest name that starts at word `i`."""
        for key, entries in self.by_first.get(words[i], ()):
            if tuple(words[i : i + len(key)]) == key:
                return key, entries
        return None


def best_entry(entries: list[Entry], published: str | None) -> Entry:
    """The row that holds on the day of the report, on an unknown day one that still holds; the first if none or several do."""
    if published is None:
        return next((e for e in entries if e.end is None), entries[0])
    return next((e for e in entries if e.holds(published)), entries[0])


def padded(words: list[str]) -> str:
    """The words in lower case with a blank around each, for whole-word look-ups."""
    return " " + " ".join(words).lower() + " "


def decide(entries: list[Entry], everywhere: str, nearby: str) -> Entry | None:
    """The one reading of an ambiguous name that the words around it speak for; none if they do not.

    A row without `for` words is the usual reading and stands unless something speaks against it. An `against` phrase that
    holds the name itself ("George Washington") speaks only where it stands; any other word speaks for the whole text.
    """
    scores = []
    for entry in entries:
        wanted = [w for w in entry.more.get("for", "").split("|") if w]
        score = sum(padded(w.replace("-", " - ").split()) in everywhere for w in wanted) if wanted else 0.5
        for phrase in filter(None, entry.more.get("against", "").split("|")):
            local = entry.name in phrase
            if padded(phrase.replace("-", " - ").split()) in (nearby if local else everywhere):
                score -= 9 if local else 1
        scores.append((score, entry))
    best = max(score for score, _ in scores)
    winners = [entry for score, entry in scores if score == best]
    return winners[0] if best > 0 and len({e.id for e in winners}) == 1 else None


def inside_person(doc: Doc, start: int, end: int, entry: Entry) -> bool:
    """Is the name part of a person's name ("Jack London", "Paris Hilton")?"""
    if entry.list not in ("states", "capitals", "ambiguous", "demonyms", "groups"):
        return False
    before, after = doc[start].ent_type_, doc[end].ent_type_ if end < len(doc) else ""
    if doc[start].ent_type_ != "PERSON" or before != "PERSON":
        return False
    if doc[start].ent_iob_ == "I" and doc[start - 1].pos_ == "PROPN":
        return True
    return entry.list == "capitals" and after == "PERSON" and doc[end].ent_iob_ == "I" and doc[end].pos_ == "PROPN"
