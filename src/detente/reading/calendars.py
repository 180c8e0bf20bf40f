"""Which days does a calendar expression cover? Intervals of days, their arithmetic, and the calendars of other countries."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from detente.model import Precision

FIRST_YEAR, LAST_YEAR = 1000, 2150
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
HALF_PARTS = {"first half": 0, "second half": 1}
THIRD_PARTS = {"early": 0, "mid": 1, "late": 2}
HIJRI_EPOCH = date(622, 7, 19).toordinal()
ERA_STARTS = {"juche": 1911, "reiwa": 2018, "heisei": 1988, "showa": 1925, "taisho": 1911, "minguo": 1911, "be": -543}


@dataclass(frozen=True, slots=True)
class Days:
    """Days from `start` to `end`, both inclusive, and the grain the text speaks in."""

    start: date
    end: date
    precision: Precision


def one_day(day: date) -> Days:
    """A single day."""
    return Days(day, day, "day")


def between(start: date, end: date) -> Days:
    """A range of days; a range of one day is that day."""
    return one_day(start) if start == end else Days(start, end, "range")


def week_of(day: date) -> Days:
    """The week from Monday to Sunday that holds the day."""
    monday = day - timedelta(days=day.weekday())
    return Days(monday, monday + timedelta(days=6), "week")


def month_days(year: int, month: int) -> Days:
    """A whole month."""
    return Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month")


def quarter_days(year: int, quarter: int) -> Days:
    """A quarter, 1 to 4."""
    return Days(date(year, 3 * quarter - 2, 1), month_days(year, 3 * quarter).end, "quarter")


def year_days(year: int) -> Days:
    """A whole year."""
    return Days(date(year, 1, 1), date(year, 12, 31), "year")


def years(first: int, last: int) -> Days:
    """Whole years, both inclusive."""
    return Days(date(first, 1, 1), date(last, 12, 31), "range") if first != last else year_days(first)


def season_days(year: int, season: str) -> Days:
    """A northern season; winter is named by the year it begins in."""
    month = SEASONS[season]
    return Days(date(year, month, 1), shift_months(month_days(year, month), 2).end, "range")


def weekend_of(day: date) -> Days:
    """Saturday and Sunday of the day's week."""
    sunday = week_of(day).end
    return Days(sunday - timedelta(days=1), sunday, "range")


def shift_months(days: Days, count: int) -> Days:
    """The whole month that lies `count` months after the month of the interval's start."""
    index = days.start.year * 12 + days.start.month - 1 + count
    return month_days(index // 12, index % 12 + 1)


def shift_day(day: date, *, months: int) -> date:
    """The same day of another month, or that month's last day."""
    month = shift_months(one_day(day), months)
    return min(month.start + timedelta(days=day.day - 1), month.end)


def unit_of(day: date, unit: str) -> Days:
    """The week, weekend, month, quarter, year, decade or century that holds the day."""
    if unit == "day":
        return one_day(day)
    if unit == "week":
        return week_of(day)
    if unit == "weekend":
        return weekend_of(day)
    if unit == "month":
        return month_days(day.year, day.month)
    if unit == "quarter":
        return quarter_days(day.year, (day.month + 2) // 3)
    if unit == "decade":
        return years(day.year // 10 * 10, day.year // 10 * 10 + 9)
    if unit == "century":
        return years((day.year - 1) // 100 * 100 + 1, (day.year - 1) // 100 * 100 + 100)
    return year_days(day.year)


def is_reachable(day: date, unit: str, count: int) -> bool:
    """Does counting so many units from the day stay among the years we know?"""
    years_away = {"year": 1, "decade": 10, "century": 100}.get(unit, 0) * count
    return FIRST_YEAR <= day.year + years_away <= LAST_YEAR


def moved(day: date, unit: str, count: int) -> date:
    """The day `count` units later, or earlier if negative."""
    if unit in ("minute", "hour"):
        return day
    if unit in ("day", "week", "weekend", "fortnight"):
        return day + timedelta(days=count * {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}[unit])
    return shift_day(day, months=count * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit])


def part_of(days: Days, part: str) -> Days:
    """The early, middle or late third, or a half, of an interval: thirds of a month are ten days, of a year four months."""
    if part in HALF_PARTS:
        return _slice(days, HALF_PARTS[part], 2)
    third = THIRD_PARTS[part]
    if days.precision == "month":
        first = days.start + timedelta(days=10 * third)
        return Days(first, days.end if third == 2 else first + timedelta(days=9), "range")
    return _slice(days, third, 3)


def _slice(days: Days, index: int, parts: int) -> Days:
    months = (days.end.year - days.start.year) * 12 + days.end.month - days.start.month + 1
    whole = days.start.day == 1 and days.end == month_days(days.end.year, days.end.month).end
    if whole and (months >= 24 or months % parts == 0):
        grain = 12 if months >= 24 else 1
        cuts = [-(-(months // grain) * i // parts) * grain for i in range(parts + 1)]
        return Days(shift_months(days, cuts[index]).start, shift_months(days, cuts[index + 1] - 1).end, "range")
    size = (days.end - days.start).days + 1
    first, last = size * index // parts, size * (index + 1) // parts - 1
    return Days(days.start + timedelta(days=first), days.start + timedelta(days=last), "range")


def weekday_not_after(day: date, weekday: int) -> date:
    """The latest such weekday that is not after the day."""
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def weekday_not_before(day: date, weekday: int) -> date:
    """The first such weekday that is not before the day."""
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def hijri_day(year: int, month: int, day: int) -> date:
    """A day of the tabular Islamic calendar, which differs from the sighted one by a day at most."""
    days = day + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
    return date.fromordinal(HIJRI_EPOCH + days - 1)


def hijri_month(year: int, month: int) -> Days:
    """A month of the tabular Islamic calendar."""
    after = (year, month + 1) if month < 12 else (year + 1, 1)
    return Days(hijri_day(year, month, 1), hijri_day(*after, 1) - timedelta(days=1), "range")


def hijri_year(year: int) -> Days:
    """A year of the tabular Islamic calendar."""
    return Days(hijri_day(year, 1, 1), hijri_day(year + 1, 1, 1) - timedelta(days=1), "range")


def persian_day(year: int, month: int, day: int) -> date:
    """A day of the Iranian solar calendar by its 33-year rule, exact from 1799 to 2250."""
    before = 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)
    base = date(2021, 3, 21).toordinal() - _persian_leaps(1400) - 365 * 1400
    return date.fromordinal(base + 365 * year + _persian_leaps(year) + before + day - 1)


def _persian_leaps(year: int) -> int:
    return sum((25 * y + 11) % 33 < 8 for y in range(1200, year))
