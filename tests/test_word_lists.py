"""Do the word lists keep their form, and do their facts agree with pycountry and babel?"""

import csv
import itertools
import unicodedata
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

import pycountry
import pytest
from babel import Locale

WORDS = Path(__file__).parent.parent / "src" / "detente" / "words"
BASE = ["id", "name", "from", "to", "source"]
HEADERS = {
    "states": [*BASE, "main"],
    "demonyms": [*BASE, "form"],
    "capitals": [*BASE, "kind"],
    "seats": [*BASE, "sector"],
    "organs": [*BASE, "sector"],
    "bodies": [*BASE, "sector"],
    "groups": [*BASE, "sector"],
    "offices": [*BASE, "sector", "states"],
    "collectives": BASE,
    "people": [*BASE, "office"],
    "reporting": ["id", "name", "pattern"],
    "issues": BASE,
    "not_states": BASE,
    "territories": BASE,
    "ambiguous": ["id", "name", "for", "against", "source"],
}
AT_LEAST = {
    "states": 500,
    "demonyms": 500,
    "capitals": 450,
    "seats": 60,
    "organs": 150,
    "bodies": 240,
    "groups": 240,
    "offices": 150,
    "collectives": 200,
    "people": 400,
    "reporting": 300,
    "issues": 300,
    "ambiguous": 15,
}
SECTORS = set("GOV MIL COP JUD LEG SPY PTY REB UAF PRM CVL BUS JRN OPP REF LAB EDU REL MED CRM IGO NGO IMG ELI PRE".split())
FORMER = {"SUN", "YUG", "SCG", "CSK", "DDR"}
STATES = {country.alpha_3 for country in pycountry.countries} | FORMER | {"XKX"}
NO_CAPITAL = {"ATA", "ATF", "BVT", "HMD", "NFK", "TKL", "UMI"}  # none, or one no report names
AMBIGUOUS_CAPITALS = {"BMU": "Hamilton", "CRI": "San José", "GUY": "Georgetown", "IMN": "Douglas", "PRI": "San Juan", "SYC": "Victoria"}
NO_DEMONYM = {"ATA", "ATF", "BLM", "BVT", "DMA", "HMD", "MAF", "SGS", "SJM", "SPM", "UMI", "VAT"}
MEANS_A_STATE = ["states", "capitals", "seats", "organs", "bodies", "groups"]
NAMED_OTHERWISE = {"COD", "COG"}  # babel's label is not a name that news uses


