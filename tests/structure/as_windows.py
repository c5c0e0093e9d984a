"""Plays Windows to our own code on Linux: `python -m tests.structure.as_windows -m MODULE…`, or a script's path.

What the standard library lacks there is read from typeshed, which mypy brings. Our code alone sees it: the standard
library and the packages are their authors' to carry over. A file that is open, or read-only, is neither removed nor
replaced, whoever asks; text without an encoding is an error. All else, Windows itself has to show.
"""

import ast
import asyncio
import builtins
import errno
import fcntl
import os
import runpy
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Final

type Name = str | os.PathLike[str]
type Scope = Mapping[str, object] | None

OURS: Final = {"proxy", "policies", "detectors", "models"}
PYTHON: Final = "PARAVENT_PLAYED_PYTHON"
"""Environment variable: what our code is told that `sys.executable` is; a script that starts this module."""

_SPEC: Final = find_spec("mypy")
_STUBS: Final = Path(str(_SPEC.origin)).parent / "typeshed" / "stdlib" if _SPEC else Path()


def names(module: str, platform: str) -> frozenset[str]:
    """What a module of the standard library has on a platform."""
    place = _STUBS.joinpath(*module.split("."))
    stub = place / "__init__.pyi" if place.is_dir() else place.with_suffix(".pyi")
    return frozenset(_declared(ast.parse(stub.read_text("utf-8")).body, platform)) if stub.is_file() else frozenset()


@cache
def absent(module: str) -> frozenset[str]:
    """What Linux has of a module and Windows has not."""
    return names(module, "linux") - names(module, "win32")


@cache
def is_missing(module: str) -> bool:
    """Whether Windows has nothing at all of a module."""
    return bool(names(module, "linux")) and not any(not name.startswith("_") for name in names(module, "win32"))


def _declared(body: Iterable[ast.stmt], platform: str) -> Iterator[str]:
    for node in body:
        match node:
            case ast.If(test, then, otherwise):
                yield from _declared(then if _holds(test, platform) else otherwise, platform)
            case ast.FunctionDef(name) | ast.AsyncFunctionDef(name) | ast.ClassDef(name):
                yield name
            case ast.AnnAssign(ast.Name(name)):
                yield name
            case ast.Assign(targets):
                yield from (one.id for one in targets if isinstance(one, ast.Name))
            case ast.Import(given) | ast.ImportFrom(_, given):
                yield from (one.asname or "*" for one in given if one.asname or one.name == "*")  # what PEP 484 exports


def _holds(test: ast.expr, platform: str) -> bool:
    told = {"sys": SimpleNamespace(platform=platform, version_info=sys.version_info), "TYPE_CHECKING": False}
    return bool(eval(compile(ast.Expression(test), "typeshed", "eval"), told))


class View(ModuleType):
    """A module as Windows has it."""

    def __init__(self, real: ModuleType, **other: object) -> None:
        super().__init__(real.__name__)
        self.__dict__.update(other, _real=real)

    def __getattr__(self, name: str) -> object:
        if name in absent(self.__name__):
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r} on Windows")
        return getattr(self._real, name)


class Msvcrt(ModuleType):
    """The module that Windows alone has, as far as our code calls it."""

    LK_NBLCK, SEM_FAILCRITICALERRORS, SEM_NOGPFAULTERRORBOX = 2, 1, 2

    def SetErrorMode(self, mode: int) -> None:  # noqa: N802 - its name
        assert mode == self.SEM_FAILCRITICALERRORS | self.SEM_NOGPFAULTERRORBOX

    def locking(self, descriptor: int, mode: int, size: int) -> None:
        assert (mode, size) == (self.LK_NBLCK, 1)
        assert os.lseek(descriptor, 0, os.SEEK_CUR) > os.fstat(descriptor).st_size, "others could not read that byte"
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise PermissionError(errno.EACCES, "Permission denied") from None


def play() -> None:
    """From here on this process is on Windows."""
    builtins.__import__ = _importing(builtins.__import__)
    for name in ("unlink", "remove", "replace", "rename"):
        setattr(os, name, _sharing(getattr(os, name)))
    for name in ("add_signal_handler", "remove_signal_handler", "add_reader", "remove_reader"):
        setattr(asyncio.SelectorEventLoop, name, getattr(asyncio.AbstractEventLoop, name))
    warnings.filterwarnings("ignore", category=EncodingWarning)
    ours = "|".join(OURS)
    warnings.filterwarnings("error", category=EncodingWarning, module=rf"({ours})(\.|$)")


def _importing(real: Callable[..., ModuleType]) -> Callable[..., ModuleType]:
    views: dict[str, ModuleType] = {
        "os": View(os, name="nt", O_BINARY=0),
        "sys": View(sys, platform="win32", executable=os.environ.get(PYTHON, sys.executable)),
        "msvcrt": Msvcrt("msvcrt"),
    }

    def imported(name: str, globals: Scope = None, *arguments: object, **more: object) -> ModuleType:  # noqa: A002 - its name
        package = str((globals or {}).get("__package__") or "")
        if package.partition(".")[0] not in OURS or name.partition(".")[0] not in sys.stdlib_module_names:
            return real(name, globals, *arguments, **more)
        if name == "msvcrt":
            return views[name]
        if is_missing(name):
            raise ModuleNotFoundError(f"No module named {name!r} on Windows, for {package}", name=name)
        found = real(name, globals, *arguments, **more)
        return views.setdefault(found.__name__, View(found) if absent(found.__name__) else found)

    return imported


def _sharing(real: Callable[..., None]) -> Callable[..., None]:
    def call(*paths: Name, **more: object) -> None:
        for path in () if more.get("dir_fd") is not None else paths:
            if _is_open(path) or (path is paths[-1] and _is_read_only(path)):
                raise PermissionError(errno.EACCES, "in use by this very process, or read-only", str(path))
        real(*paths, **more)

    return call


def _is_open(path: Name) -> bool:
    where = os.path.realpath(path)
    folder = Path("/proc/self/fd")
    return any(os.path.realpath(one) == where for one in folder.iterdir() if one.is_symlink())


def _is_read_only(path: Name) -> bool:
    return Path(path).is_file() and not Path(path).stat().st_mode & 0o200


def main() -> None:
    """Play, then run what the command line names."""
    play()
    sys.argv[:] = sys.argv[1:]
    if sys.argv[0] == "-m":
        sys.argv[:] = sys.argv[1:]
        runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
    else:
        runpy.run_path(sys.argv[0], run_name="__main__")


if __name__ == "__main__":
    main()
