"""Who must act by when? One gives, orders or sets a day by which another, or he himself, must do something."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from detente.model import Time
from detente.reading.commitment_words import Pledge, extent, is_told_as_fact, party, time_under
from detente.reading.grammar import child, children, object_of, prepositions, subject
from detente.reading.page import Page
from detente.reading.parse import Token
from detente.reading.time_words import number_of
from detente.reading.times import TimeMention
from detente.rulebook import Rule, written

ORDERING = frozenset("order tell ask instruct demand require urge press call want warn".split())
TERMS = frozenset({"deadline", "ultimatum"})
SETTING = frozenset("give set issue impose deliver present hand".split())


def find_deadlines(page: Page, word: Token) -> Iterator[Pledge]:
    """What a word may open, the likeliest first."""
    if word.pos_ == "NOUN":
        yield from term(page, word)
        return
    yield from given_until(page, word)
    yield from given_days(page, word)
    yield from ordered(page, word)
    yield from must_by(page, word)
    yield from should_by(page, word)


def term(page: Page, noun: Token) -> Iterator[Pledge]:
    """ "gave X a May 15 deadline to do", "issued an ultimatum to X to do within 24 hours"."""
    verb = noun.head
    if noun.lemma_.lower() not in TERMS or noun.dep_ != "dobj" or verb.lemma_ not in SETTING or not is_told_as_fact(verb):
        return
    to = next((o for p in [*prepositions(noun, "to"), *prepositions(verb, "to")] if (o := object_of(p)) is not None), None)
    asked = child(verb, "dative") if child(verb, "dative") is not None and party(page, child(verb, "dative")) is not None else to
    inf = next((c for w in (noun, verb) for c in children(w, "acl", "relcl", "xcomp", "advcl") if c.tag_ == "VB" and c.i > noun.i), None)
    first, last = noun.left_edge.i, noun.right_edge.i
    due = next((t for t in page.times if first <= t.start < noun.i and t.value is not None), None)
    due = due or (time_under(page, inf, deadline=True) if inf is not None else None)
    due = due or next((t for t in page.times if noun.i < t.start <= last and is_term_day(page, t)), None)
    if inf is None or due is None or party(page, asked) is None:
        return
    yield Pledge("commitments.term", "deadline", noun, *extent(inf), party(page, asked), subject(verb), due)


def is_term_day(page: Page, time: TimeMention) -> bool:
    """ "An ultimatum that runs until Friday", "a deadline of March 31"."""
    return time.kind == "deadline" or (time.value is not None and page.doc[time.start - 1].lower_ in ("of", "for"))


def given_until(page: Page, verb: Token) -> Iterator[Pledge]:
    """ "has given X until DAY to do"."""
    told = verb.lemma_ == "have" and verb.pos_ == "VERB"  # "told X it had until Friday to leave"
    if not (verb.lemma_ == "give" or told) or not is_told_as_fact(verb):
        return
    due = time_under(page, verb, deadline=True)
    given = (
        (child(verb.head, "dobj") if verb.dep_ == "ccomp" else None) or child(verb, "nsubj")
        if told
        else child(verb, "nsubjpass") or child(verb, "dative") or child(verb, "dobj")
    )
    if due is None or given is None or page.doc[due.start - 1].lower_ not in ("until", "till"):
        return
    inf = next((t for t in verb.subtree if t.tag_ == "VB" and t.i > due.start and child(t, "aux") is not None), None)
    start, end = extent(inf) if inf is not None else (due.start, due.end)
    setter = (subject(verb.head) if verb.dep_ == "ccomp" else None) if told else subject(verb)
    yield Pledge("commitments.given-until", "deadline", verb, start, end, party(page, given), setter, due)


def given_days(page: Page, verb: Token) -> Iterator[Pledge]:
    """ "X are given fourteen days to leave"."""
    if verb.lemma_ not in ("give", "have") or not is_told_as_fact(verb) or (verb.lemma_ == "have" and verb.pos_ != "VERB"):
        return
    span = next(
        (c for c in children(verb, "dobj", "npadvmod") if c.lemma_.lower() in ("day", "hour", "week", "month") and c.i > verb.i), None
    )
    inf = next((t for t in verb.subtree if t.tag_ == "VB" and span is not None and t.i > span.i and t.nbor(-1).lower_ == "to"), None)
    counted = span is not None and any(c.dep_ in ("nummod", "det") for c in span.children)
    if span is None or inf is None or not counted or inf.head not in (verb, span):
        return
    given = child(verb, "nsubjpass", "dative") if verb.lemma_ == "give" else child(verb, "nsubj")
    yield Pledge("commitments.given-days", "deadline", verb, *extent(inf), party(page, given), subject(verb), due_within(page, span))


def due_within(page: Page, span: Token) -> TimeMention | None:
    """The last day of a term of days or weeks that runs from the day of the report."""
    mention = next((t for t in page.times if t.start <= span.i < t.end), None)
    count = number_of(" ".join(t.lower_ for t in page.doc[mention.start : span.i])) if mention is not None else None
    if mention is None or count is None or page.article.published is None or span.lemma_.lower() not in ("day", "week"):
        return None
    last = date.fromisoformat(page.article.published[:10]) + timedelta(days=count * (7 if span.lemma_.lower() == "week" else 1))
    return replace(mention, value=Time(last.isoformat(), last.isoformat(), "day", inferred=True, span=mention.span), kind="deadline")


def should_by(page: Page, verb: Token) -> Iterator[Pledge]:
    """ "Said both sides should be ready to talk by the end of June": asked of others."""
    modal = next((c for c in children(verb, "aux") if c.lower_ in ("should", "needs", "need")), None)
    said = verb.head
    due = time_under(page, verb, deadline=True) if modal is not None and verb.dep_ == "ccomp" else None
    own = child(verb, "nsubj", "nsubjpass")
    if modal is None or due is None or own is None or page.doc[due.start - 1].lower_ not in ("by", "before") or said.pos_ != "VERB":
        return
    yield Pledge("commitments.should-by", "deadline", modal, *extent(verb), party(page, own), subject(said), due)


def ordered(page: Page, verb: Token) -> Iterator[Pledge]:
    """ "ordered X to do within 72 hours"."""
    if verb.lemma_ not in ORDERING or not is_told_as_fact(verb):
        return
    inf = next((c for c in children(verb, "xcomp", "ccomp", "advcl") if c.tag_ == "VB"), None)
    due = time_under(page, inf, deadline=True) if inf is not None else None
    if inf is None or due is None or any(c.lower_ in ("whether", "if") for c in children(inf, "mark")):
        return
    asked = child(inf, "nsubj") or child(verb, "nsubjpass", "dobj")
    yield Pledge("commitments.ordered", "deadline", verb, *extent(inf), party(page, asked), subject(verb), due)


def must_by(page: Page, verb: Token) -> Iterator[Pledge]:
    """ "must do by DAY"."""
    modal = next((c for c in children(verb, "aux") if c.lower_ == "must"), None)
    due = time_under(page, verb, deadline=True) if modal is not None else None
    if modal is not None and due is not None:
        actor = child(verb, "nsubj", "nsubjpass")
        yield Pledge("commitments.must-by", "deadline", modal, *extent(verb), party(page, actor), None, due)


RULES: tuple[Rule, ...] = (
    written(
        "commitments.term", says="one sets another a deadline or an ultimatum to do something", record="commitment",
        examples=[
            "{set_by:Norway} gave {actor:Iran} a {when:June 15} {cue:deadline} to {what:free the sailors}.",
            "{set_by:Norway} set {actor:Iran} a {cue:deadline} of {when:June 15} to {what:free the sailors}.",
            "{set_by:Norway} issued an {cue:ultimatum} to {actor:Iran} to {what:free the sailors {when:within 24 hours}}.",
        ],
        silent=["Norway gave Iran an ultimatum to free the sailors.", "Norway met the June 15 deadline to free the sailors."],
    ),
    written(
        "commitments.given-until", says="one gives another until a day to do something", record="commitment",
        examples=[
            "{set_by:Norway} has {cue:given} {actor:Iran} until {when:August 1} to {what:close its consulate}.",
            "{actor:Iran} {cue:has} until {when:August 1} to {what:close its consulate}.",
            "{set_by:Norway} told {actor:Iran} it {cue:had} until {when:August 1} to {what:close its consulate}.",
        ],
        silent=["Norway has given Iran a copy of the letter to read.", "Norway had until then sent no ships to Iran."],
    ),
    written(
        "commitments.given-days", says="one is given some days to do something", record="commitment",
        examples=[
            "{set_by:Norway} {cue:gave} {actor:Iran} {when:ten days} to {what:close its consulate}.",
            "{actor:Iranian citizens} were {cue:given} {when:two weeks} to {what:leave Norway}.",
        ],
        silent=["Norway gave Iran a chance to close its consulate.", "The trip gave Norway ten days of sun."],
    ),
    written(
        "commitments.should-by", says="one is told that he should act by a day", record="commitment",
        examples=["{set_by:Norway} said {actor:Iran} {cue:should} {what:free the sailors by {when:April 10}}."],
        silent=["Norway said Iran should free the sailors.", "Norway said the snow should melt by April 10."],
    ),
    written(
        "commitments.ordered", says="one orders another to do something within a time", record="commitment",
        examples=[
            "{set_by:Norway} {cue:ordered} {actor:Iran} to {what:close its consulate {when:within 72 hours}}.",
            "{set_by:Norway} {cue:urged} {actor:Iran} to {what:free the sailors by {when:April 10}}.",
        ],
        silent=["Norway asked Iran to close its consulate."],
    ),
    written(
        "commitments.must-by", says="one must act by a day", record="commitment",
        examples=["{actor:Iran} {cue:must} {what:close its consulate by {when:August 1}}."],
        silent=["Iran must close its consulate."],
    ),
)  # fmt: skip
