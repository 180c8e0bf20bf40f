"""Changed pages, a person's corrections and past days: nothing is overwritten, and what counts is always said by a row."""

from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from fold_samples import event, quote, report, shown, state
from ledger_samples import article, records_of

from detente.errors import StoreError, UsageError
from detente.ledger.adding import Run
from detente.ledger.entry import open_ledger
from detente.ledger.store import Ledger
from detente.model import KINDS, Article, Event, Record, Statement

URL = "https://gazette.example/raid"
MONDAY, TUESDAY, LATER = (
    Run(time=f"2026-03-{day}T09:00:00+00:00", who="ana", reader=reader) for day, reader in (("09", "1"), ("10", "1"), ("11", "2"))
)


def page(text: str, *, published: str = "2026-03-06", url: str = URL) -> tuple[Article, list[Record]]:
    found = report("Gazette", text, published=published, url=url)
    acts = [(cue, [state(found, "Ardenia", "ARD")], [state(found, "Borland", "BOR")]) for cue in ("condemned", "shelled") if cue in text]
    return found, [event(found, cue, source, target, type="ASSAULT" if cue == "shelled" else "ACCUSE") for cue, source, target in acts]


OLD = page("Ardenia condemned and shelled Borland.")
NEW = page("Ardenia condemned Borland. Correction: no shell was fired.")


def add(path: Path, reading: tuple[Article, list[Record]], run: Run) -> None:
    with open_ledger(path, run=run) as ledger:
        ledger.add(*reading)
        ledger.fold()


# -- versions ---------------------------------------------------------------------------------------------------------


def test_a_changed_page_takes_the_place_of_the_older_version_which_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    add(path, OLD, MONDAY)
    add(path, NEW, TUESDAY)
    with open_ledger(path, read_only=True) as ledger:
        assert ledger.articles() == [NEW[0]]
        assert [record.type for record in ledger.records("event")] == ["ACCUSE"]
        assert ledger.find_article(OLD[0].id) == OLD[0]
        assert ledger.find(OLD[1][1].id).record == OLD[1][1]
        table = ledger.view("versions", url=URL)
        rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
        assert [(row["article"], row["successor"], row["why"]) for row in rows] == [
            (OLD[0].id, NEW[0].id, "the page changed"),
            (NEW[0].id, None, None),
        ]
        assert (rows[0]["carried"], rows[0]["struck"], rows[0]["struck_records"]) == (1, 1, [OLD[1][1].id])
        assert [r.article for group in ledger.groups("event") for r in group.reports] == [NEW[0].id]
        assert ledger.check() == []


