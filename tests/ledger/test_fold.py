"""Folding: what many reports say of one act, one meeting, one utterance, one promise; whatever the order they come in."""

import random
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from fold_samples import (
    FILLER,
    Reading,
    day,
    deadline,
    event,
    field,
    groups_of,
    meeting,
    office,
    person,
    quote,
    report,
    shown,
    state,
    words,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.errors import UsageError
from detente.ledger import grouped
from detente.ledger.adding import Run
from detente.ledger.entry import open_ledger
from detente.model import Party, identified
from detente.records import from_json

NUMBERS = count()


def expulsion(
    outlet: str, *, number: str = "four", when: str = "2026-03-05", published: str = "2026-03-06", place: str | None = None
) -> Reading:
    article = report(
        outlet,
        f"On Thursday, says {outlet}, Ardenia ordered {number} diplomats of Borland to leave the country.{FILLER}",
        published=published,
    )
    sides = [state(article, "Ardenia", "ARD")], [state(article, "Borland", "BOR")]
    time = day(article, when, "Thursday")
    return article, [event(article, "ordered", *sides, type="SANCTION", mode="expel", when=time, place=place)]


def talks(outlet: str, text: str, **more: object) -> Reading:
    article = report(outlet, text, published=str(more.pop("published", "2026-03-06")))
    sides = [state(article, "Ardenia", "ARD"), state(article, "Borland", "BOR")]
    time = day(article, str(more.pop("on", "2026-03-05")), "Thursday")
    return article, [meeting(article, str(more.pop("cue", "met")), sides, when=time, **more)]


def affair() -> list[Reading]:
    """Ten reports that join in several ways: copies, two acts, drifting words, a moved deadline."""
    wire = expulsion("Wire")
    readings = [wire, expulsion("Gazette", number="five"), expulsion("Courier", when="2026-03-04")]
    copy = report("Mirror", wire[0].text)
    sides = [state(copy, "Ardenia", "ARD")], [state(copy, "Borland", "BOR")]
    readings.append((copy, [event(copy, "ordered", *sides, type="SANCTION", mode="expel", when=day(copy, "2026-03-05", "Thursday"))]))
    readings += [
        talks("Wire", "Ardenia and Borland will meet in Sundhaven on Thursday.", published="2026-03-02", status="planned", cue="meet"),
        talks("Gazette", "Envoys of Ardenia and Borland met in Sundhaven on Thursday.", venue="Sundhaven"),
        talks("Courier", "Ardenia and Borland talked by telephone on Thursday.", cue="talked", format="phone"),
        quote("Wire", "We will answer every shell that falls on our bridges", on="2026-03-05"),
        quote("Gazette", "We shall answer each shell that falls on our bridges", on="2026-03-05"),
        quote("Courier", "We will answer every shell that falls on our bridges", on="2026-02-20"),
    ]
    return readings


def test_two_hundred_copies_of_one_story_are_one_event_of_one_source(tmp_path: Path) -> None:
    story = f"Ardenia condemned the raid of Borland on the northern bridge.{FILLER}{FILLER}"
    readings = []
    for number in range(200):
        article = report(f"Outlet {number}", f"{story} ({number})")
        sides = [state(article, "Ardenia", "ARD")], [state(article, "Borland", "BOR")]
        readings.append((article, [event(article, "condemned", *sides)]))
    (group,) = groups_of(tmp_path / "ledger", readings, "event")
    assert (group.sources, len(group.reports)) == (1, 200)
    assert len({one.copy_of for one in group.reports}) == 1


def test_what_copies_tell_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    readings = []
    for number in range(30):
        article = report(f"Outlet {number}", f"{'x' * number} - Ardenia condemned the raid of Borland.{FILLER}")
        sides = [state(article, "Ardenia", "ARD")], [state(article, "Borland", "BOR")]
        readings.append((article, [event(article, "condemned", *sides)]))
    read = []
    monkeypatch.setattr(grouped, "from_json", lambda kind, plain: read.append(plain) or from_json(kind, plain))
    (group,) = groups_of(tmp_path / "ledger", readings, "event")
    assert (len(group.reports), len({one.record for one in group.reports}), len(read)) == (30, 30, 1)


def test_twice_the_coverage_is_no_more_acts_and_no_more_sources(tmp_path: Path) -> None:
    readings = [expulsion("Wire"), expulsion("Gazette", number="five"), expulsion("Courier", when="2026-03-12", published="2026-03-13")]
    twice = []
    for article, records in readings:
        copy = report(f"{article.outlet} Online", article.text, published=article.published)
        twice.append((copy, [identified(replace(record, article=copy.id)) for record in records]))
    once = groups_of(tmp_path / "once", readings, "event")
    again = groups_of(tmp_path / "twice", [*readings, *twice], "event")
    assert sorted(group.sources for group in again) == sorted(group.sources for group in once)
    assert sum(len(group.reports) for group in again) == 2 * sum(len(group.reports) for group in once)


def test_reports_in_their_own_words_are_sources_of_their_own_and_one_outlet_is_one_source(tmp_path: Path) -> None:
    text = f"Borland must leave the bridge, Ardenia demanded, and condemned the raid.{FILLER[:40]} More at nine."
    readings = []
    for outlet, story in (
        ("Wire", f"Ardenia condemned the raid of Borland.{FILLER}"),
        ("Gazette", text),
        ("Gazette", text + " Updated again later today."),
    ):
        article = report(outlet, story)
        sides = [state(article, "Ardenia", "ARD")], [state(article, "Borland", "BOR")]
        readings.append((article, [event(article, "condemned the raid", *sides)]))
    (group,) = groups_of(tmp_path / "ledger", readings, "event")
    assert (group.sources, len(group.reports)) == (2, 3)


def test_a_disagreement_shows_every_value_with_its_outlets_and_averages_none(tmp_path: Path) -> None:
    readings = [
        expulsion("Wire", place="Arnholt"),
        expulsion("Gazette", number="five", place="Arnholt"),
        expulsion("Courier", number="ten", when="2026-03-04", place="Tarn"),
    ]
    (group,) = groups_of(tmp_path / "ledger", readings, "event")
    assert field(group, "number") == {"4": ("Wire",), "5": ("Gazette",), "10": ("Courier",)}
    assert field(group, "when") == {"2026-03-05": ("Gazette", "Wire"), "2026-03-04": ("Courier",)}
    assert field(group, "where") == {"Arnholt": ("Gazette", "Wire"), "Tarn": ("Courier",)}
    assert {one.name for one in group.disputed} == {"number", "when", "where"}


def test_what_one_report_says_more_exactly_is_no_disagreement(tmp_path: Path) -> None:
    one = talks("Wire", "Ardenia and Borland met on Thursday in Sundhaven.", venue="Sundhaven")
    article = report("Gazette", "Ana Bell of Ardenia met Rolf Sand of Borland this week.")
    sides = [person(article, "Ana Bell", "ARD"), person(article, "Rolf Sand", "BOR")]
    other = article, [meeting(article, "met", sides, when=day(article, "2026-03-02", "this week", end="2026-03-08"))]
    (group,) = groups_of(tmp_path / "ledger", [one, other], "meeting")
    assert group.disputed == ()
    assert len(field(group, "who")) == len(field(group, "when")) == 2


def test_an_act_of_another_week_another_pair_or_another_kind_is_another_act(tmp_path: Path) -> None:
    other = report("Gazette", f"On Thursday Ardenia ordered four diplomats of Corland to leave the country.{FILLER}")
    sides = [state(other, "Ardenia", "ARD")], [state(other, "Corland", "COR")]
    act = event(other, "ordered", *sides, type="SANCTION", mode="expel", when=day(other, "2026-03-05", "Thursday"))
    readings = [expulsion("Wire"), expulsion("Courier", when="2026-03-12", published="2026-03-13"), (other, [act])]
    assert len(groups_of(tmp_path / "ledger", readings, "event")) == 3


def test_two_meetings_of_one_pair_on_one_day_stay_two(tmp_path: Path) -> None:
    text = "Ardenia and Borland met at breakfast on Thursday. In the evening they met again."
    both = report("Wire", text)
    sides = [state(both, "Ardenia", "ARD"), state(both, "Borland", "BOR")]
    time = day(both, "2026-03-05", "Thursday")
    readings = [
        (both, [meeting(both, "at breakfast", sides, when=time), meeting(both, "In the evening", sides, when=time)]),
        talks("Gazette", "Ardenia and Borland met at breakfast on Thursday."),
        talks("Courier", "Ardenia and Borland spoke by telephone on Thursday.", cue="spoke", format="phone"),
        talks("Herald", "Ardenia and Borland met in person on Thursday.", format="in_person"),
    ]
    groups = groups_of(tmp_path / "ledger", readings, "meeting")
    for group in groups:
        outlets = [one.outlet for one in group.reports]
        assert len(outlets) == len(set(outlets))
        assert not {"Courier", "Herald"} <= set(outlets)
    assert len(groups) >= 2
    assert [g for g in groups if {r.outlet for r in g.reports} >= {"Wire", "Gazette"}]


def test_ministers_and_presidents_of_one_pair_do_not_hold_one_meeting(tmp_path: Path) -> None:
    readings = []
    for outlet, pair in (("Wire", ("Ana Bell", "Rolf Sand")), ("Gazette", ("Mira Toll", "Karl Esk"))):
        article = report(outlet, f"{pair[0]} met {pair[1]} on Thursday.")
        sides = [person(article, pair[0], "ARD"), person(article, pair[1], "BOR")]
        readings.append((article, [meeting(article, "met", sides, when=day(article, "2026-03-05", "Thursday"))]))
    assert len(groups_of(tmp_path / "ledger", readings, "meeting")) == 2


def of_offices(outlet: str, ours: str, theirs: str, *, code: str = "ARD") -> Reading:
    """A meeting of two who are told by office, by `Name, office` or by state alone."""
    article = report(outlet, f"{ours} of {code} and {theirs} of Borland met in Sundhaven on Thursday.")
    sides = []
    for told, state_code in ((ours, code), (theirs, "BOR")):
        name, _, role = told.rpartition(", ")
        if told == "envoys":
            sides.append(Party(name=state_code, state=state_code, span=words(article, told)))
        else:
            sides.append(person(article, name, state_code, role) if name else office(article, role, state_code, told))
    return article, [meeting(article, "met", sides, when=day(article, "2026-03-05", "Thursday"), venue="Sundhaven")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("president", "king"), ("foreign minister", "defence minister")),
        (("presidents", "presidents"), ("foreign ministers", "foreign ministers")),
        (("presidents", "presidents"), ("ministers", "ministers")),
        (("Rolf Sand, President", "premier"), ("foreign minister", "premier")),
        (("prime minister", "prime minister"), ("ministers of defence", "ministers of defence")),
    ],
)
def test_people_told_by_other_offices_hold_another_meeting(tmp_path: Path, one: tuple[str, str], other: tuple[str, str]) -> None:
    readings = [of_offices("Wire", *one), of_offices("Gazette", *other)]
    assert len(groups_of(tmp_path / "ledger", readings, "meeting")) == 2


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        (("prime minister", "president"), ("premier", "presidents"), "ARD"),
        (("foreign minister", "top diplomat"), ("minister for foreign affairs", "foreign minister"), "ARD"),
        (("Secretary of State", "foreign minister"), ("top diplomat", "foreign minister"), "USA"),
        (("Rolf Sand, President", "Ana Bell, President"), ("president", "president"), "ARD"),
        # One person may hold two offices, and reports may each name another.
        (("Rolf Sand, prime minister", "president"), ("Rolf Sand, defence minister", "president"), "ARD"),
        # "Ministers" may be of any ministry, officials and leaders may be anybody.
        (("foreign minister", "foreign minister"), ("ministers", "ministers"), "ARD"),
        (("president", "president"), ("leaders", "leaders"), "ARD"),
        (("president", "foreign minister"), ("envoys", "officials"), "ARD"),
    ],
)
def test_one_office_by_two_names_and_an_office_left_open_hold_one_meeting(
    tmp_path: Path, one: tuple[str, str], other: tuple[str, str], code: str
) -> None:
    readings = [of_offices("Wire", *one, code=code), of_offices("Gazette", *other, code=code)]
    assert len(groups_of(tmp_path / "ledger", readings, "meeting")) == 1


