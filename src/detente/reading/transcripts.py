"""Who speaks in a transcript? Turns that open with the speaker's name or with Q and A, and sound bites between a reporter's words."""

import re
from dataclasses import dataclass

from detente.model import Party, Span
from detente.reading.askers import ASKING
from detente.reading.entities import party_of
from detente.reading.sayings import Range, Saying, Scene
from detente.reading.speakers import proper_name
from detente.rulebook import Rule, written

CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
LABEL = re.compile(
    rf"(?P<name>(?:{CAPITAL}[\w.'’-]*)(?: {CAPITAL}[\w.'’-]*){{0,4}})(?: ?[(\[](?P<note>[^)\]]{{2,30}})[)\]])?: +(?:[(\[](?P<how>[^)\]]{{2,40}})[)\]] *)?(?=\S)"
)
HONORIFIC = re.compile(r"(?:MR|MS|MRS|DR|SEN|REP|GEN|AMB)\.? ", re.IGNORECASE)
RECORDED = re.compile(r"sound ?bite|clip|on tape|tape|recording|audio|video|translat|via|actuality|interpret", re.IGNORECASE)
ANSWERING = frozenset({"A", "ANSWER"})
ENOUGH = 3


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn: who is named, what is noted in brackets, and the characters of the label and of the words."""

    name: str
    note: str | None
    label: Range
    words: Range


def find_turns(scene: Scene) -> list[Saying]:
    """The turns of a transcript as statements; of a report with recordings only these; none if the text is no transcript."""
    turns = turns_of(scene)
    recorded = {t.name for t in turns if t.note is not None and RECORDED.search(t.note)}
    if not recorded and (len(turns) < ENOUGH or 2 * len(turns) < len(scene.page.layout.paragraphs)):
        return []
    heard = [t for t in turns if t.name in recorded] or turns
    return [Saying("quote.turn", [t.words], party=speaker_in(scene, t)) for t in heard]


def turns_of(scene: Scene) -> list[Turn]:
    """The paragraphs that open with a label, each with the unlabelled ones that follow it."""
    turns: list[Turn] = []
    for start, end in scene.page.layout.paragraphs:
        found = LABEL.match(scene.text, start, end)
        if found is not None:
            turns.append(Turn(found["name"], found["note"] or found["how"], (start, found.end("name")), (found.end(), end)))
        elif turns and len(turns) >= ENOUGH and start - turns[-1].words[1] < 4 and turns[-1].name.upper() in ANSWERING:
            last = turns.pop()
            turns.append(Turn(last.name, last.note, last.label, (last.words[0], end)))
    names = [t.name.split()[-1] for t in turns]  # the first label may have the whole name: "Anna Holt:", then "Holt:"
    return [t for t in turns if t.name.isupper() or t.note is not None or names.count(t.name.split()[-1]) > 1]


def speaker_in(scene: Scene, turn: Turn) -> Party:
    """The party that a label names: by last name, the one interviewed for "A", the interviewer for "Q"."""
    start, end = turn.label
    span = scene.page.chars(start, end, role="speaker", by="quote.turn")
    named = HONORIFIC.sub("", turn.name)
    name = named.upper()
    if name in ASKING:
        return Party("interviewer", None, None, None, span)
    people = [
        m.entity for m in scene.page.cast.mentions if m.entity.is_person and m.entity.name is not None and not m.entity.name.isupper()
    ]
    if name in ANSWERING:
        return interviewed(scene, span)
    last = name.split()[-1].casefold()
    known = next((e for e in people if (e.name or "").split()[-1].casefold() == last), None)
    return party_of(known, span) if known is not None else Party(named.title() if named.isupper() else named, span=span)


def interviewed(scene: Scene, span: Span) -> Party:
    """The person of an interview: the first subject that is one, or the first capitalised one, before the first turn."""
    first = min((t.label[0] for t in turns_of(scene)), default=0)
    before = [t for t in scene.tokens[: scene.token_at(first)] if t.dep_ in ("nsubj", "nsubjpass", "pobj", "dobj")]
    for token in before:
        entity = next((e for e, _ in scene.page.cast.meant(token) if e.is_person and e.name is not None), None)
        if entity is not None:
            return party_of(entity, span)
        if token.dep_ == "nsubj" and token.pos_ == "PROPN":
            return Party(proper_name(scene.page, token), span=span)
    return Party(span=span)


RULES: tuple[Rule, ...] = (
    written(
        "quote.turn",
        says="a transcript's turn opens with its speaker's name, or with Q and A",
        record="statement",
        examples=[
            "LIND: A day of talks.\n\n{speaker:HOLT} (sound bite): {content:We will not wait.}\n\nLIND: She left at noon.",
        ],
        silent=["Holt gave two reasons: The talks are over, and nobody came."],
    ),
)
