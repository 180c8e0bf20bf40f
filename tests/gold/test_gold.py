"""The gold is sound, the scorer is fair, and what is read from the examples does not fall below the floors."""

import json
import re

import layers
import match
import pytest
import score

GOLD = score.read_gold()
WORDED = ("event", "meeting", "commitment", "furniture", "historical")
FLOORS = json.loads(score.FLOORS.read_text("utf-8"))


def example_text(gold):
    """The text of a report without the reader: tags cut from HTML, the asked line of a JSONL file."""
    path = score.ROOT / gold["report"]
    text = path.read_text("utf-8")
    if path.suffix == ".html":
        return re.sub(r"<[^>]+>", "", text)
    if path.suffix == ".jsonl":
        return next(line["text"] for line in map(json.loads, text.splitlines()) if line["id"] == gold["id"])
    return text


def gold_words(gold):
    """Every substring that a gold file quotes from its text."""
    words = [row["words"] for layer in WORDED for row in gold.get(layer, [])]
    words += [part for row in gold.get("statement", []) for part in row["content"]]
    return words + [row[part] for row in gold.get("condition", []) for part in ("condition", "consequence") if part in row]


def span(text, words, role=None):
    start, end = match.place(text, words)
    return {"start": start, "end": end, "text": words, "role": role}


@pytest.mark.parametrize("name", GOLD)
def test_gold_words_stand_in_the_text(name):
    text = example_text(GOLD[name])
    assert [words for words in gold_words(GOLD[name]) if words not in text] == []


def test_every_example_report_has_gold():
    paths = {path for folder in score.FOLDERS for path in (score.ROOT / folder).glob("*.*")}
    reports = {str(path.relative_to(score.ROOT)) for path in paths if path.suffix in {".txt", ".html", ".jsonl"}}
    assert {gold["report"] for gold in GOLD.values()} == reports


@pytest.mark.parametrize("name", GOLD)
def test_gold_names_no_row_twice(name):
    for layer, rows in GOLD[name].items():
        if isinstance(rows, list):
            assert len({json.dumps(row, sort_keys=True) for row in rows}) == len(rows), layer


@pytest.mark.parametrize("name", GOLD)
def test_gold_keeps_to_the_types_and_statuses(name):
    types = "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE"
    for row in GOLD[name].get("event", []):
        assert {row["type"], *row.get("also", [])} <= {*types.split(), "COERCE", "ASSAULT"}
        assert set(row["status"].split("/")) <= {*score.CURRENT, "hypothetical", "historical"}


@pytest.mark.parametrize(
    ("when", "start", "end", "is_same"),
    [
        ("2021-05-19", "2021-05-19", "2021-05-19", True),
        ("2021-05-19", "2021-05-20", "2021-05-20", False),
        ("2021-06", "2021-06-01", "2021-06-30", True),
        ("2021-06", "2021-06-16", "2021-06-16", False),
        ("2021", "2021-01-01", "2021-12-31", True),
        ("2021-05-19/2021-05-20", "2021-05-20", "2021-05-20", True),
        ("2021-05-01;2021-05-03", "2021-05-03", "2021-05-03", True),
        ("~2021-05-19", "2021-05-19", "2021-05-19", True),
        ("?", "2021-05-19", "2021-05-19", False),
    ],
)
def test_time_agrees_with_gold(when, start, end, is_same):
    assert match.same_time(when, {"start": start, "end": end, "inferred": False}) is is_same


def test_unknown_time_agrees_only_where_gold_has_no_sure_day():
    assert match.same_time("?", None)
    assert match.same_time("~2021-05-19", None)
    assert not match.same_time("2021-05-19", None)


@pytest.mark.parametrize(
    ("code", "state", "name", "is_same"),
    [
        ("RUS", "RUS", None, True),
        ("RUS", None, "Russia", False),
        ("?", None, "Ingrid Sollie", True),
        ("USA+RUS", "RUS", None, True),
        ("XBO:Sable Front", "XBO:Sable Front", None, True),
        ("XBO:Sable Front", "XBO", "the Sable Front", True),
        ("XBO:Sable Front", "XBO", "Borland", False),
    ],
)
def test_state_agrees_with_gold(code, state, name, is_same):
    assert match.same_state(code, {"state": state, "name": name}) is is_same