@pytest.mark.parametrize(
    ("name", "one", "other", "count"),
    [
        ("Ardenia", "presidents", "foreign ministers", 2),
        ("Ardenia", "presidents", "presidents", 1),
        # One named person may hold both; "affairs" and "affaires" are no plural of an office.
        ("Ana Bell", "president", "foreign minister", 1),
        ("Ana Bell", "minister of foreign affairs", "chargé d'affaires", 1),
    ],
)
def test_the_presidents_of_a_state_are_not_a_person_of_its_name(tmp_path: Path, name: str, one: str, other: str, count: int) -> None:
    readings = []
    for outlet, role in (("Wire", one), ("Gazette", other)):
        article = report(outlet, f"The {role}, {name}, and Borland held talks in Sundhaven on Thursday.")
        side = Party(name=name, role=role, state="ARD", sector="GOV", span=words(article, name, by="actors.office"))
        when = day(article, "2026-03-05", "Thursday")
        act = event(article, "held talks", [side], [state(article, "Borland", "BOR")], type="CONSULT", when=when)
        readings.append((article, [act]))
    assert len(groups_of(tmp_path / "ledger", readings, "event")) == count


def test_a_report_that_names_no_office_does_not_make_one_meeting_of_two(tmp_path: Path) -> None:
    readings = [
        of_offices("Wire", "president", "president"),
        of_offices("Gazette", "foreign minister", "foreign minister"),
        talks("Courier", "Ardenia and Borland met in Sundhaven on Thursday.", venue="Sundhaven"),
    ]
    outlets = [{one.outlet for one in group.reports} for group in groups_of(tmp_path / "ledger", readings, "meeting")]
    assert len(outlets) == 2
    assert not [held for held in outlets if {"Wire", "Gazette"} <= held]


