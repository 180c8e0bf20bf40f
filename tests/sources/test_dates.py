import pytest

from detente.sources.dates import day_in_name, day_of


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2021-05-18", "2021-05-18"),
        ("2024-02-29", "2024-02-29"),
        ("1900-01-01", "1900-01-01"),
        ("2100-12-31", "2100-12-31"),
        ("2021-05-18T23:30:00-05:00", "2021-05-18"),
        ("2021-05-18T10:00:00Z", "2021-05-18"),
    ],
)
def test_real_days_are_days(written: str, day: str) -> None:
    assert day_of(written) == day


@pytest.mark.parametrize(
    "written",
    [
        "2021-02-31",
        "2021-02-29",
        "2199-01-01",
        "0001-01-01",
        "1899-12-31",
        "2021-5-8",
        "20210518",
        "18.05.2021",
        "2021-W20-2",
        "2021-05-18T99",
        "2021-05",
        "",
        "yesterday",
        "２０２１-05-18",
        "2021-05-18 and more",
    ],
)
def test_other_words_are_no_day(written: str) -> None:
    assert day_of(written) is None


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2021-05-18-agency.txt", "2021-05-18"),
        ("2021-05-18.txt", "2021-05-18"),
        ("2021-02-31-agency.txt", None),
        ("2021-05-181.txt", None),
        ("agency-2021-05-18.txt", None),
    ],
)
def test_day_opens_a_file_name(name: str, day: str | None) -> None:
    assert day_in_name(name) == day
