"""How does reading scale: on two processes, on a mixed corpus, over thousands of articles, and on Ray?

    python bench/engine.py TEXTS.jsonl[.gz] [--parts pool triage memory ray] [--articles N] [--prose PATH …]

TEXTS has {"id", "text"} lines. Each part prints its figures as ratios within this run. `triage` needs prose that has nothing to do with
the texts: any folder of plain text, cut at blank lines into texts of about 4,500 characters.
"""

import argparse
import json
import random
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import spacy
from speed import read_texts

from detente.engine.adding import Engine, add_shards
from detente.engine.chunks import read_here
from detente.engine.pool import Pool
from detente.engine.reading import Machine
from detente.engine.settings import Settings
from detente.ledger.adding import Run
from detente.model import Article, content_id
from detente.reading.pipeline import BATCH, MODEL, Reader
from detente.reading.triage import Screen

PROSE = 4500
DILUTION = 9
PROCESSES = 2


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("texts")
    parser.add_argument("--parts", nargs="*", default=["pool", "triage", "memory", "ray"])
    parser.add_argument("--articles", type=int, default=120)
    parser.add_argument("--prose", nargs="*", default=["/usr/share/doc"])
    options = parser.parse_args()
    texts = read_texts(Path(options.texts))
    random.Random(1).shuffle(texts)
    some = texts[: options.articles]
    if "pool" in options.parts:
        pool(some)
    if "triage" in options.parts:
        triage(some, list(prose_of(options.prose)))
    if "memory" in options.parts:
        memory(texts, options.articles)
    if "ray" in options.parts:
        ray(some)


def articles_of(texts: list[str]) -> list[Article]:
    """The texts as articles of one day."""
    return [Article(source=f"#{i}", text=t, id=content_id([i, t]), published="2021-05-18") for i, t in enumerate(texts)]


def words_of(texts: list[str]) -> int:
    """How many words they have together."""
    return sum(len(text.split()) for text in texts)


