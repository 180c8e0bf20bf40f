"""What a quotation that is led in speaks to, what others are blamed for, and what deadlines are set for."""

import pytest

from detente.explain import sentence_article
from detente.model import Event, Position
from detente.reading.pipeline import Reader

PUBLISHED = "2026-03-05"


def records_of(reader: Reader, text: str) -> list[object]:
    return list(reader.read(sentence_article(text, published=PUBLISHED))[1])


def positions_of(reader: Reader, text: str) -> dict[tuple[str, str], Position]:
    return {(r.state, r.issue): r for r in records_of(reader, text) if isinstance(r, Position)}


def test_a_quotation_speaks_to_the_matter_that_leads_it_in(reader: Reader) -> None:
    text = (
        "Norwegian Foreign Minister Ola Berg dismissed criticism of the missiles on Monday. "
        "“These are our mountains, and nobody will forbid us anything,” he said."
    )
    assert ("NOR", "missiles") in positions_of(reader, text)


@pytest.mark.parametrize(("state", "stance"), [("NOR", "against"), ("PER", "wants")])
def test_one_is_against_what_another_is_blamed_for(reader: Reader, state: str, stance: str) -> None:
    text = "Norway took Peru to task for proposing a new fishing ban and decried its envoy for remarks in which he defended it."
    position = positions_of(reader, text)[state, "fishing"]
    assert (position.stance, position.nature, position.content.text) == (stance, "conflict", "proposing a new fishing ban")


def test_a_deadline_says_more_than_a_dispute(reader: Reader) -> None:
    text = "Norway and Peru are at odds over consulates. Norway gave Peru until June 1 to close its consulates."
    found = positions_of(reader, text)
    assert found["NOR", "embassies"].content.text == "close its consulates"
    assert found["PER", "embassies"].rule == "position.divided"


def test_he_is_the_one_who_is_blamed(reader: Reader) -> None:
    text = (
        "Norwegian Foreign Minister Ola Berg met Peruvian Foreign Minister Juan Paz in Oslo. "
        "Berg criticised Paz for remarks in which he rejected Norwegian proposals."
    )
    rejected = [r for r in records_of(reader, text) if isinstance(r, Event) and r.type == "REJECT"]
    assert [p.name for r in rejected for p in r.source] == ["Juan Paz"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The Joe Biden administration imposed sanctions on Chile.", "historical"),
        ("The administration of Joe Biden imposed sanctions on Chile.", "historical"),
        ("The Norwegian administration imposed sanctions on Chile.", "happened"),
    ],
)
def test_what_an_administration_did_whose_head_has_left_is_past(reader: Reader, text: str, status: str) -> None:
    assert [r.status for r in records_of(reader, text) if isinstance(r, Event) and r.type == "SANCTION"] == [status]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Norwegian-Peruvian relations threaten to sink to a new low.", 0),
        ("Norway threatens to send Peru's envoy home.", 1),
    ],
)
def test_a_state_of_things_threatens_nobody(reader: Reader, text: str, count: int) -> None:
    assert sum(isinstance(r, Event) and r.type == "THREATEN" for r in records_of(reader, text)) == count


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("Peru had expelled two Norwegian envoys before.", False),
        # Reported, "had" may stand for "has": the day of the report, marked as inferred.
        ("Norway said that Peru had expelled two Norwegian envoys.", True),
    ],
)
def test_what_had_been_done_is_not_of_the_day_of_the_report(reader: Reader, text: str, dated: bool) -> None:
    (event,) = [r for r in records_of(reader, text) if isinstance(r, Event)]
    assert (event.when is not None and event.when.inferred) == dated


def test_mutual_expulsions_are_one_act_that_answers(reader: Reader) -> None:
    text = "Norway imposed sanctions on Peru. Months of tit-for-tat expulsions have soured Norwegian-Peruvian ties."
    events = [r for r in records_of(reader, text) if isinstance(r, Event) and r.rule == "sanction.mutual-expulsion"]
    assert [(sorted(p.state or "" for p in e.source), e.answers.text if e.answers else None) for e in events] == [
        (["NOR", "PER"], "tit-for-tat")
    ]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Norway marked the 60th anniversary of Peru's deportation of Chilean miners.", "1966-01-01"),
        ("Norway marked the anniversary of Peru's deportation of Chilean miners.", None),
    ],
)
def test_an_anniversary_dates_what_it_remembers(reader: Reader, text: str, start: str | None) -> None:
    (event,) = [r for r in records_of(reader, text) if isinstance(r, Event) and r.type == "COERCE"]
    assert (event.status, event.when.start if event.when else None) == ("historical", start)


READOUT = "Readout of a Call\n\nThe below is attributable to Spokesperson Ola Berg:\n\nNorwegian Prime Minister Kari Lund spoke today with Peruvian President Rosa Leon. "


@pytest.mark.parametrize(
    ("text", "nature"),
    [
        ("The Prime Minister welcomed the reform that President Leon has begun.", "cooperation"),
        ("The Prime Minister regretted the loss of life during the recent marches.", "conflict"),
        ("The Prime Minister congratulated her on her new position.", None),
    ],
)
def test_a_readout_tells_positions_on_matters_of_its_own(reader: Reader, text: str, nature: str | None) -> None:
    found = [p.nature for (state, _), p in positions_of(reader, READOUT + text).items() if state == "NOR"]
    assert found == ([nature] if nature else [])


def test_who_neither_asks_nor_refuses_may_take_sides(reader: Reader) -> None:
    found = positions_of(reader, "Norway condemned the putsch.")
    assert [(p.state, p.issue, p.nature) for p in found.values()] == [("NOR", "putsch", "conflict")]
    both = positions_of(reader, "Norway condemned the putsch. Norway demanded the release of the singer.")
    assert [p.issue for p in both.values()] == ["release"]


def test_a_vow_not_to_act_until_something_is_gone_divides(reader: Reader) -> None:
    held = positions_of(reader, "Norway said it would not return to the talks on trade until Peru drops the tariff.")
    free = positions_of(reader, "Norway said it would return to the talks on trade.")
    assert {p.nature for p in held.values() if p.state == "NOR"} == {"conflict"}
    assert "conflict" not in {p.nature for p in free.values() if p.state == "NOR"}
