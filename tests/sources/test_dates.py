import pytest

from detente.sources.dates import day_as_published, day_in_name, day_of


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


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026/03/05", "2026-03-05"),
        ("2026/3/5 10:00", "2026-03-05"),
        ("2026.03.05", "2026-03-05"),
        ("2026/13/05", None),
        ("2026/02/30", None),
        ("2026/03/051", None),
        ("2026/03.05", None),
        ("03/04/2026", None),
        ("26/03/05", None),
    ],
)
def test_a_date_that_opens_with_its_year_has_one_reading(written: str, day: str | None) -> None:
    assert day_as_published(written) == day
