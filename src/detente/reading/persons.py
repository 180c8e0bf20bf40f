"""Which persons does the text name, and which words mean which of them?"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from detente.reading.apposed import title_with_phrase
from detente.reading.entities import Entity, Mention
from detente.reading.names import Hit
from detente.reading.parse import Doc, Token
from detente.reading.titles import HONORIFICS, Offices, Title, title_after, title_before
from detente.words import Entry, Words

NAME_PARTICLES = frozenset(
    ["bin", "bint", "al", "el", "ibn", "abu", "de", "da", "di", "del", "della", "van", "von", "der", "den", "ben", "ter", "le", "la", "-"]
)
# What a ministry is for: "Secretary for Foreign Affairs NAME".
DOMAINS = frozenset(
    """foreign affairs trade defense defence finance interior justice security economic commerce treasury education health transportation
    energy environment culture relations cooperation international development homeland migration tourism agriculture labor labour
    department staff industry planning european national resources management political""".split()
)
GROUP_WORDS = frozenset("group movement militia organisation organization force faction party army".split())
BODY_WORDS = GROUP_WORDS | frozenset("government junta military regime ministry presidency rebels insurgents police navy coalition".split())
# Where people have a given name and their father's, and are called by the first.
BY_FIRST = frozenset({"ETH", "ERI", "ISL", "MYS", "SOM"})
OWNERS = ("states", "demonyms", "capitals", "bodies", "groups")
OWNER_REACH = 60  # tokens before "its spokesman" within which it was said whose
SUFFIXES = frozenset("jr jr. sr sr. ii iii iv".split())
ARABIC_ARTICLE = re.compile(r"\b(?:al|el|as|an|ar|ash|az) ?- ?(?=[A-ZÀ-Þ])", re.IGNORECASE)
NOT_NAMES = frozenset(
    (
        "god christ allah islam covid coronavirus brexit novichok kremlin congress senate parliament monday tuesday wednesday "
        "thursday friday saturday sunday twitter facebook telegram skype zoom "
    ).split()
)


@dataclass(frozen=True, slots=True)
class KnownPeople:
    """The persons of the word lists, by full name and by last name."""

    by_name: dict[str, list[Entry]]
    by_last: dict[str, list[Entry]]

    @classmethod
    @lru_cache(maxsize=4)
    def of(cls, words: Words) -> "KnownPeople":
        """Index the list `people`; made once for the same word lists."""
        by_name: dict[str, list[Entry]] = {}
        by_last: dict[str, list[Entry]] = {}
        for entry in words.of("people"):
            by_name.setdefault(entry.name, []).append(entry)
            parts = entry.name.split()
            if len(parts) > 1:
                for key in {parts[-1], *(parts[:1] if is_surname_first(entry) else ())}:
                    by_last.setdefault(key, []).append(entry)
        return cls(by_name, by_last)

    def named(self, name: str, day: str | None) -> Entry | None:
        """The row of a full name, that of the day if there is one."""
        rows = self.by_name.get(name, [])
        return next((e for e in rows if e.holds(day)), rows[0] if rows else None)

    def called_by_first(self, name: str) -> bool:
        """Is a person known who is called by the first of the names: "Abiy" of "Abiy Ahmed"?"""
        return any(e.id in BY_FIRST for e in self.by_name.get(name, ()))

    def by_last_name(self, last: str, day: str | None) -> Entry | None:
        """The one person of that last name in office on the day; where the day leaves two of one state, only that state."""
        rows = [e for e in self.by_last.get(last, []) if e.holds(day)] or self.by_last.get(last, [])
        if not rows or len({e.id for e in rows}) != 1:
            return None
        same = len({(e.name.split()[0], e.more.get("office")) for e in rows}) == 1
        return rows[0] if same else replace(rows[0], name=last, more={})


def is_surname_first(entry: Entry) -> bool:
    """Do people of that state put the family name first?"""
    return entry.id in ("CHN", "PRK", "KOR", "VNM", "TWN", "KHM", "HUN")


def person_spans(doc: Doc, hits: dict[int, Hit], offices: Offices, known: KnownPeople) -> list[tuple[int, int]]:
    """Token ranges of personal names: what the model calls a person, what a title stands before, and whom the lists know."""
    spans: list[tuple[int, int]] = []
    taken = -1
    lasts: set[str] = set()
    tails: set[str] = set()  # "Le Drian" of "Jean-Yves Le Drian"
    for token in doc:
        i = token.i
        if i < taken or token.lower_ == token.text or not is_name_start(token, hits):
            continue
        end = name_end(doc, i, hits)
        # A title in capitals is no part of the name: "Foreign Minister Sergey Lavrov".
        start = i
        for k in range(end, i, -1):
            found = offices.ending_at(doc, k)
            if found is not None and (k < end or found[0] <= i):
                start = k
                break
        while start < end and doc[start].lower_ in HONORIFICS:
            start += 1
        while start > 0 and start < end and doc[start].lower_ in DOMAINS and doc[start - 1].lower_ in (*DOMAINS, "of", "for", "and", "the"):
            start += 1
        start = past_domain(doc, start, end)
        taken = end
        again = (end - start == 1 and token.pos_ == "PROPN" and token.text in lasts) or doc[start:end].text in tails
        if start < end and (again or is_person(doc, start, end, hits, offices, known)):
            spans.append((start, end))
            if end - start > 1:
                lasts.update(t.text for t in doc[max(start + 1, end - 2) : end] if t.is_title)
                tails.update(doc[k:end].text for k in range(start + 1, end - 1) if doc[k].text[:1].isupper())
                if known.called_by_first(doc[start:end].text):
                    lasts.add(doc[start].text)
    return spans


def past_domain(doc: Doc, start: int, end: int) -> int:
    """Where a name begins after the field of its office: of "for Europe and Eurasian Affairs Dr. Jane Doe" at "Jane"."""
    for i in range(start + 1, end - 1):
        if doc[i].lower_ in HONORIFICS:
            return i + 1
    if start == 0 or doc[start - 1].lower_ not in ("of", "for", "and"):
        return start
    first = next((i for i in range(start, end - 1) if doc[i].ent_type_ == "PERSON" and doc[i].ent_iob_ == "B"), start)
    return first if all(doc[i].ent_type_ == "PERSON" for i in range(first, end)) else start


def is_name_start(token: Token, hits: dict[int, Hit]) -> bool:
    """May a name start here?"""
    return (
        token.i not in hits
        and token.text[:1].isupper()
        and token.ent_type_ not in ("DATE", "TIME")
        and not is_second_half(token)
        and (token.pos_ in ("PROPN", "NOUN", "ADJ", "X") or (token.pos_ == "VERB" and token.ent_type_ == "PERSON"))
        and token.lower_ not in NOT_NAMES
    )


def is_second_half(token: Token) -> bool:
    """Does a word end a hyphened one, as in "Shan-e-Mustafa"? "Al-" is none."""
    return token.i > 1 and token.nbor(-1).text == "-" and token.nbor(-2).lower_ not in NAME_PARTICLES


def name_end(doc: Doc, start: int, hits: dict[int, Hit]) -> int:
    """Where a run of capitalised name words that starts at `start` ends."""
    end = start + 1
    while end < len(doc) and end not in hits:
        token = doc[end]
        if (token.text[:1].isupper() and token.pos_ in ("PROPN", "NOUN", "ADJ", "X") and not token.is_sent_start) or (
            token.lower_ in NAME_PARTICLES
            and end + 1 < len(doc)
            and doc[end + 1].text[:1].isupper()
            and not token.is_sent_start
            and (token.text != "-" or (doc[end - 1].whitespace_ == "" and token.whitespace_ == ""))
        ):
            end += 1
        elif token.lower_ in NAME_PARTICLES and end + 2 < len(doc) and doc[end + 1].text == "-" and doc[end + 2].text[:1].isupper():
            end += 3  # "Karim Hadi al-Basri"
        elif token.text == "-" and end + 1 < len(doc) and token.whitespace_ == "" and doc[end + 1].ent_type_ == "PERSON":
            end += 2  # "Han Min-ji"
        else:
            break
    return end


def is_person(doc: Doc, start: int, end: int, hits: dict[int, Hit], offices: Offices, known: KnownPeople) -> bool:
    """Is a run of capitalised words somebody's name?"""
    text = doc[start:end].text
    if doc[end - 1].lower_ in NOT_NAMES or end - start > 5:
        return False
    if text in known.by_name or (end - start == 1 and text in known.by_last and len(text) > 2):
        return True
    if end - start == 1 and text.isupper():
        return False
    if end < len(doc) and doc[end].lower_ in BODY_WORDS and first_of_two(text) in known.by_last:
        return True  # "the Castro-Chavez regime"
    labels = {doc[i].ent_type_ for i in range(start, end)}
    titled = start > 0 and (doc[start - 1].lower_ in HONORIFICS or offices.ending_at(doc, start) is not None)
    if titled and doc[end - 1].pos_ == "PROPN" and labels & {"PERSON", ""} and offices.ending_at(doc, end) is None:
        return True
    return labels <= {"PERSON"} or ("PERSON" in labels and "ORG" not in labels and end - start > 1)


