"""One utterance in several wordings is one group, and utterances that only look alike are two: the tables of pairs, through the fold."""

from pathlib import Path

import pytest
from quote_pairs import Pair, grouped, held_together, is_one, read_pairs

from detente.ledger.groups import Group
from detente.ledger.senses import senses
from detente.ledger.stems import stem_of

HERE = Path(__file__).parent
TABLES = {name: read_pairs(HERE / f"{name}.toml") for name in ("quote_drift", "quote_drift_fresh", "quote_drift_later")}
PAIRS = [pytest.param(name, pair, id=f"{name}-{pair.number}-{pair.kind}") for name, pairs in TABLES.items() for pair in pairs]


@pytest.fixture(scope="module")
def groups(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Group]]:
    folder = tmp_path_factory.mktemp("pairs")
    return {name: grouped(folder / name, pairs) for name, pairs in TABLES.items()}


@pytest.mark.parametrize(("name", "pair"), PAIRS)
def test_each_pair_is_grouped_as_the_table_says(groups: dict[str, list[Group]], name: str, pair: Pair) -> None:
    right = is_one(pair, held_together(groups[name])) == pair.same
    assert right != pair.missed, "a pair marked as missed is right: take the mark away" if right else pair.sides


@pytest.mark.parametrize("name", TABLES)
def test_utterances_of_different_pairs_stay_apart(groups: dict[str, list[Group]], name: str) -> None:
    pairs = {tuple(sorted(pair.outlets)) for pair in TABLES[name]}
    assert held_together(groups[name]) <= pairs


@pytest.mark.parametrize("name", TABLES)
def test_two_wordings_come_with_their_difference_word_by_word(groups: dict[str, list[Group]], name: str) -> None:
    both = [group for group in groups[name] if len(group.reports) == 2]
    assert both
    for group in both:
        ((wording, *_),) = [group.wordings]
        assert wording.drift.changes
        assert "[-" in wording.drift.shown or "{+" in wording.drift.shown


def test_half_of_each_table_is_one_utterance() -> None:
    for pairs in TABLES.values():
        same = sum(pair.same for pair in pairs)
        assert abs(2 * same - len(pairs)) <= 2


def test_every_word_has_one_sense_and_is_nothing_of_its_own_opposite() -> None:
    for group, other in senses().against.items():
        assert group != other
        assert other not in senses().against


def test_reject_is_accept_turned_round() -> None:
    assert senses().sense_of(stem_of("rejected")) == (stem_of("accept"), True)
    assert senses().sense_of(stem_of("accepts")) == (stem_of("accept"), False)
    assert senses().sense_of("herring") == ("herring", False)
