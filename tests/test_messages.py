"""Every message has its Chinese, with the same fields; the catalogue read is the one kept."""

from __future__ import annotations

import ast
import gettext
import io
import re
import string
from pathlib import Path

import pytest

from swstats import said
from tests import messages

HINT = "to bring it up to date: python -m tests.messages"
MARKS = {"_", "N_"}
PLURAL = {"ngettext", "nN_"}


@pytest.fixture(params=messages.LANGUAGES)
def lang(request):
    return request.param


@pytest.fixture(scope="module")
def known():
    """Return every message of the program, which takes a while to find."""
    return ids(messages.extracted())


def literals():
    """Yield each text that the sources hand to ``_`` and its like, with where."""
    for path in sorted(messages.PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            where = f"{path.name}:{node.lineno}"
            if node.func.id in MARKS | PLURAL:
                count = 1 if node.func.id in MARKS else 2
                yield where, node.func.id, node.args[:count]


def ids(catalog):
    found = set()
    for message in catalog:
        found |= {message.id} if isinstance(message.id, str) else set(message.id)
    return found


def test_the_catalogue_has_every_message_of_the_program_and_no_other(lang, known):
    assert ids(messages.read(lang)) == known | {""}, HINT


def test_every_message_is_translated(lang):
    assert messages.missing(messages.read(lang)) == [], HINT


def test_the_file_is_kept_as_it_is_written(lang):
    assert messages.po(lang).read_bytes() == messages.written(messages.read(lang)), HINT


def test_what_the_program_reads_is_made_of_what_is_kept(lang):
    with messages.po(lang).with_suffix(".mo").open("rb") as file:
        read = gettext.GNUTranslations(file)._catalog
    made = gettext.GNUTranslations(io.BytesIO(messages.compiled(lang)))._catalog
    read.pop("")
    made.pop("")
    assert read == made, HINT


def test_messages_are_marked_so_that_they_are_found(known):
    for where, mark, arguments in literals():
        for argument in arguments:
            if isinstance(argument, ast.Constant):
                assert argument.value in known, where
            else:  # the text of a table, which is marked there
                assert mark in {"_", "ngettext"}, where
                assert not isinstance(argument, ast.JoinedStr), where


ERRORS = {
    *("SwstatsError", "ReadError", "LeftOut", "LexiconError", "FormatError", "StoreError"),
    *("PageError", "BadParameter", "wrong", "complain", "say", "mistake"),
}
# What only programs that import swstats hear of: its arguments, and files read back.
LIBRARY = {
    "frame.py",
    "parse.py",
    "pipeline.py",
    "__init__.py",
    "as_xlsx.py",
    "as_parquet.py",
    "as_json.py",
} | {*("as_delimited.py", "as_html.py", "as_markdown.py", "files.py")}


def told(tree):
    """Yield each expression that becomes a message to users."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in ERRORS:
                yield from node.args
        elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "message":
            yield node.value


def test_no_message_is_left_in_english_alone():
    left = []
    for path in sorted(messages.PACKAGE.rglob("*.py")):
        if path.name in LIBRARY and path.parent.name not in {"documents", "store", "cli"}:
            continue
        for message in told(ast.parse(path.read_text("utf-8"))):
            parts = message.values if isinstance(message, ast.JoinedStr) else [message]
            words = [str(part.value) for part in parts if isinstance(part, ast.Constant)]
            # Typer says this itself where an argument must be there
            if re.search(
                "[A-Za-z]{2}", re.sub("^swstats: |^Missing argument .*", "", "".join(words))
            ):
                left.append(f"{path.name}:{message.lineno}")
    assert left == []


def fields(template):
    return {
        (name, conversion, form)
        for _, name, form, conversion in string.Formatter().parse(template)
        if name is not None
    }


def pairs(lang):
    for message in messages.read(lang):
        if message.id:
            one = message.id if isinstance(message.id, str) else message.id[-1]
            forms = [message.string] if isinstance(message.string, str) else message.string
            for form in forms:
                yield one, form


def test_a_translation_has_the_fields_of_its_message_and_can_be_filled_in(lang):
    for english, other in pairs(lang):
        if "{" not in english or english in plain():
            continue
        named = fields(english)
        assert fields(other) == named, english
        values = {name: 1234 if form else "某物" for name, _, form in named}
        for template in (english, other):
            filled = template.format(**values)
            assert "某物" in filled or "1,234" in filled or "1234" in filled


def plain():
    """Texts with braces of their own, which nothing is put into."""
    return {"a table of smaller units, as { 分米 = 10, 厘米 = 100 }"}


def test_chinese_is_written_as_chinese():
    for english, other in pairs("zh"):
        assert other == other.strip() or english == " or "
        assert "  " not in other, english
        assert not re.search(r"[\u4e00-\u9fff）][,;!?] ", other), english


def test_the_language_goes_by_the_command_line_and_then_the_locale(monkeypatch):
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert said.asked([]) == "zh"
    assert said.asked(["--lang", "en", "units"]) == "en"
    assert said.asked(["units", "--lang=en"]) == "en"
    assert said.asked(["units", "--lang"]) == "zh"
    assert said.asked(["units", "--lang", "fr"]) == "zh"
    assert said.asked(["explain", "--", "--lang", "en"]) == "zh"


def test_chinese_is_loaded_by_the_first_message(monkeypatch):
    said._catalogue.cache_clear()
    monkeypatch.setattr(said, "_spoken", ["zh"])
    assert said._catalogue.cache_info().currsize == 0
    assert said._("no such file or folder") == "没有这样的文件或文件夹"
    assert said.ngettext("{number:,} error", "{number:,} errors", 1) == "{number:,} 个错误"
    assert said._catalogue.cache_info().currsize == 1
    assert said.why(FileNotFoundError(2, "No such file or directory")) == "没有这样的文件或文件夹"


def test_the_wheel_is_told_to_hold_the_catalogues():
    ignored = Path(__file__).parent.parent / ".gitignore"
    if not ignored.exists():
        pytest.skip("this copy of the project has no .gitignore, which hatchling would go by")
    assert ".mo" not in ignored.read_text("utf-8")
