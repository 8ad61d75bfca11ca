"""Ways in which the host can go wrong in Firefox, which has words of its own for them, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Visitor


def test_missing_host_names_the_command_and_recovers(visitor: Visitor) -> None:
    visitor.host.missing()
    popup = visitor.policy()
    assert popup.problem() == "host_missing"
    assert "smallprint install" in popup.text()
    visitor.host.real()
    popup.go_on("Try again")
    popup.cards()


def test_a_host_of_another_extension_is_as_good_as_missing(visitor: Visitor) -> None:
    visitor.host.foreign()
    popup = visitor.policy()
    assert popup.problem() == "host_missing"


@pytest.mark.parametrize(
    ("mode", "code"),
    [("crash", "host_crashed"), ("old", "host_old"), ("new", "extension_old"), ("garbage", "protocol")],
)
def test_broken_host(visitor: Visitor, mode: str, code: str) -> None:
    visitor.host.fake(mode)
    popup = visitor.policy()
    assert popup.problem() == code
    visitor.host.real()
    popup.go_on("Try again")
    popup.cards()


def test_a_program_that_is_gone(visitor: Visitor) -> None:
    visitor.host.fake("silence")
    (visitor.browser.home / "fake" / "smallprint-host").unlink()
    assert visitor.policy().problem() == "host_broken"


def test_pages_that_the_browser_keeps_to_itself(visitor: Visitor) -> None:
    popup = visitor.go("about:license")
    assert popup.problem() == "page_browser"
