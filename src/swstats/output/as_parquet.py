"""Parquet, for notebooks and databases: typed columns, and beside each rounded number the exact one.

===================  ==============================================================================
type of the field    columns of the file
===================  ==============================================================================
``Decimal``          two: the field's name, a double (the nearest one, to reckon with), and the name
                     with ``_exact``, a text of all digits in plain notation
``int``, ``bool``    int64, bool
``StrEnum``, ``str``  string
``tuple[str, ...]``  list of strings
``Change``           struct of strings
``Amount``           struct: ``value``, a double, null where there is a span; ``exact``, all of it as
                     text: ``1800``, ``>1800``, ``3..8``
===================  ==============================================================================

Parquet has decimals, but of one scale in a column and 38 digits at most; the figures of a text know
no such limits (a factor of 2000/3 takes all the places there are), what does not fit would be lost
or refused, and the readers' own arithmetic overflows at that width. A double is what pandas, polars,
DuckDB and R reckon with at once; the text beside it loses nothing, and is what is read back. A
number beyond a double has none (null).
"""

from __future__ import annotations

from decimal import Decimal
from itertools import islice
from math import isfinite
from typing import TYPE_CHECKING, Any, BinaryIO

from swstats.errors import FormatError
from swstats.output.columns import columns_of, from_json, plain, read_amount, to_json, write_amount
from swstats.output.files import reading
from swstats.records import Amount, Change

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from swstats.output import Options
    from swstats.output.columns import Column

EXACT = "_exact"

# Rows are held until there are so many: a group is what a reader skips or takes as a whole.
ROWS_IN_GROUP = 20_000


def write_parquet(rows: Iterable[Any], record: type, out: BinaryIO, options: Options) -> None:
    """Write the rows in groups, of which one at a time is in memory."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = schema_of(record, options.columns)
    rest = iter(rows)
    with pq.ParquetWriter(pa.PythonFile(_Counted(out), "w"), schema, compression="zstd") as writer:
        while group := list(islice(rest, ROWS_IN_GROUP)):
            arrays = arrays_of(group, record, schema, options.columns)
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))


def read_parquet(file: BinaryIO, record: type) -> Iterator[Any]:
    """Read what :func:`write_parquet` wrote. Raises FormatError, naming the row."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        batches = pq.ParquetFile(file).iter_batches()
        rows = (row for batch in batches for row in batch.to_pylist())
        for number, row in enumerate(rows, start=1):
            for column in columns_of(record):
                if column.type is Decimal and column.name in row:
                    row[column.name] = row[column.name + EXACT]
                elif column.type is Amount and row.get(column.name) is not None:
                    row[column.name] = to_json(read_amount(row[column.name]["exact"]))
            with reading(record, f"row {number}"):
                found = from_json(record, row)
            yield found
    except pa.ArrowException as error:
        message = f"not Parquet: {error}"
        raise FormatError(message) from error


def schema_of(record: type, names: tuple[str, ...] = ()) -> Any:
    """Return the columns of a file of such records, or those of the fields named (pyarrow)."""
    import pyarrow as pa

    return pa.schema(
        [field for column in columns_of(record, names) for field in _fields(column, pa)]
    )


def arrays_of(
    rows: Sequence[Any], record: type, schema: Any, names: tuple[str, ...] = ()
) -> list[Any]:
    """Return what records hold as the columns of a schema of :func:`schema_of` (pyarrow)."""
    import pyarrow as pa

    cells = (cells for column in columns_of(record, names) for cells in _cells(rows, column))
    return [pa.array(values, field.type) for values, field in zip(cells, schema, strict=True)]


def _fields(column: Column, pa: Any) -> Iterator[Any]:
    """Yield the columns of the file for one of the record."""
    if column.type is Decimal:
        about = {"comment": f"the nearest double; all digits are in {column.name}{EXACT}"}
        yield pa.field(column.name, pa.float64(), metadata=about)
        yield pa.field(column.name + EXACT, pa.string())
        return
    kind = pa.string()
    if column.type is tuple:
        kind = pa.list_(pa.string())
    elif column.type is Change:
        kind = pa.struct([pa.field(part.name, pa.string()) for part in columns_of(Change)])
    elif column.type is Amount:
        kind = pa.struct([pa.field("value", pa.float64()), pa.field("exact", pa.string())])
    elif column.type in (int, bool):
        kind = pa.int64() if column.type is int else pa.bool_()
    yield pa.field(column.name, kind)


def _cells(rows: Sequence[Any], column: Column) -> Iterator[list[Any]]:
    """Yield what the columns of the file hold that :func:`_fields` gives for one of the record."""
    values = [getattr(row, column.name) for row in rows]
    write = _WRITE.get(column.type)
    if column.type is Decimal:
        yield [None if value is None else double(value) for value in values]
        yield [None if value is None else plain(value) for value in values]
    elif write is None:
        yield values
    else:
        yield [None if value is None else write(value) for value in values]


def _amount(amount: Amount) -> dict[str, Any]:
    value = None if amount.value is None else double(amount.value)
    return {"value": value, "exact": write_amount(amount)}


# What is no value of Arrow as it stands.
_WRITE: dict[type, Callable[[Any], Any]] = {Change: to_json, Amount: _amount, tuple: list}


def double(number: Decimal) -> float | None:
    """Return the nearest double, None where the number lies beyond all of them."""
    nearest = float(number)
    return nearest if isfinite(nearest) else None


class _Counted:
    """A file that knows how much was written to it, as a pipe does not."""

    closed = False

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._written = 0

    def write(self, data: Any) -> int:
        """Write it all."""
        self._out.write(data)
        self._written += len(data)
        return len(data)

    def tell(self) -> int:
        """Return how many bytes were written."""
        return self._written

    def flush(self) -> None:
        """Leave it to the file: no reader of Parquet can begin before the end."""

    def close(self) -> None:
        """Leave the file open."""
