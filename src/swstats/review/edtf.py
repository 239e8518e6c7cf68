"""The first and the last day of a period written in EDTF, for comparing and sorting.

Source: Library of Congress, Extended Date/Time Format (ISO 8601-2:2019), levels 0 to 2.
"""

from __future__ import annotations

import re
from functools import lru_cache

# Days as ISO text compare in order, so these stand for "since ever" and "for good".
EARLIEST = "0000-00-00"
LATEST = "9999-99-99"

DATE = re.compile(
    r"(\d{4}|\d{3}X|\d{2}XX)(?:-(0[1-9]|1[0-2]|2[1-9]|3[0-9]|4[01]))?"
    r"(?:(?<=-(?:0[1-9]|1[0-2]))-(0[1-9]|[12]\d|3[01]))?",
    re.ASCII,
)

# Codes in the month's place. A season is set in the northern hemisphere, winter in the year that
# it begins in.
PARTS_OF_YEAR = {
    "21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (12, 12),
    "25": (3, 5), "26": (6, 8), "27": (9, 11), "28": (12, 12),
    "33": (1, 3), "34": (4, 6), "35": (7, 9), "36": (10, 12),
    "37": (1, 4), "38": (5, 8), "39": (9, 12),
    "40": (1, 6), "41": (7, 12),
}  # fmt: skip


@lru_cache(maxsize=4096)
def days(period: str) -> tuple[str, str] | None:
    """Return the first and the last day of an EDTF period, or None where it is none.

    The last day of a month is always the 31st: nothing but order is asked of it.

    >>> days("2018-07")
    ('2018-07-01', '2018-07-31')
    >>> days("2018/..")
    ('2018-01-01', '9999-99-99')
    >>> days("2020-33")  # first quarter
    ('2020-01-01', '2020-03-31')
    >>> days("some day")
    """
    if "/" in period:
        start, _, end = period.partition("/")
        first = (EARLIEST, "") if start in ("", "..") else _days_of_date(start)
        last = ("", LATEST) if end in ("", "..") else _days_of_date(end)
        return (first[0], last[1]) if first and last else None
    return _days_of_date(period)


def _days_of_date(text: str) -> tuple[str, str] | None:
    match = DATE.fullmatch(text.strip("~?%"))
    if match is None:
        return None
    year, month, day = match.groups()
    from_year, to_year = year.replace("X", "0"), year.replace("X", "9")
    if day:
        return f"{from_year}-{month}-{day}", f"{to_year}-{month}-{day}"
    if month in PARTS_OF_YEAR:
        first, last = PARTS_OF_YEAR[month]
        return f"{from_year}-{first:02}-01", f"{to_year}-{last:02}-31"
    if month:
        return f"{from_year}-{month}-01", f"{to_year}-{month}-31"
    return f"{from_year}-01-01", f"{to_year}-12-31"


def within(period: str | None, outer: str) -> bool:
    """Say whether a period lies within another: July 2018 does within 2018, "since 2018" does not.

    >>> within("2018-07", "2018"), within("2018/..", "2018"), within("2018/..", "2016/..")
    (True, False, True)
    """
    inside, around = days(period) if period else None, days(outer)
    if inside is None or around is None:
        return False
    return around[0] <= inside[0] and inside[1] <= around[1]