def took(work: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """Seconds that the work takes, by this process's own time or another clock."""
    start = clock()
    work()
    return clock() - start


def pool(texts: list[str]) -> None:
    """Two worker processes against spaCy's own two, by the clock on the wall: other work on the machine tells on both."""
    words = words_of(texts)
    nlp = spacy.load(MODEL)
    both: dict[str, float] = {}
    with Pool(Settings(), workers=PROCESSES) as workers:
        list(workers.read(articles_of(texts[: 16 * PROCESSES])))  # they load before the clock runs
        both["pool"] = took(lambda: list(workers.read(articles_of(texts))), time.perf_counter)
    for batch in (BATCH, 64):
        both[f"spaCy n_process, batch {batch}"] = took(
            lambda size=batch: [None for _ in nlp.pipe(texts, n_process=PROCESSES, batch_size=size)], time.perf_counter
        )
    with Pool(Settings(), workers=PROCESSES) as workers:
        list(workers.read(articles_of(texts[: 16 * PROCESSES])))
        both["pool"] = min(both["pool"], took(lambda: list(workers.read(articles_of(texts))), time.perf_counter))
    for name, seconds in both.items():
        print(f"two processes, {name}: {words / seconds:.0f} words/s")
    best = min(seconds for name, seconds in both.items() if name != "pool")
    print(f"two processes, ratio {best / both['pool']:.2f}")


def triage(texts: list[str], prose: list[str]) -> None:
    """Texts among nine times as many words of prose: the speed against the bare parser, and the records that are kept."""
    few = texts[: max(1, len(texts) // 4)]
    random.Random(1).shuffle(prose)
    wanted, others = DILUTION * words_of(few), []
    while prose and wanted > 0:
        others.append(prose.pop())
        wanted -= words_of(others[-1:])
    mixed = [*few, *others]
    random.Random(2).shuffle(mixed)
    reader = Reader.load()
    screened = replace(reader, screen=Screen.of(reader.words))
    articles = articles_of(mixed)
    nlp = spacy.load(MODEL)
    bare = took(lambda: [None for _ in nlp.pipe(mixed, batch_size=BATCH)])
    found: dict[str, list[tuple[bool, str]]] = {}
    seconds: dict[str, float] = {}
    for name, one in (("whole", reader), ("screened", screened)):
        begun = time.process_time()
        reads = list(read_here(articles, one))
        seconds[name] = time.process_time() - begun
        wanted_texts = set(few)
        found[name] = [(a.text in wanted_texts, r.id) for a, rs in reads if isinstance(a, Article) for r in rs]
    kept = set(found["whole"]) & set(found["screened"])
    print(f"triage: {len(few)} texts among {len(others)} of prose, {words_of(mixed)} words")
    print(f"triage: words/s over bare nlp.pipe {bare / seconds['screened']:.2f}, without it {bare / seconds['whole']:.2f}")
    for of, name in ((True, "texts"), (False, "prose")):
        before = [r for r in found["whole"] if r[0] is of]
        print(f"triage: records of the {name} kept {sum(r in kept for r in before)} of {len(before)}")


def prose_of(paths: list[str]) -> Iterator[str]:
    """Plain text below the paths in pieces."""
    for path in paths:
        for file in sorted(p for p in Path(path).rglob("*") if p.is_file() and p.suffix in ("", ".txt", ".rst", ".md")):
            yield from pieces(file)


def pieces(file: Path) -> Iterator[str]:
    """One file's paragraphs, joined to texts of about the same length; none of a file that is no text."""
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return
    piece = ""
    for paragraph in re.split(r"\n\s*\n|\n%\n", text):
        piece += paragraph.strip() + "\n\n"
        if len(piece) >= PROSE:
            yield piece
            piece = ""


def memory(texts: list[str], count: int) -> None:
    """Resident memory along the way; the texts come again with other numbers and names in them until there are enough."""
    reader = Reader.load()
    for number, _ in enumerate(read_here(articles_of(varied(texts, count)), reader)):
        if number % max(1, count // 10) == 0:
            print(f"memory: after {number} articles {resident():.0f} MB, {len(reader.nlp.vocab.strings)} words kept")
    print(f"memory: after {count} articles {resident():.0f} MB, {len(reader.nlp.vocab.strings)} words kept")


def varied(texts: list[str], count: int) -> list[str]:
    """So many texts; from the second round on some of each text's words are new ones."""
    out = []
    for number in range(count):
        text = texts[number % len(texts)]
        turn = number // len(texts)
        out.append(re.sub(r"\b([A-Z][a-z]{6,})\b", lambda m, turn=turn: m.group() + "q" * turn, text) if turn else text)
    return out


def resident() -> float:
    """This process's resident memory in MB."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 2**20


def ray(texts: list[str]) -> None:
    """The same shards into a folder ledger by two workers and by Ray with two actors: time with and without its start, same files."""
    with tempfile.TemporaryDirectory() as folder:
        shards = Path(folder) / "shards"
        shards.mkdir()
        for number in range(8):
            rows = [json.dumps({"id": str(i), "text": t}) for i, t in enumerate(texts) if i % 8 == number]
            (shards / f"{number}.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
        seconds, files = {}, {}
        for name in ("local", "ray"):
            ledger = Path(folder) / name
            seconds[name] = took(lambda name=name, ledger=ledger: stored(shards, ledger, Engine(name)), time.perf_counter)
            files[name] = {p.name + p.parent.name: p.read_bytes() for p in ledger.rglob("*.parquet")}
        print(f"ray: {seconds['ray'] / seconds['local']:.2f} times the time of the pool, same files: {files['ray'] == files['local']}")
        shutil.rmtree(shards)


def stored(shards: Path, ledger: Path, engine: Engine) -> None:
    """Read the shards into the ledger with two processes."""
    run = Run(time="2026-01-01T00:00:00+00:00", who="bench", reader="bench")
    where = {"ledger": f"{ledger}/", "published": "2021-05-18"}
    list(add_shards([str(shards)], run=run, settings=Settings(), machine=Machine(PROCESSES), engine=engine, **where))


if __name__ == "__main__":
    main()
