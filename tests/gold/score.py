"""How much of the hand-marked gold does `detente read` find, layer by layer?

    python tests/gold/score.py                           print precision, recall and F1 of every layer
    python tests/gold/score.py --write [--allow-lower]   raise the floors in floors.json

Rows are matched one to one, best first. An `optional` gold row is not asked for, and what matches it is not counted
against precision. Where gold is a joint or mutual row, a further record for another member is set aside. A match:

- statement: word Jaccard of all content >= .5 (`statement.content`); then also state and last name (`statement.joint`)
- event: cue in the sentence of the gold words and type equal or among `also` (`event.type`); then source and target
  (`event.pair`; no order in CONSULT and mutual acts), then status too (`event.status`); `event.when` over right pairs
- meeting: same set of states, and the sentence of the gold words or the right date; then status (`meeting.status`)
- commitment: sentence, and the state of the actor or of who set it; then the date it is due (`commitment.due`)
- condition: condition and consequence together share half of the shorter's words, and the actor's state is right
- actor: last name and state; precision over records that have a name and a role
- furniture: characters that are not blank
- a report with a list `marked` has only those layers marked, and counts in no other
- historical: share of the historical words that no event of current status covers (but those gold has as current)
"""

import argparse
import json
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

import match
from layers import DEEPER, LIKE, is_pair, pair_up

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
FLOORS = HERE / "floors.json"
FOLDERS = {
    "examples/us-russia-2021": [],
    "examples/invented": ["--words", "examples/invented/words"],
    "tests/gold/reports": [],
}
LAYERS = ("statement", "event", "meeting", "commitment", "condition", "actor")
CURRENT = {"happened", "planned", "alleged", "denied"}


@dataclass(frozen=True, slots=True)
class Count:
    """Right rows, rows asked for, rows produced."""

    right: int = 0
    wanted: int = 0
    produced: int = 0

    def __add__(self, other):
        return Count(self.right + other.right, self.wanted + other.wanted, self.produced + other.produced)

    def figures(self):
        """Precision, recall, F1; 1 where there is nothing to find or nothing was produced."""
        precision = self.right / self.produced if self.produced else 1.0
        recall = self.right / self.wanted if self.wanted else 1.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


def read_gold():
    """Every gold file, by name."""
    return {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(HERE.glob("*.toml"))}


def read_examples(folder):
    """The records of one run of `detente read` over a folder of examples."""
    paths = sorted(path for path in (ROOT / folder).iterdir() if path.suffix in {".txt", ".html", ".jsonl"})
    command = [sys.executable, "-m", "detente", "read", *(str(path.relative_to(ROOT)) for path in paths)]
    command += ["--format", "jsonl", *FOLDERS[folder]]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def records_of(gold, records):
    """The article record of a gold report, and the other records of that article."""
    source = gold["report"] + (f"#{gold['id']}" if "id" in gold else "")
    article = next(record for record in records if record["kind"] == "article" and record["source"].endswith(source))
    return article, [record for record in records if record.get("article") == article["id"]]


def _is_joint(row):
    return len(row.get("states", [])) > 1 or len(row.get("source", [])) > 1


def _is_set_aside(layer, record, rows, text):
    """Is an unmatched record no fault: an actor without name or role, or another member of a joint row?"""
    if layer == "actor":
        return not (record["name"] and record["role"])
    return any(_is_joint(row) and LIKE[layer](row, record, text) for row in rows)


def score_layer(layer, gold, records, text):
    """The counts of one layer, and its matches."""
    rows = gold.get(layer, [])
    found = [record for record in records if record["kind"] == layer]
    pairs = pair_up(rows, found, lambda row, record: LIKE[layer](row, record, text))
    taken = {j for _, j in pairs}
    aside = {j for i, j in pairs if rows[i].get("optional")}
    aside |= {j for j in range(len(found)) if j not in taken and _is_set_aside(layer, found[j], rows, text)}
    asked = [(rows[i], found[j]) for i, j in pairs if not rows[i].get("optional")]
    wanted = sum(not row.get("optional") for row in rows)
    counts = {}
    for name, is_right in DEEPER[layer].items():
        right = sum(is_right(row, record) for row, record in asked)
        counts[f"{layer}.{name}".rstrip(".")] = Count(right, wanted, len(found) - len(aside))
    return counts, asked


def score_times(asked):
    """Dates over the events whose pair is right and whose gold has a date."""
    dated = [(row, record) for row, record in asked if "when" in row and is_pair(row, record)]
    return Count(sum(match.same_time(row["when"], record["when"]) for row, record in dated), len(dated), len(dated))


def score_furniture(gold, article):
    """Characters, blanks left out."""
    text = article["text"]
    wanted = {at for row in gold.get("furniture", []) for at in range(*match.place(text, row["words"]))}
    found = {at for span in article["furniture"] for at in range(span["start"], span["end"])}
    wanted, found = ({at for at in places if not text[at].isspace()} for places in (wanted, found))
    return Count(len(wanted & found), len(wanted), len(found))


def score_historical(gold, records, text, asked):
    """Historical words that no event of current status covers."""
    fair = [id(record) for row, record in asked if row["status"] != "historical"]
    events = [record for record in records if record["kind"] == "event" and record["status"] in CURRENT]
    current = [span for record in events if id(record) not in fair for span in match.cues(record)]
    places = [match.place(text, row["words"]) for row in gold.get("historical", [])]
    kept = sum(not any(match.touches(span, area) for span in current) for area in places)
    return Count(kept, len(places), len(places))


def score(gold, records):
    """The counts of every layer for one report; `records` are those of a whole run."""
    article, own = records_of(gold, records)
    counts = {}
    marked = gold.get("marked", (*LAYERS, "furniture"))
    for layer in (layer for layer in LAYERS if layer in marked):
        found, asked = score_layer(layer, gold, own, article["text"])
        counts |= found
        if layer == "event":
            counts["event.when"] = score_times(asked)
            counts["historical"] = score_historical(gold, own, article["text"], asked)
    return counts | {"furniture": score_furniture(gold, article)}


def score_all(records):
    """The figures of every layer over all reports."""
    total = {}
    for gold in read_gold().values():
        for layer, count in score(gold, records).items():
            total[layer] = total.get(layer, Count()) + count
    return {layer: count.figures() for layer, count in sorted(total.items())}


def raised(floors, figures, *, allow_lower):
    """The new floors; ValueError if a figure is below its floor and that was not allowed."""
    lower = [f"{layer} {name}: {figures[layer][name]} is below {floor}" for layer in floors
             for name, floor in floors[layer].items() if figures[layer][name] < floor]  # fmt: skip
    if lower and not allow_lower:
        raise ValueError("will not lower a floor without --allow-lower: " + "; ".join(lower))
    return figures


def main():
    """Print the figures; with --write make them the floors."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--write", action="store_true", help="make the figures the floors")
    parser.add_argument("--allow-lower", action="store_true", help="also where that lowers a floor")
    options = parser.parse_args()
    figures = score_all([record for folder in FOLDERS for record in read_examples(folder)])
    for layer, row in figures.items():
        sys.stdout.write(f"{layer:20} P {row['precision']:.3f}  R {row['recall']:.3f}  F {row['f1']:.3f}\n")
    if options.write:
        floors = json.loads(FLOORS.read_text("utf-8"))
        floors = raised(floors, figures, allow_lower=options.allow_lower)
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
