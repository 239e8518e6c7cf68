"""Every statistic of a Chinese text, as a typed and linked record.

>>> import swstats
>>> swstats.parse_number("一百二十三万")
Decimal('1230000')
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from swstats.explaining import Explanation as Explanation
    from swstats.explaining import Step as Step
    from swstats.explaining import explain as explain
    from swstats.frame import extract_frame as extract_frame
    from swstats.pipeline import extract as extract
    from swstats.quantities.parse import find_numbers as find_numbers
    from swstats.quantities.parse import find_quantities as find_quantities
    from swstats.quantities.parse import parse_number as parse_number
    from swstats.quantities.parse import parse_quantity as parse_quantity
    from swstats.records import Number as Number
    from swstats.records import Quantity as Quantity
    from swstats.records import Statistic as Statistic
    from swstats.records import Statistics as Statistics
    from swstats.review.check import Finding as Finding
    from swstats.review.check import check as check

__version__ = "0.4.0"

# Public name → module that defines it. A name is imported when it is first used, so that
# ``import swstats`` and ``swstats --help`` cost nothing.
_HOMES = {
    "Finding": "review.check",
    "Explanation": "explaining",
    "Number": "records",
    "Quantity": "records",
    "Statistic": "records",
    "Statistics": "records",
    "Step": "explaining",
    "check": "review.check",
    "explain": "explaining",
    "extract": "pipeline",
    "extract_frame": "frame",
    "find_numbers": "quantities.parse",
    "find_quantities": "quantities.parse",
    "parse_number": "quantities.parse",
    "parse_quantity": "quantities.parse",
}

__all__ = [*_HOMES, "__version__"]  # noqa: PLE0604  every key is a str


def __getattr__(name: str) -> object:
    """Import the public name ``name`` from the module that defines it."""
    if name not in _HOMES:
        message = f"module 'swstats' has no attribute {name!r}"
        raise AttributeError(message)
    value = getattr(import_module(f"swstats.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names, imported or not."""
    return sorted(__all__)
