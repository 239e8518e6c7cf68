"""Groups of options that commands share: a dataclass whose fields are the options.

A command that takes ``asked: Filters`` has all the options that are fields of ``Filters``, and gets
them as one value. So each stands in one place, with its default, however many commands have it.
"""

from __future__ import annotations

import inspect
from dataclasses import fields, is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, get_type_hints

from swstats.cli.options import Language

if TYPE_CHECKING:
    from collections.abc import Callable


def grouped(command: Callable[..., None]) -> Callable[..., None]:
    """Return a command for Typer, in which each group of options stands for its fields."""
    signature = inspect.signature(command, eval_str=True)
    groups: dict[str, type[Any]] = {}
    parameters: list[inspect.Parameter] = []
    for name, parameter in signature.parameters.items():
        group = parameter.annotation
        if not is_dataclass(group):
            parameters.append(parameter.replace(kind=inspect.Parameter.POSITIONAL_OR_KEYWORD))
            continue
        groups[name] = group  # type: ignore[assignment]
        parameters += _options(groups[name])  # type: ignore[arg-type]

    # What a command says goes by the language even where it writes no records.
    spoken = all(parameter.name != "lang" for parameter in parameters)
    if spoken:
        parameters.append(
            inspect.Parameter(
                "lang", inspect.Parameter.POSITIONAL_OR_KEYWORD, default=None, annotation=Language
            )
        )

    def run(**given: Any) -> None:
        if spoken:
            del given["lang"]
        for name, group in groups.items():
            given[name] = group(**{field.name: given.pop(field.name) for field in fields(group)})
        command(**given)

    run.__name__ = command.__name__
    run.__doc__ = command.__doc__
    run.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return run


@cache
def _options(group: type[Any]) -> list[inspect.Parameter]:
    """Return the options of a group, worked out once for all commands that have it."""
    hints = get_type_hints(group, include_extras=True)
    return [
        inspect.Parameter(
            field.name,
            inspect.Parameter.POSITIONAL_OR_KEYWORD,
            default=field.default,
            annotation=hints[field.name],
        )
        for field in fields(group)
    ]
