"""When does a record of `detente read` say the same as a hand-marked gold row?"""

import re
from datetime import date, timedelta

WORD = re.compile(r"\w+")
BREAK = re.compile(r"(?<![A-Z])[.!?][”\"’)]*\s|\n+")


def words_of(text):
    """The words of a text, lower case."""
    return set(WORD.findall((text or "").casefold()))


def jaccard(one, other):
    """Shared words over all words."""
    return len(one & other) / len(one | other) if one | other else 0.0


def share_of_shorter(one, other):
    """Shared words over the words of the shorter text."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def place(text, words):
    """Where the gold words stand in the text; None if they are not there."""
    start = text.find(words)
    return (start, start + len(words)) if start >= 0 else None


def sentence_around(text, start, end):
    """The range widened to the sentence or line it stands in."""
    before = [hit.end() for hit in BREAK.finditer(text) if hit.end() <= start]
    after = BREAK.search(text, end - 1)
    return (before[-1] if before else 0), (after.start() + 1 if after else len(text))


def touches(span, area):
    """Does a span share a character with the range?"""
    return span["start"] < area[1] and area[0] < span["end"]


def cues(record):
    """The spans that say where an act stands: its cue, or all spans where no cue is marked."""
    marked = [span for span in record["spans"] if span.get("role") == "cue"]
    return marked or record["spans"]


def same_state(code, party):
    """Is the party of the gold code? `RUS`, `XBO:Sable Front`, `USA+RUS` (any member), `?` (unknown)."""
    state = party.get("state") if party else None
    if code == "?" or state is None:
        return code == "?" and state is None
    if ":" in code and ":" not in state:
        owner, name = code.split(":")
        return state == owner and words_of(name) <= words_of(party.get("name"))
    return set(state.split("+")) <= set(code.split("+"))


def same_side(codes, parties):
    """Do the parties of one side equal the gold codes? No codes: not marked, anything will do; `?`: may be empty."""
    if not codes:
        return True
    known = [code for code in codes if code != "?"]
    if not parties or not known:
        return "?" in codes and all(not party.get("state") for party in parties)
    covered = all(any(same_state(code, party) for party in parties) for code in known)
    return covered and all(any(same_state(code, party) for code in codes) for party in parties)


def same_name(name, party, *, state):
    """Same last word; a state's code as the name asks for nothing; an unnamed speaker (lower case) may be null."""
    found = (party or {}).get("name")
    if name == state:
        return True
    if not found:
        return name[0].islower()
    return any(words_of(member.split()[-1]) <= words_of(found) for member in name.split(" and "))


def day_range(when):
    """First and last day of `2021`, `2021-06`, `2021-06-16` or `2021-06-16/2021-06-20`."""
    first, _, last = when.partition("/")
    start = date.fromisoformat((first + "-01-01")[:10] if len(first) < 7 else (first + "-01")[:10])
    if last:
        return start, date.fromisoformat(last)
    if len(first) == 10:
        return start, start
    after = date(start.year + 1, 1, 1) if len(first) == 4 else (start + timedelta(days=31)).replace(day=1)
    return start, after - timedelta(days=1)


def _overlap(one, other):
    """Shared days over all days of two ranges."""
    shared = (min(one[1], other[1]) - max(one[0], other[0])).days + 1
    return max(0, shared) / ((max(one[1], other[1]) - min(one[0], other[0])).days + 1)


def same_time(when, time):
    """Does the time agree with the gold? `?` null or inferred, `~day` that day or null, `a;b` either."""
    if when is None:
        return True
    if time is None:
        return when[0] in "?~"
    if when == "?":
        return bool(time.get("inferred"))
    found = date.fromisoformat(time["start"]), date.fromisoformat(time["end"])
    return any(_overlap(day_range(one.lstrip("~")), found) >= 0.5 for one in when.split(";"))
