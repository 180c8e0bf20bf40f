"""Whom do "the bloc", "the neighbours" and "the delegates" stand for? Each construction beside its nearest counter-example."""

import pytest

from told import acts

MET = "Norway and Peru held talks on Monday. "
STORY = "Chad and Niger quarrel. Chad bought rice. Niger closed its schools. Chad sold its gold, and Niger was silent. "


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # a body is meant by what it is, if it was named and no other words say which
        ("The European Union met on Monday. The bloc condemned Chad.", ["ACCUSE EU>TCD happened"]),
        ("The European Union met on Monday. The Soviet bloc condemned Chad.", ["ACCUSE SUN>TCD historical"]),
        ("Norway spoke of fish. The bloc condemned Chad.", []),
        ("NATO met on Monday. The alliance urged Chad to free the sailors.", ["REQUEST NATO>TCD happened"]),
        ("NATO met on Monday. The new alliance urged Chad to free the sailors.", []),
        ("The International Atomic Energy Agency met. The watchdog accused Iran of hiding a plant.", ["ACCUSE IAEA>IRN happened"]),
        ("The International Atomic Energy Agency met. The local watchdog accused Iran of hiding a plant.", []),
        ("The European Union met on Monday. The watchdog accused Iran of hiding a plant.", []),
    ],
)
def test_a_noun_stands_for_the_body_named_before(reader, text, told):
    assert acts(reader, text, "ACCUSE", "REQUEST") == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (MET + "The delegates urged Chad to free the sailors.", ["REQUEST NOR+PER>TCD happened"]),
        (MET + "The Fijian delegates urged Chad to free the sailors.", ["REQUEST FJI>TCD happened"]),
        ("Norway and Peru sold fish on Monday. The delegates urged Chad to free the sailors.", ["REQUEST ?>TCD happened"]),
        ("Norway met Peru on Monday. The ministers condemned Chad.", ["ACCUSE NOR+PER>TCD happened"]),
        ("Norway, Peru and Fiji met on Monday. The group condemned Chad.", ["ACCUSE NOR+PER+FJI>TCD happened"]),
        ("Norway, Peru and Fiji met on Monday. The Omani group condemned Chad.", ["ACCUSE OMN>TCD happened"]),
    ],
)
def test_who_attends_is_who_met(reader, text, told):
    assert acts(reader, text, "ACCUSE", "REQUEST") == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (STORY + "Peru urged the neighbours to show restraint.", ["REQUEST PER>NER+TCD happened"]),
        (STORY + "Peru urged the neighbours of Fiji to show restraint.", ["REQUEST PER>FJI happened"]),
        ("Chad and Niger quarrel over a road. Peru urged the neighbours to show restraint.", []),
    ],
)
def test_the_neighbours_are_those_whom_the_story_is_about(reader, text, told):
    assert acts(reader, text, "REQUEST") == told


@pytest.mark.xfail(reason="known miss", strict=True)
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The ministers of Norway and Peru met on Monday. The participants condemned Chad.", ["ACCUSE NOR+PER>TCD happened"]),
        ("The presidents of Norway and Peru met on Monday. The leaders condemned Chad.", ["ACCUSE NOR+PER>TCD happened"]),
        ("President Anna Holt of Norway met President Luis Quispe of Peru. The two condemned Chad.", ["ACCUSE NOR+PER>TCD happened"]),
    ],
)
def test_who_attends_is_missed(reader, text, told):
    assert acts(reader, text, "ACCUSE") == told
