"""When, through what and to whom was it said, and about whom? The words around a statement's content."""

import re
from bisect import bisect_left
from dataclasses import replace

from detente.model import Party, Time
from detente.reading.grammar import child, is_passive, object_of, prepositions
from detente.reading.page import Page
from detente.reading.parse import Token
from detente.reading.sayings import Saying, Scene
from detente.reading.speakers import is_institution
from detente.reading.times import TimeMention, time_of

MEDIA = {
    "tweet": "tweet", "twitter": "tweet", "x.com": "tweet", "facebook": "post", "telegram": "post", "instagram": "post", "post": "post",
    "weibo": "post", "blog": "post", "conference": "news conference", "briefing": "news conference", "interview": "interview",
    "statement": "statement", "communique": "statement", "communiqué": "statement", "release": "statement", "declaration": "statement",
    "letter": "letter", "speech": "speech", "address": "speech", "remarks": "speech", "rally": "speech", "call": "phone call",
    "phone": "phone call", "telephone": "phone call", "email": "email", "e-mail": "email", "memo": "memo", "report": "report",
    "book": "book", "op-ed": "article", "editorial": "article", "message": "message", "broadcast": "broadcast", "television": "broadcast",
    "tv": "broadcast", "radio": "broadcast", "video": "video", "hearing": "testimony", "testimony": "testimony", "debate": "debate",
    "meeting": "meeting", "reporter": "to reporters", "journalist": "to reporters",
}  # fmt: skip
MONTHS = {name: k for k, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
PAGE_DAY = re.compile(
    rf"(?:\b(?P<d>\d{{1,2}}) )?\b(?P<m>(?:{'|'.join(MONTHS)})[a-z]*\.?)(?(d),? | (?P<e>\d{{1,2}}) ?, ?)(?P<y>\d{{4}})", re.I
)
HEAD = 120  # characters up to which a transcript's first line is its head and no turn
TO_WHOM = frozenset({"object-infinitive"})
ADDRESSED = frozenset(
    {"accuse", "blame", "thank", "congratulate", "warn", "urge", "condemn", "criticise", "criticize", "praise", "commend"}
)


def medium_of(scene: Scene, saying: Saying) -> str | None:
    """The medium named in the cue's sentence outside of the content: "in a tweet", "at a news conference"."""
    if saying.rule == "quote.turn":
        return medium_in(head_of(scene))
    if saying.cue is None:
        return None
    if saying.cue.head.lemma_.lower() in ("tweet", "retweet"):
        return "tweet"
    start, end = scene.sentence(saying.cue.head.i)
    for i in range(start, end):
        token = scene.tokens[i]
        found = MEDIA.get(token.lemma_.lower())
        if found is None or token.pos_ not in ("NOUN", "PROPN"):
            continue
        if scene.quoted[i] or any(s <= token.idx < e for s, e in saying.content):
            continue
        if found == "phone call" and token.lemma_.lower() == "call" and not is_talk(token):
            continue
        return found
    return None


def head_of(scene: Scene) -> str:
    """The title of a transcript and the line before its first turn."""
    start, end = scene.page.layout.paragraphs[0]
    return f"{scene.page.article.title or ''} {scene.text[: end if end - start < HEAD else start]}"


def is_talk(call: Token) -> bool:
    """Is a call one on the telephone, and not a demand?"""
    return child(call, "compound") is not None or call.dep_ == "pobj"


def addressee_of(scene: Scene, saying: Saying) -> Party | None:
    """Whom the words are spoken to: "told parliament", "urged Iran to", "said to reporters", "accused Iran of"."""
    if saying.cue is None:
        return None
    verb = saying.cue.head
    if verb.tag_[:2] != "VB" or verb.lower_ == "according":
        return None
    token = child(verb, "dative")
    if token is not None and token.dep_ == "dative" and token.pos_ == "ADP":
        token = object_of(token)
    if token is None and saying.cue.report.takes("addressee"):
        token = child(verb, "dobj")
    if token is None and is_passive(verb) and (saying.kind in TO_WHOM or saying.cue.report.takes("addressee")):
        token = child(verb, "nsubjpass")
    if token is None and saying.kind in TO_WHOM:
        token = asked(saying)
    if token is None and verb.lemma_.lower() in ADDRESSED:
        token = child(verb, "dobj")
    if token is None:
        token = next((o for p in prepositions(verb, "to") if (o := object_of(p)) is not None and o.pos_ != "VERB"), None)
    parties = scene.page.cast.parties(token) if token is not None else ()
    known = next((p for p in parties if p.name is not None or p.state is not None), None)
    if known is None and parties and token is not None and is_institution(token):
        return replace(parties[0], name=token.text)
    return known


def asked(saying: Saying) -> Token | None:
    """Who is to do what is asked for."""
    assert saying.cue is not None
    verb = saying.cue.head
    for word in saying.cue.words[1:]:
        found = child(word, "pobj")
        if found is not None:
            return found
    clause = child(verb, "xcomp", "ccomp", "advcl")
    own = child(clause, "nsubj") if clause is not None else None
    return child(verb, "dobj") or own


def states_about(scene: Scene, saying: Saying, *, speaker: Party, addressee: Party | None) -> tuple[str, ...]:
    """The states that the content names, the speaker's own left out; the addressee's first."""
    found = [addressee.state] if addressee is not None and addressee.state is not None else []
    for start, end in sorted(saying.content):
        low, high = bisect_left(scene.named, (start, "")), bisect_left(scene.named, (end, ""))
        found += [state for _, state in scene.named[low:high]]
    own = (speaker.state or "").split("+")
    return tuple(s for s in dict.fromkeys(found) if s not in own)


def stated_time(scene: Scene, saying: Saying) -> Time | None:
    """The time that the text ties to the cue: its own, or that of the verb over it."""
    if saying.rule == "quote.turn":
        day = day_in(head_of(scene))
        return Time(day, day, "day", True) if day is not None else None
    if saying.cue is None:
        return None
    head = saying.cue.head
    for token in (head, head.head if head.dep_ in ("conj", "advcl", "xcomp", "acl") else head):
        found = time_of(token, scene.page.times)
        if found is not None and found.value is not None and not inside(found.span.start, saying):
            return found.value if not is_of_content(scene, saying, found) else None
    return None


def is_of_content(scene: Scene, saying: Saying, found: TimeMention) -> bool:
    """Does a past day behind a cue in the present tense tell of what is spoken of: "condemns the launch on 3 March"?"""
    published = scene.page.article.published
    if saying.cue is None or found.value is None or found.value.end is None or published is None:
        return False
    return found.value.end < published[:10] and found.span.start >= saying.end > saying.cue.head.idx and is_present(saying.cue.head)


def inside(char: int, saying: Saying) -> bool:
    """Does a character stand in the content?"""
    return any(s <= char < e for s, e in saying.content)


def published_time(scene: Scene) -> Time | None:
    """The day of the report, marked as inferred."""
    day = scene.page.article.published
    return Time(day[:10], day[:10], "day", True) if day is not None and len(day) >= 10 else None


def release_day(page: Page) -> Time | None:
    """The day in a release's own head, else that of publication; marked as inferred."""
    head = (f.text for f in page.layout.furniture if f.why == "dateline")
    day = next((d for words in head if (d := day_in(words)) is not None), page.article.published)
    return Time(day[:10], day[:10], "day", True) if day is not None and len(day) >= 10 else None


def day_in(words: str) -> str | None:
    """The first full date of some words: "4 March 2026", "March 4, 2026"."""
    found = PAGE_DAY.search(words)
    return f"{found['y']}-{MONTHS[found['m'][:3].lower()]:02d}-{int(found['d'] or found['e']):02d}" if found is not None else None


def medium_in(words: str) -> str | None:
    """The first medium that some words name, as the head of a transcript does: "Press briefing"."""
    return next((MEDIA[w] for w in words.lower().replace(",", " ").split() if w in MEDIA), None)


def is_present(cue_head: Token) -> bool:
    """Is the statement told in the present tense, as headlines and digests tell the news of their day?"""
    auxiliary = next((c for c in cue_head.children if c.dep_ in ("aux", "auxpass")), None)
    if cue_head.tag_ in ("VBZ", "VBP") and auxiliary is None:
        return cue_head.dep_ != "relcl"  # "which the army accuses of" is so at all times
    if cue_head.tag_ == "VBG" and auxiliary is None and cue_head.dep_ in ("advcl", "acl", "conj") and cue_head.head.pos_ == "VERB":
        return is_present(cue_head.head)
    if cue_head.dep_ in ("xcomp", "conj") and cue_head.tag_ == "VB":
        return is_present(cue_head.head)
    return False
