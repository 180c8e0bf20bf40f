"""Are two reports of what was said reports of one utterance? By who spoke, on which day, and how many words mean the same."""

from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel, LCSseq

from detente.ledger.claims import Claim
from detente.ledger.said import Said, weigh
from detente.ledger.turns import find_turns

VERBATIM = 0.97
FEW = 3  # Content words; of fewer, the same ones make no utterance the same.
FRAGMENT = 3  # Content words; in fewer a sentence of its own is not a fragment of another.
SHORT = 6  # Content words; in fewer one other word makes another utterance.
OWN = 8  # Content words; two people do not find so many alike by themselves.
SPREAD = 2.5  # Lengths of the shorter over which its words may be spread in the longer.
LEAST = 0.45  # Of the shorter's different words.
LONG = 13  # Content words; in so many one other number or negation is a misquotation.
NEVER = 2.0


def utterances(a: Claim, b: Claim) -> float | None:
    """How alike two utterances are, or None if they are not one."""
    # Most pairs end here: with too few words in common for any measure below to be high, or on other days.
    ours, theirs = a.said, b.said
    if not ours.words or not theirs.words or len(ours.meant & theirs.meant) < LEAST * min(len(ours.meant), len(theirs.meant)):
        return None
    if a.days is not None and b.days is not None and not a.days.near(b.days, within=1):
        return None
    shorter = min(len(ours.words), len(theirs.words))
    speakers = speakers_alike(a, b)
    needed = _needed(a, b, shorter=shorter, weight=min(ours.weight, theirs.weight), speakers=speakers)
    fragment = speakers >= 2 and _near(a, b) and _is_fragment(a, b)
    if needed > 1 and not fragment:
        return None
    ratio = Indel.normalized_similarity(ours.words, theirs.words)
    if a.form and b.form and a.form != b.form and ratio < 0.9:
        return None  # Said on two occasions.
    alike = 0.9 if fragment else ratio if speakers < 2 else _alike(ours, theirs, ratio=ratio)
    if alike < needed and not fragment:
        return None
    return None if turned(a, b) else alike


def turned(a: Claim, b: Claim) -> bool:
    """Does one say what the other does not? In a long utterance that is otherwise the same such a word is a misquotation."""
    ours, theirs = a.said, b.said
    if not any(turn != "question" or "indirect" not in (a.what, b.what) for turn in find_turns(ours, theirs)):
        return False
    return min(len(ours.words), len(theirs.words)) < LONG or Indel.normalized_similarity(ours.words, theirs.words) < 0.9


def cannot_be_one(a: Claim, b: Claim) -> bool:
    """Are they apart even where a third utterance is like both?"""
    return turned(a, b) or (speakers_alike(a, b) < 2 and utterances(a, b) is None)


def _alike(ours: Said, theirs: Said, *, ratio: float) -> float:
    """The greatest of: the words in order; those of the shorter within the longer; those of both in any order."""
    shorter = min(len(ours.words), len(theirs.words))
    if shorter < 4:
        return ratio
    return max(ratio, 0.95 * _part(ours, theirs), 0.95 * weighed(ours, theirs) if shorter >= 5 else 0.0)


def _part(ours: Said, theirs: Said) -> float:
    """The share of the shorter that stands in the longer in the same order, if it stands close together there."""
    low, high = sorted((ours.words, theirs.words), key=len)
    places = [place for step in LCSseq.opcodes(low, high) if step.tag == "equal" for place in (step.dest_start, step.dest_end)]
    if not places or places[-1] - places[0] > SPREAD * len(low):
        return 0.0
    return LCSseq.similarity(low, high) / len(low)


def weighed(ours: Said, theirs: Said) -> float:
    """The share of the words in any order, those that most utterances have counting half: of both, and of the shorter."""
    shared = weigh(ours.meant & theirs.meant)
    return shared / (ours.weight + theirs.weight) + shared / min(ours.weight, theirs.weight) / 2


def _needed(a: Claim, b: Claim, *, shorter: int, weight: float, speakers: int) -> float:
    """How alike two utterances' words must be; above 1 if nothing could make them one."""
    if weight < FEW:
        return VERBATIM if speakers >= 2 and _both_said(a, b) and a.days == b.days else NEVER  # "Thank you" is said every day.
    if a.days is None or b.days is None:
        needed = 0.9
    elif a.days.near(b.days):
        needed = 0.5 if _both_said(a, b) else 0.6
    elif _both_said(a, b) and a.days.near(b.days, within=1):
        needed = VERBATIM if shorter >= LONG else NEVER  # One of the two may have the day wrong.
    else:
        return NEVER
    if shorter < SHORT:
        needed = max(needed, 0.81)
    if speakers == 2:
        needed = max(needed, 0.62)
    elif speakers == 1:
        needed = max(needed, VERBATIM if shorter >= OWN else NEVER)
    elif speakers == 0:
        needed = max(needed, VERBATIM if shorter >= LONG else NEVER)
    return needed


def _is_fragment(a: Claim, b: Claim) -> bool:
    """Is the one a few quoted words that the other has too, side by side, in an utterance twice as long?"""
    low, high = sorted((a, b), key=lambda claim: len(claim.said.words))
    part, whole = low.said, high.said
    size = len(part.words)
    if low.what != "mixed" and (low.what != "direct" or size < FRAGMENT):
        return False  # Two or three words are a quotation only where a sentence in the reporter's words holds them.
    if not 2 <= size < SHORT or len(whole.words) < max(SHORT, 2 * size):
        return False
    plain = part.meant - set(part.names)
    if len(plain) < 2 or weigh(plain) < len(plain):
        return False
    return any(whole.words[place : place + size] == part.words for place in range(len(whole.words) - size + 1))


def _near(a: Claim, b: Claim) -> bool:
    return a.days is not None and b.days is not None and a.days.near(b.days)


def _both_said(a: Claim, b: Claim) -> bool:
    return bool(a.days and a.days.said and b.days and b.days.said)


# The words of an office that tell it from another of the same state.
OFFICES = frozenset("president vice prime premier king queen chancellor defence defense interior finance foreign ambassador trade".split())


def speakers_alike(a: Claim, b: Claim) -> int:
    """3 for one speaker, 2 if one is unnamed and may be the other, 1 for two of one state, 0 for speakers of different states."""
    one_state = bool(a.parties & b.parties)
    ours, theirs = _surname(a.speaker), _surname(b.speaker)
    if ours and theirs:
        if fuzz.ratio(ours, theirs) >= 80 and (one_state or a.speaker == b.speaker):
            return 3
        return 1 if one_state else 0
    if not one_state:
        return 0
    if a.speaker == b.speaker and a.office == b.office:
        return 3
    offices = [OFFICES & set((claim.office or "").lower().split()) for claim in (a, b)]
    return 1 if all(offices) and not offices[0] & offices[1] else 2


# A speaker who is called by these is a part of a state, not a person.
ORGANS = frozenset("department ministry government office council congress parliament house administration embassy".split())


@lru_cache(maxsize=20_000)
def _surname(speaker: str | None) -> str | None:
    """The last word of a person's name; a state, an organ and "the spokesman" have none."""
    last = (speaker or "").split()[-1:]
    if not last or not last[0][:1].isupper() or last[0].lower() in ORGANS:
        return None
    return last[0].lower()
