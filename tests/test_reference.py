from __future__ import annotations

import re

import pytest
import typer

from swstats.cli import app
from tests import reference

COMMANDS = typer.main.get_command(app).commands
CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize("lang", reference.PAGES)
def test_the_reference_is_what_the_program_says_of_itself(lang):
    kept = reference.PAGES[lang].read_text("utf-8")
    assert kept == reference.page(lang), "to write it anew: python -m tests.reference"


@pytest.mark.parametrize("lang", reference.PAGES)
def test_every_command_option_and_example_stands_there(lang):
    page = reference.page(lang)
    for name, command in COMMANDS.items():
        start = page.index(f"\n## swstats {name}\n")
        section = page[start : page.find("\n## ", start + 1)]
        assert "```bash\nswstats " in section
        for option in command.params:
            for spelling in (*option.opts, *option.secondary_opts):
                if spelling.startswith("-"):
                    assert re.search(rf"`[^`]*{spelling}\b", section), (name, spelling)


def test_both_pages_say_the_same_in_their_languages():
    english, chinese = (reference.page(lang).splitlines() for lang in ("en", "zh"))
    assert len(english) == len(chinese)
    for one, other in zip(english, chinese, strict=True):
        # what is typed is the same; what is said is not
        assert re.findall(r"^(?:\* )?`[^`]*`", one) == re.findall(r"^(?:\* )?`[^`]*`", other)
        if re.search("[a-z]{3} [a-z]+ [a-z]+ ", one) and one.startswith(("* `-", "**")):
            assert CHINESE.search(other), other


@pytest.mark.parametrize(
    ("text", "shown"),
    [("'news/**/*.png'", r"'news/\*\*/\*.png'"), ("a|b <c> [d]", r"a\|b \<c\> \[d\]")],
)
def test_signs_of_markdown_are_shown_as_they_are(text, shown):
    assert reference.plain(text) == shown
