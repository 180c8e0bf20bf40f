"""Releases: whose words they are, of which day, and what is no release."""

from detente.model import Article


def statements(reader, text):
    return [r for r in reader.read(Article(source="test", text=text, published="2026-03-09"))[1] if r.kind == "statement"]


def test_letterhead_and_day_of_a_release(reader):
    text = "MINISTRY OF FOREIGN AFFAIRS OF NORWAY\nPress Release\n\n4 March 2026\n\nThe Government has lodged a protest with Sweden."
    (found,) = statements(reader, text)
    assert (found.speaker.state, found.when.start) == ("NOR", "2026-03-04")


def test_letterhead_without_the_frame_of_a_release_makes_none(reader):
    assert statements(reader, "MINISTRY OF FOREIGN AFFAIRS OF NORWAY\n\nThe Government has lodged a protest with Sweden.") == []


def test_we_of_a_joint_statement_are_the_states_of_the_office(reader):
    text = (
        "Joint statement of the Foreign Ministers of Norway, Sweden and Bulgaria\n\n"
        "We, the foreign ministers of Norway, Sweden and Bulgaria, condemn the raid. "
        "The three states reiterate that they remain committed to the treaty."
    )
    first, second = statements(reader, text)
    assert first.speaker.state == second.speaker.state == "NOR+SWE+BGR"
    assert (first.cue, second.cue.text, second.form) == (None, "reiterate", "indirect")


def test_report_of_a_joint_statement_is_no_joint_statement(reader):
    (found,) = statements(reader, '"We condemn the raid," Norway, Sweden and Bulgaria said in a joint statement.')
    assert (found.cue.text, found.content[0].text) == ("said", "We condemn the raid")
