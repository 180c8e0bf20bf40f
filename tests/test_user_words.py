"""A user's word list that is not right is refused with its file and line, and never half read."""

from pathlib import Path

import pytest

from detente.errors import RuleError
from detente.words import load_words

HEAD = "id,name,from,to,source\n"
STATES = "id,name,from,to,source,main\n"


def made(folder: Path, name: str, content: str | bytes) -> Path:
    page = folder / name
    page.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("states.csv", HEAD + "XAR,Ardenia,yesterday,,ours\n", "states.csv:2: a day is written 2021-03-31"),
        ("states.csv", HEAD + "XAR,Ardenia,2021-05-01,2020-01-01,ours\n", "later than"),
        ("states.csv", HEAD + "XAR,Ardenia,,,ours\nXAR,Ardenia,,,ours\n", "states.csv:3: the row stands twice"),
        ("states.csv", HEAD + 'XAR,"Ardenia,,,ours\n', "unexpected end of data"),
        ("states.csv", HEAD + "XAR,Ardenia, the Republic,,,ours\n", "5 fields, found 6"),
        ("states.csv", "id,name,from,to,source,colour\nXAR,Ardenia,,,ours,red\n", "found .*colour"),
        ("states.csv", "name,from\nArdenia,\n", "states.csv:1"),
        ("states.csv", b"\xff\xfei\x00d\x00", "not UTF-8"),
        ("nope.csv", HEAD, "no list is named nope.csv"),
    ],
)
def test_a_bad_list_is_refused_with_its_place(tmp_path: Path, name: str, content: str | bytes, says: str) -> None:
    with pytest.raises(RuleError, match=says):
        load_words([made(tmp_path, name, content)])


def test_the_mark_of_spreadsheets_is_no_part_of_the_header(tmp_path: Path) -> None:
    words = load_words([made(tmp_path, "states.csv", b"\xef\xbb\xbf" + (STATES + "XAR,Ardenia,,,ours,yes\n").encode())])
    assert words.state_names()["XAR"] == "Ardenia"
