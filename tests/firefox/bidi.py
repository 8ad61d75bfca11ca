"""A client of WebDriver BiDi, the protocol by which Firefox lets itself be driven: one command after the other."""

from __future__ import annotations

import json
import time
from typing import Any

import websocket


class BidiError(Exception):
    """The browser refuses a command, or an expression has thrown."""


class Bidi:
    """A session on a line to one browser. Events are not asked for, so each message answers a command."""

    def __init__(self, port: int, timeout: float = 60) -> None:
        """Wait up to `timeout` seconds for the browser. Raises TimeoutError."""
        self._line = _connect(port, timeout)
        self._last = 0
        self.send("session.new", capabilities={"alwaysMatch": {"acceptInsecureCerts": True}})

    def send(self, method: str, **params: Any) -> dict[str, Any]:
        """The result of a command. Raises BidiError, and WebSocketTimeoutException after half a minute."""
        self._last += 1
        self._line.send(json.dumps({"id": self._last, "method": method, "params": params}))
        while (answer := json.loads(self._line.recv())).get("id") != self._last:
            pass
        if answer["type"] == "error":
            raise BidiError(f"{method}: {answer['error']}: {answer['message']}")
        result: dict[str, Any] = answer["result"]
        return result

    def evaluate(self, context: str, expression: str, *, gesture: bool = False) -> Any:
        """The value of a JavaScript expression, awaited, as JSON carries it; with `gesture` as if in a click."""
        answer = self.send(
            "script.evaluate",
            expression=f"(async () => JSON.stringify((await ({expression})) ?? null))()",
            target={"context": context},
            awaitPromise=True,
            userActivation=gesture,
        )
        if answer["type"] == "exception":
            raise BidiError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])

    def close(self) -> None:
        """Hang up."""
        self._line.close()


def _connect(port: int, timeout: float) -> websocket.WebSocket:
    end = time.monotonic() + timeout
    while True:
        try:
            # Firefox takes no line that names an origin, as those of web pages do.
            return websocket.create_connection(
                f"ws://127.0.0.1:{port}/session", timeout=30, suppress_origin=True
            )
        except OSError:
            if time.monotonic() > end:
                raise TimeoutError("Firefox did not open its port") from None
            time.sleep(0.05)
