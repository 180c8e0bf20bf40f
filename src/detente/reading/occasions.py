"""On which day was it said, if another sentence or another word than the cue tells it? "In his remarks on Monday", "delivered a speech on Monday. …"."""

from dataclasses import replace

from detente.model import Party, Time
from detente.reading.grammar import object_of, prepositions, subject
from detente.reading.parse import Token
from detente.reading.sayings import Range, Saying, Scene
from detente.reading.times import TimeMention, time_of

SPEECHES = frozenset(
    """remark remarks speech address interview conference briefing statement comment testimony rebuttal retort riposte reply lecture
    broadcast sermon""".split()
)
HOLDING = frozenset("deliver give hold make speak address read issue open".split())
UNDER = frozenset({"in", "at", "during"})
BACK = 2  # sentences between such a sentence and the words that it announces


def day_of_occasion(scene: Scene, saying: Saying, speaker: Party) -> Time | None:
    """The time of the speech that a cue stands under, else of the one that the sentences before announce, marked as inferred."""
    if saying.cue is None:
        return None
    cue = saying.cue.head
    verb = cue.head if cue.pos_ == "NOUN" and cue.dep_ == "dobj" else cue
    if verb != cue and (found := settled(verb, scene)) is not None:
        return found  # "raised concerns on Monday"
    for preposition in prepositions(verb):
        noun = object_of(preposition) if preposition.lower_ in UNDER else None
        if noun is not None and noun.lemma_.lower() in SPEECHES and (found := settled(noun, scene)) is not None:
            return found
    for noun in verb.subtree:  # the parser may hang "in his remarks" on the last noun before it
        if is_own_speech(noun) and not scene.quoted[noun.i] and (found := settled(noun, scene)) is not None:
            return found
    return announced(scene, saying, speaker)


def is_own_speech(noun: Token) -> bool:
    """ "In her remarks", "at his news conference"."""
    return noun.lemma_.lower() in SPEECHES and is_under(noun) and any(c.tag_ == "PRP$" for c in noun.children)


def before_speech(scene: Scene, start: int, end: int) -> int:
    """Where words end that run into "in her remarks"."""
    return next((t.head.i for t in scene.tokens[start:end] if is_own_speech(t) and t.head.i > start and not scene.quoted[t.i]), end)


def settled(noun: Token, scene: Scene) -> Time | None:
    """The time of a speech, if there is one."""
    found = time_of(noun, scene.page.times)
    return found.value if found is not None else None


def announced(scene: Scene, saying: Saying, speaker: Party) -> Time | None:
    """ "The minister gave a speech on Monday. “We are ready,” he said." """
    if saying.rule not in ("quote.after", "quote.before") or speaker.name is None:
        return None
    begin = scene.sentence(min(scene.token_at(saying.start), saying.cue.head.i if saying.cue is not None else len(scene.tokens)))[0]
    for _ in range(BACK):
        while begin > 0 and scene.tokens[begin - 1].is_space:
            begin -= 1
        if begin == 0:
            return None
        begin, end = scene.sentence(begin - 1)
        found = day_of_speech(scene, (begin, end), speaker)
        if found is not None:
            return replace(found, inferred=True)
        if not all(scene.quoted[i] or scene.tokens[i].is_punct or scene.tokens[i].is_space for i in range(begin, end)):
            return None  # only words of the same quotation may stand between
    return None


def day_of_speech(scene: Scene, sentence: Range, speaker: Party) -> Time | None:
    """The one day of a sentence in which the speaker is told to speak."""
    words = [t for t in scene.tokens[sentence[0] : sentence[1]] if not scene.quoted[t.i]]
    spoken = next((t for t in words if t.lemma_.lower() in SPEECHES and t.pos_ == "NOUN"), None)
    verb = spoken.sent.root if spoken is not None else None
    if spoken is None or verb is None or not (verb.lemma_ in HOLDING or is_under(spoken)):
        return None
    who = subject(verb)
    if who is None or not any(p.name == speaker.name and p.state == speaker.state for p in scene.page.cast.parties(who)):
        return None
    days = [t for t in scene.page.times if sentence[0] <= t.start < sentence[1] and is_day(t)]
    return days[0].value if len(days) == 1 else None


def is_under(noun: Token) -> bool:
    """Does a noun tell where words were said: "at a news conference"?"""
    return noun.dep_ == "pobj" and noun.head.lower_ in UNDER


def is_day(time: TimeMention) -> bool:
    """Is it a settled day of the story?"""
    return time.value is not None and time.value.precision == "day" and time.kind == "date"
