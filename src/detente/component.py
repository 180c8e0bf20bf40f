"""How does a spaCy pipeline get détente's records? `nlp.add_pipe("detente")`; they are then on each Doc.

The text is read with a pipeline of its own, so the records are those that `detente.read` gives, whatever else is in the pipeline.
"""

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from detente.engine.settings import Settings
from detente.errors import InputError
from detente.model import Article, Record, to_json
from detente.reading.pipeline import MODEL, Reader
from detente.records import from_json
from detente.sources.articles import Given, article_of
from detente.sources.dates import day_given

NAME = "detente"


class Component:
    """Puts the records on a Doc: as plain values in `doc._.detente`, as spans in `doc.spans["detente"]`."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def __call__(self, doc: Doc) -> Doc:
        """Read the Doc's text; one that is refused has no records and says why; a `published` that is no day raises UsageError."""
        doc._.published = day_given(doc._.published)
        article, doc._.detente_refused = _article(doc)
        records = self._reader.read(article)[1] if article is not None else []
        # Plain values, since a Doc's own data must outlive `to_bytes`.
        doc._.detente = [to_json(record) for record in records]
        doc.spans[NAME] = [span for record in records for span in _spans(doc, record)]
        return doc


@Language.factory(NAME, assigns=["doc._.detente", "doc._.detente_refused", "doc.spans"], default_config={"model": MODEL, "words": []})
def make_component(nlp: Language, name: str, model: str, words: list[str]) -> Component:
    """The component; `doc._.published` is the day of the report, if it is known before."""
    extend_docs()
    return Component(Settings(model=model, words=tuple(words)).load())


def extend_docs() -> None:
    """Give every Doc its new attributes; a second time changes nothing."""
    if not Doc.has_extension(NAME):
        Doc.set_extension(NAME, default=[])
        Doc.set_extension("detente_records", getter=records_of)
        Doc.set_extension("detente_refused", default=None)
    if not Doc.has_extension("published"):
        Doc.set_extension("published", default=None)


def records_of(doc: Doc) -> list[Any]:
    """The records as the dataclasses of `detente.model`."""
    return [from_json(plain["kind"], plain) for plain in doc._.detente]


def _article(doc: Doc) -> tuple[Article | None, str | None]:
    """The article, or the reason why the text is refused."""
    try:
        return article_of(Given(text=doc.text, published=doc._.published, published_from="given"), source="text"), None
    except InputError as error:
        return None, str(error)


def _spans(doc: Doc, record: Record) -> list[Span]:
    label = record.kind
    found = [doc.char_span(s.start, s.end, label=f"{label}.{s.role}" if s.role else label, alignment_mode="expand") for s in record.spans]
    return [span for span in found if span is not None]