def test_one_utterance_in_several_wordings_is_one_group_with_its_changes(tmp_path: Path) -> None:
    readings = [
        quote("Wire", "We will answer every shell that falls on our bridges and our towns", on="2026-03-05"),
        quote("Herald", "We will answer every shell that falls on our bridges and our towns", on="2026-03-05"),
        quote("Gazette", "We shall reply to each shell that falls on our bridges and our towns", on="2026-03-05"),
        quote("Courier", "every shell that falls on our bridges", on="2026-03-05"),
    ]
    (group,) = groups_of(tmp_path / "ledger", readings, "statement")
    drifts = {wording.outlets: wording.drift for wording in group.wordings}
    assert group.sources == 4
    assert set(drifts) == {("Gazette",), ("Courier",)}
    assert [change.form for change in drifts["Courier",].changes] == ["cut", "cut"]
    assert "[-will answer every-] {+reply to each+} shell that falls on our bridges and our towns" in drifts["Gazette",].shown


LONG_SPEECH = (
    "We will answer every shell that falls on our bridges and our towns, on the ferry, the market and the school, "
    "and no mediator from across the lake can talk our gunners out of it"
)


def test_a_negation_lost_in_a_long_quotation_is_a_misquotation_and_named(tmp_path: Path) -> None:
    readings = [quote("Wire", LONG_SPEECH), quote("Mirror", LONG_SPEECH.replace("will answer", "will not answer"))]
    (group,) = groups_of(tmp_path / "ledger", readings, "statement")
    (wording,) = group.wordings
    assert wording.drift.turns == ("negation",)
    assert "{+not+}" in wording.drift.shown or "[-not-]" in wording.drift.shown