def test_right_pair_is_matched_before_a_wrong_one():
    text = "Ardenia expelled two envoys."
    row = {"type": "SANCTION", "source": ["XAR"], "target": ["XBO"], "status": "happened", "words": "Ardenia expelled"}
    right = {"type": "SANCTION", "source": [{"state": "XAR"}], "target": [{"state": "XBO"}], "status": "happened"}
    right["spans"] = [span(text, "expelled", "cue")]
    wrong = right | {"source": right["target"], "target": right["source"]}
    pairs = layers.pair_up([row], [wrong, right], lambda gold, found: layers.like_event(gold, found, text))
    assert pairs == [(0, 1)]


def test_statement_of_another_speaker_counts_for_content_only():
    row = {"speaker": "Lena Brask", "state": "XBO", "content": ["Let them count every shell"]}
    record = {"kind": "statement", "speaker": {"name": "Jonas Kehl", "state": "XAR"}}
    record["content"] = [span("Let them count every shell", "Let them count every shell")]
    counts, _ = score.score_layer("statement", {"statement": [row]}, [record], "")
    assert counts["statement.content"].right == 1
    assert counts["statement.joint"].right == 0


def test_optional_row_counts_neither_found_nor_missed():
    row = {"name": "Lena Brask", "state": "XBO", "optional": True}
    record = {"kind": "actor", "name": "Lena Brask", "role": "minister", "state": "XBO"}
    for found in ([], [record]):
        counts, _ = score.score_layer("actor", {"actor": [row]}, found, "")
        assert counts["actor"] == score.Count(0, 0, 0)


def test_floors_are_raised_and_not_lowered():
    low, high = {"event": {"f1": 0.4}}, {"event": {"f1": 0.5}}
    assert score.raised(low, high, allow_lower=False) == high
    assert score.raised(high, low, allow_lower=True) == low
    with pytest.raises(ValueError, match=r"event f1: 0\.4 is below 0\.5"):
        score.raised(high, low, allow_lower=False)


def as_records(gold, text):
    """What a reader would print that found exactly the gold."""

    def spot(words):
        return span(text, words) if words else None

    def time(when):
        days = match.day_range((when or "?").lstrip("~").split(";")[0]) if when and when != "?" else None
        return {"start": str(days[0]), "end": str(days[1]), "inferred": False} if days else None

    def parties(codes):
        return [{"state": code, "name": None} for code in codes if code != "?"]

    for row in gold.get("statement", []):
        party = {"name": row["speaker"], "state": None if row["state"] == "?" else row["state"].split("+")[0]}
        yield {"kind": "statement", "speaker": party, "content": [spot(part) for part in row["content"]]}
    for row in gold.get("event", []):
        sides = {"source": parties(row["source"]), "target": parties(row["target"])}
        yield (
            row
            | sides
            | {"kind": "event", "status": row["status"].split("/")[0], "when": time(row.get("when"))}
            | {"spans": [spot(row["words"])]}
        )
    for row in gold.get("meeting", []):
        yield {"kind": "meeting", "participants": parties(row["states"]), "when": time(row["when"])} | {
            "spans": [spot(row["words"])],
            "status": row["status"].split("/")[0],
        }
    for row in gold.get("commitment", []):
        for party in parties(row["states"]):
            yield row | {"kind": "commitment", "actor": party, "what": spot(row["words"]), "due": time(row["due"])}
    for row in gold.get("condition", []):
        parts = {part: spot(row.get(part)) for part in ("condition", "consequence")}
        yield {"kind": "condition", "actor": parties([row["state"]])[0]} | parts
    for row in gold.get("actor", []):
        state = None if row["state"] == "?" else row["state"]
        yield {"kind": "actor", "name": row["name"], "role": row.get("role"), "state": state}


@pytest.mark.parametrize("name", GOLD)
def test_a_perfect_reader_scores_one(name):
    text = example_text(GOLD[name])
    source = GOLD[name]["report"] + (f"#{GOLD[name]['id']}" if "id" in GOLD[name] else "")
    furniture = [span(text, row["words"]) for row in GOLD[name].get("furniture", [])]
    article = {"kind": "article", "id": "a", "source": source, "text": text, "furniture": furniture}
    records = [record | {"article": "a"} for record in as_records(GOLD[name], text)]
    counts = score.score(GOLD[name], [article, *records])
    assert {layer: count for layer, count in counts.items() if count.figures()["f1"] < 1} == {}


@pytest.fixture(scope="session")
def figures():
    return score.score_all([record for folder in score.FOLDERS for record in score.read_examples(folder)])


@pytest.mark.parametrize("layer", FLOORS)
def test_layer_is_not_below_its_floor(layer, figures):
    below = {name: figures[layer][name] for name, floor in FLOORS[layer].items() if figures[layer][name] < floor}
    assert below == {}, f"floors: {FLOORS[layer]}"
