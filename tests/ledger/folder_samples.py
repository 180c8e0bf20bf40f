"""Small shards and the segments made of them."""

from detente.ledger.adding import Run
from detente.ledger.places import Place
from detente.ledger.segments import write_segment
from detente.model import Article, Event, Party, Record, Refused, Span, identified

RUN = Run(time="2026-03-05T10:00:00+00:00", who="anna", reader="1")
LATER = Run(time="2026-03-06T10:00:00+00:00", who="anna", reader="2")
Reads = list[tuple[Article | Refused, list[Record]]]


def report(number: int, *, source: str = "a") -> tuple[Article, list[Record]]:
    text = f"Ghana expelled {number} envoys of Togo."
    article = Article(source=f"{source}#{number}", text=text, id=f"{number:016x}", published=f"2026-03-0{number}", language="en")
    doer = Party("Ghana", state="GHA", span=Span(0, 5, "Ghana", "source", "states.GHA"))
    event = Event(
        article=article.id, rule="sanction.expel", confidence=0.5, spans=(Span(6, 14, "expelled", "cue"),), source=(doer,),
        target=(Party("Togo", state="TGO"),), type="SANCTION", status="happened",
    )  # fmt: skip
    return article, [identified(event)]


def store(place: Place, key: str, *numbers: int, shard: str = "a", run: Run = RUN) -> None:
    reads: Reads = [report(number, source=shard) for number in numbers]
    reads.append((Refused(source=f"{shard}#0", reason="is empty; an article needs words"), []))
    write_segment(place, key=key, shard=shard, run=run, reads=reads)