def find_persons(doc: Doc, hits: dict[int, Hit], *, offices: Offices, known: KnownPeople, published: str | None) -> list[Mention]:
    """All mentions of persons; a last name alone means the person last named in full."""
    people: list[Entity] = []
    mentions: list[Mention] = []
    for start, end in person_spans(doc, hits, offices, known):
        name = doc[start:end].text
        apart = title_with_phrase(doc, start, end, hits=hits, offices=offices)
        titles = [t for t in (apart or title_before(doc, start, hits, offices), title_after(doc, end, hits, offices)) if t is not None]
        entity = same_person(name, people)
        if entity is None:
            entity = new_person(name, known, published)
            people.append(entity)
        elif len(name.split()) > len((entity.name or "").split()) and entity.by != "people":
            entity.name = name
        after = hits.get(end + 1) if end + 1 < len(doc) and doc[end].lower_ == "of" else None
        if after is not None and titles and titles[0].hit is None and (entity.state is None or entity.by.startswith("people")):
            entity.state, entity.by = after.entry.id, after.entry.by  # "President Ama Mensah of Ghana"
        for title in titles:
            take_title(entity, title, hits=hits, offices=offices)
            if entity.state is None and title.hit is None:
                owner = doc[title.start : start]
                if owner and owner[0].lower_ in ("its", "their"):
                    entity.state = last_subject_state(doc, hits, title.start) or last_state(hits, title.start, ("states", "demonyms"))
                elif speaks_for_the(doc, title):
                    entity.state = last_subject_state(doc, hits, title.start)
                elif any(t.lower_ in GROUP_WORDS and t.after() in ("'s", "’s", "'", "’") for t in owner):
                    entity.state = last_state(hits, title.start, ("groups",))
            if entity.state is None and title.hit is None and doc[title.start].lower_ in ("his", "her"):
                entity.state = last_subject(doc, mentions, entity=entity)
        first = min([start, *(t.start for t in titles if t.end == start)])
        mentions.append(Mention(first, end, doc[start:end].root.i, entity))
        if apart is not None:
            mentions.append(Mention(apart.start, apart.end, apart.end - 1, entity))
    return mentions


