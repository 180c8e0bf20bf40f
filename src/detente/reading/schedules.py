"""What stands on the calendar? Dates of effect, acts announced for a day to come, and votes."""

from collections.abc import Iterator

from detente.reading import schedule_trips
from detente.reading.commitment_words import Pledge, extent, is_told_as_fact, party
from detente.reading.grammar import ancestors, child, children, holder, name_phrase, object_of, prep_object, prepositions, subject
from detente.reading.page import Page
from detente.reading.parse import Token
from detente.reading.schedule_days import coming, days
from detente.reading.schedule_trips import trips
from detente.rulebook import Rule, written

FORCE = frozenset("effect force".split())
BEGINNING = frozenset("starting beginning from effective".split())
ANNOUNCED = frozenset("announce impose issue sign order adopt approve introduce publish enact".split())
# What a state imposes, and may put in force from a day on.
IMPOSED = frozenset("duty tariff surcharge levy sanction restriction ban embargo quota countermeasure measure penalty".split())
VOTES = frozenset("referendum election vote poll exercise drill parade inauguration manoeuvre maneuver".split())
# "Hands over the chair on Thursday": in the present tense, on a day to come.
TURNING = frozenset("take hand assume expire begin start open resume end return".split())
# Meetings have records of their own.
MEETINGS = frozenset(
    """meet talk speak call host visit receive hold attend convene gather discuss confer arrive see go come be
    have say chair join participate celebrate present ask prepare""".split()
)

LONGEST = 200  # days: "later this year" is a day to come, "from 2025 to 2030" a programme


def find_schedules(page: Page, word: Token) -> Iterator[Pledge]:
    """What the word may open, the likeliest first."""
    if word.pos_ in ("VERB", "AUX"):
        yield from effect(page, word)
        yield from starting(page, word)
        yield from dated(page, word)
        yield from trips(page, word)
        yield from applied(page, word)
    elif word.lemma_.lower() in VOTES:
        yield from vote(page, word)


def effect(page: Page, verb: Token) -> Iterator[Pledge]:
    """ "the ban is to take effect in May", "enters into force on DAY"."""
    if verb.lemma_ not in ("take", "enter", "come", "go"):
        return
    nouns = [*children(verb, "dobj"), *(o for p in prepositions(verb, "into") if (o := object_of(p)) is not None)]
    due = coming(page, verb)
    if due is None or not any(n.lower_ in FORCE for n in nouns):
        return
    yield Pledge("commitments.effect", "schedule", verb, *extent(verb), responsible(page, verb), None, due)


def starting(page: Page, verb: Token) -> Iterator[Pledge]:
    """ "Starting in August, X is prohibiting Y"."""
    if verb.lower_ not in BEGINNING or verb.tag_ != "VBG":
        return
    main = next((a for a in ancestors(verb) if a.pos_ == "VERB"), None)
    due = coming(page, verb)
    if main is None or due is None or child(main, "nsubj") is None:
        return
    yield Pledge("commitments.starting", "schedule", verb, *extent(main), party(page, child(main, "nsubj")), None, due)


def dated(page: Page, verb: Token) -> Iterator[Pledge]:
    """ "will be cut by half next month", "to be opened on Friday": an act of a party on a day to come."""
    if (
        verb.lemma_ in MEETINGS
        or not is_ahead(verb)
        or any(t.lemma_ in ("question", "answer") or t.lower_ == "saying" for t in verb.subtree)
    ):
        return  # "I'll start with your first question on the June 4 vigil"
    due = coming(page, verb)
    if due is None or (due.value is not None and days(due.value) > LONGEST and not due.span.text.lower().startswith("later")):
        return
    told = any(c.lower_ in ("will", "to", "'ll", "’ll") for c in children(verb, "aux"))
    if not told and due.value is not None and (due.value.start <= (page.article.published or "") or due.value.precision == "month"):
        return
    yield Pledge("commitments.dated", "schedule", verb, *extent(verb), responsible(page, verb), None, due)


def applied(page: Page, verb: Token) -> Iterator[Pledge]:
    """ "Said that duties could be applied from June 20": a measure that the one who tells it may put in force."""
    aux = {c.lower_ for c in children(verb, "aux")}
    own, teller = child(verb, "nsubjpass"), verb.head
    if not aux & {"could", "can", "may", "might"} or own is None or own.lemma_.lower() not in IMPOSED or verb.dep_ != "ccomp":
        return
    due = coming(page, verb)
    begins = due is not None and page.doc[due.start - 1].lower_ in ("from", "of", "after") and due.start > verb.i
    if due is not None and begins:
        yield Pledge("commitments.applied", "schedule", verb, *extent(verb), party(page, subject(teller)), None, due)


def is_ahead(verb: Token) -> bool:
    """Does the verb tell what is to come: "will do", "to be done", "is to do", "that it would be done"?"""
    aux = {c.lower_ for c in children(verb, "aux")}
    if aux & {"will", "'ll", "’ll", "shall"}:
        return is_told_as_fact(verb)
    passive = child(verb, "auxpass") is not None
    if "to" in aux:
        return (passive and verb.dep_ in ("acl", "advcl", "relcl", "xcomp")) or (verb.dep_ == "xcomp" and verb.head.lemma_ == "be")
    if "would" in aux:
        return verb.dep_ in ("ccomp", "acl") and (not passive or child(verb, "mark") is not None)
    return (
        not aux and verb.lemma_ in TURNING and verb.tag_ in ("VBZ", "VBP") and child(verb, "nsubj") is not None
    )  # "hands over the chair on Thursday"


