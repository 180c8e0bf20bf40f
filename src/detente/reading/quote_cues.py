"""Which reporting word is the cue of a quotation, and whom does it name? The words behind it are asked first, then those before it."""

from detente.reading.grammar import VERBS, child
from detente.reading.parse import Token
from detente.reading.reporting import Cue
from detente.reading.sayings import Scene
from detente.reading.settings import Setting
from detente.reading.speakers import speaker_of

AFTER_BREAKS = frozenset({"and", "but", "or", "so", "yet"})
SUBJECT_REACH = 8  # tokens behind an inverted verb within which its subject stands


def cue_after(scene: Scene, s: Setting) -> tuple[Cue, Token | None] | None:
    """The cue behind a quotation: `…," said Doe`, `…," Doe said`."""
    start, stop = s.after
    text = scene.text[s.quotation.start : s.quotation.end]
    while start < stop and scene.tokens[start].text in (",", "-", "--", "—", "–"):
        start += 1
    if start >= stop or scene.tokens[start].lower_ in AFTER_BREAKS:
        return None
    ends = text[-1:] in ".…" and not text.endswith("...")
    if (
        ends
        and scene.tokens[start].is_title
        and scene.tokens[start].pos_ not in ("PROPN",)
        and scene.tokens[start].lower_ not in scene.reporting.verbs
    ):
        return None
    for i in range(start, stop):
        cue = scene.by_head.get(i)
        if cue is None:
            if (
                scene.tokens[i].pos_ == "VERB"
                and scene.tokens[i].dep_ in ("ROOT", "parataxis", "ccomp")
                and scene.tokens[i].tag_ in ("VBD", "VBZ", "VBP")
            ):
                return None
            continue
        if not cue.report.takes("quote", "that", "addressee"):
            continue
        speaker = speaker_after(scene, cue, window=(start, stop))
        if speaker is not None:
            if ends and (i + 1 < stop and has_own_content(cue, s)):
                return None
            return cue, speaker
    return None


def has_own_content(cue: Cue, s: Setting) -> bool:
    """Does the verb report something else to its right?"""
    clause = child(cue.head, "ccomp", "xcomp")
    return clause is not None and clause.i > cue.head.i


def speaker_after(scene: Scene, cue: Cue, *, window: tuple[int, int]) -> Token | None:
    """The subject of a cue behind a quotation, on either side of the verb, inside the window."""
    start, stop = window
    own = child(cue.head, "nsubj", "nsubjpass")
    if own is not None and own.lower_ in ("who", "which") and cue.head.dep_ == "relcl":
        return None
    if own is not None and start <= own.i < stop:
        return own
    if cue.head.i - start <= 1:
        for t in scene.tokens[cue.end : min(stop, cue.end + SUBJECT_REACH)]:
            if t.pos_ in ("PROPN", "PRON", "NOUN") and t.dep_ not in ("compound", "poss", "amod", "det", "nmod"):
                return t
    for t in scene.tokens[start : cue.head.i]:
        if t.pos_ in ("PROPN", "PRON", "NOUN") and t.dep_ not in ("compound", "poss", "amod", "det", "nmod", "pobj"):
            return t
    name = next((t for t in scene.tokens[start : cue.head.i] if t.pos_ in ("PROPN", "PRON")), None)
    while name is not None and name.i + 1 < cue.head.i and scene.tokens[name.i + 1].pos_ == "PROPN":
        name = scene.tokens[name.i + 1]
    return name


def cue_before(scene: Scene, s: Setting) -> tuple[Cue, Token | None] | None:
    """The cue before a quotation: `Doe said: "…"`, `Doe told reporters on Monday, "…"`."""
    start, stop = s.before
    if stop <= start:
        return None
    mark = scene.tokens[stop - 1].text
    if mark == ":":
        start = scene.sentence(stop - 1)[0]
    for i in range(stop - 1, start - 1, -1):
        cue = scene.by_head.get(i)
        if cue is None or not (cue.report.takes("quote", "addressee") or mark == ":"):
            continue
        if cue.head.dep_ in ("relcl", "amod") and mark != ":" and i < stop - 2:
            continue
        return cue, speaker_of(cue)
    return None


def cue_of(scene: Scene, s: Setting) -> tuple[str, Cue, Token | None] | None:
    """The rule and cue of one quotation; the words behind it are asked first if it ends in a comma."""
    after = cue_after(scene, s)
    ends_open = scene.text[s.quotation.end - 1 : s.quotation.end] in (",", "?", "!", "-", "—")
    if after is not None and ends_open:
        return "quote.after", *after
    before = cue_before(scene, s)
    if before is not None and is_open(scene, s, before[0]):
        return "quote.before", *before
    if after is not None:
        return "quote.after", *after
    return None


def is_open(scene: Scene, s: Setting, cue: Cue) -> bool:
    """Does the cue before a quotation lead up to it, and not to words of its own?"""
    mark = scene.tokens[s.before[1] - 1]
    if mark.text == ":" or mark.i == cue.end - 1:
        return True
    clause = child(cue.head, "ccomp")
    return not (clause is not None and clause.i > cue.head.i and clause.i < s.before[1] and clause.pos_ in VERBS)
