"""Every regular expression of the host: who made it, and what is done with it."""

from __future__ import annotations

import ast
import gc
import importlib
import pkgutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

ANCHORED = frozenset({"match", "fullmatch"})
"""Methods that try one place only."""


@dataclass(frozen=True)
class Found:
    """A pattern. `place` is the module that compiles it and the name that it has there, "" if it has none."""

    expression: str
    flags: int
    module: str
    name: str
    anchored: bool

    @property
    def place(self) -> str:
        return f"{self.module}:{self.name or self.expression[:40]}"


def of_modules() -> list[Found]:
    """What the modules of the host compile when they are imported, and when its knowledge is read."""
    seen: dict[tuple[str, int], tuple[str, int]] = {}
    compiler: Any = importlib.import_module("re._compiler")
    whole = compiler.compile

    def note(expression: Any, flags: int = 0) -> Any:
        caller = _caller(sys._getframe(1))
        if caller is not None and isinstance(expression, str | bytes):
            text = expression if isinstance(expression, str) else expression.decode("latin-1")
            seen.setdefault((text, int(flags)), caller)
        return whole(expression, flags)

    compiler.compile = note
    try:
        import smallprint

        for found_module in pkgutil.walk_packages(smallprint.__path__, "smallprint."):
            if not found_module.name.endswith("__main__"):
                importlib.import_module(found_module.name)
        from smallprint import knowledge

        _ = knowledge.load("en").asking
    finally:
        compiler.compile = whole
    root = Path(smallprint.__path__[0])
    names = {path: _names(path) for path, _ in seen.values()}
    used = {path: _uses(path) for path in map(str, root.rglob("*.py"))}
    found = []
    for (expression, flags), (path, line) in seen.items():
        name = next((name for start, end, name in names[path] if start <= line <= end), "")
        methods = (
            used[path]
            .get(name, set())
            .union(*(uses.get(name, ()) for uses in used.values() if name in uses.get("import", ())))
        )
        module = ".".join(Path(path).relative_to(root).with_suffix("").parts)
        found.append(Found(expression, flags, module, name, bool(methods) and methods <= ANCHORED))
    return found


def of_phrases() -> list[str]:
    """The expressions of the catalogue's phrases, each once."""
    from smallprint import knowledge
    from smallprint.matching.phrases import Phrase

    known = knowledge.load("en")
    assert known.asking is not None
    gc.unfreeze()  # what is loaded for good is not among the objects that are collected
    return sorted({thing.expression for thing in gc.get_objects() if type(thing) is Phrase})


def _caller(frame: FrameType | None) -> tuple[str, int] | None:
    """The line of the host that is behind a call, if any is before the standard library's own doings."""
    while frame is not None:
        path = frame.f_code.co_filename
        if f"{Path('host') / 'smallprint'}" in path:
            return path, frame.f_lineno
        if not path.endswith("functools.py") and Path(path).parent.name != "re":
            return None
        frame = frame.f_back
    return None


def _names(path: str) -> list[tuple[int, int, str]]:
    """The lines of each assignment to a plain name, innermost last."""
    tree = ast.parse(Path(path).read_text("utf-8"))
    return [(node.lineno, node.end_lineno or node.lineno, name) for node, name in _assignments(tree)]


def _assignments(tree: ast.AST) -> Iterator[tuple[ast.stmt, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            yield node, node.targets[0].id


def _uses(path: str) -> dict[str, set[str]]:
    """The methods that a file calls on its names, where any other use of one counts as "*"; the names that it
    imports are under "import"."""
    tree = ast.parse(Path(path).read_text("utf-8"))
    used: dict[str, set[str]] = {}
    called = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            used.setdefault(node.value.id, set()).add(node.attr)
            called.add(id(node.value))
        elif isinstance(node, ast.ImportFrom):
            used.setdefault("import", set()).update(alias.name for alias in node.names)
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and id(node) not in called:
            used.setdefault(node.id, set()).add("*")
    return used