def test_what_a_version_carried_stays_said_when_a_third_one_follows(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    third = page("Ardenia said nothing.")
    for reading, run in ((OLD, MONDAY), (NEW, TUESDAY), (third, LATER)):
        add(path, reading, run)
    with open_ledger(path, read_only=True) as ledger:
        table = ledger.view("versions", url=URL)
        rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
        assert [(row["article"], row["carried"], row["struck"]) for row in rows] == [
            (OLD[0].id, 1, 1),
            (NEW[0].id, 0, 1),
            (third[0].id, 0, 0),
        ]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_version_published_later_counts_whenever_it_was_added(tmp_path: Path, order: tuple[int, int]) -> None:
    versions = [page("Ardenia shelled Borland."), page("Ardenia condemned Borland.", published="2026-03-07")]
    for place in order:
        add(tmp_path / "ledger", versions[place], MONDAY)
    with open_ledger(tmp_path / "ledger") as ledger:
        assert ledger.articles() == [versions[1][0]]


def test_reading_the_older_version_again_does_not_bring_it_back(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    for reading, run in ((OLD, MONDAY), (NEW, TUESDAY), (OLD, LATER)):
        add(path, reading, run)
    with open_ledger(path) as ledger:
        assert ledger.articles() == [NEW[0]]
        assert ledger.check() == []


def test_a_front_page_shows_another_report_each_day(tmp_path: Path) -> None:
    for text in ("Ardenia condemned Borland.", "Ardenia shelled Borland."):
        add(tmp_path / "ledger", page(text, url="https://gazette.example/"), MONDAY)
    with open_ledger(tmp_path / "ledger") as ledger:
        assert len(ledger.articles()) == 2


# -- corrections ------------------------------------------------------------------------------------------------------


@pytest.fixture
def path(tmp_path: Path) -> Path:
    report = article()
    add(tmp_path / "ledger", (report, records_of(report)), MONDAY)
    return tmp_path / "ledger"


def act(ledger: Ledger) -> Event:
    (found,) = ledger.records("event")
    assert isinstance(found, Event)
    return found


def read_again(path: Path, *, without: str = "", rule: str = "blame.newer") -> None:
    """A newer reader finds the same under another rule, so that every id is another; or it misses a kind."""
    report = article()
    records = [replace(record, rule=rule, id=f"{record.kind} again") for record in records_of(report) if record.kind != without]
    add(path, (report, records), LATER)


def test_a_rejected_record_leaves_every_answer_and_comes_back_when_that_is_undone(path: Path) -> None:
    with open_ledger(path, run=TUESDAY) as ledger:
        record = act(ledger)
        correction = ledger.correct("reject", record.id[:8], why="it was a joke")
        assert ledger.records("event") == []
        assert ledger.view("dyad_events").rows == ()
        assert ledger.view("counts").rows[0][3] != "event"
        ledger.fold()
        assert ledger.groups("event") == []
        assert ledger.find(record.id).record == record
        (row,) = ledger.corrections()
        assert (row.what, row.time, row.who, row.why) == ("reject", TUESDAY.time, "ana", "it was a joke")
        ledger.undo(correction)
        ledger.fold()
        assert act(ledger) == record
        assert len(ledger.view("dyad_events").rows) == len(ledger.groups("event")) == 1
        assert [row[-1] for row in ledger.view("corrections").rows] == [True, False]
        assert ledger.check() == []


def test_an_edited_record_is_a_new_row_and_the_old_one_is_kept(path: Path) -> None:
    with open_ledger(path, run=TUESDAY) as ledger:
        record = act(ledger)
        first = ledger.correct("edit", record.id, field="status", value="denied")
        made = act(ledger)
        assert (made.status, made.rule, made.spans, made.confidence) == ("denied", "person.edit", record.spans, 1.0)
        assert [row[6] for row in ledger.view("dyad_events").rows] == ["denied"]
        assert ledger.find(record.id).record == record
        ledger.undo(first)
        assert act(ledger) == record
        ledger.correct("edit", record.id, field="status", value="denied")
        assert act(ledger) == made
        assert ledger.check() == []


def test_an_edit_may_set_a_whole_party_and_must_fit_the_record(path: Path) -> None:
    with open_ledger(path) as ledger:
        record = act(ledger)
        for field, value, message in (("status", "perhaps", "one of"), ("colour", "red", "no field"), ("id", "x", "no field")):
            with pytest.raises(UsageError, match=message):
                ledger.correct("edit", record.id, field=field, value=value)
        ledger.correct("edit", record.id, field="target", value='[{"name": "Corland", "state": "COR"}]')
        assert [party.state for party in act(ledger).target] == ["COR"]
        assert ledger.records("event", party="COR") == [act(ledger)]


def test_corrections_survive_reading_again(path: Path) -> None:
    with open_ledger(path, run=TUESDAY) as ledger:
        ledger.correct("edit", act(ledger).id, field="status", value="denied")
        (statement,) = ledger.records("statement")
        ledger.correct("reject", statement.id)
        (meeting,) = ledger.records("meeting")
        ledger.correct("accept", meeting.id)
    read_again(path, without="meeting")
    with open_ledger(path) as ledger:
        assert act(ledger).status == "denied"
        assert ledger.records("statement") == []
        assert ledger.records("meeting") == [meeting]
        assert len(ledger.records("condition")) == 1
        assert ledger.check() == []


@pytest.mark.parametrize("by_original", [True, False], ids=["by the record's id", "by the edited row's id"])
def test_an_edited_record_can_be_edited_again_and_rejected(path: Path, by_original: bool) -> None:
    with open_ledger(path, run=TUESDAY) as ledger:
        record = act(ledger)
        first = ledger.correct("edit", record.id, field="status", value="denied")
        target = record.id if by_original else act(ledger).id
        second = ledger.correct("edit", target, field="place", value="Vessel")
        assert (act(ledger).status, act(ledger).place) == ("denied", "Vessel")
        with pytest.raises(UsageError, match=f"{second} changes what {first} made"):
            ledger.undo(first)
        ledger.correct("reject", record.id if by_original else act(ledger).id)
        assert ledger.records("event") == []
        assert ledger.check() == []
    read_again(path)
    with open_ledger(path, run=TUESDAY) as ledger:
        assert ledger.records("event") == []
        ledger.undo(next(one.id for one in ledger.corrections() if one.what == "reject"))
        assert (act(ledger).status, act(ledger).place) == ("denied", "Vessel")
        ledger.undo(second)
        ledger.undo(first)
        assert (act(ledger).status, act(ledger).rule) == (record.status, "blame.newer")


def test_an_undone_correction_does_not_come_back_with_the_next_reading(path: Path) -> None:
    with open_ledger(path, run=TUESDAY) as ledger:
        ledger.undo(ledger.correct("reject", act(ledger).id))
        with pytest.raises(UsageError, match="0 corrections that stand"):
            ledger.undo("x")
    read_again(path)
    with open_ledger(path) as ledger:
        assert act(ledger).rule == "blame.newer"


def test_undoing_after_reading_again_shows_what_the_newer_reader_found(path: Path) -> None:
    with open_ledger(path, run=TUESDAY) as ledger:
        correction = ledger.correct("edit", act(ledger).id, field="status", value="denied")
    read_again(path)
    with open_ledger(path, run=LATER) as ledger:
        ledger.undo(correction)
        assert (act(ledger).status, act(ledger).rule) == ("happened", "blame.newer")


def test_merged_actors_answer_to_each_others_names_until_it_is_undone(tmp_path: Path) -> None:
    said = "The bridge stays shut until the last gun is gone"
    readings = [quote("Wire", said, speaker="Ana Bell"), quote("Gazette", said, speaker="Ana Tarn-Holt")]
    with open_ledger(tmp_path / "ledger", run=MONDAY) as ledger:
        ledger.add_many(readings)
        ledger.fold()
        assert len(ledger.records("statement", party="Ana Bell")) == 1
        correction = ledger.merge_actors("Ana Tarn-Holt", "Ana Bell", why="she has married")
        ledger.fold()
        assert len(ledger.records("statement", party="ana bell")) == len(ledger.records("statement", party="Ana Tarn-Holt")) == 2
        assert [(row[1], row[2]) for row in ledger.view("statements_by_speaker").rows] == [("Ana Bell", 2)]
        spoken: list[Statement] = ledger.records("statement")
        assert {one.speaker.name for one in spoken} == {"Ana Bell", "Ana Tarn-Holt"}
        ledger.undo(correction)
        assert len(ledger.records("statement", party="Ana Bell")) == 1


def test_nothing_but_a_record_can_be_corrected_and_not_in_a_ledger_open_for_reading(path: Path) -> None:
    with open_ledger(path) as ledger:
        with pytest.raises(UsageError, match="no record has the id"):
            ledger.correct("reject", article().id)
        with pytest.raises(UsageError, match="no correction 'forgive'"):
            ledger.correct("forgive", act(ledger).id)
    with open_ledger(path, read_only=True) as ledger, pytest.raises(StoreError, match="reading only"):
        ledger.correct("reject", records_of(article())[0].id)


@pytest.mark.parametrize("correct", [False, True])
def test_an_articles_records_are_those_that_the_kinds_show(path: Path, correct: bool) -> None:
    read_again(path, without="meeting")
    other = article("other")
    add(path, (other, records_of(other)), MONDAY)
    with open_ledger(path, run=LATER) as ledger:
        if correct:
            ledger.correct("reject", ledger.records("event")[0].id)
        for report in ledger.articles():
            kinds = [kind for kind in KINDS if kind not in ("article", "refused")]
            shown = [record for kind in kinds for record in ledger.records(kind) if record.article == report.id]
            assert ledger.of_article(report.id) == shown
        assert ledger.of_article("none") == []


# -- past days --------------------------------------------------------------------------------------------------------


def test_the_ledger_as_of_a_day_shows_what_counted_then(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    seen = []
    steps = [(OLD, MONDAY), (NEW, TUESDAY)]
    for reading, run in steps:
        add(path, reading, run)
        with open_ledger(path, read_only=True) as ledger:
            seen.append((ledger.articles(), ledger.records("event"), ledger.view("dyad_events").rows, shown(ledger)))
    with open_ledger(path, run=LATER) as ledger:
        ledger.correct("reject", ledger.records("event")[0].id)
        ledger.fold()
    for moment, wanted in (
        ("2026-03-09", seen[0]),
        ("2026-03-10", seen[1]),
        ("2026-03-10T09:00:00+00:00", seen[1]),
        ("2026-03-10T08", seen[0]),
    ):
        with open_ledger(path, at_time=moment) as ledger:
            assert (ledger.articles(), ledger.records("event"), ledger.view("dyad_events").rows, shown(ledger)) == wanted
    with open_ledger(path, at_time="2026-03-11") as ledger:
        assert ledger.records("event") == []
        assert ledger.groups("event") == []
        with pytest.raises(StoreError, match="reading only"):
            ledger.fold()
    with open_ledger(path, at_time="2026-03-08") as ledger:
        assert ledger.articles() == []


def test_what_was_undone_later_still_counts_on_the_day_before(path: Path) -> None:
    with open_ledger(path, run=TUESDAY) as ledger:
        correction = ledger.correct("reject", act(ledger).id)
    with open_ledger(path, run=LATER) as ledger:
        ledger.undo(correction)
    counts = []
    for day in ("2026-03-09", "2026-03-10", "2026-03-11"):
        with open_ledger(path, at_time=day) as ledger:
            counts.append(len(ledger.records("event")))
    assert counts == [1, 0, 1]


def test_a_past_day_knows_no_later_merging_of_names_and_no_later_version(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    add(path, OLD, MONDAY)
    with open_ledger(path, run=TUESDAY) as ledger:
        ledger.merge_actors("Ardenia", "Republic of Ardenia")
    add(path, NEW, LATER)
    for run, named, versions in ((MONDAY, 0, 0), (TUESDAY, 2, 0), (LATER, 1, 2)):
        assert run.time is not None
        with open_ledger(path, at_time=run.time[:10]) as ledger:
            assert len(ledger.records("event", party="Republic of Ardenia")) == named
            assert len(ledger.frame("event", party="Republic of Ardenia")) == named
            assert len(ledger.view("versions").rows) == versions
            assert len(ledger.corrections()) == (named > 0)
            assert len(ledger.articles()) == 1


@pytest.mark.parametrize(
    "moment",
    ["yesterday", "2026-02-30", "2026-03-01' OR true --", "2026-03-10T12:00:00+05:00", "2026-03-10 12:00:00", "20260310", "2026-W11-2"],
)
def test_a_moment_must_be_one(path: Path, moment: str) -> None:
    with pytest.raises(UsageError, match="is not a day or a moment"):
        open_ledger(path, at_time=moment)


def test_no_row_of_a_reading_is_ever_changed_or_taken_away(path: Path) -> None:
    def rows() -> list[list[tuple[object, ...]]]:
        with duckdb.connect(str(path), read_only=True) as connection:
            return [
                connection.execute(f"SELECT * FROM {kind} ORDER BY reading, id").fetchall() for kind in ("article", "event", "statement")
            ]

    before = rows()
    with open_ledger(path, run=TUESDAY) as ledger:
        ledger.undo(ledger.correct("edit", act(ledger).id, field="status", value="denied"))
        ledger.correct("reject", act(ledger).id)
    read_again(path)
    assert all(set(map(str, old)) <= set(map(str, new)) for old, new in zip(before, rows(), strict=True))


# -- two records told by one word -------------------------------------------------------------------------------------


def two_acts() -> tuple[Article, list[Record]]:
    """One verb tells what Ardenia did to Borland and to Corland."""
    found = report("Gazette", "Ardenia condemned Borland and Corland for the raid.")
    source = [state(found, "Ardenia", "ARD")]
    return found, [event(found, "condemned", source, [state(found, name, name[:3].upper())]) for name in ("Borland", "Corland")]


def targets(ledger: Ledger) -> list[str | None]:
    return sorted(str(record.target[0].name) for record in ledger.records("event"))


@pytest.mark.parametrize("found_again", [("Borland", "Corland"), ("Corland",), ("Borland",), ()])
def test_a_rejection_strikes_no_neighbour_in_a_newer_reading(tmp_path: Path, found_again: tuple[str, ...]) -> None:
    path = tmp_path / "ledger"
    found, records = two_acts()
    add(path, (found, records), MONDAY)
    with open_ledger(path, run=TUESDAY) as ledger:
        ledger.correct("reject", records[0].id)
        assert targets(ledger) == ["Corland"]
    newer: list[Record] = [
        replace(record, rule="blame.newer", id=f"{name} again")
        for name, record in zip(("Borland", "Corland"), records, strict=True)
        if name in found_again
    ]
    add(path, (found, newer), LATER)
    with open_ledger(path) as ledger:
        assert targets(ledger) == [name for name in found_again if name == "Corland"]


def test_a_rejected_record_is_not_rejected_or_edited_again(tmp_path: Path) -> None:
    found, records = two_acts()
    add(tmp_path / "ledger", (found, records), MONDAY)
    with open_ledger(tmp_path / "ledger", run=TUESDAY) as ledger:
        first = ledger.correct("reject", records[0].id)
        for what, field, value in (("reject", None, None), ("accept", None, None), ("edit", "status", "denied")):
            with pytest.raises(UsageError, match=f"was rejected by correction {first}; undo that one first"):
                ledger.correct(what, records[0].id, field=field, value=value)
        assert targets(ledger) == ["Corland"]
        ledger.undo(first)
        ledger.correct("edit", records[0].id, field="status", value="denied")
        assert sorted(record.status for record in ledger.records("event")) == ["denied", "happened"]


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("spans", "[]", "no field 'spans'"),
        ("intensity", "1e400", "inf is no number"),
        ("mode", "", "empty; null means that it is not known"),
        ("target", '[{"name": " "}]', "empty"),
        ("when", '{"start": "2026-03-09", "end": "2026-03-01", "precision": "range", "inferred": false}', "before it begins"),
        ("target", '[{"name": "Borland", "span": {"start": 3, "end": 10, "text": "Borland"}}]', "the article has 'enia co' from 3 to 10"),
    ],
)
def test_an_edit_that_no_reader_would_write_is_refused(tmp_path: Path, field: str, value: str, message: str) -> None:
    found, records = two_acts()
    add(tmp_path / "ledger", (found, records), MONDAY)
    with open_ledger(tmp_path / "ledger", run=TUESDAY) as ledger:
        with pytest.raises(UsageError, match=message):
            ledger.correct("edit", records[0].id, field=field, value=value)
        assert ledger.corrections() == []
        assert targets(ledger) == ["Borland", "Corland"]


@pytest.mark.parametrize(("name", "into"), [("", "Ghana"), ("Ghana", " "), ("Ghana", "ghana")])
def test_only_two_different_names_are_merged(path: Path, name: str, into: str) -> None:
    with open_ledger(path, run=TUESDAY) as ledger, pytest.raises(UsageError, match="two different names"):
        ledger.merge_actors(name, into)
