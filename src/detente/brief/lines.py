"""What is a line of a brief? Fixed words and values, and the notes that bear the values out."""

from dataclasses import dataclass, field

from detente.model import Article, Record, Refused, Span


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a line: `fixed` words of ours, a `value` of a record's field, a `quote` of the report, or a `count` over the reports."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Note:
    """Where a line comes from: a record and its words in its article."""

    article: Article
    record: Record
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line with its notes; without notes it may hold fixed words only."""

    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: a label and a cell of lines for each column."""

    label: str
    cells: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered part of the brief; `columns` and `rows` if it is a table."""

    title: str
    lines: tuple[Line, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Brief:
    """The whole brief of a pair of parties, as of a day; `labels` are the user's own, by outlet or web host."""

    parties: tuple[str, ...]
    as_of: str | None
    sections: tuple[Section, ...]
    articles: tuple[Article, ...]
    refused: tuple[Refused, ...]
    run: str
    labels: dict[str, str] = field(default_factory=dict)

    def lines(self) -> list[Line]:
        """All lines in printed order."""
        found: list[Line] = []
        for section in self.sections:
            found += section.lines
            for row in section.rows:
                for cell in row.cells:
                    found += cell
        return found


def fixed(text: str) -> Piece:
    """Words of ours; they may hold no name, number or date."""
    return Piece(text, "fixed")


def value(text: str) -> Piece:
    """A value that a cited record holds in a field."""
    return Piece(text, "value")


def count(text: str) -> Piece:
    """A number of reports, a day of their range, or a party's code: what the view `reports` gives."""
    return Piece(text, "count")


def quote(text: str) -> Piece:
    """Words of the report, printed in quotation marks."""
    return Piece(text, "quote")


def numbered(lines: list[Line]) -> dict[tuple[str, str], tuple[int, Note]]:
    """Note numbers in order of first use, by article and record id."""
    numbers: dict[tuple[str, str], tuple[int, Note]] = {}
    for line in lines:
        for note in line.notes:
            key = (note.article.id, note.record.id)
            if key not in numbers:
                numbers[key] = (len(numbers) + 1, note)
    return numbers
