"""When do two mentions tell one act? Joins the mentions of an article into one row an act."""

from dataclasses import dataclass, replace

from detente.model import Party, Status, Time
from detente.reading.act_orders import over_infinitive
from detente.reading.frames import Match
from detente.reading.grammar import VERBS, ancestors, base, child, is_misjoined
from detente.reading.page import Page
from detente.reading.parse import Token

# Whose clause under it is its own content: what is agreed, asked, refused or threatened is no act beside it.
CONTENT = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN"})
DENIALS = frozenset({"deny", "dismiss", "refute", "rebut", "repudiate"})
DEEDS = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "AID"})
SPEAKING = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"})


@dataclass(frozen=True, slots=True)
class Act:
    """One mention of an act: its wording, parties, status and time."""

    match: Match
    sources: tuple[Party, ...]
    targets: tuple[Party, ...]
    status: Status
    when: Time | None
    undirected: bool = False

    @property
    def type(self) -> str:
        """The PLOVER type of its rule."""
        return self.match.type

    @property
    def head(self) -> Token:
        """The predicate."""
        return self.match.head


def without_contents(acts: list[Act]) -> list[Act]:
    """The acts without those that only say what another one agrees to, asks for, refuses or threatens."""
    heads = {a.head.i: a for a in acts}
    kept = [a for a in acts if not is_content(a, heads)]
    kept = [a for a in kept if a.match.rule.id != "request.order" or not any(is_ordered(b, a) for b in kept)]
    verbs = {a.head.i for a in kept if a.head.pos_ in VERBS}
    return [a for a in kept if a.match.rule.id != "agree.accord" or not (a.head.dep_ in ("dobj", "nsubjpass") and a.head.head.i in verbs)]


def is_denial(verb: Token) -> bool:
    """Is it the denial of a deed, whose clause names whom the deed would have reached and not who is answered?"""
    return base(verb) in DENIALS and child(verb, "ccomp", "xcomp", "pcomp") is not None


def is_ordered(act: Act, order: Act) -> bool:
    """Is it what was ordered and told as done, by the order's own people also deeper in its clause?"""
    own = {p.state for p in order.sources} & {p.state for p in order.targets}
    return over_infinitive(act.head) == order.head or (bool(own) and order.head in act.head.ancestors)


def is_content(act: Act, heads: dict[int, Act]) -> bool:
    """Does the act stand in the clause of an act of speech that is not yet done?"""
    step = act.head
    for above in ancestors(act.head):
        if step.dep_ in ("relcl", "appos", "parataxis", "advcl") and not (step.dep_ == "advcl" and step.tag_ == "VB"):
            return False
        if is_misjoined(step, above):
            return False
        over = heads.get(above.i)
        if (
            over is not None
            and over.type in CONTENT
            and (over.match.rule.id != "request.order" or act.status == "hypothetical")
            and step.dep_ not in ("nsubj", "nsubjpass", "conj")
        ):
            denied = act.type in DEEDS and base(over.head) in DENIALS
            return above.i < act.head.i and is_inside(step) and not denied
        step = above
    return False


def is_inside(step: Token) -> bool:
    """Does what hangs on a verb of speech by this word say what is spoken of, and not when or where?"""
    if step.dep_ in ("prep", "agent"):
        return step.lower_ in ("for", "of", "to", "with", "from", "on", "against", "about", "over", "into")
    return step.dep_ not in ("npadvmod", "advmod", "punct", "dep")


def joined(acts: list[Act], page: Page) -> list[Act]:
    """One act for each thing done, its fullest mention kept."""
    rows: list[Act] = []
    for act in sorted(acts, key=lambda a: a.head.i):
        alike = [k for k, row in enumerate(rows) if row.type == act.type]
        k = next((k for k in alike if one_wording(rows[k], act)), None)
        if k is None:
            k = next((k for k in alike if same_act(rows[k], act, page)), None)
        if k is None:
            rows.append(act)
        else:
            rows[k] = fuller(rows[k], act, page)
    return rows


