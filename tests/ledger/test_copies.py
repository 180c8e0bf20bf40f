import random

from hypothesis import given
from hypothesis import strategies as st

from detente.ledger.copies import BANDS, are_copies, bands_of, jaccard, word_groups

WORDS = [a + b for a in "bad fen gor hul kit lom nap pos rud tev".split() for b in "a el in or us ith".split()]


def text(seed: int, *, length: int = 300) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=length))


def copied(a: str, b: str) -> bool:
    return are_copies(word_groups(a), word_groups(b))


def test_a_copy_with_another_opening_or_a_paragraph_cut_is_a_copy() -> None:
    story = text(1)
    assert copied(story, "ARNHOLT (Wire) - " + story)
    assert copied(story, story[: len(story) * 2 // 3])
    assert copied(story, story.upper().replace(" ", "\n"))


def test_a_shortened_copy_is_a_copy_and_a_shared_quotation_is_none() -> None:
    story = text(1)
    assert copied(story, " ".join(story.split()[:80]))
    shared = text(2, length=40)
    assert not copied(f"{text(3)} {shared}", f"{text(4)} {shared}")


def test_of_short_texts_more_must_be_the_same() -> None:
    said = text(5, length=14)
    assert not copied(f"Wire met the minister {said}", f"He told Gazette that {said}")
    assert copied(f"Wire: {text(5, length=30)}", text(5, length=30))


def test_an_empty_text_is_a_copy_of_an_empty_one_only() -> None:
    assert copied("", "")
    assert not copied("", text(1))


@given(st.text(max_size=60), st.text(max_size=60))
def test_jaccard_does_not_depend_on_the_order(a: str, b: str) -> None:
    one, two = word_groups(a), word_groups(b)
    assert jaccard(one, two) == jaccard(two, one)
    assert jaccard(one, one) == 1


def test_bands_are_those_of_the_article_whatever_stands_beside_it() -> None:
    groups = [word_groups(text(seed)) for seed in range(5)]
    together = bands_of(groups)
    assert together.shape == (5, BANDS)
    assert [bands_of([one])[0].tolist() for one in groups] == together.tolist()


def test_the_bands_meet_for_copies_and_seldom_else() -> None:
    groups = [word_groups(story) for seed in range(20) for story in (text(seed), "From Arnholt: " + text(seed)[:-200])]
    rows = [set(row) for row in bands_of(groups).tolist()]
    assert all(rows[n] & rows[n + 1] for n in range(0, 40, 2))
    assert not any(rows[0] & row for row in rows[2:])
