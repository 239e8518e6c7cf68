"""What figures can be grouped by: names that options list, apart from what does the work."""

from __future__ import annotations

from enum import StrEnum


class By(StrEnum):
    """What a summary can be grouped by."""

    REGION = "region"
    MEASURE = "measure"
    INDICATOR = "indicator"
    KIND = "kind"
    PERIOD = "period"
    DOCUMENT = "document"


class Level(StrEnum):
    """To which rung of the hierarchy places are taken up: 龙岗区 → 深圳市 → 广东省."""

    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"


class Rung(StrEnum):
    """Where a place stands in the hierarchy, from the top."""

    COUNTRY = "country"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
