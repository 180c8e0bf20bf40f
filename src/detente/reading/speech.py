"""Who said what? Finds the statements of a page: quotations, reported clauses, and releases in which a body itself speaks."""

from dataclasses import dataclass, replace
from typing import Literal

from detente.model import Party, Span, Statement, Time, identified
from detente.reading import direct, indirect, sound_bites, transcripts
from detente.reading.acts import act_of
from detente.reading.circumstances import addressee_of, is_present, medium_of, published_time, release_day, stated_time, states_about
from detente.reading.direct import find_direct
from detente.reading.indirect import find_according, find_in_words, find_indirect, find_nominal
from detente.reading.occasions import day_of_occasion
from detente.reading.page import Page
from detente.reading.sayings import Range, Saying, Scene
from detente.reading.sound_bites import find_sound_bites
from detente.reading.transcripts import find_turns
from detente.reading.voices import Voices
from detente.rulebook import Rule

RULES: tuple[Rule, ...] = (*direct.RULES, *indirect.RULES, *sound_bites.RULES, *transcripts.RULES)
HEARD = ("quote.sound-bite", "quote.turn")
NEIGHBOURS = 25  # statements among which one that holds another is looked for
NEAR = 1500  # characters within which a speaker's statements are taken to be of one occasion
# Right with content and speaker, of all, by rule: PolNeAR's dev part, attitudes left out; turns and sound bites on the bench's articles.
COUNTED = {
    "quote.after": (300, 314),
    "quote.bare": (9, 36),
    "quote.before": (55, 76),
    "quote.sound-bite": (1, 1),
    "quote.turn": (12, 12),
    "report.according": (31, 37),
    "report.complement": (15, 28),
    "report.in-words": (0, 0),
    "report.infinitive": (17, 29),
    "report.noun": (6, 18),
    "report.object": (130, 215),
    "report.object-infinitive": (24, 33),
    "report.phrase": (19, 31),
    "report.that": (478, 611),
}

# A quotation stays direct with this share of its words outside the marks: content may reach a word or two beyond them.
MARGIN_OF_CUES = 0.1


def find_statements(page: Page) -> list[Statement]:
    """All statements of a page in text order; the cast is told who speaks where."""
    scene = Scene.of(page)
    sayings, used = find_direct(scene)
    sayings += find_indirect(scene, used=used)
    sayings += find_according(scene)
    sayings += find_in_words(scene)
    sayings += find_nominal(scene, taken=sayings)
    sayings = join_bare(scene, sayings)
    turns = find_turns(scene)
    sayings += turns
    mark_embedded(sayings)
    if page.layout.attribution is None and not turns:
        sayings += find_sound_bites(scene, sayings)
    sayings.sort(key=lambda s: (s.start, s.end))
    voices = Voices(scene)
    told: list[Told] = []
    for saying in sayings:
        told.append(Told(saying, voices.party(saying)))
    told = [t for k, t in enumerate(told) if not (t.saying.embedded and repeats(t, told[max(0, k - NEIGHBOURS) : k + NEIGHBOURS]))]
    page.cast.tell_speakers([(t.saying.start, t.saying.end, (t.speaker,)) for t in told if t.speaker.name is not None])
    date_all(scene, told)
    return [statement_of(scene, t) for t in told]


@dataclass(slots=True)
class Told:
    """A saying with its speaker and time."""

    saying: Saying
    speaker: Party
    when: Time | None = None


def repeats(inner: Told, told: list[Told]) -> bool:
    """Does a statement within another have the same speaker, and so say nothing of its own: "repeated its demand for"?"""
    for outer in told:
        same = (outer.speaker.name, outer.speaker.state) == (inner.speaker.name, inner.speaker.state)
        if outer is not inner and same and inner.saying.within(outer.saying):
            return True
    return inner.speaker.name is None and inner.speaker.state is None


def date_all(scene: Scene, told: list[Told]) -> None:
    """The time of each statement: stated; a release's; its speech's; that of the speaker's last one; the report's day in the present tense."""
    release = scene.page.layout.attribution is not None
    last: dict[str, tuple[int, Time]] = {}
    for t in told:
        t.when = stated_time(scene, t.saying)
        key = t.speaker.name or ""
        before = last.get(key)
        if t.when is None and release:
            t.when = release_day(scene.page)
        elif t.when is None and (occasion := day_of_occasion(scene, t.saying, t.speaker)) is not None:
            t.when = occasion
        elif t.when is None and key and before is not None and t.saying.start - before[0] < NEAR and not is_past(t.saying):
            t.when = replace(before[1], inferred=True)
        elif t.when is None and t.saying.cue is not None and is_present(t.saying.cue.head):
            t.when = published_time(scene)
        if t.when is not None and key:
            last[key] = (t.saying.end, t.when)


