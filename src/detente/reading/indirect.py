"""Which statements are reported without quotation marks, or with some inside? By verbs, by nouns and by "according to"."""

from detente.reading.complements import complement_of
from detente.reading.grammar import VERBS, ancestors, child, children, is_passive, object_of, prepositions
from detente.reading.occasions import before_speech
from detente.reading.parse import Token
from detente.reading.reporting import ACCORDING, Cue, Report
from detente.reading.sayings import Range, Saying, Scene
from detente.reading.speakers import holder_of, speaker_of
from detente.rulebook import Rule, written

NOUN_CLAUSES = ("acl", "relcl", "ccomp")
KIND_RULE = {"noun": "object", "about": "phrase"}
VIEWS = frozenset({"words", "view", "opinion"})
IN_WORDS = Report("in the words of", ("words",), {"noun": "say"})
HEARSAY = frozenset({"say", "report", "allege", "claim"})
OFFICIAL = frozenset({"state", "organ", "seat", "body", "office", "person"})
# What things go by, and nobody says: "according to plan".
MEASURES = frozenset({"plan", "schedule", "need", "ability", "size", "type", "taste", "age", "rule", "tradition", "custom", "principle", "preference", "circumstance", "standard", "criterion", "merit", "procedure"})  # fmt: skip
# Who is dismissed is sent away: an office or staff, no claim.
STAFF = frozenset({"employee", "worker", "staff", "staffer", "minister", "official", "officer", "adviser", "advisor", "chief", "head", "director", "judge", "prosecutor", "general", "aide", "governor", "commander", "teacher", "soldier", "cabinet", "government", "secretary", "ambassador"})  # fmt: skip
UNNAMED = frozenset({"named", "identified", "quoted"})
# To refuse one of these keeps a threat standing.
OPEN_ENDED = frozenset({"rule out"})


def find_indirect(scene: Scene, *, used: set[int]) -> list[Saying]:
    """The statements that reporting verbs make of clauses and phrases."""
    found: list[Saying] = []
    for cue in scene.cues:
        if cue.head.i in used or scene.quoted[cue.head.i] or not may_report(cue):
            continue
        complement = complement_of(scene, cue)
        if complement is None:
            continue
        kind, ranges, ends_at = complement
        if is_staff(cue, kind) or is_unnamed(scene, cue, ranges):
            continue
        if is_reduced(cue) and kind not in ("that", "infinitive", "about"):
            continue
        cue, kind, ranges = through_refusal(scene, cue, kind=kind, ranges=ranges, used=used)
        content = [c for s, e in ranges if (c := scene.chars(s, e)) is not None]
        speaker = same_speaker(cue, found)
        speaker = speaker_of(cue) if speaker is None else speaker
        if not content or (speaker is None and not is_hearsay(cue, kind)) or is_street_protest(scene, cue, kind=kind, speaker=speaker):
            continue
        found.append(Saying(f"report.{KIND_RULE.get(kind, kind)}", content, cue, speaker, kind, ends_at=ends_at))
        used.add(cue.head.i)
    return found


def is_staff(cue: Cue, kind: str) -> bool:
    """Are people sent away, and not a claim: "dismissed 40 employees"?"""
    obj = child(cue.head, "dobj", "nsubjpass") if cue.report.name == "dismiss" and kind == "noun" else None
    if obj is None or any(c.lower_ == "as" for c in cue.head.children):
        return False
    return obj.lemma_.lower() in STAFF


def is_unnamed(scene: Scene, cue: Cue, ranges: list[Range]) -> bool:
    """Is it the wish of a source not to be named: "who asked not to be identified"?"""
    words = [t.lower_ for t in scene.tokens[ranges[0][0] : ranges[0][1]][:6]]
    return cue.report.name == "ask" and "not" in words and bool(UNNAMED.intersection(words))


def is_street_protest(scene: Scene, cue: Cue, *, kind: str, speaker: Token | None) -> bool:
    """Is it a crowd that protests against something, and not a state or its officer?"""
    if cue.report.name != "protest" or kind != "about" or speaker is None:
        return False
    return not any(e.kind in OFFICIAL for e, _ in scene.page.cast.meant(speaker))


def is_hearsay(cue: Cue, kind: str) -> bool:
    """Is it told without saying by whom: "it was reported that", "is said to have"?"""
    return is_passive(cue.head) and (kind == "that" or (kind == "infinitive" and cue.report.name in HEARSAY))


def same_speaker(cue: Cue, found: list[Saying]) -> Token | None:
    """The speaker of the statement that this cue goes on from: "…, adding that", "… and called for"."""
    if child(cue.head, "nsubj", "nsubjpass") is not None:
        return None
    return next((s.speaker for s in reversed(found[-4:]) if s.ends_at is not None and s.ends_at <= cue.start <= s.ends_at + 2), None)


