"""Which quotations are statements, and where is the cue of each? Before it, after it, inside it, or in what came before."""

from detente.reading.grammar import VERBS, child
from detente.reading.parse import Token
from detente.reading.quote_cues import cue_after, cue_of
from detente.reading.sayings import Saying, Scene
from detente.reading.settings import Setting, settings_of
from detente.rulebook import Rule, written

FRAGMENT = 4  # words up to which a quotation is a fragment unless a verb or its end shows an utterance
LONG = 8  # words from which a quotation at the head of a sentence is an utterance without a verb or a mark at its end
INSIDE = 5  # words up to which a quotation inside a sentence without a cue is a title or a fragment
APART = 400  # characters between two quotations of a paragraph beyond which they are not one speaker's
DIALOGUE = 0.3  # share of quotations without a cue from which people are taken to speak in turn


def is_full(scene: Scene, s: Setting) -> bool:
    """Is the quotation an utterance, and not a word or phrase in quotation marks inside a sentence?"""
    q, text = s.quotation, scene.text
    inner = text[q.start : q.end]
    closed = inner[-1:] in ",.?!…—-" or inner.endswith(("...", ". . ."))
    words = sum(t.is_alpha for t in scene.tokens[s.first : s.last])
    clause = any(t.pos_ in VERBS and t.tag_ not in ("VBG", "VBN") for t in scene.tokens[s.first : s.last])
    before = scene.tokens[s.before[1] - 1] if s.before[1] > s.before[0] else None
    if before is None or before.is_space:
        alone = s.after[1] - s.after[0] <= 1
        if not alone and not closed and not inner[:1].isupper():
            return False
        if not alone and inner[-1:] not in ".?!…" and cue_after(scene, s) is None:
            return False
        return closed or clause or words > LONG or (alone and q.continues)
    small = inner[:1].islower() and not (s.before[0] > 0 and scene.quoted[max(0, s.before[0] - 2)])
    if small and before.text in (",", "-", "--", "—", "–") and (s.before[1] - 2) not in scene.by_head:
        return False
    if small and before.text == "," and is_parenthesis(scene, s):
        return False
    if before.text in (":", ",") or before.text in ("--", "—", "–"):
        return clause or (closed and words > 1) or words > FRAGMENT or before.text == ":"
    if before.i in scene.by_head and scene.by_head[before.i].report.takes("quote"):
        return clause or closed or words > FRAGMENT
    return closed and clause and inner[:1].isupper() and words > INSIDE


def is_parenthesis(scene: Scene, s: Setting) -> bool:
    """Was the cue put into a sentence that the quotation goes on with: `The talks, Doe said, "were useful"`?"""
    cue = scene.by_head[s.before[1] - 2]
    own = child(cue.head, "nsubj")
    left = own.left_edge.i if own is not None and own.i < cue.head.i else cue.head.i
    return left - 1 > s.before[0] and scene.tokens[left - 1].text == ","


def find_direct(scene: Scene) -> tuple[list[Saying], set[int]]:
    """The statements that quotations make, and the heads of the cues that they use."""
    found: list[Saying] = []
    used: set[int] = set()
    by_cue: dict[int, Saying] = {}
    last: Saying | None = None
    last_setting: Setting | None = None
    settings = settings_of(scene)
    scene.dialogue = is_dialogue(scene, settings)
    for s in settings:
        if not is_full(scene, s):
            continue
        content = content_range(scene, s)
        if content is None:
            continue
        own = cue_of(scene, s)
        if found and content[0] < found[-1].end:
            continue
        if own is not None:
            rule, cue, speaker = own
            content = whole_sentence(scene, s, content, rule=rule)
            saying = by_cue.get(cue.head.i)
            if saying is None and s.quotation.continues and last is not None and last.cue is None:
                last.rule, last.cue, last.speaker = rule, cue, speaker
                by_cue[cue.head.i] = saying = last
                used.add(cue.head.i)
            if saying is not None:
                saying.content.append(content)
            else:
                saying = Saying(rule, [content], cue, speaker)
                by_cue[cue.head.i] = saying
                used.add(cue.head.i)
                found.append(saying)
        elif (
            last is not None
            and last_setting is not None
            and belongs_to(scene, s, before=last_setting, saying=last, dialogue=scene.dialogue)
        ):
            last.content.append(content)
            saying = last
        elif not stands_alone(scene, s):
            continue
        else:
            saying = Saying("quote.bare", [content], None, speaker_before(scene, s, last))
            found.append(saying)
        last, last_setting = saying, s
    return found, used


def whole_sentence(scene: Scene, s: Setting, content: tuple[int, int], *, rule: str) -> tuple[int, int]:
    """The quotation with the unquoted words of its own sentence: `At dawn, "we left," Doe said`, `said "no" to the plan`."""
    inner = scene.text[s.quotation.start : s.quotation.end]
    if rule == "quote.after" and inner[:1].islower() and s.before[1] - s.before[0] > 1:
        start = s.before[0] + (scene.tokens[s.before[0]].dep_ == "cc")
        return scene.tokens[start].idx, content[1]
    if rule == "quote.before" and inner[-1:] not in ".?!…,—-" and s.quotation.outer_end > s.quotation.end:
        end = scene.sentence(s.after[0])[1] if s.after[0] < len(scene.doc) else s.after[0]
        if s.after[0] < end and scene.tokens[s.after[0]].is_alpha and scene.tokens[s.after[0]].text[:1].islower():
            found = scene.chars(s.first, end)
            return found if found is not None else content
    return content