def is_past(saying: Saying) -> bool:
    """Is it told as said before the rest: "had said"?"""
    return saying.cue is not None and any(c.lower_ == "had" and c.dep_ == "aux" for c in saying.cue.head.children)


def join_bare(scene: Scene, sayings: list[Saying]) -> list[Saying]:
    """A quotation without a cue goes on with the statement whose cue ends the sentence before it: `The talks "failed," Doe said. "We left."`."""
    kept = []
    for saying in sayings:
        before = sentence_before(scene, saying) if saying.rule == "quote.bare" and len(saying.content) == 1 else None
        owner = next((s for s in sayings if before is not None and s is not saying and ends_with_cue(s, before)), None)
        if owner is None:
            kept.append(saying)
        else:
            owner.content += saying.content
    return kept


def sentence_before(scene: Scene, saying: Saying) -> Range | None:
    """The characters of the sentence right before a quotation that begins its own sentence, within its paragraph."""
    first = scene.token_at(saying.start)
    begin = scene.sentence(first)[0]
    if begin < first - 1 or begin == 0 or scene.paragraph(saying.start)[0] > scene.tokens[begin - 1].idx:
        return None
    start, end = scene.sentence(begin - 1)
    return scene.tokens[start].idx, scene.tokens[end - 1].idx + len(scene.tokens[end - 1])


def ends_with_cue(saying: Saying, sentence: Range) -> bool:
    """Does the statement stand in that sentence, its cue behind its words?"""
    if saying.cue is None or saying.rule != "report.that":
        return False
    return sentence[0] <= saying.start and saying.end <= saying.cue.head.idx < sentence[1]


def mark_embedded(sayings: list[Saying]) -> None:
    """A statement whose cue and content stand inside the content of another is that speaker's report of it."""
    ordered = sorted(((s.start, s.end, s) for s in sayings), key=lambda row: row[0])
    for k, (start, end, inner) in enumerate(ordered):
        if inner.cue is not None:
            near = ordered[max(0, k - NEIGHBOURS) : k + NEIGHBOURS]
            inner.embedded = any(inner.within(outer) for a, b, outer in near if a <= start and end <= b and outer is not inner)


def statement_of(scene: Scene, told: Told) -> Statement:
    """The finished record."""
    page, saying, speaker = scene.page, told.saying, told.speaker
    content = tuple(page.chars(s, e, role="content", by=saying.rule) for s, e in sorted(saying.content))
    cue = page.span(saying.cue.start, saying.cue.end, role="cue", by=saying.cue.report.by) if saying.cue is not None else None
    addressee = addressee_of(scene, saying)
    own = speaker.span if speaker.span is not None and (saying.speaker is not None or saying.party is not None) else None
    told_to = replace(addressee.span, role="addressee") if addressee is not None and addressee.span is not None else None
    spans = uncrossed([*content, *(s for s in (cue, own, told_to) if s is not None)])
    return identified(
        Statement(
            article=page.article.id,
            rule=saying.rule,
            confidence=confidence_of(saying.rule),
            spans=spans,
            speaker=speaker,
            addressee=addressee,
            about=states_about(scene, saying, speaker=speaker, addressee=addressee),
            form="direct" if saying.rule in HEARD else form_of(scene, saying),
            content=content,
            cue=cue,
            act=act_of(scene, saying),
            when=told.when,
            medium=medium_of(scene, saying),
            embedded=saying.embedded,
        )
    )


def confidence_of(rule: str) -> float:
    """How likely a record of a rule is right: its counts, with one right and one wrong added so that few cases claim little."""
    right, total = COUNTED[rule]
    return round((right + 1) / (total + 2), 2)


def uncrossed(spans: list[Span]) -> tuple[Span, ...]:
    """The spans in text order, without those that cross one before them in the list."""
    kept: list[Span] = []
    for span in spans:
        if not any(a.start < b.start < a.end < b.end for k in kept for a, b in ((k, span), (span, k))):
            kept.append(span)
    return tuple(sorted(kept, key=lambda s: (s.start, -s.end, s.role or "")))


def form_of(scene: Scene, saying: Saying) -> Literal["direct", "indirect", "mixed"]:
    """Direct if all words stand in quotation marks, mixed if some do."""
    inside = total = 0
    for start, end in saying.content:
        for i in range(scene.token_at(start), scene.token_at(end)):
            if scene.tokens[i].is_alpha:
                total += 1
                inside += scene.quoted[i]
    if not inside:
        return "indirect"
    outside = total - inside
    return "direct" if outside <= MARGIN_OF_CUES * total else "mixed"
