"""Starts searches, each in a process of its own, and tells what came of them."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.fuzzing.crashing import CRASHES
from tests.fuzzing.targets import TARGETS

if TYPE_CHECKING:
    from tests.fuzzing.target import Target

ROOT = Path(__file__).resolve().parents[2]
_SECONDS, _MEGABYTES = 300, 3_000
"""Of one input, after which the search ends with it: no input comes near them."""
_RUNS = re.compile(r"stat::number_of_executed_units:\s*(\d+)")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a search: its `runs` and the `seconds` that they took, and the inputs that failed."""

    target: str
    runs: int
    seconds: float
    crashes: list[Path]
    log: str

    @property
    def failed(self) -> bool:
        """Whether anything did not hold, or the search itself did not end as it should."""
        return bool(self.crashes) or not self.runs

    def __str__(self) -> str:
        rate = self.runs / self.seconds if self.seconds else 0
        return f"{self.target:10} {self.runs:>12,} runs {rate:>9,.0f}/s {len(self.crashes):>3} crashes"


def search(name: str, corpus: Path, *, runs: int, seconds: int = 0) -> Outcome:
    """Search a target for so many runs, or seconds if they are not 0, from what is in `corpus` on."""
    inputs, words = corpus / name, corpus / f"{name}.words"
    _prepare(TARGETS[name], inputs, words)
    kept = CRASHES / name
    kept.mkdir(parents=True, exist_ok=True)
    before = set(kept.iterdir())
    flags = [
        f"-runs={runs}",
        f"-max_total_time={seconds}",
        f"-max_len={TARGETS[name].longest}",
        *([f"-dict={words}"] if TARGETS[name].words else []),
        f"-artifact_prefix={kept}/",
        f"-timeout={_SECONDS}",
        f"-rss_limit_mb={_MEGABYTES}",
        "-print_final_stats=1",
        "-verbosity=1",
        str(inputs),
    ]
    command = [sys.executable, "-m", "tests.fuzzing.child", name, str(kept), "--", *flags]
    ran = subprocess.run(
        command,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    counted = _RUNS.search(ran.stdout)
    taken = re.search(r"Done \d+ runs in (\d+) second", ran.stdout)
    crashes = sorted(set(kept.iterdir()) - before)
    if not any(kept.iterdir()):
        kept.rmdir()
    log = "\n".join(line for line in ran.stdout.splitlines() if not line.startswith(("#", '"', "INFO:")))
    return Outcome(
        name, int(counted[1]) if counted else 0, float(taken[1]) if taken else 0.0, crashes, log[-5_000:]
    )


def _prepare(target: Target, inputs: Path, words: Path) -> None:
    """Write the seeds and the words of a target as libFuzzer reads them."""
    inputs.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(target.seeds()):
        (inputs / f"seed-{number}").write_bytes(seed[: target.longest])
    escaped = ("".join(f"\\x{byte:02x}" for byte in word[:60]) for word in target.words)
    words.write_text("".join(f'"{word}"\n' for word in escaped), encoding="ascii")
