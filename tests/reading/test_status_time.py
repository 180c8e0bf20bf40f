"""Is it long ago, or still to come? Each construction beside its nearest counter-example; the report is of Thursday, 5 March 2026."""

import pytest

from told import events


def statuses(reader, text, *types):
    """Type and status of each act."""
    return [f"{e.type} {e.status}" for e in events(reader, text, *types)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chad expelled two Malian envoys in January 2025.", "historical"),
        ("Chad expelled two Malian envoys in May 2025.", "happened"),
        ("Chad has banned Malian cotton since 1988.", "happened"),
        ("Chad expels two Malian envoys tomorrow.", "planned"),
        ("Chad expels two Malian envoys today.", "happened"),
        ("Chad, which banned Malian cotton in 1988, is poor.", "historical"),
    ],
)
def test_the_time_on_an_act_puts_it_long_ago_or_ahead(reader, text, told):
    assert statuses(reader, text) == [f"SANCTION {told}"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chad banned Malian cotton decades ago.", "historical"),
        ("Chad banned Malian cotton months ago.", "happened"),
        ("During the Cold War, Chad banned Malian cotton.", "historical"),
        ("Trade is at Cold War lows since Chad banned Malian cotton.", "happened"),
        ("Under the previous government Chad banned Malian cotton.", "historical"),
        ("Under the present government Chad banned Malian cotton.", "happened"),
        ("On Tuesday Chad banned the Malian cotton of decades ago.", "happened"),
        ("Chad banned Malian cotton, which was grown there decades ago.", "happened"),
    ],
)
def test_words_for_long_ago_count_in_their_own_clause(reader, text, told):
    assert statuses(reader, text, "SANCTION") == [f"SANCTION {told}"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("In 1974 Chad invaded Mali. Its troops shelled a Nigerien town.", "historical"),
        ("In 1974 Chad invaded Mali. On Monday its troops shelled a Nigerien town.", "happened"),
        ("In 1974 Chad invaded Mali. Peru's troops shelled a Nigerien town.", "happened"),
        ("In 1974 Chad invaded Mali.\n\nIts troops shelled a Nigerien town.", "happened"),
        ("In 1974 Chad invaded Mali. Its troops are shelling a Nigerien town.", "happened"),
        ("In 1974 Chad was rich, and its troops shelled a Nigerien town.", "historical"),
    ],
)
def test_a_year_holds_for_the_sentence_that_takes_it_up(reader, text, told):
    assert statuses(reader, text, "ASSAULT")[-1] == f"ASSAULT {told}"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chad attacked Mali and burnt its ships in 1988.", "historical"),
        ("Chad attacked Mali, and Peru burnt its ships in 1988.", "happened"),
        ("Chad attacked Mali until France intervened in 2013.", "historical"),
        ("Chad attacked Mali until France intervened in February.", "happened"),
        ("Three decades after Chad attacked Mali, Norway opened a school.", "historical"),
        ("Three days after Chad attacked Mali, Norway opened a school.", "happened"),
        ("Eighty years after Chad attacked Mali, Norway opened a school.", "historical"),
        ("Thursday marks 46 years since Chad attacked Mali.", "historical"),
        ("Norway recalled how Chad attacked Mali.", "historical"),
        ("Norway saw how Chad attacked Mali.", "happened"),
        ("An exhibition in Oslo shows how Chad attacked Mali.", "historical"),
        ("The Soviet Union attacked Mali.", "historical"),
        ("Norway commemorated the Chadian attack on Mali.", "historical"),
        ("Norway photographed the Chadian attack on Mali.", "happened"),
    ],
)
def test_what_came_after_an_act_tells_that_it_was_long_ago(reader, text, told):
    assert statuses(reader, text, "ASSAULT")[0] == f"ASSAULT {told}"


@pytest.mark.parametrize(
    "text",
    [
        "On Monday Norway condemned the Soviet Union.",
        "On Monday Norway condemned the Trump administration.",
        "Norway praised the Soviet Union.",
    ],
)
def test_who_speaks_today_of_what_is_over_speaks_today(reader, text):
    assert [e.status for e in events(reader, text)] == ["happened"]