def through_refusal(scene: Scene, cue: Cue, *, kind: str, ranges: list[Range], used: set[int]) -> tuple[Cue, str, list[Range]]:
    """For "refused to rule out an attack" the attack is what is spoken of, and the cue has both verbs."""
    if kind != "infinitive" or not cue.report.takes("infinitive"):
        return cue, kind, ranges
    inner = next((c for i in range(ranges[0][0], min(ranges[0][0] + 3, ranges[0][1])) if (c := scene.by_head.get(i)) is not None), None)
    if inner is None or inner.report.name not in OPEN_ENDED:
        return cue, kind, ranges
    complement = complement_of(scene, inner)
    if complement is None:
        return cue, kind, ranges
    used.add(inner.head.i)
    to = scene.tokens[inner.head.i - 1]
    report = Report(f"{cue.report.name} to {inner.report.name}", cue.report.words, {complement[0]: "threaten"})
    return Cue(cue.head, (*cue.words, to, *inner.words), report), complement[0], complement[1]


def may_report(cue: Cue) -> bool:
    """Is the word used to report, and not as a bare modifier ("the said treaty", "an announced plan")?"""
    head = cue.head
    return head.dep_ not in ("amod", "compound", "nmod", "poss", "case", "mark", "prep")


def is_reduced(cue: Cue) -> bool:
    """Is the verb a participle on a noun: "the plan announced on Friday"?"""
    return cue.head.tag_ == "VBN" and cue.head.dep_ == "acl"


def find_according(scene: Scene) -> list[Saying]:
    """The statements with "according to": the clause that the phrase stands in, without the phrase."""
    found = []
    doc = scene.tokens
    for token in scene.tokens:
        if token.lower_ != "according" or token.i + 1 >= len(doc) or doc[token.i + 1].lower_ != "to" or scene.quoted[token.i]:
            continue
        to = doc[token.i + 1]
        source = object_of(to) or next((o for o in children(token, "pobj")), None)
        if source is None or source.lemma_.lower() in MEASURES:
            continue
        phrase = (token.i, max(source.right_edge.i + 1, to.i + 1))
        content = [c for s, e in clause_around(scene, token, phrase=phrase) if (c := scene.chars(s, e)) is not None]
        if content:
            found.append(Saying("report.according", content, Cue(token, (token, to), ACCORDING), source, "noun"))
    return found


def find_in_words(scene: Scene) -> list[Saying]:
    """The statements with "in Doe's words" and "in the ministry's view": the sentence without the phrase."""
    found = []
    for cue in (Cue(t, (t,), IN_WORDS) for t in scene.tokens if t.lower_ in VIEWS):
        noun = cue.head
        own = child(noun, "poss")
        opens = noun.dep_ == "pobj" and noun.head.lower_ in ("in", "for") and own is not None and noun.right_edge == noun
        if not opens or scene.quoted[noun.i] or own is None:
            continue
        phrase = (noun.head.i, noun.i + 1)
        content = [c for s, e in clause_around(scene, noun.head, phrase=phrase) if (c := scene.chars(s, e)) is not None]
        if content:
            found.append(Saying("report.in-words", content, cue, own, "noun"))
    return found


def clause_around(scene: Scene, token: Token, *, phrase: Range) -> list[Range]:
    """The words of the sentence that a phrase with "according to" vouches for."""
    sent = token.sent
    head = next((a for a in ancestors(token) if a.pos_ in VERBS), sent.root)
    start, end = sent.start, sent.end
    if head != sent.root and head.dep_ in ("conj", "advcl", "ccomp", "relcl") and child(head, "nsubj", "nsubjpass") is not None:
        start, end = head.left_edge.i, head.right_edge.i + 1
    left = (start, phrase[0])
    right = (phrase[1], end)
    if any(t.pos_ in VERBS for t in scene.tokens[left[0] : left[1]]):
        return [left]
    if any(t.is_alpha for t in scene.tokens[left[0] : left[1]]) and left[1] - left[0] > 1:
        return [left, right]
    return [right]


def find_nominal(scene: Scene, *, taken: list[Saying]) -> list[Saying]:
    """The statements with a reporting noun: "Russia's claim that …", "calls for …"."""
    found = []
    cuts = sorted(s.ends_at for s in taken if s.ends_at is not None)
    for cue in scene.nouns:
        noun = cue.head
        if scene.quoted[noun.i]:
            continue
        clause = next((c for c in children(noun, *NOUN_CLAUSES) if c.i > noun.i and is_reported(cue, c)), None)
        speaker = holder_of(noun)
        if clause is not None:
            start = clause.left_edge.i + (scene.tokens[clause.left_edge.i].lower_ == "that")
            content = scene.chars(start, next((c for c in cuts if clause.i < c <= clause.right_edge.i), clause.right_edge.i + 1))
            kind = "that"
        else:
            phrase = next((p for p in prepositions(noun) if p.i > noun.i and cue.report.takes(p.lower_)), None)
            target = object_of(phrase) if phrase is not None else None
            if target is None or speaker is None or any(time.start <= target.i < time.end for time in scene.page.times):
                continue  # "his remarks on Monday" are not about it
            content = scene.chars(target.left_edge.i, before_speech(scene, target.left_edge.i, target.right_edge.i + 1))
            kind = "about"
        if content is not None:
            found.append(Saying("report.noun", [content], cue, speaker, kind))
    return found


