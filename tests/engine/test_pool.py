"""Worker processes: same records, same order, and no article lost to another's fault."""

import os
import signal
import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest

from detente.engine import chunks
from detente.engine.chunks import MOST_ITEMS, Item, Read, chunks_of, read_chunk, read_here
from detente.engine.limits import HEAD, LEAST, bytes_of, shared_out
from detente.engine.pool import Pool, Worker, ending, read_by
from detente.engine.reading import Machine, read_items
from detente.engine.settings import Settings
from detente.errors import DetenteError, UsageError
from detente.model import Article, Refused
from detente.reading.pipeline import Reader

STATES = ("Sweden", "Bulgaria", "Ghana", "Peru", "Norway", "Togo", "Chile", "Kenya")


def article(number: int, text: str | None = None) -> Article:
    one, two = STATES[number % 8], STATES[(number * 3 + 1) % 8]
    words = text or f"{one} condemned {two} on Monday. The minister said: \u201cWe expect {two} to answer within {number} days.\u201d\n"
    return Article(source=f"page-{number}", text=words, id=f"{number:016x}", published="2026-03-05")


ITEMS: list[Item] = [*map(article, range(40)), Refused(source="no", reason="is empty; an article needs words"), article(99)]


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(Settings(), workers=2) as pool:
        yield pool


def test_workers_find_the_same_records_in_the_same_order(pool: Pool, reader: Reader) -> None:
    assert list(pool.read(ITEMS)) == list(read_here(ITEMS, reader))


def test_a_worker_that_is_killed_is_replaced_and_its_chunk_read_again(pool: Pool, reader: Reader) -> None:
    list(pool.read(ITEMS[:1]))
    found: list[Read] = []
    for number, read in enumerate(pool.read(ITEMS)):
        found.append(read)
        if number == 0:
            for worker in pool.workers:
                if worker.pid is not None:
                    os.kill(worker.pid, signal.SIGKILL)
    assert found == list(read_here(ITEMS, reader))


class Dying(Worker):
    """A worker that one article kills each time."""

    deaths = 0

    def read(self, chunk: list[Item]) -> list[Read] | None:
        if any(item.source == "poison" for item in chunk):
            self.deaths += 1
            return None
        return [(item, []) for item in chunk]

    def ended(self) -> str:
        return "signal SIGSEGV"


def test_an_article_that_kills_every_worker_is_refused_and_its_neighbours_are_read() -> None:
    chunk: list[Item] = [article(1), replace(article(2), source="poison"), article(3)]
    worker = Dying(Settings())
    found = read_by(worker, chunk)
    assert [item.source for item, _ in found] == ["page-1", "poison", "page-3"]
    assert [type(item) for item, _ in found] == [Article, Refused, Article]
    assert "SIGSEGV" in getattr(found[1][0], "reason", "")
    assert worker.deaths == 4


def test_an_article_that_cannot_be_read_is_refused_and_its_neighbours_are_read(reader: Reader) -> None:
    long = article(7, "Sweden condemned Bulgaria on Monday.\n" * 28_000)
    found = read_chunk([article(1), long, article(3)], reader)
    assert [type(item) for item, _ in found] == [Article, Refused, Article]
    assert "1000000" in getattr(found[1][0], "reason", "")
    assert [found[0], found[2]] == list(read_here([article(1), article(3)], reader))


def test_a_pipeline_that_is_not_there_is_one_fault_and_no_refusals() -> None:
    with Pool(Settings(model="no_such_pipeline"), workers=1) as pool, pytest.raises(DetenteError, match="no spaCy pipeline"):
        list(pool.read(ITEMS))


def test_leaving_early_ends_the_workers() -> None:
    with Pool(Settings(), workers=1) as pool:
        assert next(pool.read(ITEMS))[0].source == "page-0"
    assert [worker.pid for worker in pool.workers] == [None]
    assert threading.active_count() < 20


def test_a_memory_limit_that_is_too_low_for_a_worker_is_refused_before_any_work() -> None:
    with pytest.raises(UsageError, match="too few"):
        list(read_items(ITEMS, settings=Settings(), machine=Machine(2, "500M")))


def test_memory_decides_how_many_workers_there_are() -> None:
    assert shared_out(HEAD + 3 * LEAST, 8) == (3, LEAST)
    assert shared_out(HEAD + 3 * LEAST, 2) == (2, LEAST * 3 // 2)
    assert bytes_of("1.5G") == 1536 * 2**20
    with pytest.raises(UsageError, match="no size"):
        bytes_of("much")


def test_a_process_without_memory_refuses_only_the_article_that_needs_it() -> None:
    long = article(7, ("Sweden condemned Bulgaria on Monday. " * 20 + "\n") * 30)
    with Pool(Settings(limit=200 * 2**20), workers=1) as pool:
        ((refused, _),) = pool.read([long])
        ((read, _),) = pool.read([article(1)])
    assert "out of memory" in getattr(refused, "reason", "")
    assert isinstance(read, Article)


def test_chunks_keep_the_order_and_stay_small() -> None:
    cut = list(chunks_of(ITEMS))
    assert [item for chunk in cut for item in chunk] == ITEMS
    assert max(map(len, cut)) == MOST_ITEMS
    assert [len(c) for c in chunks_of([article(1, "a" * 200_000), article(2), article(3)])] == [1, 2]


def test_a_negative_number_of_workers_is_wrong_use() -> None:
    with pytest.raises(UsageError, match="--workers -1"):
        list(read_items(ITEMS, settings=Settings(), machine=Machine(-1)))


@pytest.mark.parametrize(("status", "words"), [(70, "out of memory"), (-9, "signal SIGKILL"), (1, "status 1")])
def test_an_ending_is_told_in_words(status: int, words: str) -> None:
    assert ending(status) == words


def test_past_its_limit_a_reader_forgets_new_words_and_reads_the_same(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    odd = article(5, "Sweden condemned the zyxwovian of Bulgaria on Monday.\n")
    monkeypatch.setattr(chunks, "MOST_WORDS_KEPT", 0)
    found = read_chunk([odd], reader)
    assert "zyxwovian" not in reader.nlp.vocab.strings
    monkeypatch.setattr(chunks, "MOST_WORDS_KEPT", 10**9)
    assert read_chunk([odd], reader) == found
    assert "zyxwovian" in reader.nlp.vocab.strings
