"""The wheel, installed as people do it, does its work without the checkout."""

from __future__ import annotations

import json
import struct
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from smallprint import __version__
from smallprint.host import FORBIDDEN
from smallprint.identity import FIREFOX_ID, HOST_NAME, allowed_origins
from tests.packaging.installers import WAYS, Installed, install, wheels
from tests.packaging.packages import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping

SAMPLE = ROOT / "tests" / "policies" / "lumora" / "source.html"
SUMMARIZE = ["summarize", "-", "--format", "json"]


@pytest.fixture(scope="session")
def house(built: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return wheels(built["wheel"], tmp_path_factory.mktemp("wheels"))


@pytest.fixture(scope="module", params=WAYS)
def installed(
    request: pytest.FixtureRequest,
    built: dict[str, Path],
    house: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Installed:
    return install(request.param, built["wheel"], house, tmp_path_factory.mktemp(request.param))


def hello(script: Path, arguments: list[str], environment: Mapping[str, str], cwd: Path) -> dict[str, Any]:
    """What a host answers to `hello`, asked as a browser asks."""
    request = json.dumps({"id": 1, "op": "hello"}).encode()
    done = subprocess.run(
        [script, *arguments],
        input=struct.pack("=I", len(request)) + request,
        capture_output=True,
        check=True,
        timeout=60,
        env=environment,
        cwd=cwd,
    )
    (size,) = struct.unpack("=I", done.stdout[:4])
    answer: dict[str, Any] = json.loads(done.stdout[4 : 4 + size])
    return answer


def test_both_commands_are_there_and_say_the_version(installed: Installed) -> None:
    told = installed.run("smallprint", "--version")
    assert told.stdout.decode().strip() == f"smallprint {__version__}"
    refused = installed.run("smallprint-host")
    assert refused.returncode == FORBIDDEN
    assert b"hint:" in refused.stderr


def cards(told: bytes) -> dict[str, Any]:
    """What `summarize` printed, without what is of the moment."""
    found: dict[str, Any] = json.loads(told)
    del found["engine"]["milliseconds"], found["source"]["retrieved_at"]
    return found


@pytest.fixture(scope="module")
def here() -> dict[str, Any]:
    """The sample's cards, by the checkout."""
    command = [sys.executable, "-m", "smallprint.cli", *SUMMARIZE]
    return cards(subprocess.run(command, input=SAMPLE.read_bytes(), capture_output=True, check=True).stdout)


def test_the_catalogue_and_the_models_are_in_it(installed: Installed, here: dict[str, Any]) -> None:
    told = installed.run("smallprint", *SUMMARIZE, stdin=SAMPLE.read_bytes())
    assert told.returncode == 0, told.stderr
    assert here["overview"]
    assert cards(told.stdout) == here


def test_it_registers_itself_from_its_own_templates(installed: Installed, tmp_path: Path) -> None:
    done = installed.run("smallprint", "install", "--profile", str(tmp_path))
    assert done.returncode == 0, done.stderr
    manifest = json.loads((tmp_path / "NativeMessagingHosts" / f"{HOST_NAME}.json").read_text("utf-8"))
    assert manifest["allowed_origins"] == allowed_origins()
    script = Path(manifest["path"])
    assert script.is_absolute()
    assert ROOT not in script.resolve().parents
    answer = hello(script, manifest["allowed_origins"], installed.environment, installed.cwd)
    assert answer["result"]["version"] == __version__

    gone = installed.run("smallprint", "uninstall", "--profile", str(tmp_path))
    assert gone.returncode == 0, gone.stderr
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_firefox_is_served_as_well(installed: Installed) -> None:
    script = installed.bin / "smallprint-host"
    answer = hello(script, ["manifest.json", FIREFOX_ID], installed.environment, installed.cwd)
    assert answer["result"]["version"] == __version__


def test_the_sdist_can_be_installed_too(built: dict[str, Path], tmp_path: Path) -> None:
    """As distributions and the reviewers of stores do; hatchling is taken from here."""
    flags = ["--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", str(tmp_path)]
    done = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", *flags, str(built["sdist"])],
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / built["wheel"].name).is_file()