def responsible(page: Page, verb: Token) -> Token | None:
    """Whose act it is: the subject if it is a party, whoever holds what the clause hangs on, or who announced it."""
    own = child(verb, "nsubj", "nsubjpass")
    doer = party(page, subject(verb)) or party(page, own)
    if doer is not None and (own is None or own.lower_ not in ("it", "which", "that")):
        return doer
    if own is not None and (mine := party(page, holder(own))) is not None:
        return mine  # "its ban would be lifted on Monday"
    for above in ancestors(verb):
        if above.pos_ in ("NOUN", "PROPN") and (mine := party(page, holder(above))) is not None:
            return mine
        measure = own is not None and own.lemma_.lower() in IMPOSED and above.lemma_ == "say"
        if (measure or above.lemma_ in ANNOUNCED) and above.pos_ in ("VERB", "AUX") and (told := party(page, subject(above))) is not None:
            return told
    return announcer(page, verb)


def announcer(page: Page, verb: Token) -> Token | None:
    """The one who announced something in the sentence before."""
    start = verb.sent.start
    if start == 0:
        return None
    root = page.doc[start - 1].sent.root
    return party(page, subject(root)) if root.lemma_ in ANNOUNCED else None


def vote(page: Page, noun: Token) -> Iterator[Pledge]:
    """ "the May 25 referendum proposed by X", "X's election on DAY"."""
    first, last = name_phrase(noun)[0], noun.right_edge.i
    published = (page.article.published or "")[:10]
    due = next(
        (t for t in page.times if first <= t.start <= last and t.value is not None and t.kind == "date" and t.value.end > published), None
    )
    if due is None:
        return
    by = next(
        (o for t in noun.doc[noun.i : min(noun.i + 8, noun.sent.end)] if t.tag_ == "VBN" and (o := prep_object(t, "by")) is not None), None
    )
    own = next((c for c in children(noun, "poss", "amod", "compound") if party(page, c) is not None), None)
    actor = party(page, by) or party(page, own) or party(page, holder(noun))
    yield Pledge("commitments.vote", "schedule", noun, first, noun.i + 1, actor, None, due)


RULES: tuple[Rule, ...] = (
    *schedule_trips.RULES,
    written(
        "commitments.applied", says="a measure may be put in force from a day on by the one who tells it", record="commitment",
        examples=["{actor:The Norwegian trade minister} said that duties on salmon could be {what:{cue:applied} from {when:April 10}}."],
        silent=["The Norwegian trade minister said that salmon could be caught from April 10."],
    ),
    written(
        "commitments.effect", says="a measure comes into force on a day", record="commitment",
        examples=[
            "{actor:Norway} announced a ban on Iranian ships, which will {what:{cue:take} effect on {when:April 10}}.",
            "{actor:The Norwegian government} announced a ban on Iranian ships. The ban will {what:{cue:take} effect on {when:April 10}}.",
        ],
        silent=["The medicine took effect on Monday in Norway."],
    ),
    written(
        "commitments.starting", says="a measure holds from a day on", record="commitment",
        examples=[
            "{cue:Starting} in {when:April}, {actor:the Norwegian government} is {what:prohibiting the sale of ships to Iran}.",
        ],
        silent=["Starting in August 2019, Norway was prohibiting the sale of fish."],
    ),
    written(
        "commitments.dated", says="a party's act is announced for a day to come", record="commitment",
        examples=[
            "{actor:Norway} imposed a tariff of 10% on Iranian ships, which will be {what:{cue:raised} to 20% on {when:April 10}}.",
            "{actor:Norway} will {what:{cue:close} its consulate in Iran on {when:April 10}}.",
            "{when:Later this year} {actor:Norway} will {what:{cue:close} its consulate in Iran}.",
            "{actor:Norway} will {what:{cue:begin} an operation in the strait within {when:a few days}}.",
            "On {when:Friday} {actor:Russia} {what:{cue:takes} over the chair of the Arctic Council}.",
            "Sanctions on two banks will {what:{cue:expire} on {when:April 10}}, {actor:Norway} said.",
            "Norway said that {actor:its} ban on ships would be {what:{cue:lifted} on {when:April 10}}.",
            "Norway said {actor:its ambassador} would {what:{cue:return} to Moscow {when:next week}}.",
        ],
        silent=["Norway will meet Iran on August 1.", "The Norwegian minister will start with the question of the April 10 vote.", "Norway raised the tariff last week.", "The truce will start on April 10, a Norwegian diplomat said."],
    ),
    written(
        "commitments.vote", says="a vote or exercise of a party stands on a day to come", record="commitment",
        examples=[
            "Norway criticised {what:the {when:May 25} {cue:referendum}} proposed by {actor:the Iranian government}.",
        ],
        silent=["The referendum in Norway was on May 25, 2019."],
    ),
)  # fmt: skip
