"""Reading lexicon files, and what a user is told of a mistake in one."""

from __future__ import annotations

import marshal
import pickle
import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from swstats.errors import LexiconError
from swstats.lexicons import (
    SCHEMAS,
    Lexicon,
    built_in_tables,
    check,
    data_files,
    default_lexicon,
    find_user_lexicon,
    key_lines,
    read_plain,
)

if TYPE_CHECKING:
    from pathlib import Path

TABLES = sorted(name for name in data_files() if name.endswith(".toml"))


def user_file(folder: Path, text: str) -> Path:
    """Write a user's lexicon file."""
    file = folder / "my.toml"
    file.write_text(text, "utf-8")
    return file


def message(folder: Path, text: str) -> str:
    """Return what the user is told of a file with mistakes."""
    with pytest.raises(LexiconError) as caught:
        Lexicon([user_file(folder, text)])
    return str(caught.value).replace(str(folder), "").replace("/my.toml", "my.toml")


RELATIVE = '[periods."某节"]\nform = "relative"\nbase = "published"\n'

# ---------------------------------------------------------------- built-in files


@pytest.mark.parametrize("name", TABLES)
def test_quick_reading_equals_tomllib(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    source = data_files()[name].read_text("utf-8")
    slow = tomllib.loads(source)
    monkeypatch.delattr(tomllib, "loads")  # or it is not read quickly
    assert read_plain(source) == slow


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_built_in_table_follows_its_schema(name: str, tmp_path: Path) -> None:
    entries = default_lexicon().table(name)
    file = user_file(tmp_path, "")  # only names the place in a message
    file.write_text("\n", "utf-8")
    assert list(check({name: entries}, file, default_lexicon().table)) == []


def test_every_built_in_table_has_a_schema() -> None:
    assert {name.removesuffix(".toml") for name in TABLES} <= set(SCHEMAS)


@pytest.mark.parametrize(
    "source",
    [
        "[a]\nx = 1_000\n",
        '[a]\nx = """two\nlines"""\n',
        "[a.b]\nx = 'literal'\n",
        '[a]\nx = ["b", # why\n "c"]\n',
        'a = { b = "c", d = ["e", "f"], "g" = { "h" = "i" } }\n',
        '["甲"]\nwords = [\n  "a", "b",\n  "c",\n]\nflag = true\n["乙"]\nn = 3\n',
    ],
)
def test_toml_beyond_the_plain_part_is_read_too(source: str) -> None:
    assert read_plain(source) == tomllib.loads(source)


def test_tables_are_read_once_for_later_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    files = {name: tmp_path / name for name in TABLES}
    for name, file in files.items():
        file.write_bytes(data_files()[name].read_bytes())
    read: list[str] = []
    monkeypatch.setattr("swstats.lexicons.data_files", lambda: files)
    monkeypatch.setattr(
        "swstats.lexicons.read_plain", lambda source: (read.append(source), read_plain(source))[1]
    )

    def run() -> dict[str, Any]:  # what a new process runs
        packed = built_in_tables.__wrapped__().tables
        return {name: marshal.loads(table) for name, table in packed.items()}

    first = run()
    assert len(read) == len(TABLES)
    assert run() == first == {name[:-5]: tomllib.loads(files[name].read_text()) for name in TABLES}
    assert len(read) == len(TABLES)

    with files["units.toml"].open("a") as more:
        more.write('"畚箕" = { kind = "mass" }\n')
    assert run()["units"]["畚箕"] == {"kind": "mass"}
    assert len(read) == 2 * len(TABLES)


# ---------------------------------------------------------------- the user's file


def test_users_entry_is_laid_over_the_built_in_ones(tmp_path: Path) -> None:
    lexicon = Lexicon(
        [
            user_file(
                tmp_path, ('[units."畚箕"]\nkind = "count"\n[units."公里"]\nalso = ["公里路"]\n')
            )
        ]
    )
    units = lexicon.table("units")
    assert units["畚箕"]["kind"] == "count"
    assert units["公里"]["kind"] == "length"
    built_in = default_lexicon().table("units")["公里"]
    assert units["公里"]["also"] == [*built_in["also"], "公里路"]
    assert "畚箕" not in default_lexicon().table("units")


def test_later_file_wins(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    first = user_file(tmp_path / "a", '[units."畚箕"]\nkind = "count"\n')
    second = user_file(tmp_path, '[units."畚箕"]\nkind = "mass"\n')
    assert Lexicon([first, second]).table("units")["畚箕"]["kind"] == "mass"


def test_unknown_kind_names_line_and_nearest(tmp_path: Path) -> None:
    told = message(tmp_path, '# mine\n[units."里格"]\nkind = "lenght"\n')
    first, line, marker = told.splitlines()
    assert first.startswith(
        "my.toml, line 3, 里格: kind 'lenght' is unknown; did you mean 'length'? Known: age, area, "
    )
    assert line.strip() == 'kind = "lenght"'
    assert marker.index("^") == line.index("lenght")
    assert marker.count("^") == len("lenght")


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ('[unit."包"]\nkind = "count"\n', 1, "table 'unit' is unknown; did you mean 'units'?"),
        (
            '[units."畚箕"]\nkind = "count"\nals = ["担"]\n',
            3,
            "key 'als' is unknown; did you mean 'also'",
        ),
        (
            '[units."畚箕"]\nkind = "count"\nalso = "担"\n',
            3,
            "also must be a list of texts in quotes",
        ),
        (
            '[units."畚箕"]\nkind = "mass"\nsi = ["kg", 50]\n',
            3,
            "si must be an SI unit and an exact",
        ),
        (
            '[units."畚箕"]\nkind = "mass"\nparts = { "捧" = 1 }\n',
            3,
            "parts must be a table of smaller units",
        ),
        ('\n\n[units."畚箕"]\nalso = ["担"]\n', 3, "kind is missing: a new entry needs it"),
        ('[qualifiers."约莫"]\nplace = "front"\nrelation = "~"\n', 2, "place 'front' is unknown"),
        ('[qualifiers."约莫"]\nrelation = "=="\n', 2, "relation '==' is unknown"),
        ('[aliases."鹏城"]\nname = "深州圳市"\n', 2, "name '深州圳市' is unknown"),
        (
            '[measures."a"]\ndefinition = "b"\nkind = "count"\npatterns = ["x", "(y"]\n',
            4,
            "which is no regular expression",
        ),
        (
            '[measures."a"]\ndefinition = "b"\nkind = "count"\nparent = "社会组织"\n',
            4,
            "did you mean '社会组织数'?",
        ),
        (
            '[measures."a"]\ndefinition = "b"\nkind = "money"\nunit = "圆元"\n',
            4,
            "unit '圆元' is unknown; did you mean '元'?",
        ),
        (
            '[measures."a"]\ndefinition = "b"\nkind = "count"\nparent = "a"\n',
            4,
            "parent 'a' comes back to 'a': a < a",
        ),
        (
            '[measures."社会组织数"]\nparent = "基金会数"\n',
            2,
            "parent '基金会数' comes back to '社会组织数': 社会组织数 < 基金会数 < 社会组织数",
        ),
        (
            '[measures."a"]\ndefinition = "b"\nkind = "count"\nfield = "养老"\n',
            4,
            "field '养老' is unknown; did you mean '养老服务'?",
        ),
        ("units = 3\n", 1, "must be a table of entries"),
        ('[units]\n"畚箕" = 3\n', 2, "must be a table"),
        ('[units."畚箕"\nkind = "count"\n', 1, "not TOML"),
        ('[units."畚箕"]\nkind = count\n', 2, "not TOML"),
        ('[units."畚箕"]\nkind = "count"\nkind = "mass"\n', 3, "not TOML"),
        ('[attribution.states]\nwords = ["宣称"]\nweight = 3\n', 3, "key 'weight' is unknown"),
        (RELATIVE + "months = [5]\n", 4, "months must be the first and the last month, as [1, 6]"),
        (RELATIVE + "months = [0, 3]\n", 4, "months must be the first and the last month"),
        (RELATIVE + "months = [6, 5]\n", 4, "months must be the first and the last month"),
        (RELATIVE + "months = [12, 13]\n", 4, "months must be the first and the last month"),
        (RELATIVE + "day = 99999999999\n", 4, "day must be from -366 to 366, not 99999999999"),
        (RELATIVE + "year = 99999999999\n", 4, "year must be from -9999 to 9999"),
        (RELATIVE + "month = 13\n", 4, "month must be from -12 to 12, not 13"),
        (RELATIVE + "quarter = 99999999999\n", 4, "quarter must be from -4 to 4"),
        (
            '[periods."某时"]\nform = "vague"\nmonth = 3\n',
            3,
            "month says nothing where form is 'va",
        ),
        (
            '[periods."某年"]\nform = "era"\nyear = 1\nday = 1\n',
            4,
            "day says nothing where form is",
        ),
        ('[periods."春节"]\nday = 1\n', 2, "day says nothing where form is 'event'"),
        (
            '\n[units."。"]\nkind = "count"\n',
            2,
            "a unit must begin with a letter or a symbol, not '。'",
        ),
        (
            '[units."1"]\nkind = "count"\n',
            1,
            "a unit must begin with a letter or a symbol, not '1'",
        ),
        ('[units."畚箕"]\nkind = "count"\nalso = [\n  "担",\n  "，担",\n]\n', 5, "not '，'"),
        ("a = 1\nb = " + "[" * 3000 + "]" * 3000, 2, "too many brackets within one another"),
        ("a = " + "1" * 5000 + "\n", 1, "not TOML"),
    ],
)
def test_mistake_is_named_with_its_line(tmp_path: Path, text: str, line: int, says: str) -> None:
    told = message(tmp_path, text)
    assert told.startswith(f"my.toml, line {line}")
    assert says in told


