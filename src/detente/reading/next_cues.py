"""Where does one report end because the same speaker is reported again: "…, adding that", "… and called for"?"""

from detente.reading.clauses import is_finite
from detente.reading.grammar import child
from detente.reading.parse import Token
from detente.reading.reporting import Cue
from detente.reading.sayings import Range, Scene


def is_finite_that(verb: Token) -> bool:
    """Does the verb have a clause with "that" for its content?"""
    clause = child(verb, "ccomp")
    return clause is not None and any(c.lower_ == "that" and c.dep_ == "mark" for c in clause.children)


def over_gerund(verb: Token) -> Token | None:
    """The past verb over a gerund: "criticised" of "criticised Peru for proposing a ban and blamed its envoy"."""
    if verb.tag_ != "VBG" or verb.dep_ != "pcomp":
        return None
    return next((a for a in verb.ancestors if a.tag_ == "VBD"), None)


def cut_at_next_cue(scene: Scene, cue: Cue, *, span: Range) -> Range:
    """The range up to where the same speaker is reported again: "…, adding that", "… and called for"."""
    start, end = span
    doc = scene.tokens
    for i in range(max(start, cue.end) + 1, end):
        t = doc[i]
        if t.i not in scene.by_head or scene.quoted[i]:
            continue
        before = doc[i - 1]
        own = child(t, "nsubj")
        if own is not None and own.i < i and t.dep_ in ("advcl", "conj", "ccomp", "parataxis"):
            at = own.left_edge.i - 1
            if (
                at > start + 1
                and doc[at].lower_ in ("while", "but", "and", "though", "although", "as", "after")
                and t.tag_ == cue.head.tag_
            ):
                if doc[at].lower_ != "and" or t.head == cue.head:
                    return start, at
        if t.tag_ == "VBG" and before.text == "," and t.dep_ in ("advcl", "conj", "acl", "dep", "prep"):
            return start, i
        told = over_gerund(cue.head)
        if (
            before.dep_ == "cc"
            and told is not None
            and t.tag_ in (told.tag_, "VBN")
            and child(t, "aux", "auxpass", "nsubj", "agent") is None
        ):
            return start, before.i
        alike = t.tag_ == cue.head.tag_ or (t.tag_ == "VBN" and cue.head.tag_ == "VBD" and child(t, "aux", "auxpass") is None)
        if alike and (is_finite(t) or t.tag_ == "VBN") and child(t, "nsubj", "nsubjpass") is None:
            link = (
                before
                if before.dep_ == "cc"
                else doc[i - 2]
                if i - 2 > start and doc[i - 2].dep_ == "cc" and before.pos_ == "ADV"
                else None
            )
            main = next((m for m in doc[start:i] if is_finite(m)), None)
            apart = link is not None and doc[link.i - 1].text == "," and is_finite_that(t)
            if link is not None and (main is None or main.tag_ != t.tag_ or t.head == cue.head or apart) and link.i > start + 1:
                return start, link.i
    return span
