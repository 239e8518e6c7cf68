"""The build hook: with ``SWSTATS_COMPILE=1`` the modules that read texts are compiled, by mypyc.

Without the variable, and in an editable install, nothing is compiled and the wheel is pure Python.
A compiled wheel holds the same sources; beside each that was compiled lies what Python imports in
its place. CONTRIBUTING.md says what one may not write in these modules.
"""

from __future__ import annotations

import ast
import os
import shutil
import sys
import sysconfig
from concurrent.futures import ThreadPoolExecutor
from contextlib import chdir
from pathlib import Path
from subprocess import run
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

if TYPE_CHECKING:
    from collections.abc import Iterator

VARIABLE = "SWSTATS_COMPILE"
# mypyc is part of mypy, and leaves it to setuptools to call the C compiler
NEEDED = ("mypy>=2.4,<3", "setuptools>=65.5")
# what a text passes through; not what reads the user's own files, whose types nobody vouches for
COMPILED = ("pipeline.py", "text/*.py", "quantities/*.py", "links/*.py")


class CompileHook(BuildHookInterface[Any]):
    """What hatchling asks before it builds a wheel."""

    def dependencies(self) -> list[str]:
        """Return what the build needs besides hatchling."""
        return list(NEEDED) if asked() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the modules and add them to the wheel, where this was asked for."""
        if version == "editable" or not asked():
            return
        check_compiler()
        self._folder = TemporaryDirectory(prefix="swstats-")
        built = compiled(Path(self.root, "src"), Path(self._folder.name))
        build_data["pure_python"] = False
        build_data["infer_tag"] = True
        build_data["force_include"].update(built)

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove what was compiled, which is in the wheel now."""
        if hasattr(self, "_folder"):
            self._folder.cleanup()


def asked() -> bool:
    """Say whether the wheel is to be compiled."""
    return os.environ.get(VARIABLE, "") not in {"", "0"}


def check_compiler() -> None:
    """Raise RuntimeError, saying what is missing, where no C can be compiled for this Python."""
    missing = []
    command = os.environ.get("CC") or sysconfig.get_config_var("CC")
    if command and shutil.which(command.split()[0]) is None:  # Windows has no such variable
        missing.append(f"a C compiler ({command.split()[0]})")
    header = Path(sysconfig.get_path("include"), "Python.h")
    if not header.is_file():
        missing.append(f"the headers of Python ({header})")
    if missing:
        message = (
            f"{VARIABLE} asks for compiled modules, but this is missing: {', '.join(missing)}; "
            f"install what is missing, or build without {VARIABLE}, for a swstats that is slower"
        )
        raise RuntimeError(message)


def modules(package: Path) -> list[Path]:
    """Return the modules that are compiled: all that a text passes through."""
    found = [path for pattern in COMPILED for path in sorted(package.glob(pattern))]
    return [path for path in found if path.name != "__init__.py"]


def compiled(source: Path, folder: Path) -> dict[str, str]:
    """Compile the modules in an empty folder; return each file, and where in the wheel it goes."""
    from mypyc.build import mypycify

    shutil.copytree(source, folder, dirs_exist_ok=True)
    with chdir(folder):  # so no path of this machine gets into what is compiled
        paths = modules(Path("swstats"))
        for path in paths:
            path.write_text(prepared(path.read_text("utf-8")), "utf-8")
        extensions = mypycify(
            ["--config-file=", "--ignore-missing-imports", *map(str, paths)],
            opt_level=os.environ.get("MYPYC_OPT_LEVEL", "2"),
            debug_level="0",
            multi_file=True,
            target_dir="c",
            group_name="swstats",
        )
        # one library holds all; that of each module only points into it
        (whole,) = (each for each in extensions if each.name.endswith("__mypyc"))
        whole.extra_compile_args += flags()
        whole.extra_link_args += flags()
        build(extensions)
    built = folder / "built"
    files = [path for path in built.rglob("*") if path.is_file()]
    return {str(path): path.relative_to(built).as_posix() for path in files}


def flags() -> list[str]:
    """Return what GCC is told besides: that modules call each other, and nobody else calls them.

    Without it each such call takes the way of one into another library, and none is inlined.
    """
    command = os.environ.get("CC") or sysconfig.get_config_var("CC")
    if not command or sys.platform != "linux":
        return []
    asked_for = run([*command.split(), "--version"], capture_output=True, check=False)  # noqa: S603  the compiler
    is_gcc = b"Free Software Foundation" in asked_for.stdout
    return ["-fvisibility=hidden", "-fno-plt", "-flto=auto"] if is_gcc else []


