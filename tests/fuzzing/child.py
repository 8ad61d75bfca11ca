"""Searches one target, guided by which lines of Smallprint an input reaches: what `python -m tests.fuzzing` starts.

python -m tests.fuzzing.child TARGET FOLDER -- FLAGS      flags of libFuzzer
"""

from __future__ import annotations

import importlib
import logging
import pkgutil
import sys
import warnings
from pathlib import Path
from random import Random

import atheris

_LEFT_OUT = ("smallprint.__main__", "smallprint.batch")
"""A program, and what may need more than is installed."""


def main(name: str, folder: str, flags: list[str]) -> None:
    """Search the target `name`; what fails is kept in `folder`. Does not return."""
    with atheris.instrument_imports(include=["smallprint"]):
        _import_everything()
        from tests.fuzzing import homes
        from tests.fuzzing.crashing import Crashes
        from tests.fuzzing.mutating import mutate
        from tests.fuzzing.targets import TARGETS

    target = TARGETS[name]
    crashes = Crashes(target, Path(folder))

    def change(data: bytes, longest: int, seed: int) -> bytes:
        """Half of the new inputs are ours, half those of the search."""
        chance = Random(seed)  # noqa: S311 - for places, no secrets
        if chance.random() < 0.5:
            return mutate(data, longest, chance, target.words)
        return bytes(atheris.Mutate(data, longest))

    logging.disable(logging.CRITICAL)  # pypdf tells of each broken file
    warnings.simplefilter("ignore")
    with homes.home():
        for seed in target.seeds():
            crashes.run(seed)
        atheris.Setup([sys.argv[0], *flags], crashes.run, custom_mutator=change)
        atheris.Fuzz()


def _import_everything() -> None:
    """Import all modules while they are instrumented, as many are imported late."""
    import smallprint

    for module in pkgutil.walk_packages(smallprint.__path__, "smallprint."):
        if not module.name.startswith(_LEFT_OUT):
            importlib.import_module(module.name)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[4:])