def test_a_short_quotation_turned_round_is_kept_out_even_by_way_of_a_third(tmp_path: Path) -> None:
    readings = [
        quote("Wire", "We will answer every shell that falls on our bridges and our towns"),
        quote("Courier", "every shell that falls on our bridges and our towns"),
        quote("Mirror", "We will not answer every shell that falls on our bridges and our towns"),
    ]
    groups = groups_of(tmp_path / "ledger", readings, "statement")
    assert not [group for group in groups if {"Wire", "Mirror"} <= {one.outlet for one in group.reports}]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # The same threat twice, a week between: a repetition is an utterance of its own.
        (("We will answer every shell that falls here", "2026-03-05"), ("We will answer each shell that falls here", "2026-03-12")),
        # Two days running in slightly other words.
        (("We will answer every shell that falls here", "2026-03-05"), ("We will answer any shell that falls here", "2026-03-06")),
        # Another place, another number.
        (("We will close the consulate in Tarn", "2026-03-05"), ("We will close the consulate in Orm", "2026-03-05")),
        (("We have expelled ten of them", "2026-03-05"), ("We have expelled two of them", "2026-03-05")),
        (("Nobody wants a war on the lake", "2026-03-05"), ("Everybody wants a bridge over the lake", "2026-03-05")),
    ],
)
def test_different_utterances_in_nearly_the_same_words_stay_apart(tmp_path: Path, one: tuple[str, str], other: tuple[str, str]) -> None:
    readings = [quote("Wire", one[0], on=one[1], published=one[1]), quote("Gazette", other[0], on=other[1], published=other[1])]
    assert len(groups_of(tmp_path / "ledger", readings, "statement")) == 2


