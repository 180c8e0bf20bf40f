"""Has a sentence of the shared texts slipped into the project? Fails on eight words in a row that both hold.

    DETENTE_SHARED=../shared python bench/echoes.py

Words and numbers in small letters count, not marks. ALLOWED names what both may hold: officials' own words and fixed formulas.
"""

import gzip
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

ROW = 8
ROOT = Path(__file__).parent.parent
KINDS = (".py", ".toml", ".md", ".csv", ".txt", ".html", ".jsonl")
ALLOWED = ROOT / "bench" / "echoes_allowed.txt"


def main() -> None:
    gold = Path(os.environ["DETENTE_SHARED"]).resolve()
    shared = {row for text in shared_texts(gold) for row, _ in rows(text)}
    allowed = " ".join(words(ALLOWED.read_text(encoding="utf-8")))
    found = [(path, row) for path in tracked() for row, _ in rows(path.read_text(encoding="utf-8")) if row in shared and row not in allowed]
    for path, row in found:
        print(f"{path.relative_to(ROOT)}: {row}")
    if found:
        sys.exit(f"{len(found)} rows of {ROW} words stand in the shared texts too")


def words(text: str) -> list[str]:
    """The words of a text in small letters, without the marks of the rule files."""
    return re.findall(r"[a-z0-9]+(?:['’][a-z]+)?", re.sub(r"\{[a-z_]+:|\}", "", text).lower().replace("’", "'"))


def rows(text: str) -> Iterator[tuple[str, int]]:
    """Every ROW words in a row, with the place of the first."""
    found = words(text)
    for i in range(len(found) - ROW + 1):
        yield " ".join(found[i : i + ROW]), i


def tracked() -> Iterator[Path]:
    """The project's own files."""
    listing = subprocess.run(["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return (ROOT / name for name in listing.splitlines() if name.endswith(KINDS) and ROOT / name != ALLOWED)


def shared_texts(shared: Path) -> Iterator[str]:
    """The texts that the program is measured on: articles, sentences and the seed page; not the corpora of quotations."""
    for path in sorted((shared / "gold" / "articles").glob("*.json")):
        yield json.loads(path.read_text(encoding="utf-8"))["text"]
    for path in sorted((shared / "gold" / "sentences").glob("*.jsonl")):
        yield from texts_of(path.read_text(encoding="utf-8").splitlines())
    for path in sorted((shared / "gold" / "quotes").glob("*.jsonl*")):
        opener = gzip.open if path.suffix == ".gz" else open
        with opener(path, "rt", encoding="utf-8") as lines:
            yield from texts_of(lines)
    yield from (path.read_text(encoding="utf-8") for path in sorted((shared / "seed").glob("*.txt")))


def texts_of(lines: Iterable[str]) -> Iterator[str]:
    """The text fields of JSON lines."""
    return (page[key] for page in map(json.loads, lines) for key in ("text", "sentence") if isinstance(page.get(key), str))


if __name__ == "__main__":
    main()
