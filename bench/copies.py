"""How many pairs of near-duplicate articles do the bands find, of those that exact Jaccard says are the same?

    python bench/copies.py TEXTS.jsonl[.gz]

The corpus itself has few such pairs, so a tenth of it is joined by edited copies as wires make them: a new dateline, a
paragraph cut, the last half cut, every tenth and every sixth word changed. All pairs are compared exactly.
"""

import argparse
import gzip
import json
import random
from itertools import pairwise
from pathlib import Path

import numpy as np

from detente.ledger.copies import BANDS, ROWS, SAME, Groups, bands_of, word_groups

CHOICES = ((16, 8), (20, 6), (32, 4), (42, 3), (64, 2))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("texts")
    path = Path(parser.parse_args().texts)
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    chance = random.Random(6)
    texts += [copy for text in chance.sample(texts, len(texts) // 10) for copy in edited(text, chance)]
    groups = [word_groups(text) for text in texts]
    exact = exact_pairs(groups, least=0.3)
    print(f"{len(texts)} articles, {len(exact)} pairs of Jaccard .3 and more, {sum(v >= SAME for v in exact.values())} of {SAME} and more")
    for bands, rows in CHOICES:
        found = found_pairs(groups, bands=bands, rows=rows)
        mark = " (used)" if (bands, rows) == (BANDS, ROWS) else ""
        print(f"{bands} bands of {rows}: {recall(exact, found)}; {len(found)} pairs looked at{mark}")


def edited(text: str, chance: random.Random) -> list[str]:
    """Copies of a text as other outlets print them."""
    paragraphs = text.split("\n\n")
    words = text.split(" ")
    gone = chance.randrange(len(paragraphs))
    return [
        "GENEVA, (Wire) - " + text,
        "\n\n".join(paragraphs[:gone] + paragraphs[gone + 1 :]),
        "\n\n".join(paragraphs[: max(1, len(paragraphs) // 2)]),
        " ".join(word if n % 10 else "new" for n, word in enumerate(words)),
        " ".join(word if n % 6 else "new" for n, word in enumerate(words)),
    ]


def exact_pairs(groups: list[Groups], *, least: float) -> dict[tuple[int, int], float]:
    """Every pair at or above that Jaccard, by counting the word groups that two articles share."""
    owners = np.concatenate([np.full(len(one), n) for n, one in enumerate(groups)])
    order = np.argsort(np.concatenate(groups), kind="stable")
    values, owners = np.concatenate(groups)[order], owners[order]
    starts = np.flatnonzero(np.r_[True, values[1:] != values[:-1], True])
    shared: list[dict[int, int]] = [{} for _ in groups]
    for start, end in pairwise(starts.tolist()):
        holders = owners[start:end].tolist()
        for place, a in enumerate(holders):
            row = shared[a]
            for b in holders[place + 1 :]:
                row[b] = row.get(b, 0) + 1
    pairs = {}
    for a, row in enumerate(shared):
        for b, count in row.items():
            value = count / (len(groups[a]) + len(groups[b]) - count)
            if value >= least:
                pairs[a, b] = value
    return pairs


def found_pairs(groups: list[Groups], *, bands: int, rows: int) -> set[tuple[int, int]]:
    holders: dict[int, list[int]] = {}
    for number, row in enumerate(bands_of(groups, bands=bands, rows=rows).tolist()):
        for band in row:
            holders.setdefault(band, []).append(number)
    return {(a, b) for held in holders.values() for n, a in enumerate(held) for b in held[n + 1 :]}


def recall(exact: dict[tuple[int, int], float], found: set[tuple[int, int]]) -> str:
    """The share found, by steps of Jaccard."""
    steps = ((0.3, 0.4), (0.4, 0.5), (0.5, 0.6), (0.6, 0.8), (0.8, 1.01))
    parts = []
    for low, high in steps:
        asked = [pair for pair, value in exact.items() if low <= value < high]
        hit = sum(pair in found for pair in asked)
        parts.append(f"{low}–{min(high, 1)} {hit}/{len(asked)}")
    asked = [pair for pair, value in exact.items() if value >= SAME]
    return ", ".join(parts) + f"; recall at {SAME} {sum(pair in found for pair in asked) / len(asked):.4f}"


if __name__ == "__main__":
    main()
