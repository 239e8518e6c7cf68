"""What the command line says in Chinese: help, errors of usage, complaints, sums."""

from __future__ import annotations

import re

import pytest
import typer

from swstats import said
from swstats.cli import app, layout

CHINESE = re.compile(r"[\u4e00-\u9fff]")
COMMANDS = typer.main.get_command(app).commands


@pytest.fixture
def zh(shell):
    shell.environment["LC_ALL"] = "zh_CN.UTF-8"
    return shell


def width(line):
    return layout.columns(line)


@pytest.mark.parametrize("name", [None, *COMMANDS])
def test_help_is_chinese_and_fits_a_terminal(zh, name):
    run = zh(*([name] if name else []), "--help")
    assert run.returncode == 0
    lines = run.stdout.splitlines()
    assert lines[0].startswith("用法：")
    assert "[选项]" in lines[0] or name is None
    assert not re.search(r"OPTIONS|COMMAND|ARGS", lines[0])
    assert "选项：" in lines
    assert "显示本帮助后退出。" in run.stdout
    for line in lines:
        # an example and the name of an option stand as they are
        assert width(line) <= 80 or line.startswith(("      swstats", "  -")), line
        assert not line.strip().startswith(tuple("，。；：、）")), line
    # what says nothing in Chinese is a name, an example or the rest of a line
    sentences = [line for line in lines if re.search(r"[a-z]+ [a-z]+ [a-z]+ [a-z]+", line)]
    assert [line for line in sentences if not line.startswith("      swstats")] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_takes_the_language(name):
    assert "--lang" in [opt for param in COMMANDS[name].params for opt in param.opts]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["extrac"], "没有 'extrac' 这个命令。您要用的是 'extract'"),
        (["extract", "--kin", "money"], "没有这个选项：--kin（相近的有："),
        (["extract", "--zzz"], "没有这个选项：--zzz"),
        (["extract", "a", "--kind"], "选项 '--kind' 需要一个值。"),
        (["extract", "a", "--exact=yes"], "选项 '--exact' 不带值。"),
        (["extract", "a", "--kind", "monney"], "--kind' 的值无效：'monney' 不在其列；您要用的是 'money' 吗？"),
        (["extract", "a", "--limit", "x"], "--limit' 的值无效：'x' 不是有效的整数。"),
        (["extract", "a", "--limit", "0"], "0 不在范围 x>=1 之内。"),
        (["extract", "a", "--min", "x"], "'x' 不是数字；请写成 10000 或 1万"),
        (["extract"], "\n错误：缺少参数 'PATH...'\n"),
        (["show"], "\n错误：缺少参数 'DOC...'\n"),
        (["summary", "--by", "x"], "'x' 不在其列；可用：region, measure, indicator,"),
        (["explain"], "缺少参数 'TEXT'"),
        (["units", "a", "b"], "多余的参数（b）"),
        (["extract", "a", "--region", "深训市"], "没有 '深训市' 这个地区；您要找的是"),
        (["extract", "a", "--sort", "valu"], "没有 'valu' 这个字段；您要用的是 'value' 吗？可用：id, doc"),
        (["extract", "a", "--lang", "zy"], "'zy' 不在其列；可用：en, zh"),
    ],
)  # fmt: skip
def test_wrong_usage_is_told_in_chinese(zh, arguments, complaint):
    run = zh(*arguments)
    assert run.returncode == 2
    assert run.stdout == ""
    assert complaint in run.stderr
    if not complaint.startswith("选项"):  # of those Click shows no more
        assert run.stderr.startswith("用法：")
        assert "查看帮助。" in run.stderr
    assert "错误：" in run.stderr


def test_what_the_database_says_is_told_in_chinese(zh, tmp_path):
    store = tmp_path / "no.db"
    store.write_text("no store, but words\n" * 99)
    run = zh("list", "--store", str(store))
    assert run.returncode == 1
    assert run.stderr.startswith(f"swstats: 无法打开存储 {store}：文件不是数据库；")


def test_what_is_wrong_with_a_lexicon_is_told_with_chinese_commas(zh, tmp_path):
    lexicon = tmp_path / "words.toml"
    lexicon.write_text('[measures."甲"]\nunit = "个"\n', encoding="utf-8")
    run = zh("units", "--lexicon", str(lexicon))
    assert f"{lexicon}，第 1 行，甲：缺少 kind" in run.stderr


def test_lang_goes_before_the_locale_even_for_what_is_wrong_before_it_is_read(shell):
    for arguments in (["--lang", "zh", "extrac"], ["explain", "--zz", "--lang=zh"]):
        assert "错误：" in shell(*arguments).stderr
    shell.environment["LC_ALL"] = "zh_CN.UTF-8"
    run = shell("explain", "--zz", "--lang", "en")
    assert run.stderr.startswith("Usage: ")
    assert "Error: No such option: --zz" in run.stderr


def test_lang_before_the_command_is_that_of_headings_too(shell):
    assert "名称" in shell("--lang", "zh", "units", "亩", "-f", "table").stdout


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_complaints_are_chinese_whatever_process_they_come_from(shell, jobs):
    shell.write("a.txt", "捐款500万元。")
    (shell.folder / "b.txt").write_bytes(b"\x00\x01\x02" * 9)
    shell.write("c.docx", "")
    run = shell("extract", ".", "nowhere", "--lang", "zh", "-v", "--jobs", jobs, "--errors", "e")
    assert run.returncode == 1
    lines = run.stderr.splitlines()
    assert lines[-1].startswith("1 个数字，1 个文档，8 个字符，3 个错误，")
    assert "；已存入 swstats.db" in lines[-1]
    assert "swstats: b.txt：是二进制数据，不是文本（第 0 字节）" in lines
    assert "swstats: c.docx：是空的，DOCX 文件不会如此；请重新获取" in lines
    assert "swstats: nowhere：没有这样的文件或文件夹" in lines
    assert "a.txt：utf-8，1 个数字" in lines
    kept = (shell.folder / "e").read_text("utf-8")
    assert "是二进制数据" in kept
    assert '"kind": "read"' in kept


def test_a_lexicon_is_complained_of_in_chinese(zh):
    zh.write("own.toml", '[unit."个"]\nkind = "count"\n')
    run = zh("units", "个", "--lexicon", "own.toml")
    assert run.returncode == 1
    assert "own.toml，第 1 行：没有 'unit' 这个表；您要用的是 'units' 吗？可用：" in run.stderr


def test_a_store_is_complained_of_in_chinese(zh):
    assert (
        "swstats: 没有存储 x.db；请先用 swstats extract PATH 建立"
        in zh("list", "--store", "x.db").stderr
    )
    zh.write("y.db", "no database, " * 99)
    run = zh("list", "--store", "y.db")
    assert "swstats: 无法打开存储 y.db：" in run.stderr
    assert "请移走后重新提取文档" in run.stderr


def test_the_way_a_message_is_shown_is_that_of_its_parts():
    sentence = "Invalid value for '--limit': 'x' is not a valid integer range."
    try:
        said.speak("zh")
        assert layout.translated(sentence) == "'--limit' 的值无效：'x' 不是有效的整数。"
        assert layout.translated("Something new.") == "Something new."
    finally:
        said.speak("en")
