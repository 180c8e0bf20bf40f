"""Does the account of who said what hold together? Media that differ, concern about one's own side, answers before their cause."""

import re

from detente.model import Statement
from detente.reading.doubt_found import Found
from detente.reading.grammar import prep_object, subject
from detente.reading.page import Page
from detente.reading.parse import Phrase as Tokens
from detente.reading.parse import Token
from detente.reading.times import TimeMention
from detente.rulebook import Rule, written

MEDIA = {
    "twitter": r"\b(?:(?:in|by|via) an? (?:\w+ )?tweet|on (?:Twitter|X)|tweeted)\b",
    "facebook": r"\b(?:on Facebook|in a Facebook (?:post|message))\b",
    "telegram": r"\b(?:on Telegram|in a Telegram (?:post|message))\b",
    "letter": r"\bin (?:a|an open) letter\b",
    "phone": r"\b(?:by (?:tele)?phone|in a phone call)\b",
}
APART = re.compile(r"\b(?:also|later|separately|another|earlier|then|meanwhile|too|both|and on)\b", re.IGNORECASE)
PRONOUNS = frozenset({"he", "she", "it", "they"})
RAISING = frozenset("raise voice express share have state air".split())
DEEDS = frozenset(
    """activity effort action attack strike raid exercise drill test behavior behaviour conduct abuse crackdown buildup build presence
    policy programme program plan move decision war use threat claim tactic""".split()
)
CONCERNS = re.compile(r"\b(?:concerns?|alarm)\b", re.IGNORECASE)
ANSWERS = re.compile(r"\b(?:rebuttals?|retorts?|ripostes?|repl(?:y|ies)|responses?|answers?)\b", re.IGNORECASE)
REBUTTALS = frozenset("rebuttal retort riposte reply response answer".split())


def words_with(page: Page, pattern: re.Pattern[str]) -> list[Token]:
    """The words that a pattern finds in the text, which is quicker than to ask each word."""
    spans = (page.doc.char_span(*m.span()) for m in pattern.finditer(page.text))
    return [span[0] for span in spans if span is not None]


def find_two_media(page: Page) -> list[Found]:
    """One message of one speaker that two adjacent sentences put in two media."""
    found: list[Found] = []
    if sum(re.search(pattern, page.text, re.IGNORECASE) is not None for pattern in MEDIA.values()) < 2:
        return found
    sents = list(page.doc.sents)
    for i, sent in enumerate(sents[:-1]):
        first, rest = medium_in(page, sent), sents[i + 1 : i + 3]
        if first is None:
            continue
        for later in rest:
            second = medium_in(page, later)
            if second is None or second[0] == first[0] or APART.search(later.text):
                continue
            cue = next((t for t in later if t.lower_ in PRONOUNS and t.dep_ == "nsubj" and not page.in_quotation(t)), None)
            if cue is None or cue.head.lemma_ not in ("write", "say", "add", "post"):
                continue
            spans = tuple(page.chars(s, e, role="claim", by="doubt.two-media") for s, e in (first[1:], second[1:]))
            note = f"One message is placed twice: “{spans[0].text}” and “{spans[1].text}”."
            found.append(Found("doubt.two-media", "contradiction", note, spans, 0.7))
            break
    return found


def medium_in(page: Page, sent: Tokens) -> tuple[str, int, int] | None:
    """The one medium that a sentence names, with its characters; nothing where it names two."""
    hits = [
        (name, m.start(), m.end())
        for name, pattern in MEDIA.items()
        for m in re.finditer(pattern, page.text[sent.start_char : sent.end_char], re.IGNORECASE)
    ]
    if len(hits) != 1:
        return None
    name, start, end = hits[0]
    return name, sent.start_char + start, sent.start_char + end


