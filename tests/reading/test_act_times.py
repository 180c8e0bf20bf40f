"""When was an act done? Each construction beside its nearest counter-example; the report is of Thursday, 5 March 2026."""

import pytest

from told import days

MET = "Chad's king met Mali's king on Monday. "


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Chad expelled two Malian envoys on Monday.", "2026-03-02"),
        ("Chad expelled two Malian envoys on a whim.", "2026-03-05"),
        ("Chad retaliated on Monday by expelling two Malian envoys.", "2026-03-02"),
        ("Chad was silent on Monday about expelling two Malian envoys.", "never"),
        ("Chad had expelled two Malian envoys.", "never"),
        ("Chad said that it had expelled two Malian envoys.", "2026-03-05"),
        ("Chad may expel two Malian envoys.", "never"),
    ],
)
def test_a_day_is_told_on_the_verb_or_the_verb_over_it_else_it_is_that_of_the_report(reader, text, day):
    assert days(reader, text, "SANCTION") == [f"SANCTION {day}"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (MET + "They agreed on a truce.", "2026-03-02"),
        (MET + "They agree on a truce.", "2026-03-05"),
        (MET + "They had agreed on a truce.", "never"),
        ("Chad's king will meet Mali's king on Saturday. They agreed on a truce.", "2026-03-05"),
    ],
)
def test_a_day_told_before_is_carried_on(reader, text, day):
    assert days(reader, text, "AGREE") == [f"AGREE {day}"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Chad expelled two envoys on Friday, two days after Mali shelled a Chadian town.", "2026-02-25"),
        ("Chad expelled two envoys on Friday, a week after Mali shelled a Chadian town.", "2026-02-20"),
        ("Chad expelled two envoys on Friday, shortly after Mali shelled a Chadian town.", "2026-02-27"),
    ],
)
def test_days_are_counted_back_from_the_main_verb(reader, text, day):
    assert days(reader, text, "ASSAULT") == [f"ASSAULT {day}"]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("“We thank Mali for its help in 2025,” Chad's president said.", "2026-03-05"),
        ("“We thanked Mali for its help in 2025,” Chad's president said.", "2025-01-01/2025-12-31"),
        ("“We praise Mali for its help in 2025,” Chad's president said.", "2026-03-05"),
        ("“We praised Mali for its help in 2025,” Chad's president said.", "2025-01-01/2025-12-31"),
    ],
)
def test_thanks_in_the_present_are_not_of_the_year_they_are_for(reader, text, when):
    assert days(reader, text, "SUPPORT") == [f"SUPPORT {when}"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Chad's raid on Mali shakes Niger.", "2026-03-05"),
        ("Chad's raid on Mali shook Niger.", "never"),
        ("Chad's raid on Mali follows a feud.", "never"),
        ("Chad carries out a raid on Mali.", "2026-03-05"),
    ],
)
def test_a_noun_under_the_present_is_news(reader, text, day):
    assert days(reader, text, "ASSAULT") == [f"ASSAULT {day}"]


@pytest.mark.xfail(reason="known miss", strict=True)
def test_the_day_on_a_noun(reader):
    text = "Chad's expulsion of two Malian envoys on Monday angered Norway."
    assert days(reader, text, "SANCTION") == ["SANCTION 2026-03-02"]
