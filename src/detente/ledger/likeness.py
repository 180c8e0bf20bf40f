"""Are two claims about the same act, meeting, utterance or promise? How alike they are, or None if they are not.

Every threshold is a share of words: what days, parties, place and manner leave open, the words must settle.
"""

from rapidfuzz import fuzz

from detente.ledger.claims import Claim
from detente.ledger.offices import one_holder
from detente.ledger.utterances import cannot_be_one, utterances
from detente.ledger.whereabouts import one_place


def likeness(a: Claim, b: Claim) -> float | None:
    """From 0 to 1, or None if the two are kept apart; the order of the two does not matter."""
    if a.kind != b.kind:
        return None
    if a.kind == "event":
        return _acts(a, b)
    if a.kind == "meeting":
        return _meetings(a, b)
    if a.kind == "statement":
        return utterances(a, b)
    return _promises(a, b)


def _acts(a: Claim, b: Claim) -> float | None:
    if a.what != b.what or not _sides_fit(a, b) or _one_is_history(a, b) or contradict(a, b):
        return None
    needed = 0.2 if a.form and a.form == b.form else 0.3
    if a.form and b.form and a.form != b.form:
        needed = 0.6
    if not a.targets or not b.targets or not a.parties or not b.parties:
        if a.hard - b.hard and b.hard - a.hard and not _both_said(a, b):
            return None  # Another name in each may be the target that the record lacks.
        needed = max(needed, 0.6)
    if places_differ(a, b) or (a.hard - b.hard and b.hard - a.hard and not _both_said(a, b)):
        needed = max(needed, 0.5)
    return _settled(a, b, needed=needed, vague=0.45)


def _sides_fit(a: Claim, b: Claim) -> bool:
    """Do the doers and the targets have somebody in common, where both are known?"""
    doers = not a.parties or not b.parties or bool(a.parties & b.parties)
    targets = not a.targets or not b.targets or bool(a.targets & b.targets)
    return doers and targets and bool((a.parties | a.targets) & (b.parties | b.targets))


def _one_is_history(a: Claim, b: Claim) -> bool:
    return a.status != b.status and "historical" in (a.status, b.status)


def _meetings(a: Claim, b: Claim) -> float | None:
    shared, all_ = a.parties & b.parties, a.parties | b.parties
    if len(shared) * 2 < len(all_) or _one_is_history(a, b) or contradict(a, b):
        return None
    needed = 0.7 if len(shared) < 2 else 0.0
    if places_differ(a, b):
        needed = max(needed, 0.3)
    return _settled(a, b, needed=needed, vague=0.2)


def contradict(a: Claim, b: Claim) -> bool:
    """Can the two not be one, whatever a third claim that is like both may say?"""
    if a.kind == "statement":
        return cannot_be_one(a, b)
    if a.kind == "meeting" and a.form and b.form and a.form != b.form and {a.form, b.form} & {"phone", "video"}:
        return True  # A call and a meeting in one room are two meetings, the same day too.
    if (a.kind == "meeting" or a.what == "CONSULT") and others_met(a, b):
        return True
    if a.kind == "commitment" or not (a.days and a.days.said and b.days and b.days.said):
        return False  # A promise may be given another day, an act may not.
    return not a.days.near(b.days, within=1)


def others_met(a: Claim, b: Claim) -> bool:
    """Is one state represented by different people in the two, by name or, where one of the two has no name, by office?"""
    ours, theirs = _by_state(a.people), _by_state(b.people)
    offices, others = _by_state(a.offices), _by_state(b.offices)
    for state in ours.keys() & theirs.keys():
        if max(fuzz.ratio(one, other) for one in ours[state] for other in theirs[state]) < 80:
            return True
    unnamed = offices.keys() & others.keys() - (ours.keys() & theirs.keys())
    return any(not one_holder(offices[state], others[state]) for state in unnamed)


def _by_state(told: frozenset[str]) -> dict[str, list[str]]:
    """The people or the offices by the state that they begin with."""
    found: dict[str, list[str]] = {}
    for one in sorted(told):
        found.setdefault(one.split()[0], []).append(one)
    return found


def places_differ(a: Claim, b: Claim) -> bool:
    """Are two places given that are not one name within the other?"""
    return bool(a.place and b.place) and not one_place(a.place or "", b.place or "")


def _settled(a: Claim, b: Claim, *, needed: float, vague: float) -> float | None:
    """How alike they are, if the words are enough for what the days leave open."""
    said = _both_said(a, b)
    if a.days is None or b.days is None:
        needed = max(needed, 0.7)
    elif not a.days.near(b.days):
        if not (said and a.days.near(b.days, within=1)):
            return None
        needed = max(needed, 0.5)  # One of the two may have the day wrong.
    elif not said:
        needed = max(needed, vague)
    words = shared_words(a, b)
    if words < needed:
        return None
    return 0.5 * words + 0.3 * said + 0.2 * bool(a.place and b.place and not places_differ(a, b))


def shared_words(a: Claim, b: Claim) -> float:
    """The share of the words of the deed that stand in both."""
    return share(a.deed, b.deed)


def share(ours: frozenset[str], theirs: frozenset[str]) -> float:
    """The share of the words that stand in both: of both, and of the shorter where it has more than one."""
    shared = len(ours & theirs)
    of_both = 2 * shared / (len(ours) + len(theirs)) if shared else 0.0
    shorter = min(len(ours), len(theirs))
    return (of_both + shared / shorter) / 2 if shorter > 1 else of_both


def _both_said(a: Claim, b: Claim) -> bool:
    return bool(a.days and a.days.said and b.days and b.days.said)


def _promises(a: Claim, b: Claim) -> float | None:
    if not a.parties & b.parties:
        return None
    if min(len(a.words), len(b.words)) < 2:
        return None  # "to do" says nothing of what.
    words = share(frozenset(a.words), frozenset(b.words))
    needed = 0.6
    due = [claim.days for claim in (a, b) if claim.days and claim.days.said]
    if len(due) == 2 and not due[0].near(due[1]):
        needed = 0.8  # The same task with another day: moved.
        if a.published == b.published or a.published is None or b.published is None:
            return None  # On one day nobody moves it; these are two tasks.
    elif len(due) < 2 and not (a.days and b.days and a.days.near(b.days)):
        needed = 0.8
        if {a.what, b.what} == {"commitment"}:
            return None
    return words if words >= needed else None