def read(name):
    with (WORDS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def first_day(row):
    return date.fromisoformat(row["from"]) if row["from"] else date.min


def last_day(row):
    return date.fromisoformat(row["to"]) if row["to"] else date.max


def plain(name):
    decomposed = unicodedata.normalize("NFD", name.replace("’", "'"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


@pytest.mark.parametrize("name", HEADERS)
def test_a_list_has_its_header_and_is_utf8_with_line_feeds(name):
    data = (WORDS / f"{name}.csv").read_bytes()
    assert b"\r" not in data
    assert data.endswith(b"\n")
    assert not data.startswith(b"\xef\xbb\xbf")
    assert data.decode("utf-8").splitlines()[0].split(",") == HEADERS[name]


def test_every_list_is_known():
    assert {path.stem for path in WORDS.glob("*.csv")} == set(HEADERS)


@pytest.mark.parametrize(("name", "count"), AT_LEAST.items())
def test_a_list_is_long_enough(name, count):
    assert len(read(name)) >= count


@pytest.mark.parametrize("name", HEADERS)
def test_rows_are_sorted_and_none_is_double(name):
    rows = [tuple(row.values()) for row in read(name)]
    keys = [row[:3] for row in rows]
    assert keys == sorted(keys)
    assert len(rows) == len(set(rows))
    identity = {"demonyms": [0, 1, 2, 3, 5], "people": [0, 1, 2, 3, 5], "offices": [0, 1, 2, 3, 6], "reporting": [0, 1, 2]}
    places = identity.get(name, [0, 1, 2, 3])
    assert len({tuple(row[place] for place in places) for row in rows}) == len(rows)


@pytest.mark.parametrize("name", HEADERS)
def test_cells_are_whole_clean_and_straight(name):
    for row in read(name):
        assert None not in row, row
        assert None not in row.values(), row
        assert all(value == " ".join(value.split()) for value in row.values()), row
        assert row["id"], row
        assert row["name"], row
        assert row.get("source", "given"), row
        assert not set("’‘“”") & set(row["name"]), row
        assert unicodedata.is_normalized("NFC", row["name"]), row


@pytest.mark.parametrize("name", [name for name in HEADERS if "from" in HEADERS[name]])
def test_dates_are_iso_and_in_order(name):
    for row in read(name):
        assert first_day(row) <= last_day(row), row
        assert all(len(row[column]) in (0, 10) for column in ("from", "to")), row


@pytest.mark.parametrize("name", ["states", "demonyms", "capitals", "seats", "organs"])
def test_ids_are_state_codes(name):
    assert {row["id"] for row in read(name)} <= STATES


def test_a_territory_is_a_state_code_under_another():
    rows = read("territories")
    assert {row["id"] for row in rows} | {row["name"] for row in rows} <= STATES
    assert not {row["id"] for row in rows} & {row["name"] for row in rows}


def test_ids_of_people_are_states_or_bodies():
    assert {row["id"] for row in read("people")} <= STATES | {row["id"] for row in read("bodies")}


def test_ids_of_ambiguous_names_are_states_or_bodies():
    assert {row["id"] for row in read("ambiguous")} <= STATES | {row["id"] for row in read("bodies")}


def test_ids_of_bodies_are_no_state_codes():
    assert not {row["id"] for row in read("bodies")} & STATES - {"GUAM"}


def test_ids_of_groups_begin_with_a_state_or_are_one():
    for row in read("groups"):
        state, _, group = row["id"].partition(":")
        assert state in STATES | {"IMG"}, row
        assert group or row["id"] in STATES, row


@pytest.mark.parametrize("name", ["seats", "organs", "bodies", "groups", "offices"])
def test_sectors_are_known(name):
    assert {row["sector"] for row in read(name)} <= SECTORS


def test_collectives_are_filed_under_known_sectors():
    assert {row["id"] for row in read("collectives")} <= SECTORS


def test_kinds_and_forms_are_known():
    assert {row["kind"] for row in read("capitals")} == {"capital", "city", "region"}
    assert {row["form"] for row in read("demonyms")} == {"adj", "people"}
    assert {row["sector"] for row in read("bodies")} == {"IGO", "NGO"}


def test_every_state_has_a_name_a_demonym_and_a_capital():
    named = {row["id"] for row in [*read("states"), *read("ambiguous")]}
    capitals = {row["id"] for row in read("capitals") if row["kind"] == "capital"}
    assert STATES - named == set()
    assert STATES - {row["id"] for row in read("demonyms")} == NO_DEMONYM
    assert AMBIGUOUS_CAPITALS.items() <= {(row["id"], row["name"]) for row in read("ambiguous")}
    assert STATES - capitals - set(AMBIGUOUS_CAPITALS) == NO_CAPITAL


def test_a_state_has_one_usual_name():
    main = [row["id"] for row in read("states") if row["main"] == "yes"]
    assert {row["main"] for row in read("states")} == {"yes", ""}
    assert len(main) == len(set(main))
    assert STATES - set(main) <= {row["id"] for row in read("ambiguous")}


def test_a_collective_is_lower_case_and_filed_once():
    names = [row["name"] for row in read("collectives")]
    assert [name.lower() for name in names] == names
    assert len(names) == len(set(names))


def test_babel_and_pycountry_names_mean_the_same_state_here():
    ids = defaultdict(set)
    for row in [*read("states"), *read("ambiguous")]:
        ids[plain(row["name"])].add(row["id"])
    territories = Locale("en").territories
    missing = {}
    for country in pycountry.countries:
        names = {territories[country.alpha_2], getattr(country, "common_name", country.name)}
        official = getattr(country, "official_name", "").removeprefix("the ")
        names = {plain(name) for name in names | {official} if name and "," not in name and "(" not in name}
        unknown = {name for name in names if country.alpha_3 not in ids[name]}
        if unknown and country.alpha_3 not in NAMED_OTHERWISE:
            missing[country.alpha_3] = unknown
    assert missing == {}


def test_an_ambiguous_name_is_not_in_the_states():
    assert not {row["name"] for row in read("ambiguous")} & {row["name"] for row in read("states")}


def test_a_name_means_one_thing_at_a_time():
    ambiguous = {row["name"] for row in read("ambiguous")}
    meanings = defaultdict(list)
    for name in MEANS_A_STATE:
        for row in read(name):
            meanings[row["name"]].append(row)
    double = [
        (one["name"], one["id"], two["id"])
        for name, rows in meanings.items()
        for one, two in itertools.combinations(rows, 2)
        if one["id"] != two["id"] and first_day(one) <= last_day(two) and first_day(two) <= last_day(one)
        if name not in ambiguous
    ]
    assert double == []


def test_a_name_that_means_no_state_means_none():
    meant = {row["name"] for name in MEANS_A_STATE for row in read(name)}
    assert not meant & {row["name"] for row in read("not_states")}


def test_us_means_the_pronoun_and_capital_us_the_state():
    names = {row["name"]: row["id"] for row in read("states")}
    assert names["US"] == names["U.S."] == names["America"] == "USA"
    assert "us" not in names


def test_offices_are_lower_case_and_their_states_are_codes():
    known = STATES | {row["id"] for row in read("bodies")}
    for row in read("offices"):
        assert row["name"] == row["name"].lower(), row
        assert set(filter(None, row["states"].split("|"))) <= known, row


def test_an_office_held_by_a_person_is_in_the_offices():
    assert {row["office"] for row in read("people")} <= {row["id"] for row in read("offices")}


@pytest.mark.parametrize("office", ["head_of_state", "head_of_government", "foreign_minister", "defence_minister"])
def test_two_people_do_not_hold_one_office_of_a_state_at_once(office):
    terms = defaultdict(set)
    for row in read("people"):
        if row["office"] == office:
            terms[row["id"]].add((first_day(row), last_day(row)))
    double = [
        (state, one, two)
        for state, spans in terms.items()
        for one, two in itertools.combinations(sorted(spans), 2)
        if two[0] + timedelta(days=1) < one[1]
    ]
    assert double == []


def test_a_person_is_written_in_full():
    single = {row["name"] for row in read("people") if " " not in row["name"]}
    assert single == {"Hirohito", "Akihito", "Naruhito", "Beatrix", "Suharto", "Sugiono", "Willem-Alexander", "Zia-ul-Haq"}
