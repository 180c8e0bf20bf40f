"""The brief as one self-contained page: each note number leads to the words in their report."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import jinja2

from detente.brief.lines import Brief, Line, Note, numbered
from detente.brief.markdown import label_of, title_of, warnings_of


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a report's text; `marked` if it is evidence."""

    text: str
    marked: bool


def write_html(brief: Brief) -> str:
    """The whole page; it asks for nothing from outside and runs no script."""
    notes = numbered(brief.lines())
    return template().render(
        brief=brief,
        notes=list(notes.values()),
        numbers=lambda line: numbers(line, notes),
        passages=passages,
        title_of=title_of,
        label_of=label_of,
        warnings_of=warnings_of,
    )


@cache
def template() -> jinja2.Template:
    """The page's template, everything filled in being escaped."""
    source = (files("detente") / "brief" / "templates" / "brief.html").read_text(encoding="utf-8")
    return jinja2.Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined).from_string(source)


def numbers(line: Line, notes: dict[tuple[str, str], tuple[int, Note]]) -> list[int]:
    """The note numbers of a line, each once."""
    return list(dict.fromkeys(notes[n.article.id, n.record.id][0] for n in line.notes))


def passages(note: Note) -> list[Passage]:
    """The sentence or so around a note's words, cut into plain and marked stretches."""
    spans = sorted(note.spans, key=lambda s: (s.start, -s.end))
    if not spans:
        return []
    text = note.article.text
    start, end = spans[0].start, max(s.end for s in spans)
    start = max(0, text.rfind(" ", 0, max(0, start - 60)) + 1)
    end = min(len(text), end + 60)
    out, at = [], start
    for span in spans:
        if span.start > at:
            out.append(Passage(text[at : span.start], False))
        if span.end > at:
            out.append(Passage(text[max(at, span.start) : span.end], True))
            at = span.end
    return [*out, Passage(text[at:end], False)]
