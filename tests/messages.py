"""The catalogues of messages: ``python -m tests.messages`` brings them up to the code.

It takes each message out of the sources (what is handed to ``_``, ``N_``, ``ngettext``, ``nN_``) and
out of the help of the commands, puts those that are new into the ``.po`` file of each language, drops
those that are gone, and makes of it the ``.mo`` file that the program reads. What has no translation
yet is printed; it is written into the ``.po`` file by hand, and the command run again.
"""

from __future__ import annotations

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

import typer
from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from swstats.cli import app
from swstats.cli.layout import paragraphs

PACKAGE = Path(__file__).parent.parent / "src/swstats"
LOCALE = PACKAGE / "locale"
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "nN_": (1, 2)}
LANGUAGES = ("zh",)


def po(lang: str) -> Path:
    """Where the translations into a language are kept."""
    return LOCALE / lang / "LC_MESSAGES/swstats.po"


def extracted() -> Catalog:
    """Return every message of the program, in English."""
    found = Catalog()
    methods, options = [("**.py", "python")], {"**.py": {"encoding": "utf-8"}}
    for path, _, message, _, _ in extract_from_dir(
        str(PACKAGE), methods, options, keywords=KEYWORDS
    ):
        found.add(message, locations=[(path, None)], flags=flags(message))
    for path, text in helps():
        found.add(text, locations=[(path, None)])
    return found


def flags(message: str | tuple[str, ...]) -> list[str]:
    """Return the flag of a template with named fields."""
    said = message if isinstance(message, str) else message[0]
    return ["python-brace-format"] if "{" in said else []


def helps():
    """Yield what the help of each command says, with the command."""
    group = typer.main.get_command(app)
    for command in (group, *group.commands.values()):
        context = typer.Context(command)
        name = "help" if command is group else f"help of {command.name}"
        for raw, said in paragraphs(command.help):
            if not raw:
                yield name, said
        for option in command.get_params(context):
            if option.help:
                yield "help of options", option.help


def read(lang: str) -> Catalog:
    """Return the translations as they are kept."""
    with po(lang).open("rb") as file:
        return read_po(file, locale=lang)


def renewed(lang: str) -> Catalog:
    """Return the translations with what is new and without what is gone."""
    kept = read(lang) if po(lang).exists() else Catalog(lang, fuzzy=False)
    kept.update(extracted(), no_fuzzy_matching=True)
    kept.obsolete.clear()
    return kept


def written(catalog: Catalog) -> bytes:
    """Return the text of a catalogue, without the days on which it was made."""
    catalog.fuzzy = False
    file = io.BytesIO()
    write_po(file, catalog, omit_header=True, no_location=True, sort_output=True, width=96)
    header = f'msgid ""\nmsgstr ""\n"Language: {catalog.locale}\\n"\n' + "".join(
        f'"{name}: {value}\\n"\n'
        for name, value in (
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("Plural-Forms", catalog.plural_forms),
        )
    )
    return f"{header}\n".encode() + file.getvalue()


def compiled(lang: str) -> bytes:
    """Return what the program reads of a language."""
    catalog = read(lang)
    # the same messages give the same file, whenever it is made
    catalog.creation_date = catalog.revision_date = datetime(2000, 1, 1, tzinfo=UTC)
    file = io.BytesIO()
    write_mo(file, catalog)
    return file.getvalue()


def missing(catalog: Catalog) -> list[str | tuple[str, ...]]:
    """Return the messages that have no translation."""
    return [message.id for message in catalog if message.id and not all_of(message.string)]


def all_of(said: str | tuple[str, ...] | None) -> bool:
    """Say whether all forms of a message are there."""
    return all(said) if isinstance(said, tuple) else bool(said)


def main() -> None:
    """Write the catalogues anew."""
    for lang in LANGUAGES:
        catalog = renewed(lang)
        po(lang).parent.mkdir(parents=True, exist_ok=True)
        po(lang).write_bytes(written(catalog))
        po(lang).with_suffix(".mo").write_bytes(compiled(lang))
        for message in missing(read(lang)):
            print(f"{lang}: {message!r}", file=sys.stderr)


if __name__ == "__main__":
    main()
