"""How accurate is the program on the shared gold sets? Runs their scorers, prints the table, and holds it against the floors.

    DETENTE_SHARED=../shared python bench/shared.py [--check] [--write] [--sets articles rk …]

--check fails if a figure is below bench/floors.json (or above it, where lower is better); --write raises the floors to what was
measured, less a small margin, and never lowers one.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
SETS = ("articles", "rk", "plv", "gsr")
LOWER_IS_BETTER = "historical as current"
# Machines round differently; a figure may fall by this much before it counts as a loss.
MARGIN = 0.005


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--sets", nargs="*", default=list(SETS))
    options = parser.parse_args()
    measured = measure(options.sets)
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    failed = show(measured, floors)
    if options.write:
        FLOORS.write_text(json.dumps(raised(measured, floors), indent=1, sort_keys=True) + "\n", encoding="utf-8")
    if options.check and failed:
        sys.exit(f"below the floor: {', '.join(failed)}")


def measure(sets: list[str]) -> dict[str, float]:
    """The scorers' figures, flat, by name."""
    scorer = Path(os.environ["DETENTE_SHARED"]) / "gold" / "run_scores.py"
    with tempfile.TemporaryDirectory() as work:
        page = Path(work) / "scores.json"
        command = [sys.executable, str(scorer), "--detente", f"{sys.executable} -m detente", "--sets", *sets, "--json", str(page)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        table = json.loads(page.read_text(encoding="utf-8"))
    return {name: figure for part, report in table.items() for name, figure in figures(part, report)}


def figures(part: str, report: dict[str, Any]) -> list[tuple[str, float]]:
    """The figures of one set that the floors name."""
    if part in ("articles", "rk"):
        rows = [(f"{part} {layer} {key}", report[layer][key]["F1"]) for layer in LAYERS for key in report[layer] if key != "on matched"]
        rows.append((f"{part} events pair precision", report["events"]["pair"]["P"]))
        rows.append((f"{part} {LOWER_IS_BETTER}", report["historical"]["as current"]))
        matched = report["statements"]["on matched"] | {f"event {k}": v for k, v in report["events"]["on matched"].items()}
        return rows + [(f"{part} matched {key}", value[0]) for key, value in matched.items()]
    if part in ("polnear", "litbank"):
        kinds = [k for k in ("all", "direct", "indirect") if report[k]["gold"]]
        return [(f"{part} {k} {f}", report[k][f]) for k in kinds for f in ("F", "jointF")]
    return [(f"{part} {k}", v[0]) for k, v in report["rates"].items()] + [(f"{part} macro-F1 outputs", report["macro-F1 outputs"])]


LAYERS = ("statements", "events", "meetings", "commitments", "conditions", "positions", "actors", "furniture")


def show(measured: dict[str, float], floors: dict[str, float]) -> list[str]:
    """Print the table; the names of what fell below its floor."""
    failed = []
    for name, figure in measured.items():
        floor = floors.get(name)
        worse = floor is not None and (figure > floor + MARGIN if LOWER_IS_BETTER in name else figure < floor - MARGIN)
        failed += [name] if worse else []
        print(f"{name:44}{figure:7.3f}   floor {'-' if floor is None else f'{floor:.3f}'}{'   BELOW' if worse else ''}")
    return failed


def raised(measured: dict[str, float], floors: dict[str, float]) -> dict[str, float]:
    """The better of the old floor and the new figure, by name."""
    better = {n: (min if LOWER_IS_BETTER in n else max)(f, floors.get(n, f)) for n, f in measured.items()}
    return floors | {n: round(f, 3) for n, f in better.items()}


if __name__ == "__main__":
    main()
