"""What Tab completes, asked of a real bash and as other shells ask."""

from __future__ import annotations

import os
import pty
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

BIN = Path(sys.executable).parent

bash = pytest.mark.skipif(
    shutil.which("bash") is None or not (BIN / "swstats").exists(), reason="needs bash and swstats"
)
# What readline would do: hand the words to the function that stands for the command.
ASK = """
eval "$(swstats --show-completion bash)"
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_swstats_completion swstats
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.fixture
def environment(shell):
    return {**shell.environment, "PATH": f"{BIN}{os.pathsep}{shell.environment['PATH']}"}


@pytest.fixture
def tab(shell, environment):
    def offered(*words):
        run = subprocess.run(
            ["bash", "--norc", "-c", ASK, "bash", "swstats", *words],
            cwd=shell.folder, env=environment, capture_output=True, check=True,
        )  # fmt: skip
        assert run.stderr == b""
        return run.stdout.decode().split()

    return offered


@bash
def test_commands_and_options_are_completed(tab):
    assert {"extract", "summary", "units"} <= set(tab(""))
    assert tab("expl") == ["explain"]
    assert set(tab("extract", "--region")) == {"--region", "--region-column"}
    assert "--lang" in tab("explain", "--")


@bash
@pytest.mark.parametrize(
    ("words", "some", "none"),
    [
        (["list", "--kind", "m"], {"money", "mass"}, {"count"}),
        (["list", "--region", "广"], {"广东省", "广州市"}, {"深圳市"}),
        (["list", "--region", ""], {"广东省", "北京市"}, {"深圳市"}),
        (["extract", "a.txt", "--about", "深圳"], {"深圳市"}, {"广东省"}),
        (["list", "--measure", "捐赠"], {"捐赠收入"}, {"社会组织数"}),
        (["list", "--unit", "美"], {"美元"}, {"元"}),
        (["list", "--format", ""], {"csv", "xlsx", "markdown"}, set()),
        (["list", "-f", "js"], {"json", "jsonl"}, {"csv"}),
        (["explain", "--format", ""], {"tree", "json"}, {"csv"}),
        (["summary", "--by", ""], {"region", "indicator"}, set()),
        (["extract", "--ocr", ""], {"auto", "never", "always"}, set()),
        (["units", "--lang", ""], {"en", "zh"}, set()),
        (["list", "--columns", "region,va"], {"region,value"}, {"region,unit"}),
        (["list", "--sort", "va"], {"value"}, set()),
        (["--show-completion", "z"], {"zsh"}, {"bash"}),
    ],
)
def test_values_are_completed(tab, words, some, none):
    found = set(tab(*words))
    assert some <= found
    assert not none & found


@bash
def test_documents_of_the_store_are_completed_and_without_one_nothing_is_said(shell, tab):
    assert tab("show", "") == []
    shell.write("notices/a.txt", "捐款500万元。")
    assert shell("extract", "notices").returncode == 0
    assert tab("show", "no") == ["notices/a.txt"]


@bash
def test_a_user_types_and_presses_tab(shell, environment):
    shell.write(".inputrc", "set enable-bracketed-paste off\n")
    environment |= {"INPUTRC": str(shell.folder / ".inputrc"), "PS1": "> ", "TERM": "dumb"}
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        ["bash", "--norc", "--noprofile", "-i"],
        cwd=shell.folder, env=environment, stdin=theirs, stdout=theirs, stderr=theirs,
        start_new_session=True,
    )  # fmt: skip
    os.close(theirs)
    try:
        os.write(ours, b'eval "$(swstats --show-completion bash)"; echo rea""dy\n')
        assert "ready" in until(ours, "ready")
        os.write(ours, b"swstats uni\t--forma\tmark\t\xe7\xbe\x8e\xe5\x85\x83 | head -1\n")
        assert "| name |" in until(ours, "| name |")
    finally:
        process.kill()
        process.wait()
        os.close(ours)


def until(terminal, words):
    """Return what a terminal shows up to some words, or all that it shows in a minute."""
    shown, end = b"", time.monotonic() + 60
    while words.encode() not in shown and time.monotonic() < end:
        if select.select([terminal], [], [], 1)[0]:
            shown += os.read(terminal, 4096)
    return shown.decode(errors="replace")


@pytest.mark.parametrize("name", ["bash", "zsh", "fish", "powershell"])
def test_each_shell_is_told_how_to_complete(shell, name):
    run = shell("--show-completion", name)
    assert run.returncode == 0
    assert "_SWSTATS_COMPLETE" in run.stdout
    assert f"complete_{name}" in run.stdout


def test_an_unknown_shell_is_refused(shell):
    run = shell("--show-completion", "tcsh")
    assert run.returncode == 2
    assert "known: bash, zsh, fish, powershell" in run.stderr


def test_completion_is_put_where_bash_reads_it(shell):
    shell.environment["HOME"] = str(shell.folder)
    run = shell("--install-completion", "bash")
    assert run.returncode == 0
    file = shell.folder / ".bash_completions/swstats.sh"
    assert str(file) in run.stdout
    assert "_SWSTATS_COMPLETE" in file.read_text("utf-8")
    assert str(file) in (shell.folder / ".bashrc").read_text("utf-8")


def test_shells_that_explain_do_so_in_the_users_language(shell):
    shell.environment |= {
        "_SWSTATS_COMPLETE": "complete_zsh",
        "_TYPER_COMPLETE_ARGS": "swstats list --kind mo",
    }
    assert '"money":"money"' in shell().stdout
    shell.environment["LC_ALL"] = "zh_CN.UTF-8"
    assert '"money":"金额"' in shell().stdout
    shell.environment["_TYPER_COMPLETE_ARGS"] = "swstats uni"
    assert '"units":"查单位' in shell().stdout


def test_completion_needs_no_database_and_no_frames():
    code = (
        "import os, sys; sys.argv = ['swstats']\n"
        "from swstats.__main__ import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(sorted({'pandas', 'sqlalchemy'} & set(sys.modules)), file=sys.stderr)"
    )
    asked = {"COMP_WORDS": "swstats list --region 广", "COMP_CWORD": "3"}
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True, encoding="utf-8",
        env={**os.environ, **asked, "_SWSTATS_COMPLETE": "complete_bash"},
    )  # fmt: skip
    assert "广东省" in run.stdout
    assert run.stderr.strip() == "[]"