def find_own_conduct(page: Page) -> list[Found]:
    """Concern that a speaker voices about what his own state does."""
    found = []
    for token in words_with(page, CONCERNS):
        verb = token.head
        if token.lemma_.lower() not in ("concern", "alarm") or token.dep_ != "dobj" or verb.lemma_ not in RAISING:
            continue
        conduct = prep_object(token, "about") or prep_object(token, "over") or prep_object(verb, "about") or prep_object(verb, "over")
        speaker = subject(verb)
        if conduct is None or speaker is None or page.in_quotation(token) or not is_deed(conduct):
            continue
        own = {p.state for p in page.cast.parties(speaker) if p.state is not None}
        holder = next((c for c in conduct.children if c.dep_ in ("poss", "amod", "compound")), None)
        if holder is None or not own & {e.state for e, _ in page.cast.states_on(conduct)}:
            continue
        who = page.span(speaker.i, speaker.i + 1, role="speaker", by="doubt.own-conduct")
        what = page.span(conduct.left_edge.i, conduct.i + 1, role="claim", by="doubt.own-conduct")
        note = f"{who.text} is said to voice concern about his own side: “{what.text}”."
        found.append(Found("doubt.own-conduct", "misattribution", note, (who, what), 0.7))
    return found


def is_deed(noun: Token) -> bool:
    """Is it something that a state does: an effort, a build-up, the use of force?"""
    return noun.lemma_.lower() in DEEDS or noun.lemma_.endswith(("tion", "sion", "ment"))


def find_early_answers(page: Page, statements: list[Statement]) -> list[Found]:
    """An answer that is dated before what the sentences ahead of it tell."""
    found = []
    for token in words_with(page, ANSWERS):
        if token.lemma_.lower() not in REBUTTALS or token.dep_ != "dobj" or token.head.lemma_ not in ("deliver", "give", "offer", "issue"):
            continue
        when = day_in(page, token.sent)
        who = subject(token.head)
        cause = cause_before(page, token, statements, who)
        if when is None or cause is None or when.value is None or cause.when is None or cause.when.span is None:
            continue
        if when.value.end < cause.when.start:
            claim = page.span(token.i, token.i + 1, role="claim", by="doubt.early-answer")
            note = f"“{claim.text}” on {when.value.start} is older than what it answers, {cause.when.start}."
            found.append(Found("doubt.early-answer", "date_conflict", note, (claim, when.span, cause.when.span), 0.7))
    return found


def day_in(page: Page, sent: Tokens) -> TimeMention | None:
    """The one settled day that a sentence names."""
    days = [t for t in page.times if sent.start <= t.start < sent.end and t.value is not None and t.value.precision == "day"]
    return days[0] if len(days) == 1 else None


def cause_before(page: Page, token: Token, statements: list[Statement], who: Token | None) -> Statement | None:
    """The last dated statement of another state within the four sentences before an answer."""
    own = {p.state for p in page.cast.parties(who)} if who is not None else set()
    start = token.sent.start
    for _ in range(4):
        start = page.doc[start - 1].sent.start if start > 0 else 0
    ranges = (page.doc[start].idx, token.sent.start_char)
    return next(
        (
            s
            for s in reversed(statements)
            if ranges[0] <= s.content[0].start < ranges[1]
            and s.when is not None
            and s.when.precision == "day"
            and s.speaker.state is not None
            and s.speaker.state not in own
        ),
        None,
    )


RULES: tuple[Rule, ...] = (
    written(
        "doubt.two-media",
        says="one message is said to stand in one medium and, in the next sentence, in another",
        record="doubt",
        examples=["Norway's minister condemned the raid {claim:in a tweet}. “It was a crime,” he wrote {claim:on Facebook}."],
        silent=["Norway's minister condemned the raid in a tweet. “It was a crime,” he later wrote on Facebook."],
    ),
    written(
        "doubt.own-conduct",
        says="a speaker voices concern about the conduct of the very state that he speaks for",
        record="doubt",
        examples=["{speaker:Norway} raised concerns about {claim:Norway's military efforts} in the Arctic."],
        silent=[
            "Norway raised concerns about Peru's military efforts in the Arctic.",
            "Norway raised concerns about the raid.",
            "Norway raised concerns about its security.",
        ],
    ),
    written(
        "doubt.early-answer",
        says="an answer that the text dates before the words that it answers",
        record="doubt",
        examples=["“The raid was a crime,” Norway said on {when:Wednesday}. Peru delivered a {claim:rebuttal} in Lima on {when:Monday}."],
        silent=["“The raid was a crime,” Norway said on Monday. Peru delivered a rebuttal in Lima on Wednesday."],
    ),
)
