"""Data frames: texts in a column in, statistics in rows out. The only module that imports pandas."""

from __future__ import annotations

from decimal import Decimal
from numbers import Number
from typing import TYPE_CHECKING, Any

import pandas as pd

from swstats.output.as_parquet import EXACT, double
from swstats.output.columns import columns_of, to_json
from swstats.pipeline import Given, batches, extract_together, given
from swstats.records import Statistic

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from swstats.lexicons import Lexicon

# Arguments of extract() that may come from a column.
ARGUMENTS = ("doc", "date", "region")


def extract_frame(
    frame: pd.DataFrame,
    text: str = "text",
    *,
    lexicon: Lexicon | None = None,
    include_all: bool = False,
    **columns: str,
) -> pd.DataFrame:
    """Return a row per statistic of the texts in a column, in order.

    The index is that of the text's row, repeated, so that ``frame.join(result, rsuffix="_found")``
    puts both side by side. The columns are the fields of :class:`~swstats.records.Statistic`;
    decimals stay exact (``Decimal``, in columns of objects), None stays None, a change is a dict.
    A text that is missing (None, NaN) has no statistics. ``doc`` is the row's label where no column
    says it, so that ids differ from row to row.

    ``columns`` names the columns that hold what the texts do not say: ``doc="file"``,
    ``date="published"`` (dates or ISO text), ``region="city"``. Raises KeyError for a column that
    the frame has not, TypeError for an argument that there is not, ValueError for a date that is
    none or a place that is not known, naming its row.

    >>> import pandas as pd
    >>> notices = pd.DataFrame({"text": ["全市捐款4.7亿元。"], "day": ["2020-08-01"]}, index=["a"])
    >>> extract_frame(notices, date="day")[["value", "unit", "kind"]]
           value unit   kind
    a  470000000    元  money
    """
    unknown = sorted(set(columns) - set(ARGUMENTS))
    if unknown:
        known = ", ".join(ARGUMENTS)
        message = f"extract_frame() knows no column {unknown[0]!r}; it takes {known}"
        raise TypeError(message)
    names = list(columns)
    stated_of = zip(*(frame[columns[name]] for name in names), strict=True) if names else None
    texts: list[Given] = []
    places_of_texts: list[int] = []
    for place, (label, source) in enumerate(zip(frame.index, frame[text], strict=True)):
        known_of_row = dict(zip(names, next(stated_of), strict=True)) if stated_of else {}
        if not isinstance(source, str):
            continue
        stated = {"doc": str(label), **_arguments(known_of_row, label)}
        try:
            texts.append(given(source, lexicon=lexicon, **stated))
        except ValueError as error:
            message = f"row {label!r}: {error}"
            raise ValueError(message) from None
        places_of_texts.append(place)
    places: list[int] = []
    rows: list[dict[str, Any]] = []
    of_each = (
        found
        for batch in batches(texts)
        for found in extract_together(batch, lexicon, include_all=include_all)
    )
    for place, found in zip(places_of_texts, of_each, strict=True):
        places.extend([place] * len(found))
        rows.extend(map(_row, found))
    return _frame(rows, frame.index.take(places))


def to_frame(statistics: Sequence[Statistic]) -> pd.DataFrame:
    """Return a row per statistic, with columns as those of a Parquet file.

    ``value``, ``lower``, ``upper``, ``si_value`` and ``ocr`` are floats, NaN where there is none, to
    reckon with and to draw; ``value_exact`` and so on have all their digits, as text. ``region_path``
    is a list, ``change`` a dict.

    >>> from swstats.pipeline import extract
    >>> to_frame(extract("全市捐款4.7亿元。"))[["value", "value_exact", "unit"]]
             value value_exact unit
    0  470000000.0   470000000    元
    """
    rows = [to_json(statistic) for statistic in statistics]
    columns: dict[str, list[Any]] = {}
    for column in columns_of(Statistic):
        found = [row[column.name] for row in rows]
        columns[column.name] = found
        if column.type is Decimal:
            exact = [getattr(statistic, column.name) for statistic in statistics]
            columns[column.name] = [None if number is None else double(number) for number in exact]
            columns[column.name + EXACT] = found
    frame = pd.DataFrame(columns, dtype=object)
    floats = [column.name for column in columns_of(Statistic) if column.type is Decimal]
    kinds = {"start": "int64", "end": "int64", "statistic": "bool", "page": "Int64"}
    return frame.astype({**dict.fromkeys(floats, "float64"), **kinds})


def _arguments(given: dict[str, Any], label: object) -> dict[str, Any]:
    """Return what a row says of its text, without what is missing. Raises ValueError."""
    stated = {
        name: value for name, value in given.items() if not pd.isna(value) and str(value).strip()
    }
    if "date" in stated:
        try:
            if isinstance(stated["date"], Number):  # pandas would count nanoseconds from 1970
                raise TypeError  # noqa: TRY301
            stated["date"] = pd.Timestamp(stated["date"]).date()
        except (ValueError, TypeError):
            message = f"row {label!r}: {stated['date']!r} is no date; write it as 2020-08-01"
            raise ValueError(message) from None
    return stated


def _row(statistic: Statistic) -> dict[str, Any]:
    row = to_json(statistic)
    for column in DECIMALS:
        row[column] = getattr(statistic, column)
    return row


DECIMALS = ("value", "lower", "upper", "si_value")


def _frame(rows: Iterable[dict[str, Any]], index: pd.Index[Any]) -> pd.DataFrame:
    columns = [column.name for column in columns_of(Statistic)]
    return pd.DataFrame(list(rows), index=index, columns=columns, dtype=object).astype(
        {"start": "int64", "end": "int64", "statistic": "bool"}
    )
