"""Which of a statement's words tell a position, and on which issues? Leaves out what is misread or no state's word."""

from detente.model import Span, Statement
from detente.reading.commitment_words import extent
from detente.reading.grammar import prep_object
from detente.reading.issues import IssueHit
from detente.reading.page import Page
from detente.reading.parse import Token
from detente.reading.persons import KnownPeople
from detente.reading.position_words import HOSTILE, PARTING, SHARING, SIDE_CLAUSE, Nature

MAX_BACK = 2
NEXT = 5  # characters
BARE = 3  # words: "Russian calls" says nothing without what hangs on it


def main_part(statement: Statement) -> Span:
    """The first of the parts that a cue cuts an utterance into, a side clause ("While we wait, …") passed over."""
    whole = [c for c in statement.content if c.text.split(" ", 1)[0].lower() not in SIDE_CLAUSE]
    return whole[0] if whole else statement.content[0]


def is_release(statement: Statement) -> bool:
    """Is it a sentence of a release, said by its author without a cue?"""
    return statement.rule.startswith("release.")


def issues_of(page: Page, statement: Statement, hits: tuple[IssueHit, ...]) -> tuple[str, ...]:
    """The issues of a statement: those its content names; of an outspoken one also the first named shortly before it."""
    if statement.issues:
        listed = len(statement.issues) > 2 and statement.act not in HOSTILE and not is_release(statement)
        sided = len(statement.issues) > 1 and any(side_of(page, statement, issue, hits) for issue in statement.issues)
        return statement.issues if listed or sided else statement.issues[:1]
    if is_release(statement) or statement.act in ("say", "claim"):
        return ()
    part = part_on(page, statement, "", hits)
    first = page.doc.char_span(part.start, part.end, alignment_mode="expand")
    if first is None:
        return ()
    inside = [h for h in hits if first.start <= h.start < first.end]
    earliest = sentence_before(first[0], MAX_BACK)
    before = [h for h in hits if earliest <= h.start < first.end]
    return (inside[0].entry.id,) if inside else (before[-1].entry.id,) if before else ()


def side_of(page: Page, statement: Statement, issue: str, hits: tuple[IssueHit, ...]) -> Nature | None:
    """Of "work together on A and B despite disagreement on C": does a matter stand among those that join or those that part?"""
    part = main_part(statement)
    for hit in hits:
        token = page.doc[hit.start]
        if hit.entry.id != issue or not part.start <= token.idx < part.end:
            continue
        for word in reversed(page.doc[token.sent.start : hit.start]):
            if not any(t.lower_ in ("on", "over", "about", "regarding") for t in page.doc[word.i + 1 : word.i + 3]):
                continue
            if word.lemma_.lower() in PARTING or word.lower_ == "odds":
                return "conflict"
            if word.lower_ in SHARING or word.lemma_.lower() in SHARING:
                return "cooperation"
    return None


def sentence_before(token: Token, count: int) -> int:
    """The first token of the sentence that stands so many before this one's."""
    start = token.sent.start
    for _ in range(count):
        start = token.doc[start - 1].sent.start if start > 0 else 0
    return start


def part_on(page: Page, statement: Statement, issue: str, hits: tuple[IssueHit, ...]) -> Span:
    """An utterance from the sentence on that names the issue, else its main part; a bare noun with all that hangs on it."""
    main = main_part(statement)
    for content in statement.content if statement.form != "indirect" else ():
        for hit in hits:
            token = page.doc[hit.start]
            if hit.entry.id == issue and content.start <= token.idx < content.end and not is_release(statement):
                return page.chars(max(content.start, token.sent.start_char), content.end, role="content", by=content.by)
    phrase = page.doc.char_span(main.start, main.end, alignment_mode="expand")
    if phrase is None or len(phrase) > BARE or phrase.root.pos_ != "NOUN":
        return main
    start, end = extent(phrase.root, phrase.start)
    after = next(
        (
            c
            for c in phrase.root.head.children
            if c.i > phrase.root.i and c.left_edge.i == phrase.end and c.dep_ in ("advcl", "xcomp", "acl")
        ),
        None,
    )
    end = max(end, phrase.end, extent(after)[1] if after is not None else 0)
    return page.span(start, end, role="content", by=main.by)


def is_misread(page: Page, statement: Statement, others: list[Statement]) -> bool:
    """Do its words open with another speaker and his cue, are they a concern about one's own side, or has the speaker left his office?"""
    main = main_part(statement)
    for other in others:
        who, cue = other.speaker.span, other.cue
        if who is None or cue is None or other.speaker.state == statement.speaker.state:
            continue
        if abs(who.start - main.start) < NEXT and main.start < cue.start < main.end < other.content[-1].end:
            return True
    return is_own_concern(page, statement, main) or (statement.form == "indirect" and has_left(page, statement))


def is_own_concern(page: Page, statement: Statement, content: Span) -> bool:
    """ "X raised concerns about X's own efforts": a doubt and no position."""
    phrase = page.doc.char_span(content.start, content.end, alignment_mode="expand")
    if statement.act != "concern" or statement.form == "direct" or phrase is None:
        return False
    noun = phrase.root
    if noun.lemma_.lower() in ("concern", "worry", "alarm"):
        noun = prep_object(noun, "about") or prep_object(noun, "over") or prep_object(noun, "regarding") or noun
    return noun.lemma_.lower() != "concern" and any(e.state == statement.speaker.state for e, _ in page.cast.states_on(noun))


def has_left(page: Page, statement: Statement) -> bool:
    """Had the speaker left the office that he would speak for?"""
    day = (page.article.published or "")[:10]
    rows = KnownPeople.of(page.words).by_name.get(statement.speaker.name or "", ())
    return bool(day) and any(r.end is not None and r.end < day for r in rows) and not any(r.overlaps(day, day) for r in rows)
