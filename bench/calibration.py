"""Are the confidences probabilities? Bins the statements by confidence and counts how many of each bin are right.

    DETENTE_SHARED=../shared python bench/calibration.py

On the PolNeAR dev part, a statement is right if its content and its speaker are the annotators' (the joint measure of the shared scorer);
what the scorer leaves out of the count is left out here. On the dev articles, if content, speaker's state and name are.
"""

import json
import os
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from detente.model import Article, Statement
from detente.reading.pipeline import Reader

BINS = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


def main() -> None:
    gold = Path(os.environ["DETENTE_SHARED"]) / "gold"
    sys.path.insert(0, str(gold))
    reader = Reader.load()
    for name, rows in (("PolNeAR dev", polnear(reader, gold)), ("dev articles", articles(reader, gold))):
        print(f"{name}: confidence | statements | mean confidence | right")
        print("\n".join(table(rows)))


def table(rows: Iterator[tuple[float, bool]]) -> list[str]:
    """A line for each bin that holds a statement, and one for all."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for confidence, right in rows:
        bins[max(k for k, low in enumerate(BINS[:-1]) if confidence >= low)].append((confidence, right))
    named = [(f"{BINS[k]:.1f}–{BINS[k + 1]:.1f}", bins[k]) for k in sorted(bins)]
    named.append(("all", [row for found in bins.values() for row in found]))
    return [f"{name} | {len(r)} | {sum(c for c, _ in r) / len(r):.2f} | {sum(ok for _, ok in r) / len(r):.2f}" for name, r in named]


def statements(reader: Reader, text: str, published: str | None, **more: Any) -> list[Statement]:
    """The statements of one text that no other statement holds."""
    _, records = reader.read(Article(source="#", text=text, id="0", published=published, **more))
    return [r for r in records if isinstance(r, Statement)]


def polnear(reader: Reader, gold: Path) -> Iterator[tuple[float, bool]]:
    """Confidence and truth of each statement in the PolNeAR dev part."""
    import quote_score as q

    for doc in q.read(gold / "quotes" / "polnear-dev.jsonl"):
        words = q.words(doc["text"])
        ignored = q.tokset(words, doc.get("ignore", []))
        found = [s for s in statements(reader, doc["text"], None) if not s.embedded]
        pred = [(q.tokset(words, [(c.start, c.end) for c in s.content]), s) for s in found]
        pred = [(t, s) for t, s in pred if t and len(t & ignored) <= len(t) / 2]
        want = [(t, x) for t, x in ((q.tokset(words, x["content"]), x) for x in doc["quotes"]) if t]
        match = {j: want[i][1] for i, j, _ in q.pair([t for t, _ in want], [t for t, _ in pred])}
        for j, (_, s) in enumerate(pred):
            mate = match.get(j)
            if mate is not None and (not mate.get("speech", True) or not mate.get("source")):
                continue
            span = s.speaker.span if s.speaker is not None else None
            said = (span.start, span.end) if span is not None else None
            yield s.confidence, mate is not None and q.speaker_ok(doc["text"], words, mate["source"], said)


def articles(reader: Reader, gold: Path) -> Iterator[tuple[float, bool]]:
    """Confidence and truth of each statement in the dev articles."""
    import gold_score as g

    from detente.model import to_json

    split = json.loads((gold / "split.json").read_text(encoding="utf-8"))["dev"]
    for name, (marks, text) in g.load_gold(str(gold)).items():
        if name not in split:
            continue
        page = json.loads((gold / "articles" / f"{name}.json").read_text(encoding="utf-8"))
        doc = g.Text(text, marks["sentences"])
        want = [(doc.tokens(g.spans_of(x["content"])), x) for x in marks["statements"]]
        for s in statements(reader, text, page["date"], title=page["title"], outlet=page["outlet"], url=page["url"]):
            row = to_json(s)
            held = doc.tokens(g.spans_of(row["content"]))
            mates = [x for t, x in want if g.jaccard(t, held) >= 0.5 or (len(t) < len(held) and g.share(t, held) >= 0.9)]
            if mates and all(x.get("optional") for x in mates):
                continue
            speaker = row["speaker"] or {}
            yield (
                s.confidence,
                any(g.any_state_ok(x["state"], speaker) and g.name_ok(x["speaker"], speaker.get("name")) for x in mates),
            )


if __name__ == "__main__":
    main()
