"""Détente from Python: the page about it is true, and the component gives what reading gives."""

import doctest
import re
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import polars
import pyarrow
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import detente
from detente import api
from detente.component import Component, extend_docs, make_component
from detente.engine.settings import Settings
from detente.errors import InputError, UsageError
from detente.extras import optional
from detente.ledger.entry import open_ledger
from detente.ledger.frames import frame_of
from detente.model import Refused
from detente.reading.pipeline import Reader

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "python.md"
REPORT = "Sweden condemned Bulgaria on Monday. Bulgaria said it would answer within ten days."


@pytest.fixture(autouse=True)
def one_reader(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader that is loaded already serves everything here."""
    monkeypatch.setattr(Settings, "load", lambda settings: reader)
    api.reader_of.cache_clear()


@pytest.mark.usefixtures("one_reader")
def test_every_block_of_the_page_prints_what_it_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    text = PAGE.read_text(encoding="utf-8")
    blocks = re.findall(r"```pycon\n(.*?)```", text, flags=re.DOTALL)
    assert len(blocks) == text.count("```") // 2
    test = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, "python.md", str(PAGE), 0)
    assert len(test.examples) > 15
    assert doctest.DocTestRunner().run(test).failed == 0


def test_importing_the_package_loads_no_parser() -> None:
    code = "import sys, detente; print(detente.__version__, 'spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [detente.__version__, "False"]
    with pytest.raises(AttributeError, match="no attribute 'reed'"):
        _ = detente.reed


@pytest.mark.parametrize(
    ("text", "published", "error"),
    [
        (" ", None, InputError),
        ("Der Minister sagte nichts, weil er nichts sagen konnte. " * 5, None, InputError),
        (REPORT, "Friday", UsageError),
    ],
)
def test_what_cannot_be_read_raises_one_clear_error(text: str, published: str | None, error: type[Exception]) -> None:
    with pytest.raises(error):
        detente.read(text, published=published)
    with pytest.raises(UsageError, match="no kind 'acts'"):
        detente.read(REPORT).records("acts")


@pytest.mark.parametrize("published", [date(2026, 3, 5), datetime(2026, 3, 5, 23, 59, tzinfo=UTC), "2026-03-05T23:59:00Z"])
def test_a_date_or_a_moment_is_the_day_it_falls_on(published: date | str, tmp_path: Path, nlp: Language) -> None:
    wanted = detente.read(REPORT, published="2026-03-05")
    assert detente.read(REPORT, published=published) == wanted
    (tmp_path / "a.txt").write_text(REPORT)
    (read,) = detente.read_files(tmp_path, published=published)
    assert isinstance(read, detente.Reading)
    assert read.found == wanted.found
    doc = nlp.make_doc(REPORT)
    doc._.published = published
    assert tuple(nlp(doc)._.detente_records) == wanted.found
    assert Doc(nlp.vocab).from_bytes(doc.to_bytes())._.published == "2026-03-05"


@pytest.mark.parametrize("published", ["yesterday", "2026-02-30", 20260305, b"2026-03-05", date(1066, 10, 14)])
def test_what_is_no_day_is_refused_everywhere(published: Any, nlp: Language) -> None:
    doc = nlp.make_doc(REPORT)
    doc._.published = published
    for act in (lambda: detente.read(REPORT, published=published), lambda: detente.read_files("a", published=published), lambda: nlp(doc)):
        with pytest.raises(UsageError, match="is no day"):
            act()


@pytest.mark.parametrize(("text", "error", "says"), [
    (None, UsageError, "text=None is no text; it is a str"),
    (b"Mali", UsageError, "decode the bytes first"),
    (REPORT + " \ud83d", InputError, r"U\+D83D in its text"),
])  # fmt: skip
def test_what_is_no_text_is_told_in_one_line(text: Any, error: type[Exception], says: str) -> None:
    with pytest.raises(error, match=says):
        detente.read(text)
    assert detente.read(REPORT + " \U0001f600").found


def test_half_a_surrogate_pair_in_a_title_is_refused() -> None:
    with pytest.raises(InputError, match=r"U\+DC00 in its title"):
        detente.read(REPORT, title="\udc00")


def test_one_folder_of_words_is_one_folder(monkeypatch: pytest.MonkeyPatch, reader: Reader) -> None:
    asked = []
    monkeypatch.setattr(Settings, "load", lambda settings: asked.append(settings.words) or reader)
    for words in ("mine", Path("mine"), ["mine"], ["mine", "more"]):
        api.reader_of.cache_clear()
        detente.read(REPORT, words=words)
    assert asked == [("mine",), ("mine",), ("mine",), ("mine", "more")]


@pytest.mark.parametrize("paths", [(), ([],), (["a.txt"],), (None,)])
def test_files_that_are_not_given_one_by_one_are_refused_at_once(paths: tuple[Any, ...]) -> None:
    with pytest.raises(UsageError, match=r"read_files\(\*paths\)"):
        detente.read_files(*paths)


def test_files_are_read_as_the_command_line_reads_them(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "b.txt").write_text("")
    one, none = detente.read_files(tmp_path, published="2026-03-05")
    assert isinstance(one, detente.Reading)
    assert one.found == detente.read(REPORT, published="2026-03-05").found
    assert isinstance(none, Refused)


def test_a_frame_has_the_columns_of_the_ledger(tmp_path: Path) -> None:
    reading = detente.read(REPORT, published="2026-03-05")
    with open_ledger(tmp_path / "a.ledger") as ledger:
        ledger.add(reading.article, reading.found)
        assert ledger.frame("event").columns == reading.frame("event").columns
        assert ledger.frame("event", party="BGR").rows() == reading.frame("event").rows()
        assert len(ledger.frame("event", party="PER")) == 0
    assert len(reading.frame("meeting")) == 0
    assert "accuse.criticise" in repr(reading.frame("event"))


def test_arrow_takes_a_frame_over_without_copying() -> None:
    frame = frame_of("event", detente.read(REPORT).records("event"))
    assert pyarrow.table(frame).num_rows == polars.DataFrame(frame).height == len(frame) == 1
    assert str(frame.pandas().dtypes["type"]).endswith("[pyarrow]")
    stream = pyarrow.RecordBatchReader.from_stream(frame)
    assert stream.schema.names == frame.columns


def test_a_package_that_is_missing_is_named_with_its_extra() -> None:
    with pytest.raises(UsageError, match=r"pip install 'detente\[tables\]'"):
        optional("no_such_package", extra="tables")


@pytest.fixture
def nlp(reader: Reader) -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("detente")
    return nlp


def test_the_component_gives_what_reading_gives(nlp: Language) -> None:
    doc = nlp(REPORT)
    assert tuple(doc._.detente_records) == detente.read(REPORT).found
    cues = [span.text for span in doc.spans["detente"] if span.label_ == "event.cue"]
    assert cues == ["condemned"]


def test_a_doc_with_records_outlives_its_bytes(nlp: Language) -> None:
    doc = nlp(REPORT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.detente_records == doc._.detente_records != []


@pytest.mark.parametrize(
    ("text", "why"), [("", "empty"), (" \n", "empty"), ("Der Minister sagte nichts dazu, was er sagen wollte. " * 3, "German")]
)
def test_a_doc_without_english_words_has_no_records_and_says_why(nlp: Language, text: str, why: str) -> None:
    doc = nlp(text)
    assert doc._.detente == []
    assert why in doc._.detente_refused
    assert nlp(REPORT)._.detente_refused is None


def test_spacy_finds_the_component_by_its_entry_point() -> None:
    extend_docs()
    pyproject = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert '[project.entry-points.spacy_factories]\ndetente = "detente.component:make_component"' in pyproject
    assert isinstance(make_component(spacy.blank("en"), "detente", "m", []), Component)
