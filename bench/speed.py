"""How fast is reading, as a share of bare spaCy on the same text in the same run? And how much memory does it take?

    python bench/speed.py TEXTS.jsonl[.gz] [--articles N] [--profile] [--stages]

TEXTS has {"text"} lines. Both sides run in one process, batches of 16, the loading left out; three rounds, the best of each counts.
`--stages` prints each stage's share of the time of reading, parser and all.
"""

import argparse
import cProfile
import gzip
import json
import pstats
import resource
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

from detente.model import Article, content_id
from detente.reading import pipeline
from detente.reading.frames import FrameIndex
from detente.reading.pipeline import BATCH, MODEL, Reader

ROUNDS = 3
STAGES = (
    "Doc", "read_layout", "home_state", "seat_of", "find_cast", "find_times", "find_issues", "find_statements", "with_release", "with_issues",
    "actor_records", "find_events", "find_meetings", "find_positions", "find_commitments", "find_conditions", "find_doubts",
)  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("texts")
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--stages", action="store_true")
    options = parser.parse_args()
    texts = read_texts(Path(options.texts))[: options.articles]
    articles = [Article(source=f"#{i}", text=t, id=content_id([i, t]), published="2021-05-18") for i, t in enumerate(texts)]
    reader = Reader.load()
    if options.stages:
        stages(reader, articles)
        return
    nlp = spacy.load(MODEL)
    words = sum(len(t.split()) for t in texts)
    rounds = [(timed(lambda: bare(nlp, texts)), timed(lambda: full(reader, articles))) for _ in range(ROUNDS)]
    spacy_time, our_time = min(r[0] for r in rounds), min(r[1] for r in rounds)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(texts)} articles, {words} words: spaCy {words / spacy_time:.0f} words/s, detente {words / our_time:.0f} words/s")
    print(f"ratio {spacy_time / our_time:.2f}, peak memory {memory:.0f} MB")
    if options.profile:
        profile(reader, articles)


def read_texts(path: Path) -> list[str]:
    """The texts of a JSONL file, packed or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def bare(nlp: Language, texts: list[str]) -> None:
    """The pipeline alone, as spaCy loads it."""
    for _ in nlp.pipe(texts, batch_size=BATCH):
        pass


def full(reader: Reader, articles: list[Article]) -> None:
    """Parser and all stages."""
    for _ in reader.read_inputs(articles):
        pass


def timed(work: Callable[[], None]) -> float:
    """Seconds that the work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def profile(reader: Reader, articles: list[Article]) -> None:
    """Where the time goes, by function."""
    profiler = cProfile.Profile()
    profiler.enable()
    full(reader, articles)
    profiler.disable()
    pstats.Stats(profiler).sort_stats("cumulative").print_stats(60)


def stages(reader: Reader, articles: list[Article]) -> None:
    """The share of each stage, measured in a second reading of the articles, when all tables are made."""
    spent: dict[str, float] = {}
    owners = [(pipeline, name) for name in STAGES] + [(FrameIndex, "find")]
    for owner, name in owners:
        setattr(owner, name, counting(getattr(owner, name), "rules' wordings" if owner is FrameIndex else name, spent))
    full(reader, articles)
    spent.clear()
    whole = timed(lambda: full(reader, articles))
    for name, seconds in sorted(spent.items(), key=lambda item: -item[1]):
        print(f"{name:18}{100 * seconds / whole:6.2f} %")


def counting(stage: Callable[..., Any], name: str, spent: dict[str, float]) -> Callable[..., Any]:
    """The stage, its processor time added up."""

    def run(*given: Any, **named: Any) -> Any:
        start = time.process_time()
        try:
            return stage(*given, **named)
        finally:
            spent[name] = spent.get(name, 0.0) + time.process_time() - start

    return run


if __name__ == "__main__":
    main()
