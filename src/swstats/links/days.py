"""Days, months, years and stretches of them as a text names them, resolved to EDTF dates."""

from __future__ import annotations

from datetime import date, timedelta

from swstats.quantities.dates import Base, Edge, Moment, TimeSpan

# A member of an enumeration takes 0.1 µs to look up in Python 3.11, a name next to nothing.
_FRAME, _PUBLISHED = Base.FRAME, Base.PUBLISHED


class Day:
    """A time with its year known; ``months`` months from ``month`` on, or a day, or a whole year."""

    # A field of a class is read several times as fast as one of a named tuple, compiled or not.
    __slots__ = ("day", "edge", "month", "months", "year", "years")

    def __init__(  # noqa: PLR0913, PLR0917  the fields
        self,
        year: int,
        years: int = 1,
        month: int | None = None,
        months: int = 1,
        day: int | None = None,
        edge: Edge | None = None,
    ) -> None:
        self.year, self.years, self.month, self.months = year, years, month, months
        self.day, self.edge = day, edge

    def copy(self) -> Day:
        """Return the same time, for what differs in one thing."""
        return Day(self.year, self.years, self.month, self.months, self.day, self.edge)

    def is_like(self, other: Day) -> bool:
        """Tell whether the two are one time."""
        return (
            (self.year, self.years, self.month) == (other.year, other.years, other.month)
            and (self.months, self.day) == (other.months, other.day)
            and self.edge is other.edge
        )

    def is_last_of_year(self) -> bool:
        """Tell whether it is the last day of a year."""
        return self.month == 12 and self.day == 31 and self.months == 1

    def edtf(self) -> str:
        """Return the EDTF date: 2021, 2021-05, 2021-12-31, 2021-01/2021-06, 199X."""
        if self.edge is None or self.years > 1:
            return self.stretch()
        first = self.month or 1
        last = first + self.months - 1 if self.month else 12
        if self.edge is Edge.START:
            return f"{self.year:04d}-{first:02d}"
        return f"{self.year:04d}-{last:02d}-{last_day(self.year, last)}"

    def stretch(self) -> str:
        """Return the EDTF date of the whole stretch, whose first or last day may be meant."""
        if self.years > 1:
            return f"{self.year // 100:02d}XX" if self.years == 100 else f"{self.year // 10:03d}X"
        year = f"{self.year:04d}"
        if self.month is None:
            return year
        if self.day is not None:
            return f"{year}-{self.month:02d}-{self.day:02d}"
        if self.months > 1:
            return f"{year}-{self.month:02d}/{year}-{self.month + self.months - 1:02d}"
        return f"{year}-{self.month:02d}"


def onwards(day: Day) -> str:
    """Return the EDTF interval that is open after the beginning of a stretch."""
    return f"{day.stretch().partition('/')[0]}/.."


class Frame:
    """A time that governs figures. ``period`` None: a time that no date can be given for.

    ``carried`` is what it is to later clauses: a year's last day is the year. ``listed`` are its
    parts one by one (2024—2026年 …A、B、C), ``ends`` of a range what a development began and ended at.
    One that is ``annual`` holds for the paragraphs after it, one ``foreseen`` for what is expected
    only: 预计今年产量.
    """

    __slots__ = ("annual", "carried", "day", "ends", "foreseen", "listed", "period", "span")

    def __init__(  # noqa: PLR0913, PLR0917  the fields
        self,
        period: str | None,
        carried: str | None = None,
        span: TimeSpan | None = None,
        day: Day | None = None,
        listed: tuple[tuple[str, TimeSpan], ...] = (),
        ends: tuple[str, str] | None = None,
        *,
        annual: bool = False,
        foreseen: bool = False,
    ) -> None:
        self.period, self.carried, self.span, self.day = period, carried, span, day
        self.listed, self.ends, self.annual, self.foreseen = listed, ends, annual, foreseen

    def copy(self) -> Frame:
        """Return the same frame, for what differs in a thing or two."""
        return Frame(
            self.period, self.carried, self.span, self.day, self.listed, self.ends,
            annual=self.annual, foreseen=self.foreseen,
        )  # fmt: skip

    def is_like(self, other: Frame | None) -> bool:
        """Tell whether the two are one time, told at one place."""
        if self is other or other is None:
            return other is not None
        one, two = self.day, other.day
        return (
            (self.period, self.carried, self.span) == (other.period, other.carried, other.span)
            and (one is two or (one is not None and two is not None and one.is_like(two)))
            and (self.listed, self.ends) == (other.listed, other.ends)
            and (self.annual, self.foreseen) == (other.annual, other.foreseen)
        )


BLOCK = Frame(None)
MODERN = 1949  # before it a year is history, told in passing, not what the figures after it are of


def last_day(year: int, month: int) -> int:
    """Return the last day of a month; the module calendar would load locale for it."""
    return 31 if month == 12 else (date(year, month + 1, 1) - timedelta(days=1)).day