def last_subject(doc: Doc, mentions: list[Mention], *, entity: Entity) -> str | None:
    """The state of the person who was last a subject: whose "his spokesman" is."""
    others = [m for m in mentions if m.entity is not entity]
    return next((m.entity.state for m in reversed(others) if doc[m.head].dep_ == "nsubj"), others[-1].entity.state if others else None)


def speaks_for_the(doc: Doc, title: Title) -> bool:
    """Is it an office of a body told of before: "a spokesman for the junta"?"""
    phrase = doc[title.end : title.end + 3]
    return len(phrase) == 3 and phrase[0].lower_ in ("for", "of") and phrase[1].lower_ == "the" and phrase[2].lower_ in BODY_WORDS


def last_subject_state(doc: Doc, hits: dict[int, Hit], before: int) -> str | None:
    """The state, body or group that was last a subject: whose "its spokesman" is, another one being named since or not."""
    for i in range(before - 1, max(-1, before - OWNER_REACH), -1):
        if i in hits and hits[i].entry.list in OWNERS:
            head = doc[hits[i].start : hits[i].end].root
            head = head.head if head.dep_ in ("amod", "compound", "poss") else head
            if head.dep_ in ("nsubj", "nsubjpass"):
                return hits[i].entry.id
    return None


def last_state(hits: dict[int, Hit], before: int, lists: tuple[str, ...]) -> str | None:
    """The state or group named last before a token: whose "its prime minister" or "the group's leader" is."""
    for i in range(before - 1, max(-1, before - OWNER_REACH), -1):
        if i in hits and hits[i].entry.list in lists:
            return hits[i].entry.id
    return None


