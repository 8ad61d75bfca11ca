"""Runs the evaluations and holds their figures against floors.toml."""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_HERE = Path(__file__).parent
_DATA = _HERE.resolve().parents[2] / "shared" / "data"
_NAMES = (
    "seed", "quotes", "reading", "last_updated", "detection", "lit", "finding", "samples", "gold", "judged",
    "practices", "data_types", "topics", "intents", "unusual", "asking", "changes",
)  # fmt: skip
_MODULES = {
    "last_updated": "reading",
    "practices": "cases",
    "data_types": "segments",
    "topics": "segments",
    "intents": "segments",
}
_GROUPS = {"knowledge": ("practices", "data_types", "topics", "intents", "judged", "unusual")}
_SHOWN = 20


def main() -> int:
    """Print the figures of each evaluation; 1 where one is below its floor."""
    parser = argparse.ArgumentParser(prog="scripts/evaluate", description=__doc__)
    choice = f"of {', '.join((*_NAMES, *_GROUPS))}; all by default"
    parser.add_argument("names", nargs="*", metavar="NAME", help=choice)
    parser.add_argument("--data", type=Path, default=_DATA, help="a folder of the form of shared/data")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    options = parser.parse_args()
    names = [part for name in options.names or _NAMES for part in _GROUPS.get(name, (name,))]
    if unknown := set(names) - set(_NAMES):
        parser.error(f"no evaluation is called {', '.join(sorted(unknown))}; give one {choice}")
    if not options.data.is_dir():
        parser.error(f"no folder {options.data}; give one with --data")
    figures = {name: _evaluation(name)(options.data) for name in dict.fromkeys(names)}
    below = list(_below_floors(figures))
    if options.json:
        print(json.dumps({"figures": figures, "below_floor": below}, indent=1, default=str))
    else:
        for name, figure in figures.items():
            print(f"\n{name}")
            _print(figure, "  ")
    for line in below:
        print(f"below its floor: {line}", file=sys.stderr)
    return 1 if below else 0


def _evaluation(name: str) -> Callable[[Path], dict[str, Any]]:
    module = import_module(f"scripts.evaluation.{_MODULES.get(name, name)}")
    evaluate: Callable[[Path], dict[str, Any]] = getattr(module, f"evaluate_{name}")
    return evaluate


def _below_floors(figures: dict[str, dict[str, Any]]) -> list[str]:
    floors = tomllib.loads((_HERE / "floors.toml").read_text(encoding="utf-8"))
    return [
        f"{name} {path} is {reached}, floor {floor}"
        for name, wanted in floors.items()
        if name in figures and "skipped" not in figures[name]
        for path, floor in wanted.items()
        if (reached := _at(figures[name], path)) < floor
    ]


def _at(figure: dict[str, Any], path: str) -> float:
    """The number at a dotted path of a figure; one that is missing counts as nothing reached."""
    value: Any = figure
    for key in path.split("."):
        value = value.get(key) if isinstance(value, dict) else None
    return value or 0.0


def _print(value: Any, indent: str) -> None:
    for key, inner in value.items():
        if isinstance(inner, dict) and inner:
            print(f"{indent}{key}")
            _print(inner, indent + "  ")
        elif isinstance(inner, list) and inner:
            print(f"{indent}{key} ({len(inner)})")
            for row in inner[:_SHOWN]:
                print(f"{indent}  {_row(row)}")
        else:
            print(f"{indent}{key}: {_row(inner)}")


def _row(value: Any) -> str:
    if isinstance(value, dict):
        return "  ".join(f"{key} {_row(inner)}" for key, inner in value.items())
    return f"{value:.3f}" if isinstance(value, float) else str(value)


if __name__ == "__main__":
    sys.exit(main())