def test_the_same_words_of_another_speaker_need_more_words_to_be_one_utterance(tmp_path: Path) -> None:
    short = [quote("Wire", "We want peace"), quote("Gazette", "We want peace", speaker="Rolf Sand", code="BOR")]
    assert len(groups_of(tmp_path / "one", short, "statement")) == 2
    long = "Whoever fires across the lake must know that no court and no border will ever keep him from answering for it"
    readings = [quote("Wire", long), quote("Gazette", long, speaker="Rolf Sand")]
    (group,) = groups_of(tmp_path / "other", readings, "statement")
    assert [one.name for one in group.disputed] == ["who"]


def test_what_is_said_every_day_is_not_one_utterance(tmp_path: Path) -> None:
    readings = [quote("Wire", "Thank you"), quote("Gazette", "Thank you")]
    assert len(groups_of(tmp_path / "ledger", readings, "statement")) == 2


def test_a_greeting_to_another_nation_in_the_same_words_is_another_act(tmp_path: Path) -> None:
    readings = []
    for outlet, nation in (("Wire", "Corland"), ("Gazette", "Elmark")):
        article = report(outlet, f"Ardenia congratulates the people of {nation} on their anniversary and wishes them well.")
        readings.append((article, [event(article, "congratulates", [state(article, "Ardenia", "ARD")], [], type="SUPPORT")]))
    assert len(groups_of(tmp_path / "ledger", readings, "event")) == 2


def test_tasks_that_say_nothing_are_not_one_promise(tmp_path: Path) -> None:
    readings = []
    for outlet in ("Wire", "Gazette"):
        article = report(outlet, f"Borland has promised to do so, writes {outlet}.")
        readings.append((article, [deadline(article, "to do", state(article, "Borland", "BOR"), None)]))
    assert len(groups_of(tmp_path / "ledger", readings, "commitment")) == 2


def test_a_name_spelled_otherwise_is_the_same_speaker(tmp_path: Path) -> None:
    readings = [
        quote("Wire", "The bridge stays shut until they go", speaker="Sergey Tarkov"),
        quote("Gazette", "The bridge will stay shut until they go", speaker="Sergei Tarkow"),
    ]
    (group,) = groups_of(tmp_path / "ledger", readings, "statement")
    assert group.disputed == ()


def test_what_was_planned_was_held(tmp_path: Path) -> None:
    readings = [
        talks(
            "Wire", "Ardenia and Borland will meet on Thursday.", published="2026-03-02", status="planned", stage="scheduled", cue="meet"
        ),
        talks("Gazette", "Ardenia and Borland met on Thursday.", stage="held"),
    ]
    (group,) = groups_of(tmp_path / "ledger", readings, "meeting")
    assert [(step.day, step.status, step.outlets) for step in group.story] == [
        ("2026-03-02", "scheduled", ("Wire",)),
        ("2026-03-06", "held", ("Gazette",)),
    ]


def test_what_was_denied_was_admitted(tmp_path: Path) -> None:
    readings = []
    for outlet, text, status, published in (
        ("Wire", "Borland denied on Monday that its guns had shelled the harbour of Ardenia on Thursday.", "denied", "2026-03-09"),
        ("Gazette", "Borland admitted that its guns shelled the harbour of Ardenia on Thursday.", "happened", "2026-03-20"),
    ):
        article = report(outlet, text, published=published)
        sides = [state(article, "Borland", "BOR")], [state(article, "Ardenia", "ARD")]
        time = day(article, "2026-03-05", "Thursday")
        readings.append((article, [event(article, "shelled", *sides, type="ASSAULT", status=status, when=time)]))
    (group,) = groups_of(tmp_path / "ledger", readings, "event")
    assert [(step.day, step.status) for step in group.story] == [("2026-03-09", "denied"), ("2026-03-20", "happened")]


