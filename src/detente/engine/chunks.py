"""How is a stream of inputs cut, and what becomes of one piece? A bad article costs itself and nothing else."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext

from detente.model import Article, Record, Refused
from detente.reading.pipeline import Reader

Item = Article | Refused
Read = tuple[Item, list[Record]]

MOST_ITEMS = 16
MOST_CHARACTERS = 150_000
# spaCy keeps every word it has seen, about 100 bytes each. Up to so many it may: known words are tokenized faster.
MOST_WORDS_KEPT = 200_000


def chunks_of(items: Iterable[Item]) -> Iterator[list[Item]]:
    """The items in pieces of their order, small enough to be worth little when one is lost."""
    chunk: list[Item] = []
    size = 0
    for item in items:
        chunk.append(item)
        size += len(item.text) if isinstance(item, Article) else 0
        if len(chunk) == MOST_ITEMS or size >= MOST_CHARACTERS:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def read_here(items: Iterable[Item], reader: Reader) -> Iterator[Read]:
    """Read all items in this process, in their order."""
    for chunk in chunks_of(items):
        yield from read_chunk(chunk, reader)


def read_chunk(chunk: list[Item], reader: Reader) -> list[Read]:
    """The chunk's items with their records; if reading fails, each is tried alone and the bad one is refused."""
    with bounded(reader):
        try:
            return list(reader.read_inputs(chunk))
        except MemoryError:
            raise
        except Exception as error:
            if len(chunk) == 1:
                return [(refusal(chunk[0], reason_of(error)), [])]
    return [read for item in chunk for read in read_chunk([item], reader)]


def refusal(item: Item, reason: str) -> Refused:
    """The refusal of an item that could not be read."""
    return Refused(source=item.source, reason=f"cannot be read: {reason}")


def reason_of(error: Exception) -> str:
    """The error in one line."""
    words = " ".join(str(error).split())
    return f"{type(error).__name__}: {words[:200]}" if words else type(error).__name__


def bounded(reader: Reader) -> AbstractContextManager[object]:
    """Inside, new words are forgotten again at the end, once the reader has kept enough of them."""
    nlp = reader.nlp
    return nlp.memory_zone() if len(nlp.vocab.strings) > MOST_WORDS_KEPT else nullcontext()
