"""The pages ``docs/cli.md`` and ``docs/cli.zh-CN.md``, made of the program's own help.

``python -m tests.reference`` writes them anew. A test checks that they are fresh.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from types import MappingProxyType

import typer

from swstats import said
from swstats.cli import app
from swstats.cli.layout import EXTRA, first_sentence, paragraphs, places, translated
from swstats.said import _

DOCS = Path(__file__).parent.parent / "docs"
COLON = MappingProxyType({"en": " — ", "zh": "："})
PAGES = MappingProxyType({"en": DOCS / "cli.md", "zh": DOCS / "cli.zh-CN.md"})

# What no command says of itself.
WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))

# What Markdown would take for more than it is.
SIGNS = re.compile(r"[\\*_<>\[\]`|~#]")


def plain(text: str) -> str:
    """Return a text as Markdown shows it unchanged."""
    return SIGNS.sub(r"\\\g<0>", text)


def page(lang: str) -> str:
    """The page in a language."""
    words = WORDS[lang]
    before = said.spoken()
    said.speak(lang)
    try:
        group = typer.main.get_command(app)
        context = typer.Context(group, info_name="swstats", **group.context_settings)
        parts = [
            f"# {words['title']}",
            words["made"],
            *section(group, context),
            f"**{_('Commands')}**",
            "\n".join(listed(name, command) for name, command in group.commands.items()),
            f"## {words['exit']}",
            items(words["statuses"].items(), "`{}`"),
            f"## {words['environment']}",
            items(words["variables"].items(), "{}"),
        ]
        for name, command in group.commands.items():
            parts.append(f"## swstats {name}")
            inner = typer.Context(command, parent=context, info_name=name)
            parts += section(command, inner)
    finally:
        said.speak(before)
    return "\n\n".join(parts) + "\n"


def listed(name, command):
    """A command in the list of all."""
    link = f"[`swstats {name}`](#swstats-{name})"
    return f"* {link}{COLON[said.spoken()]}{plain(first_sentence(command.help))}"


def section(command, context):
    """Yield what there is to say of a command."""
    usage = f"{context.command_path} {places(' '.join(command.collect_usage_pieces(context)))}"
    texts = [*paragraphs(command.help or "")]
    if texts and not texts[0][0]:
        yield plain(_(texts.pop(0)[1]))
    yield f"```text\n{usage}\n```"
    for raw, text in texts:
        yield block(text) if raw else plain(_(text))
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.get_params(context) if p.param_type_name == "option"]
    for heading, params in (("Arguments", arguments), ("Options", options)):
        if params:
            yield f"**{_(heading)}**"
            yield "\n".join(told(*param.get_help_record(context)) for param in params)


def block(text: str) -> str:
    """Examples as they are typed, or lines of a file."""
    lines = [line.removeprefix("    ") for line in text.splitlines()]
    kind = "bash" if lines[0].startswith("swstats ") else "toml"
    return "\n".join([f"```{kind}", *lines, "```"])


def told(name: str, text: str) -> str:
    """An option: its names, what it does, and what holds where it is not given."""
    meaning, extra = EXTRA.fullmatch(text).groups()
    line = f"* `{name}`"
    if meaning:
        line += COLON[said.spoken()] + plain(_(meaning))
    if extra:
        notes = plain(_("; ").join(map(translated, extra.split("; "))))
        line += f" ({notes})" if said.spoken() == "en" else f"（{notes}）"
    return line


def items(rows, form: str) -> str:
    """A list of names and what they mean."""
    return "\n".join(f"* {names(name, form)}{COLON[said.spoken()]}{text}" for name, text in rows)


def names(text: str, form: str) -> str:
    """Names as code, each of a list by itself."""
    return re.sub(r"\w+", r"`\g<0>`", text) if form == "{}" else form.format(text)


def main() -> None:
    """Write the pages anew."""
    for lang, path in PAGES.items():
        path.write_text(page(lang), encoding="utf-8")


if __name__ == "__main__":
    main()
