"""Rows 33–40 of docs/faults.md: which day is meant, and when none is."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from fault_files import PAGE, A, B, C, item, one_article, packed, read_bytes, rss, warc
from hypothesis import given
from hypothesis import strategies as st

from detente.model import Article, Event
from detente.reading.pipeline import Reader
from detente.sources.articles import Given, article_of
from detente.sources.dates import day_as_published
from detente.sources.html import read_page

EXPELLED = "Kenya expelled two Ghanaian diplomats"


def article(text: str, published: str | None = "2026-03-05") -> Article:
    return article_of(Given(text=text, published=published, published_from="given"), source="a")


def event(reader: Reader, text: str, published: str | None = "2026-03-05") -> Event:
    [found] = [r for r in reader.read(article(text, published))[1] if isinstance(r, Event)]
    return found


def notes(reader: Reader, text: str) -> list[str]:
    return [r.note for r in reader.read(article(text))[1] if r.kind == "doubt"]  # type: ignore[attr-defined]


def days(found: Event) -> tuple[str, str, bool] | None:
    return (found.when.start, found.when.end, found.when.inferred) if found.when else None


def test_row_33_the_day_of_publication_stands_in_only_marked(reader: Reader) -> None:
    assert days(event(reader, f"{EXPELLED}.")) == ("2026-03-05", "2026-03-05", True)


@pytest.mark.parametrize("when", ["", " on Tuesday", " yesterday"])
def test_row_33_without_a_day_of_publication_there_is_none_and_it_is_flagged(reader: Reader, when: str) -> None:
    assert days(event(reader, f"{EXPELLED}{when}.", None)) is None
    assert article(EXPELLED, None).flags == ("date_unknown",)
    assert article(EXPELLED).flags == ()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"{EXPELLED} on Tuesday.", "2026-03-03"),
        (f"{EXPELLED} on Friday.", "2026-02-27"),
        ("Kenya will expel two Ghanaian diplomats on Tuesday.", "2026-03-10"),
        ("Kenya will expel two Ghanaian diplomats next Tuesday.", "2026-03-10"),
    ],
)
def test_row_34_a_weekday_is_past_or_to_come_by_the_tense(reader: Reader, text: str, day: str) -> None:
    found = event(reader, text)
    assert found.when is not None
    assert found.when.start == day


@pytest.mark.parametrize("when", ["Thursday (31)", "Friday, 3 March 2026"])
def test_row_34_a_weekday_off_its_date_is_doubted(reader: Reader, when: str) -> None:
    assert any(when in note and "not a" in note for note in notes(reader, f"{EXPELLED} on {when}."))


def test_row_35_a_date_of_two_readings_keeps_both_and_settles_for_none(reader: Reader) -> None:
    text = f"{EXPELLED} on 03/04/2026."
    assert days(event(reader, text)) is None
    assert notes(reader, text) == ["“03/04/2026” may be 2026-03-04 or 2026-04-03."]


def test_row_35_a_date_of_one_reading_is_taken(reader: Reader) -> None:
    assert days(event(reader, f"{EXPELLED} on 23/02/2026.")) == ("2026-02-23", "2026-02-23", False)


@pytest.mark.parametrize("written", ["05/04/2026", "5.4.26", "tomorrow"])
def test_row_35_a_page_so_dated_has_no_day(written: str) -> None:
    assert read_page(PAGE.replace("<head>", f'<head><meta name="date" content="{written}">')).published is None


@pytest.mark.parametrize(
    ("words", "start", "end"), [("by the end of March", "2026-03-31", "2026-03-31"), ("within ten days", "2026-03-05", "2026-03-15")]
)
def test_row_36_a_deadline_has_its_days_and_its_words(reader: Reader, words: str, start: str, end: str) -> None:
    records = reader.read(article(f"Kenya must withdraw its troops from Ghana {words}."))[1]
    [due] = [r.due for r in records if r.kind == "commitment"]  # type: ignore[attr-defined]
    assert (due.start, due.end, due.inferred) == (start, end, True)
    assert due.span.text in words


@pytest.mark.parametrize("when", ["31 February 2026", "February 31", "5 May 2199", "1 January 0001"])
def test_row_37_a_day_that_is_none_is_rejected_with_the_reason(reader: Reader, when: str) -> None:
    text = f"{EXPELLED} on {when}."
    assert days(event(reader, text)) is None
    assert any(note.startswith(f"“{when}” is no day: ") for note in notes(reader, text))


@pytest.mark.parametrize("written", ["2026-02-31", "2199-01-01T00:00:00Z", "0001-01-01", "Tue, 31 Feb 2026 10:00:00 GMT"])
def test_row_37_a_feed_or_page_so_dated_has_no_day(tmp_path: Path, written: str) -> None:
    found = one_article(read_bytes(tmp_path, "a.rss", rss(item(1, pubDate=written))))
    assert (found.published, "date_unknown" in found.flags) == (None, True)
    assert read_page(PAGE.replace("<head>", f'<head><meta name="date" content="{written}">')).published is None


@given(
    st.datetimes(datetime(1901, 1, 1), datetime(2099, 12, 30)),
    st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes))),
)
def test_row_38_the_day_is_that_of_the_outlets_own_clock(at: datetime, zone: timezone) -> None:
    local = at.replace(tzinfo=zone)
    assert day_as_published(local.isoformat()) == at.date().isoformat()
    assert day_as_published(local.strftime("%a, %d %b %Y %H:%M:%S %z")) == at.date().isoformat()


@pytest.mark.parametrize("written", ["2026-03-29T02:30:00+01:00", "2026-03-05T00:00:00Z", "2026-03-05T23:59:59-11:00", "2026-03-05 23:59"])
def test_row_38_midnight_and_the_hour_that_was_skipped_are_of_their_day(written: str) -> None:
    assert day_as_published(written) == written[:10]


@pytest.mark.parametrize(
    ("when", "start"),
    [
        ("14 Ramadan 1447", "2026-03-03"),
        ("12 Esfand 1404", "2026-03-03"),
        ("March 3, Juche 115", "2026-03-03"),
        ("3 March 2569 BE", "2026-03-03"),
        ("March 3, Reiwa 8", "2026-03-03"),
    ],
)
def test_row_39_other_calendars_are_converted(reader: Reader, when: str, start: str) -> None:
    found = event(reader, f"{EXPELLED} on {when}.")
    assert found.when is not None
    assert found.when.start == start


def test_row_39_a_year_of_another_count_without_its_name_is_marked_unresolved(reader: Reader) -> None:
    text = "Thailand expelled two Cambodian diplomats on 3 March 2569."
    assert days(event(reader, text)) is None
    assert notes(reader, text) == ["“3 March 2569” is no day: year 2569 is out of range."]


def test_row_40_an_old_report_in_todays_feed_keeps_its_day(tmp_path: Path) -> None:
    old = PAGE.replace("<head>", '<head><meta property="article:published_time" content="2019-03-05">')
    told = b"WARC/1.0\r\nWARC-Type: metadata\r\nWARC-Target-URI: http://news.example/a\r\nWARC-Date: 2026-03-05T10:00:00Z\r\n"
    told += b"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/warc-fields\r\nContent-Length: 23\r\n\r\npublished: 2026-03-05\r\n\r\n\r\n"
    found = one_article(read_bytes(tmp_path, "a.warc.gz", packed(told, warc("http://news.example/a", old))))
    assert (found.published, found.flags) == ("2019-03-05", ("republished",))
    assert {A, B, C} == set(found.text.split("\n"))
