"""Which paragraphs of a transcript are somebody's own words, heard without quotation marks or cue?"""

from detente.reading.parse import Token
from detente.reading.sayings import Saying, Scene
from detente.rulebook import Rule, written

HEARD = ("transcript", "radio", "broadcast", "television", "podcast")
HESITATIONS = frozenset({"uh", "um", "er", "erm"})
FIRST_PERSON = frozenset({"we", "i"})


def first_persons(scene: Scene, sayings: list[Saying]) -> list[Token]:
    """The words "we" and "I" as subjects that are nobody's reported words."""
    others = [r for s in sayings if s.speaker is not None and s.speaker.lower_ not in FIRST_PERSON for r in s.content]
    return [
        t
        for t in scene.tokens
        if t.lower_ in FIRST_PERSON
        and t.dep_ in ("nsubj", "nsubjpass")
        and not scene.quoted[t.i]
        and not any(a <= t.idx < b for a, b in others)
    ]


def find_sound_bites(scene: Scene, sayings: list[Saying]) -> list[Saying]:
    """Paragraphs of a transcript in somebody's own words: first person, no cue, in a report that is not so itself."""
    if scene.quotations or not is_transcript(scene):
        return []
    bare = first_persons(scene, sayings)
    paragraphs = scene.page.layout.paragraphs
    inside = {k for t in bare for k, (a, b) in enumerate(paragraphs) if a <= t.idx < b}
    if not inside or len(inside) > 1 + len(paragraphs) // 3:
        return []
    found = []
    for k in sorted(inside):
        start, end = paragraphs[k]
        before = [s for s in sayings if s.end <= start and s.speaker is not None]
        if not before or any(s.start >= start and s.end <= end and s.cue is not None and not is_first(s) for s in sayings):
            continue
        found.append(Saying("quote.sound-bite", [(start, end)], None, before[-1].speaker))
    return found


def is_transcript(scene: Scene) -> bool:
    """Was the report heard: does its source or title say so, or does somebody in it say "uh"?"""
    article = scene.page.article
    named = f"{article.outlet or ''} {article.title or ''} {article.source}".lower()
    return any(word in named for word in HEARD) or any(t.lower_ in HESITATIONS for t in scene.tokens)


def is_first(saying: Saying) -> bool:
    """Is the reporting verb the speaker's own, or nobody's?"""
    return saying.speaker is None or saying.speaker.lower_ in FIRST_PERSON or not saying.speaker.is_title


RULES: tuple[Rule, ...] = (
    written(
        "quote.sound-bite",
        says="a paragraph of a report that was heard is in the first person: the last speaker's own voice",
        record="statement",
        examples=[
            "{speaker:Prime Minister Anna Holt of Norway} said the gap was wide.\n\n{content:If we are told to uh wait, we will wait for an answer.}"
        ],
        silent=["Prime Minister Anna Holt of Norway said the gap was wide.\n\nWe asked her what the next step would be."],
    ),
)