def test_a_measure_may_have_a_unit_of_the_file_or_a_rate(tmp_path: Path) -> None:
    entry = '[measures."{0}"]\ndefinition = "b"\nkind = "other"\nunit = "{0}"\n'
    rates = ("畚箕", "元/畚箕", "/10万", "%")
    text = '[units."畚箕"]\nkind = "mass"\n' + "".join(map(entry.format, rates))
    assert set(rates) <= Lexicon([user_file(tmp_path, text)]).table("measures").keys()


def test_a_circle_of_parents_is_told_of_each_entry_in_it(tmp_path: Path) -> None:
    entry = '[measures.{0}]\ndefinition = "d"\nkind = "count"\nparent = "{1}"\n'
    told = message(tmp_path, "".join(entry.format(*pair) for pair in ("ab", "bc", "cb")))
    assert told.splitlines()[0::3] == [
        "my.toml, line 8, b: parent 'c' comes back to 'b': b < c < b",
        "my.toml, line 12, c: parent 'b' comes back to 'c': c < b < c",
    ]


def test_all_mistakes_of_a_file_are_named(tmp_path: Path) -> None:
    told = message(tmp_path, '[units.a]\nkind = "x"\n[units.b]\nkind = "y"\n')
    assert "line 2, a" in told
    assert "line 4, b" in told


