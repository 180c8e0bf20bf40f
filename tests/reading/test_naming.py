"""The name tagger reads only sentences with an unlisted name, and what it says of them is what it says in a whole text."""

import pytest

from detente.reading.pipeline import Reader, words_of_name

OPEN = [
    "Karl Ibsen praised the deal.",
    "The deal was praised by Karl Ibsen.",
    "David John Francis spoke for Sierra Leone.",  # "John" and "Francis" are names of listed people, not of this one
    "The envoy met Blinkova in Moscow.",
]
LISTED = [
    "Russia and the United States agreed on Monday.",
    "Antony Blinken spoke in Moscow.",
    "On Monday Blinken spoke of Iran.",
    "He said that I may go in May.",
    "The talks failed again.",
]


def opened(reader: Reader, text: str) -> list[int]:
    return reader.namer.open_words(reader.nlp(text))


@pytest.mark.parametrize("text", OPEN)
def test_a_sentence_with_an_unlisted_name_is_tagged(reader: Reader, text: str) -> None:
    assert opened(reader, text) == list(range(len(reader.nlp(text))))


@pytest.mark.parametrize("text", LISTED)
def test_a_sentence_of_listed_names_is_not(reader: Reader, text: str) -> None:
    assert opened(reader, text) == []


def test_labels_keep_their_place_in_the_whole_text(reader: Reader) -> None:
    text = " ".join(LISTED[:2] + OPEN[:1] + LISTED[4:] + OPEN[3:])
    ((doc, _),) = reader.namer.pipe([(reader.nlp(text), None)], 1)
    assert {e.text: e.label_ for e in doc.ents if e.label_ == "PERSON"}.keys() >= {"Karl Ibsen"}
    assert {(e.text, e.label_) for e in doc.ents} >= {("Russia", "GPE"), ("Monday", "DATE"), ("Moscow", "GPE")}


def test_a_month_is_a_time_and_a_modal_verb_is_not(reader: Reader) -> None:
    ((doc, _),) = reader.namer.pipe([(reader.nlp(LISTED[3]), None)], 1)
    assert [(e.text, e.label_) for e in doc.ents] == [("May", "DATE")]


def test_batches_change_nothing(reader: Reader) -> None:
    texts = [*OPEN, *LISTED]
    alone = [[(e.start, e.end, e.label_) for e in doc.ents] for t in texts for doc, _ in reader.namer.pipe([(reader.nlp(t), None)], 1)]
    together = [[(e.start, e.end, e.label_) for e in doc.ents] for doc, _ in reader.namer.pipe([(reader.nlp(t), None) for t in texts], 4)]
    assert alone == together


def test_a_listed_name_is_parted_as_the_tokenizer_parts_it(reader: Reader) -> None:
    names = {entry.name for rows in reader.words.lists.values() for entry in rows}
    assert len(names) > 9000
    assert [name for name in names if words_of_name(name, reader.nlp) != [t.text for t in reader.nlp.make_doc(name)]] == []