def _month_before(anchor: date, away: int) -> tuple[int, int]:
    months = anchor.year * 12 + anchor.month - 1 + away
    return months // 12, months % 12 + 1


def resolve(
    moment: Moment,
    anchor: date | None,
    frame: Day | None,
    near: Day | None,
    *,
    future: bool = False,
) -> Day | None:
    """Return the moment with its year, None where nothing says it.

    ``anchor`` is the publication date, ``frame`` the year that the section or sentence speaks of,
    ``near`` the latest time named before, which only days and the year before refer to.
    ``future`` says that a month without a year is still to come.
    """
    year, month, day = moment.year, moment.month, moment.day
    around = frame or near
    if (
        around is not None
        and around.day is not None
        and anchor is not None
        and around.year == anchor.year
        and (moment.base, moment.away_years, month) == (_FRAME, 0, None)
    ):
        around = None  # 今天公布，全年…: not of the year of that day, in spring
    if moment.base is _PUBLISHED or (moment.base is _FRAME and around is None):
        if (
            anchor is None
            and moment.away_months is not None
            and around is not None
            and around.months == 1
            and around.month is not None
        ):
            anchor = date(around.year, around.month, 1)  # 2021年12月…，由上月的3%
        if anchor is None:
            return None
        if moment.away_days is not None:
            try:
                there = anchor + timedelta(days=moment.away_days)
            except OverflowError:  # yesterday of the first day that Python knows
                return None
            return Day(there.year, month=there.month, day=there.day)
        if moment.away_months is not None:
            year, month = _month_before(anchor, moment.away_months)
            known = year >= 1 and (day is None or day <= last_day(year, month))
            return Day(year, month=month, day=day, edge=moment.edge) if known else None
        if moment.away_quarters is not None:
            around = Day(anchor.year, month=anchor.month)
        elif moment.away_years is not None:
            year = anchor.year + moment.away_years
            ahead = future or is_second_half_to_come(moment, anchor)
            if moment.base is _FRAME and moment.away_years == 0 and not ahead:
                year = _latest(anchor, month or 1, moment.months if month else 12)
    elif moment.base is _FRAME and around is not None:
        if moment.away_years is not None:
            year = around.year + moment.away_years
        elif moment.away_days is not None:
            same = near or frame
            if same is None or same.day is None:
                return None
            return Day(same.year, month=same.month, day=same.day)
        elif moment.away_months is not None:
            month = (near or around).month
            if month is None or (near or around).months > 1:
                return None
            year = (near or around).year
    if moment.away_quarters is not None and around is not None:
        if around.month is None and near is not None and near.month is not None:
            around = near
        if around.month is None:
            return None
        quarter = around.year * 4 + (around.month - 1) // 3 + moment.away_quarters
        return Day(quarter // 4, month=quarter % 4 * 3 + 1, months=3, edge=moment.edge)
    if year is None and moment.month is not None:
        if frame is not None:
            year = frame.year
            if frame.day is not None and anchor is not None and anchor.year == year and not future:
                # 2月20日公布，第四季度净利240万元: not that of the year of that day
                year = _latest(anchor, moment.month, moment.months)
        elif anchor is not None:
            if future:
                year = anchor.year + (moment.month < anchor.month and moment.months == 1)
            else:
                year = _latest(anchor, moment.month, moment.months)
        elif near is not None:
            year = near.year
    if year is None and day is not None and moment.month is None:
        if near is not None and near.month is not None and near.months == 1:
            year, month = near.year, near.month
        elif anchor is not None:
            year, month = anchor.year, anchor.month
            if day > anchor.day:
                year, month = _month_before(anchor, -1)
    if year is None or not 1 <= year <= 2999:
        return None
    if month is not None and not 1 <= month <= 12:
        return None
    if day is not None and (month is None or not 1 <= day <= last_day(year, month)):
        return None
    months = moment.months
    if month is not None and month + months > 13:
        return None
    return Day(year, moment.years, month, months, day, moment.edge)


def date_of(year: int, month: int, day: int) -> date | None:
    """Return the day, None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def is_second_half_to_come(moment: Moment, anchor: date) -> bool:
    """Whether 下半年, said in summer, is that of the same year: no more than its plans are told."""
    return (moment.month, moment.months) == (7, 6) and 5 <= anchor.month <= 9


def _latest(anchor: date, month: int, months: int) -> int:
    """Return the year of the latest such months that had begun when the text was published.

    A figure on 上半年 is not told in March: no more than two months of it may be to come.
    """
    if months >= 12:
        return anchor.year - (anchor.month <= 4)
    return anchor.year - (month > anchor.month or month + months - 1 > anchor.month + 2)


def interval(first: str, last: str) -> str | None:
    """Return the EDTF interval between two dates or intervals, None where it ends before it began.

    >>> interval("2020-10/2020-12", "2021-01/2021-03")
    '2020-10/2021-03'
    """
    start, end = first.partition("/")[0], last.rpartition("/")[2]
    if end < start and not start.startswith(end):
        return None
    return f"{start}/{end}"