def demand(outlet: str, published: str, due: str) -> Reading:
    article = report(outlet, f"Borland must withdraw its guns from the bridge by then, says {outlet}.", published=published)
    return article, [deadline(article, "withdraw its guns from the bridge", state(article, "Borland", "BOR"), day(article, due, "by then"))]


def test_a_deadline_is_moved_and_passes(tmp_path: Path) -> None:
    readings = [demand("Wire", "2026-03-06", "2026-03-20"), demand("Gazette", "2026-03-18", "2026-03-31")]
    (group,) = groups_of(tmp_path / "ledger", readings, "commitment", as_of="2026-04-02")
    assert [step.status for step in group.story] == ["due 2026-03-20", "due 2026-03-31", "passed"]
    with open_ledger(tmp_path / "ledger", read_only=True) as ledger:
        assert [step.status for step in ledger.groups("commitment", as_of="2026-03-30")[0].story][-1] == "due 2026-03-31"
        with pytest.raises(UsageError, match="'2026-99-99' is not a day"):
            ledger.groups("commitment", as_of="2026-99-99")


@pytest.mark.parametrize(
    ("told", "on", "status", "outcome"),
    [
        ("Borland withdrew its guns from the bridge on Thursday.", "2026-03-19", "happened", "met"),
        ("Borland withdrew its guns from the bridge on Thursday.", "2026-03-26", "happened", "met late"),
        ("Borland withdrew its guns from the bridge on Thursday.", "2026-03-19", "planned", "passed"),
        ("Borland withdrew its envoys from the talks on Thursday.", "2026-03-19", "happened", "passed"),
        ("Borland never withdrew its guns from the bridge on Thursday.", "2026-03-19", "happened", "passed"),
    ],
)
def test_a_deadline_is_met_only_by_the_deed_itself(tmp_path: Path, told: str, on: str, status: str, outcome: str) -> None:
    article = report("Gazette", told, published="2026-03-27")
    deed = event(
        article, "withdrew", [state(article, "Borland", "BOR")], [], type="RETREAT", status=status, when=day(article, on, "Thursday")
    )
    readings = [demand("Wire", "2026-03-06", "2026-03-20"), (article, [deed])]
    (group,) = groups_of(tmp_path / "ledger", readings, "commitment", as_of="2026-04-02")
    assert [step.status for step in group.story] == ["due 2026-03-20", outcome]


def withdrawal(outlet: str, *, on: str | None, published: str) -> Reading:
    article = report(outlet, f"Borland withdrew its guns from the bridge on Thursday, {outlet} hears.", published=published)
    when = day(article, on, "Thursday") if on else None
    return article, [event(article, "withdrew", [state(article, "Borland", "BOR")], [], type="RETREAT", when=when)]


@pytest.mark.parametrize(("on", "outcome"), [(None, "met"), ("2026-03-20", "met"), ("2026-03-26", "met late")])
def test_a_deadline_is_met_late_only_if_the_day_of_the_deed_is_said(tmp_path: Path, on: str | None, outcome: str) -> None:
    readings = [demand("Wire", "2026-03-06", "2026-03-20"), withdrawal("Gazette", on=on, published="2026-03-27")]
    (group,) = groups_of(tmp_path / "ledger", readings, "commitment")
    assert group.story[-1].status == outcome


def test_who_reports_the_deed_first_is_named_with_all_who_do_so_that_day(tmp_path: Path) -> None:
    readings = [demand("Wire", "2026-03-06", "2026-03-31")]
    readings += [withdrawal(outlet, on="2026-03-26", published="2026-03-27") for outlet in ("Herald", "Courier")]
    readings.append(withdrawal("Gazette", on="2026-03-26", published="2026-03-28"))
    (group,) = groups_of(tmp_path / "ledger", readings, "commitment")
    assert (group.story[-1].day, group.story[-1].status, group.story[-1].outlets) == ("2026-03-27", "met", ("Courier", "Herald"))