def bare_words(name: str) -> list[str]:
    """A name's words without the Arabic article, which a last name alone often lacks: "al-Basri", "Basri"."""
    return ARABIC_ARTICLE.sub("", name).split()


def same_person(name: str, people: list[Entity]) -> Entity | None:
    """The person of the text that a name means: equal last names and no contradiction of first names."""
    words = bare_words(name)
    for entity in reversed(people):
        own = bare_words(entity.name or "")
        if words == own or (1 < len(words) < len(own) and own[-len(words) :] == words):
            return entity
        if len(words) == 1 and (words[0] == own[-1] or (words[0] == own[0] and len(own) > 1)):
            return entity
        if len(own) == 1 and own[0] in (words[-1], words[0]):
            return entity
        if (
            len(words) > 1
            and len(own) > 1
            and words[-1] == own[-1]
            and words[0][0] == own[0][0]
            and (
                words[0] == own[0]
                or "." in words[0] + own[0]
                or ({words[0], own[0]} <= set(words) | set(own) and words[0][:3] == own[0][:3])
            )
        ):
            return entity
        if len(words) == 2 and len(own) > 2 and words[1] == own[1] and words[0] == own[0]:
            return entity
    return next((e for e in reversed(people) if len(words) == 1 and words[0] == first_surname(e)), None)


def first_surname(entity: Entity) -> str | None:
    """The first of two family names, for which it may stand: "Rosa Quispe Mamani", "Quispe"; none in "John Doe Jr."."""
    words = bare_words(entity.name or "")
    return words[-2] if len(words) > 2 and words[-1].lower() not in SUFFIXES else None


def new_person(name: str, known: KnownPeople, published: str | None) -> Entity:
    """A person first met under a name, with what the word lists know of them."""
    last = first_of_two(name) or name
    entry = known.named(name, published) or (known.by_last_name(last, published) if " " not in name else None)
    if entry is None:
        return Entity("person", name, by="actors.person")
    return Entity(
        "person", entry.name if " " not in name and last == name else name, state=entry.id, office=entry.more.get("office"), by=entry.by
    )


def first_of_two(name: str) -> str | None:
    """Of two last names joined by a hyphen the first."""
    first, hyphen, second = name.partition("-")
    return first if hyphen and first[:1].isupper() and second[:1].isupper() and " " not in name else None


def take_title(entity: Entity, title: Title, *, hits: dict[int, Hit], offices: Offices) -> None:
    """Write what a title tells into the person; what was told first stays."""
    if entity.role is None:
        entity.role = ("former " if title.former else "") + title.role
        if title.office is not None:
            entity.office = title.office.id
            entity.sector = title.office.more.get("sector") or entity.sector
    if title.hit is not None and (entity.state is None or entity.by.startswith("people")):
        entity.state = title.hit.entry.id
        entity.by = title.hit.entry.by
    elif title.office is not None and entity.state is None:
        entity.state = offices.state_of(title.office, hits)
