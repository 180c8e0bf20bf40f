"""The gate lets no line pass that says more than its evidence."""

import pytest

from detente.brief.compose import compose
from detente.brief.gate import check_brief, unproven
from detente.brief.html import write_html
from detente.brief.lines import Brief, Line, Note, Section, count, fixed, quote, value
from detente.brief.markdown import write_markdown
from detente.brief.quoting import shortened
from detente.errors import BriefError
from detente.model import Article, Meeting, Party, Span, Time, identified

TEXT = "Anna Holt of Ardenia will meet Boris Veld in Sund on Wednesday."
ARTICLE = Article(source="a.txt", text=TEXT, id="a", published="2026-03-03")
WHEN = Time("2026-03-04", "2026-03-04", "day", False, Span(53, 62, "Wednesday"))
MEETING = identified(
    Meeting(
        article="a", rule="meet.verb", confidence=0.9, spans=(Span(0, 62, TEXT[:62], "cue"),), status="planned", when=WHEN,
        participants=(Party("Anna Holt", None, "XAR"), Party("Boris Veld", None, "XBO")), venue="Sund",
    )
)  # fmt: skip
NOTE = Note(ARTICLE, MEETING, MEETING.spans)


def one_line(*pieces: object) -> Brief:
    line = Line(pieces, (NOTE,))  # type: ignore[arg-type]
    return Brief(("XAR", "XBO"), "2026-03-03", (Section("x", (line,)),), (ARTICLE,), (), "run")


def test_a_line_that_its_record_bears_out_passes() -> None:
    check_brief(
        one_line(value("Anna Holt"), fixed(" meets on "), value("2026-03-04"), fixed(": “"), quote("will meet Boris Veld"), fixed("”"))
    )


@pytest.mark.parametrize("piece", [value("Carl Holt"), value("2026-03-05"), value("3"), quote("will not meet"), fixed("at 5"), count("7")])
def test_a_name_number_date_or_quotation_without_evidence_fails(piece: object) -> None:
    with pytest.raises(BriefError):
        check_brief(one_line(piece))


def test_part_of_a_name_is_no_evidence_for_another() -> None:
    assert unproven(value("Ann"), Line((value("Ann"),), (NOTE,))) == ["Ann"]


def test_the_brief_of_one_meeting_names_it_and_says_what_was_not_found() -> None:
    brief = compose([ARTICLE], [MEETING], parties=("XAR", "XBO"))
    text = "".join(p.text for line in brief.lines() for p in line.pieces)
    assert "Anna Holt (XAR) and Boris Veld (XBO) · Sund · 2026-03-04" in text
    assert "nothing found in 1 report, 2026-03-03 to 2026-03-03" in text


def test_the_order_of_the_inputs_does_not_matter() -> None:
    other = Article(source="b.txt", text="Nothing.", id="b", published="2026-03-01")
    assert compose([ARTICLE, other], [MEETING], parties=("XAR", "XBO")) == compose([other, ARTICLE], [MEETING], parties=("XAR", "XBO"))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a b c.", "a b c."),
        ("We keep the door open for talks. " + "word " * 25, "We keep the door open for talks. …"),
        (
            "We will talk to all our partners, but only if the strikes stop first and the other side gives back all that it took from us",
            None,
        ),
        (
            "If they come to us with an open hand, we will meet them half way and we will do so with the patience that our people have shown",
            None,
        ),
    ],
)
def test_a_quotation_is_cut_only_where_its_meaning_stands(text: str, wanted: str | None) -> None:
    assert shortened(text) == (wanted or text)


def test_the_users_label_of_an_outlet_stands_beside_its_source() -> None:
    report = Article(source="c.txt", text="x", id="c", outlet="Fjord Press", url="https://www.fjord.example/1")
    for labels in ({"Fjord Press": "state agency"}, {"fjord.example": "state agency"}):
        brief = compose([report], [], parties=("XAR", "XBO"), labels=labels)
        assert "· state agency ·" in write_markdown(brief)
        assert "· state agency ·" in write_html(brief)
    assert "state agency" not in write_markdown(compose([report], [], parties=("XAR", "XBO")))