def stands_alone(scene: Scene, s: Setting) -> bool:
    """Can the quotation be an utterance without a cue? It is its own paragraph, or has a finite verb."""
    if s.quotation.outer_start == s.paragraph[0] and s.paragraph[1] - s.quotation.outer_end <= 1:
        return True
    return any(t.tag_ in ("VBD", "VBZ", "VBP", "MD", "VB") for t in scene.tokens[s.first : s.last]) and s.last - s.first > FRAGMENT


def speaker_before(scene: Scene, s: Setting, last: Saying | None) -> Token | None:
    """Who speaks a quotation without cue: the subject of the words that lead up to it with a colon, or of the sentence before it."""
    start, stop = s.before
    if stop > start and scene.tokens[stop - 1].text == ":":
        start = scene.sentence(stop - 1)[0]
        names = [t for t in scene.tokens[start : stop - 1] if t.dep_ == "nsubj" and t.head.dep_ in ("ROOT", "ccomp", "conj", "parataxis")]
        if names:
            return names[-1]
        plain = [t for t in scene.tokens[start : stop - 1] if t.pos_ == "PROPN" and t.dep_ != "compound"]
        return plain[-1] if plain else None
    if stop == start and start > 0 and scene.paragraph(s.quotation.outer_start)[0] <= scene.tokens[start - 1].idx:
        begin, end = scene.sentence(start - 1)
        names = [t for t in scene.tokens[begin:end] if t.dep_ == "nsubj" and not scene.quoted[t.i] and t.head.dep_ == "ROOT"]
        if names:
            return names[0]
    return None


def content_range(scene: Scene, s: Setting) -> tuple[int, int] | None:
    """The quoted words without a comma at their end."""
    start, end = s.quotation.start, s.quotation.end
    while end > start and scene.text[end - 1] in ", \n":
        end -= 1
    return (start, end) if end > start else None


def belongs_to(scene: Scene, s: Setting, *, before: Setting, saying: Saying, dialogue: bool) -> bool:
    """Does a quotation without a cue of its own go on with the one before it?"""
    q = s.quotation
    if q.continues:
        return True
    between = scene.text[before.quotation.outer_end : q.outer_start]
    if before.paragraph == s.paragraph:
        return len(between) < APART and saying.cue is not None and s.before[0] == s.before[1]
    alone = s.quotation.outer_start == s.paragraph[0] and s.paragraph[1] - s.quotation.outer_end <= 1
    return alone and not dialogue and saying.cue is not None and follows(scene, before, s)


def follows(scene: Scene, before: Setting, s: Setting) -> bool:
    """Is the quotation's paragraph the next one after the other quotation's?"""
    return scene.text[before.paragraph[1] : s.paragraph[0]].strip() == ""


def is_dialogue(scene: Scene, settings: list[Setting]) -> bool:
    """Do several people speak in turn, so that a bare quotation is the other's answer? So it is where many quotations have no cue."""
    alone = [s for s in settings if s.quotation.outer_start == s.paragraph[0] and not s.quotation.continues]
    bare = [s for s in alone if s.paragraph[1] - s.quotation.outer_end <= 1]
    return len(bare) > 2 and len(bare) > DIALOGUE * len(alone)


RULES: tuple[Rule, ...] = (
    written(
        "quote.after",
        says="a quotation is followed by its cue; what the speaker says after it in the same paragraph goes with it",
        record="statement",
        examples=[
            '"{content:The bridge will open soon}," {speaker:Minister Anna Holt} {cue:said} on Friday.',
            '"{content:We left the talks at noon}," {cue:said} {speaker:Holt}. "{content:Nobody asked us to stay.}"',
            '"{content:Who closed the harbour?}" {cue:asked} {speaker:the ambassador}.',
        ],
        silent=['The minister left early, "tired and hungry," and went home.'],
    ),
    written(
        "quote.before",
        says="a quotation stands behind its cue",
        record="statement",
        examples=[
            '{speaker:Holt} {cue:told reporters}: "{content:The border stays shut.}"',
            '{speaker:The ambassador} {cue:added}, "{content:We want our ships back.}"',
        ],
        silent=['Holt sang in the play "The Night Ferry" on Sunday.'],
    ),
    written(
        "quote.bare",
        says="a quotation has no cue; the words that lead up to it with a colon, or the sentence before it, name its speaker",
        record="statement",
        examples=['The mood was grim.\n\n"{content:Nobody slept here last night and nobody will sleep tonight.}"'],
        silent=['The museum shows the painting "Dawn over the Fjord" until May.'],
    ),
)