def build(extensions: list[Any]) -> None:
    """Call the C compiler, for as many files at once as there are processors."""
    from setuptools import Distribution
    from setuptools.command.build_ext import build_ext

    class InParallel(build_ext):  # type: ignore[misc]  # setuptools has no types everywhere
        def build_extensions(self) -> None:
            compile_them = self.compiler.compile

            def at_once(sources: list[str], **options: Any) -> list[str]:
                with ThreadPoolExecutor(os.cpu_count()) as pool:
                    done = pool.map(lambda each: compile_them([each], **options), sources)
                    return [name for names in done for name in names]

            self.compiler.compile = at_once
            super().build_extensions()

    command = InParallel(Distribution({"ext_modules": extensions}))
    command.build_lib, command.build_temp = "built", "objects"
    command.ensure_finalized()
    command.run()


def prepared(source: str) -> str:
    """Return a module as mypyc takes it: the same lines, in which more is known beforehand.

    A class that mypyc compiles has its attributes in slots of its own, and it refuses to name them
    twice. The types of the fields of a tuple or a dataclass it would look up when the module is
    imported, and some are imported for type checking only; as a text they are left alone. What a
    dataclass would make of its fields, to be interpreted, is written out, to be compiled.
    """
    raw = source.encode()
    starts = [0]
    for line in raw.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))

    def place(line: int | None, column: int | None) -> int:
        return starts[(line or 1) - 1] + (column or 0)

    module = ast.parse(source)
    changes = [
        (
            place(node.lineno, node.col_offset),
            place(node.end_lineno, node.end_col_offset),
            new,
        )
        for node, new in _changes(module)
    ]
    for node, new in _makers(module):
        end = place((node.end_lineno or 0) + 1, 0) - 1
        changes.append((end, end + raw[end : end + 2].count(b"\n"), new))
    for start, end, new in sorted(changes, reverse=True):
        old = raw[start:end]
        text = new or repr(old.decode())
        raw = (
            raw[:start] + text.encode() + b"\n" * (old.count(b"\n") - text.count("\n")) + raw[end:]
        )
    future = "from __future__ import annotations"
    return raw.decode().replace(future, f"{future}; from typing import Final", 1)


def _changes(module: ast.Module) -> Iterator[tuple[ast.stmt | ast.expr, str]]:
    """Yield what is changed, and what stands in its place: where empty, the same in quotes."""
    for line in module.body:
        if isinstance(line, ast.Assign) and len(line.targets) == 1:
            target, value = line.targets[0], line.value
            if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
                pairs = list(zip(map(ast.unparse, target.elts), value.elts, strict=True))
                if all(name.isupper() for name, _ in pairs):  # A, B = 1, 2
                    finals = (f"{name}: Final = {ast.unparse(each)}" for name, each in pairs)
                    yield line, "; ".join(finals)
                continue
            name = ast.unparse(target)
            if name.isupper() and name.isidentifier() and "TypeVar" not in ast.unparse(value):
                yield target, f"{name}: Final"
        elif isinstance(line, ast.AnnAssign) and ast.unparse(line.target).isupper():
            yield line.annotation, f"Final[{ast.unparse(line.annotation)}]"
    for node in ast.walk(module):
        if not isinstance(node, ast.ClassDef):
            continue
        typed = _is_dataclass(node) or any(ast.unparse(base) == "NamedTuple" for base in node.bases)
        for call in node.decorator_list:
            if typed and isinstance(call, ast.Call):
                yield from ((o.value, "False") for o in call.keywords if o.arg == "slots")
        for line in node.body:
            if isinstance(line, ast.Assign) and ast.unparse(line.targets[0]) == "__slots__":
                yield line, "pass"
            if isinstance(line, ast.AnnAssign) and typed:
                yield line.annotation, ""


def _is_dataclass(node: ast.ClassDef) -> bool:
    return any(ast.unparse(head).startswith("dataclass") for head in node.decorator_list)


def _makers(module: ast.Module) -> Iterator[tuple[ast.stmt, str]]:
    """Yield the last statement of each dataclass, and the ``__init__`` that is added behind it.

    None for one that is frozen, or whose fields have more to them than a default.
    """
    for node in module.body:
        if not isinstance(node, ast.ClassDef) or not _is_dataclass(node):
            continue
        fields = [line for line in node.body if isinstance(line, ast.AnnAssign)]
        plain = not any("field(" in ast.unparse(line) for line in fields)
        if plain and "frozen=True" not in ast.unparse(node.decorator_list[0]):
            given, made = ["self"], []
            for line in fields:
                name = ast.unparse(line.target)
                default = f" = {ast.unparse(line.value)}" if line.value else ""
                given.append(f"{name}: {ast.unparse(line.annotation)}{default}")
                made.append(f"self.{name} = {name}")
            head = f"def __init__({', '.join(given)}) -> None"
            yield node.body[-1], f"\n    {head}: {'; '.join(made)}\n"