def test_word_is_found_in_a_list_of_several_lines(tmp_path: Path) -> None:
    told = message(
        tmp_path,
        ('[measures."a"]\ndefinition = "b"\nkind = "count"\npatterns = [\n  "fine",\n  "[z",\n]\n'),
    )
    assert told.startswith("my.toml, line 6")
    assert told.splitlines()[2].count("^") == 2


def test_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="cannot be read"):
        Lexicon([tmp_path / "none.toml"])
    (tmp_path / "gbk.toml").write_bytes("[units.包]".encode("gbk"))
    with pytest.raises(LexiconError, match="not UTF-8"):
        Lexicon([tmp_path / "gbk.toml"])


def test_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    file = tmp_path / "bom.toml"
    file.write_bytes(b"\xef\xbb\xbf" + '[units."畚箕"]\nkind = "count"\n'.encode())
    assert "畚箕" in Lexicon([file]).table("units")


def test_lines_of_keys_are_found() -> None:
    source = '# a\n[units."a.b"]\nkind = "x"\n\n[measures.c]\n"d" = 1\ne.f = 2\n'
    lines = key_lines(source)
    assert lines["units", "a.b", "kind"] == 2
    assert lines["measures", "c", "d"] == 5
    assert lines["measures", "c", "e", "f"] == 6


# ---------------------------------------------------------------- where the file is looked for


def test_user_file_lies_beside_the_data(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data, here = tmp_path / "data", tmp_path / "here"
    data.mkdir()
    here.mkdir()
    page = data / "page.txt"
    page.write_text("x", "utf-8")
    monkeypatch.chdir(here)
    assert find_user_lexicon([page]) is None
    (here / "swstats.toml").write_text("", "utf-8")
    found = find_user_lexicon([page])
    assert found is not None
    assert found.resolve() == (here / "swstats.toml").resolve()
    (data / "swstats.toml").write_text("", "utf-8")
    assert find_user_lexicon([page]) == data / "swstats.toml"
    assert find_user_lexicon([str(data)]) == data / "swstats.toml"


def test_lexicon_goes_to_another_process_by_its_files(tmp_path: Path) -> None:
    lexicon = Lexicon([user_file(tmp_path, '[units."畚箕"]\nkind = "count"\n')])
    copy = pickle.loads(pickle.dumps(lexicon))
    assert copy.table("units")["畚箕"] == {"kind": "count"}
    assert pickle.loads(pickle.dumps(default_lexicon())) is default_lexicon()


def test_compiled_is_made_once_for_each_lexicon(tmp_path: Path) -> None:
    def build(lexicon: Lexicon) -> list[str]:
        return list(lexicon.table("units"))

    own = Lexicon([user_file(tmp_path, '[units."畚箕"]\nkind = "count"\n')])
    assert own.compiled(build) is own.compiled(build)
    assert "畚箕" in own.compiled(build)
    assert "畚箕" not in default_lexicon().compiled(build)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[units.""]\nkind = "count"', "an entry needs a name"),
        ('[aliases." "]\nname = "深圳市"', "an entry needs a name"),
        ('[qualifiers.""]\nplace = "before"\nrelation = ">"', "an entry needs a name"),
        ('[periods.""]\nform = "now"', "an entry needs a name"),
        ('[units."提"]\nkind = "count"\nalso = [""]', "also must not hold an empty text"),
        ('[exclusions."甲"]\nwords = ["乙", ""]', "words must not hold an empty text"),
        ('[periods."甲"]\nform = "now"\nonly_before = ""', "only_before must not hold an empty"),
        ('[periods."甲"]\nform = "relative"', "base is missing"),
        ('[periods."甲"]\nform = "era"', "year is missing"),
        ('[units."提"]\nkind = "area"\nsi = ["m²", "0.0"]', "si must be an SI unit and an exact"),
        ('[units."提"]\nkind = "area"\nsi = ["m²", "４"]', "si must be an SI unit and an exact"),
    ],
)
def test_what_would_break_later_is_told_at_once(tmp_path, text, says):
    assert says in message(tmp_path, text)