def same_act(first: Act, second: Act, page: Page) -> bool:
    """Do two mentions tell one act?"""
    if first.type == "CONSULT" and first.status == second.status and same_day(first, second):
        a, b = ({key(p) for p in (*act.sources, *act.targets)} for act in (first, second))
        if len(a & b) > 1 and (a <= b or b <= a):
            return True
    if is_outcome(first, second):
        return True
    if not agrees(first.sources, second.sources) or not agrees(first.targets, second.targets) or not same_day(first, second):
        return False
    if {first.status, second.status} - {first.status} and "historical" in (first.status, second.status):
        return False
    if len(modes := {first.match.rule.record, second.match.rule.record}) > 1 and any(m.endswith(".expel") for m in modes):
        return False  # envoys sent home are no trade sanctions
    known = sum(bool(x) and bool(y) for x, y in ((first.sources, second.sources), (first.targets, second.targets)))
    if not known:
        return False
    if first.type in SPEAKING and in_own_words(second) and not in_own_words(first) and 0 < second.head.i - first.head.i < 40:
        return True
    nominal = second.head.pos_ not in VERBS or (first.head.pos_ not in VERBS and first.type not in SPEAKING)
    if nominal or is_told_again(first, second):
        return True
    if first.type in SPEAKING and not is_same_speaker(first, second):
        return False
    if first.head.lemma_ != second.head.lemma_ and not is_heading(first, page):
        return False
    return first.type not in SPEAKING | {"AGREE"} or is_heading(first, page) or first.head.sent.start == second.head.sent.start


def is_outcome(first: Act, second: Act) -> bool:
    """Does a clause only tell what an attack did to people that it names no state of: "bombed a Chadian village, killing nine"?"""
    head = second.head
    after = head.dep_ in ("advcl", "xcomp", "acl") and head.tag_ == "VBG" and head.head == first.head
    return after and first.type == "ASSAULT" and not any(p.state and p.span is not None for p in second.targets)


def is_told_again(first: Act, second: Act) -> bool:
    """Does the second mention take the first up: "carried out the strike", or blame without a target in the same sentence?"""
    if not first.sources or not second.sources or (first.targets and second.targets):
        return False
    if first.type in SPEAKING:
        return first.head.sent.start == second.head.sent.start and is_same_speaker(first, second)
    return any(c.lower_ in ("the", "this") for t in second.match.words if t.pos_ == "NOUN" for c in t.children)


def is_same_speaker(first: Act, second: Act) -> bool:
    """May two speakers be one? Two persons of one state are two."""
    a, b = {p.name for p in first.sources if p.role}, {p.name for p in second.sources if p.role}
    return not a or not b or bool(a & b)


def in_own_words(act: Act) -> bool:
    """Is it told by its doer: "Lund voiced criticism of the raid. 'We condemn it,' he wrote."? The report before told the same act."""
    return any(p.span is not None and p.span.by == "actors.we" for p in act.sources)


def one_wording(first: Act, second: Act) -> bool:
    """Do two matches lie in one clause, as "imposed" and "sanctions" do?"""
    words = {t.i for t in first.match.words}
    if words & {t.i for t in second.match.words}:
        return True
    a, b = first.head, second.head
    return (b.head == a and b.dep_ in ("dobj", "nsubjpass")) or (a.head == b and a.dep_ in ("dobj", "nsubjpass"))


def agrees(first: tuple[Party, ...], second: tuple[Party, ...]) -> bool:
    """May two sides be the same parties? One that is not told agrees with any."""
    if not first or not second:
        return True
    a, b = {key(p) for p in first}, {key(p) for p in second}
    return a <= b or b <= a


def key(party: Party) -> str:
    """What makes a party the same one: its state, else its name."""
    return party.state or party.name or (party.span.text if party.span else "?")


def same_day(first: Act, second: Act) -> bool:
    """May two acts be of one time? An unknown time agrees with any, and so does an inferred one that an act's own sentence does not tell."""
    one, two = first.when, second.when
    if one is None or two is None or (not (is_told_time(first) and is_told_time(second)) and (one.inferred or two.inferred)):
        return True
    return one.start <= two.end and two.start <= one.end


def is_told_time(act: Act) -> bool:
    """Do words of the act's own sentence tell its time?"""
    span, sent = act.when.span if act.when is not None else None, act.head.sent
    return span is not None and sent.start_char <= span.start < sent.end_char


def is_heading(act: Act, page: Page) -> bool:
    """Does the act stand in the first lines, which the body repeats?"""
    if not page.layout.paragraphs:
        return False
    start, end = page.layout.paragraphs[0]
    words = page.text[start:end].rstrip()
    return start <= act.head.idx < end and len(words) < 200 and words[-1:] not in '.!?”"' and len(page.layout.paragraphs) > 1


def fuller(first: Act, second: Act, page: Page) -> Act:
    """The mention that tells more, of two alike the one in the body; sides and a day that only the other one tells are added."""
    score = [bool(a.sources) + bool(a.targets) + (a.head.pos_ in VERBS) * 0.5 - is_heading(a, page) * 0.1 for a in (first, second)]
    best, other = (first, second) if score[0] >= score[1] else (second, first)
    when = next((w for w in (best.when, other.when) if w is not None and not w.inferred), best.when or other.when)
    return replace(best, sources=best.sources or other.sources, targets=best.targets or other.targets, when=when)
