import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.ledger.drift import find_drift


def test_what_is_cut_added_and_changed_is_shown_word_by_word() -> None:
    drift = find_drift("We will never leave the bridge", "“We shall never leave the old bridge today”")
    assert drift.shown == "we [-will-] {+shall+} never leave the {+old+} bridge {+today+}"
    assert [(c.form, c.before, c.after) for c in drift.changes] == [
        ("changed", "will", "shall"),
        ("added", "", "old"),
        ("added", "", "today"),
    ]
    assert drift.turns == ()


@pytest.mark.parametrize(
    ("before", "after", "turns"),
    [
        ("We will leave", "We will not leave", ("negation",)),
        ("We won’t leave", "We will leave", ("negation",)),
        ("We can't stay", "We cannot stay", ()),
        ("We sent four envoys", "We sent five envoys", ("number",)),
        ("We sent four envoys", "We sent 4 envoys", ()),
        ("We sent four envoys", "We sent envoys", ()),
        ("We sent two hundred men", "We sent 200 men", ()),
        ("The wall is legal", "The wall is illegal", ("opposite",)),
        ("The wall is not legal", "The wall is illegal", ()),
        ("We reject the plan", "We do not accept the plan", ()),
        ("We reject the plan", "We accept the plan", ("opposite",)),
        ("We thank the envoy of Norway", "We thank the envoy of Chile", ("name",)),
        ("We wait for an answer from Paris", "We wait for the French answer", ()),
        ("In May Norway sued Chile over it", "In May Chile sued Norway over it", ("direction",)),
        ("In May Norway sued Chile over it", "In May Chile was sued by Norway over it", ()),
        ("Is this our bridge?", "This is our bridge", ("question",)),
    ],
)
def test_what_turns_the_meaning_round_is_named(before: str, after: str, turns: tuple[str, ...]) -> None:
    assert find_drift(before, after).turns == turns


def test_capitals_quotation_marks_and_apostrophes_are_no_change() -> None:
    assert find_drift("It’s OUR bridge.", "it's our bridge").changes == ()


@given(st.text("ab c'", max_size=30), st.text("ab c'", max_size=30))
def test_the_changes_lead_from_the_one_to_the_other_and_back(a: str, b: str) -> None:
    there, back = find_drift(a, b), find_drift(b, a)
    assert bool(there.changes) == bool(back.changes)
    assert (there.changes == ()) == (a.replace("'", " ").split() == b.replace("'", " ").split())