def is_reported(cue: Cue, clause: Token) -> bool:
    """Is the clause on a reporting noun what is said, and not a relative clause or a mere description?"""
    if clause.dep_ == "relcl" and not any(c.dep_ == "mark" for c in clause.children):
        return False
    if any(c.lower_ == "to" and c.dep_ == "aux" for c in clause.children):
        return cue.report.takes("infinitive")
    return clause.tag_ not in ("VBN", "VBG") and any(c.lower_ == "that" and c.dep_ == "mark" for c in clause.children)


RULES: tuple[Rule, ...] = (
    written(
        "report.that",
        says="a reporting verb has a clause or a question for its content, behind it, before it or around it",
        record="statement",
        examples=[
            "{speaker:Norway} {cue:said} on Monday that {content:the talks had failed}.",
            "{content:The deal is dead}, {speaker:the Norwegian foreign ministry} {cue:said}.",
            "{content:The deal}, {speaker:Norway's prime minister} {cue:warned}, {content:would cost thousands of jobs}.",
            "{speaker:Holt} {cue:insisted} {content:the convoy was unarmed}, adding that it carried food.",
            "{speaker:Holt} insisted the convoy was unarmed, {cue:adding} that {content:it carried food}.",
            "{speaker:The ministry} {cue:asked} {content:whether the ships had been searched}.",
        ],
        silent=["Norway said nothing.", "The fishermen that Norway had named sailed home."],
    ),
    written(
        "report.object",
        says="a reporting verb has a noun for its content: what is condemned, called for, denied, announced",
        record="statement",
        examples=[
            "{speaker:Sweden} {cue:condemned} {content:the raid on the consulate}.",
            "{speaker:Bulgaria} {cue:called for} {content:a ban on the missiles}.",
            "{speaker:Turkey} {cue:dismissed} {content:the report as a forgery}.",
            "{speaker:Norway} {cue:accused} {addressee:Sweden} of {content:jamming its radars}.",
            "{speaker:Bulgaria} {cue:expressed} {content:deep concern about the missiles}.",
            "{speaker:Norway} {cue:refused to rule out} {content:a blockade of the port}.",
        ],
        silent=["The company announced itself with a trumpet.", "Norway responded to the flood with sandbags."],
    ),
    written(
        "report.infinitive",
        says="a reporting verb has what the speaker himself will or will not do for its content",
        record="statement",
        examples=["{speaker:Norway} {cue:vowed} {content:to respond to the seizure}."],
        silent=["Norway began to mend the bridge."],
    ),
    written(
        "report.object-infinitive",
        says="a reporting verb has what somebody else is to do for its content, with the one who is asked",
        record="statement",
        examples=[
            "{speaker:Holt} {cue:urged} {content:{addressee:Sweden} to withdraw its troops}.",
            "{speaker:Norway} {cue:called on} {content:{addressee:Sweden} to reopen the bridge}.",
        ],
        silent=["Norway forced Sweden to reopen the bridge."],
    ),
    written(
        "report.complement",
        says="somebody calls one thing another",
        record="statement",
        examples=["{speaker:Holt} {cue:called} {content:the raid a crime against sailors}."],
        silent=["Holt called the ambassador at noon."],
    ),
    written(
        "report.phrase",
        says="a reporting verb has the object of its preposition for its content",
        record="statement",
        examples=[
            "{speaker:Norway} {cue:warned} of {content:a new crisis in the strait}.",
            "{speaker:Holt} {cue:spoke} about {content:the missing sailors}.",
        ],
        silent=["Holt spoke with a soft voice."],
    ),
    written(
        "report.according",
        says="a sentence holds according to somebody",
        record="statement",
        examples=[
            "{cue:According to} {speaker:the Swedish navy}, {content:the ship had no flag}.",
            "{content:The ship had no flag}, {cue:according to} {speaker:two officials}.",
        ],
        silent=["The ships moved according to plan."],
    ),
    written(
        "report.in-words",
        says="a sentence holds in somebody's words or view",
        record="statement",
        examples=['In {speaker:Holt}\'s {cue:words}, {content:the strait is "a common road"}.'],
        silent=["In other words, the treaty has lapsed."],
    ),
    written(
        "report.noun",
        says="a reporting noun has a clause or the object of its preposition for its content",
        record="statement",
        examples=[
            "{speaker:Russia}'s {cue:claim} that {content:the ship was armed} was dismissed in Oslo.",
            "{speaker:Bulgaria}'s {cue:calls} for {content:a ceasefire} went unheard.",
        ],
        silent=["The claim was filed in March.", "The calls went unheard."],
    ),
)
