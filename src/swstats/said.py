"""What the program says to its user, in English or in Chinese.

A message is a template with named fields: ``_("{doc}: damaged").format(doc=doc)``. The English one
stands in the code and is the key of the others, which stand in the catalogues of ``locale/``
(``python -m tests.messages`` keeps them up). A catalogue is read when the first message is shown in
its language, so English costs nothing.

The command line says which language it is to be; a program that only imports swstats hears English.
"""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from gettext import NullTranslations

LANGUAGES = ("en", "zh")
OPTION = "--lang"

# What the process speaks, in a list so that compiled modules see it change.
_spoken = ["en"]


def speak(lang: str) -> None:
    """Say everything in that language from now on.

    >>> speak("zh"); print(_("no such file or folder")); speak("en")
    没有这样的文件或文件夹
    """
    assert lang in LANGUAGES
    _spoken[0] = lang


def spoken() -> str:
    """Return the language that is spoken."""
    return _spoken[0]


def _(message: str) -> str:
    """Return a message, or the template of one, in the language that is spoken."""
    return message if _spoken[0] == "en" else _catalogue(_spoken[0]).gettext(message)


def ngettext(one: str, many: str, number: int) -> str:
    """Return the template that goes with a number."""
    if _spoken[0] == "en":
        return one if number == 1 else many
    return _catalogue(_spoken[0]).ngettext(one, many, number)


def N_(message: str) -> str:  # noqa: N802  as gettext's users call it
    """Mark a message that stands in a table; :func:`_` is asked when it is shown."""
    return message


def nN_(one: str, many: str) -> tuple[str, str]:  # noqa: N802
    """Mark the two templates of :func:`ngettext` that stand in a table."""
    return one, many


# What systems say of files most often.
REASONS = (
    N_("No such file or directory"),
    N_("Permission denied"),
    N_("Is a directory"),
    N_("Not a directory"),
    N_("File exists"),
    N_("File name too long"),
    N_("No space left on device"),
    N_("Read-only file system"),
    N_("Input/output error"),
    N_("Too many open files"),
    N_("Operation not permitted"),
    N_("Bad file descriptor"),
    N_("Too many levels of symbolic links"),
)


def why(error: OSError) -> str:
    """Return what the system says of an error."""
    return _(error.strerror) if error.strerror else str(error)


@cache
def _catalogue(lang: str) -> NullTranslations:
    from gettext import GNUTranslations

    path = os.path.join(os.path.dirname(__file__), "locale", lang, "LC_MESSAGES", "swstats.mo")  # noqa: PTH118, PTH120
    with open(path, "rb") as file:  # noqa: PTH123
        return GNUTranslations(file)


# ---------------------------------------------------------------------------- which language it is


def language(environment: Mapping[str, str] | None = None) -> str:
    """Return the language of the locale: Chinese where it is a Chinese one, else English.

    Source: POSIX.1-2017, chapter 8.2, for the order of the variables.

    >>> language({"LANG": "zh_CN.UTF-8"}), language({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"})
    ('zh', 'en')
    """
    values = os.environ if environment is None else environment
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if values.get(name):
            return "zh" if values[name].startswith("zh") else "en"
    return "en"


def asked(arguments: Sequence[str]) -> str:
    """Return the language that a command line asks for, or else that of the locale.

    It is looked for before options are read, since what is wrong with them is said in it, too.

    >>> asked(["units", "--lang", "zh"]), asked(["--lang=zh", "units", "--", "--lang=en"])
    ('zh', 'zh')
    """
    found = None
    for at, argument in enumerate(arguments):
        if argument == "--":
            break
        name, equals, value = argument.partition("=")
        if name == OPTION:
            given = value if equals else "".join(arguments[at + 1 : at + 2])
            found = given if given in LANGUAGES else found
    return found or language()
