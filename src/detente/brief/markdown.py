"""The brief as Markdown: sections, then the numbered notes with the reports' own words."""

import re
from urllib.parse import urlsplit

from detente.brief.lines import Brief, Line, Note, numbered
from detente.model import Article

SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#])")


def write_markdown(brief: Brief) -> str:
    """The whole brief; text from the reports is escaped, so that it can be no mark-up."""
    notes = numbered(brief.lines())
    out = [
        f"# Brief {'–'.join(brief.parties)}",
        "",
        f"as of {brief.as_of or 'an unknown day'} · {len(brief.articles)} reports · run {brief.run}",
        "",
    ]
    for number, section in enumerate(brief.sections, 1):
        out += [f"## {number} {section.title}", ""]
        out += [f"- {line_text(line, notes)}" for line in section.lines]
        if section.rows:
            out += ["| " + " | ".join(section.columns) + " |", "|" + "---|" * len(section.columns)]
            for row in section.rows:
                cells = ["<br>".join(line_text(line, notes) for line in cell) for cell in row.cells]
                out.append("| " + " | ".join([escape(row.label), *cells]) + " |")
        out.append("")
    out += ["## Notes", ""]
    out += [f"{number}. {note_text(note)}" for number, note in notes.values()]
    out += ["", "## Sources", ""]
    out += [f"- {source_text(article, brief.labels)}" for article in brief.articles]
    return "\n".join(out) + "\n"


def line_text(line: Line, notes: dict[tuple[str, str], tuple[int, Note]]) -> str:
    """One line with its note numbers."""
    numbers = dict.fromkeys(notes[n.article.id, n.record.id][0] for n in line.notes)
    return escape("".join(p.text for p in line.pieces)) + "".join(f" [{n}]" for n in numbers)


def note_text(note: Note) -> str:
    """The words that bear a line out, with their place in their report."""
    words = " · ".join(f"“{escape(s.text)}” ({s.start}–{s.end})" for s in note.spans)
    return f"{escape(title_of(note.article))}: {words or 'no words'}"


def source_text(article: Article, labels: dict[str, str]) -> str:
    """A report with the user's label of its outlet, its date and hash."""
    label = label_of(article, labels)
    facts = (
        title_of(article),
        *([label] if label else []),
        *warnings_of(article),
        f"published {article.published or 'unknown'}",
        article.source,
        f"sha256 {article.sha256[:16]}",
    )
    return " · ".join(escape(fact) for fact in facts)


def warnings_of(article: Article) -> list[str]:
    """What to know of a report before trusting it, in words; that its date is unknown is said in the date's place."""
    return [flag.replace("_", " ") for flag in article.flags if flag != "date_unknown"]


def label_of(article: Article, labels: dict[str, str]) -> str | None:
    """The user's label for the outlet of a report, by its name or its web host."""
    host = urlsplit(article.url or "").hostname or ""
    return labels.get(article.outlet or "") or labels.get(host) or labels.get(host.removeprefix("www."))


def title_of(article: Article) -> str:
    """What a report is called: outlet and title, or its source."""
    return " – ".join(p for p in (article.outlet, article.title) if p) or article.source


def escape(text: str) -> str:
    """Text as Markdown shows it unchanged, on one line."""
    return SPECIAL.sub(r"\\\1", " ".join(text.split()))
