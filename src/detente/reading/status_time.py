"""Is it long ago, or still to come? What the time of an act, and what it is remembered by, say of its status."""

import re
from datetime import date, timedelta

from detente.model import Status
from detente.reading.grammar import PAST, VERBS, ancestors, base, child, clause_of
from detente.reading.parse import Phrase, Token
from detente.reading.times import TimeMention, published_day, time_of

# What is remembered lies far back; what is done on the day of remembrance is of today.
REMEMBERING = frozenset("anniversary centenary bicentenary centennial jubilee commemoration commemorate remembrance memorial".split())
RECALLING = frozenset("recall remember relive recount retell reminisce".split())
STORIES = frozenset("book memoir exhibition exhibit museum documentary diary archive monument history biography autobiography".split())
PRESENT = frozenset({"VBP", "VBZ"})
# What hangs on a clause and is a clause of its own.
BESIDE = frozenset({"relcl", "acl", "advcl", "ccomp", "conj", "parataxis", "csubj"})
# Words that take up what the sentence before told.
AGAIN = frozenset("it its they their he his she her the this that these those then".split())
AGO = re.compile(
    r"\b(?:decades? (?:ago|before|earlier)|centur(?:y|ies) (?:ago|before|earlier)|(?:two|three|four|five|six|seven|eight|nine|ten|\d\d?) years ago|"
    r"(?:first|second) world war|world war (?:i|ii|one|two|1|2)|(?<!new )(?<!second )cold war(?![ -](?:lows?|levels?|style|like|mentality|rhetoric|tensions?))|(?:in|during|back in) the (?:19|18|20)?\d0s|"
    r"under (?:the )?(?:previous|former|last) (?:government|administration|president)|"
    r"during the (?:presidency|administration|rule|reign|era) of|previous administration)\b",
    re.I,
)  # fmt: skip


def timed_status(predicate: Token, found: Status, *, times: tuple[TimeMention, ...], published: str | None) -> Status:
    """Long ago becomes historical, a day to come planned; a word without a time of its own takes that of the clause over it."""
    day = published_day(published)
    if any(base(above) in REMEMBERING for above in ancestors(predicate)) or is_years_after(predicate):
        return "historical"
    time = time_of(predicate, times)
    for above in ancestors(predicate):
        if time is not None and time.value is not None:
            break
        over = time_of(above, times)
        if over is not None and is_past_year(over, day):
            return "historical"
    if time is not None and is_past_year(time, day):
        return "historical"
    if time is not None and time.value is not None and day is not None and time.kind == "date":
        if found == "happened" and date.fromisoformat(time.value.start) > day:
            return "planned"
        if time.value.precision in ("day", "week"):
            return found  # "condemned on Tuesday a massacre of decades ago"
    if found not in ("happened", "alleged") or predicate.tag_ in PRESENT:
        return found  # "we condemn … on the anniversary of": the act is of today
    return "historical" if is_of_old(predicate, time, times, day) else found


def is_of_old(predicate: Token, time: TimeMention | None, times: tuple[TimeMention, ...], day: date | None) -> bool:
    """Do the words around an act without a late time of its own put it long ago?"""
    sent = predicate.sent
    if AGO.search(sent.text) and AGO.search(clause_text(predicate)):
        return True
    if is_recalled(predicate):
        return True
    return (
        time is None
        and day is not None
        and (is_until(predicate, times, day) or is_listed_before(predicate, times, day) or is_under_year(predicate, times, day))
    )


def is_until(predicate: Token, times: tuple[TimeMention, ...], day: date) -> bool:
    """Did it last until, or come before, something of a past year: "held the north until France intervened in 2013"?"""
    for c in predicate.children:
        if c.dep_ == "advcl" and any(m.dep_ in ("mark", "advmod") and m.lower_ in ("until", "till", "before", "after") for m in c.children):
            ended = time_of(c, times)
            if ended is not None and is_past_year(ended, day):
                return True
    return False


def is_listed_before(predicate: Token, times: tuple[TimeMention, ...], day: date) -> bool:
    """Does a later verb of its list tell a past year for both: "attacked Chad and burnt its ships in 1988"?"""
    for c in predicate.children:
        later = time_of(c, times) if c.dep_ == "conj" and c.pos_ in VERBS and child(c, "nsubj", "nsubjpass") is None else None
        if later is not None and is_past_year(later, day):
            return True
    return False


def is_under_year(predicate: Token, times: tuple[TimeMention, ...], day: date) -> bool:
    """Does the past year that opens its sentence, or the main clause of the sentence before in its paragraph, hold for it?

    "In 1974 Chad invaded Mali. Its troops seized Gao." A sentence with a time of its own, or in the present, tells another story.
    """
    verb = clause_of(predicate)
    if verb.tag_ not in PAST:
        return False
    sent = verb.sent
    here = [t for t in times if sent.start <= t.start < sent.end]
    if here:
        first = min(here, key=lambda t: t.start)
        return len(here) == 1 and first.start - sent.start <= 1 and is_past_year(first, day)
    if sent.start == 0 or "\n" in sent.doc[sent.start - 1].text + sent.doc[sent.start - 1].whitespace_:
        return False
    before = sent.doc[sent.start - 1].sent
    root = before.root
    told = time_of(root, times)
    return root.tag_ in PAST and told is not None and is_past_year(told, day) and is_taken_up(sent)


def is_taken_up(sent: Phrase) -> bool:
    """Does a sentence begin with a word that takes up what was told: "Its troops", "The war", "They"?"""
    return sent[0].lower_ in AGAIN


def is_past_year(time: TimeMention, day: date | None) -> bool:
    """Does a time lie more than a year before the report, or in an earlier era?"""
    if time.kind == "historical":
        return True
    if time.value is None or day is None or time.kind in ("since", "anniversary"):
        return False
    return date.fromisoformat(time.value.end) < day - timedelta(days=365)


def is_years_after(predicate: Token) -> bool:
    """Is it what something else came years after: "three decades after Chad invaded Mali", "marks 46 years since"?"""
    for step in (predicate, *ancestors(predicate)):
        if step.dep_ in ("pcomp", "pobj", "advcl"):
            links = [t for t in (step.head, *step.children) if t.lower_ in ("after", "since") and t.i > t.sent.start]
            return any(t.nbor(-1).lower_ in ("years", "decade", "decades", "century", "centuries") for t in links)
    return False


def is_recalled(predicate: Token) -> bool:
    """Is it what somebody recalls or a book or show tells: "recalled how Chad attacked", "an exhibition about how"?"""
    verb = clause_of(predicate)
    if not any(c.lower_ == "how" and c.dep_ in ("advmod", "mark") for c in verb.children):
        return False
    above = verb.head if verb.dep_ != "pcomp" else verb.head.head
    told = child(above, "nsubj")
    return base(above) in RECALLING or base(above) in STORIES or (told is not None and base(told) in STORIES)


def clause_text(predicate: Token) -> str:
    """The words of the predicate's own clause: those of the clauses beside and under it are left out."""
    verb = clause_of(predicate)
    words, queue = [], [verb]
    while queue:
        word = queue.pop()
        words.append(word)
        queue += [c for c in word.children if c.dep_ not in BESIDE or c == predicate]
    return " ".join(t.text for t in sorted(words, key=lambda t: t.i))