@pytest.mark.parametrize(
    ("cue", "told", "type"),
    [
        ("promised", "Borland promised on Thursday to withdraw its guns from the bridge.", "AGREE"),
        ("refused", "Borland refused on Thursday to withdraw its guns from the bridge.", "REJECT"),
    ],
)
def test_who_promises_or_refuses_it_again_has_not_done_it(tmp_path: Path, cue: str, told: str, type: str) -> None:
    article = report("Gazette", told, published="2026-03-13")
    act = event(article, cue, [state(article, "Borland", "BOR")], [], type=type, when=day(article, "2026-03-12", "Thursday"))
    readings = [demand("Wire", "2026-03-06", "2026-03-20"), (article, [act])]
    (group,) = groups_of(tmp_path / "ledger", readings, "commitment", as_of="2026-04-02")
    assert [step.status for step in group.story] == ["due 2026-03-20", "passed"]


def test_two_deadlines_set_on_one_day_are_two(tmp_path: Path) -> None:
    readings = [demand("Wire", "2026-03-06", "2026-03-20"), demand("Gazette", "2026-03-06", "2026-03-31")]
    assert len(groups_of(tmp_path / "ledger", readings, "commitment")) == 2


@given(st.permutations(range(10)), st.lists(st.integers(0, 9), max_size=3))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_groups_do_not_depend_on_the_order_of_adding(tmp_path: Path, order: list[int], breaks: list[int]) -> None:
    readings = affair()
    with open_ledger(tmp_path / f"once {next(NUMBERS)}") as once:
        once.add_many(readings)
        once.fold()
        wanted = shown(once)
    with open_ledger(tmp_path / f"piecewise {next(NUMBERS)}") as piecewise:
        for place in order:
            piecewise.add(*readings[place])
            if place in breaks:
                piecewise.fold()
        piecewise.fold()
        assert shown(piecewise) == wanted
        piecewise.fold(anew=True)
        assert shown(piecewise) == wanted


@pytest.mark.parametrize("seed", range(3))
def test_what_is_taken_out_leaves_no_trace_in_the_groups(tmp_path: Path, seed: int) -> None:
    readings = affair()
    kept = random.Random(seed).sample(readings, 6)
    with open_ledger(tmp_path / "with", run=Run(reader="1")) as ledger:
        ledger.add_many(readings)
        ledger.fold()
    with open_ledger(tmp_path / "with", run=Run(reader="2")) as ledger:
        ledger.add_many([(article, records if (article, records) in kept else []) for article, records in readings])
        ledger.fold()
        found = shown(ledger)
    with open_ledger(tmp_path / "without") as ledger:
        ledger.add_many([(article, records if (article, records) in kept else []) for article, records in readings])
        ledger.fold()
        assert shown(ledger) == found


def test_an_article_that_says_nothing_known_touches_nothing_else(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger") as ledger:
        ledger.add_many(affair())
        first = ledger.fold()
        assert (first.added, first.touched) == (10, 10 - 1)  # The wire's copy claims what the wire does.
        ledger.add(*quote("Herald", "The lake freezes in February", published="2026-05-01"))
        assert ledger.unfolded() == 1
        assert ledger.fold().touched == 1
        assert ledger.fold().added == 0


def test_a_forgotten_article_leaves_the_groups(tmp_path: Path) -> None:
    readings = [expulsion("Wire"), expulsion("Gazette")]
    with open_ledger(tmp_path / "ledger") as ledger:
        ledger.add_many(readings)
        ledger.fold()
        ledger.forget(readings[0][0].id)
        assert ledger.unfolded() == 0
        (group,) = ledger.groups("event")
        assert [one.outlet for one in group.reports] == ["Gazette"]


def test_records_without_any_day_fold_only_by_their_words(tmp_path: Path) -> None:
    readings = []
    for outlet, text in (
        ("Wire", "Ardenia condemned the raid of Borland on the bridge"),
        ("Gazette", "Ardenia condemned the cheese of Borland"),
    ):
        article = report(outlet, text, published=None)
        sides = [state(article, "Ardenia", "ARD")], [state(article, "Borland", "BOR")]
        readings.append((article, [event(article, "condemned", *sides)]))
    assert len(groups_of(tmp_path / "ledger", readings, "event")) == 2


def test_there_are_no_groups_of_what_is_not_folded(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger") as ledger, pytest.raises(UsageError, match="no groups of kind 'doubt'"):
        ledger.groups("doubt")


def test_the_samples_mark_the_words_they_mean() -> None:
    for article, records in affair():
        for record in records:
            assert all(article.text[span.start : span.end] == span.text for span in record.spans)
        assert words(article, article.text).text == article.text
