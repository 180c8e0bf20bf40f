import random
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_samples import article, records_of, words

from detente.errors import StoreError, UsageError
from detente.ledger.adding import Run
from detente.ledger.entry import open_ledger
from detente.ledger.store import Ledger
from detente.model import KINDS, Article, Record, Refused, identified
from records_strategy import any_record

NUMBERS = count()
CLAIMS = [kind for kind, cls in KINDS.items() if issubclass(cls, Record)]


@pytest.fixture
def ledger(tmp_path: Path):
    with open_ledger(tmp_path / "a ledger’s file") as opened:
        yield opened


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory):
    with open_ledger(tmp_path_factory.mktemp("shared") / "ledger") as opened:
        yield opened


@pytest.mark.parametrize("kind", CLAIMS)
@given(data=st.data())
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_claim_comes_back_as_it_went_in(shared: Ledger, kind: str, data: st.DataObject) -> None:
    report = article(f"{kind} {next(NUMBERS)}")
    drawn = data.draw(st.lists(any_record(kind), min_size=5, max_size=20))
    records = {record.id: record for record in [identified(replace(one, article=report.id)) for one in drawn]}
    assert shared.add(report, list(records.values()))
    assert {record.id: record for record in shared.records(kind, article=report.id)} == records


@given(drawn=st.lists(any_record("article"), min_size=5, max_size=20))
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_article_comes_back_as_it_went_in(shared: Ledger, drawn: list[Article]) -> None:
    reports = [replace(report, id=f"article {next(NUMBERS)}") for report in drawn]
    assert shared.add_many([(report, []) for report in reports]) == len(reports)
    assert [shared.find_article(report.id) for report in reports] == reports


@given(refused=st.lists(any_record("refused"), max_size=3))
@settings(max_examples=5, deadline=None)
def test_refused_inputs_come_back_once(tmp_path_factory: pytest.TempPathFactory, refused: list[Refused]) -> None:
    with open_ledger(tmp_path_factory.mktemp("refused") / "ledger") as ledger:
        added = [ledger.add_refused(one) for one in refused + refused]
        assert sum(added) == len(set(refused))
        assert ledger.records("refused") == sorted(set(refused), key=lambda one: (one.source, one.reason))


def test_reading_twice_adds_nothing(ledger: Ledger) -> None:
    report = article()
    assert ledger.add(report, records_of(report))
    assert not ledger.add(report, records_of(report))
    assert len(ledger.records("event")) == 1


def test_a_batch_with_one_article_twice_stores_it_once(ledger: Ledger) -> None:
    report = article()
    assert ledger.add_many([(report, records_of(report)), (report, records_of(report))]) == 1


def test_a_newer_reader_takes_the_place_of_the_older(tmp_path: Path) -> None:
    report = article()
    with open_ledger(tmp_path / "ledger", run=Run(reader="1")) as ledger:
        ledger.add(report, records_of(report))
    with open_ledger(tmp_path / "ledger", run=Run(reader="2")) as ledger:
        assert ledger.add(report, records_of(report)[:1])
        assert len(ledger.articles()) == len(ledger.records("event")) == 1
        assert ledger.records("statement") == []
        assert ledger.find(records_of(report)[1].id).record == records_of(report)[1]
    with open_ledger(tmp_path / "ledger", run=Run(reader="1")) as ledger:
        assert not ledger.add(report, records_of(report))


def test_a_batch_is_stored_whole_or_not_at_all(ledger: Ledger) -> None:
    good, bad = article("good"), replace(article("bad"), title="half a character: \ud83d")
    with pytest.raises(StoreError, match="half a character"):
        ledger.add_many([(good, records_of(good)), (bad, [])])
    assert ledger.articles() == []
    assert ledger.add(good, records_of(good))


def test_a_record_of_another_article_is_a_mistake(ledger: Ledger) -> None:
    with pytest.raises(ValueError, match="is not of article"):
        ledger.add(article("one"), records_of(article("two")))


@pytest.mark.parametrize("seed", range(2))
def test_order_of_adding_does_not_show(tmp_path: Path, seed: int) -> None:
    reports = [article(str(n), published=day) for n, day in enumerate(["2026-03-02", None, "2026-03-01", "2026-03-02"])]
    shuffled = random.Random(seed).sample(reports, len(reports))
    with open_ledger(tmp_path / "one") as one, open_ledger(tmp_path / "other") as other:
        one.add_many([(report, records_of(report)) for report in reports])
        for report in shuffled:
            other.add(report, list(reversed(records_of(report))))
        assert [one.records(kind) for kind in KINDS] == [other.records(kind) for kind in KINDS]
        assert [report.published for report in one.articles()] == ["2026-03-01", "2026-03-02", "2026-03-02", None]


def test_records_of_one_article_stand_in_the_order_of_their_words(ledger: Ledger) -> None:
    report, event = article(), records_of(article())[0]
    places = [words("Borland"), words("Ardenia"), words("condemned")]
    ledger.add(report, [identified(replace(event, spans=(place,))) for place in places])
    assert [event.spans[0].text for event in ledger.records("event")] == ["Ardenia", "condemned", "Borland"]


def test_find_takes_a_whole_id_or_a_beginning(ledger: Ledger) -> None:
    report = article()
    ledger.add(report, records_of(report))
    for record in records_of(report):
        assert ledger.find(record.id) == ledger.find(record.id[:10]) == (report, record)
    assert ledger.find_article(report.id) == ledger.find_article(report.id[:10]) == report


@pytest.mark.parametrize("wrong", ["no such id", "", "%"])
def test_find_refuses_what_is_not_there(ledger: Ledger, wrong: str) -> None:
    ledger.add(article(), records_of(article()))
    with pytest.raises(UsageError, match="no record has the id"):
        ledger.find(wrong)
    with pytest.raises(UsageError, match="no article has the id"):
        ledger.find_article(wrong)


def test_find_refuses_a_beginning_of_several_ids_but_not_a_whole_one(ledger: Ledger) -> None:
    reports = [replace(article(), id=name) for name in ("abc", "abc1", "abd")]
    ledger.add_many([(report, []) for report in reports])
    with pytest.raises(UsageError, match="3 ids: abc, abc1, abd"):
        ledger.find_article("ab")
    assert ledger.find_article("abc") == reports[0]


def test_read_only_refuses_to_write(tmp_path: Path) -> None:
    open_ledger(tmp_path / "ledger").close()
    with open_ledger(tmp_path / "ledger", read_only=True) as ledger:
        with pytest.raises(StoreError, match="reading only"):
            ledger.add(article(), [])
        with pytest.raises(StoreError, match="reading only"):
            ledger.forget("x")


def test_many_articles_are_stored_at_once(ledger: Ledger) -> None:
    reports = [article(str(n)) for n in range(100)]
    event = records_of(reports[0])[0]
    batch = [(report, [identified(replace(event, article=report.id, rule=f"r.{n}")) for n in range(30)]) for report in reports]
    assert ledger.add_many(batch) == 100
    assert len(ledger.records("event")) == 3_000
