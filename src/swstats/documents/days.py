"""The day that a cell of a table or a line of a sidecar names, in the forms that people write."""

from __future__ import annotations

import datetime
import re

from swstats.said import _

# A year, a month and a day, with the same sign between them; a time of day may follow.
_DAY = re.compile(
    r"(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})日|(\d{2})(\d{2}))"
    r"(?:[T ]?\d{1,2}[:时点].*)?",
    re.DOTALL,
)


def parse_day(value: object) -> datetime.date | None:
    """Return the day that a value names, None where it is empty. Raises ValueError.

    A day may be given as one, as a time, or in one of the forms 2020-08-01, 2020/8/1, 2020.8.1,
    2020年8月1日 and 20200801, with a time of day behind or not. Which of 1/8/2020 is the day nobody
    can tell: it is refused.

    >>> parse_day("2020年8月1日"), parse_day("2020/8/1 10:30"), parse_day(" ")
    (datetime.date(2020, 8, 1), datetime.date(2020, 8, 1), None)
    """
    if isinstance(value, datetime.datetime):
        return value.date()
    if value is None or isinstance(value, datetime.date):
        return value
    if isinstance(value, float) and value.is_integer():  # 20200801 in a cell of numbers
        value = int(value)
    text = str(value).strip()
    if not text:
        return None
    if found := _DAY.fullmatch(text):
        year, month, day = (int(part) for part in found.groups() if part and part.isdecimal())
        try:
            return datetime.date(year, month, day)
        except ValueError:
            pass
    shown = text if len(text) <= 40 else text[:40] + "…"
    message = _("{shown!r} is no date; write it as YYYY-MM-DD, such as 2020-08-01").format(
        shown=shown
    )
    raise ValueError(message)
