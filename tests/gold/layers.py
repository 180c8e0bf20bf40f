"""When does a record match a gold row, for each kind of record? `score.py` has the rules in words."""

import match


def _in_sentence(row, spans, text):
    """Does one of the spans stand in the sentence of the gold row's words?"""
    area = match.sentence_around(text, *match.place(text, row["words"]))
    return any(match.touches(span, area) for span in spans if span)


def is_pair(row, record):
    """Source and target right; unordered in CONSULT, in mutual acts and where the record says `undirected`."""
    mutual = set(row["source"]) == set(row["target"]) or record.get("undirected") or row["type"] == "CONSULT"
    if mutual and row["source"] and row["target"]:
        return match.same_side(row["source"] + row["target"], record["source"] + record["target"])
    return match.same_side(row["source"], record["source"]) and match.same_side(row["target"], record["target"])


def _is_status(row, record):
    """The gold status, or one of two with a stroke between."""
    return record["status"] in row["status"].split("/")


def like_statement(row, record, text):
    """Shared words of the content, with the right speaker before a wrong one; 0 under one half."""
    close = match.jaccard(match.words_of(" ".join(row["content"])), match.words_of(_said(record)))
    return close + _is_speaker(row, record) if close >= 0.5 else 0


def _said(record):
    return " ".join(span["text"] for span in record["content"])


def _is_speaker(row, record):
    party = record["speaker"]
    return match.same_state(row["state"], party) and match.same_name(row["speaker"], party, state=row["state"])


def like_event(row, record, text):
    """0 unless sentence and type agree; a right pair and status come first."""
    if record["type"] not in [row["type"], *row.get("also", [])] or not _in_sentence(row, match.cues(record), text):
        return 0
    inside = any(match.touches(span, match.place(text, row["words"])) for span in match.cues(record))
    return 1 + inside + 2 * is_pair(row, record) + _is_status(row, record)


def like_meeting(row, record, text):
    """0 unless the states agree, and the sentence or the date."""
    if not match.same_side(row["states"], record["participants"]):
        return 0
    near = _in_sentence(row, record["spans"], text)
    dated = row["when"] != "?" and bool(record["when"]) and match.same_time(row["when"], record["when"])
    return 2 * near + dated


def like_commitment(row, record, text):
    """0 unless the sentence agrees, and the state of who must act or of who set it."""
    parties = [record["actor"], record.get("set_by")]
    state = any(match.same_state(code, party) for code in row["states"] for party in parties if party)
    if not state or not _in_sentence(row, [record["what"]], text):
        return 0
    return 1 + match.same_time(row["due"], record["due"]) + (row["form"] == record["form"])


def like_condition(row, record, text):
    """Shared words of condition and consequence; 0 under one half or with another state."""
    gold = match.words_of(row.get("condition", "") + " " + row.get("consequence", ""))
    found = " ".join(record[part]["text"] for part in ("condition", "consequence") if record[part])
    close = match.share_of_shorter(gold, match.words_of(found))
    return close if close >= 0.5 and match.same_state(row["state"], record["actor"]) else 0


def like_actor(row, record, text):
    """0 unless last name and state agree."""
    return bool(record["name"]) and match.same_name(row["name"], record, state="") and match.same_state(row["state"], record)


LIKE = {"statement": like_statement, "event": like_event, "meeting": like_meeting, "commitment": like_commitment}
LIKE |= {"condition": like_condition, "actor": like_actor}
DEEPER = {
    "statement": {"content": lambda row, record: True, "joint": _is_speaker},
    "event": {
        "type": lambda row, record: True,
        "pair": is_pair,
        "status": lambda row, record: is_pair(row, record) and _is_status(row, record),
    },
    "meeting": {"": lambda row, record: True, "status": _is_status},
    "commitment": {
        "": lambda row, record: True,
        "due": lambda row, record: match.same_time(row["due"], record["due"]),
    },
    "condition": {"": lambda row, record: True},
    "actor": {"": lambda row, record: True},
}


def pair_up(rows, records, like):
    """One-to-one matches as (row index, record index), the most alike first."""
    scored = [(like(row, record), i, j) for i, row in enumerate(rows) for j, record in enumerate(records)]
    pairs = {}
    for _, i, j in sorted((entry for entry in scored if entry[0]), key=lambda entry: (-entry[0], entry[1], entry[2])):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return sorted(pairs.items())
