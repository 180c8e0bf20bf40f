"""What is new at these addresses? Pages asked for only if changed, feeds followed to their entries, every answer kept."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from detente.errors import InputError
from detente.sources.articles import Given
from detente.sources.download import Answer
from detente.sources.feeds import Feed, parse_feed
from detente.sources.fetch import Fetcher
from detente.sources.formats import FEED
from detente.sources.inputs import NOTHING
from detente.sources.snapshots import Snapshots, Visit
from detente.sources.warcs import may_be_read

FEEDS = ".feeds"
GONE = {404, 410}
What = Literal["new", "edited", "same", "gone", "feed", "refused"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one address: `new`, `edited` (another text than kept), `same`, `gone` (the kept copy stays), `feed`, or `refused`."""

    url: str
    what: What
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What is asked of a collection: addresses that must be feeds, for how many days pages of entries are asked again, how many entries a feed may bring."""

    feeds_only: bool = False
    again_days: float = 0.0
    most_entries: int = 200


def collect(urls: Iterable[str], *, folder: Path, fetcher: Fetcher, wishes: Wishes) -> Iterator[Outcome]:
    """One outcome an address, in the order given, each feed followed by its entries; a bad one stops no other."""
    pages, feeds = Snapshots(folder), Snapshots(folder / FEEDS)
    for url in dict.fromkeys(urls):
        try:
            answer = fetcher.fetch(url, headers=pages.conditions(url) or feeds.conditions(url))
            if answer.status == 200 and (wishes.feeds_only or FEED.opens_with(answer.body)):
                feed = parse_feed(answer.body, charset=_charset(answer), base=answer.url)
                feeds.keep(url, answer, time=fetcher.world.now(), known=NOTHING)
            elif answer.status == 304 and feeds.last(url) is not None:
                feed = parse_feed(feeds.body(url) or b"", base=answer.url)
                feeds.note(url, answer, time=fetcher.world.now())
            else:
                yield _kept(url, answer, pages, fetcher=fetcher, known=NOTHING)
                continue
        except InputError as error:
            yield Outcome(url, "refused", str(error))
            continue
        yield from _entries(url, feed, pages, fetcher=fetcher, wishes=wishes)


def offline(urls: Iterable[str], *, folder: Path) -> Iterator[Outcome]:
    """What is kept of each address, told without opening a connection."""
    pages = Snapshots(folder)
    for url in dict.fromkeys(urls):
        visit = pages.last(url)
        if visit is None:
            yield Outcome(url, "refused", "is not fetched offline, and no copy of it is kept")
        else:
            yield Outcome(url, "same", f"kept since {visit.time} as {visit.file}")


def _entries(url: str, feed: Feed, pages: Snapshots, *, fetcher: Fetcher, wishes: Wishes) -> Iterator[Outcome]:
    homeless = sum(entry.url is None for entry in feed.entries)
    told = f"{len(feed.entries)} entries" + (f", {homeless} without an address" if homeless else "")
    yield Outcome(url, "feed", told + ("" if feed.whole else "; it was cut, its last entry is left out"))
    linked = {entry.url: entry for entry in feed.entries if entry.url is not None}
    for number, (link, entry) in enumerate(linked.items()):
        if number >= wishes.most_entries:
            yield Outcome(url, "refused", f"has {len(linked)} entries; the first {wishes.most_entries} were fetched")
            return
        if _is_due(pages.last(link), fetcher, days=wishes.again_days):
            yield _page(link, entry, pages, fetcher=fetcher)


def _is_due(last: Visit | None, fetcher: Fetcher, *, days: float) -> bool:
    """Whether an entry's page was never kept, or is young enough to be corrected yet."""
    if last is None:
        return True
    return days > 0 and fetcher.world.now() - datetime.fromisoformat(last.time) < timedelta(days=days)


def _page(url: str, entry: Given, pages: Snapshots, *, fetcher: Fetcher) -> Outcome:
    try:
        answer = fetcher.fetch(url, headers=pages.conditions(url))
        return _kept(url, answer, pages, fetcher=fetcher, known=entry)
    except InputError as error:
        return Outcome(url, "refused", str(error))


def _kept(url: str, answer: Answer, pages: Snapshots, *, fetcher: Fetcher, known: Given) -> Outcome:
    last, now = pages.last(url), fetcher.world.now()
    if answer.status == 200:
        is_new = pages.keep(url, answer, time=now, known=known)
        return Outcome(url, "same" if not is_new else "new" if last is None else "edited", _unread(answer))
    pages.note(url, answer, time=now)
    if answer.status == 304 and last is not None:
        return Outcome(url, "same")
    if answer.status in GONE and last is not None:
        return Outcome(url, "gone", f"status {answer.status}; the copy of {last.time} stays as {last.file}")
    return Outcome(url, "refused", f"answers with status {answer.status}; nothing was kept")


def _unread(answer: Answer) -> str | None:
    kind = answer.header("content-type") or ""
    return None if may_be_read(kind) else f"is {kind[:60]}, which is kept and not read"


def _charset(answer: Answer) -> str | None:
    return (answer.header("content-type") or "").lower().partition("charset=")[2].strip("\"' ;") or None
