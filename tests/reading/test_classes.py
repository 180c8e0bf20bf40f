"""The look-up sets what spaCy's attribute ruler sets, on every word."""

from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from detente.reading.classes import NAME, Classes, is_known, with_classes
from detente.reading.pipeline import MODEL

ROOT = Path(__file__).parents[2]
REPORTS = sorted((ROOT / "examples" / "us-russia-2021").glob("*.txt"))
ODD = "There's no one. There are two. I ain't gonna go, y'all. C'mon, let's. Nothin' for 'em, 'nuff said \n\n\t ol' `` x , it gets you. He has had it."
SET = ["TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "SENT_START"]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(MODEL, disable=["ner", "lemmatizer"])


@pytest.mark.parametrize("text", [ODD, "", *(p.read_text(encoding="utf-8") for p in REPORTS)], ids=lambda t: t[:20])
def test_every_word_gets_what_the_ruler_gives(nlp: Language, text: str) -> None:
    ruler = nlp.get_pipe(NAME)
    with nlp.select_pipes(disable=[NAME]):
        doc = nlp(text)
    other = doc.copy()
    assert (ruler(doc).to_array(SET) == Classes(ruler)(other).to_array(SET)).all()  # type: ignore[arg-type, operator]


def test_the_pipeline_looks_up_and_does_not_match(nlp: Language) -> None:
    assert isinstance(with_classes(spacy.load(MODEL)).get_pipe(NAME), Classes)
    assert with_classes(spacy.blank("en")).pipe_names == []


def test_a_ruler_that_sets_other_things_is_left_as_it_is() -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe(NAME)
    ruler.add([[{"LOWER": "lake"}]], {"NORM": "water"})  # type: ignore[attr-defined]
    assert not is_known(ruler)  # type: ignore[arg-type]
    assert with_classes(nlp).get_pipe(NAME) is ruler
